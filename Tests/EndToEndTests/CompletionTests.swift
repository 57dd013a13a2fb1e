import Foundation
import Testing

/// What shells and man are told of the program, held against its helps.
@Suite struct CompletionTests {
  /// Every command with its options as `help` shows them: both are drawn from the table, by other
  /// code.
  private static func table() throws -> [(command: String, options: [String])] {
    let place = try Workplace()
    let commands = try place.omlast("help").output.split(separator: "\n")
      .drop { $0 != "Commands" }.dropFirst().prefix { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "help" }
    return try commands.map { command in
      let lines = try place.omlast("help", command).output.split(separator: "\n")
        .drop { $0 != "Options" }.dropFirst().prefix { $0.hasPrefix("  ") }
      let options = lines.compactMap { line in
        line.split(separator: " ").prefix { $0.hasPrefix("-") }.last.map(String.init)
      }
      return (command, options)
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func everyCommandAndOptionIsCompleted(
    _ shell: String
  ) throws {
    let run = try Workplace().omlast("completions", shell)
    #expect(run.code == 0)
    #expect(run.errors == "")
    let table = try Self.table()
    #expect(table.count > 14)
    #expect(table.contains { $0.command == "study" && $0.options.contains("--csv-dialect") })
    let lines = run.output.split(separator: "\n").map(String.init)
    for (command, options) in table {
      // The part of the script that is about this command.
      let part: [String] =
        switch shell {
        case "fish": lines.filter { $0.contains("_from \(command)'") }
        case "zsh":
          Array(lines.drop { $0 != "    (\(command))" }.prefix { $0 != "      ;;" })
        default: Array(lines.drop { $0 != "    \(command))" }.prefix { $0 != "      ;;" })
        }
      #expect(!part.isEmpty, "\(command) is missing")
      for option in options {
        let word = shell == "fish" ? "-l " + option.dropFirst(2) + " " : option
        #expect(part.contains { $0.contains(word) }, "\(command) \(option) is missing")
      }
    }
  }

  @Test func theManualPageHasEveryCommandAndOption() throws {
    let run = try Workplace().omlast("man")
    #expect(run.code == 0)
    #expect(run.output.contains(".TH OMLAST 1"))
    for (command, options) in try Self.table() {
      let part = run.output.split(separator: "\n").drop { $0 != ".SS omlast \(command)" }
        .dropFirst().prefix { !$0.hasPrefix(".S") }
      for option in options {
        let name = "\\fB" + option.replacing("-", with: "\\-") + "\\fR"
        #expect(part.contains { $0.contains(name) }, "\(command) \(option) is missing")
      }
    }
    // A line that starts with a dot is a request to roff, and each of these is one.
    let requests: Set<Substring> = [
      ".TH", ".SH", ".SS", ".PP", ".TP", ".I", ".B", ".br", ".\\\"",
    ]
    for line in run.output.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
      #expect(requests.contains(line.split(separator: " ")[0]), "\(line)")
    }
  }

  @Test func bashCompletesCommandsOptionsAndTheirValues() throws {
    guard FileManager.default.isExecutableFile(atPath: "/bin/bash") else { return }
    let place = try Workplace()
    let script = try place.omlast("completions", "bash").output
    try
      (script
        + """
        ask() {
          COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=()
          _omlast; echo "${COMPREPLY[*]}"
        }
        ask omlast stu
        ask omlast study --la
        ask omlast study --lang ''
        ask omlast assign --without queues,ba
        ask omlast help comple
        ask omlast config ''
        ask omlast compare base KOMBI_1 --format h
        ask omlast validate Net
        ask omlast man --js

        """).write(
        to: place.folder.appendingPathComponent("try.bash"), atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(
      at: place.folder.appendingPathComponent("Networks"), withIntermediateDirectories: true)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["--norc", "try.bash"]
    process.currentDirectoryURL = place.folder
    process.standardOutput = pipe
    try process.run()
    let answer = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(
      answer == """
        study
        --lang
        sv en
        queues,background
        completions
        show dictionary
        html
        Networks


        """)
  }
}
