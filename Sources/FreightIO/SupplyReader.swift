import FreightModel

/// Opening hours, quays, ferry places, axles and running trains of a network folder.
struct SupplyReader {
  let limits: SupplyLimits

  /// Reads the tables against the base case and what any investment adds to it.
  init(_ folder: inout InputFolder, base: NetworkReader, _ investments: InvestmentReader) {
    let hours = folder.table(.terminalHours)
    let places = folder.table(.sailingPlace)
    let axles = folder.table(.trainAxle)
    let services = folder.table(.trainService)
    let masses = folder.table(.vehicleMass)
    let fleetTable = folder.table(.fleet)
    let links = Self.links(base, investments)
    var terminals = base.scope.terminals
    terminals.add(investments.terminals.rows, key: "terminal_id")
    terminals.isComplete = terminals.isComplete && investments.terminals.isReadable
    let vehicles = Known<Vehicle>(base.vehicles)
    let periods = Known<Period>(base.periods)

    let openings = hours.values { $0.opening(terminals: terminals, periods: periods) }
    let ferries = places.values { $0.sailingPlaces(links) }
    let trains = axles.values { $0.trainAxles(vehicles) }
    let running = services.values { $0.runningService(base.scope) }
    let gross = masses.values { $0.vehicleMass(vehicles) }
    let fleets = fleetTable.values { $0.fleet(vehicles: vehicles, periods: periods) }
    let berths = base.berthTable.values { $0.berth(base.scope) }
    var shares: [Terminal.ID: [Period.ID: Double]] = [:]
    for opening in openings {
      shares[opening.terminal, default: [:]][opening.period] = opening.share
    }
    limits = SupplyLimits(
      openShares: shares, berths: berths,
      placesPerDeparture: Dictionary(
        ferries.map { ($0.link, $0.places) }, uniquingKeysWith: { first, _ in first }),
      trainAxles: Dictionary(
        trains.map { ($0.train, $0.axles) }, uniquingKeysWith: { first, _ in first }),
      services: running,
      grossTonnes: Dictionary(
        gross.map { ($0.vehicle, $0.tonnes) }, uniquingKeysWith: { first, _ in first }),
      fleets: fleets,
      provenances: [
        .terminalHours: openings.map(\.provenance), .berth: berths.map(\.provenance),
        .sailingPlace: ferries.map(\.provenance), .trainAxle: trains.map(\.provenance),
        .trainService: running.map(\.provenance), .vehicleMass: gross.map(\.provenance),
        .fleet: fleets.map(\.provenance),
      ])
  }

  /// Links of the base case and what any investment adds to them.
  static func links(_ base: NetworkReader, _ investments: InvestmentReader) -> Known<Link> {
    var links = base.scope.links
    links.add(investments.links.rows, key: "link_id")
    links.isComplete = links.isComplete && investments.links.isReadable
    return links
  }
}
