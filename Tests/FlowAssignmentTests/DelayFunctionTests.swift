import FlowAssignment
import TestSupport
import Testing

@Suite struct DelayFunctionTests {
  static let all: [DelayFunction] = [
    .none,
    .bpr(freeFlowHours: 0.5, capacity: 1800, alpha: 0.15, beta: 4),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 1, beta: 1),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 1.3),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 2),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 2.5),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 3),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 5),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 6),
    .bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 8.4),
    .queue(capacity: 12, limit: 0.95),
    .queue(capacity: 0.4, limit: 0.8),
    .track(freeFlowHours: 1.5, capacity: 6, weight: 0.4, limit: 0.95),
    .track(freeFlowHours: 0, capacity: 6, weight: 0.4, limit: 0.95),
    .linear(slope: 0.3),
    .conical(freeFlowHours: 0.5, capacity: 1800, alpha: 4),
    .conical(freeFlowHours: 2, capacity: 10, alpha: 1.1),
    .conical(freeFlowHours: 2, capacity: 10, alpha: 12),
    .akcelik(kilometres: 3, periodHours: 1, capacity: 1800, delayParameter: 0.1),
    .akcelik(kilometres: 1, periodHours: 0.25, capacity: 12, delayParameter: 1.6),
    .akcelik(kilometres: 1, periodHours: 1, capacity: 2, delayParameter: 1),
    .akcelik(kilometres: 1, periodHours: 1, capacity: 1, delayParameter: 1.6),
    .marginal(.queue(capacity: 12, limit: 0.95)),
    .marginal(.track(freeFlowHours: 1.5, capacity: 6, weight: 0.4, limit: 0.95)),
    .marginal(.conical(freeFlowHours: 2, capacity: 10, alpha: 4)),
    .marginal(.akcelik(kilometres: 1, periodHours: 0.25, capacity: 12, delayParameter: 1.6)),
    .marginal(.bpr(freeFlowHours: 2, capacity: 10, alpha: 0.7, beta: 2.5)),
  ]

  /// The one form that does not start from nothing: the first to come wait for the opening.
  static let withClosing =
    all + [
      .closing(hours: 1.5, capacity: 6, limit: 0.95), .closing(hours: 0, capacity: 6, limit: 0.95),
      .marginal(.closing(hours: 1.5, capacity: 6, limit: 0.95)),
    ]

  /// Utilisations on both sides of everything that changes form.
  static let utilisations = [
    1e-3, 0.2, 0.5, 0.79, 0.81, 0.9, 0.949, 0.951, 0.999, 1, 1.001, 1.5, 3,
  ]

  private static func scale(_ function: DelayFunction) -> Double {
    function.capacity < .infinity ? function.capacity : 1
  }

  @Test(arguments: withClosing)
  func hasTheSlopeOfItsFiniteDifference(_ function: DelayFunction) {
    for utilisation in Self.utilisations {
      let flow = utilisation * Self.scale(function)
      let step = 1e-6 * flow
      let (_, slope) = function.delay(at: flow, .platform)
      let above = function.delay(at: flow + step, .platform).hours
      let below = function.delay(at: flow - step, .platform).hours
      let expected = (above - below) / (2 * step)
      // The last term is the rounding of the difference itself.
      let tolerance = 1e-6 * expected + 1e-15 * (above + 1 / Self.scale(function)) / step
      #expect(abs(slope - expected) <= tolerance, "at \(utilisation)")
    }
  }

  @Test(arguments: withClosing)
  func hasTheIntegralWhoseFiniteDifferenceIsTheDelay(_ function: DelayFunction) {
    for utilisation in Self.utilisations {
      let flow = utilisation * Self.scale(function)
      let step = 1e-4 * flow
      let hours = function.delay(at: flow, .platform).hours
      let above = function.integral(to: flow + step, .platform)
      let below = function.integral(to: flow - step, .platform)
      let expected = (above - below) / (2 * step)
      let tolerance = 1e-5 * expected + 2e-14 / step
      #expect(abs(hours - expected) <= tolerance, "at \(utilisation)")
    }
  }

  @Test(arguments: withClosing)
  func losesByCapacityWhatTheFiniteDifferenceSays(_ function: DelayFunction) {
    guard function.capacity < .infinity else {
      #expect(function.capacitySlope(at: 3, .platform) == 0)
      return
    }
    for utilisation in Self.utilisations {
      let capacity = function.capacity
      let flow = utilisation * capacity
      let step = 1e-6 * capacity
      let slope = function.capacitySlope(at: flow, .platform)
      let above = function.withCapacity(capacity + step).delay(at: flow, .platform).hours
      let below = function.withCapacity(capacity - step).delay(at: flow, .platform).hours
      let expected = (above - below) / (2 * step)
      let tolerance = 1e-6 * abs(expected) + 1e-15 * (above + 1 / capacity) / step
      #expect(abs(slope - expected) <= tolerance, "at \(utilisation): \(slope), \(expected)")
      #expect(slope <= 0)
    }
  }

  @Test(arguments: all)
  func startsFromNothingAtZeroFlow(_ function: DelayFunction) {
    let (hours, slope) = function.delay(at: 0, .platform)
    #expect(hours == 0)
    #expect(function.integral(to: 0, .platform) == 0)
    // From the right only: flows are not negative.
    let step = 1e-9 * Self.scale(function)
    let ahead = function.delay(at: step, .platform).hours / step
    switch function {
    case .bpr(_, _, _, let beta) where beta > 1, .marginal(.bpr(_, _, _, let beta)):
      #expect(slope == 0 && ahead < 1 && beta > 1)
    default: #expect(abs(slope - ahead) <= 1e-5 * ahead)
    }
  }

  @Test(arguments: all)
  func bearsAFlowARoundingErrorBelowZero(_ function: DelayFunction) {
    let flow = -1e-13 * Self.scale(function)
    let (hours, slope) = function.delay(at: flow, .platform)
    #expect(abs(hours) < 1e-10)
    #expect(slope.isFinite && slope >= 0)
    #expect(abs(function.integral(to: flow, .platform)) < 1e-10)
  }

  @Test(arguments: withClosing)
  func neverFallsAsFlowGrows(_ function: DelayFunction) {
    var last = (hours: 0.0, slope: 0.0, integral: 0.0)
    for index in 0...400 {
      let flow = Double(index) / 100 * Self.scale(function)
      let (hours, slope) = function.delay(at: flow, .platform)
      let integral = function.integral(to: flow, .platform)
      #expect(hours >= last.hours && slope >= 0 && integral >= last.integral)
      #expect(hours.isFinite && slope.isFinite && integral.isFinite)
      last = (hours, slope, integral)
    }
  }

  @Test(arguments: [
    DelayFunction.queue(capacity: 12, limit: 0.95),
    .track(freeFlowHours: 1.5, capacity: 6, weight: 0.4, limit: 0.95),
    .closing(hours: 1.5, capacity: 6, limit: 0.95),
  ])
  func goesOnSmoothlyAboveTheKnee(_ function: DelayFunction) {
    let knee = 0.95 * function.capacity
    let at = function.delay(at: knee, .platform)
    let area = function.integral(to: knee, .platform)
    for step in [1e-6, 1e-9, 1e-12].map({ $0 * knee }) {
      for flow in [knee - step, knee + step] {
        let near = function.delay(at: flow, .platform)
        #expect(abs(near.hours - at.hours) <= 1.01 * step * at.slope)
        #expect(abs(near.slope / at.slope - 1) <= 100 * step / knee + 1e-12)
        let nearArea = function.integral(to: flow, .platform)
        #expect(abs(nearArea - area) <= 1.01 * step * at.hours + 1e-14)
      }
    }
  }

  @Test func followsTheFormulasOfTheModel() {
    let bpr = DelayFunction.bpr(freeFlowHours: 10, capacity: 2000, alpha: 0.15, beta: 4)
    #expect(abs(bpr.delay(at: 1000, .platform).hours - 10 * 0.15 / 16) < 1e-14)
    let queue = DelayFunction.queue(capacity: 10, limit: 0.95)
    #expect(abs(queue.delay(at: 5, .platform).hours - (1.0 / 5 - 1.0 / 10)) < 1e-14)
    let track = DelayFunction.track(freeFlowHours: 2, capacity: 10, weight: 0.5, limit: 0.95)
    #expect(abs(track.delay(at: 8, .platform).hours - 0.5 * 2 * 4) < 1e-12)
    #expect(abs(track.integral(to: 8, .platform) - 10 * (1.6094379124341003 - 0.8)) < 1e-12)
    // Half as much again as the first to come at a third of the capacity; ln 1.5 in the integral.
    let closing = DelayFunction.closing(hours: 2, capacity: 9, limit: 0.95)
    #expect(closing.delay(at: 0, .platform).hours == 2)
    #expect(abs(closing.delay(at: 3, .platform).hours - 3) < 1e-12)
    #expect(abs(closing.integral(to: 3, .platform) - 18 * 0.4054651081081644) < 1e-12)
    #expect(DelayFunction.none.capacity == .infinity)
    #expect(track.capacity == 10)
  }
}
