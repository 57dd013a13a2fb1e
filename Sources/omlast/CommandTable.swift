/// A command with everything that can be said and typed about it.
///
/// The one table behind parsing and help, so that they cannot drift apart.
struct Command {
  /// What each command is called, in the order of the help.
  enum Name: String, CaseIterable {
    case study, assign, compare, report, export, appraise, path, explain, throughput, resilience,
      packages, sweep, estimate, skim, validate, config, completions, man

    /// The command that a word names. `init(rawValue:)` makes a table for it, which takes a tenth
    /// of a millisecond.
    init?(word: String) {
      guard let name = Self.allCases.first(where: { $0.rawValue == word }) else { return nil }
      self = name
    }
  }

  /// A line to type, and what comes of it.
  struct Example {
    let line: String
    let meaning: String
  }

  /// A word that has its meaning by position.
  struct Argument {
    let name: String
    let summary: String
    let isRequired: Bool
    /// The option that it belongs to; without that option it is not expected.
    var with: Option?
    /// The words that it can be; any text if empty.
    var words: [String] = []
  }

  let name: Name
  /// What it is for, in one line.
  let summary: String
  let examples: [Example]
  let arguments: [Argument]
  /// In the order of the help.
  let options: [Option]
  /// Options without which the command means nothing.
  var required: [Option] = []
  /// Options whose value the command calls something else, with what they do there.
  var renamed: [Option: (placeholder: String, summary: String)] = [:]
  /// Options that take another range or default here.
  var values: [Option: Option.Value] = [:]
  /// Options that mean nothing without another.
  var dependent: [Option: Option] = [:]
  /// Options that mean nothing together with another.
  var excluded: [Option: [Option]] = [:]
  /// What a user must know beyond the options.
  let notes: [String]
}

extension Command {
  /// Every command, in the order of the help.
  static let all = Name.allCases.map(named)

  /// The command of a name; no other is made for it.
  static func named(_ name: Name) -> Command {
    switch name {
    case .study: study
    case .assign: assign
    case .compare: compare
    case .report: report
    case .export: export
    case .appraise: appraise
    case .path: path
    case .explain: explain
    case .throughput: throughput
    case .resilience: resilience
    case .packages: packages
    case .sweep: sweep
    case .estimate: estimate
    case .skim: skim
    case .validate: validate
    case .config: config
    case .completions: completions
    case .man: man
    }
  }

  static let assuming: [Option] = [.year, .without]
  static let solving: [Option] = [.gap, .iterations, .workers]
  static let everywhere: [Option] = [.json, .quiet, .help]

  static let network = Argument(
    name: "NETWORK", summary: "the network's folder; by default the only one in ./Networks",
    isRequired: false)

  private static let appraise = Command(
    name: .appraise,
    summary: "present values of packages: NNV, NNK-i, NNK-idu, year by year",
    examples: [
      Example(line: "omlast appraise", meaning: "every package of headline.csv"),
      Example(
        line: "omlast appraise --with KOMBI_1,SID750 --year forecast",
        meaning: "two investments, at the forecast year's yearly effect"),
      Example(
        line: "omlast appraise --with RV3747_NEW_A --price-index 2025=1",
        meaning: "2025 money taken as worth 2024 money"),
      Example(
        line: "omlast appraise --format csv --csv-dialect sv > appraisal.csv",
        meaning: "a line per figure for Swedish Excel"),
    ],
    arguments: [],
    options: [.with, .priceIndex] + assuming
      + [.network, .demand, .format, .language, .csvDialect, .delayValues] + solving
      + everywhere,
    renamed: [
      .format: ("NAME", "text, CSV with a line per figure, or JSON"),
      .json: ("", "short for --format json"),
    ],
    values: [.format: .choice(["text", "csv", "json"])],
    excluded: [.json: [.format]],
    notes: [
      "Effects: freight (logsum, rule of a half beside it), empties, cars and other lorries, "
        + "profits of carriers and terminals (an assumed share of what they are paid), accidents, "
        + "air, noise, wear, CO2 and fuel tax. What has no price is named and not valued.",
      "Each year's amounts fall at its end and are discounted to the start of discount_year; "
        + "effects count from when the last investment opens. Rates, periods and that year are "
        + "rows of parameter.csv.",
      "Investments are brought to money of the base year by price_index.csv or --price-index. "
        + "Without an index or a cost there is no NNV, but the largest investment that pays.",
    ])

  private static let path = Command(
    name: .path,
    summary: "explain the cost between two zones, link by link, for each chain",
    examples: [
      Example(line: "omlast path SCANIA ZWOLLE", meaning: "every commodity, base case"),
      Example(
        line: "omlast path SCANIA ZWOLLE --with KOMBI_1 --period PEAK",
        meaning: "with the terminal built, at peak hours"),
    ],
    arguments: [
      Argument(name: "ORIGIN", summary: "the node_id of a zone", isRequired: true),
      Argument(name: "DESTINATION", summary: "the node_id of a zone", isRequired: true),
    ],
    options: [.with] + assuming
      + [.period, .commodity, .network, .demand, .language, .delayValues] + solving + everywhere,
    notes: [
      "Costs are those of the scenario's equilibrium: each chain's least-cost path at the "
        + "delays that all users together cause. The sum of the steps is the chain's cost, and the "
        + "shares of its terms add up to 100 %."
    ])

  private static let explain = Command(
    name: .explain,
    summary: "show who uses a link, or where a figure of the report comes from",
    examples: [
      Example(line: "omlast explain OSK_C-SVALLIDEN-R", meaning: "in the base case"),
      Example(
        line: "omlast explain OSK_C-SVALLIDEN-R --with KOMBI_1",
        meaning: "with an investment built"),
      Example(
        line: "omlast explain OSK_C-SVALLIDEN-R --with VEHICLE_UP@high",
        meaning: "under a demand option at the high end of its ranges"),
      Example(
        line: "omlast explain appraisal/KOMBI_1/nnv_msek",
        meaning: "a figure of out/<name of the network>: value, formula, solves, inputs"),
      Example(line: "omlast explain nnv/", meaning: "every figure whose identifier contains nnv"),
      Example(
        line: "omlast explain study.json/scenarios/base/gap/relative out/other",
        meaning: "a number of study.json in another folder"),
    ],
    arguments: [
      Argument(
        name: "SUBJECT", summary: "a link_id, or a figure as TABLE/ROW/COLUMN", isRequired: true),
      Argument(
        name: "FOLDER",
        summary: "the results that hold the figure; out/<name of the network> by "
          + "default", isRequired: false),
    ],
    options: [.with] + assuming + [.network, .demand, .language, .delayValues] + solving
      + everywhere,
    notes: [
      "The first tables hold everything on the link, fixed traffic and other trains included; the "
        + "rest tell whose goods they are.",
      "Totals are unique. Which user of two equally dear routes takes which is not: on a "
        + "congested detour the shares are one of several possible answers.",
      "A figure is looked up in the tables and study.json of a written folder and nothing is "
        + "solved: the report shows its identifier when the pointer rests on it. Input files that "
        + "have changed since are named.",
    ])
}

extension Command {
  /// What stands for an option's value in this command's help; empty for a flag.
  func placeholder(of option: Option) -> String {
    renamed[option]?.placeholder ?? option.placeholder
  }

  /// What follows an option here.
  func value(of option: Option) -> Option.Value { values[option] ?? option.value }

  /// What an option does here.
  func summary(of option: Option) -> String { renamed[option]?.summary ?? option.summary }
}
