import Foundation
import FreightIO
import FreightModel

/// Where a study is, and how it is read.
struct StudyInput {
  /// The network's folder as the user gave it.
  let network: String
  /// The demand's folder, if the user gave one.
  let demand: String?

  /// The folders that the command line names.
  init(_ arguments: Arguments) throws(Failure) {
    let place = Command.named(arguments.command).arguments.firstIndex { $0.name == "NETWORK" }
    let isPositional = place != nil
    let given =
      place.map { arguments.positionals.dropFirst($0).first } ?? arguments.text(.network)
    if let given {
      network = given
    } else {
      network = try Self.onlyNetwork(of: arguments.command, isPositional: isPositional)
    }
    demand = arguments.text(.demand)
  }

  /// The validated study.
  func read() throws(Failure) -> Study {
    do throws(InvalidInput) {
      return try StudyReader.read(network: network, demand: demand)
    } catch {
      throw Failure(
        code: .invalidInput, reasons: error.diagnostics.map(\.line),
        hint: hint ?? Self.count(error.diagnostics))
    }
  }

  /// Folders that an output folder must not swallow.
  var folders: [String] {
    let parent = URL(fileURLWithPath: network).standardizedFileURL.deletingLastPathComponent()
    let demands = parent.deletingLastPathComponent().appendingPathComponent("Demand")
    return [network, demand ?? demands.path]
  }

  /// `3 errors in 2 files`.
  static func count(_ diagnostics: [Diagnostic]) -> String {
    let files = Set(diagnostics.map(\.file)).count
    return "\(diagnostics.count) error\(diagnostics.count == 1 ? "" : "s") in \(files) "
      + "file\(files == 1 ? "" : "s")"
  }

  /// The network that was meant, if the folder does not exist.
  var hint: String? {
    guard !FileManager.default.fileExists(atPath: network) else { return nil }
    let name = URL(fileURLWithPath: network).lastPathComponent
    let beside = (network as NSString).deletingLastPathComponent
    for parent in [beside, "Networks"] where !parent.isEmpty {
      let known = Self.folders(in: parent)
      if let near = known.first(where: { $0 == name }) ?? nearest(to: name, in: known) {
        return "Did you mean \(parent)/\(near)?"
      }
    }
    return nil
  }

  private static func onlyNetwork(
    of command: Command.Name, isPositional: Bool
  ) throws(Failure) -> String {
    let names = folders(in: "Networks")
    if names.count == 1 { return "Networks/" + names[0] }
    let example =
      "omlast \(command.rawValue) " + (isPositional ? "" : "... --network ") + "Networks/"
    guard !names.isEmpty else {
      throw .usage(["there is no network in ./Networks; name its folder"], in: command)
    }
    throw .usage(
      ["./Networks holds \(names.joined(separator: ", ")); choose one: \(example)\(names[0])"],
      in: command)
  }

  private static func folders(in parent: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    return names.sorted().filter { name in
      var isFolder: ObjCBool = false
      return !name.hasPrefix(".")
        && FileManager.default.fileExists(atPath: parent + "/" + name, isDirectory: &isFolder)
        && isFolder.boolValue
    }
  }
}
