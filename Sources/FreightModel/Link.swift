/// A stretch of road, track or sailing between two nodes: GMNS `link.csv` with our own columns.
///
/// An undirected link (`directed` false) may be used both ways: `lanes` and `capacity` then hold in
/// each direction, `aadt` and `preload_aadt` for both together.
public struct Link: Sendable, Identifiable {
  /// Identifier of a link.
  public typealias ID = FreightModel.ID<Link>

  /// `link_id`.
  public let id: ID
  /// `name`: the road or line, for example `E22`.
  public let name: String
  /// `name`, and in English `name_en` where the row has one.
  public let title: Label
  /// `from_node_id`.
  public let fromNode: Node.ID
  /// `to_node_id`.
  public let toNode: Node.ID
  /// `directed`: travel only from `fromNode` to `toNode`.
  public let isDirected: Bool
  /// `mode`: the layer that the link belongs to.
  public let mode: Mode
  /// `length`, kilometres.
  public var lengthKilometres: Double
  /// `free_speed`, kilometres per hour: the posted speed, before any vehicle's own cap.
  public var speedKilometresPerHour: Double
  /// What only this mode has.
  public var supply: Supply
  /// Source and confidence of the row's values.
  public let provenance: Provenance

  /// The capacity side of a link, by mode.
  public enum Supply: Sendable {
    /// A road.
    case road(Road)
    /// A track.
    case rail(Rail)
    /// A sailing, on its own ship or on a ferry.
    case sailing(Sailing)
  }

  /// A road link's own columns.
  public struct Road: Sendable {
    /// `facility_type`: key into the road class table (volume-delay parameters).
    public var roadClass: RoadClass.ID
    /// `lanes` in the direction of travel.
    public var lanes: Int
    /// `capacity`, passenger car units per hour and lane.
    public var capacityPCUPerHourPerLane: Double
    /// `aadt`: counted or estimated vehicles per day, both directions.
    public var aadt: Double
    /// `heavy_share` of `aadt`, 0 to 1.
    public var heavyShare: Double
    /// `preload_aadt`: the part of `aadt` that the background matrix does not explain; it stays
    /// on the link whatever is built. Vehicles per day, both directions.
    public var preloadAADT: Double
    /// What the traffic counts leave as preload; nil where nothing was counted, and `preloadAADT`
    /// holds.
    public var preload: DirectedPreload?
    /// Greatest gross mass of a vehicle that may pass, tonnes: that of a closure; nil for any.
    public var greatestVehicleTonnes: Double?

    /// Creates a road link's columns.
    public init(
      roadClass: RoadClass.ID, lanes: Int, capacityPCUPerHourPerLane: Double, aadt: Double,
      heavyShare: Double, preloadAADT: Double
    ) {
      self.roadClass = roadClass
      self.lanes = lanes
      self.capacityPCUPerHourPerLane = capacityPCUPerHourPerLane
      self.aadt = aadt
      self.heavyShare = heavyShare
      self.preloadAADT = preloadAADT
    }
  }

  /// A rail link's own columns.
  public struct Rail: Sendable {
    /// `tracks`: 1 is single track, shared by both directions.
    public var tracks: Int
    /// `electrified`.
    public var isElectrified: Bool
    /// `max_train_m`, metres.
    public var maxTrainMetres: Double
    /// `axle_load_t`, tonnes.
    public var axleLoadTonnes: Double
    /// `section_km`: longest section between crossing loops (single track) or block posts.
    public var sectionKilometres: Double
    /// `headway_min`: time lost per train at a crossing (single track) or between trains, minutes.
    public var headwayMinutes: Double
    /// `other_trains_per_day`: passenger and other freight trains, both directions.
    public var otherTrainsPerDay: Double
    /// Share of the track's capacity that a closure leaves; 1 without one.
    public var capacityFactor = 1.0

    /// Creates a rail link's columns.
    public init(
      tracks: Int, isElectrified: Bool, maxTrainMetres: Double, axleLoadTonnes: Double,
      sectionKilometres: Double, headwayMinutes: Double, otherTrainsPerDay: Double
    ) {
      self.tracks = tracks
      self.isElectrified = isElectrified
      self.maxTrainMetres = maxTrainMetres
      self.axleLoadTonnes = axleLoadTonnes
      self.sectionKilometres = sectionKilometres
      self.headwayMinutes = headwayMinutes
      self.otherTrainsPerDay = otherTrainsPerDay
    }
  }

  /// A sailing's own columns.
  public struct Sailing: Sendable {
    /// `departures_per_week` in each direction.
    public var departuresPerWeek: Double

    /// Creates a sailing's columns.
    public init(departuresPerWeek: Double) { self.departuresPerWeek = departuresPerWeek }
  }

  /// Creates a link.
  public init(
    id: ID, name: String, englishName: String? = nil, fromNode: Node.ID, toNode: Node.ID,
    isDirected: Bool, mode: Mode, lengthKilometres: Double, speedKilometresPerHour: Double,
    supply: Supply, provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.title = Label(sv: name, en: englishName ?? name)
    self.fromNode = fromNode
    self.toNode = toNode
    self.isDirected = isDirected
    self.mode = mode
    self.lengthKilometres = lengthKilometres
    self.speedKilometresPerHour = speedKilometresPerHour
    self.supply = supply
    self.provenance = provenance
  }
}

extension Link {
  /// The directions in which the link may be used; forward is from -> to.
  public var directions: [Bool] { isDirected ? [true] : [true, false] }

  /// Preload in one direction, by default all of it where traffic runs one way, else half.
  public func preload(isForward: Bool) -> Preload {
    guard case .road(let road) = supply else { return Preload(carsPerDay: 0, lorriesPerDay: 0) }
    if let counted = road.preload { return counted[isForward: isForward] }
    let vehicles = isDirected ? (isForward ? road.preloadAADT : 0) : road.preloadAADT / 2
    return Preload(
      carsPerDay: vehicles * (1 - road.heavyShare), lorriesPerDay: vehicles * road.heavyShare)
  }
}

/// Volume-delay parameters of a kind of road: `road_class.csv`.
public struct RoadClass: Sendable, Identifiable {
  /// Identifier of a road class.
  public typealias ID = FreightModel.ID<RoadClass>

  /// `road_class`.
  public let id: ID
  /// BPR `alpha`, dimensionless.
  public let alpha: Double
  /// BPR `beta`, dimensionless.
  public let beta: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a road class.
  public init(id: ID, alpha: Double, beta: Double, provenance: Provenance) {
    self.id = id
    self.alpha = alpha
    self.beta = beta
    self.provenance = provenance
  }
}
