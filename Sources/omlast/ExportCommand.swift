import FreightAppraisal
import FreightIO
import FreightPlanner
import FreightReport

/// `omlast export`: layers or tables of one scenario.
enum ExportCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let format = arguments.choice(.format)
    try checkOptions(arguments, format)
    let scenario = try session.scenario(arguments.list(.with))
    var list = [scenario]
    if let word = arguments.text(.against) {
      list.insert(try CompareCommand.scenario(word, session), at: 0)
      guard list[0].id != scenario.id else {
        throw .usage(["--against names the scenario itself, \(scenario.id)"], in: .export)
      }
    }
    let folder = try ResultFolder(arguments.text(.output) ?? "", of: session)
    let result = await session.result(of: list)
    let export = ScenarioExport(
      result, language: session.language,
      csvDialect: arguments.csvDialect)
    let files =
      switch format {
      case "csv": export.tables
      case "flowmap": export.flowmap
      default: export.layers
      }
    try folder.write(
      ([export.manifest] + files).map { OutputFile($0) },
      interruption)
    return session.verdict(on: result.outcomes)
  }

  /// What one format alone can take.
  private static func checkOptions(
    _ arguments: Arguments, _ format: String
  ) throws(Failure) {
    var problems: [String] = []
    if arguments.has(.against), format != "geojson" {
      problems.append(
        "--against has no effect with --format \(format); omlast compare A B --format csv writes "
          + "differences as a table")
    }
    if let idle = arguments.idleDialect(in: format) { problems.append(idle) }
    guard problems.isEmpty else { throw .usage(problems, in: .export) }
  }
}

extension Command {
  static let export = Command(
    name: .export,
    summary: "write layers or tables of one scenario, without the study around it",
    examples: [
      Example(
        line: "omlast export --format csv -o out/base", meaning: "tables of the base case"),
      Example(
        line: "omlast export --with KOMBI_1 --format geojson -o out/kombi",
        meaning: "every map layer, with a QGIS style beside each"),
      Example(
        line: "omlast export --with KOMBI_1 --against base --format geojson -o out/difference",
        meaning: "what the terminal changes, link by link"),
      Example(
        line: "omlast export --format flowmap -o out/flowmap",
        meaning: "locations.csv and flows.csv for flowmap.gl or Flowmap Blue"),
    ],
    arguments: [],
    options: [.format, .output, .with, .against] + assuming
      + [.network, .demand, .language, .csvDialect, .delayValues] + solving
      + [.force, .quiet, .help],
    required: [.format, .output],
    renamed: [
      .output: ("DIR", "the folder to write"),
      .format: ("NAME", "map layers, tables, or tables of flows between places"),
    ],
    values: [.format: .choice(["geojson", "csv", "flowmap"])],
    notes: [
      "The scenario is solved as study solves it. The folder also gets export.json: command, "
        + "inputs with their SHA-256, and the gap of each scenario. It appears complete or not at "
        + "all.",
      "flowmap counts tonnes a year; flows-rail.csv and its like have the goods whose chain is "
        + "mainly by that mode.",
    ])
}
