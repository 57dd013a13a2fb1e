import Foundation
import FoundationXML
import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// The project as XML that any parser reads; that QGIS opens it is looked at by hand
/// (`Contributing`).
@Suite struct QGISProjectTests {
  private func files(_ language: Language = .sv) -> [ReportFile] {
    StudyReport(SmallResult.make(), language: language).files
  }

  private func project(_ files: [ReportFile]) throws -> Reader {
    let text = try #require(files.first { $0.path == "omlast.qgs" }).text
    let parser = XMLParser(data: Data(text.utf8))
    let reader = Reader()
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  @Test func everyMapIsInTheProjectAndEverySourceIsAFile() throws {
    let files = files()
    let project = try project(files)
    let maps = files.map(\.path).filter { $0.hasSuffix(".geojson") }
    #expect(Set(project.sources) == Set(maps.map { "./" + $0 }))
    #expect(!project.identifiers.isEmpty)
    #expect(Set(project.identifiers).count == project.identifiers.count)
    #expect(project.identifiers == project.treeIdentifiers)
    #expect(project.sources == project.treeSources)
    #expect(project.identifiers.allSatisfy { $0.count >= 10 })
  }

  @Test func stylesAreThoseOfTheStyleFiles() throws {
    let files = files()
    let project = try #require(files.first { $0.path == "omlast.qgs" }).text
    let styles = files.filter { $0.path.hasSuffix(".qml") }
    #expect(styles.count == files.count { $0.path.hasSuffix(".geojson") })
    for style in styles {
      let start = try #require(style.text.range(of: "<renderer-v2")).lowerBound
      let end = try #require(style.text.range(of: "</qgis>")).lowerBound
      #expect(project.contains(style.text[start..<end]), "\(style.path)")
      let parser = XMLParser(data: Data(style.text.utf8))
      #expect(parser.parse(), "\(style.path)")
    }
  }

  @Test func namesFollowTheLanguage() throws {
    #expect(try project(files(.sv)).groups.contains("Önskelinjer"))
    #expect(try project(files(.en)).groups.contains("Desire lines"))
    #expect(try !project(files(.en)).groups.contains("Önskelinjer"))
  }

  @Test func oneDifferenceIsShownAtATimeAndAHeadlineFirst() throws {
    let project = try project(files())
    #expect(project.shown["omlast-difference-NY_VAG"] == true)
    #expect(project.shown["omlast-difference-TERMINAL"] == false)
  }

  @Test func aStudyInSwedenIsDrawnInSweref() throws {
    let project = try project(files())
    #expect(project.systems.first == "EPSG:3006")
    let extent = project.extent
    let corner = SwerefTM.point(Position(16, 57.1))
    #expect(extent.count == 4 && extent[0] < corner.x && extent[1] < corner.y)
    #expect(corner.x - extent[0] < 10_000 && corner.y - extent[1] < 10_000)
  }

  @Test func theSheetsHaveALegendOfTheirMapAndTheMapsShape() throws {
    let project = try project(files())
    #expect(project.legendMaps == ["{omlast-map}", "{omlast-map}"])
    #expect(project.sheetNames == ["Karta A3", "Karta A3, detalj"])
    try #require(project.sheets.count == 2)
    for sheet in project.sheets {
      #expect(abs((sheet[2] - sheet[0]) / (sheet[3] - sheet[1]) - 290.0 / 250) < 1e-6)
    }
    let (sheet, detail) = (project.sheets[0], project.sheets[1])
    #expect(sheet[0] <= project.extent[0] + 1 && sheet[3] >= project.extent[3] - 1)
    // The town is a small part of the region.
    #expect(detail[2] - detail[0] < (sheet[2] - sheet[0]) / 2)
    #expect(detail[0] > sheet[0] && detail[3] < sheet[3])
  }

  /// Arrow, title, attribution, legend and scale bar stand beside the map, over no name of a place.
  @Test func nothingLiesOnASheetsMap() throws {
    let items = try project(files()).items
    let map = try #require(items.first { $0.type == "65639" }).box
    for type in ["65640", "65641", "65642", "65646"] {
      let others = items.filter { $0.type == type }
      #expect(others.count >= 2, "\(type)")
      #expect(others.allSatisfy { !$0.box.overlaps(map) }, "\(type)")
      #expect(others.allSatisfy { $0.box.right <= 420 && $0.box.bottom <= 297 }, "\(type)")
    }
  }

  /// PROJ 9 gives these for EPSG:4619 to EPSG:3006.
  @Test(arguments: [
    (15.0, 60.0, 500_000.0, 6_651_411.1902), (11.9746, 57.7089, 319_758.0201, 6_400_326.0362),
    (22.1547, 65.5848, 829_432.4411, 7_292_393.9254),
  ])
  func swerefIsThatOfPROJ(
    longitude: Double, latitude: Double, easting: Double, northing: Double
  ) {
    let point = SwerefTM.point(Position(longitude, latitude))
    #expect(abs(point.x - easting) < 1e-3 && abs(point.y - northing) < 1e-3)
  }
}

/// What the tests look for in a project.
// A class, since XMLParser wants a delegate.
private final class Reader: NSObject, XMLParserDelegate {
  var sources: [String] = []
  var identifiers: [String] = []
  var treeSources: [String] = []
  var treeIdentifiers: [String] = []
  var groups: [String] = []
  var shown: [String: Bool] = [:]
  var systems: [String] = []
  var extent: [Double] = []
  var legendMaps: [String] = []
  var sheetNames: [String] = []
  /// What lies on the sheets, by QGIS's number of its kind, millimetres.
  var items: [(type: String, box: Box)] = []
  /// The extents of the sheets' maps, in the order of `extent`.
  var sheets: [[Double]] = []
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    text = ""
    if name == "LayoutItem" {
      let sides = ["position", "size"].flatMap { side in
        (attributes[side] ?? "").split(separator: ",").compactMap { Double($0) }
      }
      if sides.count == 4 {
        let box = Box(
          left: sides[0], top: sides[1], right: sides[0] + sides[2], bottom: sides[1] + sides[3])
        items.append((attributes["type"] ?? "", box))
      }
    }
    if name == "layer-tree-layer" {
      treeIdentifiers.append(attributes["id"] ?? "")
      treeSources.append(attributes["source"] ?? "")
      shown[attributes["id"] ?? ""] = attributes["checked"] == "Qt::Checked"
    } else if name == "layer-tree-group", let group = attributes["name"] {
      groups.append(group)
    } else if name == "LayoutItem", let map = attributes["map_uuid"] {
      legendMaps.append(map)
    } else if name == "Extent" {
      sheets.append(
        ["xmin", "ymin", "xmax", "ymax"].compactMap { attributes[$0].flatMap(Double.init) })
    } else if name == "Layout" {
      sheetNames.append(attributes["name"] ?? "")
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "datasource": sources.append(text)
    case "id": identifiers.append(text)
    case "authid": systems.append(text)
    case "xmin", "ymin", "xmax", "ymax": extent.append(Double(text) ?? .nan)
    default: break
    }
  }
}
