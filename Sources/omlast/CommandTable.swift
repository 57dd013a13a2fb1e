/// A command with everything that can be said and typed about it.
///
/// The one table behind parsing and help, so that they cannot drift apart.
struct Command {
  /// What each command is called.
  enum Name: String, CaseIterable {
    case study, assign, compare, appraise, path, explain, throughput, resilience, packages, sweep,
      estimate, skim, validate, config
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
  /// Options that mean nothing without another.
  var dependent: [Option: Option] = [:]
  /// Options that mean nothing together with another.
  var excluded: [Option: [Option]] = [:]
  /// What a user must know beyond the options.
  let notes: [String]
}

extension Command {
  /// Every command, in the order of the help.
  static let all = [
    study, assign, compare, appraise, path, explain, throughput, resilience, packages, sweep,
    estimate, skim, validate, config,
  ]

  /// The command of a name.
  static func named(_ name: Name) -> Command { all[Name.allCases.firstIndex(of: name)!] }

  static let assuming: [Option] = [.year, .without]
  static let solving: [Option] = [.gap, .iterations, .workers]
  static let everywhere: [Option] = [.json, .quiet, .help]

  static let network = Argument(
    name: "NETWORK", summary: "the network's folder; by default the only one in ./Networks",
    isRequired: false)

  private static let study = Command(
    name: .study,
    summary: "compare all investments of a study and write a folder of results",
    examples: [
      Example(
        line: "omlast study Networks/oskarshamn",
        meaning: "every investment and package; writes out/oskarshamn"),
      Example(
        line: "omlast study --lang en -o results --csv-dialect sv",
        meaning: "report in English, tables for Swedish Excel, in another folder"),
      Example(line: "omlast study --dry-run", meaning: "how long will it take?"),
    ],
    arguments: [network],
    options: [.output, .language, .csvDialect, .demand, .with, .delayValues] + assuming
      + solving + [.noScaleEconomies, .quick, .dryRun, .force] + everywhere,
    renamed: [
      .with: ("A,B,...", "demand options in force throughout, by name; none by default")
    ],
    notes: [
      "Solves the base case, every investment alone (with what it needs) and every feasible "
        + "package of the default set, and compares each with the base case. The table shows "
        + "changes in cost: minus is a saving. Then solves every demand option and, under each, "
        + "the packages of headline.csv; with --with these are left out.",
      "\"< gap\" stands for a difference that is smaller than the gaps of the two solves, "
        + "\"*\" for a row of the tables that is an estimate.",
      "The output folder appears complete or not at all. --output is out/<name of the network> "
        + "by default; --json prints study.json and still writes the folder.",
    ])

  private static let assign = Command(
    name: .assign,
    summary: "solve one scenario and show its flows, costs and loads",
    examples: [
      Example(line: "omlast assign", meaning: "the base case"),
      Example(
        line: "omlast assign --with KOMBI_1,SID750", meaning: "two investments built together"),
      Example(
        line: "omlast assign --with KOMBI_1,SIMPEVARP_PARK --year forecast",
        meaning: "an investment under another demand, in the forecast year"),
      Example(
        line: "omlast assign --with KOMBI_1 -o out/kombi",
        meaning: "also a folder as study writes, for this scenario alone"),
      Example(
        line: "omlast assign --tntp A_net.tntp A_trips.tntp --gap 1e-6",
        meaning: "a standard assignment network"),
      Example(
        line: "omlast assign --tntp A_net.tntp A_trips.tntp --principle system --json",
        meaning: "its system optimum, for a script"),
    ],
    arguments: [
      Argument(
        name: "NET", summary: "the network's TNTP file, with --tntp", isRequired: true, with: .tntp),
      Argument(
        name: "TRIPS", summary: "its trips' TNTP file, with --tntp", isRequired: true, with: .tntp),
    ],
    options: [.with] + assuming
      + [.network, .demand, .output, .language, .csvDialect, .delayValues] + solving
      + [
        .scaleEconomies, .tntp, .algorithm, .principle, .tollFactor, .distanceFactor, .timeLimit,
        .force,
      ]
      + everywhere,
    dependent: [
      .csvDialect: .output, .force: .output, .algorithm: .tntp, .principle: .tntp,
      .tollFactor: .tntp, .distanceFactor: .tntp, .timeLimit: .tntp,
    ],
    excluded: [
      .tntp: [
        .with, .year, .without, .network, .demand, .language, .csvDialect, .delayValues,
        .scaleEconomies,
      ]
    ],
    notes: [
      "The scenario is solved as study solves it, starting from the base case, so that the "
        + "numbers are the same. A folder compares it with the base case under the same demand "
        + "options.",
      "With --tntp the cost of a link is its BPR time plus toll and length times their factors, "
        + "the gap is TSTT/SPTT - 1 on that cost, and --output names a flow file.",
      "The system optimum equalises marginal costs: its gap, TSTT and SPTT are on those, its "
        + "objective is the cost of all trips, and the flow file has the costs that users see. "
        + "All-or-nothing loads every trip once at free flow; --gap is nothing to it, and the "
        + "gap shown is that of the flows loaded.",
    ])

