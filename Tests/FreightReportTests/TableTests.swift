import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

@Suite struct TableTests {
  private let table = ReportTable(
    id: "prov", title: Label(sv: "Prov", en: "Trial"), note: Label(sv: "", en: ""),
    columns: [
      .init(key: "name", heading: Label(sv: "Namn", en: "Name"), isNumeric: false),
      .init(key: "cost_msek", heading: Label(sv: "Kostnad", en: "Cost"), unit: Unit.msek),
    ],
    rows: [
      .init(cells: [.text("a;b, \"c\""), .number(1234.5)], isEstimate: true),
      .init(cells: [.text("d"), .unresolved]),
      .init(cells: [.text("Summa"), .number(9)], isTotal: true),
    ])

  @Test func plainCSVQuotesCommasAndQuotationMarks() {
    #expect(
      table.csv(.plain) == """
        name,cost_msek,is_estimate
        "a;b, ""c""\",1234.5,true
        d,,false

        """)
  }

  @Test func aHeadingStandsOverItsCells() {
    let years = ReportTable(
      id: "ar", title: Label(sv: "År", en: "Years"), note: Label(sv: "", en: ""),
      columns: [
        .init(key: "from_year", heading: Label(sv: "Från år", en: "From year")),
        .init(key: "rate", heading: Label(sv: "Ränta", en: "Rate")),
      ], rows: [.init(cells: [.number(1), .number(3.5)])])
    let html = years.html(Wording(.sv)).text
    // The first column names its rows and stands to the left, number or not.
    #expect(html.contains("<th scope=\"col\">Från år") && html.contains("<th scope=\"row\">1<"))
    #expect(html.contains("<th scope=\"col\" class=\"n\">Ränta"))
    #expect(html.contains("<td class=\"n\" id=\"ar/1/rate\">"))
  }

  @Test func theRatiosNameDoesNotBreak() {
    let view = ResultView(SmallResult.make())
    let report = ReportPage(view, Wording(.sv), reportTables(view)).html
    #expect(report.contains("NNK\u{2011}i") && !report.contains("NNK-i"))
  }

  /// What is read on a screen is read on paper: no size of print is below 6.5 points.
  @Test func noPrintIsTooSmallToRead() throws {
    let print = try #require(stylesheet.split(separator: "@media print").last)
    let sizes = print.matches(of: /font-size: ([0-9.]+)pt/).compactMap { Double($0.1) }
    #expect(sizes.count > 8 && sizes.allSatisfy { $0 >= 6.5 }, "\(sizes)")
  }

  /// A rate of thousandths of a per cent is more than the inputs bear; CSV has it exactly.
  @Test func aFirstYearReturnHasOneDecimal() throws {
    let view = ResultView(SmallResult.make())
    let table = try #require(reportTables(view).first { $0.id == "appraisal" })
    let index = try #require(
      table.columns.firstIndex { $0.key == "first_year_rate_percent" })
    for row in table.rows {
      switch row.cells[index] {
      case .number, .empty: break
      default: Issue.record("no number")
      }
    }
    let column = table.columns[index]
    let words = [1.563, -0.0004, 0].map { ReportTable.words(.number($0), column, Wording(.sv)) }
    #expect(words == ["+1,6", "0,0", "0,0"])
  }

  /// A unit of two words may end its line after the stroke, and reads as before.
  @Test func aLongUnitMayBreak() {
    let wide = ReportTable(
      id: "prov", title: table.title, note: table.note,
      columns: [
        .init(
          key: "flow", heading: Label(sv: "Flöde", en: "Flow"),
          unit: Label(sv: "fordon/dygn", en: "vehicles/day"))
      ], rows: [.init(cells: [.number(1)])])
    let html = wide.html(Wording(.sv)).text
    #expect(html.contains("<span class=\"unit\">fordon/<wbr>dygn</span>"))
  }

  @Test func swedishCSVHasMarkSemicolonAndDecimalComma() {
    #expect(
      table.csv(.sv) == "\u{feff}name;cost_msek;is_estimate\n"
        + "\"a;b, \"\"c\"\"\";1234,5;true\nd;;false\n")
  }

  @Test func theLargestRowsAreShownWithTheOthersAsASumAndCSVHasAll() {
    let whole = ReportTable(
      id: "prov", title: table.title, note: table.note, columns: table.columns,
      rows: [3, -9, 1, 2].map { .init(cells: [.text("r"), .number($0)]) })
    let short = whole.showingLargest(2, by: ["cost_msek"], sumsRest: true)
    #expect(short.csv(.plain) == whole.csv(.plain))
    let html = short.html(Wording(.sv)).text
    #expect(
      html.contains(
        "2 av 4 rader visas, de största i spalten ”Kostnad”; alla finns i tables/prov.csv."))
    let shown = html.matches(of: /<td class="n"[^>]*>([^<]*)<\/td>/).map { String($0.1) }
    #expect(shown == ["3", "−9", "3"])
    #expect(html.contains("Övriga 2"))
    // A table that is short enough stays as it is.
    #expect(
      whole.showingLargest(4, by: ["cost_msek"]).html(Wording(.sv)).text
        == whole.html(Wording(.sv)).text)
  }

  @Test func theLargestAreNamedByAllThatRanksThemAndCountedAmongWhatIsRanked() {
    let columns: [ReportTable.Column] = [
      .init(key: "name", heading: Label(sv: "Namn", en: "Name"), isNumeric: false),
      .init(key: "in", heading: Label(sv: "In", en: "In")),
      .init(key: "out", heading: Label(sv: "Ut", en: "Out")),
    ]
    var rows: [ReportTable.Row] = [1, 2, 9, 4].map {
      .init(cells: [.text("r"), .number($0), .number(0)])
    }
    rows[1] = .init(cells: [.text("okänd"), .number(2), .unresolved])
    rows.append(.init(cells: [.text("dold"), .number(50), .number(0)], isShown: false))
    let whole = ReportTable(
      id: "prov", title: table.title, note: table.note, columns: columns, rows: rows, shownRows: 7)
    let short = whole.showingLargest(2, by: ["in", "out"], sumsRest: true)
    #expect(short.shownRows == 7)
    let html = short.html(Wording(.sv)).text
    #expect(html.contains("2 av 4 rader visas, de största i ”In” plus ”Ut”; alla finns i"))
    // What is not known has no sum.
    let shown = html.matches(of: /<td class="n"[^>]*>([^<]*)<\/td>/).map { String($0.1) }
    #expect(shown == ["9", "0", "4", "0", "3", ""])
    #expect(
      short.html(Wording(.en)).text.contains(
        "2 of 4 rows are shown, the largest in “In” plus “Out”"))
  }

  @Test func aTableWithNoRowToShowSaysWhy() {
    let table = ReportTable(
      id: "prov", title: Label(sv: "Prov", en: "Sample"), note: Label(sv: "Not.", en: "Note."),
      columns: [.init(key: "cost_msek", heading: Label(sv: "Kostnad", en: "Cost"))],
      rows: [
        .init(cells: [.number(1)], isShown: false), .init(cells: [.number(2)], isShown: false),
      ],
      emptiness: Label(sv: "Ingen kostar nog", en: "None costs enough"))
    #expect(
      table.html(Wording(.sv)).text.contains(
        "Ingen kostar nog; alla 2 rader finns i tables/prov.csv."))
    #expect(
      table.html(Wording(.en)).text.contains(
        "None costs enough; all 2 rows are in tables/prov.csv."))
  }

  @Test func everyTableOfTheReportIsAFileOfTheSameName() throws {
    let files = StudyReport(SmallResult.make()).files
    let report = try #require(files.first { $0.path == "report.html" }).text
    let tables = files.filter { $0.path.hasPrefix("tables/") }
    let ids = report.matches(of: /<table id="([^"]+)">/).map { String($0.1) }
    // Hundreds of draws are for a spreadsheet.
    let aside: Set = ["sweep_draws", "sweep_parameters"]
    #expect(
      Set(ids).union(aside) == Set(tables.map { String($0.path.dropFirst(7).dropLast(4)) }))
    #expect(ids.count >= 14)
  }

  @Test func everyRowHasAsManyCellsAsTheHeader() {
    for table in reportTables(ResultView(SmallResult.make())) {
      for row in table.rows { #expect(row.cells.count == table.columns.count) }
    }
  }

  @Test func dataFilesAreTheSameInEveryLanguage() {
    func data(_ language: Language) -> [ReportFile] {
      StudyReport(SmallResult.make(), language: language).files.filter { file in
        !["html", "qml", "qgs"].contains { file.path.hasSuffix("." + $0) }
      }
    }
    #expect(data(.sv) == data(.en))
  }

  @Test(arguments: [
    (0.0, 2, "0.00"), (-0.001, 2, "0.00"), (-1.005, 1, "-1.0"), (999.96, 1, "1000.0"),
    (12, 0, "12"), (1e21, 0, "1000000000000000000000"), (.nan, 2, ""),
  ])
  func numbersAreFixedWhateverTheLocale(value: Double, decimals: Int, text: String) {
    #expect(fixed(value, decimals: decimals) == text)
  }

  @Test func aResolvedDifferenceIsNeverShownAsNought() {
    #expect(Wording(.sv).signedResolved(-0.004, decimals: 2) == "−0,004")
    #expect(Wording(.en).signedResolved(0.00012, decimals: 2) == "+0.0001")
    #expect(Wording(.en).signedResolved(-0.0000012, decimals: 2) == "−0.000001")
    #expect(Wording(.sv).signedResolved(-0.006, decimals: 2) == "−0,01")
    #expect(Wording(.sv).signedResolved(0, decimals: 2) == "0,00")
    #expect(Wording(.sv).resolvedInWords(-0.004, decimals: 2) == "under 0,01")
    #expect(Wording(.en).resolvedInWords(0.004, decimals: 2) == "below 0.01")
    #expect(Wording(.sv).resolvedInWords(-0.006, decimals: 2) == "−0,01")
  }

  @Test func everyScenarioIsInTheScenarioTables() {
    let view = ResultView(SmallResult.make())
    for table in [scenarioModeTable(view), scenarioTimeTable(view), scenarioChainTable(view)] {
      #expect(table.rows.count == 4)
      #expect(table.rows.filter(\.isShown).count == 3)
    }
  }

  @Test func interplayIsTogetherLessTheParts() throws {
    let view = ResultView(SmallResult.make())
    let package = try #require(view.packages.first)
    let parts = try #require(view.sumOfParts(package))
    let interplay = try #require(view.interplay(package))
    // Factors 0.9 and 0.8 against 0.7: the parts add up to the whole.
    #expect(abs(parts.value - package.comparison.totalCost.value) < 1)
    #expect(!interplay.isResolved)
    #expect(view.strongestComplement == nil)
  }

  @Test func trainsAWeekAreThoseOfTheTracksAtATerminal() throws {
    let view = ResultView(SmallResult.make())
    let option = try #require(view.singles.last)
    let new = newRailTerminals(option)
    #expect(new.map(\.terminal.id) == ["STAD_KOMBI"])
    #expect(abs(new[0].trains - 365 * 0.8 / 2 / 52) < 1e-9)
    #expect(view.base.trainsPerWeek(at: SmallResult.network.terminals[0]) == nil)
  }

  @Test func numbersReadAsTheLanguageWritesThem() {
    #expect(Wording(.sv).number(-1_234_567.891, decimals: 2) == "−1\u{a0}234\u{a0}567,89")
    #expect(Wording(.en).number(-1_234_567.891, decimals: 2) == "−1,234,567.89")
    #expect(Wording(.sv).signed(0.004, decimals: 2) == "0,00")
    #expect(Wording(.sv).signed(0.006, decimals: 2) == "+0,01")
    #expect(Wording(.sv).significant(0.0834, leastDigits: 2) == "0,083")
    #expect(Wording(.en).significant(999.4, leastDigits: 2) == "999")
    #expect(Wording(.en).significant(7632, leastDigits: 2) == "7,630")
    #expect(Wording(.en).signedSignificant(-12_345) == "−12,300")
    // What is called the most is not below what it is the most of.
    #expect(Wording(.en).upperBound(7632, leastDigits: 2) == "7,640")
    #expect(Wording(.en).upperBound(7630, leastDigits: 2) == "7,630")
    #expect(Wording(.sv).upperBound(0.0831, leastDigits: 2) == "0,084")
    #expect(Wording(.en).upperBound(999.4, leastDigits: 2) == "1,000")
    #expect(Wording(.en).upperBound(0.1 + 0.2, leastDigits: 1) == "0.3")
    #expect(Wording(.en).upperBound(0) == "0")
    #expect(Wording(.sv).number(.infinity) == "–")
    #expect(Wording(.sv).list(["a", "b", "c"]) == "a, b och c")
  }

  @Test(arguments: [
    ("0,68", "0,7", "0,7"), ("−0,023\u{a0}mnkr/år", "−0,02", "−0,02\u{a0}mnkr/år"),
    // Rounded it may be, and in another unit it is another number.
    ("23", "−22,91", "23"), ("+151", "+150\u{a0}605", "+151"),
    ("3,5\u{a0}%", "0,035", "3,5\u{a0}%"),
    ("0,0062", nil, "0,0062"), ("–", "1", "–"),
  ])
  func aSentenceTellsNoDigitThatItsCellHasNot(text: String, cell: String?, told: String) {
    #expect(Wording(.sv).rounded(text, as: cell) == told)
  }

  @Test func aYearHasNoThousandsSeparator() {
    func words(_ cell: ReportTable.Cell) -> String {
      let column = ReportTable.Column(key: "value", heading: Label(sv: "", en: ""))
      return ReportTable.words(cell, column, Wording(.sv))
    }
    #expect(words(.quantity(2024, "year")) == "2024")
    #expect(words(.quantity(3000, "SEK/h")) == "3\u{a0}000")
    let table = ReportTable(
      id: "t", title: Label(sv: "T", en: "T"), note: Label(sv: "", en: ""),
      columns: [.init(key: "value", heading: Label(sv: "", en: ""))],
      rows: [.init(cells: [.quantity(2024, "year")])])
    #expect(table.csv(.plain) == "value\n2024\n")
  }

  @Test func quaysTellCallsLoadAndWait() throws {
    let lines = berthTable(ResultView(SmallResult.make())).csv(.plain).split(separator: "\n")
    #expect(
      lines == [
        "berth_id,name,tonnes_kt_per_year,calls_per_year,other_calls_per_year,berths,"
          + "hours_per_call,utilisation_percent,peak_utilisation_percent,wait_h_per_call,"
          + "is_estimate",
        // 0.5 calls an hour in 1,000 h, 7 a week of others; 7,200 s of waiting. A ship each five
        // hours is 200 in those hours: 500 calls fill it two and a half times, whatever the period
        // says.
        "HAMN_LAGE,Hamnens läge,5,500,365,2,10,250,40,2,true",
      ])
  }

  @Test func quaysWhoseWaitChangesStandWithEachInvestment() throws {
    let table = berthDifferenceTable(ResultView(SmallResult.make()))
    let lines = table.csv(.plain).split(separator: "\n").dropFirst()
    // A tenth and a fifth less of two hours.
    #expect(
      lines.map { $0.split(separator: ",").suffix(7).joined(separator: ",") } == [
        "500,500,250,2,1.8,-0.2,true", "500,500,250,2,1.6,-0.4,true",
      ])
    let alike = berthDifferenceTable(ResultView(SmallResult.make(isResolved: false)))
    #expect(alike.rows.count == 1, "a change below 0.01 h is left out")
  }

  @Test(
    arguments: [
      (.changeLink("MOT-BY-R", .freeSpeed, .multiply(2)), .road),
      (.changeLink("STAD-MOT-R", .freeSpeed, .multiply(2)), nil),
      (.changeLink("STAD-BY-T", .maxTrain, .set(750)), nil),
      (.changeLink("HAMN-BY-F", .freeSpeed, .multiply(2)), .sailing),
      (.changeQueue("MOT_O", .multiply(2)), .approach),
      (.changeTerminal("HAMN_KAJ", .capacity, .multiply(2)), nil),
      (.changeBerth("HAMN_LAGE", .berths, .set(3)), .quay),
      (.removeLink("MOT-BY-R"), nil), (SmallResult.investments[0].changes[0], .road),
      (SmallResult.investments[1].changes[0], .terminal),
    ] as [(Investment.Change, Guess?)])
  func aChangeRestsOnAGuessWhereItsRowIsAnEstimate(
    _ change: Investment.Change, _ expected: Guess?
  ) {
    #expect(change.guess(SmallResult.network) == expected)
  }

  @Test func demandOptionsTellTheirOwnCostApartFromWorth() throws {
    let table = demandOptionTable(ResultView(SmallResult.make()))
    let lines = table.csv(.plain).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func cell(_ row: Int, _ key: String) throws -> String {
      lines[row][try #require(lines[0].firstIndex(of: key))]
    }
    #expect(try cell(1, "option_id") == "base" && cell(2, "option_id") == "MER")
    #expect(try cell(2, "vehicle_change_kt_per_year") == "0.5")
    // Costs of 500, 1,000 and 1,500 MSEK by half; background 100 and preload 300 MSEK by half.
    #expect(try cell(1, "vehicle_own_cost_change_msek_per_year") == "")
    #expect(try cell(2, "vehicle_own_cost_change_msek_per_year") == "250")
    #expect(try cell(2, "background_own_cost_change_msek_per_year") == "200")
    // 3,400 MSEK less a tenth in the base case, and from 1.5 to 1.2 times as much under the option.
    #expect(try cell(1, "vag_total_change_msek_per_year") == "-340")
    #expect(try cell(2, "vag_total_change_msek_per_year") == "-1020")
    #expect(try cell(2, "vag_freight_change_msek_per_year") == "-900")
    #expect(try cell(2, "vag_against_base_case_msek_per_year") == "-680")
    // At the ends a quarter as much again and twice as much, the road a fifth of either.
    #expect(try (2...4).map { try cell($0, "level_en") } == ["middle", "low", "high"])
    #expect(try (3...4).map { try cell($0, "vehicle_change_kt_per_year") } == ["0.25", "1"])
    #expect(
      try (3...4).map { try cell($0, "vag_total_change_msek_per_year") } == ["-850", "-1360"])
  }

  @Test func aPlaceTellsThePeriodsTheYearsAndTheWorstPeriodsUtilisationApart() throws {
    var result = SmallResult.make()
    let places = [("PEAK", 80.0), ("DAY", 20), (nil, 100)].map { period, flow in
      var place = PlaceThroughput(
        kind: .terminal, id: "T", name: Label(sv: "T", en: "T"), isEstimate: false,
        period: period.map { Period.ID($0) }, hours: 1)
      place.flow = flow
      place.capacity = period == nil ? 200 : 100
      place.peakUtilisation = period == nil ? 0.8 : place.utilisation
      return place
    }
    result.physicalThroughputs = [
      PhysicalThroughput(scenario: result.base.scenario, places: places)
    ]
    let view = ResultView(result)
    let lines = physicalThroughputTable(view).csv(.plain).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    func cells(_ key: String) throws -> [String] {
      let column = try #require(lines[0].firstIndex(of: key + "_utilisation_percent"))
      return lines.dropFirst().map { $0[column] }
    }
    #expect(try cells("period") == ["80", "20", ""])
    #expect(try cells("year") == ["50", "50", "50"])
    #expect(try cells("peak") == ["80", "80", "80"])
    let json = StudyDocument(view, reportTables(view)).json
    #expect(json.contains(#""year_utilisation" : 0.5"#))
    #expect(json.contains(#""peak_utilisation" : 0.8"#))
  }
}
