/// What terminals, quays, sailings and trains cannot exceed or must wait for, beside the columns of
/// the network's own tables.
public struct SupplyLimits: Sendable {
  /// `terminal_hours.csv`: `open_share` of each period's hours in which a terminal works, 0 to 1; a
  /// terminal or period without a row works all hours. Terminals of investments are here too.
  public private(set) var openShares: [Terminal.ID: [Period.ID: Double]]
  /// `berth.csv`: quays, in table order.
  public internal(set) var berths: [Berth]
  /// `sailing_place.csv`: greatest number of lorries or trailers on one departure of a ferry; one
  /// without a row is never full.
  public let placesPerDeparture: [Link.ID: Double]
  /// `train_axle.csv`: how a train's net load follows the track's axle load; a train without a row
  /// carries its `payload_t` everywhere.
  public let trainAxles: [Vehicle.ID: TrainAxles]
  /// `train_service.csv`: trains that run whatever this study's goods do, in table order.
  public let services: [RunningService]
  /// `vehicle_mass.csv`: greatest gross mass of road vehicles, tonnes; no weight limit concerns one
  /// without a row.
  public let grossTonnes: [Vehicle.ID: Double]
  /// `fleet.csv`: vehicles that there are, in table order; of one without a row there are as many
  /// as are wanted.
  public private(set) var fleets: [Fleet]
  /// Source and confidence of every row of each table, in table order.
  public let provenances: [Table: [Provenance]]

  /// The tables, by the name of their file without its ending.
  public enum Table: String, Sendable, CaseIterable {
    /// Opening hours of terminals.
    case terminalHours = "terminal_hours"
    /// Quays.
    case berth
    /// Places on ferries.
    case sailingPlace = "sailing_place"
    /// Axles of trains.
    case trainAxle = "train_axle"
    /// Trains that run in any case.
    case trainService = "train_service"
    /// Gross mass of lorries.
    case vehicleMass = "vehicle_mass"
    /// How many vehicles there are.
    case fleet
  }

  /// Nothing beyond the network's own columns.
  public static let none = SupplyLimits()

  /// Creates the limits from validated rows.
  public init(
    openShares: [Terminal.ID: [Period.ID: Double]] = [:], berths: [Berth] = [],
    placesPerDeparture: [Link.ID: Double] = [:], trainAxles: [Vehicle.ID: TrainAxles] = [:],
    services: [RunningService] = [], grossTonnes: [Vehicle.ID: Double] = [:],
    fleets: [Fleet] = [], provenances: [Table: [Provenance]] = [:]
  ) {
    self.openShares = openShares
    self.berths = berths
    self.placesPerDeparture = placesPerDeparture
    self.trainAxles = trainAxles
    self.services = services
    self.grossTonnes = grossTonnes
    self.fleets = fleets
    self.provenances = provenances
  }

  /// The limits with all hours of the year as one period: opening hours are the mean over it, and a
  /// fleet has the hours of all periods together if it has a row in each.
  func joining(_ periods: [Period], into whole: Period) -> SupplyLimits {
    var limits = self
    limits.openShares = openShares.mapValues { shares in
      let open = periods.reduce(0) { $0 + $1.hoursPerYear * (shares[$1.id] ?? 1) }
      return [whole.id: open / whole.hoursPerYear]
    }
    limits.fleets = fleets.joining(periods, into: whole)
    return limits
  }

  /// Share of a period's hours in which a terminal works.
  public func openShare(of terminal: Terminal.ID, in period: Period.ID) -> Double {
    openShares[terminal]?[period] ?? 1
  }
}

/// A port's quay for ships of their own lines and tramps: `berth.csv`.
public struct Berth: Sendable, Identifiable {
  /// Identifier of a quay.
  public typealias ID = FreightModel.ID<Berth>

  /// `berth_id`.
  public let id: ID
  /// `node_id`, where sailings begin and end.
  public let node: Node.ID
  /// `name`.
  public let name: String
  /// `name`, and in English `name_en` where the row has one.
  public let title: Label
  /// `berths`: ships that can lie at the quay at once.
  public var berths: Double
  /// `hours_per_call`: hours that a ship keeps its berth, mooring included.
  public var hoursPerCall: Double
  /// `other_calls_per_week`: ships that carry none of this study's goods.
  public let otherCallsPerWeek: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Ships per hour: `berths / hours_per_call`.
  public var shipsPerHour: Double { berths / hoursPerCall }

  /// Creates a quay.
  public init(
    id: ID, node: Node.ID, name: String, englishName: String? = nil, berths: Double,
    hoursPerCall: Double, otherCallsPerWeek: Double, provenance: Provenance
  ) {
    self.id = id
    self.node = node
    self.name = name
    self.title = Label(sv: name, en: englishName ?? name)
    self.berths = berths
    self.hoursPerCall = hoursPerCall
    self.otherCallsPerWeek = otherCallsPerWeek
    self.provenance = provenance
  }
}

/// A train's loaded axles: `train_axle.csv`.
public struct TrainAxles: Sendable, Equatable {
  /// `axles` under load.
  public let axles: Double
  /// `payload_axle_load_t`: axle load in tonnes at which `payload_t` of `vehicle.csv` holds.
  public let payloadAxleLoadTonnes: Double
  /// `greatest_axle_load_t`: what the wagons are built for, tonnes.
  public let greatestAxleLoadTonnes: Double

  /// Creates a train's axles.
  public init(axles: Double, payloadAxleLoadTonnes: Double, greatestAxleLoadTonnes: Double) {
    self.axles = axles
    self.payloadAxleLoadTonnes = payloadAxleLoadTonnes
    self.greatestAxleLoadTonnes = greatestAxleLoadTonnes
  }

  /// Greatest net load on a track of an axle load: each axle carries as many tonnes more or less
  /// than at `payloadAxleLoadTonnes` as the track allows, up to what the wagons are built for.
  /// Zero where not even the wagons may run.
  public func payloadTonnes(ofTrainWith payload: Double, onAxleLoad tonnes: Double) -> Double {
    Swift.max(
      0, payload + axles * (Swift.min(tonnes, greatestAxleLoadTonnes) - payloadAxleLoadTonnes))
  }
}

/// A train that runs between two terminals whatever this study's goods do: `train_service.csv`.
///
/// Other shippers fill it to the train's mean `fill`; scale economies start from it.
public struct RunningService: Sendable {
  /// `from_node_id`.
  public let from: Node.ID
  /// `to_node_id`.
  public let to: Node.ID
  /// `load_form`.
  public let loadForm: LoadForm
  /// `departures_per_week` from `from` to `to`.
  public let departuresPerWeek: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a service.
  public init(
    from: Node.ID, to: Node.ID, loadForm: LoadForm, departuresPerWeek: Double,
    provenance: Provenance
  ) {
    self.from = from
    self.to = to
    self.loadForm = loadForm
    self.departuresPerWeek = departuresPerWeek
    self.provenance = provenance
  }
}
