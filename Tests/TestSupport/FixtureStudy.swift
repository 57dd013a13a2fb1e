package import Foundation

/// A small study held as the text of its files, to be read as it is or with a fault put in.
///
/// It has every kind of row: roads with an expanded junction, a railway, a sailing, terminals and
/// five investments of which some need or exclude others. Three flows, one of them inside a zone.
package struct FixtureStudy: Sendable {
  /// Content of the files by name, those of the network and of the demand folder together.
  package var files: [String: [UInt8]]

  /// The valid study.
  package init() { files = Self.texts.mapValues { Array($0.utf8) } }

  private static let texts = networkTexts.merging(demandTexts) { a, _ in a }
    .merging(investmentTexts) { a, _ in a }

  private static let demandFiles: Set<String> = [
    "commodity.csv", "commodity_logistics.csv", "shipment_size.csv", "flow.csv",
    "flow_relation.csv", "background.csv", "count.csv",
    "growth.csv", "demand_option.csv", "demand_option_change.csv", "demand_option_flow.csv",
    "equipment.csv", "equipment_use.csv", "equipment_exchange.csv",
  ]

  /// The text of a file.
  package func text(_ file: String) -> String { String(decoding: files[file] ?? [], as: UTF8.self) }

  /// A copy with another text in a file.
  package func replacing(_ file: String, with text: String) -> FixtureStudy {
    var copy = self
    copy.files[file] = Array(text.utf8)
    return copy
  }

  /// A copy with the first `old` in a file replaced; it must be there, or a test would test
  /// nothing.
  package func replacing(_ old: String, with new: String, in file: String) -> FixtureStudy {
    let text = text(file)
    guard let range = text.firstRange(of: old) else {
      preconditionFailure("\(file) of the fixture does not contain \(old)")
    }
    return replacing(file, with: text.replacingCharacters(in: range, with: new))
  }

  /// A copy with another value in one cell; `row` counts the header as 1.
  package func setting(
    _ column: String, of row: Int, to value: String, in file: String
  ) -> FixtureStudy {
    var rows = lines(of: file)
    var cells = Self.cells(of: rows[row - 1])
    guard let position = Self.cells(of: rows[0]).firstIndex(of: column) else {
      preconditionFailure("\(file) of the fixture has no column \(column)")
    }
    cells[position] = value
    rows[row - 1] = cells.joined(separator: ",")
    return replacing(file, with: rows.joined(separator: "\n") + "\n")
  }

  /// A copy with one more row at the end of a file.
  package func appending(_ row: String, to file: String) -> FixtureStudy {
    replacing(file, with: text(file) + row + "\n")
  }

  /// A copy without a row; `row` counts the header as 1.
  package func removingRow(_ row: Int, from file: String) -> FixtureStudy {
    var rows = lines(of: file)
    rows.remove(at: row - 1)
    return replacing(file, with: rows.joined(separator: "\n") + "\n")
  }

  /// A copy without a file.
  package func removing(_ file: String) -> FixtureStudy {
    var copy = self
    copy.files[file] = nil
    return copy
  }

  /// Writes `Networks/small` and `Demand/small` below `folder`; returns the network's path.
  @discardableResult
  package func write(below folder: URL) throws -> String {
    let network = folder.appendingPathComponent("Networks/small")
    let demand = folder.appendingPathComponent("Demand/small")
    for place in [network, demand] {
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    }
    for (name, bytes) in files {
      let place = Self.demandFiles.contains(name) ? demand : network
      try Data(bytes).write(to: place.appendingPathComponent(name))
    }
    return network.path
  }

  /// Writes the study to a folder of its own, hands the network's path to `body`, and removes it.
  package func withFolder<Result>(_ body: (_ network: String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("omlast-fixture-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(try write(below: folder))
  }

  /// The cells of one row with their quotes, since the fixture has commas inside quotes.
  private static func cells(of row: String) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in row {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private func lines(of file: String) -> [String] {
    text(file).split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }
}
