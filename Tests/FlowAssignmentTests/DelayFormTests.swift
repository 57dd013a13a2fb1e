import FlowAssignment
import TestSupport
import Testing

/// Derivatives, curvatures and integrals of delay functions with any parameters.
@Suite struct DelayFormTests {
  private static func scale(_ function: DelayFunction) -> Double {
    function.capacity < .infinity ? function.capacity : 1
  }

  private static func atCapacity(_ function: DelayFunction) -> Double {
    function.delay(at: scale(function), .platform).hours
  }

  /// Flows at which a function or one of its derivatives breaks.
  private static func breaks(_ function: DelayFunction) -> [Double] {
    switch function {
    case .queue(let capacity, let limit), .track(_, let capacity, _, let limit): [capacity * limit]
    case .tabulated(let table): table.flows
    case .marginal(let base): breaks(base)
    default: []
    }
  }

  /// Flows from nearly none to thrice the capacity, none so near a break that a difference over
  /// `1e-4` of it would straddle it.
  private static func flows(_ function: DelayFunction, _ random: inout SplitMix64) -> [Double] {
    let uses = [1e-6, 1e-3, 0.1, 0.5, 0.9, 0.999, 1, 1.001, 1.2, 3]
    let scale = scale(function)
    return (uses + (0..<10).map { _ in random.number(from: 0, to: 2.5) }).map { $0 * scale }
      .filter { flow in breaks(function).allSatisfy { abs($0 - flow) > 2e-4 * flow } }
  }

  private func forAnyFunction(
    seeds: Range<Int> = 0..<400, _ body: (DelayFunction, inout SplitMix64, Int) -> Void
  ) {
    for seed in seeds {
      var random = SplitMix64(seed: seed)
      let function = DelayFunction.randomOfAnyForm(&random)
      #expect(function.isValid)
      body(function, &random, seed)
    }
  }

  @Test func haveTheSlopeOfTheirFiniteDifference() {
    forAnyFunction { function, random, seed in
      for flow in Self.flows(function, &random) {
        let step = 1e-4 * flow
        let hours = [-2, -1, 1, 2].map {
          function.delay(at: flow + Double($0) * step, .platform).hours
        }
        // Four points: the error is of the fourth order, where two leave 1e-8 times the third.
        let expected = (hours[0] - 8 * hours[1] + 8 * hours[2] - hours[3]) / (12 * step)
        let slope = function.delay(at: flow, .platform).slope
        // The forms with an asymptote are differences of numbers of the size at capacity.
        let rounding = 1e-14 * hours[3] + 1e-15 * Self.atCapacity(function)
        let tolerance = 1e-8 * abs(expected) + rounding / step
        #expect(abs(slope - expected) <= tolerance, "\(function) at \(flow), seed \(seed)")
      }
    }
  }

  @Test func haveTheCurvatureOfTheirSlopesFiniteDifference() {
    forAnyFunction { function, random, seed in
      for flow in Self.flows(function, &random) {
        let step = 1e-4 * flow
        let slopes = [-2, -1, 1, 2].map {
          function.delay(at: flow + Double($0) * step, .platform).slope
        }
        let expected = (slopes[0] - 8 * slopes[1] + 8 * slopes[2] - slopes[3]) / (12 * step)
        let curvature = function.curvature(at: flow, .platform)
        let tolerance = 1e-8 * abs(expected) + 1e-13 * slopes[3] / step
        #expect(abs(curvature - expected) <= tolerance, "\(function) at \(flow), seed \(seed)")
      }
    }
  }

  /// Integral by Gauss and Legendre's five points over pieces that halve towards zero, where a
  /// fractional power is not smooth, and end at the function's breaks.
  private static func quadrature(_ function: DelayFunction, to flow: Double) -> Double {
    let points = [
      (0.0, 128.0 / 225), (0.5384693101056831, 0.47862867049936647),
      (-0.5384693101056831, 0.47862867049936647), (0.906179845938664, 0.23692688505618908),
      (-0.906179845938664, 0.23692688505618908),
    ]
    var ends = breaks(function) + [0, flow]
    for halving in 1...30 {
      // Akcelik's form turns within a hair of capacity.
      if halving < 25 {
        for side in [-1.0, 1] {
          ends.append(scale(function) * (1 + side / Double(1 << halving)))
        }
      }
      for part in 4..<8 { ends.append(flow * Double(part) / 4 / Double(1 << halving)) }
    }
    ends = ends.filter { $0 <= flow }.sorted()
    var sum = 0.0
    for (start, end) in zip(ends, ends.dropFirst()) where end > start {
      let half = (end - start) / 12
      for part in 0..<6 {
        let middle = start + half * Double(2 * part + 1)
        for (place, weight) in points {
          sum += half * weight * function.delay(at: middle + half * place, .platform).hours
        }
      }
    }
    return sum
  }

