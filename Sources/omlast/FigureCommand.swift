import Foundation
import FreightReport

/// `omlast explain` of a figure: where it comes from.
enum FigureCommand {
  /// Whether the command line names a figure and not a link.
  static func isMeant(by arguments: Arguments) -> Bool {
    arguments.positionals.count > 1 || arguments.positionals[0].contains("/")
  }

  static func run(_ arguments: Arguments, _ console: Console) throws(Failure) -> ExitCode {
    let meaningful: [Option] = [.network, .language, .json, .quiet]
    let idle = Command.named(.explain).options.filter {
      !meaningful.contains($0) && arguments.has($0)
    }
    guard idle.isEmpty else {
      throw .usage(
        idle.map { "\($0.long) has no effect on a figure, which is explained as it was written" },
        in: .explain)
    }
    let subject = arguments.positionals[0]
    let (path, roots) = try place(of: arguments)
    let folder = try StudyFolder(path)
    let isPart = subject.hasSuffix("/") && !subject.hasPrefix("study.json/")
    let figures = isPart ? try list(subject, in: folder) : [subject]
    guard !isPart || arguments.has(.json) else {
      try console.answer(figures.joined(separator: "\n") + "\n")
      return .success
    }
    let files = InputFiles(folder.document.inputs, roots: roots)
    // JSON is the same in every language.
    let language = arguments.has(.json) ? .en : arguments.terminalLanguage
    var trails: [FigureTrail] = []
    for figure in figures {
      trails.append(try FigureTrail(of: figure, in: folder, files, language))
    }
    if isPart {
      try console.answer(json: Trails(figures: trails))
      return .success
    }
    let trail = trails[0]
    if arguments.has(.json) {
      try console.answer(json: trail)
    } else {
      try console.answer(FigureTrailText(trail: trail, language: language).text)
    }
    let changed = trail.inputs.filter { $0.state == .changed }.map(\.path)
    if !changed.isEmpty {
      console.warn(
        "changed since \(trail.folder) was written: \(changed.joined(separator: ", ")); the figure "
          + "is of the files as they were")
    }
    let missing = trail.inputs.count { $0.state == .missing }
    if missing > 0 {
      console.warn(
        "\(missing) input files are not here to be compared; name the network with --network")
    }
    return .success
  }

  /// The results that are meant, and the folders in which their inputs' paths are looked up.
  private static func place(
    of arguments: Arguments
  ) throws(Failure) -> (path: String, roots: [String]) {
    let path = arguments.positionals.dropFirst().first
    guard path == nil || arguments.has(.network) else { return (path ?? "out", ["."]) }
    let network = URL(fileURLWithPath: try StudyInput(arguments).network).standardizedFileURL
    // Inputs are recorded by the last two folders of their paths.
    let root = network.deletingLastPathComponent().deletingLastPathComponent().path
    return (path ?? "out/" + network.lastPathComponent, [".", root])
  }

  /// The trails of many figures.
  private struct Trails: Encodable {
    var schemaVersion = 2
    let figures: [FigureTrail]
  }

  /// Every figure whose identifier begins with what stands before the stroke, or else contains it.
  private static func list(
    _ subject: String, in folder: StudyFolder
  ) throws(Failure) -> [String] {
    let list = FigureList(folder)
    let word = String(subject.dropLast())
    let found = list.groups(with: word).flatMap { $0 }
    let begun = found.filter { $0.hasPrefix(subject) }
    guard !found.isEmpty else {
      throw list.unknown(subject, "part of a figure's identifier", word, list.starts)
    }
    return begun.isEmpty ? found : begun
  }

  /// That a word is no link, with the figures of the network's results that contain it; nil where
  /// there are none.
  static func suggestion(for word: String, _ arguments: Arguments) -> Failure? {
    guard let place = try? place(of: arguments), let folder = try? StudyFolder(place.path)
    else { return nil }
    let groups = FigureList(folder).groups(with: word)
    guard !groups.isEmpty else { return nil }
    return Failure(
      code: .usage, reasons: ["no link is called \"\(word)\""],
      hint: FigureList.hint(groups, of: word, place.path))
  }
}
