import FreightAppraisal
import FreightModel

/// A drawing, or a number of the first page that no table holds: what it is made from.
///
/// Its identifier is `chart/NAME`, `map/NAME` or `sentence/NAME`; its trail is that of its tables.
struct DerivedFigure: Sendable {
  let id: String
  let title: Label
  let basis: FigureOrigin.Basis
  /// Tables whose figures it draws or counts.
  var tables: [String] = []
  /// Map files that it draws.
  var maps: [String] = []
  /// Scenarios other than the base case that stand behind it.
  var scenarios: [String] = []
  /// Of a sentence; nil for a drawing.
  var value: Double?

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
        "The investments' saving for freight and background traffic", .difference, ["summary"],
        singles)
    case "industries":
      return chart(
        name, "Godsets kostnad per näringsgren i JA och UA",
        "Freight cost by industry in the base case and with each option", .difference,
        ["industries-investments"], headlines)
    case "split":
      return chart(
        name, "Transportarbete per trafikslag", "Transport work by mode", .solve,
        ["industries", "modes"])
    case "headroom":
      return chart(
        name, "Hur många gånger efterfrågan kan växa", "How many times demand can grow", .solve,
        ["headroom"], headlines)
    case "waterfall":
      return chart(
        name, "Från kostnad till nettonuvärde", "From cost to net present value", .appraisal,
        ["appraisal", "appraisal_effects"], headlines)
    case "profile":
      return chart(
        name, "Nuvärde till och med varje år", "Present value until each year", .appraisal,
        ["appraisal_years"], headlines)
    case "histogram":
      return chart(
        name, "Nettonuvärdets fördelning", "Distribution of the net present value", .range,
        ["sweep", "sweep_draws"], headlines)
    case "closures":
      return chart(
        name, "Kostnad av bortfall", "Cost of losses", .difference, ["closures"])
    case "region", "first":
      return map(
        name, "Godsflöden i JA", "Goods flows in the base case", .solve, ["links"], ["flows"])
    case "detail":
      return map(
        name, "Godsflöden och köer i JA, detalj", "Goods flows and queues in the base case, detail",
        .solve, ["links", "junctions"], ["flows", "junctions"])
    case "criticality", "isolation":
      return map(
        name, "Hur mycket som beror på varje anläggning", "How much depends on each facility",
        .difference, ["closures"], ["criticality-links", "criticality-points"])
    default: break
    }
    if name.hasPrefix("tornado-") {
      let id = String(name.dropFirst(8))
      guard let option = view.headlines.first(where: { $0.id == id }) else { return nil }
      let title = view.headlineName(of: option)
      return chart(
        name, "Vad nettonuvärdet för \(title.sv) beror på",
        "What the net present value of \(title.en) depends on", .range, ["value_ranges"], [id])
    }
    return (view.singles + view.headlines).first {
      name == "difference-" + $0.id || name == "first-" + $0.id
    }.map { difference(name, $0, view) }
  }

  private static func chart(
    _ name: String, _ sv: String, _ en: String, _ basis: FigureOrigin.Basis, _ tables: [String],
    _ scenarios: [String] = []
  ) -> DerivedFigure {
    DerivedFigure(
      id: "chart/" + FigureID.part(name), title: Label(sv: sv, en: en), basis: basis,
      tables: tables, scenarios: scenarios)
  }

  private static func map(
    _ name: String, _ sv: String, _ en: String, _ basis: FigureOrigin.Basis, _ tables: [String],
    _ maps: [String], _ scenarios: [String] = []
  ) -> DerivedFigure {
    DerivedFigure(
      id: "map/" + FigureID.part(name), title: Label(sv: sv, en: en), basis: basis,
      tables: tables, maps: maps, scenarios: scenarios)
  }

  private static func difference(
    _ name: String, _ option: ResultView.Option, _ view: ResultView
  ) -> DerivedFigure {
    let title = view.headlineName(of: option)
    return map(
      name, "Vad \(title.sv) flyttar", "What \(title.en) moves", .difference,
      [], ["difference-" + option.id], [option.id])
  }
}

