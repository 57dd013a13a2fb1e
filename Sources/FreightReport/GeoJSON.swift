import FreightModel

/// Longitude and latitude in degrees WGS 84.
struct Position: Hashable, Sendable {
  var longitude: Double
  var latitude: Double

  init(_ longitude: Double, _ latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  init(_ node: Node) { self.init(node.longitude, node.latitude) }

  /// Six decimals are a tenth of a metre.
  var json: JSONText { .array([longitude, latitude].map { .number($0, decimals: 6) }) }
}

/// A GeoJSON feature (RFC 7946) with flat properties.
struct Feature: Sendable {
  enum Geometry: Sendable {
    case point(Position)
    /// At least two positions, in travel order.
    case line([Position])
    /// Outer rings, each closed and counterclockwise.
    case area([[Position]])
  }

  let geometry: Geometry
  let properties: [(String, JSONText)]

  init(geometry: Geometry, properties: [(String, JSONText)]) {
    self.geometry = geometry
    self.properties = properties.map { ($0, Self.typed($1)) }
  }

  /// The value as a column holds it, whose type must not hang on what the other rows are: a number
  /// with decimals is never an integer, and no text is null.
  private static func typed(_ value: JSONText) -> JSONText {
    switch value {
    case .number(let number, let decimals) where decimals > 0: .real(number, decimals: decimals)
    case .string(""): .null
    default: value
    }
  }

  var positions: [Position] {
    switch geometry {
    case .point(let position): [position]
    case .line(let positions): positions
    case .area(let rings): rings.flatMap { $0 }
    }
  }

  var json: JSONText {
    let shape: [(String, JSONText)] =
      switch geometry {
      case .point(let position): [("type", .string("Point")), ("coordinates", position.json)]
      case .line(let positions):
        [("type", .string("LineString")), ("coordinates", .array(positions.map(\.json)))]
      case .area(let rings):
        [
          ("type", .string("MultiPolygon")),
          ("coordinates", .array(rings.map { .array([.array($0.map(\.json))]) })),
        ]
      }
    return .object([
      ("type", .string("Feature")), ("geometry", .object(shape)),
      ("properties", .object(properties)),
    ])
  }
}

/// A GeoJSON feature collection, one feature a line.
struct FeatureCollection: Sendable {
  let features: [Feature]

  var text: String {
    var text = "{\n\"type\":\"FeatureCollection\",\n"
    // RFC 7946 section 5 has no box of nothing.
    if let box = GeoBox(features.lazy.flatMap(\.positions)) {
      let sides = [box.west, box.south, box.east, box.north]
      text += "\"bbox\":" + JSONText.array(sides.map { .number($0, decimals: 6) }).text + ",\n"
    }
    text += "\"features\":[\n"
    for (index, feature) in features.enumerated() {
      feature.json.write(to: &text)
      text += index + 1 < features.count ? ",\n" : "\n"
    }
    return text + "]\n}\n"
  }
}

/// A box of longitudes and latitudes that does not cross the 180th meridian.
struct GeoBox: Hashable, Sendable {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The least box around positions; nil without any.
  init?(_ positions: some Sequence<Position>) {
    self.init(west: .infinity, south: .infinity, east: -.infinity, north: -.infinity)
    for position in positions {
      west = min(west, position.longitude)
      east = max(east, position.longitude)
      south = min(south, position.latitude)
      north = max(north, position.latitude)
    }
    guard west <= east else { return nil }
  }

  func contains(_ position: Position) -> Bool {
    (west...east).contains(position.longitude) && (south...north).contains(position.latitude)
  }

  var centre: Position { Position((west + east) / 2, (south + north) / 2) }
}
