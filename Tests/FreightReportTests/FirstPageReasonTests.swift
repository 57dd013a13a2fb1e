import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// What the report says of why and how far its answers hold, which most studies have no cause to.
@Suite struct FirstPageReasonTests {
  private let whole = SmallResult.make()

  /// The report as it is read: without links, and with plain spaces.
  private func report(_ result: StudyResult, _ language: Language = .sv) throws -> String {
    let files = StudyReport(result, language: language).files
    return try #require(files.first { $0.path == "report.html" }).text
      .replacing(/<\/?(a|span)( [^>]*)?>/, with: "").replacing("\u{a0}", with: " ")
  }

  /// The three sentences of the first page.
  private func sentences(_ result: StudyResult, _ language: Language = .sv) throws -> [String] {
    let found = try report(result, language).matches(of: /<p class="lead">(.*?)<\/p>/)
    #expect(found.count == 3)
    return found.map { String($0.1) }
  }

  private func drawn(_ result: StudyResult, _ draws: [[Double]]) -> StudyResult {
    var copy = result
    copy.sweep = SmallResult.sweep(
      of: result.outcomes.dropFirst().prefix(draws[0].count).map(\.scenario), draws)
    return copy
  }

  @Test func anNNVThatIsTheCostAloneIsToldSo() throws {
    let hidden = SmallResult.make(isResolved: false)
    let both = try sentences(hidden.with(headlines: SmallResult.twoHeadlines))[0]
    let note = "mnkr, bara minus kostnaden"
    #expect(both.matches(of: /Terminalen\* med −\d+ mnkr, bara minus kostnaden/).count == 1)
    #expect(both.matches(of: /mnkr, bara minus kostnaden/).count == 1)
    let terminal = [SmallResult.twoHeadlines[1]]
    let alone = try sentences(hidden.with(headlines: terminal))[0]
    #expect(alone.hasSuffix(note + ", eftersom effekten inte är påvisbar."))
    // Where the solve stopped early nobody knows whether there is an effect.
    let open = hidden.with(
      headlines: terminal,
      outcomes: hidden.outcomes.map { $0.with(isConverged: $0.scenario.id != "TERMINAL") })
    #expect(try sentences(open)[0].contains(note + ", då effekten inte kan bedömas"))
    for told in [whole, whole.with(headlines: SmallResult.twoHeadlines)] {
      #expect(try !sentences(told)[0].contains("minus kostnaden"))
    }
  }

