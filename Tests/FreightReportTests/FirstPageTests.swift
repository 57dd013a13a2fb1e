import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// The three statements that a politician reads.
@Suite struct FirstPageTests {
  func page(_ result: StudyResult, _ language: Language) -> ReportPage {
    let view = ResultView(result)
    return ReportPage(view, Wording(language), reportTables(view))
  }

  /// A marked text as it is read, with plain spaces and hyphens.
  func read(_ text: String) -> String {
    plain(Markup.group(FigureLink.markup(text) { _ in nil }).text)
  }

  /// Text of a page as it is read.
  private func plain(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").replacing("\u{a0}", with: " ")
      .replacing("\u{2011}", with: "-")
  }

  /// The first page's three sentences, each with what it rests on.
  private func statements(_ result: StudyResult, _ language: Language = .sv) throws -> [String] {
    page(result, language).leads.map { read(([$0.statement] + $0.support).joined(separator: " ")) }
  }

  /// The made-up result with other headline packages, or without draws, ranges or singles.
  func variant(
    of whole: StudyResult = SmallResult.make(), headlines: [Headline]? = nil, drawn: Bool = true,
    tried: Bool = true, singles: Bool = true, costsMSEK: [Investment.ID: Double] = [:],
    draws: [[Double]] = []
  ) -> StudyResult {
    let study = Study(
      name: whole.study.name, title: whole.study.title, network: whole.study.network,
      demand: whole.study.demand,
      investments: whole.study.investments.map { $0.costing(costsMSEK[$0.id]) },
      headlines: headlines ?? whole.study.headlines, parameters: whole.study.parameters,
      outlines: whole.study.outlines, inputs: whole.study.inputs,
      appraisal: whole.study.appraisal)
    let packages = whole.outcomes.filter { $0.scenario.kind == .package }
    let outcomes = singles ? whole.outcomes : [whole.base] + packages
    var result = StudyResult(
      study: study, outcomes: outcomes,
      comparisons: outcomes.dropFirst().map { Comparison(whole.base, $0) },
      headlines: whole.headlines, sensitivities: tried ? whole.sensitivities : [], run: whole.run)
    if drawn { result.sweep = whole.sweep }
    if let first = draws.first {
      let options = whole.outcomes.dropFirst().prefix(first.count)
      result.sweep = sweep(of: options.map(\.scenario), draws)
    }
    return result
  }

  /// Draws with these NNVs of each option, MSEK.
  private func sweep(
    of options: [Scenario], _ draws: [[Double]], overCapacity: [String] = []
  ) -> SweepAnswer {
    SweepAnswer(
      options: options, parameters: [],
      design: SweepDesign(.latinHypercube, draws: draws.count, parameters: 0, seed: 1),
      draws: draws.enumerated().map { number, nets in
        SweepDraw(
          draw: number, baseCostSEK: 1e9, savingSEK: nets, resolutionSEK: nets.map { _ in 0 },
          netPresentValueMSEK: nets, overCapacity: nets.map { _ in overCapacity },
          isConverged: true,
          isComparable: true)
      })
  }

  @Test(arguments: Language.allCases)
  func threeSentencesBeginTheReportAndAnotherChapterTellsWhatTheyRestOn(
    language: Language
  ) throws {
    let variants = [
      SmallResult.make(), SmallResult.make(isResolved: false),
      SmallResult.make(isConverged: false), SmallResult.make(hasCommonDelayValues: false),
      variant(headlines: []), variant(headlines: Self.both), variant(drawn: false),
      variant(drawn: false, tried: false), variant(headlines: [], singles: false),
      variant(headlines: Self.both, draws: [[-9, -2], [3, -2]]),
    ]
    for result in variants {
      let leads = page(result, language).leads
      let files = StudyReport(result, language: language).files
      let html = try #require(files.first { $0.path == "report.html" }).text
      let told = html.matches(of: /<p class="lead">(.*?)<\/p>/).map { plain(String($0.1)) }
      #expect(told == leads.map { read($0.statement) } && told.count == 3)
      // One sentence each; a number is one word with its unit.
      for sentence in leads.map(\.statement).map(words) {
        #expect(sentence.hasSuffix(".") && !sentence.contains(". "), "\(sentence)")
        #expect(sentence.split(separator: " ").count <= 40, "\(sentence)")
      }
      let page = try #require(html.firstRange(of: "id=\"s-sensitivity\""))
      let rest = plain(String(html[page.upperBound...]))
      for lead in leads {
        let support = lead.support.joined(separator: " ")
        #expect(support.isEmpty || rest.contains(read(support)), "\(support)")
        for sentence in words(support).split(separator: ". ") {
          #expect(sentence.split(separator: " ").count <= 30, "\(sentence)")
        }
      }
    }
  }

  /// A marked text as it is read, where a number and its unit are one word.
  private func words(_ text: String) -> String {
    Markup.group(FigureLink.markup(text) { _ in nil }).text.replacing(/<[^>]*>/, with: "")
  }

