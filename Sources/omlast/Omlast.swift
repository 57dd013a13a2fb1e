import Foundation

/// The command line: reads the words, calls the façade, prints the answer.
@main
enum Omlast {
  @MainActor static func main() async {
    let interruption = Interruption()
    let code: ExitCode
    do throws(Failure) {
      code = try await run(Array(CommandLine.arguments.dropFirst()), interruption)
    } catch {
      for reason in error.reasons { Console.message("omlast: " + reason) }
      if let hint = error.hint { Console.message(hint) }
      code = error.code
    }
    exit(code.rawValue)
  }

  @MainActor private static func run(
    _ words: [String], _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    switch try ArgumentParser.parse(words) {
    case .version:
      try Console(isQuiet: true).answer(Help.version)
      return .success
    case .help(let name):
      try Console(isQuiet: true).answer(
        name.map { Help.text(of: .named($0)) } ?? Help.overview)
      return .success
    case .run(let arguments):
      let console = Console(isQuiet: arguments.has(.quiet))
      switch arguments.command {
      case .validate: return try ValidateCommand.run(arguments, console)
      case .config: return try ConfigCommand.run(arguments, console)
      case .completions:
        // The parser lets nothing else through.
        let shell = Shell(rawValue: arguments.positionals[0])!
        try console.answer(Completions.script(for: shell))
        return .success
      case .man:
        try console.answer(ManPage.text)
        return .success
      case .study: return try await StudyCommand.run(Session(arguments, console), interruption)
      case .report: return try await ReportCommand.run(Session(arguments, console), interruption)
      case .export: return try await ExportCommand.run(Session(arguments, console), interruption)
      case .assign where arguments.has(.tntp):
        return try TNTPCommand.run(arguments, console, interruption)
      case .estimate:
        return try await EstimateCommand.run(Session(arguments, console), interruption)
      case .skim: return try SkimCommand.run(arguments, console, interruption)
      case .assign: return try await AssignCommand.run(Session(arguments, console), interruption)
      case .compare: return try await CompareCommand.run(Session(arguments, console))
      case .appraise: return try await AppraiseCommand.run(Session(arguments, console))
      case .path: return try await PathCommand.run(Session(arguments, console))
      case .explain where FigureCommand.isMeant(by: arguments):
        return try FigureCommand.run(arguments, console)
      case .explain: return try await ExplainCommand.run(Session(arguments, console))
      case .resilience:
        return try await ResilienceCommand.run(Session(arguments, console), interruption)
      case .packages: return try await PackagesCommand.run(Session(arguments, console))
      case .sweep: return try await SweepCommand.run(Session(arguments, console), interruption)
      case .throughput: return try await ThroughputCommand.run(Session(arguments, console))
      }
    }
  }
}