  @Test func solvesThatStoppedEarlyAreToldWithTheAnswer() throws {
    let open = SmallResult.make(isConverged: false)
    #expect(
      try sentences(open)[0].hasSuffix(
        "; beräkningar stannade före sitt gap, och NNV är osäkrare."))
    #expect(
      try sentences(open, .en)[0].hasSuffix(
        "; solves stopped before their gap, and NNV is less certain."))
    #expect(try !sentences(whole)[0].contains("stannade"))
    // The road's solve says nothing of the terminal.
    #expect(
      try !sentences(open.with(headlines: [SmallResult.twoHeadlines[1]]))[0].contains("stannade"))
  }

  /// Every parameter's low end makes the road a loss, and none of their high ends does.
  @Test func aSignThatTurnsAboveCapacityRestsOnExtrapolatedDelay() throws {
    let note = "(vilar på fördröjning extrapolerad över kapaciteten)"
    func told(
      low: Set<String> = [], high: Set<String> = [], known: Set<String> = []
    ) throws -> Bool {
      var result = whole.with(overCapacity: known)
      result.sweep = whole.sweep
      result.sensitivities = whole.sensitivities.map { row in
        Sensitivity(
          option: row.option, parameter: row.parameter, low: row.low.with(overCapacity: low),
          high: row.high.with(overCapacity: high), lowNetMSEK: row.lowNetMSEK,
          highNetMSEK: row.highNetMSEK)
      }
      return try sentences(result)[2].contains(note)
    }
    #expect(try told(low: ["MOT_O"]))
    #expect(try !told())
    #expect(try !told(high: ["MOT_O"]))
    // What is above its capacity in the study too is no news.
    #expect(try !told(low: ["MOT_O"], known: ["MOT_O"]))
  }

  @Test func theFirstMapSaysWhyItShowsItsPackage() throws {
    let two = try report(whole.with(headlines: SmallResult.twoHeadlines))
    #expect(
      two.contains(
        "Vad Terminalen* flyttar (UA minus JA), valt för att det av huvudpaketen sparar mest om "
          + "året (gods och trafik, 680 mnkr/år): "))
    #expect(try !report(whole).contains("valt för att"))
    // The terminal's difference is not told, and so not shown either.
    let hidden = SmallResult.make(isResolved: false)
    #expect(
      try report(hidden.with(headlines: SmallResult.twoHeadlines)).contains(
        "Vad Vägen* flyttar (UA minus JA), valt för att det av huvudpaketen med synlig ändring "
          + "sparar mest om året (gods och trafik, 340 mnkr/år): "))
    // Against the cheapest of all as the base case everything costs more.
    let outcomes = [whole.base.with(indicatorsOf: whole.outcomes[3])] + whole.outcomes.dropFirst()
    #expect(
      try report(whole.with(headlines: SmallResult.twoHeadlines, outcomes: outcomes)).contains(
        "Vad Terminalen* flyttar (UA minus JA), valt för att det av huvudpaketen kostar minst om "
          + "året: "))
  }

  @Test func whatNeverPaysHasNoPaybackTime() throws {
    for (language, words) in [(Language.sv, "betalar sig inte"), (.en, "does not pay back")] {
      let losing = whole.with(costsMSEK: SmallResult.losses)
      let cells = try report(losing, language).matches(of: /<td[^>]*>([^<]*)<\/td>/)
      #expect(cells.contains { $0.1 == words }, "\(words)")
      #expect(try !report(whole, language).contains(words))
    }
  }

  @Test func twoThatMayBeTheFirstAreBothNamed() throws {
    let losing = whole.with(
      headlines: SmallResult.threeHeadlines, costsMSEK: SmallResult.losses)
    // Everything is worth least in every draw; which of its two parts is worth most turns.
    let draws: [[Double]] = [[-9, -2, -20], [3, -2, -20], [-1, -2, -20], [-9, -1, -20]]
    let (swedish, english) = (
      try sentences(drawn(losing, draws))[0], try sentences(drawn(losing, draws), .en)[0]
    )
    #expect(
      swedish.contains(
        "minst för Vägen* (−4 550 mnkr) eller Terminalen* (−7 567 mnkr), vars ordning vänder i "
          + "en del av dragningarna"))
    #expect(swedish.contains("störst för Allt* (−"))
    #expect(
      english.contains(
        "least for The road* (−4,550 MSEK) or The terminal* (−7,567 MSEK), whose order turns in "
          + "part of the draws"))
  }

  @Test func ofThreeWithoutAnOrderTheEndsAreTold() throws {
    let losing = whole.with(
      headlines: SmallResult.threeHeadlines, costsMSEK: SmallResult.losses)
    // By the study's values the road is worth most and everything least, which the draws turn.
    let draws: [[Double]] = [[-9, -5, -2], [3, -5, -2], [-9, -5, -1]]
    let told = try sentences(drawn(losing, draws))[0]
    #expect(
      told.contains(
        /underskottet \(NNV\) är mellan −4 550 mnkr \(Vägen\*\) och −1\d \d{3} mnkr \(Allt\*\), vars ordning/
      ))
    #expect(!told.contains("Terminalen"))
  }

  @Test func whatTighterSolvesChangeIsTold() throws {
    let html = try report(whole)
    // Freight is 3,000 MSEK and others' traffic 400 in the base case; at the most 30 % of each.
    #expect(
      html.contains(
        "I en omräkning av scenarierna till en tusendel av gapet ändrades godsets kostnad med som "
          + "mest 900 000 000 kr/år och bakgrundstrafikens med 120 000 000 kr/år; NNV ändrades med "
          + "som mest "))
    #expect(!html.contains("omräkningar nådde inte så långt"))
    #expect(
      try report(SmallResult.make(isConverged: false)).contains(
        "(1 av 4 omräkningar nådde inte så långt)."))
    #expect(try !report(whole.with()).contains("I en omräkning"))
  }

  @Test func tighterSolvesThatStoppedEarlyAreCounted() throws {
    #expect(whole.openSolvesBeside == 0)
    var open = whole
    open.accuracies[2] = SolveAccuracy(
      freightSEK: 1, backgroundSEK: 1, netMSEK: nil, isConverged: false)
    #expect(open.openSolvesBeside == 1)
    #expect(
      try report(open).contains(
        "Ej konvergerat: 1 spann, dragningar, bortfall, efterfrågealternativ eller omräkningar "
          + "stannade före sitt gap"))
  }
}
