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

  /// The page as it is read: without the links at numbers.
  private func words(_ html: String) -> String {
    html.replacing(/<\/?(a|span)( [^>]*)?>/, with: "")
  }

  @Test(arguments: Language.allCases) func isWellFormed(language: Language) throws {
    let html = try report(language)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">"))
    #expect(isBalanced(html))
    #expect(
      html.contains(
        language == .sv ? "Liten studie &lt;&amp;&gt;" : "Small study &lt;&amp;&gt;"))
    let ids = html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for use in html.matches(of: /(?:href="#|url\(#)([^")]+)/) {
      #expect(ids.contains(String(use.1)))
    }
  }

  @Test func theCoverTellsWhatAPackageIs() throws {
    #expect(
      words(try report(.sv)).contains(/åtgärd(er)? och \d+ kombination(er)? av dem \(paket\)/))
    #expect(
      words(try report(.en)).contains(
        /investments? and \d+ combinations? of them \(packages?\)/))
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
      html.matches(of: /<figure\s/).count
        == html.matches(of: /<figcaption id="[^"]+">Figur\s\d+\.\s/).count)
    // Each is described by words that are in the page, and each mark tells a number.
    let ids = Set(html.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
    let described = html.matches(of: /<svg xmlns[^>]* aria-describedby="([^"]+)"/)
    #expect(described.count == drawings && described.allSatisfy { ids.contains(String($0.1)) })
    let marks = html.matches(of: /<g class="mark"><title>([^<]*)<\/title>/)
    #expect(marks.count > 30 && marks.count == html.matches(of: /class="mark"/).count)
    #expect(marks.allSatisfy { $0.1.contains { $0.isNumber } || $0.1.contains("påvisbar") })
  }

  @Test func whatScrollsIsReachedByTheKeyboardAndHasAName() throws {
    let html = try report()
    let scrolling = html.matches(of: /<div class="scroll[^>]*>/)
    let named = html.matches(
      of: /<div class="scroll[^"]*" tabindex="0" role="region" aria-label="[^"]+"/)
    #expect(named.count > 20 && scrolling.count == named.count)
    #expect(html.contains(":focus-visible"))
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
        "Terminal, &quot;etapp 1&quot; (vilar på antagna uppgifter om terminaler) störst besparing")
    )
    #expect(
      try report(.en).contains("in English (rests on guessed data of terminals) for the vehicle"))
  }

  @Test func aDifferenceWithinTheThresholdIsNotShownAsANumber() throws {
    let html = try report(isResolved: false)
    let table = try #require(html.firstRange(of: "<table id=\"summary\">"))
    let rows = html[table.lowerBound...].matches(of: /<tr><th scope="row">Terminal.*?<\/tr>/)
    let row = try #require(rows.first)
    #expect(row.0.contains("i.p."))
    #expect(!row.0.contains("−"))
    #expect(html.contains("i.p. = ingen påvisbar skillnad"))
    // The number is a link to the table that it is counted in.
    #expect(
      html.replacing(/<[^>]*>/, with: "").contains(
        "För 1 av 2 åtgärder finns ingen påvisbar skillnad i total kostnad"))
    #expect(try report().contains("Alla skillnader i total kostnad är större"))
  }

  @Test func nothingIsCalledCertainWhereGapsBoundNothing() throws {
    let html = try report(isResolved: false, hasCommonDelayValues: false)
    #expect(html.contains("i.p. = under JA:s och UA:s tröskel, som bygger på VI-gap"))
    #expect(html.contains(/class="unresolved" title="under JA:s och UA:s tröskel, som bygger/))
    #expect(html.contains("Gapen är VI-gap: noll i en jämvikt"))
    for word in ["påvisbar skillnad (", "säkerställd skillnad", "övre gräns"] {
      #expect(!html.contains(word), "\(word)")
    }
    let certain = try report(isResolved: false)
    #expect(certain.contains(/class="unresolved" title="ingen påvisbar skillnad \(under beräkn/))
    #expect(!certain.contains("säkerställ") && !certain.contains("VI-gap"))
  }

  @Test func whatTheDistributionDoesNotTellIsSaidThere() throws {
    let html = try report()
    let section = try #require(html.firstRange(of: "<section id=\"s-distribution\""))
    let rest = html[section.upperBound...]
    let limit = try #require(rest.firstRange(of: "Fördelningen på regioner är inte beräknad"))
    let end = try #require(rest.firstRange(of: "</section>"))
    #expect(limit.upperBound < end.lowerBound)
    // What operators keep is priced by an assumed share: a limit, and no effect without a price.
    #expect(html.contains("antas vara 25 % av vad de får betalt"))
    #expect(!html.contains("Resultat i terminaler, hamnar och transportföretag"))
  }

  @Test func aScenarioThatDidNotConvergeIsSaidFirst() throws {
    let html = words(try report(isConverged: false))
    let warning = try #require(html.firstRange(of: "Ej konvergerat: 1 av 4"))
    // The solve of a draw, and what is compared with the road under another parameter.
    #expect(
      html.contains(
        /Ej konvergerat: \d+ av beräkningarna vid sidan av scenarierna \(spann, dragningar och/))
    let summary = try #require(html.firstRange(of: "<h2>"))
    #expect(warning.lowerBound < summary.lowerBound)
    #expect(try !report().contains("Ej konvergerat"))
  }

  @Test func aReportWithAnUnverifiedParameterNeverCallsItselfASEK8() throws {
    for (language, denial) in [(Language.sv, "inte ASEK 8"), (.en, "not ASEK 8")] {
      let html = try report(language)
      #expect(html.contains(denial))
      #expect(!html.replacing(denial, with: "").contains("ASEK"))
    }
    // One value in doubt is enough; with none in doubt the name is the right one.
    let verified = try cover(of: SmallResult.checked())
    #expect(verified.contains("<dd>ASEK 8</dd>") && verified.contains("Kalkylen följer ASEK 8."))
    let doubted = words(try cover(of: SmallResult.checked(except: .co2Value)))
    #expect(doubted.contains(/egna värden, 1 av \d+ overifierade: inte ASEK 8/))
    #expect(!doubted.contains("<dd>ASEK 8</dd>") && !doubted.contains("följer ASEK 8"))
    #expect(verified.contains(/alla <[^>]*>\d+<[^>]*> värden är verifierade/))
  }

  /// The report of a study with SmallResult's answers.
  private func cover(of study: Study) throws -> String {
    let result = SmallResult.make()
    let changed = StudyResult(
      study: study, outcomes: result.outcomes, comparisons: result.comparisons, run: result.run)
    let files = StudyReport(changed).files
    return try #require(files.first { $0.path == "report.html" }).text
  }

  @Test func isWholeInEnglishToo() throws {
    let html = try report(.en)
    #expect(html.contains("Terminal, &quot;etapp 1&quot; in English"))
    #expect(html.contains("<dd>see the status of each in the table The investments</dd>"))
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
    #expect(base.contains("the year of the tables; forecast year"))
    #expect(!base.contains("are left out"))
    // Nothing is said of demand options that were not solved.
    #expect(!base.contains("If demand turns out otherwise"))
    #expect(!base.contains("Demand throughout"))
    let other = try cover(year: result.study.baseYear + 7, without: [.queues, .background])
    #expect(other.contains("\(result.study.baseYear + 7), with growth from the tables' year"))
    #expect(other.contains("(queues and background traffic)"))
    #expect(try report(.en).contains("If demand turns out otherwise"))
  }

  @Test func theFirstPageHasThreeStatementsOneMapAndOneTable() throws {
    let html = try report()
    let start = try #require(html.firstRange(of: "<section id=\"s-summary\">"))
    let end = try #require(html[start.upperBound...].firstRange(of: "</section>"))
    let page = html[start.upperBound..<end.lowerBound]
    #expect(page.matches(of: /<p class="lead">/).count == 3)
    #expect(page.matches(of: /<figure\s/).count == 1)
    #expect(page.matches(of: /<table\s/).count == 1)
    let words = page.replacing(/<[^>]*>/, with: "")
    #expect(words.contains("av 4 slumpade prövningar lönar sig Vägen i 50\u{a0}%"))
    // Every number of the sentences but those of names leads somewhere.
    let links = page.matches(
      of: /<a class="told" href="#([^"]+)" title="([^"]+)">[^<]*\d[^<]*<\/a>/)
    #expect(links.count > 6)
    #expect(links.contains { $0.1 == "verdict/NY_VAG/nnv_msek" && $0.1 == $0.2 })
    #expect(links.contains { $0.2 == "sentence/unverified_values" && $0.1 != $0.2 })
    #expect(page.contains("är uppskattade") && page.contains("overifierade"))
  }

  @Test func theSectionsStandInTheOrderOfASamladEffektbedomning() throws {
    let titles = try report().matches(of: /<h2>(\d+) ([^<]*)<\/h2>/)
    #expect(titles.map { String($0.1) } == (1...13).map { "\($0)" })
    #expect(
      titles.map { String($0.2) } == [
        "Sammanfattning", "Nuläge och brister (JA)", "Åtgärderna (UA)",
        "Metod och förutsättningar", "Trafikeffekter", "Samhällsekonomi", "Känslighetsanalys",
        "Sårbarhet", "Fördelningsanalys: finansiär och näringsgren", "Transportpolitisk målanalys",
        "Ej prissatta effekter", "Begränsningar", "Bilaga: indata",
      ])
  }

  @Test func drawsRangesAndLossesAreTold() throws {
    let html = words(try report())
    #expect(html.contains("5 dragningar (latinsk hyperkub, slumpfrö 1) av 2 parametrar"))
    #expect(html.contains("P(NNV &gt; 0) = 50\u{a0}%"))
    #expect(html.contains(/tecknet på nettonuvärdet kan vändas av/))
    #expect(html.contains(/Dyrast att vara utan under ett år[^<]*\+3,0\u{a0}mnkr\/år;/))
    #expect(html.contains("1 av 2 bortfall lämnar gods utan väg"))
    #expect(html.contains("halveringsregeln") && html.contains("NNV om koldioxid i stället"))
    // What was not asked for is not said.
    let bare = try cover(of: SmallResult.study)
    for word in ["dragningar", "Dyrast att vara utan", "Sårbarhet"] {
      #expect(!bare.contains(word), "\(word)")
    }
  }

  @Test func whatANetPresentValueLeavesOutIsSaidWhereverItStands() throws {
    let html = words(try report())
    // Nobody knows what the road costs to keep: on the first page, at the package and in captions.
    let first = try #require(html.firstRange(of: "<h2>2 "))
    let mark = "utan drift och underhåll, som inte är känt"
    #expect(html[..<first.lowerBound].contains(mark))
    #expect(html[first.lowerBound...].matches(of: /NNV är inte fullständigt/).count > 3)
    #expect(html.contains("Vägen*"))
    #expect(html.contains("Jämförelsen haltar: för 2 av dem"))
    #expect(html.contains("alla nuvärden vid början av 2030"))
    #expect(html.contains("av 2 åtgärder med känd kostnad"))
    // An effect within the threshold leaves the cost, and says how small it is.
    let hidden = words(try report(isResolved: false))
    #expect(hidden.contains("ej påvisbar, under 0,01"))
    #expect(hidden.contains("av 2 åtgärder med känd kostnad"))
    #expect(hidden.contains("För 1 är effekten inte påvisbar, och NNV är minus kostnaden."))
    #expect(!html.contains("är kostnaden är"))
    let english = try report(.en)
    #expect(english.contains("without operation and maintenance, which is not known"))
  }

  @Test func figuresAreNumberedInReadingOrder() throws {
    let numbers = try report().matches(of: /<figcaption[^>]*>Figur (\d+)\.\s/).map { Int($0.1)! }
    #expect(numbers.count > 9 && numbers == Array(1...numbers.count))
    let page =
      FigureNumber.caption(of: "a", Wording(.en)) + "see figure " + FigureNumber.mention(of: "b")
      + FigureNumber.caption(of: "b", Wording(.en))
    #expect(FigureNumber.numbered(page) == "Figure 1. see figure 2Figure 2. ")
  }
}
