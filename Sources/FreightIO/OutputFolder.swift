import Foundation

/// One file of an output folder.
package struct OutputFile: Sendable {
  /// Path below the folder, with `/` between parts, for example `tables/summary.csv`.
  package let path: String
  /// The whole content.
  package let bytes: [UInt8]

  /// A file of `bytes`; `path` is relative and stays inside the folder.
  package init(path: String, bytes: [UInt8]) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    precondition(
      !parts.contains { ["", ".", ".."].contains($0) }, "an output file outside its folder")
    self.path = path
    self.bytes = bytes
  }

  /// A file of text in UTF-8.
  package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}

/// Why an output folder was not written; the folder is then as it was before.
package enum OutputError: Error, Equatable, Sendable {
  /// Something that is not a folder has the path.
  case notAFolder(String)
  /// The folder has content that this program did not write.
  case notOurs(String)
  /// Replacing the folder would delete something that must stay, even with `force`.
  case holds(String, inside: String)
  /// The file system refused.
  case cannotWrite(String, reason: String)

  /// The reason and what to do, in one sentence.
  package var line: String {
    switch self {
    case .notAFolder(let path):
      "\(path) exists and is not a folder; choose another output folder"
    case .notOurs(let path):
      "\(path) exists and holds no study.json, sweep.json or export.json of this program; choose "
        + "another folder, empty it, or replace it with --force"
    case .holds(let kept, let path):
      "replacing \(path) would delete \(kept); choose another output folder"
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written (\(reason)); check the path, your rights and the space left"
    }
  }
}

/// A folder of results that appears complete or not at all.
///
/// Files are written into a hidden sibling, which then takes the folder's place by a rename. A run
/// that is killed leaves at worst that sibling (`.<name>.partial-…`), never a folder that looks
/// finished but is not. An existing folder is set aside first and put back if the rename fails.
package struct OutputFolder: Sendable {
  /// The folder's path as the user gave it.
  package let path: String
  private let force: Bool
  private let kept: [String]

  /// A folder to be written at `path`.
  ///
  /// - Parameters:
  ///   - force: whether a folder that this program did not write may be replaced.
  ///   - kept: paths that replacing the folder must not delete, such as the input folders.
  package init(path: String, force: Bool = false, keeping kept: [String] = []) {
    self.path = path
    self.force = force
    self.kept = kept
  }

  /// Checks, before anything is computed, that `write(_:)` will be allowed to replace the folder.
  ///
  /// An existing folder may be replaced if it is empty, if it holds a `study.json`, `sweep.json` or
  /// `export.json` of this program, or by force; by force too it must not hold the working folder
  /// or `kept`.
  package func check() throws(OutputError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) else {
      return
    }
    guard isFolder.boolValue else { throw .notAFolder(path) }
    let precious = kept + [FileManager.default.currentDirectoryPath]
    for other in precious where Self.resolved(other).isInside(target) {
      throw .holds(other, inside: path)
    }
    guard !force else { return }
    let content = try? FileManager.default.contentsOfDirectory(atPath: target.path)
    guard content?.isEmpty == true || isOurs else { throw .notOurs(path) }
  }

  /// Writes the whole folder, replacing one that `check()` accepts.
  package func write(_ files: [OutputFile]) throws(OutputError) {
    try check()
    let partial = sibling("partial")
    do {
      try FileManager.default.createDirectory(at: partial, withIntermediateDirectories: true)
      for file in files {
        let place = partial.appendingPathComponent(file.path)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
      }
      try replaceTarget(with: partial)
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw .cannotWrite(path, reason: error.localizedDescription)
    }
  }

  private func replaceTarget(with partial: URL) throws {
    let files = FileManager.default
    guard files.fileExists(atPath: target.path) else {
      return try files.moveItem(at: partial, to: target)
    }
    let previous = sibling("previous")
    try files.moveItem(at: target, to: previous)
    do {
      try files.moveItem(at: partial, to: target)
    } catch {
      try files.moveItem(at: previous, to: target)
      throw error
    }
    // The new folder is in place: an old one that cannot be removed is no reason to fail.
    try? files.removeItem(at: previous)
  }

  /// A link is followed, so that the folder it names is replaced and not the link.
  private var target: URL { Self.resolved(path) }

  private static func resolved(_ path: String) -> URL {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
  }

  private func sibling(_ role: String) -> URL {
    let name = ".\(target.lastPathComponent).\(role)-\(UUID().uuidString)"
    return target.deletingLastPathComponent().appendingPathComponent(name)
  }

  /// Whether the folder holds a `study.json`, `sweep.json` or `export.json` of this program.
  private var isOurs: Bool {
    struct Marker: Decodable {
      let program: String
    }
    return ["study.json", "sweep.json", "export.json"].contains { name in
      guard let data = try? Data(contentsOf: target.appendingPathComponent(name)) else {
        return false
      }
      return (try? JSONDecoder().decode(Marker.self, from: data))?.program == "omlast"
    }
  }
}

extension URL {
  /// Whether this is `folder` or lies in it.
  fileprivate func isInside(_ folder: URL) -> Bool {
    pathComponents.starts(with: folder.pathComponents)
  }
}
