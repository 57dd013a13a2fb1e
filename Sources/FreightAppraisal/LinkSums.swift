import FreightModel

/// Sums by link and direction in plain arrays, made into `LinkIndicators` at the end.
///
/// Direction `d` (0 forward, 1 backward) of link row `r` is entry `2 r + d`.
struct LinkSums {
  private let links: [Link.ID]
  /// Entry times the number of industries, plus industry.
  private var tonnes: [Double]
  private var freightVehicles: [Double]
  private var backgroundVehicles: [Double]
  private var preloadCarSEK: [Double]
  private var preloadLorrySEK: [Double]
  private var backgroundLorries: [Double]
  private var peakUtilisation: [Double]
  private var peakDelaySeconds: [Double]
  /// Row times the number of commodities, plus commodity.
  private var commodityTonnes: [Double]
  private let commodityCount: Int
  /// Row times the number of periods, plus period.
  private var loads: [FacilityLoad]
  private let periodCount: Int

  private static let industryCount = Industry.allCases.count

  init(_ links: [Link], commodityCount: Int, periodCount: Int) {
    self.links = links.map(\.id)
    self.commodityCount = commodityCount
    self.periodCount = periodCount
    commodityTonnes = [Double](repeating: 0, count: links.count * commodityCount)
    loads = [FacilityLoad](repeating: FacilityLoad(), count: links.count * periodCount)
    freightVehicles = [Double](repeating: 0, count: 2 * links.count)
    backgroundVehicles = freightVehicles
    preloadCarSEK = freightVehicles
    preloadLorrySEK = freightVehicles
    backgroundLorries = freightVehicles
    peakUtilisation = freightVehicles
    peakDelaySeconds = freightVehicles
    tonnes = [Double](repeating: 0, count: 2 * links.count * Self.industryCount)
  }

  mutating func addFreight(
    _ tonnes: Double, vehicles: Double, of goods: ClassRole.Goods, row: Int, isForward: Bool
  ) {
    let entry = Self.entry(row, isForward)
    self.tonnes[entry * Self.industryCount + goods.industry] += tonnes
    commodityTonnes[row * commodityCount + goods.commodity] += tonnes
    freightVehicles[entry] += vehicles
  }

  /// Vehicles without goods.
  mutating func addVehicles(_ vehicles: Double, row: Int, isForward: Bool) {
    freightVehicles[Self.entry(row, isForward)] += vehicles
  }

  mutating func addBackground(cars: Double, lorries: Double, row: Int, isForward: Bool) {
    backgroundVehicles[Self.entry(row, isForward)] += cars + lorries
    backgroundLorries[Self.entry(row, isForward)] += lorries
  }

  mutating func addPreload(carSEK: Double, lorrySEK: Double, row: Int, isForward: Bool) {
    preloadCarSEK[Self.entry(row, isForward)] += carSEK
    preloadLorrySEK[Self.entry(row, isForward)] += lorrySEK
  }

  /// Keeps the load of the busier direction in the period, and of the busiest period.
  mutating func raise(_ load: FacilityPeriod, period: Int, row: Int, isForward: Bool) {
    let entry = Self.entry(row, isForward)
    if load.utilisation > loads[row * periodCount + period].utilisation {
      loads[row * periodCount + period] = FacilityLoad(
        utilisation: load.utilisation, delaySeconds: load.delaySeconds)
    }
    guard load.utilisation > peakUtilisation[entry] else { return }
    peakUtilisation[entry] = load.utilisation
    peakDelaySeconds[entry] = load.delaySeconds
  }

  /// One entry per link, in row order.
  func indicators() -> [LinkIndicators] {
    links.indices.map { row in
      var link = LinkIndicators(
        link: links[row], forward: direction(Self.entry(row, true)),
        backward: direction(Self.entry(row, false)))
      link.tonnesByCommodity = Array(
        commodityTonnes[row * commodityCount..<(row + 1) * commodityCount])
      link.periods = Array(loads[row * periodCount..<(row + 1) * periodCount])
      return link
    }
  }

  private static func entry(_ row: Int, _ isForward: Bool) -> Int { 2 * row + (isForward ? 0 : 1) }

  private func direction(_ entry: Int) -> DirectionIndicators {
    var direction = DirectionIndicators()
    let first = entry * Self.industryCount
    direction.tonnesByIndustry = Array(tonnes[first..<(first + Self.industryCount)])
    direction.tonnes = direction.tonnesByIndustry.reduce(0, +)
    direction.freightVehicles = freightVehicles[entry]
    direction.backgroundVehicles = backgroundVehicles[entry]
    direction.preloadCarSEK = preloadCarSEK[entry]
    direction.preloadLorrySEK = preloadLorrySEK[entry]
    direction.backgroundLorries = backgroundLorries[entry]
    direction.peakUtilisation = peakUtilisation[entry]
    direction.peakDelaySeconds = peakDelaySeconds[entry]
    return direction
  }
}
