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

  @Test func theDocumentNamesTheColumnsThatMakeAnIdentifier() {
    let text = StudyDocument(view, reportTables(view)).json
    #expect(text.contains("\"tables\" : ["))
    #expect(text.contains("\"basis\" : \"appraisal\""))
  }
}
