import FreightModel

/// A QGIS project (3.22 or later) that opens a folder's maps with their styles and a legend.
///
/// Paths are relative, and nothing tells when or where it was written, so that a rerun is
/// byte-identical.
struct QGISProject {
  let title: String
  /// Topmost first.
  let groups: [MapGroup]
  /// What the map shows when it is opened, longitude and latitude.
  let view: GeoBox
  /// Whose data the maps rest on.
  let attribution: [String]
  let wording: Wording

  static let fileName = "omlast.qgs"
  static let version = "3.22.0"
  static let documentType = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"

  var file: OutputFile { OutputFile(path: Self.fileName, text: text) }

  private var isSwedish: Bool { SwerefTM.area.contains(view.centre) }

  private var text: String {
    let system = isSwedish ? Self.sweref : Self.geographic
    let document = Markup(
      "qgis", ["version": Self.version, "projectname": title],
      Markup("title", [:], .text(title)),
      Markup("projectCrs", [:], system),
      Markup("layer-tree-group", [:], groups.map(branch)),
      canvas(system), Markup("Layouts", [:], sheet.markup),
      Markup("projectlayers", [:], groups.flatMap(\.layers).map(layer)),
      Markup("properties", [:], properties),
      Markup(
        "projectMetadata", [:],
        Markup("language", [:], .text(wording("sv", "en"))), Markup("type", [:], "dataset"),
        Markup("title", [:], .text(title)), Markup("abstract", [:], .text(abstract))))
    return Self.documentType + document.text + "\n"
  }

  private func branch(_ group: MapGroup) -> Markup {
    Markup(
      "layer-tree-group",
      [
        "name": wording(group.title), "checked": Self.checked(group.isShown),
        "expanded": group.isShown ? "1" : "0",
        "mutually-exclusive": group.isExclusive ? "1" : "",
        "mutually-exclusive-child":
          group.isExclusive
          ? String(group.layers.firstIndex { $0.isShown } ?? -1) : "",
      ],
      group.layers.map { layer in
        Markup(
          "layer-tree-layer",
          [
            "id": Self.identifier(layer), "name": wording(layer.title), "providerKey": "ogr",
            "source": "./" + layer.source, "checked": Self.checked(layer.isShown), "expanded": "0",
          ])
      })
  }

  private func layer(_ layer: MapLayer) -> Markup {
    let geometry =
      switch layer.style.geometry {
      case .point: "Point"
      case .line: "Line"
      case .area: "Polygon"
      }
    return Markup(
      "maplayer",
      [
        "type": "vector", "geometry": geometry, "styleCategories": "AllStyleCategories",
        "labelsEnabled": layer.style.names == nil ? "0" : "1",
      ],
      [
        Markup("id", [:], .text(Self.identifier(layer))),
        Markup("datasource", [:], .text("./" + layer.source)),
        Markup("layername", [:], .text(wording(layer.title))),
        Markup("srs", [:], Self.geographic),
        Markup(
          "resourceMetadata", [:],
          [Markup("title", [:], .text(wording(layer.title)))]
            + attribution.map { Markup("rights", [:], .text($0)) }),
        Markup("provider", ["encoding": "UTF-8"], "ogr"),
      ] + layer.style.elements)
  }

  /// `view` in the project's coordinates.
  private var box: GeoBox { isSwedish ? SwerefTM.box(view) : view }

  private var sheet: QGISLayout {
    QGISLayout(
      name: wording("Karta A3", "Map A3"), title: title, attribution: attribution, box: box)
  }

  private func canvas(_ system: Markup) -> Markup {
    func number(_ name: String, _ value: Double) -> Markup {
      Markup(name, [:], .text(trimmed(value, decimals: 6)))
    }
    return Markup(
      "mapcanvas", ["name": "theMapCanvas", "annotationsVisible": "1"],
      Markup("units", [:], .text(isSwedish ? "meters" : "degrees")),
      Markup(
        "extent", [:], number("xmin", box.west), number("ymin", box.south),
        number("xmax", box.east), number("ymax", box.north)),
      Markup("destinationsrs", [:], system))
  }

