import Foundation
import FreightIO
import FreightPlanner

/// What a command line asks for.
enum Invocation {
  case run(Arguments)
  /// Help for one command, or for the program.
  case help(Command.Name?)
  case version
}

/// A command line whose every word has been understood.
struct Arguments {
  let command: Command.Name
  /// In the order of the command's arguments; optional ones may be missing.
  let positionals: [String]
  fileprivate let values: [Option: String]

  /// Whether the option was given.
  func has(_ option: Option) -> Bool { values[option] != nil }

  /// The text of an option; nil if it was not given.
  func text(_ option: Option) -> String? { values[option] }

  /// The names in a list option.
  func list(_ option: Option) -> [String] { values[option].map { names(in: $0) } ?? [] }

  /// The number of an option, or its default.
  func number(_ option: Option) -> Double {
    guard case .number(_, let usual) = option.value else {
      preconditionFailure("\(option) is not a number")
    }
    return values[option].flatMap { Double($0) } ?? usual
  }

  /// The whole number of an option, or its default.
  func count(_ option: Option) -> Int {
    guard case .count(_, let usual) = Command.named(command).value(of: option) else {
      preconditionFailure("\(option) is not a whole number")
    }
    guard let count = values[option].flatMap({ Int($0) }) ?? usual else {
      preconditionFailure("\(option) has no default")
    }
    return count
  }

  /// Pieces of work under way at once; nil for as many as there are processors.
  var workers: Int? { text(.workers).flatMap { Int($0) } }

  /// Runs work on as many threads as the command line allows.
  var executor: ThreadExecutor { ThreadExecutor(workers: workers) }

  /// The word of a choice, or its default.
  func choice(_ option: Option) -> String {
    guard case .choice(let words) = Command.named(command).value(of: option) else {
      preconditionFailure("\(option) is not a choice")
    }
    return values[option] ?? words[0]
  }
}

/// Names between commas or plus signs.
func names(in text: String) -> [String] {
  text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "+" }
    .map { $0.trimmingCharacters(in: .whitespaces) }
}

/// Reads a command line against the command table; tells every problem at once.
struct ArgumentParser {
  private let command: Command
  private var waiting: ArraySlice<String>
  private var positionals: [String] = []
  private var values: [Option: String] = [:]
  private var problems: [String] = []

