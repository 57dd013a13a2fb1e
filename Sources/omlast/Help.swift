import FreightPlanner

/// The help texts, drawn from the command table.
enum Help {
  /// Help for the whole program.
  static var overview: String {
    var lines =
      ["Examples"] + rows(Command.all.map { ($0.examples[0].line, $0.examples[0].meaning) })
    lines += [
      "", "What would an investment change for those who ship goods through a region?", "",
      "Commands",
    ]
    lines += Command.all.map { "  " + $0.name.rawValue.padded(to: 13) + $0.summary }
    lines += [
      "  " + "help".padded(to: 13) + "help for a command: omlast help study", "",
      "Options", "  -h, --help     this help, or a command's after its name",
      "      --version  the program's version", "",
      "Exit codes", exitCodes, "",
    ]
    return lines.joined(separator: "\n")
  }

  /// Help for one command.
  static func text(of command: Command) -> String {
    var lines = ["Examples"]
    for example in command.examples {
      lines += ["  " + example.line, "      " + example.meaning]
    }
    lines += ["", "Usage"] + usage(of: command) + ["", capitalised(command.summary) + "."]
    for note in command.notes { lines += [""] + wrapped(note, width: 78) }
    if !command.arguments.isEmpty {
      lines += ["", "Arguments"]
      lines += rows(command.arguments.map { ($0.name, $0.summary) })
    }
    lines += ["", "Options"]
    lines += rows(
      command.options.map { option in
        (
          option.usage(command.placeholder(of: option)),
          command.summary(of: option)
            + (option.limits(command.value(of: option)).map { " (\($0))" } ?? "")
        )
      })
    lines += ["", "Exit codes", exitCodes, ""]
    return lines.joined(separator: "\n")
  }

  /// The line of `--version`.
  static var version: String { "omlast \(omlastVersion)\n" }

  /// One line, and another for each option that brings arguments of its own; each with the options
  /// that must be there.
  static func usage(of command: Command) -> [String] {
    var ways: [Option?] = command.required.isEmpty ? [nil] : []
    for argument in command.arguments where !ways.contains(argument.with) {
      ways.append(argument.with)
    }
    if ways.isEmpty { ways = [nil] }
    return ways.map { way in
      let required = command.required.filter { $0 != way }
        .map { $0.long + " " + command.placeholder(of: $0) }
      let words = command.arguments.filter { $0.with == way }
        .map { $0.isRequired ? $0.name : "[\($0.name)]" }
      let start = ["omlast", command.name.rawValue] + (way.map { [$0.long] } ?? [])
      return "  " + (start + words + required + ["[options]"]).joined(separator: " ")
    }
  }

  private static let exitCodes =
    ExitCode.allCases.map { "  " + "\($0.rawValue)".padded(to: 5) + $0.meaning }
    .joined(separator: "\n")

  static func rows(_ rows: [(String, String)]) -> [String] {
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    return rows.flatMap { name, text in
      let lines = wrapped(text, width: 78 - width)
      return ["  " + name.padded(to: width) + lines[0]]
        + lines.dropFirst().map { "  " + "".padded(to: width) + $0 }
    }
  }

  static func wrapped(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if line.count + 1 + word.count <= width {
        lines[lines.count - 1] = line + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}

extension String {
  /// The text with spaces after it.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
