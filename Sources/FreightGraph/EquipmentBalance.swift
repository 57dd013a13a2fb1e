public import FlowAssignment
import FreightModel

/// What each zone has too many or too few of in one kind of equipment over the year, and the ways by
/// which empties can even it out.
///
/// A flow takes an empty at its origin for every unit it loads and leaves one at its destination, so a
/// zone's balance is `sum of loaded in - sum of loaded out`, whatever the chains. Over all zones it is
/// zero. The exchanges with other trade come on top: what they must give or take is part of the
/// balance, what they may is an optional place with a price.
public struct EquipmentBalance: Sendable {
  /// Where empties are, or are wanted.
  public struct Place: Sendable {
    /// Index into the supernetwork's zones.
    public let zone: Int
    /// Empties per year.
    public let emptiesPerYear: Double
    /// Price of handing one over to or from other trade, SEK; zero for the study's own.
    public let priceSEK: Double
    /// Whether it is other trade that may give or take, and need not.
    public let isOptional: Bool
  }

  /// Row of the equipment.
  public let equipment: Int
  /// Loaded units that leave each zone in a year, by zone.
  public let loadedOut: [Double]
  /// Loaded units that reach each zone in a year, by zone.
  public let loadedIn: [Double]
  /// Places with too many empties.
  public let sources: [Place]
  /// Places with too few.
  public let targets: [Place]
  /// Ways between them; the pairs are those of the layout.
  public private(set) var moves: [FlowBalance.Move] = []

  /// Sums up a year's flows; no ways yet.
  init(_ row: Int, _ demand: Demand, _ zoneOfNode: [Node.ID: Int], _ vehicles: [Vehicle]) {
    let equipment = demand.equipment[row]
    self.equipment = row
    let commodities = Dictionary(
      demand.commodities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var loadedOut = [Double](repeating: 0, count: zoneOfNode.count)
    var loadedIn = loadedOut
    let forms = Dictionary(
      grouping: demand.equipmentUses.filter { $0.equipment == equipment.id }, by: \.commodity)
    for flow in demand.flows {
      for use in forms[flow.commodity] ?? [] {
        guard let tonnes = equipment.tonnes(of: commodities[flow.commodity]!, vehicles)
        else { continue }
        let units = flow.tonnes(in: use.loadForm) / tonnes
        loadedOut[zoneOfNode[flow.origin]!] += units
        loadedIn[zoneOfNode[flow.destination]!] += units
      }
    }
    self.loadedOut = loadedOut
    self.loadedIn = loadedIn
    let exchanges = Dictionary(
      demand.equipmentExchanges.filter { $0.equipment == equipment.id }.map {
        (zoneOfNode[$0.node]!, $0)
      }, uniquingKeysWith: { first, _ in first })
    var sources: [Place] = []
    var targets: [Place] = []
    for zone in loadedIn.indices {
      let range = exchanges[zone]?.emptiesPerYear ?? 0...0
      let price = exchanges[zone]?.priceSEKPerEmpty ?? 0
      // The number between the bounds that is nearest to nought is exchanged in any case.
      let given = Swift.min(Swift.max(0, range.lowerBound), range.upperBound)
      let net = loadedIn[zone] - loadedOut[zone]
      // Sums that should cancel may leave their last digit.
      let isEven = abs(net) <= 1e-12 * (loadedIn[zone] + loadedOut[zone])
      func add(_ empties: Double, _ price: Double, isOptional: Bool) {
        guard empties != 0 else { return }
        let place = Place(
          zone: zone, emptiesPerYear: abs(empties), priceSEK: price, isOptional: isOptional)
        if empties > 0 { sources.append(place) } else { targets.append(place) }
      }
      add(isEven ? 0 : net, 0, isOptional: false)
      add(given, price, isOptional: false)
      add(range.upperBound - given, price, isOptional: true)
      add(range.lowerBound - given, price, isOptional: true)
    }
    self.sources = sources
    self.targets = targets
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
