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
  /// The study as it was read: all periods, and the background not yet estimated from counts.
  let prior: Study
  /// How the background was estimated from counts; nil before, or without any.
  package let fit: MatrixFit?
  /// The base case, priced.
  let base: ScenarioModel
  let settings: PlannerSettings
  /// The topology with the tables' own values.
  let supernetwork: Supernetwork
  private var solver: BalancedAssignment

  /// Years that can be asked for: growth at a fixed rate tells nothing beyond them.
  package static let years = 1990...2150

  /// Certified relative gap at which solves stop.
  package var requestedGap: Double { settings.relativeGap }
  /// The year that is solved; goods and traffic grow to it from the year of the tables.
  package var year: Int { settings.year ?? study.baseYear }
  /// Features of the model that are left out.
  package var without: Set<Feature> { settings.without }
  /// Whose cost of delay the classes pay.
  package var delayValues: DelayValues { settings.delayValues }
  private var workers: Int? { settings.workers }

  /// Prepares a study as it was read.
  package init(_ study: Study, _ settings: PlannerSettings) {
    self.init(study, prior: study, fit: nil, settings)
  }

  /// Prepares a study in the year of its tables with all features.
  package init(
    _ study: Study, relativeGap: Double = 1e-9, iterationLimit: Int = 200, workers: Int
  ) {
    self.init(
      study,
      PlannerSettings(
        relativeGap: relativeGap, iterationLimit: iterationLimit, workers: workers))
  }

  /// Prepares a study whose background may have been estimated.
  ///
  /// - Parameters:
  ///   - study: the study to solve.
  ///   - prior: the study as it was read.
  ///   - fit: how the background was estimated; nil if it was not.
  ///   - settings: how to solve it.
  ///   - supernetwork: the topology, if another planner has laid it out from the same tables.
  init(
    _ study: Study, prior: Study, fit: MatrixFit?, _ settings: PlannerSettings,
    on supernetwork: Supernetwork? = nil
  ) {
    var study = settings.without.contains(.periods) ? study.joiningPeriods() : study
    if settings.without.contains(.empties) {
      study = study.replacing(demand: study.demand.withoutEquipment)
    }
    let supernetwork =
      supernetwork ?? Supernetwork(of: study.network.adding(study.investments))
    self.study = study
    self.prior = prior
    self.fit = fit
    self.settings = settings
    self.supernetwork = supernetwork
    scenarios = ScenarioList(
      study.investments, options: study.demandOptions, headlines: study.headlines)
    base = ScenarioModel(
      study.network, in: supernetwork,
      demand: study.demand.under([], of: study.demandOptions),
      ownFlows: study.demand.flows.count,
      layout: DemandLayout(
        study.demand.holding(study.demandOptions), on: supernetwork,
        parameters: study.parameters),
      parameters: study.parameters,
      growth: Growth(
        study.growth, years: (settings.year ?? study.baseYear) - study.baseYear),
      without: settings.without, delayValues: settings.delayValues, mathematics: .platform)
    solver = BalancedAssignment(
      BushAssignment(
        stopping: StoppingRule(
          relativeGap: settings.relativeGap, iterationLimit: settings.iterationLimit),
        mathematics: .platform))
  }

  /// The same study with one parameter at another value, to be solved by one worker.
  ///
  /// The background matrix stays as it was estimated, but for the parameter of that estimation.
  func setting(_ name: ParameterName, to value: Double) async -> Planner {
    let prior = prior.setting(name, to: value)
    guard name != .priorDispersion else { return await Planner(prior, settings.alone).fitted() }
    return Planner(
      study.setting(name, to: value), prior: prior, fit: fit, settings.alone, on: supernetwork)
  }

  /// A scenario solved in every period, with what is needed to explain it.
  package struct Solution: Sendable {
    package let scenario: Scenario
    package let model: ScenarioModel
    /// In the network's period order.
    package let equilibria: [BalancedAssignment.Result]

    /// As `equilibria`, with the empties as demand.
    package var problems: [AssignmentProblem] { equilibria.map(\.problem) }
    /// As `equilibria`.
    package var results: [AssignmentResult] { equilibria.map(\.assignment) }
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
  /// - Parameters:
  ///   - list: the scenarios.
  ///   - base: the base case with the tables' own demand, if it is solved already.
  ///   - progress: called with the number of scenarios done, from any thread.
  package func outcomes(
    of list: [Scenario], from base: Solution? = nil, progress: @escaping @Sendable (Int) -> Void
  ) async -> [ScenarioOutcome] {
    await solve(list, from: base, progress: progress) { outcome(of: $0) }
  }

  /// Solves scenarios in the order given and keeps what `summary` makes of each.
  ///
  /// Every scenario but the base case with the tables' own demand starts from that one's flows,
  /// whether it is in the list or not, so that all commands give the same numbers.
  package func solve<Summary: Sendable>(
    _ list: [Scenario], from solved: Solution? = nil, progress: @escaping @Sendable (Int) -> Void,
    _ summary: @escaping @Sendable (Solution) -> Summary
  ) async -> [Summary] {
    guard let first = list.first else { return [] }
    let base = if let solved { solved } else { await solve(.base) }
    let isBaseFirst = first.id == Scenario.base.id
    if isBaseFirst { progress(1) }
    let counter = Counter(isBaseFirst ? 1 : 0, progress)
    let others = Array(isBaseFirst ? list.dropFirst() : list[...])
    // One what-if has its periods solved in parallel; among many, each scenario is one piece.
    let inside = others.count == 1 ? workers : 1
    let rest = await parallel(others, workers: workers) { scenario in
      let result = summary(await solve(scenario, from: base, workers: inside))
      await counter.increment()
      return result
    }
    return isBaseFirst ? [summary(base)] + rest : rest
  }

  /// A solution's indicators and gap over the year.
  package func outcome(of solution: Solution) -> ScenarioOutcome {
    var collector = IndicatorCollector(solution.model)
    var gap = 0.0
    var total = 0.0
    for (index, period) in study.network.periods.enumerated() {
      let result = solution.equilibria[index].assignment
      collector.add(solution.equilibria[index], period)
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
  ///
  /// - Parameters:
  ///   - scenario: what is built, and under which demand.
  ///   - closures: what is out of use, wholly or partly.
  package func priced(
    _ scenario: Scenario, with closures: [Closure] = []
  ) -> (model: ScenarioModel, problems: [AssignmentProblem]) {
    let model = model(of: scenario, with: closures)
    return (model, study.network.periods.map { model.problem(for: $0) })
  }

  /// A scenario's costs.
  func model(
    of scenario: Scenario, with closures: [Closure] = [], workers: Int? = 1
  ) -> ScenarioModel {
    let options = Set(scenario.demandOptions)
    return base.repriced(
      for: study.network.applying(scenarios.investments(of: scenario)).restricted(by: closures),
      demand: options.isEmpty
        ? nil
        : study.demand.under(options, of: study.demandOptions, at: scenario.demandLevel),
      executor: ThreadExecutor(workers: workers))
  }

  /// Solves a scenario with closures on the caller's thread, periods one after another.
  func solve(
    _ scenario: Scenario, with closures: [Closure], from base: Solution
  ) async -> Solution {
    await solve(scenario, with: closures, from: base, workers: 1)
  }

  private func solve(
    _ scenario: Scenario, with closures: [Closure] = [], from base: Solution?, workers: Int?
  ) async -> Solution {
    let model = model(of: scenario, with: closures, workers: workers)
    let equilibria = await solve(model, from: base?.equilibria, workers: workers) {
      model.problem(for: $0)
    }
    return Solution(scenario: scenario, model: model, equilibria: equilibria)
  }

  /// Solves a scenario as it has been priced, periods one after another.
  ///
  /// - Parameter relativeGap: where to stop, if not at the planner's own gap.
  func solve(
    _ scenario: Scenario, _ model: ScenarioModel, relativeGap: Double, from base: Solution?
  ) async -> Solution {
    let planner = stopping(atRelativeGap: relativeGap)
    let equilibria = await planner.solve(model, from: base?.equilibria, workers: 1) {
      model.problem(for: $0)
    }
    return Solution(scenario: scenario, model: model, equilibria: equilibria)
  }

  /// The same planner with another gap for its solves to stop at.
  func stopping(atRelativeGap relativeGap: Double) -> Planner {
    var planner = self
    planner.solver.solver.stopping = StoppingRule(
      relativeGap: relativeGap, iterationLimit: settings.iterationLimit)
    return planner
  }

  /// Solves the problems of all periods in parallel.
  func solve(
    _ model: ScenarioModel, _ problems: [AssignmentProblem],
    from start: [BalancedAssignment.Result]?
  ) async -> [BalancedAssignment.Result] {
    let problems = Dictionary(uniqueKeysWithValues: zip(study.network.periods.map(\.id), problems))
    return await solve(model, from: start, workers: workers) { problems[$0.id]! }
  }

  /// Solves all periods in parallel, each with its own problem.
  private func solve(
    _ model: ScenarioModel, from start: [BalancedAssignment.Result]?, workers: Int?,
    problem: @escaping @Sendable (Period) -> AssignmentProblem
  ) async -> [BalancedAssignment.Result] {
    // As many periods as workers are under way, and the searches of each are cut among as many
    // threads: the last period has all of them.
    let executor = ThreadExecutor(workers: workers)
    return await parallel(Array(study.network.periods.enumerated()), workers: workers) {
      index, period in
      solver.assign(
        problem(period), model.balances(for: period), from: start?[index].flows,
        executor: executor)
    }
  }
}
