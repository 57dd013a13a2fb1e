/// The commands that solve scenarios and compare them.
extension Command {
  static let study = Command(
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
      + solving + [.draws, .noScaleEconomies, .quick, .dryRun, .force] + everywhere,
    renamed: [
      .with: ("A,B,...", "demand options in force throughout, by name; none by default"),
      .draws: ("N", "draws of all parameters for the headline packages; 0 leaves them out"),
    ],
    values: [.draws: .count(0...1_000_000, default: 100)],
    notes: [
      "Solves the base case, every investment alone (with what it needs) and every feasible "
        + "package of the default set, and compares each with the base case. The table shows "
        + "changes in cost: minus is a saving. Then solves every demand option, at its own "
        + "values and at both ends of its ranges, and under each the packages of headline.csv; "
        + "with --with these are left out.",
      "Then come the headroom of two industries, the ranges of all parameters one at a time, draws "
        + "of all of them at once (a Latin hypercube with seed 1, as sweep has) and the loss of "
        + "each facility in the base case (as resilience has); --quick leaves all that out.",
      "Every scenario is solved again to a thousandth of the gap, with --quick too, and what "
        + "changes is told in table gaps.",
      "\"< gap\" stands for a difference below the threshold of the two solves: their gaps and a "
        + "hundred-millionth of the cost of goods and background matrix, "
        + "\"*\" for a row of the tables that is an estimate.",
      "The output folder appears complete or not at all. --output is out/<name of the network> "
        + "by default; --json prints study.json and still writes the folder.",
    ])

  static let assign = Command(
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
        name: "NET", summary: "the network's TNTP file, with --tntp", isRequired: true,
        with: .tntp),
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

  static let compare = Command(
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
      Example(
        line: "omlast compare base KOMBI_1 --format html > kombi.html",
        meaning: "a page in the report's style; --format md for a document"),
      Example(
        line: "omlast compare base KOMBI_1 --format csv --csv-dialect sv > kombi.csv",
        meaning: "a line per figure for Swedish Excel"),
    ],
    arguments: [
      Argument(
        name: "A", summary: "base, or investments and demand options joined by + or ,",
        isRequired: true),
      Argument(name: "B", summary: "what to compare with A, written as A is", isRequired: true),
    ],
    options: assuming
      + [.network, .demand, .format, .language, .csvDialect, .delayValues] + solving
      + [.scaleEconomies] + everywhere,
    renamed: [
      .json: ("", "short for --format json"),
      .language: ("sv|en", "the answer's language; text is English unless it is given"),
    ],
    excluded: [.json: [.format]],
    notes: [
      "Differences are B less A. \"< gap\" stands for one that the two solves do not resolve.",
      "Between two demands the difference is what more or less goods cost, and no benefit.",
    ])
}
