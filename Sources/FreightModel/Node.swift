/// A transport mode. A layer of the supernetwork is made of the links of one mode.
public enum Mode: String, Sendable, CaseIterable, Comparable {
  /// Lorries and cars.
  case road
  /// Trains.
  case rail
  /// Ships that goods are loaded into.
  case sea
  /// Ships that lorries and trailers roll on to.
  case ferry

  /// Road, rail, sea, ferry.
  public static func < (a: Self, b: Self) -> Bool { a.order < b.order }

  /// Position in `allCases`.
  public var order: Int {
    switch self {
    case .road: 0
    case .rail: 1
    case .sea: 2
    case .ferry: 3
    }
  }
}

/// A place in the network: GMNS `node.csv`.
public struct Node: Sendable, Identifiable {
  /// Identifier of a node.
  public typealias ID = FreightModel.ID<Node>

  /// `node_id`.
  public let id: ID
  /// `name`.
  public let name: String
  /// `name`, and in English `name_en` where the row has one.
  public let title: Label
  /// `x_coord`: longitude, degrees WGS 84.
  public let longitude: Double
  /// `y_coord`: latitude, degrees WGS 84.
  public let latitude: Double
  /// `node_type`: town, city, plant, port, junction and so on.
  public let kind: String
  /// `zone_id`: the zone whose demand enters the network here, if any.
  public let zone: String?
  /// Source and confidence of the coordinates.
  public let provenance: Provenance

  /// Creates a node; longitude and latitude in degrees WGS 84.
  public init(
    id: ID, name: String, englishName: String? = nil, longitude: Double, latitude: Double,
    kind: String, zone: String?, provenance: Provenance
  ) {
    self.id = id
    self.name = name
    self.title = Label(sv: name, en: englishName ?? name)
    self.longitude = longitude
    self.latitude = latitude
    self.kind = kind
    self.zone = zone
    self.provenance = provenance
  }
}
