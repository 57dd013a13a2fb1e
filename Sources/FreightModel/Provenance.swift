/// How well a value is known.
public enum Confidence: String, Sendable, CaseIterable, Comparable {
  /// Read in the named public source.
  case sourced
  /// Computed from sourced values, or known to the trade without a citable source.
  case derived
  /// An estimate: marked as such everywhere it is shown.
  case estimated

  /// The less certain of two is the greater.
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .sourced: 0
    case .derived: 1
    case .estimated: 2
    }
  }
}

/// Where a table row comes from.
public struct Provenance: Hashable, Sendable {
  /// The source in words: publication, register, or how the estimate was made.
  public let source: String
  /// How well the row's least certain value is known.
  public let confidence: Confidence

  /// Creates the provenance of one row.
  public init(source: String, confidence: Confidence) {
    self.source = source
    self.confidence = confidence
  }

  /// Whether the row must be marked as an estimate.
  public var isEstimate: Bool { confidence == .estimated }
}

/// A Swedish text and its English twin.
public struct Label: Hashable, Sendable {
  /// The text in Swedish, shown by default.
  public let sv: String
  /// The text in English, shown with `--lang en`.
  public let en: String

  /// Creates a label from its two languages.
  public init(sv: String, en: String) {
    self.sv = sv
    self.en = en
  }
}
