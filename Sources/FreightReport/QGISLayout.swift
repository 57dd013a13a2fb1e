import Foundation

/// A sheet of a QGIS project: A3 across with title, map, legend of what the map shows, scale, north
/// and whose data it is.
struct QGISLayout {
  let name: String
  let title: String
  let attribution: [String]
  /// What the map shows at least, in the project's coordinates.
  let box: GeoBox
  /// Of half the scale bar.
  let kilometres: Double

  /// Of the map on the sheet, millimetres.
  private static let width = 290.0
  private static let height = 250.0

  var markup: Markup {
    Markup(
      "Layout", ["name": name, "units": "mm", "printResolution": "300"],
      Markup("PageCollection", [:], item(.page, "0,0", "420,297")),
      item(
        .map, "10,22", "290,250",
        ["followPreset": "false", "keepLayerSet": "false", "mapRotation": "0"], colour: Palette.sea,
        [extent]),
      item(
        .legend, "305,22", "105,250",
        [
          "map_uuid": "{omlast-map}", "legendFilterByMap": "1", "resizeToContents": "1",
          "columnCount": "1", "symbolWidth": "8", "symbolHeight": "4", "boxSpace": "2",
        ], [fonts]),
      words(title, id: "omlast-title", "10,8", "400,12", size: 16),
      words(
        attribution.joined(separator: "; "), id: "omlast-attribution", "10,274", "290,8", size: 7),
      // Beside the map and below the legend, where nothing is under them.
      item(
        .scale, "305,275", "70,12",
        [
          "mapUuid": "{omlast-map}", "style": "Single Box", "unitType": "km", "unitLabel": "km",
          "numMapUnitsPerScaleBarUnit": "1",
          "numUnitsPerSegment": trimmed(kilometres, decimals: 2), "numSegments": "2",
          "numSegmentsLeft": "0", "segmentSizeMode": "0", "height": "2", "labelBarSpace": "1",
          "boxContentSpace": "1",
        ],
        [
          Markup(
            "text-style",
            [
              "fontFamily": "Sans Serif", "fontWeight": "50", "fontSize": "8",
              "fontSizeUnit": "Point", "textColor": "28,28,28,255",
            ])
        ]),
      item(
        .north, "396,272", "14,20",
        [
          "file": Self.arrow, "mode": "0", "resizeMode": "0", "anchorPoint": "4",
          // True north, from which that of a projection's grid turns away.
          "mapUuid": "{omlast-map}", "northMode": "1", "northOffset": "0", "pictureRotation": "0",
        ]))
  }

  /// A north arrow as QGIS keeps a picture inside a project.
  private static let arrow: String = {
    let drawing = Markup(
      "svg", ["xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 20 34"],
      Markup("path", ["d": "M10 0l9 22l-9 -5l-9 5Z", "fill": Palette.ink]),
      Markup(
        "path",
        [
          "d": "M6.5 34V25L13.5 34V25", "fill": "none", "stroke": Palette.ink,
          "stroke-width": "1.6",
        ]))
    return "base64:" + Data(drawing.text.utf8).base64EncodedString()
  }()

  /// QGIS's numbers of what lies on a sheet, with the order in which it is drawn.
  private enum Kind: Int {
    case page = 65638
    case map = 65639
    case north = 65640
    case label = 65641
    case legend = 65642
    case scale = 65646

    var depth: Int {
      switch self {
      case .page: 0
      case .map: 1
      case .legend: 2
      case .label: 3
      case .scale: 4
      case .north: 5
      }
    }
  }

  private func item(
    _ kind: Kind, id: String? = nil, _ position: String, _ size: String,
    _ attributes: KeyValuePairs<String, String> = [:], colour: String = "#ffffff",
    _ children: [Markup] = []
  ) -> Markup {
    let id = id ?? "omlast-\(kind)"
    let common = [
      ("type", String(kind.rawValue)), ("uuid", "{\(id)}"), ("templateUuid", "{\(id)}"), ("id", id),
      ("position", position + ",mm"), ("positionOnPage", position + ",mm"),
      ("size", size + ",mm"), ("visibility", "1"), ("opacity", "1"), ("background", "true"),
      ("frame", kind == .map ? "true" : "false"), ("outlineWidthM", "0.3,mm"),
      ("referencePoint", "0"), ("zValue", String(kind.depth)),
    ]
    return .element(
      name: "LayoutItem",
      attributes: common.map { (name: $0.0, value: $0.1) }
        + attributes.map { (name: $0.key, value: $0.value) },
      children: [
        Self.colour("FrameColor", Palette.quiet), Self.colour("BackgroundColor", colour),
      ] + children)
  }

  private func words(
    _ text: String, id: String, _ position: String, _ size: String, size points: Int
  ) -> Markup {
    item(
      .label, id: id, position, size,
      [
        "labelText": text, "htmlState": "0", "halign": "1", "valign": "128", "marginX": "0",
        "marginY": "0",
      ],
      [
        Markup("LabelFont", ["description": Self.font(points)]),
        Self.colour("FontColor", Palette.ink),
      ])
  }

  /// The box widened to the map's shape, since QGIS changes the map's shape to that of its extent.
  private var extent: Markup {
    let perMillimetre = max(
      (box.east - box.west) / Self.width, (box.north - box.south) / Self.height)
    let centre = box.centre
    let across = perMillimetre * Self.width / 2
    let up = perMillimetre * Self.height / 2
    func text(_ value: Double) -> String { trimmed(value, decimals: 6) }
    return Markup(
      "Extent",
      [
        "xmin": text(centre.longitude - across), "ymin": text(centre.latitude - up),
        "xmax": text(centre.longitude + across), "ymax": text(centre.latitude + up),
      ])
  }

  private var fonts: Markup {
    let styles = [
      ("title", 11, "0"), ("group", 10, "3"), ("subgroup", 9, "2"), ("symbol", 8, "1.2"),
      ("symbolLabel", 8, "1.2"),
    ]
    return Markup(
      "styles", [:],
      styles.map { name, points, above in
        Markup(
          "style",
          [
            "name": name, "marginTop": above, "alignment": "1",
            "marginLeft": name == "symbolLabel" ? "2" : "",
          ], Markup("styleFont", ["description": Self.font(points)]))
      })
  }

  /// Qt's description of the application's own font in a size.
  private static func font(_ points: Int) -> String { "Sans Serif,\(points),-1,5,50,0,0,0,0,0" }

  private static func colour(_ name: String, _ hex: String) -> Markup {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    return Markup(
      name,
      [
        "red": String(value >> 16), "green": String(value >> 8 & 255),
        "blue": String(value & 255), "alpha": "255",
      ])
  }
}
