public import FlowAssignment
public import FreightModel

/// The classes and origin-destination pairs of a study, in the order in which every assignment
/// problem of the study holds them.
public struct DemandLayout: Sendable {
  /// Where a pair's demand comes from.
  public enum Source: Sendable, Hashable {
    /// Row of the flow, and the form of goods; the containerisable share travels in load units.
    case flow(Int, LoadForm)
    /// Row of the background flow.
    case background(Int)
    /// Row of the equipment whose empties go from one zone to another; the balance decides how
    /// many.
    case empties(equipment: Int, from: Int, to: Int)
  }

  /// Classes in index order.
  public let classes: [ClassKind]
  /// Source of each pair.
  public let sources: [Source]
  /// Pairs without demand: class, origin and alternatives.
  public let pairs: [AssignmentProblem.Pair]
  /// Sinks of all alternatives, as in `AssignmentProblem`.
  public let sinks: [Int32]
  /// Row of the chain type of each alternative.
  public let chains: [Int]
  /// Pair of each alternative.
  public let pairOfAlternative: [Int]
  /// Nest of each alternative, as in `AssignmentProblem`.
  public let nests: [Int32]
  /// What empties even out, one entry for each kind of equipment in the demand.
  public let balances: [EquipmentBalance]

  /// Lays out the demand of a study on its supernetwork.
  ///
  /// A chain type of whose shipments a year's goods of one relation do not fill the least is no
  /// alternative.
  public init(_ demand: Demand, on supernetwork: Supernetwork, parameters: ParameterSet) {
    let network = supernetwork.network
    let zoneOfNode = Dictionary(
      uniqueKeysWithValues: supernetwork.zones.enumerated().map { (network.nodes[$1].id, $0) })
    let rowOfCommodity = Dictionary(
      uniqueKeysWithValues: demand.commodities.enumerated().map { ($1.id, $0) })
    let rowOfVehicle = Dictionary(
      uniqueKeysWithValues: network.vehicles.enumerated().map { ($1.id, $0) })
    let sizes = TableFactors(parameters).shipmentSizes(of: demand)
    var items: [Item] = []
    for (row, flow) in demand.flows.enumerated() {
      let commodity = rowOfCommodity[flow.commodity]!
      for form in LoadForm.allCases where flow.tonnes(in: form) > 0 {
        items.append(
          Item(
            userClass: .freight(commodity: commodity, loadForm: form),
            origin: zoneOfNode[flow.origin]!, destination: zoneOfNode[flow.destination]!,
            source: .flow(row, form),
            chains: network.chainTypes.indices.filter {
              let chain = network.chainTypes[$0]
              return demand.commodities[commodity].mayUse(chain, in: form)
                && !ShipmentChoice.rows(
                  of: sizes, from: chain.minimumShipmentTonnes,
                  to: flow.tonnesPerRelation(parameters)
                ).isEmpty
            }))
      }
    }
    for (row, flow) in demand.background.enumerated() {
      items.append(
        Item(
          userClass: .background(vehicle: rowOfVehicle[flow.vehicle]!),
          origin: zoneOfNode[flow.origin]!, destination: zoneOfNode[flow.destination]!,
          source: .background(row), chains: supernetwork.roadChain.map { [$0] } ?? []))
    }
    var balances = demand.equipment.indices.map {
      EquipmentBalance($0, demand, zoneOfNode, network.vehicles)
    }
    for balance in balances { items += Self.items(balance, demand, network) }
    // Pairs of one class and origin must be neighbours, for one search to serve them all.
    var classes: [ClassKind] = []
    var numbers: [ClassKind: Int] = [:]
    for item in items where numbers[item.userClass] == nil {
      numbers[item.userClass] = classes.count
      classes.append(item.userClass)
    }
    let order = items.indices.sorted {
      (numbers[items[$0].userClass]!, items[$0].origin, $0)
        < (numbers[items[$1].userClass]!, items[$1].origin, $1)
    }
    var pairs: [AssignmentProblem.Pair] = []
    var sinks: [Int32] = []
    var chains: [Int] = []
    var nests: [Int32] = []
    for index in order {
      let item = items[index]
      let first = Int32(sinks.count)
      var nestNames: [String] = []
      for chain in item.chains {
        let nest = network.chainTypes[chain].nest
        if !nestNames.contains(nest) { nestNames.append(nest) }
        nests.append(Int32(nestNames.firstIndex(of: nest)!))
        sinks.append(supernetwork.sink(of: item.destination, chain: chain))
        chains.append(chain)
      }
      pairs.append(
        AssignmentProblem.Pair(
          userClass: Int32(numbers[item.userClass]!),
          origin: supernetwork.origin(of: item.origin), demand: 0,
          alternatives: first..<Int32(sinks.count)))
    }
    self.classes = classes
    self.pairs = pairs
    self.sinks = sinks
    self.chains = chains
    self.nests = nests
    pairOfAlternative = pairs.enumerated().flatMap { index, pair in
      pair.alternatives.map { _ in index }
    }
    sources = order.map { items[$0].source }
    var pairsOfEquipment = balances.map { _ in [ZonePair: [Int32]]() }
    for (pair, source) in sources.enumerated() {
      guard case .empties(let row, let from, let to) = source else { continue }
      pairsOfEquipment[row][ZonePair(from: from, to: to), default: []].append(Int32(pair))
    }
    for row in balances.indices { balances[row].connect(pairsOfEquipment[row]) }
    self.balances = balances
  }

  /// A pair for each chain type by which empties may go from a zone to another: which they take is
  /// part of the least cost, without any spread over chains.
  private static func items(
    _ balance: EquipmentBalance, _ demand: Demand, _ network: FreightNetwork
  ) -> [Item] {
    let equipment = demand.equipment[balance.equipment]
    let chains = network.chainTypes.indices.filter { equipment.mayUse(network.chainTypes[$0]) }
    return balance.originZones.flatMap { from in
      balance.destinationZones.filter { $0 != from }.flatMap { to in
        chains.map { chain in
          Item(
            userClass: .empties(equipment: balance.equipment), origin: from, destination: to,
            source: .empties(equipment: balance.equipment, from: from, to: to), chains: [chain])
        }
      }
    }
  }

  private struct Item {
    let userClass: ClassKind
    let origin: Int
    let destination: Int
    let source: Source
    let chains: [Int]
  }
}

extension Flow {
  /// Annual tonnes that travel in a form.
  public func tonnes(in form: LoadForm) -> Double {
    switch form {
    case .unitised: tonnesPerYear * containerisableShare
    case .conventional: tonnesPerYear * (1 - containerisableShare)
    }
  }
}
