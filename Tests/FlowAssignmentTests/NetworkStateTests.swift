import PathKernel
import TestSupport
import Testing

@testable import FlowAssignment

/// Costs and slopes that follow flows shift by shift.
@Suite struct NetworkStateTests {
  /// Random problems as they are, and with a facility of its own for every arc.
  private static func problems(_ seed: Int) -> [AssignmentProblem] {
    let problem = AssignmentProblem.random(seed: seed)
    var random = SplitMix64(seed: seed)
    var own = problem
    own.firstUse = [0]
    own.arcFacility = []
    own.facilities = []
    for _ in 0..<problem.graph.arcCount {
      // Facilities in the reverse order of the arcs, some arcs without one.
      if random.chance(0.8) { own.arcFacility.insert(Int32(own.facilities.count), at: 0) }
      if own.arcFacility.count > own.facilities.count {
        own.facilities.append(
          AssignmentProblem.Facility(
            delay: .random(&random), delayCostPerHour: random.number(from: 0.5, to: 3),
            preload: random.chance(0.3) ? random.number(from: 0, to: 4) : 0))
      }
      own.firstUse.append(Int32(own.arcFacility.count))
    }
    return [problem, own]
  }

  private static func loads(_ problem: AssignmentProblem, _ random: inout SplitMix64) -> [Double] {
    (0..<problem.graph.arcCount).map { _ in
      random.chance(0.3) ? 0 : random.number(from: 0, to: 8)
    }
  }

  /// Facility flows of some arc loads and the arc costs of a class at them, by the definitions.
  private static func costs(
    _ problem: AssignmentProblem, _ loads: [Double], ofClass userClass: Int
  ) -> [Double] {
    var flow = problem.facilities.map(\.preload)
    for arc in loads.indices {
      for use in problem.uses(of: Int32(arc)) { flow[Int(problem.arcFacility[use])] += loads[arc] }
    }
    let delay = zip(problem.facilities, flow).map { facility, flow in
      facility.delayCostPerHour * facility.delay.delay(at: flow, .platform).hours
    }
    return SlowCertificate.arcCosts(problem, ofClass: userClass, delay)
  }

  private func areNear(_ values: [Double], _ expected: [Double]) -> Bool {
    values.count == expected.count
      && zip(values, expected).allSatisfy { $0 == $1 || abs($0 - $1) <= 1e-9 * max(1, abs($1)) }
  }

  /// No bush of any flow, but one that has every arc priced.
  private static func everyArc(of problem: AssignmentProblem) -> Bush {
    let arcs = Array(0..<Int32(problem.graph.arcCount))
    return Bush(entries: arcs, coreCount: arcs.count)
  }

  @Test func pricesArcsAtTheFlowsOfEachClass() {
    for seed in 0..<100 {
      for problem in Self.problems(seed) {
        var random = SplitMix64(seed: seed)
        var state = NetworkState(problem, .platform)
        let none = [Double](repeating: 0, count: problem.graph.arcCount)
        state.choose(0, for: Self.everyArc(of: problem))
        #expect(areNear(state.arcs.map(\.cost), Self.costs(problem, none, ofClass: 0)))
        for _ in 0..<3 {
          let loads = Self.loads(problem, &random)
          state.set(arcLoads: loads)
          for userClass in problem.classes.indices {
            state.choose(userClass, for: Self.everyArc(of: problem))
            let expected = Self.costs(problem, loads, ofClass: userClass)
            #expect(areNear(state.arcs.map(\.cost), expected), "seed \(seed)")
          }
        }
      }
    }
  }

  @Test func aDirectionCostsWhatItsArcsCostAndBendsByItsFiniteDifference() {
    for seed in 0..<200 {
      for problem in Self.problems(seed) {
        var random = SplitMix64(seed: seed)
        var state = NetworkState(problem, .platform)
        let userClass = random.integer(below: problem.classes.count)
        var loads = Self.loads(problem, &random)
        state.set(arcLoads: loads)
        state.choose(userClass, for: Self.everyArc(of: problem))
        let open = (0..<problem.graph.arcCount).filter { state.arcs[$0].cost < .infinity }
        guard !open.isEmpty else { continue }
        var expected = 0.0
        var factors = [Double](repeating: 0, count: problem.graph.arcCount)
        for _ in 0..<(1 + random.integer(below: 6)) {
          let arc = open[random.integer(below: open.count)]
          let factor = random.number(from: -1, to: 1)
          state.collect(arc, times: factor)
          expected += factor * state.arcs[arc].cost
          factors[arc] += factor
        }
        let (gradient, curvature) = state.closeDirection()
        #expect(abs(gradient - expected) <= 1e-9 * max(1, abs(expected)), "seed \(seed)")
        #expect(abs(state.gradient() - gradient) <= 1e-9 * max(1, abs(gradient)))
        let step = 1e-5
        state.move(step)
        let above = state.gradient()
        state.move(-2 * step)
        let difference = (above - state.gradient()) / (2 * step)
        #expect(curvature >= 0)
        // Where flow begins, a power has another slope on either side.
        let hasZero = zip(loads, factors).contains { $0 == 0 && $1 != 0 }
        if !hasZero {
          #expect(
            abs(difference - curvature) <= 1e-4 * max(1, curvature), "seed \(seed)")
        }
        state.move(step + 0.01)
        for arc in loads.indices {
          loads[arc] += 0.01 * factors[arc] * problem.classes[userClass].arcLoad[arc]
        }
        state.choose(userClass, for: Self.everyArc(of: problem))
        #expect(
          areNear(state.arcs.map(\.cost), Self.costs(problem, loads, ofClass: userClass)),
          "seed \(seed)")
        state.dropDirection()
        #expect(state.gradient() == 0)
      }
    }
  }

  @Test func whatIsOnBothSidesOfADirectionCancels() {
    var network = ProblemBuilder(nodes: 3)
    let road = network.facility(.linear(slope: 1), preload: 2)
    let bridge = network.facility(.linear(slope: 4))
    network.arc(0, 1, cost: 1, through: [road, bridge])
    network.arc(0, 2, cost: 3, through: [bridge, bridge])
    network.arc(1, 2, cost: 7, through: [road])
    var state = NetworkState(network.problem(), .platform)
    state.collect(0, times: 1)
    state.collect(2, times: -1)
    let (gradient, curvature) = state.closeDirection()
    #expect(gradient == 1 - 7 + 0 && curvature == 4)
    state.dropDirection()
    for factor in [1.0, -1, 1] { state.collect(2, times: factor) }
    let (again, slope) = state.closeDirection()
    #expect(again == 7 + 2 && slope == 1)
    state.dropDirection()
    state.collect(1, times: 1)
    #expect(state.closeDirection() == (3, 16))
  }

  @Test func tellsWhetherFacilitiesBelongToOneArcEach() {
    func isSeparable(_ uses: [[Int32]]) -> Bool {
      var network = ProblemBuilder(nodes: 2)
      for _ in 0..<3 { _ = network.facility(.linear(slope: 1)) }
      for use in uses { network.arc(0, 1, through: use) }
      return network.problem().isSeparable
    }
    #expect(isSeparable([]) && isSeparable([[]]) && isSeparable([[2], [], [0]]))
    #expect(!isSeparable([[0], [0]]) && !isSeparable([[0, 1]]) && !isSeparable([[1, 1]]))
  }
}
