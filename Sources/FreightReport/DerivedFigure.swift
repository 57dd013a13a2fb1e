import FreightAppraisal
import FreightModel

/// A drawing, or a number of the first page that no table holds: what it is made from.
///
/// Its identifier is `chart/NAME`, `map/NAME` or `sentence/NAME`; its trail is that of its tables.
struct DerivedFigure: Sendable {
  let id: String
  let title: Label
  /// What it draws or counts.
  let formula: Label
  let basis: FigureBasis
  /// The figures that it draws or counts, as `ColumnOrigin.figures`: those of its scenarios where
  /// it has any.
  var figures: [String] = []
  /// Map files that it draws.
  var maps: [String] = []
  /// Properties of the first map's links that it draws and no table holds: figures `ID/LINK/FIELD`.
  var fields: [String] = []
  /// Scenarios other than the base case that stand behind it.
  var scenarios: [String] = []
  /// Of a sentence; nil for a drawing.
  var value: Double?
  /// Of the value, in the report and in `omlast explain` alike.
  var decimals = 0
  /// Of the value; empty for counts.
  var unit = Label(sv: "", en: "")

  /// Tables whose figures it draws or counts; the first must be shown in the report.
  var tables: [String] {
    figures.reduce(into: []) { tables, figure in
      let table = String(figure.prefix { $0 != "/" })
      if !tables.contains(table) { tables.append(table) }
    }
  }

  /// The table that a reader turns to for its numbers.
  var table: String? { tables.first }

  /// A drawing by its name in the page; nil if there is no such drawing.
  ///
  /// - Parameter name: `savings`, or with the option that it shows `difference-KOMBI_1`.
  static func drawing(_ name: String, _ view: ResultView) -> DerivedFigure? {
    let singles = view.singles.map(\.id)
    let headlines = view.headlines.map(\.id)
    switch name {
    case "savings":
      return chart(
        name, "Åtgärdernas besparing för gods och bakgrundstrafik",
        "The investments' saving for freight and background traffic", .difference,
        "stapel = −förändring av kostnad per år, gods och bakgrundstrafik var för sig",
        "bar = −change in cost per year, freight and background traffic each",
        [
          "summary/freight_change_msek_per_year",
          "summary/background_traffic_change_msek_per_year",
        ], singles)
    case "industries":
      return chart(
        name, "Godsets kostnad per näringsgren i JA och UA",
        "Freight cost by industry in the base case and with each option", .difference,
        "staplar = logsummekostnad i JA och UA och, i egen skala, UA minus JA",
        "bars = logsum cost in base case and option and, at a scale of its own, option less base",
        [
          "industries-investments/base_logsum_msek_per_year",
          "industries-investments/logsum_msek_per_year",
          "industries-investments/cost_change_msek_per_year",
        ], headlines)
    case "split":
      return chart(
        name, "Transportarbete per trafikslag", "Transport work by mode", .solve,
        "stapelns delar = trafikslagens tonkm i JA",
        "parts of a bar = the modes' tonne-km in the base case",
        Mode.allCases.map { "industries/\($0.rawValue)_million_tkm_per_year" }
          + ["modes/million_tkm_per_year"])
    case "headroom":
      return chart(
        name, "Hur många gånger efterfrågan kan växa på dagens rutter",
        "How many times demand can grow on today's routes", .solve,
        "stapel = antal gånger dagens efterfrågan när den första anläggningen är full",
        "bar = multiple of the present demand at which the first facility is full",
        [
          "headroom/factor_on_todays_routes|scenario_id=base", "headroom/factor_on_todays_routes",
        ], headlines)
    case "waterfall":
      return chart(
        name, "Från kostnad till nettonuvärde", "From cost to net present value", .appraisal,
        "steg = nuvärden; varje steg börjar där det förra slutade, det sista är NNV",
        "steps = present values; each begins where the last ended, the last is NNV",
        [
          "appraisal/investment_present_value_msek", "appraisal_effects/present_value_msek",
          "appraisal/maintenance_present_value_msek", "appraisal/residual_present_value_msek",
          "appraisal/nnv_msek",
        ], headlines)
    case "profile":
      return chart(
        name, "Nuvärde till och med varje år", "Present value until each year", .appraisal,
        "linje = nuvärde hittills, år för år", "line = present value so far, year by year",
        ["appraisal_years/cumulative_present_value_msek"], headlines)
    case "histogram":
      return chart(
        name, "Nettonuvärdets fördelning", "Distribution of the net present value", .worthRange,
        "stapel = antal dragningar vars NNV ligger i intervallet",
        "bar = number of draws whose NNV is within the interval",
        ["sweep/nnv_above_zero_percent", "sweep/draws", "sweep_draws/nnv_msek"], headlines)
    case "closures":
      return chart(
        name, "Kostnad av bortfall", "Cost of losses", .difference,
        "stapel = kostnad av ett års bortfall, gods och bakgrundstrafik",
        "bar = cost of a year's loss, freight and background traffic",
        [
          "closures/total_msek_per_year", "closures/background_msek_per_year",
          "closures/unserved_tonnes_per_year",
        ])
    case "region", "first":
      return map(
        name, "Godsflöden i JA", "Goods flows in the base case", .solve,
        "bredd = gods per år på länken; färg = beläggning i värsta perioden; streckning = "
          + "trafikslag",
        "width = goods a year on the link; colour = utilisation in its worst period; dash = mode",
        ["links/tonnes_kt_per_year", "links/peak_utilisation_percent"], ["flows"])
    case "detail":
      return map(
        name, "Godsflöden och köer i JA, detalj", "Goods flows and queues in the base case, detail",
        .solve,
        "bredd = gods per år; färg = beläggning i värsta perioden; märke = tillfartens belastning",
        "width = goods a year; colour = utilisation in its worst period; mark = the approach's "
          + "utilisation",
        [
          "links/tonnes_kt_per_year", "links/peak_utilisation_percent",
          "junctions/utilisation_percent",
        ], ["flows", "junctions"])
    case "criticality", "isolation":
      return map(
        name, "Hur mycket som beror på varje anläggning", "How much depends on each facility",
        .difference, "färg och bredd = kostnad av ett års bortfall",
        "colour and width = cost of a year's loss",
        ["closures/total_msek_per_year", "closures/unserved_tonnes_per_year"],
        ["criticality-links", "criticality-points"])
    default: return ofOption(name, view)
    }
  }

