import Foundation

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

  /// The row of a table.
  var line: String {
    var cells = [name.padding(toLength: max(34, name.count), withPad: " ", startingAt: 0)]
    if let median {
      cells.append("median \(Self.text(1e3 * median)) ms")
      cells.append("min \(Self.text(1e3 * seconds[0])) ms")
      cells.append("spread \(Self.text(100 * spread)) %")
    }
    cells += counters.map { "\($0.name) \(Self.text($0.value))" }
    cells.append("checksum \(checksum)")
    return cells.joined(separator: "  ")
  }

  var json: String {
    var fields = ["\"name\": \"\(name)\"", "\"checksum\": \(Self.json(checksum))"]
    if let median {
      fields.append("\"medianSeconds\": \(median)")
      fields.append("\"minSeconds\": \(seconds[0])")
      fields.append("\"spread\": \(spread)")
      fields.append("\"repeats\": \(seconds.count)")
    }
    fields += counters.map { "\"\($0.name)\": \(Self.json($0.value))" }
    return "{\(fields.joined(separator: ", "))}"
  }

  /// Four digits, which is more than a timing holds.
  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15
      ? "\(Int(number))" : String(format: "%.4g", number)
  }

  /// JSON has no infinity.
  private static func json(_ number: Double) -> String { number.isFinite ? "\(number)" : "null" }
}

/// Everything that a run measured, with what it ran on.
struct Report {
  var rows: [Row]

  var json: String {
    """
    {
     "machine": {"cpu": "\(cpu)", "processors": \(ProcessInfo.processInfo.activeProcessorCount)},
     "rows": [
      \(rows.map(\.json).joined(separator: ",\n  "))
     ]
    }
    """
  }

  private var cpu: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
    return name ?? "unknown"
  }
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
