import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// The three sentences that a politician reads.
@Suite struct FirstPageTests {
  /// The sentences of the first page, without markup.
  private func sentences(_ result: StudyResult, _ language: Language = .sv) throws -> [String] {
    let files = StudyReport(result, language: language).files
    let html = try #require(files.first { $0.path == "report.html" }).text
    return html.matches(of: /<p class="lead">(.*?)<\/p>/).map {
      String($0.1.replacing(/<[^>]*>/, with: "").replacing("\u{a0}", with: " "))
    }
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
  private func sweep(of options: [Scenario], _ draws: [[Double]]) -> SweepAnswer {
    SweepAnswer(
      options: options, parameters: [],
      design: SweepDesign(.latinHypercube, draws: draws.count, parameters: 0, seed: 1),
      draws: draws.enumerated().map { number, nets in
        SweepDraw(
          draw: number, baseCostSEK: 1e9, savingSEK: nets, resolutionSEK: nets.map { _ in 0 },
          netPresentValueMSEK: nets, isConverged: true, isComparable: true)
      })
  }

  @Test(arguments: Language.allCases)
  func eachSentenceIsOneAndShortEnoughToReadAloud(language: Language) throws {
    let variants = [
      SmallResult.make(), SmallResult.make(isResolved: false),
      SmallResult.make(isConverged: false), SmallResult.make(hasCommonDelayValues: false),
      variant(headlines: []), variant(headlines: Self.both), variant(drawn: false),
      variant(drawn: false, tried: false), variant(headlines: [], singles: false),
      variant(headlines: Self.both, draws: [[-9, -2], [3, -2]]),
    ]
    for result in variants {
      let told = try sentences(result, language)
      #expect(told.count == 3)
      for sentence in told {
        #expect(sentence.hasSuffix(".") && !sentence.dropLast().contains(". "), "\(sentence)")
        #expect(sentence.split(separator: " ").count <= 40, "\(sentence)")
      }
    }
  }

  static let both = [
    Headline(id: "VAG", name: Label(sv: "Vägen", en: "The road"), investments: ["NY_VAG"]),
    Headline(
      id: "TERM", name: Label(sv: "Terminalen", en: "The terminal"), investments: ["TERMINAL"]),
  ]

  static let losses: [Investment.ID: Double] = ["NY_VAG": 250_000, "TERMINAL": 450_000]

  @Test func noOrderIsToldThatTheDrawsTurn() throws {
    func told(_ draws: [[Double]], _ language: Language = .sv) throws -> [String] {
      try sentences(
        variant(headlines: Self.both, costsMSEK: Self.losses, draws: draws), language)
    }
    // The terminal is the better in the mean, though worse by the study's own values.
    let turned = [[-9, -2], [3, -2], [-1, -2], [-9, -1.0]]
    let (swedish, english) = (try told(turned), try told(turned, .en))
    #expect(
      swedish[0].hasSuffix(
        "underskottet (NNV) är mellan −4 550 mnkr (Vägen*) och −7 567 mnkr (Terminalen*), vars "
          + "ordning vänder i en del av dragningarna."))
    #expect(
      english[0].hasSuffix(
        "the loss (NNV) is between −4,550 MSEK (The road*) and −7,567 MSEK (The terminal*), whose "
          + "order turns in part of the draws."))
    #expect(swedish[2].hasSuffix(" för Vägen och i ingen för det andra huvudpaketet."))
    #expect(
      english[2].hasSuffix(" for The road and none for the other headline package."))
    let held = try told([[-1, -2], [-3, -4]])
    #expect(held[0].contains("underskottet (NNV) är minst för Vägen* (−4 550 mnkr), störst för "))
  }

  @Test func whatWasNotDrawnIsToldWhereItComesNearest() throws {
    // Only the road is drawn, and the terminal is worth more.
    let nearest = try sentences(variant(drawn: true))[1]
    #expect(nearest.contains(", utanför dragningarna)"))
    #expect(try !sentences(variant(drawn: false))[1].contains("dragningarna"))
  }

  @Test func theSentencesSayWhatTheNumbersSay() throws {
    // One headline package, several, none; and a package alone.
    let one = try sentences(SmallResult.make())
    #expect(one[0].contains("Vägen* ") && one[0].contains("nettonuvärdet (NNV) är"))
    #expect(one[2].contains("NNV är över noll i 50 % av 4 dragningar för Vägen."))
    let none = try sentences(variant(headlines: []))
    #expect(
      none[0]
        == "Alla de två åtgärderna lönar sig samhällsekonomiskt, räknat på det som har ett pris: "
        + "bäst är Terminal, &quot;etapp 1&quot;* med nettonuvärdet (NNV) +6 221 mnkr och sämst "
        + "Ny väg* med +3 108 mnkr.")
    // Of two that lose none is best: the smaller loses less, the larger less for each krona.
    let losing = variant(headlines: Self.both, costsMSEK: Self.losses)
    let (swedish, english) = (try sentences(losing)[0], try sentences(losing, .en)[0])
    #expect(
      swedish
        == "Inget av de två huvudpaketen lönar sig samhällsekonomiskt, räknat på det som har ett pris: "
        + "underskottet (NNV) är minst för Vägen* (−4 550 mnkr), störst för Terminalen* "
        + "(−7 567 mnkr) och per investerad krona minst för Terminalen* (NNK-i −0,30).")
    #expect(
      english
        == "None of the two headline packages pays, counting what has a price: the loss (NNV) is "
        + "least for The road* (−4,550 MSEK), greatest for The terminal* (−7,567 MSEK) and for each "
        + "krona invested least for The terminal* (NNK-i −0.30).")
    let mixed = variant(headlines: Self.both, costsMSEK: ["NY_VAG": 450_000])
    #expect(try sentences(mixed, .en)[0].hasPrefix("1 of the two headline packages pays, "))
    #expect(try sentences(mixed)[0].hasPrefix("1 av de två huvudpaketen lönar sig "))
    let alone = try sentences(variant(headlines: [], drawn: false, tried: false, singles: false))
    #expect(alone[1].contains("för näringslivets gods"))
    #expect(alone[2].hasSuffix("flera effekter saknar pris."))
    // What is tried says whose sign turns; without it nothing is said of signs.
    let tried = try sentences(variant(drawn: false))
    #expect(tried[2].contains("tecknet på NNV för Vägen"))
    // An investment within the threshold saves nothing that is told.
    let hidden = try sentences(SmallResult.make(isResolved: false))
    #expect(hidden[1].contains(" av allt som prövats är "))
    #expect(
      hidden[1].hasSuffix(
        " av 2 enskilda åtgärder sparar ”Ny väg” mest för både gods (300 mnkr/år) och "
          + "övrig vägtrafik (40 mnkr/år)."))
    // What is nearest among all that was tried is told by both measures, and where everything has
    // lost nothing is called profitable.
    #expect(one[1].hasPrefix("Mest lönsam av allt som prövats är "))
    let lost = try sentences(losing)[1]
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
