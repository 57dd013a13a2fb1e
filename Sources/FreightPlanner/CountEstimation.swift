import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel
import PathKernel

/// The state between two rounds of an estimation from counts: a matrix and the preload beside it.
struct CountEstimation {
  let prior: Study
  private let layout: DemandLayout
  let counts: [TrafficCount]
  /// Row of each background pair's vehicle, and whether it is a car.
  private let vehicleClass: [TrafficCount.VehicleClass]
  /// Vehicles per day of every row of the background matrix.
  private(set) var matrix: [Double]
  private(set) var preloads: [Link.ID: DirectedPreload]
  /// Roads without a count whose whole AADT is preload, the study's own lorries included.
  private let uncounted: [Link]
  /// Share of the way to the next matrix that a round goes.
  private(set) var step = 1.0
  /// `relativeMove` of the round before.
  private var lastMove = Double.infinity

  init(_ study: Study, _ layout: DemandLayout) {
    prior = study
    self.layout = layout
    counts = study.demand.counts
    let vehicles = Dictionary(
      uniqueKeysWithValues: study.network.vehicles.map { ($0.id, $0) })
    vehicleClass = study.demand.background.map { $0.vehicleClass(vehicles) }
    matrix = study.demand.background.map(\.vehiclesPerDay)
    // The first round starts from the tables' own preload; where counts say otherwise it is
    // replaced.
    let counted = Set(counts.map(\.link))
    uncounted = study.network.links.filter { link in
      guard case .road(let road) = link.supply, !counted.contains(link.id) else { return false }
      return road.preloadAADT > 0 && road.preloadAADT >= road.aadt
    }
    let set = counted.union(uncounted.map(\.id))
    preloads = Dictionary(
      uniqueKeysWithValues: study.network.links.filter { set.contains($0.id) }.map { link in
        (
          link.id,
          DirectedPreload(
            forward: link.preload(isForward: true), backward: link.preload(isForward: false))
        )
      })
  }

  /// What an assignment shows at the counts, vehicles per day.
  struct Observation {
    /// By count: the study's own lorries.
    var freight: [Double]
    /// By count: the matrix.
    var matrix: [Double]
    /// By count: share of each background row that passes, in row order.
    var shares: [[(row: Int, share: Double)]]
    /// Of each road without a count: the study's own lorries by direction.
    var freightOfUncounted: [[Bool: Double]]
  }

  /// The matrix and preload that the next round would try.
  struct Next {
    let matrix: [Double]
    let preloads: [Link.ID: DirectedPreload]
    /// The larger of the two moves, as shares of the matrix and of the traffic counted.
    let relativeMove: Double
    /// Whether the matrix is the most likely one, or the search for it ended before.
    let isSolved: Bool
  }

  /// The base case's network with this preload.
  var network: FreightNetwork {
    prior.network.settingPreload(
      preloads, counts: counts, heavyVehiclePCU: prior.parameters[.heavyVehiclePCU])
  }

  /// The base case with this matrix and preload, in every period.
  func problems(_ base: ScenarioModel) -> (ScenarioModel, [AssignmentProblem]) {
    let network = network
    let model = base.repriced(for: network)
    let problems = network.periods.map { period in
      var problem = model.problem(for: period)
      for (index, source) in layout.sources.enumerated() {
        guard case .background(let row) = source else { continue }
        problem.pairs[index].demand = matrix[row] * period.aadtSharePerHour
      }
      return problem
    }
    return (model, problems)
  }

  /// Traffic of every class at the counts, and which pairs it comes from.
  func observe(
    _ model: ScenarioModel, _ problems: [AssignmentProblem], _ results: [AssignmentResult]
  ) -> Observation {
    let arcs = arcs(model)
    var observation = Observation(
      freight: counts.map { _ in 0 }, matrix: counts.map { _ in 0 },
      shares: counts.map { _ in [] }, freightOfUncounted: uncounted.map { _ in [:] })
    let uncountedArcs = uncountedArcs(model)
    var passing = [[Double]](
      repeating: [Double](repeating: 0, count: matrix.count), count: counts.count)
    for (index, period) in prior.network.periods.enumerated() {
      let days = period.hoursPerYear / 365
      eachFreight(on: arcs.keys.sorted(), problems[index], results[index]) { arc, lorries in
        for count in arcs[arc]! where counts[count].vehicleClass == .lorry {
          observation.freight[count] += lorries * days
        }
      }
      eachFreight(on: uncountedArcs.keys.sorted(), problems[index], results[index]) {
        arc, lorries in
        let (row, isForward) = uncountedArcs[arc]!
        observation.freightOfUncounted[row][isForward, default: 0] += lorries * days
      }
      for use in results[index].bushes.uses(of: arcs.keys.sorted(), in: problems[index]) {
        let pair = layout.pairOfAlternative[use.alternative]
        guard case .background(let row) = layout.sources[pair] else { continue }
        for count in arcs[use.arc]! where counts[count].vehicleClass == vehicleClass[row] {
          passing[count][row] += use.flow * days
        }
      }
    }
    for count in counts.indices {
      for row in matrix.indices where passing[count][row] > 0 {
        observation.matrix[count] += passing[count][row]
        observation.shares[count].append((row, passing[count][row] / matrix[row]))
      }
    }
    return observation
  }

