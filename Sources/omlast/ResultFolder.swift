import FreightAppraisal
import FreightIO
import FreightPlanner
import FreightReport

/// The folder of results that `study` and `assign` write.
struct ResultFolder {
  /// The path as the user gave it.
  let path: String
  private let session: Session
  private let folder: OutputFolder

  /// The folder at `path`; refused before anything is solved if it could not be written.
  init(_ path: String, of session: Session) throws(Failure) {
    self.path = path
    self.session = session
    folder = OutputFolder(
      path: path, force: session.arguments.has(.force), keeping: session.input.folders)
    do throws(OutputError) {
      try folder.check()
    } catch {
      throw Failure(code: .usage, reasons: [error.line])
    }
  }

  /// The content of the folder for a result.
  func files(for result: StudyResult) -> [OutputFile] {
    let parts = session.report(on: result).parts
    return session.arguments.executor.map(count: parts.count) {
      parts[$0]().map { OutputFile($0) }
    }.flatMap { $0 }
  }

  /// Writes the folder whole.
  func write(_ files: [OutputFile], _ interruption: Interruption) throws(Failure) {
    try interruption.protecting(path) { () throws(Failure) in
      do throws(OutputError) {
        try folder.write(files)
      } catch {
        throw Failure(code: .usage, reasons: [error.line])
      }
    }
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    session.console.note(
      "wrote \(path): \(files.count) files, \((Double(bytes) / 1e6).fixed(1)) MB")
  }
}

extension OutputFile {
  /// A file of a report, to be written.
  init(_ file: ReportFile) { self.init(path: file.path, text: file.text) }
}

extension Session {
  /// The report on a result, as the command line wants it.
  func report(on result: StudyResult) -> StudyReport {
    StudyReport(
      result, language: language,
      csvDialect: arguments.csvDialect)
  }

  /// The text of `study.json` for a result.
  func document(of result: StudyResult) -> String {
    report(on: result).document.text
  }
}

extension Arguments {
  /// The command that makes the same result again: what changes only where it goes or how fast it
  /// comes is left out, so that the result does not depend on it.
  func reproducing(network: String) -> String {
    var words = ["omlast", command.rawValue]
    let isFirst = command == .study || command == .report
    if isFirst { words.append(network) }
    if command == .compare { words += positionals }
    if let names = text(.with) { words += [Option.with.long, names] }
    if !isFirst { words += [Option.network.long, network] }
    let unwritten: Set<Option> = [
      .network, .with, .output, .workers, .force, .json, .quiet, .dryRun,
    ]
    for option in Option.allCases where !unwritten.contains(option) {
      guard let value = text(option) else { continue }
      words += option.takesValue ? [option.long, value] : [option.long]
    }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// The word as a shell reads it.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isLetter || $0.isNumber || "_-+./,:=".contains($0) }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
