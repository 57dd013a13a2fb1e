import Foundation

/// Benchmarks of the kernels and of the study, on named instances with fixed seeds.
///
///     swift run -c release Bench             time everything, as a table
///     swift run -c release Bench --json      the same as JSON
///     swift run -c release Bench --smoke     small instances, answers checked, nothing timed
///     swift run -c release Bench --paths     shortest paths alone
///     swift run -c release Bench --million   shortest paths on a million nodes, alone
@main struct Bench {
  static func main() async {
    let arguments = Set(CommandLine.arguments.dropFirst())
    guard arguments.isSubset(of: ["--smoke", "--json", "--paths", "--million"]) else {
      print("usage: Bench [--smoke | --paths | --million] [--json]")
      exit(2)
    }
    let rows =
      if arguments.contains("--smoke") {
        await smokeRows()
      } else if arguments.contains("--paths") {
        PathKernelBench.rows() + HierarchyBench.rows()
      } else if arguments.contains("--million") {
        HierarchyBench.millionRows()
      } else {
        await allRows()
      }
    print(arguments.contains("--json") ? json(rows) : table(rows))
    let wrong = rows.filter { !$0.isRight }
    for row in wrong {
      let message = "wrong answer: \(row.name): \(row.checksum), not \(row.expected ?? .nan)\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    if !wrong.isEmpty { exit(1) }
  }

  private static func smokeRows() async -> [Row] {
    await PathKernelBench.smokeRows() + HierarchyBench.smokeRows() + FlowAssignmentBench.smokeRows()
      + StudyBench.smokeRows()
  }

  private static func allRows() async -> [Row] {
    await PathKernelBench.rows() + HierarchyBench.rows() + FlowAssignmentBench.rows()
      + StudyBench.rows()
  }

  private static func table(_ rows: [Row]) -> String {
    rows.map { row in
      var cells = [row.name.padding(toLength: 52, withPad: " ", startingAt: 0)]
      if let median = row.median {
        cells.append("median \(text(1e3 * median)) ms")
        cells.append("min \(text(1e3 * row.seconds[0])) ms")
        cells.append("spread \(text(100 * row.spread)) %")
      }
      cells += row.counters.map { "\($0.name) \(text($0.value))" }
      cells.append("checksum \(row.checksum)")
      return cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// Four digits, which is more than a timing holds.
  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15
      ? "\(Int(number))" : String(format: "%.4g", number)
  }

  private static func json(_ rows: [Row]) -> String {
    let objects = rows.map { row in
      var fields = ["\"name\": \"\(row.name)\"", "\"checksum\": \(row.checksum)"]
      if let median = row.median {
        fields.append("\"medianSeconds\": \(median)")
        fields.append("\"minSeconds\": \(row.seconds[0])")
        fields.append("\"spread\": \(row.spread)")
        fields.append("\"repeats\": \(row.seconds.count)")
      }
      fields += row.counters.map { "\"\($0.name)\": \($0.value)" }
      return "  {\(fields.joined(separator: ", "))}"
    }
    return "[\n\(objects.joined(separator: ",\n"))\n]"
  }
}

/// One measured case.
struct Row {
  /// Kernel, instance and variant, such as `dijkstra/grid-300`.
  var name: String
  /// Wall times, sorted; none in a smoke run.
  var seconds: [Double] = []
  var counters: [(name: String, value: Double)] = []
  /// A number that the answer determines.
  var checksum: Double
  /// What the checksum must be, to a relative 1e-9.
  var expected: Double?

  var isRight: Bool {
    guard let expected else { return true }
    return abs(checksum - expected) <= 1e-9 * abs(expected)
  }

  var median: Double? { seconds.isEmpty ? nil : seconds[seconds.count / 2] }

  /// Slowest less fastest, as a share of the median.
  var spread: Double {
    guard let median, let least = seconds.first, let most = seconds.last else { return 0 }
    return (most - least) / median
  }
}

/// The same for work that waits for others.
func measure<Value>(
  repeats: Int, _ work: () async -> Value
) async -> (value: Value, seconds: [Double]) {
  var value = await work()
  var seconds: [Double] = []
  for _ in 0..<repeats {
    let start = ContinuousClock.now
    value = await work()
    seconds.append((ContinuousClock.now - start) / .seconds(1))
  }
  return (value, seconds.sorted())
}

/// Runs `work` once to warm up and then `repeats` times.
///
/// - Returns: the last run's value, and all wall times in seconds, sorted.
func measure<Value>(
  repeats: Int, _ work: () -> Value
) -> (value: Value, seconds: [Double]) {
  var value = work()
  var seconds: [Double] = []
  for _ in 0..<repeats {
    let duration = ContinuousClock().measure { value = work() }
    seconds.append(duration / .seconds(1))
  }
  return (value, seconds.sorted())
}
