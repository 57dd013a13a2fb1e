import FreightPlanner

/// The manual page in roff (man macros), drawn from the command table.
enum ManPage {
  /// The whole page; it has no date, so that the same program writes the same bytes.
  static var text: String {
    var lines = [
      ".\\\" By omlast man.",
      ".TH OMLAST 1 \"\" \"omlast \(omlastVersion)\" \"User commands\"",
      ".SH NAME",
      "omlast \\- what would an investment change for those who ship goods through a region?",
      ".SH SYNOPSIS",
    ]
    lines += Command.all.flatMap { Help.usage(of: $0) }.enumerated().flatMap { index, usage in
      (index > 0 ? [".br"] : []) + [line(String(usage.drop { $0 == " " }))]
    }
    lines += [".SH COMMANDS"] + Command.all.flatMap(section)
    lines += [".SH EXIT STATUS"]
    lines += ExitCode.allCases.flatMap { [".TP", "\($0.rawValue)", line($0.meaning)] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(of command: Command) -> [String] {
    var lines = [
      ".SS omlast \(command.name.rawValue)", line(Help.capitalised(command.summary) + "."),
    ]
    for note in command.notes { lines += [".PP", line(note)] }
    for argument in command.arguments {
      lines += [".TP", ".I " + escaped(argument.name), line(argument.summary)]
    }
    for option in command.options {
      let names = ([option.short].compactMap { $0 } + [option.long])
        .map { "\\fB" + escaped($0) + "\\fR" }.joined(separator: ", ")
      let placeholder = command.placeholder(of: option)
      let value = placeholder.isEmpty ? "" : " \\fI" + escaped(placeholder) + "\\fR"
      let limits = option.limits(command.value(of: option)).map { " (\($0))" } ?? ""
      lines += [".TP", names + value, line(command.summary(of: option) + limits)]
    }
    lines += [".PP", "Examples:"]
    for example in command.examples {
      lines += [".TP", ".B " + escaped(example.line), line(example.meaning)]
    }
    return lines
  }

  /// A line of text, which roff must not take for a request.
  private static func line(_ text: String) -> String {
    let text = escaped(text)
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  /// Backslashes, and hyphens that a reader may copy.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq")
  }
}
