import FreightAppraisal
import FreightModel
import Foundation
import Testing

@testable import FreightReport

@Suite struct GeoJSONTests {
  private let files = StudyReport(SmallResult.make()).files

  private func collection(_ name: String) throws -> [String: Any] {
    let text = try #require(files.first { $0.path == name + ".geojson" }).text
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(object as? [String: Any])
  }

  private func features(_ name: String) throws -> [[String: Any]] {
    let collection = try collection(name)
    return try #require(collection["features"] as? [[String: Any]])
  }

  private func line(_ feature: [String: Any]) throws -> [[Double]] {
    let geometry = try #require(feature["geometry"] as? [String: Any])
    return try #require(geometry["coordinates"] as? [[Double]])
  }

  @Test func linksHaveOneFeatureEachFromTheirFirstNodeToTheirSecond() throws {
    let features = try features("links")
    #expect(features.count == SmallResult.network.links.count)
    let nodes = Dictionary(
      uniqueKeysWithValues: SmallResult.network.nodes.map { ($0.id.name, $0) })
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      let from = try #require(nodes[properties["from_node_id"] as? String ?? ""])
      let to = try #require(nodes[properties["to_node_id"] as? String ?? ""])
      let line = try line(feature)
      #expect(abs(line[0][0] - from.longitude) < 1e-6)
      #expect(abs(line[0][1] - from.latitude) < 1e-6)
      #expect(abs(line[1][0] - to.longitude) < 1e-6)
    }
  }

  @Test(arguments: [
    "links", "flows", "terminals", "junctions", "difference-NY_VAG", "desire_lines",
    "outline_county", "places",
  ])
  func everyFileFollowsRFC7946(name: String) throws {
    let collection = try collection(name)
    #expect(collection["type"] as? String == "FeatureCollection")
    #expect(collection["crs"] == nil)
    let box = try #require(collection["bbox"] as? [Double])
    #expect(box.count == 4 && box[0] <= box[2] && box[1] <= box[3])
    for feature in try features(name) {
      let geometry = try #require(feature["geometry"] as? [String: Any])
      let point = geometry["coordinates"] as? [Double]
      let area = geometry["coordinates"] as? [[[[Double]]]]
      for position in try point.map({ [$0] }) ?? area?.flatMap({ $0[0] }) ?? line(feature) {
        #expect((box[0]...box[2]).contains(position[0]) && (box[1]...box[3]).contains(position[1]))
      }
      let properties = try #require(feature["properties"] as? [String: Any])
      #expect(properties.values.allSatisfy { !($0 is [Any]) && !($0 is [String: Any]) })
    }
  }

  @Test func coordinatesHaveAtMostSevenDecimals() throws {
    for file in files where file.path.hasSuffix(".geojson") && !file.path.hasPrefix("outline") {
      for coordinates in file.text.matches(of: /"coordinates":\[+([^"]*)\]/) {
        for number in coordinates.1.split(whereSeparator: { ",[]".contains($0) }) {
          #expect((number.split(separator: ".").dropFirst().first?.count ?? 0) <= 7)
        }
      }
    }
  }

  @Test func flowsAreTheUsedLinksBusiestFirstInTheBusierDirection() throws {
    let features = try features("flows")
    #expect(features.count == SmallResult.network.links.count - 1)
    let tonnes = features.compactMap {
      ($0["properties"] as? [String: Any])?["tonnes_per_year"] as? Double
    }
    #expect(tonnes == tonnes.sorted(by: >))
    // More tonnes go from BY to MOT than from MOT to BY.
    let properties = features.compactMap { $0["properties"] as? [String: Any] }
    let turned = try #require(properties.first { $0["link_id"] as? String == "MOT-BY-R" })
    #expect(turned["from_node_id"] as? String == "BY")
  }

  @Test func differencesHaveTheBaseLinksAndTheAddedOnes() throws {
    let features = try features("difference-NY_VAG")
    #expect(features.count == SmallResult.network.links.count + 1)
    let status = features.compactMap {
      ($0["properties"] as? [String: Any])?["status"] as? String
    }
    #expect(status.filter { $0 == "added" }.count == 1)
    let changed = try self.features("difference-TERMINAL").compactMap {
      $0["properties"] as? [String: Any]
    }.filter { $0["status"] as? String == "changed" }
    #expect(changed.compactMap { $0["link_id"] as? String } == ["STAD-BY-T"])
  }

  @Test func everyMapHasAStyle() {
    let maps = files.filter { $0.path.hasSuffix(".geojson") }.map { $0.path.dropLast(8) }
    let styles = files.filter { $0.path.hasSuffix(".qml") }.map { $0.path.dropLast(4) }
    #expect(maps == styles)
    // Links, terminals, flows, junctions, desire lines, places, two outlines and two of losses; and
    // one for each investment.
    #expect(maps.count == 10 + SmallResult.investments.count)
    for file in files where file.path.hasSuffix(".qml") {
      #expect(file.text.contains("type=\"RuleRenderer\""))
      #expect(isBalanced(file.text))
    }
  }
  @Test func aColumnHasOneTypeAndNoTextIsEmpty() throws {
    let member = /"([a-zA-Z0-9_]+)":("|-?[0-9]+\.|-?[0-9]+[,}]|true|false)/
    for file in files where file.path.hasSuffix(".geojson") {
      var types: [String: Set<String>] = [:]
      for match in file.text.matches(of: member) {
        let value = match.2
        let isNumber = value.first == "-" || value.first?.isNumber == true
        let kind = !isNumber ? String(value.prefix(1)) : value.last == "." ? "real" : "integer"
        types[String(match.1), default: []].insert(kind == "f" ? "t" : kind)
      }
      for (name, found) in types { #expect(found.count == 1, "\(file.path): \(name) \(found)") }
      #expect(!file.text.contains("\":\"\""), "\(file.path)")
      #expect(!types.isEmpty, "\(file.path)")
    }
  }

  @Test func flowsTellGoodsByIndustryAndCommodityAndUtilisationByPeriod() throws {
    let flows = try features("flows").compactMap { $0["properties"] as? [String: Any] }
    let properties = try #require(flows.first { $0["mode"] as? String == "road" })
    #expect(properties["tonnes_per_year_of_GODS"] as? Double != nil)
    #expect(properties["tonnes_per_year_vehicle"] as? Double != nil)
    #expect(properties["utilisation_ratio_RUSH"] as? Double == 0.3)
    #expect(properties["peak_utilisation_ratio"] as? Double == 0.3)
    #expect(properties["delay_s_per_vehicle_RUSH"] as? Double == 2)
  }

  @Test(arguments: ["flows", "links"]) func aSailingWithoutCountedPlacesHasNoUtilisation(
    map: String
  ) throws {
    let sailings = try features(map).compactMap { $0["properties"] as? [String: Any] }
      .filter { ["sea", "ferry"].contains($0["mode"] as? String) }
    #expect(sailings.count == 2)
    for sailing in sailings {
      #expect(sailing["peak_utilisation_ratio"] is NSNull)
      #expect(sailing["utilisation_ratio_RUSH"] is NSNull)
    }
  }

  @Test func whatHasNoCapacityIsGreyInQGISAndNamed() throws {
    let style = try #require(files.first { $0.path == "flows.qml" }).text
    #expect(style.contains("&quot;peak_utilisation_ratio&quot; IS NULL"))
    #expect(style.contains("ingen kapacitet angiven"))
  }

  @Test func aDesireLineHasTheColumnsOfItsTable() throws {
    let table = try #require(files.first { $0.path == "tables/desire_lines.csv" }).text
    let lines = table.split(separator: "\n")
    let features = try features("desire_lines")
    #expect(features.count == 1)
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(Set(lines[0].split(separator: ",").map(String.init)) == Set(properties.keys))
    #expect(properties["origin"] as? String == "Stad, centrum")
    #expect(properties["tonnes_per_year"] as? Double == 1000)
    #expect(properties["unserved_tonnes_per_year"] as? Double == 100)
    #expect(properties["road_share_ratio"] as? Double == 1)
    #expect(properties["main_mode"] as? String == "road")
    #expect(properties["is_estimate"] as? Bool == true)
  }

  @Test func everyPropertyOfEveryMapIsDocumented() throws {
    for file in files where file.path.hasSuffix(".geojson") {
      for feature in try features(String(file.path.dropLast(8))) {
        for name in try #require(feature["properties"] as? [String: Any]).keys {
          #expect(
            MapDictionary.property(name, periods: ["RUSH"], commodities: ["GODS"]) != nil,
            "\(file.path): \(name)")
        }
      }
    }
    #expect(MapDictionary.property("tonnes", periods: ["RUSH"], commodities: ["GODS"]) == nil)
  }
}