extension DerivedFigure {
  /// Counts and shares that the first page tells and no table holds.
  static func sentences(_ view: ResultView) -> [DerivedFigure] {
    let rows = inputConfidence(view.study).flatMap(\.rows)
    let basis = view.result.appraisalBasis
    let verified = basis.parameters.rows.map(\.isVerified) + basis.externalCosts.map(\.isVerified)
    let (kind, appraised) = view.appraised
    let nets = appraised.compactMap { $0.appraisal.value?.net }
    let appraisal = kind == .headlines ? "verdict" : "appraisal"
    func sentence(
      _ name: String, _ sv: String, _ en: String, _ basis: FigureOrigin.Basis,
      _ tables: [String], _ value: Double, _ scenarios: [String] = []
    ) -> DerivedFigure {
      DerivedFigure(
        id: "sentence/" + name, title: Label(sv: sv, en: en), basis: basis, tables: tables,
        scenarios: scenarios, value: value)
    }
    return [
      view.singles.isEmpty
        ? sentence(
          "investments", "Antal paket", "Number of packages", .difference, ["packages"],
          Double(view.packages.count))
        : sentence(
          "investments", "Antal åtgärder, var för sig", "Investments, each by itself",
          .difference, ["summary"], Double(view.singles.count)),
      sentence(
        "appraised", "Antal \(kind.name.sv) med kalkyl",
        "Number of \(kind.name.en) with an appraisal",
        .appraisal, [appraisal], Double(nets.count), appraised.map(\.id)),
      sentence(
        "paying", "Antal \(kind.name.sv) med NNV på noll eller mer",
        "Number of \(kind.name.en) with an NNV of zero or more", .appraisal, [appraisal],
        Double(nets.count { $0 >= 0 }), appraised.map(\.id)),
      sentence(
        "estimated_rows_percent", "Andel indatarader vars säkerhet är ”uppskattad”, procent",
        "Share of input rows that are estimates, per cent", .input, ["estimates"],
        rows.isEmpty ? 0 : 100 * Double(rows.count { $0 == .estimated }) / Double(rows.count)),
      sentence(
        "unverified_values", "Antal parametrar och enhetsvärden som inte är verifierade",
        "Parameters and unit values that are not verified", .input,
        ["parameters", "external_costs"],
        Double(verified.count { !$0 })),
      sentence(
        "appraisal_values", "Antal parametrar och enhetsvärden", "Parameters and unit values",
        .input, ["parameters", "external_costs"], Double(verified.count)),
      sentence(
        "no_difference", "Antal åtgärder utan påvisbar skillnad i total kostnad",
        "Investments without a detectable difference in total cost", .difference, ["summary"],
        Double(view.singles.count { !$0.comparison.totalCost.isResolved })),
    ]
  }
}

extension ResultView {
  /// What the first page compares by net present value.
  enum Appraised {
    case headlines, singles, packages

    var name: Label {
      switch self {
      case .headlines: Label(sv: "huvudpaket", en: "headline packages")
      case .singles: Label(sv: "åtgärder", en: "investments")
      case .packages: Label(sv: "paket", en: "packages")
      }
    }

    /// Swedish for none of them.
    var none: String { self == .singles ? "Ingen" : "Inget" }
  }

  /// The headline packages with a net present value; where there are none, the investments one by
  /// one, and where there are none of those either, the other packages.
  var appraised: (kind: Appraised, options: [Option]) {
    let kinds: [(Appraised, [Option])] = [
      (.headlines, headlines), (.singles, singles), (.packages, packages),
    ]
    return kinds.map { ($0, $1.filter { $0.appraisal.value != nil }) }
      .first { !$1.isEmpty } ?? (.headlines, [])
  }
}

/// The identifier of a figure by what names its row; see `ReportTable.figureID`.
func figureID(_ table: String, _ row: String..., column: String) -> String {
  ([table] + row.map { FigureID.part($0) } + [column]).joined(separator: "/")
}
