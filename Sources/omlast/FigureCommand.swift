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
    var path = arguments.positionals.dropFirst().first
    var roots = ["."]
    if path == nil || arguments.has(.network) {
      let network = URL(fileURLWithPath: try StudyInput(arguments).network).standardizedFileURL
      path = path ?? "out/" + network.lastPathComponent
      // Inputs are recorded by the last two folders of their paths.
      roots.append(network.deletingLastPathComponent().deletingLastPathComponent().path)
    }
    let trail = try FigureTrail(
      of: arguments.positionals[0], in: StudyFolder(path ?? "out"), roots: roots,
      // JSON is the same in every language.
      language: arguments.has(.json) ? .en : arguments.terminalLanguage)
    if arguments.has(.json) {
      try console.answer(json: trail)
    } else {
      try console.answer(trail.text)
    }
    let changed = trail.inputs.filter { $0.state == .changed }.map(\.path)
    if !changed.isEmpty {
      console.warn(
        "changed since \(trail.folder) was written: \(changed.joined(separator: ", ")); the figure is "
          + "of the files as they were")
    }
    let missing = trail.inputs.count { $0.state == .missing }
    if missing > 0 {
      console.warn(
        "\(missing) input files are not here to be compared; name the network with --network")
    }
    return .success
  }
}