  /// A drawing of one option by its name in the page.
  private static func ofOption(_ name: String, _ view: ResultView) -> DerivedFigure? {
    guard name.hasPrefix("tornado-") else {
      return (view.singles + view.headlines).first {
        name == "difference-" + $0.id || name == "first-" + $0.id
      }.map { difference(name, $0, view) }
    }
    let id = String(name.dropFirst(8))
    guard let option = view.headlines.first(where: { $0.id == id }) else { return nil }
    let title = view.headlineName(of: option)
    return chart(
      name, "Vad nettonuvärdet för \(title.sv) beror på",
      "What the net present value of \(title.en) depends on", .worthRange,
      "stapel = NNV från det lägsta till det högsta värdet av en osäkerhet i taget",
      "bar = NNV from the least to the greatest value of one input at a time",
      [
        "value_ranges/nnv_at_low_msek", "value_ranges/nnv_msek", "value_ranges/nnv_at_high_msek",
      ], [id])
  }

  private static func chart(
    _ name: String, _ sv: String, _ en: String, _ basis: FigureBasis, _ madeSV: String,
    _ madeEN: String, _ figures: [String], _ scenarios: [String] = []
  ) -> DerivedFigure {
    DerivedFigure(
      id: "chart/" + FigureID.part(name), title: Label(sv: sv, en: en),
      formula: Label(sv: madeSV, en: madeEN), basis: basis, figures: figures,
      scenarios: scenarios)
  }

  private static func map(
    _ name: String, _ sv: String, _ en: String, _ basis: FigureBasis, _ madeSV: String,
    _ madeEN: String, _ figures: [String], _ maps: [String], _ scenarios: [String] = []
  ) -> DerivedFigure {
    DerivedFigure(
      id: "map/" + FigureID.part(name), title: Label(sv: sv, en: en),
      formula: Label(sv: madeSV, en: madeEN), basis: basis, figures: figures, maps: maps,
      scenarios: scenarios)
  }

  private static func difference(
    _ name: String, _ option: ResultView.Option, _ view: ResultView
  ) -> DerivedFigure {
    let title = view.headlineName(of: option)
    let hasQueues = !view.queueChanges(option).isEmpty
    let queues = Label(sv: "; tecken = kö i tillfarten", en: "; sign = queue in the approach")
    // What moves on the links stands in the map file; no table has it.
    var figure = map(
      name, "Vad \(title.sv) flyttar", "What \(title.en) moves", .difference,
      "färg och bredd = gods per år på länken, i detaljen fordon per dygn"
        + (hasQueues ? queues.sv : "") + "; UA minus JA",
      "colour and width = goods a year on the link, in the detail vehicles a day"
        + (hasQueues ? queues.en : "") + "; option less base",
      hasQueues ? ["junctions-investments/change_s_per_pcu"] : [], ["difference-" + option.id],
      [option.id])
    figure.fields = [LinkPair.tonneField, LinkPair.vehicleField]
    return figure
  }
}

/// The identifier of a figure by what names its row; see `ReportTable.figureID`.
func figureID(_ table: String, _ row: String..., column: String) -> String {
  ([table] + row.map { FigureID.part($0) } + [column]).joined(separator: "/")
}
