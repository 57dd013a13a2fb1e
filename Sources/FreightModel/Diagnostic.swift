/// One thing wrong with the input, with what a person needs to mend it.
public struct Diagnostic: Sendable, Hashable {
  /// The file, as the user would open it.
  public let file: String
  /// Row in the file, counted from 1 with the header as row 1; nil if it is about the whole file.
  public let row: Int?
  /// Column name; nil if it is about the whole row.
  public let column: String?
  /// The value found, as text; nil if there is none.
  public let value: String?
  /// What is wrong.
  public let problem: String
  /// What would be accepted.
  public let allowed: String
  /// What to do.
  public let fix: String

  /// Creates a diagnostic.
  public init(
    file: String, row: Int? = nil, column: String? = nil, value: String? = nil,
    problem: String, allowed: String, fix: String
  ) {
    self.file = file
    self.row = row
    self.column = column
    self.value = value
    self.problem = problem
    self.allowed = allowed
    self.fix = fix
  }
}

/// Input that cannot be used, with every reason at once.
public struct InvalidInput: Error, Sendable {
  /// All that is wrong, ordered by file and row.
  public let diagnostics: [Diagnostic]

  /// Creates the error; there is at least one diagnostic.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "an error without a reason")
    self.diagnostics = diagnostics
  }
}
