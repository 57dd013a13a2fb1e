import Foundation
import FreightAppraisal
import FreightIO
import FreightModel
import FreightReport

/// A figure as it was found in a written folder.
struct FoundFigure {
  let value: String
  let unit: String
  let column: String
  /// What the row says of itself, names first.
  let row: [String]
  let table: String
  let formula: String?
  let note: String
  let basis: String
  let isEstimate: Bool?
  /// Files of the folder that hold what it is made from, beside its own table.
  let sources: [String]
  /// What may name a scenario, the most telling first.
  private let names: [String]
  /// Whether every name is a scenario behind it, and not the first that is one.
  private let hasAllScenarios: Bool

  /// The figure of any kind that an identifier names.
  init(_ id: String, in folder: StudyFolder, _ language: Language) throws(Failure) {
    let derived = folder.document.derivedFigures ?? []
    if id.hasPrefix("study.json/") {
      try self.init(inDocument: id, of: folder)
    } else if let figure = derived.first(where: { $0.id == id }) {
      self.init(figure, in: folder, language)
    } else if derived.contains(where: { $0.id.hasPrefix(id.prefix { $0 != "/" } + "/") }) {
      throw Self.unknown(id, "drawing or sentence", derived.map(\.id), in: folder)
    } else {
      try self.init(inTable: id, of: folder, language)
    }
  }

  /// A drawing or a count: its trail is that of its tables.
  private init(_ figure: StudyFolder.Derived, in folder: StudyFolder, _ language: Language) {
    let tables = figure.tables.compactMap { id in
      folder.document.tables.first { $0.id == id }
    }
    value = figure.value.map { "\($0)" } ?? ""
    unit = ""
    column = figure.title(language)
    row = []
    table = tables.map { $0.title(language) }.joined(separator: "; ")
    formula = nil
    note = tables.map { $0.note(language) }.joined(separator: " ")
    basis = figure.basis
    isEstimate = nil
    sources = tables.map { "tables/\($0.id).csv" } + figure.maps
    names = figure.scenarios.map { FigureID.part($0) }
    hasAllScenarios = true
  }

