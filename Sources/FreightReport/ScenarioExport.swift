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
  package var layers: [OutputFile] {
    let groups =
      view.options.first.map { mapGroups(view, of: $0, wording) } ?? mapGroups(view, wording)
    return groups.flatMap(\.layers).flatMap(\.files) + [QGISProject(view, groups, wording).file]
  }

  /// Every table of the report that is about one scenario, under its name there.
  package var tables: [OutputFile] {
    reportTables(view).filter { $0.origin.basis == .solve }.map {
      OutputFile(path: $0.id + ".csv", text: $0.csv(csvDialect))
    }
  }

  /// `export.json`: what the folder holds and how it was made.
  package var manifest: OutputFile {
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
      inputs: view.study.inputs.map { .init(path: $0.path, sha256: $0.sha256) })
    guard let data = try? encoder.encode(record) else {
      preconditionFailure("a document of numbers and texts always encodes")
    }
    return OutputFile(path: "export.json", text: String(decoding: data, as: UTF8.self) + "\n")
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
}
