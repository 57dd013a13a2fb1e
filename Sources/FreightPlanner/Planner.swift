package import FlowAssignment
package import FreightAppraisal
package import FreightGraph
package import FreightModel

/// One study from validated tables to answers: every command goes through it.
///
/// The topology is laid out once; a scenario is a step in pricing from the base case, started from
/// its flows. Periods and scenarios are solved in parallel, each by itself, so that the answers
/// are the same bit for bit for any number of workers.
package struct Planner: Sendable {
  package let study: Study
  package let scenarios: ScenarioList
  /// How the background was estimated from counts; nil before, or without any.
  package let fit: MatrixFit?
  /// The study as it was read, before the background was estimated.
  private let prior: Study
  /// The base case, priced.
  let base: ScenarioModel
  /// Whose cost of delay the classes pay.
  package var delayValues: DelayValues { base.delayValues }
  private let solver: BushAssignment
  private let workers: Int

  /// Certified relative gap at which solves stop.
  package var requestedGap: Double { solver.stopping.relativeGap }

  /// Prepares a study.
  ///
  /// - Parameters:
  ///   - study: the validated study.
  ///   - relativeGap: certified gap at which a solve stops, as a share of the total cost.
  ///   - iterationLimit: shortest-path passes after which it stops anyway.
  ///   - delayValues: whose cost of delay the classes pay.
  ///   - workers: solves under way at once.
  package init(
    _ study: Study, relativeGap: Double = 1e-9, iterationLimit: Int = 200,
    delayValues: DelayValues = .common, workers: Int
  ) {
    self.init(
      study, prior: study, fit: nil,
      BushAssignment(
        stopping: StoppingRule(relativeGap: relativeGap, iterationLimit: iterationLimit),
        mathematics: .platform), delayValues, workers: workers)
  }

  /// A planner of an estimated study with another's settings.
  init(_ study: Study, fit: MatrixFit, like other: Planner) {
    self.init(
      study, prior: other.study, fit: fit, other.solver, other.delayValues,
      workers: other.workers)
  }

  private init(
    _ study: Study, prior: Study, fit: MatrixFit?, _ solver: BushAssignment,
    _ delayValues: DelayValues, workers: Int
  ) {
    self.study = study
    self.prior = prior
    self.fit = fit
    self.solver = solver
    self.workers = workers
    scenarios = ScenarioList(study.investments)
    let supernetwork = Supernetwork(of: study.network.adding(study.investments))
    base = ScenarioModel(
      study.network, in: supernetwork, demand: study.demand,
      layout: DemandLayout(study.demand, on: supernetwork, parameters: study.parameters),
      parameters: study.parameters, delayValues: delayValues, mathematics: .platform)
  }

  /// The same study with one parameter at another value, on the same topology.
  private init(_ other: Planner, setting name: ParameterName, to value: Double) {
    study = other.study.setting(name, to: value)
    prior = other.prior.setting(name, to: value)
    fit = other.fit
    scenarios = other.scenarios
    workers = 1
    let supernetwork = other.base.supernetwork
    base = ScenarioModel(
      study.network, in: supernetwork, demand: study.demand,
      layout: DemandLayout(study.demand, on: supernetwork, parameters: study.parameters),
      parameters: study.parameters, delayValues: other.delayValues, mathematics: .platform)
    solver = other.solver
  }

  /// The same study with one parameter at another value. The background matrix stays as it was
  /// estimated, but for the parameter of that estimation itself.
  private func setting(_ name: ParameterName, to value: Double) async -> Planner {
    let planner = Planner(self, setting: name, to: value)
    guard name == .priorDispersion else { return planner }
    return await Planner(
      planner.prior, prior: planner.prior, fit: nil, solver, delayValues, workers: 1
    ).fitted()
  }

  private var rangedParameters: [Parameter] {
    study.parameters.rows.filter { $0.range.lowerBound < $0.range.upperBound }
  }

  /// Options solved by `sensitivities`.
  package var sensitivitySolves: Int {
    2 * rangedParameters.count * scenarios.headlines().count
  }

  /// Solves the base case and the headline investments with every parameter at either end of its
  /// range, one parameter at a time, each solve started from the study's own base case.
  ///
  /// - Parameter progress: called with the number of solves done, from any thread.
  /// - Returns: by option, then in the order of the parameters; parameters without a range are left
  ///   out.
  package func sensitivities(
    progress: @escaping @Sendable (Int) -> Void
  ) async -> [Sensitivity] {
    let options = scenarios.headlines()
    let base = Scenario(kind: .base, investments: [])
    guard !options.isEmpty else { return [] }
    let central = await solve(base)
    let ends = rangedParameters.flatMap {
      [($0, $0.range.lowerBound), ($0, $0.range.upperBound)]
    }
    let counter = Counter(0, progress)
    let comparisons = await parallel(ends, workers: workers) { parameter, value in
      let name = ParameterName(rawValue: parameter.id.name)!
      let planner = await setting(name, to: value)
      let start = await planner.solve(base, from: central, workers: 1)
      let outcome = planner.outcome(of: start)
      var found: [Comparison] = []
      for option in options {
        let solution = await planner.solve(option, from: start, workers: 1)
        found.append(Comparison(outcome, planner.outcome(of: solution)))
        await counter.increment()
      }
      return found
    }
    return options.indices.flatMap { option in
      stride(from: 0, to: ends.count, by: 2).map { end in
        Sensitivity(
          option: options[option], parameter: ends[end].0, low: comparisons[end][option],
          high: comparisons[end + 1][option])
      }
    }
  }

  /// A scenario solved in every period, with what is needed to explain it.
  package struct Solution: Sendable {
    package let scenario: Scenario
    package let model: ScenarioModel
    /// In the network's period order.
    package let problems: [AssignmentProblem]
    /// As `problems`.
    package let results: [AssignmentResult]
  }

  /// Solves one scenario, periods in parallel.
  ///
  /// - Parameter base: a solution whose flows to start from.
  package func solve(_ scenario: Scenario, from base: Solution? = nil) async -> Solution {
    await solve(scenario, from: base, workers: workers)
  }

  /// Solves scenarios and sums up each, all after the first from the first one's flows.
  ///
  /// A scenario's arrays are dropped as soon as it is summed up.
  ///
  /// - Parameter progress: called with the number of scenarios done, from any thread.
  package func outcomes(
    of list: [Scenario], progress: @escaping @Sendable (Int) -> Void
  ) async -> [ScenarioOutcome] {
    await solve(list, progress: progress) { outcome(of: $0) }
  }

  /// Solves scenarios in the order given and keeps what `summary` makes of each.
  package func solve<Summary: Sendable>(
    _ list: [Scenario], progress: @escaping @Sendable (Int) -> Void,
    _ summary: @escaping @Sendable (Solution) -> Summary
  ) async -> [Summary] {
    guard let first = list.first else { return [] }
    let base = await solve(first)
    progress(1)
    let counter = Counter(1, progress)
    // One what-if has its periods solved in parallel; among many, each scenario is one piece.
    let inside = list.count == 2 ? workers : 1
    let rest = await parallel(Array(list.dropFirst()), workers: workers) { scenario in
      let result = summary(await solve(scenario, from: base, workers: inside))
      await counter.increment()
      return result
    }
    return [summary(base)] + rest
  }

  /// A solution's indicators and gap over the year.
  package func outcome(of solution: Solution) -> ScenarioOutcome {
    var collector = IndicatorCollector(solution.model)
    var gap = 0.0
    var total = 0.0
    for (index, period) in study.network.periods.enumerated() {
      let result = solution.results[index]
      collector.add(solution.problems[index], result, period)
      gap += result.gap.absolute * period.hoursPerYear
      total += result.gap.totalCost * period.hoursPerYear
    }
    return ScenarioOutcome(
      scenario: solution.scenario, network: solution.model.scenario.network,
      gap: AnnualGap(
        absoluteSEK: gap, relative: total > 0 ? gap / total : 0,
        isConverged: solution.results.allSatisfy { $0.status == .converged },
        iterations: solution.results.reduce(0) { $0 + $1.log.count }),
      indicators: collector.indicators())
  }

  /// A scenario's costs, and its problem in each period.
  package func priced(
    _ scenario: Scenario
  ) -> (model: ScenarioModel, problems: [AssignmentProblem]) {
    let model = base.repriced(for: study.network.applying(scenarios.investments(of: scenario)))
    return (model, study.network.periods.map { model.problem(for: $0) })
  }

  private func solve(
    _ scenario: Scenario, from base: Solution?, workers: Int
  ) async -> Solution {
    let (model, problems) = priced(scenario)
    let results = await solve(problems, from: base?.results, workers: workers)
    return Solution(scenario: scenario, model: model, problems: problems, results: results)
  }

  /// Solves the problems of all periods in parallel.
  func solve(
    _ problems: [AssignmentProblem], from start: [AssignmentResult]?
  ) async -> [AssignmentResult] {
    await solve(problems, from: start, workers: workers)
  }

  private func solve(
    _ problems: [AssignmentProblem], from start: [AssignmentResult]?, workers: Int
  ) async -> [AssignmentResult] {
    // As many periods as workers are under way, and the searches of each are cut among as many
    // threads: the last period has all of them.
    let executor = ThreadExecutor(workers: workers)
    return await parallel(Array(problems.indices), workers: workers) {
      solver.assign(problems[$0], from: start?[$0].bushes, executor: executor)
    }
  }

  /// Runs independent work with at most `workers` pieces under way, results in the given order.
  private func parallel<Item: Sendable, Output: Sendable>(
    _ items: [Item], workers: Int, _ work: @escaping @Sendable (Item) async -> Output
  ) async -> [Output] {
    await withTaskGroup(of: (Int, Output).self) { group in
      var waiting = items.enumerated().makeIterator()
      func startNext() {
        guard let (index, item) = waiting.next() else { return }
        group.addTask { (index, await work(item)) }
      }
      for _ in 0..<workers { startNext() }
      var results = [Output?](repeating: nil, count: items.count)
      for await (index, output) in group {
        results[index] = output
        startNext()
      }
      return results.map { $0! }
    }
  }
}

/// Counts finished scenarios, whichever thread finishes them.
private actor Counter {
  private var count: Int
  private let report: @Sendable (Int) -> Void

  init(_ count: Int, _ report: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.report = report
  }

  func increment() {
    count += 1
    report(count)
  }
}
