public import FlowAssignment
import FreightModel

/// What each zone has too many or too few of in one kind of equipment over the year, and the ways
/// by which empties can even it out.
///
/// A flow takes an empty at its origin for every unit it loads and leaves one at its destination,
/// so a zone's balance is `sum of loaded in - sum of loaded out`, whatever the chains. Over all
/// zones it is zero. The exchanges with other trade come on top: what they must give or take is
/// part of the balance, what they may is an optional place with a price.
public struct EquipmentBalance: Sendable {
  /// Where empties are, or are wanted.
  public struct Place: Sendable {
    /// Index into the supernetwork's zones.
    public let zone: Int
    /// Empties per year.
    public internal(set) var emptiesPerYear: Double
    /// Price of handing one over to or from other trade, SEK; zero for the study's own.
    public let priceSEK: Double
    /// Whether it is other trade that may give or take, and need not.
    public let isOptional: Bool
    /// Whether it is what the zone's own goods leave or lack, and not other trade.
    let isOwn: Bool
  }

  /// Row of the equipment.
  public let equipment: Int
  /// Loaded units that leave each zone in a year, by zone.
  public private(set) var loadedOut: [Double]
  /// Loaded units that reach each zone in a year, by zone.
  public private(set) var loadedIn: [Double]
  /// Places that may have too many empties.
  public private(set) var sources: [Place]
  /// Places that may have too few.
  public private(set) var targets: [Place]
  /// Ways between them; the pairs are those of the layout.
  public private(set) var moves: [FlowBalance.Move] = []

  private let zoneOfNode: [Node.ID: Int]

  /// Lays out the places; no ways yet.
  ///
  /// - Parameter demand: all flows that any scenario may have. A zone that some of them reach may
  ///   have too many empties and one that some of them leave too few, whatever a scenario's tonnes.
  init(_ row: Int, _ demand: Demand, _ zoneOfNode: [Node.ID: Int], _ vehicles: [Vehicle]) {
    let equipment = demand.equipment[row]
    self.equipment = row
    self.zoneOfNode = zoneOfNode
    loadedOut = [Double](repeating: 0, count: zoneOfNode.count)
    loadedIn = loadedOut
    sources = []
    targets = []
    sum(demand, vehicles)
    let exchanges = Dictionary(
      demand.equipmentExchanges.filter { $0.equipment == equipment.id }.map {
        (zoneOfNode[$0.node]!, $0)
      }, uniquingKeysWith: { first, _ in first })
    for zone in loadedIn.indices {
      let range = exchanges[zone]?.emptiesPerYear ?? 0...0
      let price = exchanges[zone]?.priceSEKPerEmpty ?? 0
      func add(_ empties: Double, isOptional: Bool) {
        guard empties != 0 else { return }
        let place = Place(
          zone: zone, emptiesPerYear: abs(empties), priceSEK: price, isOptional: isOptional,
          isOwn: false)
        if empties > 0 { sources.append(place) } else { targets.append(place) }
      }
      let own = Place(
        zone: zone, emptiesPerYear: 0, priceSEK: 0, isOptional: false, isOwn: true)
      if loadedIn[zone] > 0 { sources.append(own) }
      if loadedOut[zone] > 0 { targets.append(own) }
      // The number between the bounds that is nearest to nought is exchanged in any case.
      let given = Swift.min(Swift.max(0, range.lowerBound), range.upperBound)
      add(given, isOptional: false)
      add(range.upperBound - given, isOptional: true)
      add(range.lowerBound - given, isOptional: true)
    }
    setOwnPlaces()
  }

  /// The same places and ways with what a scenario's demand loads.
  ///
  /// - Parameter demand: the flows of the layout with the scenario's tonnes.
  func filled(with demand: Demand, _ vehicles: [Vehicle]) -> EquipmentBalance {
    var copy = self
    copy.sum(demand, vehicles)
    copy.setOwnPlaces()
    return copy
  }

  private mutating func sum(_ demand: Demand, _ vehicles: [Vehicle]) {
    let equipment = demand.equipment[equipment]
    let commodities = Dictionary(
      demand.commodities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let forms = Dictionary(
      grouping: demand.equipmentUses.filter { $0.equipment == equipment.id }, by: \.commodity)
    for zone in loadedOut.indices {
      loadedOut[zone] = 0
      loadedIn[zone] = 0
    }
    for flow in demand.flows {
      for use in forms[flow.commodity] ?? [] {
        guard let tonnes = equipment.tonnes(of: commodities[flow.commodity]!, vehicles)
        else { continue }
        let units = flow.tonnes(in: use.loadForm) / tonnes
        loadedOut[zoneOfNode[flow.origin]!] += units
        loadedIn[zoneOfNode[flow.destination]!] += units
      }
    }
  }

  private mutating func setOwnPlaces() {
    func net(_ zone: Int) -> Double {
      let net = loadedIn[zone] - loadedOut[zone]
      // Sums that should cancel may leave their last digit.
      return abs(net) <= 1e-12 * (loadedIn[zone] + loadedOut[zone]) ? 0 : net
    }
    for index in sources.indices where sources[index].isOwn {
      sources[index].emptiesPerYear = Swift.max(0, net(sources[index].zone))
    }
    for index in targets.indices where targets[index].isOwn {
      targets[index].emptiesPerYear = Swift.max(0, -net(targets[index].zone))
    }
  }

  /// Zones that empties leave, in zone order.
  var originZones: [Int] { Set(sources.map(\.zone)).sorted() }
  /// Zones that they reach, in zone order.
  var destinationZones: [Int] { Set(targets.map(\.zone)).sorted() }

  /// Lays out the ways.
  ///
  /// - Parameter pairs: the layout's pairs by origin and destination zone.
  mutating func connect(_ pairs: [ZonePair: [Int32]]) {
    for (source, from) in sources.enumerated() {
      for (target, to) in targets.enumerated() {
        if from.zone == to.zone {
          moves.append(
            FlowBalance.Move(source: Int32(source), target: Int32(target), pair: nil))
        }
        for pair in pairs[ZonePair(from: from.zone, to: to.zone)] ?? [] {
          moves.append(
            FlowBalance.Move(source: Int32(source), target: Int32(target), pair: pair))
        }
      }
    }
  }

  /// The balance of one period, in empties per hour.
  func balance(of equipment: Equipment, in period: Period) -> FlowBalance {
    let share = (equipment.periodShares[period.id] ?? 0) / period.hoursPerYear
    func place(_ place: Place) -> FlowBalance.Place {
      FlowBalance.Place(
        amount: place.emptiesPerYear * share, price: place.priceSEK,
        isOptional: place.isOptional)
    }
    return FlowBalance(
      sources: sources.map(place), targets: targets.map(place), moves: moves)
  }
}

/// Two zones, by index.
struct ZonePair: Hashable {
  let from: Int
  let to: Int
}
