import Foundation
import FreightAppraisal
import FreightModel
import TestSupport
import Testing

@testable import FreightReport

/// Every column of every table tells how it is made, and what it says that it takes is there.
@Suite struct ColumnOriginTests {
  private let tables: [ReportTable] = {
    let view = ResultView(SmallResult.make())
    let losses = Resilience(
      scenario: view.result.base.scenario, base: view.result.base, singles: [], unused: [],
      named: [], pairs: [])
    return allTables(view) + [closurePairTable(losses)]
  }()

  @Test func everyColumnHasAFormulaInBothLanguages() {
    for table in tables {
      for column in table.columns {
        let formula = ColumnOrigin.of(column.key, in: table.id)?.formula
        #expect(
          formula?.sv.isEmpty == false && formula?.en.isEmpty == false,
          "\(table.id)/\(column.key) has no entry in ColumnOrigin")
      }
    }
  }

  @Test func whatAFormulaTakesIsAColumnOfATable() {
    for table in tables {
      for column in table.columns {
        for reference in ColumnOrigin.of(column.key, in: table.id)?.figures ?? [] {
          #expect(isThere(reference, for: table), "\(table.id)/\(column.key): \(reference)")
        }
      }
    }
    for figure in DerivedFigure.sentences(ResultView(SmallResult.make())) {
      #expect(!figure.figures.isEmpty)
      for reference in figure.figures {
        #expect(isThere(reference, for: tables[0]), "\(figure.id): \(reference)")
      }
    }
  }

  /// `column`, `table/column` or `table/row/column`, and after a bar a column of the same table.
  private func isThere(_ reference: String, for table: ReportTable) -> Bool {
    let parts = reference.split(separator: "|")
    let path = parts[0].split(separator: "/")
    guard let other = path.count == 1 ? table : tables.first(where: { $0.id == path[0] }) else {
      return false
    }
    let keys = [path[path.count - 1]] + parts.dropFirst().map { $0.prefix { $0 != "=" } }
    return keys.allSatisfy { key in other.columns.contains { $0.key == key } }
  }

  @Test func aFormulaDoesNotTakeItself() {
    for table in tables {
      for column in table.columns {
        let figures = ColumnOrigin.of(column.key, in: table.id)?.figures ?? []
        #expect(!figures.contains(column.key), "\(table.id)/\(column.key)")
      }
    }
  }

  @Test func everyTableIsListedWithFilesThatAStudyHas() throws {
    let known = try ["Networks", "Demand"].flatMap {
      try FileManager.default.contentsOfDirectory(
        atPath: checkout.appending(path: $0 + "/oskarshamn").path)
    }
    for table in tables {
      let origin = try #require(FigureOrigin.tables[table.id], "\(table.id)")
      for key in origin.keys {
        #expect(table.columns.contains { $0.key == key }, "\(table.id): \(key)")
      }
      let files =
        origin.files
        + table.columns.flatMap { ColumnOrigin.of($0.key, in: table.id)?.files ?? [] }
      for file in files { #expect(known.contains(file), "\(table.id): \(file)") }
    }
    for input in inputConfidence(SmallResult.make().study) {
      for file in input.file.split(separator: " ") { #expect(known.contains(String(file))) }
    }
  }
}
