import FreightModel
import PathKernel

/// How a train or ship runs between two terminals in one scenario.
public struct HaulPlan: Sendable {
  /// One link of the run.
  public struct Leg: Sendable {
    /// Row of the supernetwork's link.
    public let link: Int
    /// Whether it runs from -> to.
    public let isForward: Bool
    /// Row of the vehicle that pulls it here.
    public let vehicle: Int
    /// Kilometres.
    public let lengthKilometres: Double
    /// Hours at free flow.
    public let runningHours: Double
    /// Vehicle hours times their rate, SEK per run.
    public let timeCostSEK: Double
    /// Kilometres times their rate, SEK per run.
    public let distanceCostSEK: Double

    init(
      link: Int, isForward: Bool, vehicle: Int, over row: Link, by train: Vehicle,
      railSpeedShare: Double
    ) {
      self.link = link
      self.isForward = isForward
      self.vehicle = vehicle
      lengthKilometres = row.lengthKilometres
      runningHours = row.runningHours(for: train, railSpeedShare: railSpeedShare)
      timeCostSEK = train.costSEKPerHour * runningHours
      distanceCostSEK = train.costSEKPerKilometre * lengthKilometres
    }
  }

  /// Links in running order.
  public let legs: [Leg]
  /// Rows of the loco changes on the way.
  public let locoChanges: [Int]
  /// Kilometres.
  public let lengthKilometres: Double
  /// Hours under way at free flow, loco changes included.
  public let runningHours: Double
  /// Mean wait for a departure, hours.
  public let waitingHours: Double
  /// Vehicle hours times their rates, SEK per run.
  public let timeCostSEK: Double
  /// Kilometres times their rates, SEK per run.
  public let distanceCostSEK: Double
  /// Departure and loco changes, SEK per run.
  public let tripCostSEK: Double

  /// The vehicle at departure, which sets the load.
  public var vehicle: Int { legs[0].vehicle }
}

/// Finds the cheapest plan between terminals.
struct HaulPlanner {
  private let supernetwork: Supernetwork
  private let scenario: ScenarioNetwork
  private let speedShare: Double
  private let rowOfNode: [Node.ID: Int]

  init(_ supernetwork: Supernetwork, _ scenario: ScenarioNetwork, _ parameters: ParameterSet) {
    self.supernetwork = supernetwork
    self.scenario = scenario
    speedShare = parameters[.trainSpeedShare]
    rowOfNode = Dictionary(
      uniqueKeysWithValues: supernetwork.network.nodes.enumerated().map { ($1.id, $0) })
  }

  /// Plans from each place to each other, for all hauls of the supernetwork.
  func plans() -> [PlanKey: HaulPlan] {
    var plans: [PlanKey: HaulPlan] = [:]
    for form in LoadForm.allCases {
      let vehicles = vehicles(for: form)
      railPlans(form, vehicles.filter { vehicle(at: $0).mode == .rail }, &plans)
      for (row, link) in scenario.links.enumerated() {
        guard let link, link.mode == .sea || link.mode == .ferry else { continue }
        let from = rowOfNode[link.fromNode]!
        let to = rowOfNode[link.toNode]!
        for isForward in link.directions {
          let key = PlanKey(
            mode: link.mode, loadForm: form, from: isForward ? from : to,
            to: isForward ? to : from)
          let candidates = vehicles.filter { vehicle(at: $0).mode == link.mode }.map {
            plan(
              [
                HaulPlan.Leg(
                  link: row, isForward: isForward, vehicle: $0, over: link, by: vehicle(at: $0),
                  railSpeedShare: speedShare)
              ], [])
          }
          let best = candidates.min { perUnit($0, form) < perUnit($1, form) }
          if let best, plans[key].map({ perUnit(best, form) < perUnit($0, form) }) ?? true {
            plans[key] = best
          }
        }
      }
    }
    return plans
  }

  /// What tells one plan from another.
  struct PlanKey: Hashable {
    let mode: Mode
    let loadForm: LoadForm
    let from: Int
    let to: Int
  }

  private func vehicle(at row: Int) -> Vehicle { supernetwork.network.vehicles[row] }

  /// Rows of the vehicles that carry a form of goods.
  private func vehicles(for form: LoadForm) -> [Int] {
    supernetwork.network.vehicles.indices.filter { vehicle(at: $0).capacity(for: form) > 0 }
  }

  private func perUnit(_ plan: HaulPlan, _ form: LoadForm) -> Double {
    (plan.timeCostSEK + plan.distanceCostSEK + plan.tripCostSEK)
      / vehicle(at: plan.vehicle).capacity(for: form)
  }

  /// Cheapest trains between all places, over a graph of (rail node, train) states in which loco
  /// changes lead from a diesel to an electric train of the same length and back.
  private func railPlans(
    _ form: LoadForm, _ trains: [Int], _ plans: inout [PlanKey: HaulPlan]
  ) {
    guard !trains.isEmpty else { return }
    let states = RailStates(supernetwork, scenario, trains, rowOfNode, speedShare, form)
    var search = PathWorkspace(nodeCount: states.graph.nodeCount)
    let places = Set(
      supernetwork.network.terminals.filter { $0.modes.contains(.rail) && $0.loadForm == form }
        .map { rowOfNode[$0.node]! }
    ).sorted()
    for from in places {
      search.run(on: states.graph, arcCost: states.costs.span, from: states.departure(from))
      for to in places where to != from {
        let arrival = states.arrival(to)
        guard search.distance(to: arrival) < .infinity else { continue }
        var path: [Int32] = []
        search.appendPath(to: arrival, on: states.graph, into: &path)
        let steps = path.map { states.steps[Int($0)] }
        let key = PlanKey(mode: .rail, loadForm: form, from: from, to: to)
        plans[key] = plan(steps.compactMap(\.leg), steps.compactMap(\.locoChange))
      }
    }
  }

  /// Adds up a run.
  private func plan(_ legs: [HaulPlan.Leg], _ locoChanges: [Int]) -> HaulPlan {
    var length = 0.0
    var hours = 0.0
    var waiting = 0.0
    var time = 0.0
    var distance = 0.0
    var trip = vehicle(at: legs[0].vehicle).costSEKPerTrip
    for leg in legs {
      length += leg.lengthKilometres
      hours += leg.runningHours
      time += leg.timeCostSEK
      distance += leg.distanceCostSEK
      if case .sailing(let sailing) = scenario.links[leg.link]!.supply {
        waiting = 168 / sailing.departuresPerWeek / 2
      }
    }
    for row in locoChanges {
      let change = supernetwork.network.locoChanges[row]
      hours += change.hours
      trip += change.costSEK
      time += vehicle(at: legs[0].vehicle).costSEKPerHour * change.hours
    }
    return HaulPlan(
      legs: legs, locoChanges: locoChanges, lengthKilometres: length, runningHours: hours,
      waitingHours: waiting, timeCostSEK: time, distanceCostSEK: distance, tripCostSEK: trip)
  }
}
