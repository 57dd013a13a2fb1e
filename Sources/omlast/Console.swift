import Foundation

/// How the program ends.
enum ExitCode: Int32, CaseIterable {
  case success = 0
  case usage = 2
  case invalidInput = 3
  case infeasible = 4
  case notConverged = 5
  case interrupted = 130

  /// What the code means, for the help.
  var meaning: String {
    switch self {
    case .success: "all is well"
    case .usage: "the command line is wrong, or its output cannot be written"
    case .invalidInput: "the input has errors; all of them are shown"
    case .infeasible: "investments that do not go together, or demand that nothing serves"
    case .notConverged: "a solve stopped before it reached the gap"
    case .interrupted: "interrupted; nothing is left half-written"
    }
  }
}

/// Why a command gave no answer, with every reason at once.
struct Failure: Error {
  let code: ExitCode
  /// One line each, for standard error.
  let reasons: [String]
  /// What to do next, if there is more to say than the reasons do.
  var hint: String?

  /// A wrong command line.
  static func usage(_ reasons: [String], in command: Command.Name? = nil) -> Failure {
    let topic = command.map { " " + $0.rawValue } ?? ""
    return Failure(code: .usage, reasons: reasons, hint: "See omlast help\(topic).")
  }
}

/// Data goes to standard output, all else to standard error.
struct Console: Sendable {
  /// Whether notes and progress are left out.
  let isQuiet: Bool

  /// Prints a command's answer.
  func answer(_ text: String) throws(Failure) {
    guard Self.write(text, to: STDOUT_FILENO) else {
      throw Failure(code: .usage, reasons: ["standard output cannot be written"])
    }
  }

  /// Prints an answer as JSON.
  func answer(json value: some Encodable) throws(Failure) {
    try answer(Self.json(value) + "\n")
  }

  /// The text of an answer as JSON: keys sorted, the same bytes for the same values.
  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a number that is not finite in JSON output")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// Says something that is nice to know.
  func note(_ line: String) {
    if !isQuiet { Self.message(line) }
  }

  /// Says something that must be known.
  func warn(_ line: String) { Self.message("omlast: " + line) }

  /// Whether a line that redraws itself can be seen.
  var showsProgress: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// Writes one line to standard error; there is nobody to tell if that fails.
  static func message(_ line: String, terminator: String = "\n") {
    _ = write(line + terminator, to: STDERR_FILENO)
  }

  /// Writes a text whole, by the system's call: a file handle's first use takes longer than to
  /// print a version.
  ///
  /// - Returns: whether it could be written.
  private static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, !rest.isEmpty {
        let count = Foundation.write(descriptor, start, rest.count)
        if count < 0 && errno != EINTR { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Swift.max(0, count)))
      }
      return true
    }
  }
}
