import FreightAppraisal
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

  @Test func aMapOfChangesLeadsToItsFileAndToTheQueuesThatItDraws() throws {
    let whole = SmallResult.make()
    // With the base case's queues again nothing changes in them.
    let still = whole.with(
      outcomes: whole.outcomes.map { outcome in
        var indicators = outcome.indicators
        indicators.queues = whole.base.indicators.queues
        return outcome.with(indicators: indicators)
      })
    for (result, hasQueues) in [(whole, true), (still, false)] {
      let view = ResultView(result)
      let option = try #require(view.singles.last)
      #expect(view.queueChanges(option).isEmpty != hasQueues)
      let map = try #require(DerivedFigure.drawing("difference-" + option.id, view))
      #expect(map.tables == (hasQueues ? ["junctions-investments"] : []))
      #expect(map.formula.sv.contains("kö") == hasQueues)
      let caption = ReportPage(view, Wording(.sv), reportTables(view)).numbers(of: map).text
      #expect(caption.contains("difference-\(option.id).geojson"))
      #expect(caption.contains("#junctions-investments") == hasQueues)
    }
  }

  @Test func anIdentifierHasPlusForJoinedNamesAndNoSpaces() {
    #expect(FigureID.part("A + B") == "A+B")
    #expect(FigureID.part("Vehicle industry") == "Vehicle_industry")
  }

  @Test func everyMarkAndSentenceNamesAFigureThatExists() throws {
    let tables = reportTables(view)
    let page = ReportPage(view, Wording(.sv), tables)
    let figures = figures(of: page)
    let html = page.html
    let told =
      html.matches(of: /<title>[^<]*\n([^<]+)<\/title>/).map { String($0.1) } + Self.told(html)
    #expect(told.count > 60)
    for id in told where !id.hasPrefix("study.json/") {
      #expect(figures.contains(id.replacing("&amp;", with: "&")), "\(id)")
    }
    // Every mark has become a link.
    #expect(!html.unicodeScalars.contains { (0xE000...0xE005).contains($0.value) })
  }

  /// Identifiers of all figures that `omlast explain` finds, those of `study.json` aside.
  private func figures(of page: ReportPage) -> Set<String> {
    let derived = page.drawings + DerivedFigure.sentences(view)
    let onMaps = derived.filter { !$0.fields.isEmpty }.flatMap { map in
      view.options.flatMap { view.links(with: $0) }.flatMap { pair in
        map.fields.map { "\(map.id)/\(pair.link.id.name)/\($0)" }
      }
    }
    return Set(
      allTables(view).flatMap { table in
        table.rows.filter { !$0.isTotal }.flatMap { row in
          table.columns.filter(\.isNumeric).map { table.figureID(row, $0) }
        }
      } + derived.map(\.id) + onMaps)
  }

  /// Identifiers of the figures that sentences tell.
  private static func told(_ html: some StringProtocol) -> [String] {
    String(html).matches(of: /<(?:a class="told" [^>]*|span )title="([^"]+)"/).map { String($0.1) }
  }

  @Test(arguments: [Language.sv, .en])
  func everyNumberInAParagraphStandsWithAFigure(_ language: Language) {
    let page = ReportPage(view, Wording(language), reportTables(view))
    let figures = figures(of: page)
    let study = view.study
    let network = view.base.network
    // What is no number of the answer: names of things and of a standard, and years.
    let titles =
      study.investments.map(\.name) + study.headlines.map(\.name)
      + study.demandOptions.map(\.name) + view.allNodes.values.map(\.title)
      + network.links.map(\.title) + network.terminals.map(\.title) + network.queues.map(\.name)
      + view.options.map { title(of: $0) } + study.parameters.rows.map(\.meaning)
    let names = (titles.map { language == .sv ? $0.sv : $0.en } + ["ASEK 8", "SHA-256"]).filter {
      !$0.isEmpty
    }
    .sorted { $1.count < $0.count }
    var numbered = 0
    for paragraph in page.html.matches(of: /<p(?: [^>]*)?>(.*?)<\/p>/) {
      var text = String(paragraph.1).replacing(/<[^>]*>/, with: "")
      for name in names { text = text.replacing(name, with: "") }
      text = text.replacing(/\b(19|20)\d\d\b/, with: "")
      guard text.contains(/[0-9]/) else { continue }
      numbered += 1
      let told = Self.told(paragraph.1)
      #expect(
        told.contains { $0.hasPrefix("study.json/") || figures.contains($0) }, "\(paragraph.1)")
    }
    #expect(numbered > 12)
  }

  @Test func everyDrawingOfThePageIsInTheDocumentAndNamesItsTables() throws {
    let tables = reportTables(view)
    let drawings = ReportPage(view, Wording(.sv), tables).drawings
    let html = ReportPage(view, Wording(.en), tables).html
    let ids = html.matches(of: /<(?:figure|div class="multiple") id="([^"]+)"/).map { String($0.1) }
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

  /// A small map has no caption: its words lead to the investment's row.
  @Test func everySmallMapLeadsToItsNumbers() {
    let page = ReportPage(view, Wording(.sv), reportTables(view))
    for option in view.singles {
      let words = page.numbers(
        "summary", row: option.id, column: "freight_change_msek_per_year"
      ).text
      let row = "summary/" + FigureID.part(option.id)
      #expect(words.contains("href=\"#\(row)/freight_change_msek_per_year\""), "\(words)")
    }
    for map in page.html.matches(of: /<div class="multiple".*?<\/div>/.dotMatchesNewlines()) {
      #expect(map.0.contains("href=\"#summary/"))
    }
  }

  @Test func theDocumentNamesTheColumnsThatMakeAnIdentifier() {
    let text = StudyDocument(view, reportTables(view)).json
    #expect(text.contains("\"tables\" : ["))
    #expect(text.contains("\"basis\" : \"appraisal\""))
  }
}
