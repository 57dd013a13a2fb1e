import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner
import Testing

/// Values of capacity of the real study against complete solves.
struct CapacityValueTests {
  private func cost(_ problem: AssignmentProblem, _ result: AssignmentResult) -> Double {
    zip(problem.pairs, result.pairLogsum).reduce(0) {
      $1.0.demand > 0 ? $0 + $1.0.demand * $1.1 : $0
    }
  }

  @Test func ofTheWorstBottlenecksAreTheFiniteDifferencesOfEquilibria() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let solution = await planner.solve(.base)
    let keys = solution.model.supernetwork.facilities.keys
    let problem = solution.problems[0]
    let solver = BushAssignment(
      stopping: StoppingRule(relativeGap: 1e-13, iterationLimit: 200), mathematics: .platform)
    let result = solver.assign(problem, from: solution.results[0].bushes)
    let response = problem.costResponse(of: result, .platform)
    #expect(response.residual <= 1e-8)
    let values = problem.facilities.indices.map { facility -> Double in
      let capacity = problem.facilities[facility].delay.capacity
      guard capacity < .infinity else { return 0 }
      return capacity
        * response.valueOfCapacity(
          of: facility, in: problem, flow: result.facilityFlow[facility], .platform)
    }
    let worst = values.indices.sorted { (abs(values[$1]), $0) < (abs(values[$0]), $1) }.prefix(12)
    for facility in worst {
      func saving(_ share: Double) -> Double {
        var other = problem
        other.facilities[facility].delay = problem.facilities[facility].delay.stretched(
          by: 1 + share)
        let answer = solver.assign(other, from: result.bushes)
        return (cost(problem, result) - cost(other, answer)) / share
      }
      let (right, left) = (saving(1e-4), saving(-1e-4))
      let central = (right + left) / 2
      #expect(
        abs(values[facility] - central) <= 5e-3 * abs(central),
        "\(keys[facility]): \(values[facility]), \(left), \(right)")
    }
  }

  /// The whole chain: a row of a table changes, empties find new ways, and the year is summed up.
  @Test func areWhatARowOfATableChanges() async throws {
    let planner = Planner(try oskarshamn(), relativeGap: 1e-12, workers: 2)
    let base = await planner.solve(.base)
    let values = try #require(planner.capacityValues(of: base))
    #expect(values.residual <= 1e-8)
    let ranked = values.values.map(\.sekPerYearPerPercent)
    #expect(ranked == ranked.sorted(by: >))
    let approach = try #require(values.values.first { $0.place.kind == .approach })
    let terminal = try #require(values.values.first { $0.place.kind == .terminal })
    let berth = try #require(values.values.first { $0.place.kind == .berth })
    #expect(approach.unit == .pcu && berth.unit == .berthHour)
    let changes: [(CapacityValue, (Double) -> Investment.Change)] = [
      (approach, { .changeQueue(JunctionQueue.ID(approach.place.id), .multiply($0)) }),
      (
        terminal,
        { .changeTerminal(Terminal.ID(terminal.place.id), .capacity, .multiply($0)) }
      ),
      (berth, { .changeBerth(Berth.ID(berth.place.id), .berths, .multiply($0)) }),
    ]
    for (value, change) in changes {
      var costs: [Double] = []
      for share in [-1e-3, 1e-3] {
        let other = Planner(
          try oskarshamn().adding([change(1 + share)], needs: nil), relativeGap: 1e-12, workers: 2)
        let start = await other.solve(.base)
        let solution = await other.solve(
          Scenario(kind: .chosen, investments: ["EXTRA"]), from: start)
        let indicators = other.outcome(of: solution).indicators
        costs.append(indicators.freightCostSEK + indicators.background.costSEK)
      }
      let difference = (costs[0] - costs[1]) / (2e-3 * value.capacity)
      #expect(
        abs(value.sekPerYear - difference) <= 0.02 * abs(difference),
        "\(value.place.id): \(value.sekPerYear), \(difference)")
    }
  }

  @Test func needDelayValuesThatAllShare() async throws {
    let planner = Planner(
      try fixture(), PlannerSettings(delayValues: .perClass, workers: 1))
    #expect(planner.capacityValues(of: await planner.solve(.base)) == nil)
  }

  @Test func headroomsOfTwoIndustriesComeInOrder() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let growing = [Growing.industry(.other), .goods]
    let answers = await planner.throughputs(of: [.base], growing: growing) { _ in }
    #expect(answers.map(\.growing) == growing)
    for answer in answers {
      let alone = await planner.throughput(of: .base, growing: answer.growing)
      #expect(alone.tightest?.factor == answer.tightest?.factor)
    }
  }

  /// By hand from the tables, in the peak, without an estimate from counts. Whatever leaves the cab
  /// plant and its logistics centre passes one of three approaches. Vehicle goods that leave, with
  /// 2 PCU a lorry: cabs 74,250 t and 8,250 t to be assembled at 11 and 12 t a lorry, and 8,000 t
  /// of scrap in load units at 28 t, all with 5 % positioning; 14,000 t of scrap in bulk at 28 t
  /// with 25 % empty; 15 % of the year in 1,000 hours.
  @Test func theVehicleIndustryGrowsUntilItsGatesAreFull() async throws {
    let planner = Planner(try oskarshamn(), workers: 2)
    let answer = await planner.throughput(of: .base, growing: .industry(.vehicle))
    let peak = answer.periods[0]
    #expect(Set(peak.binding.map(\.id)) == ["C_SCANIA", "S_LC", "S_SCANIA"])
    let lorries =
      74_250 / 11.0 * 1.05 + 8250 / 12.0 * 1.05 + 8000 / 28.0 * 1.05 + 14_000 / 28.0 * 1.25
    let growing = 2 * 0.15 / 1000 * lorries
    let preload = 0.085 * 1060
    let background = 0.085 * (3745 + 2 * 1054.2)
    let factor = (430 + 400 + 400 - preload - background) / growing
    #expect(abs(growing - 2.6203125) < 1e-12)
    #expect(abs(peak.factor - factor) < 1e-6 * factor)
    #expect(peak.binding.allSatisfy { abs($0.dual - 1 / growing) < 1e-6 })
  }
}
