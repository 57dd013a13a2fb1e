/// Places names on a map so that none overlaps another, an obstacle or the frame.
///
/// Greedy: names come in order of importance, each tries eight places around its point, and one
/// that fits nowhere is left out. A name stands nearer to its own symbol than to another's.
struct LabelPlacer {
  struct Request {
    let point: Point
    let text: String
    var size = 11.0
    /// Radius of the symbol that the text keeps clear of.
    var clearance = 4.0
    var isBold = false
    /// Empty for black.
    var colour = ""
    /// Where the text should rather be, seen from the point; nil for the usual order.
    var outward: Point?
    /// Whether the text may stand so far off that only a line joins it to its point.
    var isFarReaching = false
    /// Other symbols that the text could be read as the name of.
    var rivals: [Point] = []
    /// Such symbols that are drawn only if there is room for their names.
    var likelyRivals: [Point] = []
    /// How far the text has been moved off.
    private(set) var offset = 0.0

    func further(_ units: Double) -> Self {
      var request = self
      request.clearance += units
      request.offset += units
      return request
    }
  }

  /// How far off a name may be moved, and how much further one that must stand.
  private static let (steps, farSteps) = ([0.0, 5, 10], [16.0, 24, 34, 46, 60, 76, 94])

  struct Placed {
    let request: Request
    /// Where the text begins, on its baseline.
    let origin: Point
    let box: Box

    /// Whether the text is nearer to its own symbol than to another's, by half its height.
    func isClear(of rival: Point) -> Bool {
      rival == request.point
        || box.distance(to: rival) >= box.distance(to: request.point) + request.size / 2
    }
  }

  let frame: Box
  private(set) var taken: [Box]
  private(set) var placed: [Placed] = []
  private let lines: [Box]
  private let furniture: [Box]

  /// - Parameters:
  ///   - furniture: what neither name nor symbol may cover: headings, legends, insets.
  ///   - obstacles: what no name may cover: symbols, thick lines.
  ///   - lines: what names keep off where they can.
  init(frame: Box, furniture: [Box] = [], obstacles: [Box] = [], lines: [Box] = []) {
    self.frame = frame
    self.lines = lines
    self.furniture = furniture
    taken = furniture + obstacles
  }

  /// Places a name if there is room, off the lines if it can be; returns whether there was.
  @discardableResult
  mutating func place(_ request: Request) -> Bool {
    // Rather a little way off than on a line, and rather on a line than where another symbol would
    // be taken for the name's own.
    let wishes: [(rivals: [Point], lines: [Box])] = [
      (request.rivals + request.likelyRivals, lines),
      (request.rivals + request.likelyRivals, []), (request.rivals, lines), (request.rivals, []),
    ]
    for (rivals, lines) in wishes {
      for step in Self.steps where place(request.further(step), lines, rivals) { return true }
    }
    // The line that joins it to its point tells whose it is.
    return request.isFarReaching
      && [lines, []].contains { lines in
        Self.farSteps.contains { place(request.further($0), lines, []) }
      }
  }

  private mutating func place(_ request: Request, _ lines: [Box], _ rivals: [Point]) -> Bool {
    let width = Self.width(of: request.text, size: request.size, isBold: request.isBold)
    // Two units of air on either side keep neighbours from reading as one word.
    let air = 2.0
    let height = request.size * 1.15
    let gap = request.clearance + 1 + air
    let (x, y) = (request.point.x, request.point.y)
    // Right, left, the four corners, above, below.
    var corners = [
      Point(x: x + gap, y: y - height / 2), Point(x: x - gap - width, y: y - height / 2),
      Point(x: x + gap * 0.8, y: y - gap * 0.6 - height),
      Point(x: x + gap * 0.8, y: y + gap * 0.6),
      Point(x: x - gap * 0.8 - width, y: y - gap * 0.6 - height),
      Point(x: x - gap * 0.8 - width, y: y + gap * 0.6),
      Point(x: x - width / 2, y: y - gap - height), Point(x: x - width / 2, y: y + gap),
    ]
    if let outward = request.outward {
      func outwardness(_ corner: Point) -> Double {
        let dx = corner.x + width / 2 - x
        let dy = corner.y + height / 2 - y
        return (dx * outward.x + dy * outward.y) / (dx * dx + dy * dy).squareRoot()
      }
      corners = corners.enumerated()
        .sorted { (-outwardness($0.element), $0.offset) < (-outwardness($1.element), $1.offset) }
        .map(\.element)
    }
    for corner in corners {
      let (left, top) = (corner.x, corner.y)
      let box = Box(
        left: left - air, top: top - 1, right: left + width + air, bottom: top + height + 1)
      guard frame.contains(box), !taken.contains(where: { $0.overlaps(box) }),
        !lines.contains(where: { $0.overlaps(box) })
      else { continue }
      let label = Placed(
        request: request, origin: Point(x: left, y: top + request.size * 0.92), box: box)
      guard rivals.allSatisfy({ label.isClear(of: $0) }) else { continue }
      taken.append(box)
      placed.append(label)
      return true
    }
    return false
  }

