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
  /// The town where the investments are, which has a sheet of its own.
  var detail: GeoBox?
  /// Whose data the maps rest on.
  let attribution: [String]
  let wording: Wording

  static let fileName = "omlast.qgs"
  static let version = "3.22.0"
  static let documentType = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"

  var file: ReportFile { ReportFile(path: Self.fileName, text: text) }

  private var isSwedish: Bool { SwerefTM.area.contains(view.centre) }

  private var text: String {
    let system = isSwedish ? Self.sweref : Self.geographic
    let document = Markup(
      "qgis", ["version": Self.version, "projectname": title],
      Markup("title", [:], .text(title)),
      Markup("projectCrs", [:], system),
      Markup("layer-tree-group", [:], groups.map(branch)),
      canvas(system), Markup("Layouts", [:], sheets.map(\.markup)),
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

  /// In the project's coordinates.
  private func projected(_ box: GeoBox) -> GeoBox { isSwedish ? SwerefTM.box(box) : box }

  private var box: GeoBox { projected(view) }

  private var sheets: [QGISLayout] {
    let whole = QGISLayout(
      name: wording("Karta A3", "Map A3"), title: title, attribution: attribution, box: box,
      kilometres: view.kilometresOfScale)
    return [whole]
      + [detail].compactMap { $0 }.map { detail in
        QGISLayout(
          name: wording("Karta A3, detalj", "Map A3, detail"), title: title,
          attribution: attribution, box: projected(detail), kilometres: detail.kilometresOfScale)
      }
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

extension GeoBox {
  /// A round length of about a tenth of the box's height, by which two segments of a scale bar fit.
  fileprivate var kilometresOfScale: Double {
    roundStep(kilometres(Position(west, south), Position(west, north)) / 10)
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
      title: wording(study.study.title), groups: groups,
      view: (box ?? GeoBox(west: -1, south: -1, east: 1, north: 1)).grown(0.05),
      detail: MapBase.detailBox(study, study.allNodes),
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
