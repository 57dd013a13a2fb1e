import Foundation

/// SWEREF 99 TM (EPSG:3006), the plane in which Swedish planners draw: the transverse Mercator
/// projection of the ellipsoid GRS 80 with the central meridian 15° E, the scale 0.9996 and 500 km
/// of false easting, by Krüger's series to the fourth power of the third flattening (Lantmäteriet,
/// Gauss Conformal Projection (Transverse Mercator): Krüger's Formulas). Good to a millimetre in
/// Sweden; WGS 84 is taken as SWEREF 99, from which it differs by less than a metre.
enum SwerefTM {
  /// Where EPSG says that the plane is to be used.
  static let area = GeoBox(west: 10.03, south: 54.96, east: 24.17, north: 69.07)

  private static let flattening = 1 / 298.257222101
  private static let third = flattening / (2 - flattening)

  /// Easting as x and northing as y, metres.
  static func point(_ position: Position) -> Point {
    let n = third
    let e2 = flattening * (2 - flattening)
    let latitude = position.latitude * .pi / 180
    let longitude = (position.longitude - 15) * .pi / 180
    // The latitude on the sphere to which the ellipsoid maps conformally.
    let s = sin(latitude) * sin(latitude)
    let series = [
      e2, (5 * e2 * e2 - e2 * e2 * e2) / 6,
      (104 * e2 * e2 * e2 - 45 * e2 * e2 * e2 * e2) / 120, 1237 * e2 * e2 * e2 * e2 / 1260,
    ]
    let conformal =
      latitude
      - sin(latitude) * cos(latitude)
      * (series[0] + s * (series[1] + s * (series[2] + s * series[3])))
    let xi = atan2(tan(conformal), cos(longitude))
    let eta = atanh(cos(conformal) * sin(longitude))
    let beta = [
      n / 2 - 2 * n * n / 3 + 5 * n * n * n / 16 + 41 * n * n * n * n / 180,
      13 * n * n / 48 - 3 * n * n * n / 5 + 557 * n * n * n * n / 1440,
      61 * n * n * n / 240 - 103 * n * n * n * n / 140, 49561 * n * n * n * n / 161_280,
    ]
    var (northing, easting) = (xi, eta)
    for (index, factor) in beta.enumerated() {
      let multiple = Double(2 * (index + 1))
      northing += factor * sin(multiple * xi) * cosh(multiple * eta)
      easting += factor * cos(multiple * xi) * sinh(multiple * eta)
    }
    let radius = 0.9996 * 6_378_137 / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64)
    return Point(x: radius * easting + 500_000, y: radius * northing)
  }

  /// The least box of whole hundreds of metres around a box of longitudes and latitudes.
  static func box(_ geo: GeoBox) -> GeoBox {
    let middle = geo.centre
    let points = [geo.west, middle.longitude, geo.east].flatMap { longitude in
      [geo.south, middle.latitude, geo.north].map { point(Position(longitude, $0)) }
    }
    func down(_ value: Double) -> Double { (value / 100).rounded(.down) * 100 }
    func up(_ value: Double) -> Double { (value / 100).rounded(.up) * 100 }
    return GeoBox(
      west: down(points.map(\.x).min() ?? 0), south: down(points.map(\.y).min() ?? 0),
      east: up(points.map(\.x).max() ?? 0), north: up(points.map(\.y).max() ?? 0))
  }
}