  private static let compare = Command(
    name: .compare,
    summary: "show the differences between two scenarios",
    examples: [
      Example(line: "omlast compare base KOMBI_1", meaning: "what the first stage changes"),
      Example(
        line: "omlast compare KOMBI_1 KOMBI_1+SID750",
        meaning: "what longer loops add to the terminal"),
      Example(
        line: "omlast compare base+SIMPEVARP_PARK KOMBI_1+SIMPEVARP_PARK",
        meaning: "what the first stage is worth under another demand"),
    ],
    arguments: [
      Argument(
        name: "A", summary: "base, or investments and demand options joined by + or ,",
        isRequired: true),
      Argument(name: "B", summary: "as A", isRequired: true),
    ],
    options: assuming + [.network, .demand, .language, .delayValues] + solving
      + [.scaleEconomies] + everywhere,
    notes: [
      "Differences are B less A. \"< gap\" stands for one that the two solves do not resolve.",
      "Between two demands the difference is what more or less goods cost, and no benefit.",
    ])

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
    ],
    arguments: [],
    options: [.with, .priceIndex] + assuming + [.network, .demand, .delayValues] + solving
      + everywhere,
    notes: [
      "Effects: freight (logsum, rule of a half beside it), cars and other lorries, accidents, air, "
        + "noise, wear, CO2 and fuel tax. What has no price is named and not valued.",
      "Each year's amounts fall at its end and are discounted to the start of the year in which "
        + "the last investment opens; nothing counts before. Rates and periods are rows of "
        + "parameter.csv.",
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
    options: [.with] + assuming + [.period, .commodity, .network, .demand, .language] + solving
      + everywhere,
    notes: [
      "Costs are those of the scenario's equilibrium: each chain's least-cost path at the "
        + "delays that all users together cause. The sum of the steps is the chain's cost."
    ])

  private static let explain = Command(
    name: .explain,
    summary: "show who uses a link",
    examples: [
      Example(line: "omlast explain OSK_C-SVALLIDEN-R", meaning: "in the base case"),
      Example(
        line: "omlast explain OSK_C-SVALLIDEN-R --with KOMBI_1",
        meaning: "with an investment built"),
    ],
    arguments: [Argument(name: "LINK", summary: "a link_id", isRequired: true)],
    options: [.with] + assuming + [.network, .demand, .language] + solving + everywhere,
    notes: [
      "Totals are unique. Which user of two equally dear routes takes which is not: on a "
        + "congested detour the shares are one of several possible answers."
    ])

  private static let estimate = Command(
    name: .estimate,
    summary: "fit the background traffic to the traffic counts",
    examples: [
      Example(line: "omlast estimate", meaning: "every count and what explains it"),
      Example(
        line: "omlast estimate -o background.csv", meaning: "also the estimated matrix as a table"),
    ],
    arguments: [network],
    options: [.output, .demand] + solving + [.force] + everywhere,
    renamed: [.output: ("FILE", "the estimated matrix as CSV, in the form of background.csv")],
    dependent: [.force: .output],
    notes: [
      "Every command that solves a study does this first, so that a count replaced in count.csv "
        + "changes all answers. background.csv is the prior: the estimate is the matrix nearest to "
        + "it (by entropy) that explains the counts as well as their standard errors ask.",
      "What neither goods nor matrix explain of a count stays on its road as preload.",
    ])

  private static let skim = Command(
    name: .skim,
    summary: "cost between the zones of a standard assignment network",
    examples: [
      Example(
        line: "omlast skim --tntp A_net.tntp -o skim.csv", meaning: "every pair, at free flow"),
      Example(
        line: "omlast skim --tntp A_net.tntp --origins 1,5-9 --json",
        meaning: "from six zones; only how many pairs and their sum"),
      Example(
        line: "omlast skim --tntp A_net.tntp --flows A_flow.tntp -o skim.csv",
        meaning: "at the volumes that assign wrote"),
    ],
    arguments: [
      Argument(name: "NET", summary: "the network's TNTP file", isRequired: true, with: .tntp)
    ],
    options: [
      .tntp, .origins, .flows, .tollFactor, .distanceFactor, .workers, .output, .force,
    ] + everywhere,
    required: [.tntp],
    renamed: [
      .output: ("FILE", "the costs as CSV: from_zone_id,to_zone_id,cost"),
      .json: ("", "the summary as JSON on standard output"),
    ],
    dependent: [.force: .output],
    notes: [
      "The cost of a link is its BPR time plus toll and length times their factors, as in "
        + "assign --tntp, and has the units of the file's free-flow time. Paths do not pass "
        + "through nodes below FIRST THRU NODE. The cost inside a zone is not known and left "
        + "out; that of a pair without a path is blank."
    ])

  private static let validate = Command(
    name: .validate,
    summary: "read every table and report every error",
    examples: [
      Example(line: "omlast validate Networks/oskarshamn", meaning: "network and demand"),
      Example(line: "omlast validate --json", meaning: "errors for an editor or a script"),
    ],
    arguments: [network],
    options: [.demand] + everywhere,
    notes: [
      "Each error is shown with file, row (the header is row 1), column, value, what is "
        + "allowed, and the fix."
    ])

  private static let config = Command(
    name: .config,
    summary: "show every parameter with its origin, or what each column is",
    examples: [
      Example(line: "omlast config show", meaning: "what the model is fed"),
      Example(line: "omlast config show --json", meaning: "for a script"),
      Example(line: "omlast config dictionary", meaning: "every column of every input table"),
    ],
    arguments: [
      Argument(name: "ACTION", summary: "show or dictionary", isRequired: true), network,
    ],
    options: [.demand, .language] + everywhere,
    notes: [
      "Parameters are the rows of parameter.csv; a row without a source is refused, and one that "
        + "no source gives is marked estimated. The second table tells how much of every other "
        + "table is sourced, derived or estimated: each of their rows has its own source."
    ])
}

extension Command {
  /// What stands for an option's value in this command's help; empty for a flag.
  func placeholder(of option: Option) -> String {
    renamed[option]?.placeholder ?? option.placeholder
  }

  /// What an option does here.
  func summary(of option: Option) -> String { renamed[option]?.summary ?? option.summary }
}
