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
  /// The base case, priced.
  private let base: ScenarioModel
  private var solver: BushAssignment
  let workers: Int
  private let iterationLimit: Int

  /// Certified relative gap at which solves stop.
  package var requestedGap: Double { solver.stopping.relativeGap }

  /// Prepares a study.
  ///
  /// - Parameters:
  ///   - study: the validated study.
  ///   - relativeGap: certified gap at which a solve stops, as a share of the total cost.
  ///   - iterationLimit: shortest-path passes after which it stops anyway.
  ///   - workers: solves under way at once.
  package init(
    _ study: Study, relativeGap: Double = 1e-9, iterationLimit: Int = 200, workers: Int
  ) {
    self.study = study
    self.workers = workers
    self.iterationLimit = iterationLimit
    scenarios = ScenarioList(study.investments)
    let supernetwork = Supernetwork(of: study.network.adding(study.investments))
    base = ScenarioModel(
      study.network, in: supernetwork, demand: study.demand,
      layout: DemandLayout(study.demand, on: supernetwork), parameters: study.parameters)
    solver = BushAssignment(
      stopping: StoppingRule(relativeGap: relativeGap, iterationLimit: iterationLimit),
      mathematics: .platform)
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
    return await solve(scenario, model, problems, from: base, workers: workers)
  }

  /// Solves a scenario as it has been priced, periods one after another.
  ///
  /// - Parameter relativeGap: where to stop, if not at the planner's own gap.
  func solve(
    _ scenario: Scenario, _ model: ScenarioModel, relativeGap: Double, from base: Solution?
  ) async -> Solution {
    var planner = self
    planner.solver = BushAssignment(
      stopping: StoppingRule(relativeGap: relativeGap, iterationLimit: iterationLimit),
      mathematics: .platform)
    return await planner.solve(
      scenario, model, study.network.periods.map { model.problem(for: $0) }, from: base, workers: 1)
  }

  private func solve(
    _ scenario: Scenario, _ model: ScenarioModel, _ problems: [AssignmentProblem],
    from base: Solution?, workers: Int
  ) async -> Solution {
    // As many periods as workers are under way, and the searches of each are cut among as many
    // threads: the last period has all of them.
    let executor = ThreadExecutor(workers: workers)
    let results = await parallel(Array(problems.indices), workers: workers) {
      solver.assign(problems[$0], from: base?.results[$0].bushes, executor: executor)
    }
    return Solution(scenario: scenario, model: model, problems: problems, results: results)
  }

  /// Runs independent work with at most `workers` pieces under way, results in the given order.
  func parallel<Item: Sendable, Output: Sendable>(
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
