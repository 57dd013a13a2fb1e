import Foundation

/// A point on the drawing, in SVG units, y down.
struct Point: Hashable, Sendable {
  var x: Double
  var y: Double
}

/// A rectangle on the drawing.
struct Box: Hashable, Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func contains(_ other: Box) -> Bool {
    left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom
  }

  func contains(_ point: Point) -> Bool {
    (left...right).contains(point.x) && (top...bottom).contains(point.y)
  }

  /// The point of the rectangle that is nearest to a point.
  func nearest(to point: Point) -> Point {
    Point(x: min(max(point.x, left), right), y: min(max(point.y, top), bottom))
  }

  /// From a point to the nearest of the rectangle.
  func distance(to point: Point) -> Double {
    let nearest = nearest(to: point)
    let (dx, dy) = (nearest.x - point.x, nearest.y - point.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The part of a straight line that lies in the rectangle; nil if none does (Liang and Barsky
  /// 1984, doi:10.1145/357332.357333).
  func part(of a: Point, _ b: Point) -> (Point, Point)? {
    var (enter, leave) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    for (step, room) in [
      (-dx, a.x - left), (dx, right - a.x), (-dy, a.y - top), (dy, bottom - a.y),
    ] {
      if step == 0 {
        if room < 0 { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    func point(_ share: Double) -> Point { Point(x: a.x + share * dx, y: a.y + share * dy) }
    return (enter == 0 ? a : point(enter), leave == 1 ? b : point(leave))
  }

  /// Small boxes along a line, for names to keep off.
  static func along(_ a: Point, _ b: Point, width: Double = 1) -> [Box] {
    let length = ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
    let (steps, radius) = (max(1, Int(min(length / 5, 400))), width / 2)
    return (0...steps).map { step in
      let share = Double(step) / Double(steps)
      let (x, y) = (a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
      return Box(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius)
    }
  }
}

/// A window on the world: equirectangular, true to scale at its mid-latitude, north up.
struct MapFrame: Sendable {
  let geo: GeoBox
  let width: Double
  let height: Double
  private let perLongitude: Double
  private let perLatitude: Double

  /// Kilometres in a degree of latitude.
  static let kilometresPerDegree = 111.2

  /// A window of the given size that shows at least `box`, widened to the window's shape.
  init(showing box: GeoBox, width: Double, height: Double) {
    let centre = box.centre
    let shrink = cos(centre.latitude * .pi / 180)
    let scale = min(
      width / max((box.east - box.west) * shrink, 1e-6), height / max(box.north - box.south, 1e-6))
    self.width = width
    self.height = height
    perLatitude = scale
    perLongitude = scale * shrink
    geo = GeoBox(
      west: centre.longitude - width / perLongitude / 2,
      south: centre.latitude - height / perLatitude / 2,
      east: centre.longitude + width / perLongitude / 2,
      north: centre.latitude + height / perLatitude / 2)
  }

  /// SVG units in a kilometre.
  var perKilometre: Double { perLatitude / Self.kilometresPerDegree }

  var box: Box { Box(left: 0, top: 0, right: width, bottom: height) }

  func point(_ position: Position) -> Point {
    Point(
      x: (position.longitude - geo.west) * perLongitude,
      y: (geo.north - position.latitude) * perLatitude)
  }

  /// The part of a line that may be seen, as path data; empty if it is all outside.
  func path(_ positions: [Position]) -> String {
    let points = positions.map(point)
    // A browser writes a dashed line to paper dash by dash, also those that nobody sees: a line to
    // the far end of Europe is a hundred thousand of them.
    let grown = Box(left: -20, top: -20, right: width + 20, bottom: height + 20)
    var data = ""
    var end: Point?
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (from, to) = grown.part(of: a, b) else {
        end = nil
        continue
      }
      data += end == from ? "" : "M" + Self.pair(from)
      data += "L" + Self.pair(to)
      end = to
    }
    return data
  }

  private static func pair(_ point: Point) -> String {
    coordinate(point.x) + " " + coordinate(point.y)
  }

  /// A closed ring clipped to the frame and thinned to what can be seen, as path data.
  func ringPath(_ ring: [Position]) -> String {
    var points = ring.map(point)
    let grown = Box(left: -8, top: -8, right: width + 8, bottom: height + 8)
    points = Self.clipped(points) { $0.x - grown.left }
    points = Self.clipped(points) { grown.right - $0.x }
    points = Self.clipped(points) { $0.y - grown.top }
    points = Self.clipped(points) { grown.bottom - $0.y }
    var thinned: [Point] = []
    for point in points {
      if let last = thinned.last, abs(last.x - point.x) + abs(last.y - point.y) < 1 { continue }
      thinned.append(point)
    }
    return thinned.count < 3 ? "" : Self.data(thinned) + "Z"
  }

  /// One side of Sutherland and Hodgman's polygon clipping (1974): keeps where `inside` >= 0.
  private static func clipped(_ points: [Point], inside: (Point) -> Double) -> [Point] {
    var kept: [Point] = []
    for (index, point) in points.enumerated() {
      let previous = points[index == 0 ? points.count - 1 : index - 1]
      let (a, b) = (inside(previous), inside(point))
      if (a >= 0) != (b >= 0) {
        let share = a / (a - b)
        kept.append(
          Point(
            x: previous.x + share * (point.x - previous.x),
            y: previous.y + share * (point.y - previous.y)))
      }
      if b >= 0 { kept.append(point) }
    }
    return kept
  }

  private static func data(_ points: [Point]) -> String {
    points.enumerated().map { index, point in
      (index == 0 ? "M" : "L") + pair(point)
    }.joined()
  }
}

/// A drawing coordinate, to a tenth.
func coordinate(_ value: Double) -> String { trimmed(value, decimals: 1) }

/// Distance between two positions on a sphere, kilometres (haversine).
func kilometres(_ a: Position, _ b: Position) -> Double {
  let radians = Double.pi / 180
  let dLatitude = (b.latitude - a.latitude) * radians / 2
  let dLongitude = (b.longitude - a.longitude) * radians / 2
  let h =
    sin(dLatitude) * sin(dLatitude) + cos(a.latitude * radians) * cos(b.latitude * radians)
    * sin(dLongitude) * sin(dLongitude)
  return 2 * 6371 * asin(min(1, h.squareRoot()))
}

/// The largest of 1, 2, 5, 10, 20, ... that is at most `value`.
func roundStep(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return 1 }
  let power = pow(10, floor(log10(value)))
  // The quotient can come out a hair under a whole step.
  let lead = value / power * (1 + 1e-12)
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power
}