  static let both = [
    Headline(id: "VAG", name: Label(sv: "Vägen", en: "The road"), investments: ["NY_VAG"]),
    Headline(
      id: "TERM", name: Label(sv: "Terminalen", en: "The terminal"), investments: ["TERMINAL"]),
  ]

  static let losses: [Investment.ID: Double] = ["NY_VAG": 250_000, "TERMINAL": 450_000]

  @Test func noOrderIsToldThatTheDrawsTurn() throws {
    func told(_ draws: [[Double]], _ language: Language = .sv) throws -> [String] {
      try statements(
        variant(headlines: Self.both, costsMSEK: Self.losses, draws: draws), language)
    }
    // The terminal is the better in the mean, though worse by the study's own values.
    let turned = [[-9, -2], [3, -2], [-1, -2], [-9, -1.0]]
    let (swedish, english) = (try told(turned), try told(turned, .en))
    #expect(
      swedish[0].hasSuffix(
        ": nettonuvärdet (NNV, nyttor minus kostnader) är mellan −4 550 mnkr (Vägen*) och −7 567 "
          + "mnkr (Terminalen*), och vilket som är bäst är osäkert. Ordningen mellan paketen blir "
          + "den omvända i en del av de slumpade prövningarna."))
    #expect(
      english[0].hasSuffix(
        ": the net present value (NNV, gains less costs) is between −4,550 MSEK (The road*) and "
          + "−7,567 MSEK (The terminal*), and which is best is uncertain. The packages' order "
          + "turns in part of the random trials."))
    #expect(swedish[2].contains(" och av 4 slumpade prövningar lönar sig Vägen i 25 %. "))
    #expect(english[2].contains(" and The road pays in 25% of 4 random trials. "))
    #expect(
      swedish[2].hasSuffix(
        " Av 4 slumpade prövningar av de osäkra talen (dragningar) ger 25 % (95 %-intervall 5–70 "
          + "%) ett NNV över noll för Vägen. För det andra huvudpaketet ger ingen det (0–49 %)."))
    #expect(
      english[2].hasSuffix(
        " Of 4 random trials of the uncertain numbers (draws) 25% (95% interval 5–70%) have an NNV "
          + "above zero for The road. For the other headline package none has (0–49%)."))
    let held = try told([[-1, -2], [-3, -4]])
    #expect(held[0].contains(" är minst för Vägen* (−4 550 mnkr). Störst är det för "))
    #expect(!held[0].contains("osäkert"))
  }

  @Test func theTableSaysWhatIsNotedOfAPackage() throws {
    let noted = Headline(
      id: "VAG", name: Label(sv: "Vägen", en: "The road"), investments: ["NY_VAG"],
      note: Label(sv: "Kostnaden är planens.", en: "The cost is the plan's."))
    let files = StudyReport(variant(headlines: [noted]), language: .en).files
    let html = try #require(files.first { $0.path == "report.html" }).text
    let rests = "What the three sentences rest on begins the chapter Sensitivity."
    #expect(html.contains(" The cost is the plan's. \(rests)</p>"))
  }

  @Test func whatWasNotDrawnIsToldWhereItComesNearest() throws {
    // Only the road is drawn, and the terminal is worth more.
    let nearest = try statements(variant(drawn: true))[1]
    #expect(
      nearest.contains(
        " studiens egna värden: bara huvudpaketen är slumpprövade. P(NNV &gt; 0) saknas därför för "
          + "Ny väg + Terminal"))
    #expect(try !statements(variant(drawn: false))[1].contains("slump"))
  }

  @Test func whatComesNearestIsToldItsChance() throws {
    var result = variant()
    let nearest = try #require(result.nearestOption)
    #expect(Set(nearest.investments) == ["NY_VAG", "TERMINAL"])
    result.nearestSweep = sweep(of: [nearest], [[-9], [3], [-1], [-9]])
    let told = try statements(result)[1]
    #expect(
      told.contains(
        " Av de slumpade prövningarna ger 25 % (95 %-intervall 5–70 %) ett NNV över noll för Ny "
          + "väg + "
      ))
    #expect(!told.contains("saknas") && !told.contains("extrapolerad"))
    // As of the headlines: how many of those above zero rest on delay that is extrapolated.
    result.nearestSweep = sweep(of: [nearest], [[-9], [3], [-1], [-9]], overCapacity: ["ROAD"])
    #expect(
      try statements(result)[1].contains(
        " Av prövningarna över noll vilar 1 på fördröjning extrapolerad över kapaciteten. "))
    result.nearestSweep = sweep(of: [nearest], [[-9], [3], [-1], [-9]])
    // The headline is the best choice of the headlines, whatever the other is worth.
    let rows = sweepTable(ResultView(result)).csv(.plain).split(separator: "\n")
    let alone = sweepTable(ResultView(variant())).csv(.plain).split(separator: "\n")
    #expect(rows.count == alone.count + 1 && rows[1] == alone[1])
    // A headline that is worth most of all needs no other's draws.
    #expect(variant(headlines: Self.both + [Self.everything]).nearestOption == nil)
  }

  private static let everything = Headline(
    id: "ALLT", name: Label(sv: "Allt", en: "Everything"), investments: ["NY_VAG", "TERMINAL"])

  @Test func theSentencesSayWhatTheNumbersSay() throws {
    // One headline package, several, none; and a package alone.
    let one = try statements(SmallResult.make())
    #expect(one[0].contains("Vägen* ") && one[0].contains(": nettonuvärdet (NNV, nyttor minus "))
    // One of the two draws above zero has a road above its capacity that in the study is not.
    #expect(
      one[2].hasSuffix(
        " ger 50 % (95 %-intervall 15–85 %) ett NNV över noll för Vägen. Av prövningarna över noll "
          + "vilar 1 för Vägen på fördröjning extrapolerad över kapaciteten."))
    let none = try statements(variant(headlines: []))
    #expect(
      none[0]
        == "Alla de två åtgärderna lönar sig samhällsekonomiskt, räknat på det som har ett pris: "
        + "nettonuvärdet (NNV, nyttor minus kostnader) är mellan +6 221 mnkr (Terminal, "
        + "&quot;etapp 1&quot;*) och +3 108 mnkr (Ny väg*). Nettonuvärdet är bäst för Terminal, "
        + "&quot;etapp 1&quot;* (+6 221 mnkr). Sämst är det för Ny väg* (+3 108 mnkr).")
    // Of two that lose none is best: the smaller loses less, the larger less for each krona.
    let losing = variant(headlines: Self.both, costsMSEK: Self.losses)
    let (swedish, english) = (try statements(losing)[0], try statements(losing, .en)[0])
    #expect(
      swedish
        == "Inget av de två huvudpaketen lönar sig samhällsekonomiskt, räknat på det som har ett "
        + "pris: nettonuvärdet (NNV, nyttor minus kostnader) är mellan −4 550 mnkr (Vägen*) och "
        + "−7 567 mnkr (Terminalen*). Underskottet är minst för Vägen* (−4 550 mnkr). Störst är det för Terminalen* (−7 567 mnkr). Per satsad krona "
        + "(nyckeltalet NNK-i) är det minst för Terminalen* (NNK-i −0,30).")
    #expect(
      english
        == "None of the two headline packages pays, counting what has a price: the net present "
        + "value (NNV, gains less costs) is between −4,550 MSEK (The road*) and −7,567 MSEK (The "
        + "terminal*). The loss is least for The road* (−4,550 MSEK). It is "
        + "greatest for The terminal* (−7,567 MSEK). For each krona invested (the ratio NNK-i) it "
        + "is least for The terminal* (NNK-i −0.30).")
    let mixed = variant(headlines: Self.both, costsMSEK: ["NY_VAG": 450_000])
    #expect(try statements(mixed, .en)[0].hasPrefix("1 of the two headline packages pays, "))
    #expect(try statements(mixed)[0].hasPrefix("1 av de två huvudpaketen lönar sig "))
    let alone = try statements(variant(headlines: [], drawn: false, tried: false, singles: false))
    #expect(alone[1].contains("för näringslivets gods"))
    #expect(alone[2].hasSuffix(" Flera effekter saknar pris."))
    // What is tried says whose sign turns; without it nothing is said of signs.
    let tried = try statements(variant(drawn: false))
    #expect(tried[2].contains("tecknet på NNV för Vägen"))
    // An investment within the threshold saves nothing that is told.
    let hidden = try statements(SmallResult.make(isResolved: false))
    #expect(hidden[1].contains(" av allt som prövats är "))
    #expect(
      hidden[1].hasSuffix(
        " Av 2 enskilda åtgärder sparar ”Ny väg” mest för både gods (300 mnkr/år) och "
          + "övrig vägtrafik (40 mnkr/år)."))
    // What is nearest among all that was tried is told by both measures, and where everything has
    // lost nothing is called profitable.
    #expect(one[1].hasPrefix("Mest lönsam av allt som prövats är "))
    let lost = try statements(losing)[1]
    #expect(lost.hasPrefix("Närmast att löna sig av allt som prövats är "))
    #expect(lost.contains("(NNV −") && lost.contains("NNK-i −"))
  }
}

extension Investment {
  /// The same at another cost, MSEK; as it is if nil.
  fileprivate func costing(_ other: Double?) -> Investment {
    Investment(
      id: id, name: name, costMSEK: other ?? costMSEK, priceLevel: priceLevel, payer: payer,
      openingYear: openingYear, excludes: excludes, needs: needs, isInDefaultSet: isInDefaultSet,
      status: status, provenance: provenance, changes: changes)
  }
}
