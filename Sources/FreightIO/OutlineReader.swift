import Foundation
import FreightModel

/// Reads `land.geojson` and `county.geojson`: feature collections of polygons (RFC 7946).
enum OutlineReader {
  /// The outer rings of every feature; holes are left out, since maps only fill the outside.
  static func read(
    _ bytes: [UInt8], kind: Outline.Kind, file: String, log: DiagnosticLog
  ) -> [Outline] {
    let collection: Collection
    do {
      collection = try JSONDecoder().decode(Collection.self, from: Data(bytes))
    } catch {
      log.add(
        Diagnostic(
          file: file, problem: "cannot be read: \(reason(error))",
          allowed: "a GeoJSON FeatureCollection of Polygon and MultiPolygon features",
          fix: "export the outlines again as GeoJSON in WGS 84"))
      return []
    }
    return collection.features.enumerated().map { index, feature in
      let polygons = feature.geometry.polygons
      let name = feature.properties?.name ?? ""
      let rings = polygons.compactMap(\.first)
      for ring in rings {
        check(ring, feature: "feature \(index + 1) \(name)", file: file, log: log)
      }
      return Outline(
        kind: kind, name: name, rings: rings.map { $0.compactMap(position) },
        source: collection.source)
    }
  }

  private static func position(_ numbers: [Double]) -> (longitude: Double, latitude: Double)? {
    numbers.count >= 2 ? (numbers[0], numbers[1]) : nil
  }

  private static func check(
    _ ring: [[Double]], feature: String, file: String, log: DiagnosticLog
  ) {
    func report(_ problem: String, value: String?, _ fix: String) {
      log.add(
        Diagnostic(
          file: file, value: value, problem: "\(feature): \(problem)",
          allowed:
            "closed rings of at least 4 positions, longitude -180 to 180, latitude -90 to 90",
          fix: fix))
    }
    if ring.count < 4 || ring.first != ring.last {
      report("a ring is not closed", value: nil, "end the ring with its first position")
    }
    let outside = ring.first { $0.count < 2 || abs($0[0]) > 180 || abs($0[1]) > 90 }
    if let outside {
      report(
        "a position is not on the Earth", value: "\(outside)",
        "convert the outlines to EPSG:4326, longitude first")
    }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "not JSON" }
    return switch error {
    case .dataCorrupted(let context): context.debugDescription
    case .keyNotFound(let key, let context):
      "\(key.stringValue) is missing\(place(context.codingPath))"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      context.debugDescription + place(context.codingPath)
    @unknown default: "not GeoJSON"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.isEmpty
      ? ""
      : " at " + path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }

  private struct Collection: Decodable {
    let features: [Feature]
    /// A foreign member (RFC 7946 section 6.1).
    let source: String?
  }

  private struct Feature: Decodable {
    let properties: Properties?
    let geometry: Geometry
  }

  private struct Properties: Decodable {
    let name: String?
  }

  private struct Geometry: Decodable {
    /// Each polygon is a list of rings, the outer one first.
    let polygons: [[[[Double]]]]

    private enum Key: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      switch try container.decode(String.self, forKey: .type) {
      case "Polygon":
        polygons = [try container.decode([[[Double]]].self, forKey: .coordinates)]
      case "MultiPolygon":
        polygons = try container.decode([[[[Double]]]].self, forKey: .coordinates)
      case let other:
        throw DecodingError.dataCorruptedError(
          forKey: .type, in: container, debugDescription: "a \(other) is not an outline")
      }
    }
  }
}