  /// What `words` (without the program's name) ask for.
  static func parse(_ words: [String]) throws(Failure) -> Invocation {
    guard let first = words.first else {
      throw .usage(["a command is missing: \(commandNames)"])
    }
    if first == "--version" { return .version }
    if first == "--help" || first == "-h" { return .help(nil) }
    if first == "help" { return try help(Array(words.dropFirst())) }
    guard !first.hasPrefix("-") else {
      throw .usage(["\(first) stands before the command; write omlast COMMAND \(first)"])
    }
    guard let name = Command.Name(word: first) else { throw unknownCommand(first) }
    let rest = words.dropFirst()
    // Help is given whatever else is wrong.
    if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
      return .help(name)
    }
    var parser = ArgumentParser(command: .named(name), waiting: rest)
    return .run(try parser.parse())
  }

  private init(command: Command, waiting: ArraySlice<String>) {
    self.command = command
    self.waiting = waiting
  }

  private static func help(_ topics: [String]) throws(Failure) -> Invocation {
    guard topics.count <= 1 else {
      throw .usage(["help takes one command: omlast help \(topics[0])"])
    }
    guard let topic = topics.first else { return .help(nil) }
    guard let name = Command.Name(word: topic) else { throw unknownCommand(topic) }
    return .help(name)
  }

  private static var commandNames: String {
    Command.all.map(\.name.rawValue).joined(separator: ", ")
  }

  private static func unknownCommand(_ word: String) -> Failure {
    let known = Command.Name.allCases.map(\.rawValue) + ["help"]
    let hint = nearest(to: word, in: known).map { "did you mean \($0)?" }
    return .usage(["\"\(word)\" is no command; " + (hint ?? "the commands are \(commandNames)")])
  }

  private mutating func parse() throws(Failure) -> Arguments {
    while let word = waiting.popFirst() {
      if word == "--" {
        positionals += waiting
        waiting = []
      } else if word.hasPrefix("-"), word.count > 1 {
        readOption(word)
      } else {
        positionals.append(word)
      }
    }
    for option in command.required where values[option] == nil {
      problems.append("\(option.long) is missing: \(command.summary(of: option))")
    }
    checkPositionals()
    for (option, needed) in command.dependent.sorted(by: { $0.key.long < $1.key.long })
    where values[option] != nil && values[needed] == nil {
      problems.append("\(option.long) has no effect without \(needed.long)")
    }
    for (option, others) in command.excluded.sorted(by: { $0.key.long < $1.key.long })
    where values[option] != nil {
      for other in others where values[other] != nil {
        problems.append("\(other.long) has no effect with \(option.long)")
      }
    }
    guard problems.isEmpty else { throw .usage(problems, in: command.name) }
    return Arguments(command: command.name, positionals: positionals, values: values)
  }

  private mutating func readOption(_ word: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    let attached = parts.count == 2 ? String(parts[1]) : nil
    guard let option = command.options.first(where: { $0.long == name || $0.short == name })
    else { return reportUnknown(name, isAttached: attached != nil) }
    var value = attached
    if option.takesValue {
      if attached == nil { value = takeValue() }
      guard let value, !value.isEmpty else {
        problems.append(
          "\(name) needs a value: \(option.long) \(command.placeholder(of: option))")
        return
      }
      check(value, of: option)
    } else if attached != nil {
      problems.append("\(name) takes no value")
    }
    if values.updateValue(value ?? "", forKey: option) != nil {
      problems.append("\(option.long) is given twice")
    }
  }

  /// The next word unless it is an option; a negative number is a value, if a wrong one.
  private mutating func takeValue() -> String? {
    guard let next = waiting.first, !next.hasPrefix("-") || Double(next) != nil else { return nil }
    return waiting.popFirst()
  }

  private mutating func check(_ value: String, of option: Option) {
    switch self.command.value(of: option) {
    case .none, .text: break
    case .list:
      if names(in: value).contains("") {
        problems.append("\(option.long) \"\(value)\" has an empty name between its commas")
      }
    case .words(_, let words):
      for name in names(in: value) where !words.contains(name) {
        let hint = nearest(to: name, in: words).map { "; did you mean \($0)?" } ?? ""
        problems.append("\(option.long) takes \(words.alternatives), not \"\(name)\"" + hint)
      }
    case .choice(let words):
      guard !words.contains(value) else { return }
      let hint = nearest(to: value, in: words).map { "; did you mean \($0)?" } ?? ""
      problems.append("\(option.long) is \(words.alternatives), not \"\(value)\"" + hint)
    case .number(let range, _):
      if let number = Double(value), range.contains(number) { return }
      problems.append(
        "\(option.long) is a number from \(range.lowerBound) to \(range.upperBound)"
          + (value.contains(",") ? " with a decimal point" : "") + ", not \"\(value)\"")
    case .count(let range, _):
      if let number = Int(value), range.contains(number) { return }
      problems.append(
        "\(option.long) is a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not \"\(value)\"")
    }
  }

  private mutating func reportUnknown(_ name: String, isAttached: Bool) {
    let start = "\(name) is no option of \(command.name.rawValue)"
    if let other = Option.allCases.first(where: { $0.long == name || $0.short == name }) {
      if other.takesValue, !isAttached { _ = takeValue() }
      let owners = Command.all.filter { $0.options.contains(other) }.map(\.name.rawValue)
      problems.append(
        owners.isEmpty ? start : "\(start), but of \(owners.joined(separator: ", "))")
      return
    }
    guard let near = nearest(to: name, in: command.options.map(\.long)) else {
      problems.append(start)
      return
    }
    // The next word is then that option's value and no further problem.
    if !isAttached, let meant = command.options.first(where: { $0.long == near }),
      meant.takesValue
    {
      _ = takeValue()
    }
    problems.append("\(start); did you mean \(near)?")
  }

  private mutating func checkPositionals() {
    let arguments = command.arguments.filter { argument in
      argument.with.map { values[$0] != nil } ?? true
    }
    for argument in arguments.dropFirst(positionals.count) where argument.isRequired {
      problems.append("\(argument.name) is missing: \(argument.summary)")
    }
    for word in positionals.dropFirst(arguments.count) {
      problems.append("unexpected argument \"\(word)\"")
    }
    for word in positionals where word.isEmpty { problems.append("an argument is empty") }
    for (argument, word) in zip(arguments, positionals)
    where !argument.words.isEmpty && !argument.words.contains(word) {
      let hint = nearest(to: word, in: argument.words).map { "; did you mean \($0)?" } ?? ""
      problems.append(
        "\(argument.name) is \(argument.words.alternatives), not \"\(word)\"" + hint)
    }
  }
}
