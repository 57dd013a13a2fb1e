import Foundation

/// Benchmarks of the kernels and of the study, on named instances with fixed seeds.
///
///     swift run -c release Bench                       time everything, as a table
///     swift run -c release Bench --only equilibrium/   only cases whose name begins so
///     swift run -c release Bench --only hierarchy/road-1M  a long case, which is run only by name
///     swift run -c release Bench --only scenarios/,scenarios/packages/2-workers
///     swift run -c release Bench --list                their names
///     swift run -c release Bench --json                the same as JSON
///     swift run -c release Bench -o Bench/Results/x.json   the table, and the JSON in a file
///     swift run -c release Bench --independent         small problems solved, for independent.py
///     swift run -c release Bench --smoke               small instances, answers checked, no times
@main struct Bench {
  static func main() async {
    guard let options = Options(CommandLine.arguments.dropFirst()) else {
      print("usage: Bench [--smoke] [--only PREFIX[,PREFIX...]] [--list] [--json] [-o FILE]")
      print("       Bench --independent")
      exit(2)
    }
    if options.isIndependent { return print(IndependentBench.json) }
    let cases = (options.isSmoke ? smokeCases : cases).filter { options.wants($0) }
    guard !cases.isEmpty else {
      message("no case begins with \(options.prefixes.joined(separator: " or "))")
      exit(2)
    }
    if options.isList { return print(cases.map(\.name).joined(separator: "\n")) }
    var rows: [Row] = []
    for one in cases {
      let new = await one.rows()
      rows += new
      if new.isEmpty { message("skipped: \(one.name): its files are not here, or cannot be read") }
      if !options.isJSON { for row in new { print(row.line) } }
    }
    let report = Report(rows: rows)
    if options.isJSON { print(report.json) }
    if let output = options.output {
      do {
        try Data((report.json + "\n").utf8)
          .write(to: URL(fileURLWithPath: output), options: .atomic)
      } catch {
        message("\(output) cannot be written (\(error.localizedDescription))")
        exit(2)
      }
    }
    let wrong = rows.filter { !$0.isRight }
    for row in wrong {
      message("wrong answer: \(row.name): \(row.checksum), not \(row.expected ?? .nan)")
    }
    if !wrong.isEmpty { exit(1) }
  }

  private static var smokeCases: [Case] {
    PathKernelBench.smokeCases + HierarchyBench.smokeCases + FlowAssignmentBench.smokeCases
      + StudyBench.smokeCases + ScenariosBench.smokeCases
  }

  private static var cases: [Case] {
    PathKernelBench.cases + HierarchyBench.cases + SkimBench.cases + FlowAssignmentBench.cases
      + StudyBench.cases + ScenariosBench.cases
  }

  private static func message(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

/// One or more rows that are measured together; nothing is read or built before it is asked to.
struct Case: Sendable {
  /// Kernel and instance, such as `dijkstra/grid-300`: its rows' names begin so.
  var name: String
  /// Whether it takes minutes and is run only where `--only` names it whole.
  var isLong = false
  var rows: @Sendable () async -> [Row]
}

/// The command line.
private struct Options {
  var isSmoke = false
  var isList = false
  var isJSON = false
  var isIndependent = false
  var prefixes: [String] = []
  var output: String?

  /// Nil if a word means nothing.
  init?(_ words: ArraySlice<String>) {
    var waiting = words
    while let word = waiting.popFirst() {
      switch word {
      case "--smoke": isSmoke = true
      case "--list": isList = true
      case "--json": isJSON = true
      case "--independent": isIndependent = true
      case "--only":
        guard let value = waiting.popFirst() else { return nil }
        prefixes += value.split(separator: ",").map(String.init)
      case "-o":
        guard let value = waiting.popFirst() else { return nil }
        output = value
      default: return nil
      }
    }
  }

  func wants(_ one: Case) -> Bool {
    if one.isLong { return isList || prefixes.contains(one.name) }
    return prefixes.isEmpty || prefixes.contains { one.name.hasPrefix($0) }
  }
}