  /// Relative paths, the sea behind the land, and whose data it is in the map's corner.
  private var properties: [Markup] {
    func entry(_ name: String, _ type: String, _ value: String) -> Markup {
      Markup(name, ["type": type], .text(value))
    }
    let sea = Int(Palette.sea.dropFirst(), radix: 16) ?? 0xffffff
    return [
      Markup("SpatialRefSys", [:], entry("ProjectionsEnabled", "int", "1")),
      Markup("Paths", [:], entry("Absolute", "bool", "false")),
      Markup(
        "Gui", [:], entry("CanvasColorRedPart", "int", String(sea >> 16)),
        entry("CanvasColorGreenPart", "int", String(sea >> 8 & 255)),
        entry("CanvasColorBluePart", "int", String(sea & 255))),
      Markup(
        "CopyrightLabel", [:], entry("Enabled", "bool", attribution.isEmpty ? "false" : "true"),
        entry("Label", "QString", attribution.joined(separator: "; "))),
      Markup("ScaleBar", [:], entry("Enabled", "bool", "true")),
    ]
  }

  private var abstract: String {
    wording(
      "Nät, gods och åtgärder. Varje lager har källa (source) och säkerhet (confidence) per rad; "
        + "uppskattningar är märkta is_estimate. ",
      "Network, goods and investments. Every layer has a source and a confidence by row; estimates "
        + "are marked is_estimate. ") + attribution.joined(separator: "; ")
  }

  private static func checked(_ isShown: Bool) -> String {
    isShown ? "Qt::Checked" : "Qt::Unchecked"
  }

  /// QGIS gives identifiers of fewer than ten characters new ones.
  private static func identifier(_ layer: MapLayer) -> String { "omlast-" + layer.name }

  private static let sweref = system("EPSG:3006", "971")
  private static let geographic = system("EPSG:4326", "3452")

  /// A coordinate system by its EPSG code, which QGIS reads beside its own number only.
  private static func system(_ authority: String, _ number: String) -> Markup {
    Markup(
      "spatialrefsys", [:], Markup("srsid", [:], .text(number)),
      Markup("authid", [:], .text(authority)))
  }
}

extension QGISProject {
  /// The project of a study's maps, opened on its county or, without one, on its terminals.
  init(_ study: ResultView, _ groups: [MapGroup], _ wording: Wording) {
    let outlines = study.study.outlines
    let county = outlines.filter { $0.kind == .county }.flatMap(\.rings).joined()
      .map { Position($0.longitude, $0.latitude) }
    let network = study.base.network
    let terminals = network.terminals.compactMap { study.base.nodes[$0.node] }
    let places = (terminals.isEmpty ? network.nodes : terminals).map { Position($0) }
    let box = GeoBox(county) ?? GeoBox(places)
    self.init(
      title: study.study.title, groups: groups,
      view: (box ?? GeoBox(west: -1, south: -1, east: 1, north: 1)).grown(0.05),
      attribution: Self.attribution(study.study), wording: wording)
  }

  /// Names that must stand on a map drawn from these tables: the outlines' sources, and those of
  /// other data whose licence asks for it.
  private static func attribution(_ study: Study) -> [String] {
    let sources =
      study.network.nodes.map(\.provenance.source) + study.network.links.map(\.provenance.source)
      + study.network.terminals.map(\.provenance.source)
    var names: [String] = []
    for source in study.outlines.compactMap(\.source) where !names.contains(source) {
      names.append(source)
    }
    let licensed = [
      ("OpenStreetMap", "© OpenStreetMap contributors, ODbL"), ("GeoNames", "GeoNames, CC BY 4.0"),
    ]
    return names
      + licensed.filter { name, _ in sources.contains { $0.contains(name) } }.map(\.1)
  }
}

/// A sheet of a QGIS project: A3 across with title, map, legend of what the map shows, scale and whose
/// data it is.
struct QGISLayout {
  let name: String
  let title: String
  let attribution: [String]
  /// What the map shows at least, in the project's coordinates.
  let box: GeoBox

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
      item(
        .scale, "14,255", "70,12",
        [
          "mapUuid": "{omlast-map}", "style": "Single Box", "unitType": "km", "unitLabel": "km",
          "numMapUnitsPerScaleBarUnit": "1", "numUnitsPerSegment": "20", "numSegments": "2",
          "numSegmentsLeft": "0", "segmentSizeMode": "0", "height": "2", "labelBarSpace": "1",
          "boxContentSpace": "1",
        ], [Markup("text-style", ["fontSize": "8", "fontSizeUnit": "Point"])]))
  }

  /// QGIS's numbers of what lies on a sheet, with the order in which it is drawn.
  private enum Kind: Int {
    case page = 65638
    case map = 65639
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