  /// The figure `table/row/column`.
  private init(
    inTable id: String, of folder: StudyFolder, _ language: Language
  ) throws(Failure) {
    let tables = folder.document.tables
    let start = String(id.prefix { $0 != "/" })
    var kinds: [String] = []
    for figure in folder.document.derivedFigures ?? [] {
      let kind = String(figure.id.prefix { $0 != "/" })
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    guard let table = tables.first(where: { $0.id == start }) else {
      throw Self.unknown(start, "table", tables.map(\.id) + kinds + ["study.json"], in: folder)
    }
    let content = try folder.rows(of: table)
    let keys = table.keys.compactMap { content.column($0) }
    let rowIDs = content.rows.map { fields in
      ([table.id] + keys.map { FigureID.part(fields[$0]) }).joined(separator: "/")
    }
    let figures = table.columns.filter(\.isFigure)
    guard let row = rowIDs.firstIndex(where: { id == $0 || id.hasPrefix($0 + "/") }) else {
      throw Self.unknown(id, "row of \(start)", rowIDs, in: folder)
    }
    let name = id.dropFirst(rowIDs[row].count + 1)
    guard let column = figures.first(where: { $0.id == name }),
      let place = content.column(column.id)
    else {
      throw Self.unknown(
        id, "figure of \(rowIDs[row])", figures.map { rowIDs[row] + "/" + $0.id }, in: folder)
    }
    value = content.rows[row][place]
    unit = column.unit(language)
    // Soft hyphens are for narrow headings.
    self.column = column.heading(language).replacing("\u{ad}", with: "")
    self.row = table.columns.filter { !$0.isFigure }.compactMap { text in
      let own = content.columns.firstIndex(of: text.id + "_" + language.rawValue)
      let field = (own ?? content.columns.firstIndex(of: text.id)).map { content.rows[row][$0] }
      return field?.isEmpty == false ? field : nil
    }
    self.table = table.title(language)
    formula = column.formula?(language)
    note = table.note(language)
    basis = table.basis
    isEstimate = content.columns.firstIndex(of: "is_estimate").map {
      content.rows[row][$0] == "true"
    }
    sources = []
    names = table.keys.compactMap { content.column($0) }
      .map { FigureID.part(content.rows[row][$0]) }
    hasAllScenarios = false
  }

  /// The figure `study.json/...`: keys, and names or positions in lists.
  private init(inDocument id: String, of folder: StudyFolder) throws(Failure) {
    let parts = id.split(separator: "/").dropFirst().map(String.init)
    let found = folder.value(at: parts)
    guard let value = found.value else {
      let start = id.split(separator: "/").prefix(max(1, parts.count)).joined(separator: "/")
      throw Self.unknown(
        id, "figure of study.json", found.known.map { start + "/" + $0 }, in: folder)
    }
    switch value {
    case is NSNull: self.value = ""
    case let text as String: self.value = text
    default: self.value = "\(value)"
    }
    unit = ""
    column = parts.last ?? ""
    row = found.names
    table = "study.json"
    formula = nil
    note = "the unit stands in the name; the rows of the report's tables tell how it is made"
    basis = Self.basis[parts.first ?? ""] ?? "input"
    isEstimate = nil
    sources = []
    names = found.names
    hasAllScenarios = false
  }

  /// What the lists of `study.json` come from; all others are inputs.
  private static let basis = [
    "scenarios": "solve", "headroom": "solve", "capacity_values": "solve",
    "observations": "solve", "comparisons": "difference", "headlines": "difference",
    "shapley": "difference", "demand_option_results": "difference", "appraisals": "appraisal",
    "sensitivities": "range", "value_ranges": "range", "sweep": "range",
    "resilience": "difference", "scale_economies": "scale", "scale_sensitivities": "scale",
    "background_fit": "estimation",
  ]

  /// The base case where it is compared with, and the scenarios that it is about.
  func scenarios(of document: StudyFolder.Document) -> [StudyFolder.Scenario] {
    guard basis != "input" else { return [] }
    let base = document.scenarios.prefix(1)
    let named = names.lazy.compactMap { name in
      let parts = Set(name.split(separator: "+").map(String.init))
      return document.scenarios.first {
        $0.id == name || $0.subject == name
          || !$0.investments.isEmpty && Set($0.investments) == parts
      }
    }
    let all = Array(named.prefix(hasAllScenarios ? names.count : 1))
    guard let own = all.first, !base.contains(where: { $0.id == own.id }) else {
      return Array(base)
    }
    return (basis == "solve" && !hasAllScenarios ? [] : base) + all
  }

  /// The parameters that the figure depends on: an equilibrium has all of the model's behind it.
  func parameters(of document: StudyFolder.Document) -> [StudyFolder.Value] {
    document.parameters.filter { row in
      guard basis != "input" else { return names.contains(row.id) }
      guard let name = ParameterName(rawValue: row.id) else { return false }
      if ParameterName.appraisal.contains(name) { return basis == "appraisal" }
      return basis == "scale" || !ParameterName.scale.contains(name)
    }
  }

  /// The unit values that a priced effect depends on.
  func unitValues(of document: StudyFolder.Document) -> [StudyFolder.Value] {
    let named = document.externalCosts.filter { names.contains($0.id) }
    return named.isEmpty && basis == "appraisal" ? document.externalCosts : named
  }

  /// That there is no such thing, with what is near and what there is.
  private static func unknown(
    _ name: String, _ kind: String, _ known: [String], in folder: StudyFolder
  ) -> Failure {
    let near = nearest(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
    let shown = known.prefix(60)
    return Failure(
      code: .usage, reasons: ["\"\(name)\" is no \(kind) in \(folder.path)" + near],
      hint: (["There are"] + shown.map { "  " + $0 }
        + (known.count > shown.count ? ["  and \(known.count - shown.count) more"] : []))
        .joined(separator: "\n"))
  }
}
