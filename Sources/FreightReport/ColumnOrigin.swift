import FreightModel

/// How a column of a table is made: the one place for the documentation, `study.json` and
/// `omlast explain`.
///
/// A column without an entry fails a test. Entries stand in `ColumnOrigin+*.swift`, by subject.
struct ColumnOrigin: Sendable {
  /// The formula in words, or what the column holds.
  let formula: Label
  /// Figures that the formula takes: `column` of the same row, `table/column` of the rows of
  /// another table that are about the same, `table/column|key=English text` of those alone or
  /// `table/column|key` of those with any text in the key, or a whole identifier.
  let figures: [String]
  /// Parameters that stand in the formula; an equilibrium depends on all others of the model too.
  let parameters: [ParameterName]
  /// Input files that the formula reads beside those that the table's rows come from.
  let files: [String]

  /// The entry of a column; nil if it has none.
  static func of(_ column: String, in table: String) -> ColumnOrigin? {
    let key = table + "/" + column
    return entries[key] ?? patterns.first { key.fits($0.key) }?.value ?? entries[column]
  }

  /// By `column`, or by `table/column` where it means something else in one table.
  private static let entries: [String: ColumnOrigin] = Dictionary(
    uniqueKeysWithValues: all.filter { !$0.key.contains("*") })

  /// By `table/*ending` or `table/beginning*`, for columns that the study's own tables name.
  private static let patterns = all.filter { $0.key.contains("*") }

  private static let all: [(key: String, value: ColumnOrigin)] = {
    let subjects: [[Entry]] = [
      names, comparisons, shares, appraisal, appraisalTables, traffic, scenarios, terminals,
      capacity, ranges, scale, closures, checks, inputs,
    ]
    return subjects.joined().flatMap { entry in
      entry.columns.split(separator: " ").map { (key: String($0), value: entry.origin) }
    }
  }()
}

extension ColumnOrigin {
  /// One origin with the columns that have it.
  struct Entry: Sendable {
    /// Keys, separated by spaces.
    let columns: String
    let origin: ColumnOrigin
  }
}

extension String {
  /// Whether it is a pattern with something in place of the pattern's star.
  fileprivate func fits(_ pattern: String) -> Bool {
    let ends = pattern.split(separator: "*", omittingEmptySubsequences: false)
    return count > pattern.count - 1 && hasPrefix(ends[0]) && hasSuffix(ends[1])
  }
}

/// An entry of the list: columns, formula in both languages and what it takes.
func made(
  _ columns: String, _ sv: String, _ en: String, from figures: [String] = [],
  parameters: [ParameterName] = [], files: [String] = []
) -> ColumnOrigin.Entry {
  .init(
    columns: columns,
    origin: ColumnOrigin(
      formula: Label(sv: sv, en: en), figures: figures, parameters: parameters, files: files))
}

/// The keys of a column that there is of every mode.
func modes(_ ending: String) -> String {
  Mode.allCases.map { $0.rawValue + ending }.joined(separator: " ")
}

/// The keys of a column that there is of every industry.
func industries(_ ending: String, in table: String = "") -> String {
  Industry.allCases.map { (table.isEmpty ? "" : table + "/") + $0.rawValue + ending }
    .joined(separator: " ")
}
