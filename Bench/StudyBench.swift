import FlowAssignment
import Foundation
import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// The Oskarshamn study: reading, one solve, and every scenario, warm against cold.
enum StudyBench {
  static let smokeCases = [Case(name: "study/warm-package") { await smokeRows() }]

  static let cases =
    [
      Case(name: "study/read") {
        guard study() != nil else { return [] }
        let read = measure(repeats: 5) { study() != nil }
        return [Row(name: "study/read", seconds: read.seconds, checksum: 1)]
      }
    ]
    + [1, 2].flatMap { workers in
      [
        Case(name: "study/fit/\(workers)-workers") { await fit(workers: workers) },
        Case(name: "study/base/\(workers)-workers") { await base(workers: workers) },
        Case(name: "study/base-and-packages/\(workers)-workers") {
          await allWarm("base-and-packages", workers: workers) { $0.kind != .single }
        },
        Case(name: "study/all-warm/\(workers)-workers") {
          await allWarm("all-warm", workers: workers) { _ in true }
        },
        Case(name: "study/what-if/\(workers)-workers") { await parts(workers: workers) },
      ]
    }
    + [
      Case(name: "study/all-cold/1-workers") { await allCold() }
    ]

  /// A package solved from the base case's paths reaches the objective that it reaches cold.
  private static func smokeRows() async -> [Row] {
    // A study that cannot be read is a failure here, not a case left out.
    guard let study = study() else {
      return [Row(name: "study/read", checksum: 0, expected: 1)]
    }
    let planner = await Planner(study, relativeGap: 1e-11, workers: 2).fitted()
    let list = planner.scenarios.study()
    let package = list[list.count - 1]
    let cold = await planner.solve(package)
    let warm = await planner.solve([list[0], package], progress: { _ in }) { $0 }[1]
    return [
      Row(
        name: "study/warm-package", counters: [("scenarios", Double(list.count))],
        checksum: objective(warm), expected: objective(cold))
    ]
  }

  /// The background estimated from the counts, which every command does first.
  private static func fit(workers: Int) async -> [Row] {
    guard let study = study() else { return [] }
    let fit = await measure(repeats: 5) { await Planner(study, workers: workers).fitted() }
    return [
      Row(
        name: "study/fit/\(workers)-workers", seconds: fit.seconds,
        checksum: fit.value.study.demand.background.reduce(0) { $0 + $1.vehiclesPerDay })
    ]
  }

  private static func base(workers: Int) async -> [Row] {
    guard let study = study() else { return [] }
    let planner = await Planner(study, workers: workers).fitted()
    let list = planner.scenarios.study()
    let base = await measure(repeats: 5) { await planner.solve(list[0]) }
    return [
      Row(
        name: "study/base/\(workers)-workers", seconds: base.seconds,
        checksum: objective(base.value))
    ]
  }

  /// The scenarios wanted, all after the first from the first one's flows.
  private static func allWarm(
    _ name: String, workers: Int, _ isWanted: (Scenario) -> Bool
  ) async -> [Row] {
    guard let study = study() else { return [] }
    let planner = await Planner(study, workers: workers).fitted()
    let list = planner.scenarios.study().filter(isWanted)
    let warm = await measure(repeats: 5) { await planner.outcomes(of: list) { _ in } }
    return [row("study/\(name)/\(workers)-workers", warm.seconds, warm.value)]
  }

  private static func allCold() async -> [Row] {
    guard let study = study() else { return [] }
    let planner = await Planner(study, workers: 1).fitted()
    let list = planner.scenarios.study()
    let cold = await measure(repeats: 3) {
      var outcomes: [ScenarioOutcome] = []
      for scenario in list { outcomes.append(planner.outcome(of: await planner.solve(scenario))) }
      return outcomes
    }
    return [row("study/all-cold/1-workers", cold.seconds, cold.value)]
  }

  /// What-ifs from the base case, all three periods each: the first investment, the new road, and
  /// the largest package. On one worker also what that one takes besides its equilibria.
  private static func parts(workers: Int) async -> [Row] {
    guard let study = study() else { return [] }
    let planner = await Planner(study, workers: workers).fitted()
    let list = planner.scenarios.study()
    let package = list[list.count - 1]
    let base = await planner.solve(list[0])
    var rows: [Row] = []
    for scenario in [list[1], list.first { $0.id == "RV3747_NEW_A" } ?? list[2], package] {
      let whatIf = await measure(repeats: 20) {
        planner.outcome(of: await planner.solve(scenario, from: base))
      }
      rows.append(
        row("study/what-if/\(workers)-workers/\(scenario.id)", whatIf.seconds, [whatIf.value]))
    }
    guard workers == 1 else { return rows }
    let pricing = measure(repeats: 50) { planner.priced(package) }
    let solution = await planner.solve(package, from: base)
    let indicators = measure(repeats: 50) { planner.outcome(of: solution) }
    return rows + [
      Row(
        name: "study/pricing", seconds: pricing.seconds,
        checksum: pricing.value.problems.reduce(0) { $0 + sum($1) }),
      row("study/indicators", indicators.seconds, [indicators.value]),
    ]
  }

  /// Finite costs of every class on every arc.
  private static func sum(_ problem: AssignmentProblem) -> Double {
    problem.classes.reduce(0) { sum, userClass in
      sum + userClass.arcCost.reduce(0) { $1 < .infinity ? $0 + $1 : $0 }
    }
  }

  private static func row(
    _ name: String, _ seconds: [Double], _ outcomes: [ScenarioOutcome]
  ) -> Row {
    Row(
      name: name, seconds: seconds,
      counters: [
        ("scenarios", Double(outcomes.count)),
        ("iterations", Double(outcomes.reduce(0) { $0 + $1.gap.iterations })),
      ], checksum: outcomes.reduce(0) { $0 + $1.indicators.freightCostSEK })
  }

  private static func objective(_ solution: Planner.Solution) -> Double {
    solution.results.reduce(0) { $0 + $1.objective }
  }

  /// The study beside the package, or nil with a message.
  static func study() -> Study? {
    do {
      return try StudyReader.read(network: "Networks/oskarshamn", demand: nil)
    } catch {
      print("skipped: Networks/oskarshamn cannot be read from here")
      return nil
    }
  }
}
