package import FreightAppraisal
import FreightModel
import Foundation

/// One scenario, or what it changes against another, as layers or tables with no study around them.
package struct ScenarioExport: Sendable {
  private let view: ResultView
  private let wording: Wording
  private let csvDialect: CSVDialect

  /// - Parameters:
  ///   - result: the scenario alone; or the one to compare with, and then the scenario.
  ///   - language: of legends and names in QGIS.
  ///   - csvDialect: of tables.
  package init(
    _ result: StudyResult, language: Language = .sv, csvDialect: CSVDialect = .plain
  ) {
    view = ResultView(result)
    wording = Wording(language)
    self.csvDialect = csvDialect
  }

  /// GeoJSON with a QGIS style beside each and a project: every map of the scenario, or its
  /// difference.
  package var layers: [ReportFile] {
    let groups =
      view.options.first.map { mapGroups(view, of: $0, wording) } ?? mapGroups(view, wording)
    return groups.flatMap(\.layers).flatMap(\.files) + [QGISProject(view, groups, wording).file]
  }

  /// Every table of the report that is about one scenario, under its name there.
  package var tables: [ReportFile] {
    reportTables(view).filter { $0.origin.basis == .solve }.map {
      ReportFile(path: $0.id + ".csv", text: $0.csv(csvDialect))
    }
  }

  /// The two tables that flowmap.gl and Flowmap Blue read: places, and tonnes a year between them;
  /// and the same goods by the main mode of their chain, each in a table of the same form.
  package var flowmap: [ReportFile] {
    let demand = view.study.demand.holding(view.study.demandOptions)
    let flows = Dictionary(uniqueKeysWithValues: demand.flows.map { ($0.id, $0) })
    let modes = view.study.network.chainTypes.map(\.mainMode)
    var pairs: [Pair: [Double]] = [:]
    for load in view.base.indicators.flows {
      guard let flow = flows[load.flow] else { continue }
      let pair = Pair(origin: flow.origin, destination: flow.destination)
      for (mode, tonnes) in zip(modes, load.tonnesByChain) where tonnes > 0 {
        pairs[pair, default: Array(repeating: 0, count: Mode.allCases.count)][mode.order] += tonnes
      }
    }
    let rows = pairs.sorted { $0.key < $1.key }
    let used = Set(rows.flatMap { [$0.key.origin, $0.key.destination] })
    let places = used.sorted().compactMap { view.base.nodes[$0] }.map { node in
      [
        node.id.name, node.name, fixed(node.latitude, decimals: 6),
        fixed(node.longitude, decimals: 6),
      ]
    }
    func table(_ tonnes: ([Double]) -> Double) -> String {
      Self.csv(
        ["origin", "dest", "count"],
        rows.compactMap { pair, byMode in
          let count = fixed(tonnes(byMode), decimals: 1)
          return count == "0.0" ? nil : [pair.origin.name, pair.destination.name, count]
        })
    }
    let byMode = Mode.allCases.filter { mode in rows.contains { $0.value[mode.order] > 0 } }
    return [
      ReportFile(path: "locations.csv", text: Self.csv(["id", "name", "lat", "lon"], places)),
      ReportFile(path: "flows.csv", text: table { $0.reduce(0, +) }),
    ]
      + byMode.map { mode in
        ReportFile(path: "flows-\(mode.rawValue).csv", text: table { $0[mode.order] })
      }
  }

  /// `export.json`: what the folder holds and how it was made.
  package var manifest: ReportFile {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    let record = Manifest(
      programVersion: view.result.run.version, command: view.result.run.command,
      study: view.study.name, year: view.result.run.year,
      gapCertificate: view.result.run.gapCertificate,
      scenarios: view.result.outcomes.map {
        Manifest.Scenario(id: $0.scenario.id, gap: StudyDocument.GapEntry($0.gap))
      },
      inputs: view.study.inputs.map(StudyDocument.InputEntry.init))
    guard let data = try? encoder.encode(record) else {
      preconditionFailure("a document of numbers and texts always encodes")
    }
    return ReportFile(path: "export.json", text: String(decoding: data, as: UTF8.self) + "\n")
  }

  private struct Manifest: Encodable {
    struct Scenario: Encodable {
      let id: String
      let gap: StudyDocument.GapEntry
    }

    let schemaVersion = 1
    let program = "omlast"
    let programVersion: String
    let command: String
    let study: String
    let year: Int
    let gapCertificate: String
    /// The scenario alone; or what it is compared with, and then the scenario.
    let scenarios: [Scenario]
    let inputs: [StudyDocument.InputEntry]
  }

  private struct Pair: Hashable, Comparable {
    let origin: Node.ID
    let destination: Node.ID

    static func < (a: Pair, b: Pair) -> Bool {
      (a.origin, a.destination) < (b.origin, b.destination)
    }
  }

  private static func csv(_ header: [String], _ rows: [[String]]) -> String {
    CSVDialect.plain.text([header] + rows)
  }
}