  /// Whether a text stands on the map already.
  func holds(_ text: String) -> Bool { placed.contains { $0.request.text == text } }

  /// Whether neither name nor furniture covers a symbol.
  func isFree(_ point: Point, radius: Double) -> Bool {
    let symbol = Box(
      left: point.x - radius, top: point.y - radius, right: point.x + radius,
      bottom: point.y + radius)
    return !(placed.map(\.box) + furniture).contains { $0.overlaps(symbol) }
  }

  /// Thin lines from texts that stand off to what they tell.
  ///
  /// A text beside its point needs none: before a number it would read as a minus. For the same
  /// reason a line that comes from the side leads to the text's lower corner.
  static func pointers(_ labels: [Placed]) -> Markup {
    let data = labels.filter { $0.request.offset > 0 }.map { label -> String in
      let (place, box) = (label.request.point, label.box)
      var end = box.nearest(to: place)
      if end.x != place.x && end.y == place.y { end.y = box.bottom }
      return "M\(coordinate(place.x)) \(coordinate(place.y))"
        + "L\(coordinate(end.x)) \(coordinate(end.y))"
    }.joined()
    return data.isEmpty
      ? .empty : Markup("path", ["d": data, "stroke": Palette.ink, "stroke-width": "0.7"])
  }

  /// Keeps later names off a symbol.
  mutating func reserve(_ point: Point, radius: Double) {
    taken.append(
      Box(
        left: point.x - radius, top: point.y - radius, right: point.x + radius,
        bottom: point.y + radius))
  }

  /// The placed names as SVG, with a pale edge that sets them off from lines; on paper a pale
  /// ground instead.
  var svg: Markup {
    Markup(
      "g", ["class": "names"],
      [Self.ground(placed.map(\.box))]
        + placed.map { label in
          Markup(
            "text",
            [
              "x": coordinate(label.origin.x), "y": coordinate(label.origin.y),
              "font-size": coordinate(label.request.size),
              "font-weight": label.request.isBold ? "600" : "",
              "style": label.request.colour.isEmpty ? "" : "fill:" + label.request.colour,
            ], .text(label.request.text))
        })
  }

  /// What stands behind words on paper. There an edge of their own would be words once more, which
  /// a reader who copies them or listens to them gets twice.
  static func ground(_ boxes: [Box]) -> Markup {
    let data = boxes.map { box in
      "M\(coordinate(box.left)) \(coordinate(box.top))H\(coordinate(box.right))"
        + "V\(coordinate(box.bottom))H\(coordinate(box.left))Z"
    }.joined()
    return data.isEmpty ? .empty : Markup("path", ["class": "ground", "d": data])
  }

  /// Width of a text in a system sans-serif face, estimated on the wide side.
  static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    let ems = text.reduce(0.0) { sum, character in
      switch character {
      case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!": sum + 0.3
      case "f", "r", "t", "(", ")", "-", " ", "/": sum + 0.38
      case "m", "w", "M", "W", "%": sum + 0.9
      case _ where character.isUppercase: sum + 0.74
      default: sum + 0.62
      }
    }
    return ems * size * (isBold ? 1.16 : 1.04)
  }
}
