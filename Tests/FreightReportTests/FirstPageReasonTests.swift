import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// What the report says of why and how far its answers hold, which most studies have no cause to.
extension FirstPageTests {
  private static let three =
    both + [
      Headline(
        id: "ALLT", name: Label(sv: "Allt", en: "Everything"),
        investments: ["NY_VAG", "TERMINAL"])
    ]

  /// The report as it is read: without markup, with plain spaces.
  private func text(_ result: StudyResult, _ language: Language = .sv) throws -> String {
    try html(result, language).replacing(/<[^>]*>/, with: "").replacing("\u{a0}", with: " ")
  }

  private func html(_ result: StudyResult, _ language: Language = .sv) throws -> String {
    let files = StudyReport(result, language: language).files
    return try #require(files.first { $0.path == "report.html" }).text
  }

  /// What the first page answers first: whether it pays.
  private func answer(_ result: StudyResult, _ language: Language = .sv) throws -> String {
    let lead = page(result, language).answer
    return read(([lead.statement] + lead.support).joined(separator: " "))
  }

  @Test func anNNVThatIsTheCostAloneIsToldSo() throws {
    let hidden = SmallResult.make(isResolved: false)
    let both = try answer(variant(of: hidden, headlines: Self.both))
    #expect(both.contains(/mnkr, bara minus kostnaden/))
    #expect(both.contains(/Terminalen\* [^0-9]*[0-9]+ mnkr, bara minus kostnaden/))
    let terminal = [Self.both[1]]
    let alone = try answer(variant(of: hidden, headlines: terminal))
    #expect(alone.contains("mnkr, bara minus kostnaden, eftersom effekten inte är påvisbar"))
    // Where the solve stopped early nobody knows whether there is an effect.
    let open = hidden.with(
      outcomes: hidden.outcomes.map { $0.with(isConverged: $0.scenario.id != "TERMINAL") })
    #expect(
      try answer(variant(of: open, headlines: terminal)).contains(
        "mnkr, bara minus kostnaden, då effekten inte kan bedömas"))
    #expect(try !answer(variant(headlines: Self.both)).contains("minus kostnaden"))
  }

  @Test func solvesThatStoppedEarlyAreToldWithTheAnswer() throws {
    let open = SmallResult.make(isConverged: false)
    #expect(try answer(open).contains("eräkningar stannade före sitt gap, och NNV är osäkrare."))
    #expect(
      try answer(open, .en).contains("olves stopped before their gap, and NNV is less certain."))
    #expect(try !answer(SmallResult.make()).contains("stannade"))
    // The road's solve says nothing of the terminal.
    #expect(try !answer(variant(of: open, headlines: [Self.both[1]])).contains("stannade"))
  }

  /// Every parameter's low end makes the road a loss; the first one's high end does not.
  @Test func aSignThatTurnsAboveCapacityRestsOnExtrapolatedDelay() throws {
    func rests(
      low: Set<String> = [], high: Set<String> = [], known: Set<String> = []
    ) throws -> Bool {
      let whole = SmallResult.make()
      var result = whole.with(overCapacity: known)
      result.sensitivities = whole.sensitivities.map { row in
        Sensitivity(
          option: row.option, parameter: row.parameter, low: row.low.with(overCapacity: low),
          high: row.high.with(overCapacity: high), lowNetMSEK: row.lowNetMSEK,
          highNetMSEK: row.highNetMSEK)
      }
      let view = ResultView(result)
      let tornado = try #require(view.tornados.first)
      let range = try #require(
        tornado.ranges.first {
          if case .parameter = $0.input { $0.highMSEK > 0 && $0.lowMSEK < 0 } else { false }
        })
      #expect(tornado.central > 0)
      return ReportPage(view, Wording(.sv), []).restsOnOverload(range, tornado)
    }
    #expect(try rests(low: ["MOT_O"]))
    #expect(try !rests())
    #expect(try !rests(high: ["MOT_O"]))
    // What is above its capacity in the study too is no news.
    #expect(try !rests(low: ["MOT_O"], known: ["MOT_O"]))
  }

  /// One of the two draws above zero has a facility above its capacity.
  @Test func drawsAboveCapacityAreHeldAgainstTheStudysAnswer() throws {
    let whole = SmallResult.make()
    let known = try #require(ResultView(whole).spreads.first)
    #expect(known.extrapolatedAboveZero == 1)
    #expect(
      try text(whole, .en).contains(
        "Of the trials above zero 1 for The road rests on delay extrapolated above capacity."))
    // Where the study did not compare the option nothing is known to be new.
    var alone = StudyResult(
      study: whole.study, outcomes: [whole.base], comparisons: [], run: whole.run)
    alone.sweep = whole.sweep
    let unknown = try #require(ResultView(alone).spreads.first)
    #expect(unknown.extrapolatedAboveZero == nil)
  }

  @Test func theFirstMapSaysWhyItShowsItsPackage() throws {
    let most = "valt för att det av huvudpaketen sparar mest om året (gods och trafik, 680 mnkr/år)"
    #expect(
      try text(variant(headlines: Self.both)).contains(
        /Vad Terminalen\*? flyttar \(UA minus JA\), valt/))
    #expect(try text(variant(headlines: Self.both)).contains(most))
    #expect(try !text(SmallResult.make()).contains("valt för att"))
    // The terminal's difference is not told, and so not shown either.
    let hidden = SmallResult.make(isResolved: false)
    #expect(
      try text(variant(of: hidden, headlines: Self.both)).contains(
        "valt för att det av huvudpaketen med synlig ändring sparar mest om året (gods och trafik, "
          + "340 mnkr/år)"))
    // Against the cheapest of all as the base case everything costs more.
    let whole = SmallResult.make()
    let dear = whole.with(
      outcomes: [whole.base.with(indicators: whole.outcomes[3].indicators)]
        + whole.outcomes.dropFirst())
    #expect(
      try text(variant(of: dear, headlines: Self.both)).contains(
        "valt för att det av huvudpaketen kostar minst om året: "))
  }

  @Test(arguments: [
    (Language.sv, "s per pbe", "Pbe är personbilsekvivalenter"),
    (.en, "s per PCU", "PCU are passenger car units"),
  ])
  func theFirstMapExplainsItsUnitOfQueues(language: Language, unit: String, meaning: String) throws
  {
    let page = try html(variant(headlines: Self.both), language)
    let figure = try #require(page.firstMatch(of: /(?s)<div class="first">.*?<\/figure>/)).0
    #expect(figure.contains(unit) && figure.contains(meaning))
    // 40 seconds in the base case, four fifths of them with the terminal.
    #expect(
      figure.contains(
        /title="junctions-investments\/TERMINAL\/MOT_O\/Peak\/change_s_per_pcu">−8[,.]0</))
  }

  @Test(arguments: [(Language.sv, "betalar sig inte"), (.en, "does not pay back")])
  func whatNeverPaysHasNoPaybackTime(language: Language, words: String) throws {
    let losing = try html(variant(costsMSEK: Self.losses), language)
    #expect(losing.matches(of: /<td[^>]*>([^<]*)<\/td>/).contains { $0.1 == words })
    #expect(try !html(SmallResult.make(), language).contains(words))
  }

  @Test func twoThatMayBeTheFirstAreBothNamed() throws {
    // Everything is worth least in every draw; which of its two parts is worth most turns.
    let losing = variant(
      headlines: Self.three, costsMSEK: Self.losses,
      draws: [[-9, -2, -20], [3, -2, -20], [-1, -2, -20], [-9, -1, -20]])
    let (swedish, english) = (try answer(losing), try answer(losing, .en))
    #expect(
      swedish.contains(
        " är minst för Vägen* (−4 550 mnkr). Mindre kan det vara för Terminalen* (−7 567 mnkr) i "
          + "en del av de slumpade prövningarna. Störst är det för Allt* (−1"))
    #expect(
      english.contains(
        " is least for The road* (−4,550 MSEK). It may be less for The terminal* (−7,567 MSEK) in "
          + "part of the random trials. It is greatest for "))
  }

  @Test func ofThreeWithoutAnOrderTheEndsAreTold() throws {
    // By the study's values the road is worth most and everything least, which the draws turn.
    let told = try answer(
      variant(
        headlines: Self.three, costsMSEK: Self.losses,
        draws: [[-9, -5, -2], [3, -5, -2], [-9, -5, -1]]))
    #expect(told.contains(/mellan −4 550 mnkr \(Vägen\*\) och −1\d \d{3} mnkr \(Allt\*\)/))
    #expect(!told.contains("Terminalen"))
  }

  @Test func whatTighterSolvesChangeIsTold() throws {
    let whole = SmallResult.make()
    let page = try text(whole)
    // Freight is 3,000 MSEK and others' traffic 400 in the base case; at the most 30 % of each.
    #expect(
      page.contains(
        "I en omräkning av scenarierna till en tusendel av gapet ändrades godsets kostnad med som "
          + "mest 900 000 000,0 kr/år och bakgrundstrafikens med 120 000 000,0 kr/år; NNV ändrades med "
          + "som mest "))
    #expect(!page.contains("omräkningar nådde inte så långt"))
    #expect(
      try text(SmallResult.make(isConverged: false)).contains(
        "(1 av 4 omräkningar nådde inte så långt)."))
    #expect(try !text(whole.with()).contains("I en omräkning"))
  }

  @Test func tighterSolvesThatStoppedEarlyAreCounted() throws {
    var open = SmallResult.make()
    #expect(open.openSolvesBeside == 0)
    open.accuracies = open.accuracies(
      from: open.outcomes.map { $0.with(isConverged: $0.scenario.id != "TERMINAL") })
    #expect(open.openSolvesBeside == 1)
    #expect(
      try text(open).contains(
        "Ej konvergerat: 1 av beräkningarna vid sidan av scenarierna (omräkningar) nådde inte "
          + "begärd noggrannhet"))
  }
}
