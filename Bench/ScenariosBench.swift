import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// Many scenarios of the Oskarshamn study: packages of twelve investments, single losses and draws
/// of a sweep, with one worker and two, warm against cold.
///
/// Rows of one kind and any number of workers have one checksum. Cold rows solve a sample, each
/// scenario from nothing; their checksums differ from the warm ones' in what is summed.
enum ScenariosBench {
  /// One worker and two give the same bits.
  static let smokeCases = [
    Case(name: "scenarios/packages") {
      await same("packages") { await packages(of: Array(twelve.prefix(3)), workers: $0) }
    },
    Case(name: "scenarios/draws") { await same("draws") { await draws(2, workers: $0) } },
  ]

  static let cases: [Case] =
    [1, 2].flatMap { workers in
      [
        // Minutes: run by name.
        Case(name: "scenarios/packages/\(workers)-workers", isLong: true) {
          [await packages(of: twelve, workers: workers)].compactMap { $0 }
        },
        Case(name: "scenarios/losses/\(workers)-workers") { await losses(workers: workers) },
        Case(name: "scenarios/draws/\(workers)-workers") {
          [await draws(40, workers: workers)].compactMap { $0 }
        },
      ]
    } + [
      Case(name: "scenarios/packages-cold/1-workers") { await coldPackages() },
      Case(name: "scenarios/losses-cold/1-workers") { await coldLosses() },
      Case(name: "scenarios/draws-cold/1-workers") { await coldDraws() },
    ]

  private static let twelve: [Investment.ID] = [
    "KOMBI_1", "KOMBI_2", "SID750", "RV3747_NEW_A", "RV3747_UPG", "CTC", "STANG_UP", "PORT_QUAY",
    "PORT_RORO", "EL_BERGA", "ROCKNEBY", "E22_GV",
  ]

  /// One measured run, without a warm-up: the kernels are warm after the first of many scenarios.
  private static func row(
    _ name: String, scenarios: Int, seconds: Double, checksum: Double, expected: Double? = nil
  ) -> Row {
    Row(
      name: "scenarios/" + name, seconds: [seconds],
      counters: [("scenarios", Double(scenarios)), ("perSecond", Double(scenarios) / seconds)],
      checksum: checksum, expected: expected)
  }

  private static func timed<Value>(
    _ work: () async -> Value
  ) async -> (value: Value, seconds: Double) {
    let start = ContinuousClock.now
    let value = await work()
    return (value, (ContinuousClock.now - start) / .seconds(1))
  }

  private static func same(_ name: String, _ run: (Int) async -> Row?) async -> [Row] {
    guard let one = await run(1), let two = await run(2) else {
      return [Row(name: "scenarios/" + name, checksum: 0, expected: 1)]
    }
    return [
      Row(
        name: "scenarios/" + name, counters: [two.counters[0]], checksum: two.checksum,
        expected: one.checksum)
    ]
  }

  private static func packages(of ids: [Investment.ID], workers: Int) async -> Row? {
    guard let study = StudyBench.study() else { return nil }
    let planner = Planner(study, workers: workers)
    let run = await timed { await planner.packages(of: ids) }
    return row(
      "packages/\(workers)-workers", scenarios: run.value.outcomes.count, seconds: run.seconds,
      checksum: run.value.outcomes.reduce(0) { $0 + $1.costSEK })
  }

  private static func losses(workers: Int) async -> [Row] {
    guard let study = StudyBench.study() else { return [] }
    let planner = Planner(study, workers: workers)
    let run = await timed { await planner.resilience(of: .base) }
    let effects = run.value.singles + run.value.named.map(\.effect)
    return [
      row(
        "losses/\(workers)-workers", scenarios: effects.count, seconds: run.seconds,
        checksum: effects.reduce(0) { $0 + $1.totalCost.value })
    ]
  }

  /// A draw solves the base case and every headline.
  private static func draws(_ count: Int, workers: Int) async -> Row? {
    guard let study = StudyBench.study() else { return nil }
    let planner = Planner(study, relativeGap: 1e-7, workers: workers)
    let options = planner.scenarios.headlineScenarios()
    let design = design(count, planner)
    let run = await timed { await planner.sweep(design, of: options, done: [:]) { _ in } }
    return row(
      "draws/\(workers)-workers", scenarios: count * (1 + options.count), seconds: run.seconds,
      checksum: run.value.reduce(0) { $0 + $1.baseCostSEK })
  }

  private static func design(_ draws: Int, _ planner: Planner) -> SweepDesign {
    SweepDesign(
      .latinHypercube, draws: draws, parameters: planner.sweptParameters.count, seed: 1)
  }

  /// Every package of the first five, from nothing.
  private static func coldPackages() async -> [Row] {
    guard let study = StudyBench.study() else { return [] }
    let planner = Planner(study, workers: 1)
    let subsets = planner.scenarios.feasibleSubsets(of: Array(twelve.prefix(5)))
    let run = await timed {
      var cost = 0.0
      for subset in subsets {
        let scenario = Scenario(
          kind: .chosen, investments: planner.scenarios.ordered(subset))
        cost += planner.outcome(of: await planner.solve(scenario)).indicators.costSEK
      }
      return cost
    }
    return [
      row(
        "packages-cold/1-workers", scenarios: subsets.count, seconds: run.seconds,
        checksum: run.value)
    ]
  }

  /// Every tenth link lost, from nothing.
  private static func coldLosses() async -> [Row] {
    guard let study = StudyBench.study() else { return [] }
    let links = study.network.links.enumerated().filter { $0.offset % 10 == 0 }.map(\.element.id)
    let planners = links.map { link in
      Planner(
        study.replacing(network: study.network.restricted(by: [Closure(.link(link))])), workers: 1)
    }
    let run = await timed {
      var cost = 0.0
      for planner in planners {
        cost += planner.outcome(of: await planner.solve(.base)).indicators.costSEK
      }
      return cost
    }
    return [
      row(
        "losses-cold/1-workers", scenarios: links.count, seconds: run.seconds, checksum: run.value)
    ]
  }

  /// Ten draws, base case and headlines from nothing.
  private static func coldDraws() async -> [Row] {
    guard let study = StudyBench.study() else { return [] }
    let central = Planner(study, relativeGap: 1e-7, workers: 1)
    let scenarios = [.base] + central.scenarios.headlineScenarios()
    let design = design(10, central)
    let parameters = central.sweptParameters
    let planners = (0..<10).map { draw in
      var changed = study
      for (parameter, value) in zip(parameters, design.values(of: parameters, draw: draw)) {
        changed = changed.setting(ParameterName(rawValue: parameter.id.name)!, to: value)
      }
      return Planner(changed, relativeGap: 1e-7, workers: 1)
    }
    let run = await timed {
      var cost = 0.0
      for planner in planners {
        for scenario in scenarios {
          cost += planner.outcome(of: await planner.solve(scenario)).indicators.costSEK
        }
      }
      return cost
    }
    return [
      row(
        "draws-cold/1-workers", scenarios: 10 * scenarios.count, seconds: run.seconds,
        checksum: run.value)
    ]
  }
}