  /// The most likely matrix at these shares, and the preload that the counts leave at these flows.
  func next(_ observed: Observation) -> Next {
    let estimate = MatrixEstimation(
      prior: prior.demand.background.map(\.vehiclesPerDay),
      dispersion: prior.parameters[.priorDispersion],
      counts: counts.indices.map { index in
        MatrixEstimation.Count(
          value: max(0, counts[index].vehiclesPerDay - observed.freight[index]),
          standardError: counts[index].standardError,
          cells: observed.shares[index].map { Int32($0.row) },
          shares: observed.shares[index].map(\.share))
      }, mathematics: .platform
    ).estimate()
    let preloads = preloads(observed)
    let matrixMove = zip(estimate.matrix, matrix).reduce(0) { $0 + abs($1.0 - $1.1) }
    let matrixTotal = matrix.reduce(0, +)
    var preloadMove = 0.0
    for (link, preload) in preloads.sorted(by: { $0.key < $1.key }) {
      for isForward in [true, false] {
        let old = self.preloads[link]![isForward: isForward]
        let new = preload[isForward: isForward]
        preloadMove +=
          abs(new.carsPerDay - old.carsPerDay) + abs(new.lorriesPerDay - old.lorriesPerDay)
      }
    }
    let counted = counts.reduce(0) { $0 + $1.vehiclesPerDay }
    let move = max(
      matrixTotal > 0 ? matrixMove / matrixTotal : 0, counted > 0 ? preloadMove / counted : 0)
    return Next(
      matrix: estimate.matrix, preloads: preloads, relativeMove: move,
      isSolved: estimate.isConverged)
  }

  /// Goes a step towards the next matrix, with its preload; half the step of the round before where
  /// this one would move the matrix no less than that one.
  mutating func move(to next: Next) {
    if next.relativeMove >= lastMove { step /= 2 }
    lastMove = next.relativeMove
    for row in matrix.indices { matrix[row] += step * (next.matrix[row] - matrix[row]) }
    preloads = next.preloads
  }

  /// Count less freight less matrix, never negative, half in each direction counted; without a
  /// count the table's lorries less freight.
  private func preloads(_ observed: Observation) -> [Link.ID: DirectedPreload] {
    var preloads = preloads
    for (index, count) in counts.enumerated() {
      let rest = max(0, count.vehiclesPerDay - observed.freight[index] - observed.matrix[index])
      let directions = count.runsBothWays(prior.network) ? count.direction.directions : [true]
      for isForward in directions {
        preloads[count.link]![isForward: isForward][count.vehicleClass] =
          rest / Double(directions.count)
      }
    }
    for (row, link) in uncounted.enumerated() {
      for isForward in link.directions {
        let lorries = observed.freightOfUncounted[row][isForward] ?? 0
        preloads[link.id]![isForward: isForward][.lorry] =
          max(0, link.preload(isForward: isForward).lorriesPerDay - lorries)
      }
    }
    return preloads
  }

  /// The moving arcs of counted directions, with the counts that each is in.
  private func arcs(_ model: ScenarioModel) -> [Int32: [Int]] {
    let links = model.supernetwork.network.links
    let countsOfLink = Dictionary(grouping: counts.indices, by: { counts[$0].link })
    var arcs: [Int32: [Int]] = [:]
    for (arc, meaning) in model.supernetwork.arcs.enumerated() {
      guard case .moving(let link, let isForward) = meaning,
        let candidates = countsOfLink[links[link].id]
      else { continue }
      let here = candidates.filter { counts[$0].direction.directions.contains(isForward) }
      if !here.isEmpty { arcs[Int32(arc)] = here }
    }
    return arcs
  }

  /// The moving arcs of the roads without a count.
  private func uncountedArcs(_ model: ScenarioModel) -> [Int32: (row: Int, isForward: Bool)] {
    let links = model.supernetwork.network.links
    let rows = Dictionary(
      uniqueKeysWithValues: uncounted.enumerated().map { ($0.element.id, $0.offset) })
    var arcs: [Int32: (row: Int, isForward: Bool)] = [:]
    for (arc, meaning) in model.supernetwork.arcs.enumerated() {
      guard case .moving(let link, let isForward) = meaning, let row = rows[links[link].id]
      else { continue }
      arcs[Int32(arc)] = (row, isForward)
    }
    return arcs
  }

  /// Calls `body` with the study's own lorries per hour of each class on each arc.
  private func eachFreight(
    on arcs: [Int32], _ problem: AssignmentProblem, _ result: AssignmentResult,
    _ body: (_ arc: Int32, _ lorries: Double) -> Void
  ) {
    let vehicles = Dictionary(
      uniqueKeysWithValues: prior.network.vehicles.map { ($0.id, $0) })
    let arcCount = problem.graph.arcCount
    for (userClass, kind) in layout.classes.enumerated() {
      let id: Vehicle.ID
      switch kind {
      case .freight(let commodity, _): id = prior.demand.commodities[commodity].lorry
      case .empties(let row): id = prior.demand.equipment[row].lorry
      case .background: continue
      }
      let lorry = vehicles[id]!
      for arc in arcs {
        let flow = result.classFlow[userClass * arcCount + Int(arc)]
        guard flow > 0 else { continue }
        // Roads are loaded in passenger car units, empty running included.
        body(arc, flow * problem.classes[userClass].arcLoad[Int(arc)] / lorry.pcu)
      }
    }
  }
}

extension TrafficCount {
  /// Vehicles per day. A road on which nothing was counted may have had a vehicle.
  var standardError: Double { max(1, vehiclesPerDay * standardErrorPercent / 100) }

  /// Whether the counted road may be used in both directions.
  fileprivate func runsBothWays(_ network: FreightNetwork) -> Bool {
    network.links.first { $0.id == link }?.isDirected == false
  }
}

extension BackgroundFlow {
  /// What a count takes the vehicle for: what carries nothing is a car.
  fileprivate func vehicleClass(
    _ vehicles: [Vehicle.ID: Vehicle]
  ) -> TrafficCount.VehicleClass {
    (vehicles[vehicle]?.payloadTonnes ?? 0) > 0 ? .lorry : .car
  }
}
