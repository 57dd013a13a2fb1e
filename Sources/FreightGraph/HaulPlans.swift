import FreightModel
import PathKernel

/// The cheapest plan of every run that the supernetwork has a haul for.
///
/// A run is found again only when a track or a sailing that it may use differs.
struct HaulPlans: Sendable {
  /// What tells one plan from another: hauls of several chain types are one run.
  struct Run: Hashable, Sendable {
    let mode: Mode
    let loadForm: LoadForm
    let from: Int
    let to: Int

    init(mode: Mode, loadForm: LoadForm, from: Int, to: Int) {
      self.mode = mode
      self.loadForm = loadForm
      self.from = from
      self.to = to
    }

    init(_ haul: Supernetwork.Haul) {
      self.init(mode: haul.mode, loadForm: haul.loadForm, from: haul.from, to: haul.to)
    }
  }

  /// What the plan of a sailing hangs on.
  private struct Passage: Equatable {
    let kilometres: Double
    let speed: Double
    let departuresPerWeek: Double
  }

  /// By run; nil where it cannot be made.
  private(set) var plans: [HaulPlan?]

  private let network: FreightNetwork
  private let rowOfRun: [Run: Int]
  private let rowOfNode: [Node.ID: Int]
  private let sailings: [Int]
  private var passages: [Passage?]
  /// In `LoadForm.allCases` order, with the run between two places (-1 for none).
  private var rail: [(states: RailStates, runs: [Int])]

  /// Nothing runs yet.
  init(_ supernetwork: Supernetwork, _ runs: [Run], _ parameters: ParameterSet) {
    let network = supernetwork.network
    self.network = network
    plans = runs.map { _ in nil }
    let rowOfRun = Dictionary(uniqueKeysWithValues: runs.enumerated().map { ($1, $0) })
    self.rowOfRun = rowOfRun
    let rowOfNode = Dictionary(
      uniqueKeysWithValues: network.nodes.enumerated().map { ($1.id, $0) })
    self.rowOfNode = rowOfNode
    sailings = network.links.indices.filter {
      network.links[$0].mode == .sea || network.links[$0].mode == .ferry
    }
    passages = sailings.map { _ in nil }
    rail = LoadForm.allCases.map { form in
      let places = Set(
        network.terminals.filter { $0.modes.contains(.rail) && $0.loadForm == form }
          .map { rowOfNode[$0.node]! }
      ).sorted()
      let states = RailStates(
        network, places: places, rowOfNode, speedShare: parameters[.trainSpeedShare], form)
      return (
        states,
        places.flatMap { from in
          places.map {
            rowOfRun[Run(mode: .rail, loadForm: form, from: from, to: $0)] ?? -1
          }
        }
      )
    }
  }

  /// Plans the runs of a scenario.
  ///
  /// - Returns: whether any plan may have changed.
  mutating func replan(for scenario: ScenarioNetwork, _ executor: some Executor) -> Bool {
    var hasChanged = false
    for index in rail.indices {
      let tracks = rail[index].states.links.map { row in
        scenario.links[row].flatMap { RailStates.Track($0) }
      }
      guard rail[index].states.lay(tracks) else { continue }
      hasChanged = true
      let runs = rail[index].runs
      let found = rail[index].states.plans(runs.map { $0 >= 0 }, executor)
      for (run, plan) in zip(runs, found) where run >= 0 { plans[run] = plan }
    }
    let passages = sailings.map { passage(scenario.links[$0]) }
    if passages != self.passages {
      self.passages = passages
      planSailings()
      hasChanged = true
    }
    return hasChanged
  }

  private func passage(_ link: Link?) -> Passage? {
    guard let link, case .sailing(let sailing) = link.supply else { return nil }
    return Passage(
      kilometres: link.lengthKilometres, speed: link.speedKilometresPerHour,
      departuresPerWeek: sailing.departuresPerWeek)
  }

  /// The cheapest sailing between its two ports for each form of goods.
  private mutating func planSailings() {
    for (run, row) in rowOfRun where run.mode != .rail { plans[row] = nil }
    for form in LoadForm.allCases {
      for (index, row) in sailings.enumerated() {
        guard let passage = passages[index] else { continue }
        let link = network.links[row]
        let from = rowOfNode[link.fromNode]!
        let to = rowOfNode[link.toNode]!
        let ships = network.vehicles.indices.filter {
          network.vehicles[$0].mode == link.mode && network.vehicles[$0].capacity(for: form) > 0
        }
        for isForward in link.directions {
          let key = Run(
            mode: link.mode, loadForm: form, from: isForward ? from : to, to: isForward ? to : from)
          guard let run = rowOfRun[key] else { continue }
          let candidates = ships.map { plan(row, isForward, ship: $0, passage) }
          let best = candidates.min { perUnit($0, form) < perUnit($1, form) }
          if let best, plans[run].map({ perUnit(best, form) < perUnit($0, form) }) ?? true {
            plans[run] = best
          }
        }
      }
    }
  }

  private func plan(_ link: Int, _ isForward: Bool, ship: Int, _ passage: Passage) -> HaulPlan {
    let leg = HaulPlan.Leg(
      link: link, isForward: isForward, vehicle: ship, by: network.vehicles[ship],
      kilometres: passage.kilometres, speed: passage.speed)
    return HaulPlan([leg], waitingHours: 168 / passage.departuresPerWeek / 2, network)
  }

  private func perUnit(_ plan: HaulPlan, _ form: LoadForm) -> Double {
    (plan.timeCostSEK + plan.distanceCostSEK + plan.tripCostSEK)
      / network.vehicles[plan.vehicle].capacity(for: form)
  }
}
