import FreightModel

extension Row {
  /// A row of `node.csv`.
  func node(_ scope: Scope) -> Node {
    let position = coordinates()
    return Node(
      id: id("node_id"), name: text("name"), englishName: english("name"),
      longitude: position.longitude, latitude: position.latitude, kind: text("node_type"),
      zone: optionalReference("zone_id", to: scope.zones)?.name, provenance: provenance())
  }

  /// Longitude and latitude in degrees WGS 84, with the two usual mistakes told as such.
  private func coordinates() -> (longitude: Double, latitude: Double) {
    let before = log.failures
    let x = number("x_coord", .any)
    let y = number("y_coord", .any)
    guard log.failures == before else { return (x, y) }
    if abs(x) > 180 || abs(y) > 90 {
      reportOutsideTheEarth(x, y)
    } else if (54...70).contains(x), (-10...30).contains(y) {
      // Both are valid degrees, but such a place lies in Arabia or the Indian Ocean while its
      // mirror image lies in Scandinavia.
      report(
        "x_coord", problem: "longitude and latitude look swapped",
        allowed: "x_coord: longitude, y_coord: latitude, degrees WGS 84",
        fix: "write x_coord \(self["y_coord"]) and y_coord \(self["x_coord"])")
    }
    return (x, y)
  }

  private func reportOutsideTheEarth(_ x: Double, _ y: Double) {
    let eastings = 200_000.0...1_000_000.0
    let northings = 6_100_000.0...7_700_000.0
    let isPlane =
      eastings.contains(x) && northings.contains(y) || eastings.contains(y) && northings.contains(x)
    let column = abs(x) > 180 ? "x_coord" : "y_coord"
    report(
      column,
      problem: isPlane
        ? "looks like SWEREF 99 TM metres (EPSG:3006), not degrees" : "no such place on the Earth",
      allowed: "x_coord -180 to 180 and y_coord -90 to 90, degrees WGS 84 (EPSG:4326)",
      fix: isPlane
        ? "convert the coordinates from EPSG:3006 to EPSG:4326" : "correct the coordinate")
  }
}