  @Test func haveTheIntegralThatQuadratureFinds() {
    forAnyFunction(seeds: 0..<100) { function, random, seed in
      for flow in Self.flows(function, &random) {
        let integral = function.integral(to: flow, .platform)
        let expected = Self.quadrature(function, to: flow)
        // Closed forms have logarithms, exact to the rounding of the integral up to capacity.
        let lost = 1e-15 * Self.scale(function) * Self.atCapacity(function)
        #expect(
          abs(integral - expected) <= 1e-9 * expected + lost, "\(function) at \(flow), seed \(seed)"
        )
      }
    }
  }

  @Test func neverFallAndStartFromNothing() {
    forAnyFunction { function, _, seed in
      #expect(function.delay(at: 0, .platform).hours == 0, "\(function), seed \(seed)")
      #expect(function.integral(to: 0, .platform) == 0, "\(function), seed \(seed)")
      #expect(function.delay(at: -1e-9, .platform).hours == 0, "\(function), seed \(seed)")
      #expect(function.integral(to: -1e-9, .platform) == 0, "\(function), seed \(seed)")
      #expect(function.curvature(at: 0, .platform).isFinite)
      var last = 0.0
      for step in 0...400 {
        let flow = Double(step) / 100 * Self.scale(function)
        let (hours, slope) = function.delay(at: flow, .platform)
        #expect(hours >= last * (1 - 1e-15) && slope >= 0, "\(function) at \(flow), seed \(seed)")
        #expect(hours.isFinite && slope.isFinite)
        last = hours
      }
    }
  }

  @Test func bendUpwardsWherePromised() {
    forAnyFunction { function, _, seed in
      switch function {
      // 8 J/(C T) is above 4 for some of these; marginals are monotone, not always convex.
      case .akcelik, .marginal: return
      case .tabulated(let table) where !table.isConvex: return
      default: break
      }
      var last = 0.0
      for step in 1...400 {
        let flow = Double(step) / 100 * Self.scale(function)
        let slope = function.delay(at: flow, .platform).slope
        #expect(slope >= last * (1 - 1e-12), "\(function) at \(flow), seed \(seed)")
        #expect(function.curvature(at: flow, .platform) >= 0)
        last = slope
      }
    }
    for parameter in [0.1, 1.6, 5, 99, 100] {
      let road = DelayFunction.akcelik(
        kilometres: 1, periodHours: 1, capacity: 200, delayParameter: parameter)
      for step in 0...100 { #expect(road.curvature(at: Double(6 * step), .platform) >= 0) }
    }
  }

  @Test func marginalsAreWhatOneMoreUnitCostsEverybody() {
    forAnyFunction { function, random, seed in
      guard function.hasMonotoneMarginal else { return }
      let marginal = function.marginalView
      for flow in Self.flows(function, &random) {
        let (hours, slope) = function.delay(at: flow, .platform)
        let expected = hours + flow * slope
        #expect(
          abs(marginal.delay(at: flow, .platform).hours - expected) <= 1e-13 * expected,
          "\(function) at \(flow), seed \(seed)")
        let total = flow * hours
        #expect(abs(marginal.integral(to: flow, .platform) - total) <= 1e-13 * total)
        #expect(marginal.capacity == function.capacity)
      }
    }
  }

  @Test(arguments: [1.0, 1.2, 1.5, 2, 2.5, 3, 4])
  func powersHaveFiniteDerivativesAtZeroFlow(_ beta: Double) {
    let function = DelayFunction.bpr(freeFlowHours: 2, capacity: 10, alpha: 0.5, beta: beta)
    let (hours, slope) = function.delay(at: 0, .platform)
    #expect(hours == 0 && slope == (beta == 1 ? 0.1 : 0))
    let curvature = function.curvature(at: 0, .platform)
    switch beta {
    case 1: #expect(curvature == 0)
    case 2: #expect(abs(curvature - 0.02) < 1e-16)
    case 1..<2: #expect(curvature > 1 && curvature.isFinite, "no bound, held at 1e-9")
    default: #expect(curvature == 0)
    }
  }

  @Test func powersBelowOneStartSteepButNotWithoutBound() {
    let root = DelayFunction.bpr(freeFlowHours: 2, capacity: 10, alpha: 0.5, beta: 0.5)
    #expect(root.delay(at: 0, .platform).hours == 0)
    #expect(root.delay(at: 0, .platform).slope > 1e3)
    #expect(root.delay(at: 0, .platform).slope.isFinite)
    #expect(abs(root.delay(at: 2.5, .platform).hours - 0.5) < 1e-15)
    #expect(abs(root.delay(at: 2.5, .platform).slope - 0.1) < 1e-15)
    #expect(abs(root.integral(to: 2.5, .platform) - 2.5 * 0.5 / 1.5) < 1e-14)
  }

  @Test(arguments: [1.05, 2, 4, 12])
  func theConicalFormIsOneAtZeroAndTwoAtCapacity(_ alpha: Double) {
    let function = DelayFunction.conical(freeFlowHours: 0.5, capacity: 1800, alpha: alpha)
    let beta = (2 * alpha - 1) / (2 * alpha - 2)
    #expect(abs((alpha * alpha + beta * beta).squareRoot() - (alpha + beta - 1)) < 1e-13)
    #expect(function.delay(at: 0, .platform).hours == 0)
    #expect(abs(function.delay(at: 1800, .platform).hours - 0.5) < 1e-14)
    let use = 0.7
    let root = (alpha * alpha * (1 - use) * (1 - use) + beta * beta).squareRoot()
    let spiess = 2 + root - alpha * (1 - use) - beta
    #expect(abs(function.delay(at: 1260, .platform).hours - 0.5 * (spiess - 1)) < 1e-14)
  }

  @Test func akceliksFormHasHisDelayAtCapacity() {
    // sqrt(8 J/(C T))/4 T per kilometre.
    let road = DelayFunction.akcelik(
      kilometres: 2, periodHours: 0.5, capacity: 1600, delayParameter: 0.1)
    let ratio = 8 * 0.1 / (1600 * 0.5)
    #expect(
      abs(road.delay(at: 1600, .platform).hours - 2 * 0.25 * 0.5 * ratio.squareRoot()) < 1e-16)
    let late = 2 * 0.25 * 0.5 * (1 + (1 + 2 * ratio).squareRoot())
    #expect(abs(road.delay(at: 3200, .platform).hours - late) < 1e-15)
  }

  @Test func tablesGoStraightBetweenTheirPointsAndOn() throws {
    let table = try DelayTable(flows: [0, 100, 200], hours: [0, 1, 4])
    let function = DelayFunction.tabulated(table)
    let expected = [
      (0.0, 0.0, 0.01), (50, 0.5, 0.01), (100, 1, 0.03), (150, 2.5, 0.03), (300, 7, 0.03),
    ]
    for (flow, hours, slope) in expected {
      #expect(abs(function.delay(at: flow, .platform).hours - hours) < 1e-14)
      #expect(abs(function.delay(at: flow, .platform).slope - slope) < 1e-16)
    }
    #expect(abs(function.integral(to: 300, .platform) - (50 + 250 + 550)) < 1e-10)
    #expect(function.capacity == 200 && table.isConvex)
    #expect(table.flows == [0, 100, 200] && table.hours == [0, 1, 4])
    let flattening = try DelayTable(flows: [0, 100, 200], hours: [0, 1, 1])
    #expect(!flattening.isConvex && !DelayFunction.tabulated(flattening).hasMonotoneMarginal)
  }

  @Test(arguments: [
    ([0.0], [0.0], DelayTable.Defect.tooFewPoints),
    ([0, 1], [0, 1, 2], .tooFewPoints),
    ([1, 2], [0, 1], .doesNotStartAtZero),
    ([0, 2], [0.5, 1], .doesNotStartAtZero),
    ([.nan, 2], [0, 1], .doesNotStartAtZero),
    ([0, 2, 2], [0, 1, 2], .flowDoesNotRise(point: 2)),
    ([0, 2, 3], [0, 1, 0.9], .delayFalls(point: 2)),
    ([0, 2, .infinity], [0, 1, 2], .notFinite(point: 2)),
    ([0, 2, 3], [0, .nan, 2], .notFinite(point: 1)),
    ([0, 1e-300], [0, 1e300], .notFinite(point: 1)),
  ])
  func tablesSayWhatIsWrong(_ flows: [Double], _ hours: [Double], _ defect: DelayTable.Defect) {
    #expect(throws: defect) { try DelayTable(flows: flows, hours: hours) }
  }

  @Test(arguments: [
    DelayFunction.bpr(freeFlowHours: 1, capacity: 0, alpha: 0.15, beta: 4),
    .bpr(freeFlowHours: 1, capacity: .infinity, alpha: 0.15, beta: 4),
    .bpr(freeFlowHours: 1, capacity: 9, alpha: -0.15, beta: 4),
    .bpr(freeFlowHours: .nan, capacity: 9, alpha: 0.15, beta: 4),
    .queue(capacity: 0, limit: 0.9), .queue(capacity: 1, limit: 1),
    .track(freeFlowHours: 1, capacity: 0, weight: 1, limit: 0.9),
    .conical(freeFlowHours: 1, capacity: 0, alpha: 4),
    .conical(freeFlowHours: 1, capacity: 9, alpha: 1),
    .akcelik(kilometres: 1, periodHours: 1, capacity: 0, delayParameter: 1),
    .akcelik(kilometres: 1, periodHours: 0, capacity: 1, delayParameter: 1),
    .akcelik(kilometres: 1, periodHours: 1, capacity: 1, delayParameter: 0),
    .linear(slope: -1), .linear(slope: .nan),
    .marginal(.queue(capacity: 0, limit: 0.9)), .marginal(.marginal(.linear(slope: 1))),
  ])
  func withoutCapacityOrOtherwiseOutOfRangeAreNotValid(_ function: DelayFunction) {
    #expect(!function.isValid)
  }

  @Test(arguments: DelayFunctionTests.all) func ofTheUsualParametersAreValid(
    _ function: DelayFunction
  ) {
    #expect(function.isValid)
  }
}
