/// The commands about tables and networks as they are, before any study.
extension Command {
  static let estimate = Command(
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
      "What neither goods nor matrix explain of a count stays on its road as fixed traffic.",
    ])

  static let skim = Command(
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

  static let validate = Command(
    name: .validate,
    summary: "read every table and report every error",
    examples: [
      Example(line: "omlast validate Networks/oskarshamn", meaning: "network and demand"),
      Example(line: "omlast validate --json", meaning: "errors for an editor or a script"),
    ],
    arguments: [network],
    options: [.demand, .language] + everywhere,
    notes: [
      "Each error is shown with file, row (the header is row 1), column, value, what is "
        + "allowed, and the fix."
    ])

  static let config = Command(
    name: .config,
    summary: "show every parameter with its origin, or what each column is",
    examples: [
      Example(line: "omlast config show", meaning: "what the model is fed"),
      Example(
        line: "omlast config show --table vehicle",
        meaning: "each row of vehicle.csv and its source"),
      Example(line: "omlast config show --json", meaning: "for a script"),
      Example(line: "omlast config dictionary", meaning: "every column of every input table"),
    ],
    arguments: [
      Argument(
        name: "ACTION", summary: "show or dictionary", isRequired: true,
        words: ["show", "dictionary"]), network,
    ],
    options: [.table, .demand, .language] + everywhere,
    notes: [
      "Parameters are the rows of parameter.csv; a row without a source is refused, and one that "
        + "no source gives is marked estimated. The second table tells how much of every other "
        + "table is sourced, derived or estimated; --table shows its rows with their sources."
    ])
}
