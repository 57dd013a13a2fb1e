import FreightModel
import Testing

@testable import FreightReport

/// Identifiers of figures.
@Suite struct FigureTests {
  private let view = ResultView(SmallResult.make())

  @Test func everyTableSaysWhereItsFiguresComeFrom() {
    for table in allTables(view) {
      #expect(FigureOrigin.tables[table.id] != nil, "\(table.id) has no FigureOrigin")
      for key in table.origin.keys {
        #expect(table.columns.contains { $0.key == key }, "\(table.id) has no column \(key)")
      }
    }
  }

  @Test func noTwoFiguresShareAnIdentifier() {
    for table in allTables(view) {
      var seen: Set<String> = []
      for row in table.rows where !row.isTotal {
        let id = table.figureID(row, table.columns[0])
        #expect(seen.insert(id).inserted, "\(id) names two rows")
        #expect(!id.contains { $0.isWhitespace })
      }
    }
  }

  @Test func everyNumberOfTheReportHasItsIdentifierInBothLanguages() throws {
    func ids(_ language: Language) -> [String] {
      let tables = reportTables(view)
      return ReportPage(view, Wording(language), tables).html
        .matches(of: /<td class="n" id="([^"]+)">/).map { String($0.1) }
    }
    let swedish = ids(.sv)
    #expect(swedish.count > 100)
    #expect(Set(swedish).count == swedish.count)
    #expect(swedish == ids(.en))
    let id = try #require(swedish.first { $0.hasPrefix("summary/") })
    #expect(id.split(separator: "/").count == 3)
  }

  @Test func anIdentifierHasPlusForJoinedNamesAndNoSpaces() {
    #expect(FigureID.part("A + B") == "A+B")
    #expect(FigureID.part("Vehicle industry") == "Vehicle_industry")
  }

  @Test func everyMarkAndSentenceNamesAFigureThatExists() throws {
    let tables = reportTables(view)
    let page = ReportPage(view, Wording(.sv), tables)
    let figures = Set(
      allTables(view).flatMap { table in
        table.rows.filter { !$0.isTotal }.flatMap { row in
          table.columns.filter(\.isNumeric).map { table.figureID(row, $0) }
        }
      } + DerivedFigure.sentences(view).map(\.id))
    let html = page.html
    let told =
      html.matches(of: /<title>[^<]*\n([^<]+)<\/title>/).map { String($0.1) }
      + html.matches(of: /<a class="told" [^>]*title="([^"]+)"/).map { String($0.1) }
    #expect(told.count > 60)
    for id in told { #expect(figures.contains(id.replacing("&amp;", with: "&")), "\(id)") }
  }

  @Test func everyDrawingOfThePageIsInTheDocumentAndNamesItsTables() throws {
    let tables = reportTables(view)
    let drawings = ReportPage(view, Wording(.sv), tables).drawings
    let html = ReportPage(view, Wording(.en), tables).html
    let ids = html.matches(of: /<figure id="([^"]+)"/).map { String($0.1) }
    #expect(ids.count > 9 && ids == drawings.map(\.id) && Set(ids).count == ids.count)
    let known = Set(allTables(view).map(\.id))
    for drawing in drawings {
      #expect(drawing.tables.allSatisfy { known.contains($0) }, "\(drawing.id)")
      #expect(!drawing.tables.isEmpty || !drawing.maps.isEmpty, "\(drawing.id)")
      for table in drawing.tables {
        #expect(drawing.basis == FigureOrigin.of(table).basis, "\(drawing.id)")
      }
    }
    let document = try #require(
      StudyReport(SmallResult.make()).files.first { $0.path == "study.json" }
    ).text
    for id in ids + ["sentence/unverified_values"] {
      #expect(document.contains("\"id\" : \"\(id)\""), "\(id)")
    }
  }

  @Test func theDocumentNamesTheColumnsThatMakeAnIdentifier() {
    let text = StudyDocument(view, reportTables(view)).json
    #expect(text.contains("\"tables\" : ["))
    #expect(text.contains("\"basis\" : \"appraisal\""))
  }
}
