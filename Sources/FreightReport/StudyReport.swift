package import FreightAppraisal

/// One file of a report, complete in memory; the command line writes it.
package struct ReportFile: Sendable, Equatable {
  /// Path below the output folder, for example `tables/summary.csv`.
  package let path: String
  /// The whole text, UTF-8.
  package let text: String
}

/// A study's answer as files: report, GeoJSON with QGIS styles and project, tables and
/// `study.json`.
///
/// The text depends on the result, the language and the dialect alone: no clock, no locale and no
/// dictionary order, so that a rerun is byte-identical. GeoJSON, `study.json` and plain CSV are
/// the same in every language; legends and names in QGIS follow it.
///
/// Nothing is computed here beyond sums of columns, differences of two columns and the ratios that
/// a drawing needs.
package struct StudyReport: Sendable {
  let view: ResultView
  let wording: Wording
  let csvDialect: CSVDialect

  /// Prepares the files of a result.
  ///
  /// - Precondition: the result holds at least the base case.
  package init(
    _ result: StudyResult, language: Language = .sv, csvDialect: CSVDialect = .plain
  ) {
    view = ResultView(result)
    wording = Wording(language)
    self.csvDialect = csvDialect
  }

  /// Every file, in path order within its kind: report, document, maps, tables.
  package var files: [ReportFile] { parts.flatMap { $0() } }

  /// `files` in pieces that can be made at the same time.
  package var parts: [@Sendable () -> [ReportFile]] {
    let tables = reportTables(view)
    let groups = mapGroups(view, wording)
    var parts: [@Sendable () -> [ReportFile]] = [
      { [page(tables)] },
      { [document(tables)] },
      { [QGISProject(view, groups, wording).file] },
    ]
    for layer in groups.flatMap(\.layers) {
      parts.append { layer.files }
    }
    return parts + [
      { tables.map { ReportFile(path: $0.path, text: $0.csv(csvDialect)) } }
    ]
  }

  /// `report.html` alone.
  package var page: ReportFile { page(reportTables(view)) }

  private func page(_ tables: [ReportTable]) -> ReportFile {
    ReportFile(path: "report.html", text: ReportPage(view, wording, tables).html)
  }

  /// `study.json`.
  package var document: ReportFile { document(reportTables(view)) }

  private func document(_ tables: [ReportTable]) -> ReportFile {
    let drawings = ReportPage(view, wording, tables).drawings
    return ReportFile(
      path: "study.json",
      text: StudyDocument(view, tables, drawings + DerivedFigure.sentences(view)).json)
  }
}
