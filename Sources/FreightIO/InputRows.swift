import Foundation

/// The rows of one input table as they stand in its file: values, source and confidence.
package struct InputRows: Sendable {
  /// File name, `vehicle.csv`.
  package let file: String
  /// Columns in the file's order, the user's own among them.
  package let header: [String]
  /// Fields by row, as text.
  package let rows: [[String]]

  /// What the tables are called: their file names without `.csv`, in reading order.
  package static let names = (TableSchema.networkFiles + TableSchema.demandFiles)
    .filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }

  /// Reads a table of a study that has been found valid.
  ///
  /// - Parameters:
  ///   - name: one of `names`.
  ///   - network: path of the network's folder.
  ///   - demand: path of the demand's folder; if nil, as ``StudyReader`` finds it.
  /// - Returns: nil if the file cannot be read.
  package static func read(_ name: String, network: String, demand: String?) -> InputRows? {
    let file = name + ".csv"
    let folder =
      TableSchema.networkFiles.contains(file)
      ? network : demand ?? StudyReader.demandBeside(network)
    guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { return nil }
    let records = CSVParser.parse([UInt8](data)).records.map(\.fields)
    guard let header = records.first else { return nil }
    return InputRows(file: file, header: header, rows: Array(records.dropFirst()))
  }
}
