import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// Whether every start tag of HTML or XML has its end tag, in order.
func isBalanced(_ text: String) -> Bool {
  var open: [Substring] = []
  for tag in text.matches(of: /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:"[^"]*"|[^>"])*)>/) {
    if Markup.voidElements.contains(String(tag.2)) { continue }
    if tag.1.isEmpty { open.append(tag.2) } else if open.popLast() != tag.2 { return false }
  }
  return open.isEmpty
}

@Suite struct ReportPageTests {
  private func report(
    _ language: Language = .sv, isResolved: Bool = true, isConverged: Bool = true,
    hasCommonDelayValues: Bool = true
  ) throws -> String {
    let result = SmallResult.make(
      isResolved: isResolved, isConverged: isConverged,
      hasCommonDelayValues: hasCommonDelayValues)
    let files = StudyReport(result, language: language).files
    return try #require(files.first { $0.path == "report.html" }).text
  }

  @Test(arguments: Language.allCases) func isWellFormed(language: Language) throws {
    let html = try report(language)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    #expect(isBalanced(html))
    #expect(html.contains("Liten studie &lt;&amp;&gt;"))
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for use in html.matches(of: /(?:href="#|url\(#)([^")]+)/) {
      #expect(ids.contains(String(use.1)))
    }
  }

  @Test func needsNothingFromOutside() throws {
    let html = try report()
    #expect(!html.contains("<script"))
    #expect(!html.contains("src="))
    #expect(html.matches(of: /https?:\/\//).count == html.matches(of: /http:\/\/www.w3.org/).count)
    #expect(html.utf8.count < 3_000_000)
  }

  @Test func everyTableHasACaptionAndScopesAndEveryDrawingATitle() throws {
    let html = try report()
    #expect(html.matches(of: /<table\s/).count == html.matches(of: /<caption>/).count)
    #expect(!html.contains(/<th(?![^>]*scope=)[ >]/))
    let drawings = html.matches(of: /<svg xmlns/).count
    #expect(drawings > 4 && html.matches(of: /<title id=/).count == drawings)
    #expect(
      html.matches(of: /<figure>/).count
        == html.matches(of: /<figcaption>Figur\s\d+\.\s/).count)
  }

  @Test func estimatesAreMarked() throws {
    let html = try report()
    #expect(html.contains("By (gamla)") || html.contains("Trafikplats Mot"))
    #expect(html.contains(/Österifrån<sup class="e"[^>]*>e<\/sup>/))
    #expect(html.contains("40\u{a0}sᵉ"))
    #expect(!html.contains(/Hamnens kaj<sup/))
  }

  @Test func theSummaryTellsWhichGuessesTheBestRestsOn() throws {
    // The terminal's own row is an estimate, the track that it lengthens has a source.
    #expect(
      try report().contains(
        "Terminal, &quot;etapp 1&quot; (vilar på gissade uppgifter om terminaler) störst besparing")
    )
    #expect(
      try report(.en).contains("in English (rests on guessed data of terminals) for the vehicle"))
  }

  @Test func aDifferenceWithinTheGapsIsNotShownAsANumber() throws {
    let html = try report(isResolved: false)
    let rows = html.matches(of: /<tr><th scope="row">Terminal.*?<\/tr>/)
    let row = try #require(rows.first)
    #expect(row.0.contains("i.p."))
    #expect(!row.0.contains("−"))
    #expect(html.contains("i.p. = ingen påvisbar skillnad"))
    #expect(html.contains("För 1 av 2 åtgärder finns ingen påvisbar skillnad i total kostnad"))
    #expect(try report().contains("Alla skillnader i total kostnad är större"))
  }

  @Test func nothingIsCalledCertainWhereGapsBoundNothing() throws {
    let html = try report(isResolved: false, hasCommonDelayValues: false)
    #expect(html.contains("i.p. = mindre än JA:s och UA:s VI-gap tillsammans"))
    #expect(html.contains(/class="unresolved" title="mindre än JA:s och UA:s VI-gap/))
    #expect(html.contains("−&lt;0,01 är en minskning under 0,01 som inget gap säkerställer"))
    #expect(html.contains("Gapen är VI-gap: noll i en jämvikt"))
    for word in ["påvisbar skillnad (", "en säkerställd minskning", "övre gräns"] {
      #expect(!html.contains(word), "\(word)")
    }
    let certain = try report(isResolved: false)
    #expect(certain.contains(/class="unresolved" title="ingen påvisbar skillnad \(mindre än JA/))
    #expect(
      certain.contains("−&lt;0,01 är en säkerställd minskning") && !certain.contains("VI-gap"))
  }

  @Test func aScenarioThatDidNotConvergeIsSaidFirst() throws {
    let html = try report(isConverged: false)
    let warning = try #require(html.firstRange(of: "Ej konvergerat: 1 av 4"))
    let summary = try #require(html.firstRange(of: "<h2>"))
    #expect(warning.lowerBound < summary.lowerBound)
    #expect(try !report().contains("Ej konvergerat"))
  }

  @Test func neverClaimsToFollowOfficialAppraisalValues() throws {
    #expect(try !report().contains("ASEK"))
    #expect(try !report(.en).contains("ASEK"))
  }

  @Test func isWholeInEnglishToo() throws {
    let html = try report(.en)
    #expect(html.contains("Terminal, &quot;etapp 1&quot; in English"))
    for word in ["åtgärd", "Figur ", "mnkr", "kostnad"] { #expect(!html.contains(word)) }
  }

  @Test func sameResultGivesTheSameBytes() {
    for dialect in CSVDialect.allCases {
      let first = StudyReport(SmallResult.make(), csvDialect: dialect).files
      #expect(first == StudyReport(SmallResult.make(), csvDialect: dialect).files)
    }
  }

  @Test func aBaseCaseAloneIsAReport() throws {
    let whole = SmallResult.make()
    let files = StudyReport(
      .init(study: whole.study, outcomes: [whole.base], comparisons: [], run: whole.run)
    ).files
    let html = try #require(files.first { $0.path == "report.html" }).text
    #expect(isBalanced(html))
    #expect(html.contains("Endast jämförelsealternativet"))
  }

  @Test func noFileHoldsANumberThatIsNotOne() {
    for file in StudyReport(SmallResult.make()).files where !file.path.hasSuffix(".html") {
      #expect(!file.text.contains(/[:,;]\s*-?(nan|inf)\b/.ignoresCase()))
    }
  }

  @Test func theCoverTellsTheYearAndWhatIsLeftOut() throws {
    let result = SmallResult.make()
    func cover(year: Int, without: [FreightModel.Feature]) throws -> String {
      let run = RunRecord(
        version: "9", command: "", requestedGap: 1e-7, year: year, without: without)
      let changed = StudyResult(
        study: result.study, outcomes: result.outcomes, comparisons: result.comparisons, run: run)
      let html = try #require(
        StudyReport(changed, language: .en).files.first { $0.path == "report.html" }
      ).text
      return html
    }
    let base = try cover(year: result.study.baseYear, without: [])
    #expect(base.contains("no growth to a forecast year"))
    #expect(!base.contains("are left out"))
    // Nothing is said of demand options that were not solved.
    #expect(!base.contains("s-demand") && !base.contains("Demand throughout"))
    let other = try cover(year: result.study.baseYear + 7, without: [.queues, .background])
    #expect(other.contains("\(result.study.baseYear + 7), with growth from the tables' year"))
    #expect(other.contains("(queues and background traffic)"))
    #expect(try report(.en).contains("id=\"s-demand\""))
  }
}
