import Foundation
import FreightAppraisal
import FreightIO
import FreightModel
import FreightReport

/// A figure as it was found in a written folder.
struct FoundFigure {
  private(set) var value: String
  let unit: String
  private(set) var column: String
  /// What the row says of itself, names first.
  private(set) var row: [String]
  private(set) var table: String
  private(set) var formula: String?
  private(set) var note: String
  let basis: FigureBasis
  private(set) var isEstimate: Bool?
  /// Files of the folder that hold what it is made from, beside its own table.
  private(set) var sources: [String]
  /// Figures that its formula takes.
  private(set) var takes: [FigureSources.Figure]
  /// Parameters that stand in its formula.
  let formulaParameters: [String]
  /// Input files that its formula reads, without their folders.
  private(set) var formulaFiles: [String]
  /// Input files one of which its row comes from.
  let rowFiles: [String]
  /// What names its row, for finding the row in an input file.
  private(set) var rowNames: [String]
  /// Whether it is drawn on the outlines of the map.
  let isMap: Bool
  /// What may name a scenario, the most telling first.
  let names: [String]
  /// Whether every name is a scenario behind it, and not the first that is one.
  let hasAllScenarios: Bool
  /// Whether it comes of solves with drawn parameters, and not of the study's own.
  let isDrawn: Bool

  /// The figure of any kind that an identifier names.
  init(_ id: String, in folder: StudyFolder, _ language: Language) throws(Failure) {
    let derived = folder.document.derivedFigures
    if id.hasPrefix("study.json/") {
      try self.init(inDocument: id, of: folder, language)
    } else if let figure = derived.first(where: { $0.id == id }) {
      self.init(figure, in: folder, language)
    } else if let figure = derived.first(where: { id.hasPrefix($0.id + "/") && !$0.maps.isEmpty }) {
      try self.init(id, onMap: figure, in: folder, language)
    } else if derived.contains(where: { $0.id.hasPrefix(id.prefix { $0 != "/" } + "/") }) {
      throw FigureList(folder).unknown(id, "drawing or sentence", id, derived.map(\.id))
    } else {
      try self.init(inTable: id, of: folder, language)
    }
  }

  /// A drawing or a count: its trail is that of its tables.
  private init(_ figure: StudyFolder.Derived, in folder: StudyFolder, _ language: Language) {
    let tables = figure.tables.compactMap { id in
      folder.document.tables.first { $0.id == id }
    }
    let sources = FigureSources(folder: folder, language: language, scenarios: figure.scenarios)
    // As the report tells it: study.json has every decimal.
    value = figure.value?.fixed(figure.decimals) ?? ""
    unit = figure.unit(language)
    column = figure.title(language)
    row = []
    table = tables.map { $0.title(language) }.joined(separator: "; ")
    formula = figure.formula(language)
    note = tables.map { $0.note(language) }.joined(separator: " ")
    basis = figure.basis
    isEstimate = nil
    self.sources = tables.map { "tables/\($0.id).csv" } + figure.maps
    takes = figure.figures.flatMap(sources.figures)
    formulaParameters = []
    formulaFiles = Self.distinct(
      tables.flatMap { table in
        table.files
          + ((try? folder.rows(of: table)).map { content in
            content.rows.indices.flatMap { Self.files(content, $0) }
          } ?? [])
      })
    rowFiles = []
    rowNames = []
    isMap = !figure.maps.isEmpty
    names = figure.scenarios.map { FigureID.part($0) }
    hasAllScenarios = true
    isDrawn = figure.tables.first.map(Self.isDrawn) ?? false
  }

  /// The figure `map/NAME/LINK/PROPERTY` that a line of a map draws.
  private init(
    _ id: String, onMap figure: StudyFolder.Derived, in folder: StudyFolder, _ language: Language
  ) throws(Failure) {
    self.init(figure, in: folder, language)
    let parts = id.dropFirst(figure.id.count + 1).split(separator: "/").map(String.init)
    let links = folder.links(of: figure.maps[0])
    // A map of facilities draws the figures of a table, and has none of its own lines.
    if links.isEmpty, let table = figure.tables.first {
      throw Failure(
        code: .usage, reasons: ["\"\(id)\" is no figure in \(folder.path)"],
        hint: "\(figure.id) draws figures of \(table): list them with omlast explain \(table)/ "
          + folder.path)
    }
    guard let link = parts.first, let properties = links[link] else {
      throw FigureList(folder).unknown(
        id, "link of \(figure.id)", id, links.keys.sorted().map { figure.id + "/" + $0 })
    }
    let start = figure.id + "/" + link + "/"
    func number(_ name: String) -> String? {
      (properties[name] as? NSNumber).map { "\($0)" }
    }
    guard parts.count == 2, let value = number(parts[1]) else {
      throw FigureList(folder).unknown(
        id, "number of \(start.dropLast())", id,
        properties.keys.sorted().filter { number($0) != nil }.map { start + $0 })
    }
    self.value = value
    column = parts[1]
    row =
      [link]
      + ["name_\(language.rawValue)", "name"].compactMap { properties[$0] as? String }
      .filter { !$0.isEmpty }.prefix(1)
    let stem = parts[1].replacing("_difference", with: "")
    takes = [stem + "_base", stem + "_option"].compactMap { name in
      number(name).map { FigureSources.Figure(id: start + name, value: $0, unit: "") }
    }
    note = DocumentPart.unitNote(language)
    isEstimate = (properties["confidence"] as? String).map { $0 == "estimated" }
    sources = [figure.maps[0]]
    table = figure.title(language)
    formula =
      Label(
        sv: "egenskap hos länken i kartfilen; en skillnad är UA minus JA",
        en: "a property of the link in the map file; a difference is option less base")[language]
    formulaFiles = ["link.csv"]
    rowNames = [link]
  }

  /// The figure `table/row/column`.
  private init(
    inTable id: String, of folder: StudyFolder, _ language: Language
  ) throws(Failure) {
    let list = FigureList(folder)
    let start = String(id.prefix { $0 != "/" })
    guard let table = folder.document.tables.first(where: { $0.id == start }) else {
      throw list.unknown(id, "table", start, list.starts)
    }
    let content = try folder.rows(of: table)
    let rowIDs = content.rows.indices.map { table.rowID(content, $0) }
    guard let row = rowIDs.firstIndex(where: { id == $0 || id.hasPrefix($0 + "/") }) else {
      throw list.unknown(id, "row of \(start)", id, rowIDs)
    }
    let name = id.dropFirst(rowIDs[row].count + 1)
    guard let column = table.columns.first(where: { $0.id == name }) else {
      throw list.unknown(
        id, "figure of \(rowIDs[row])", id, table.columns.map { rowIDs[row] + "/" + $0.id })
    }
    let fields = content.rows[row]
    func text(_ name: String) -> String {
      let own = content.columns.firstIndex(of: name + "_" + language.rawValue)
      return (own ?? content.column(name)).map { fields[$0] } ?? ""
    }
    let sources = FigureSources(
      folder: folder, language: language,
      subject: .init(table: table, content: content, row: row))
    let keys = table.keys.compactMap { content.column($0) }.map { fields[$0] }
    value = text(column.id)
    unit = column.unit(language)
    // Soft hyphens are for narrow headings.
    self.column = column.heading(language).replacing("\u{ad}", with: "")
    // A row is named by words and by its keys; years and switches that are neither only add
    // numbers.
    self.row = table.columns.filter { !$0.isFigure && $0.id != column.id }.compactMap { column in
      let told = text(column.id)
      guard let flag = Bool(told) else {
        return told.contains(where: \.isLetter) || table.keys.contains(column.id) ? told : nil
      }
      guard table.keys.contains(column.id) else { return nil }
      return column.heading(language).lowercased() + ": "
        + Label(sv: flag ? "ja" : "nej", en: flag ? "yes" : "no")[language]
    }.filter { !$0.isEmpty }
    self.table = table.title(language)
    formula = column.formula?(language)
    note = table.note(language)
    basis = table.basis
    isEstimate = content.columns.firstIndex(of: "is_estimate").map { fields[$0] == "true" }
    self.sources = []
    takes = Self.distinct(column.figures.flatMap(sources.figures))
    formulaParameters =
      column.parameters
      + folder.document.parameters.map(\.id).filter { keys.contains($0) }
    // A row that names its file comes from that one.
    formulaFiles = Self.distinct(Self.files(content, row) + column.files)
    rowFiles = table.files.filter { !column.files.contains($0) }
    rowNames = Self.distinct(
      keys
        + table.keys.filter(table.isScenario).flatMap { key in
          content.column(key).map { folder.document.investments(of: fields[$0]) } ?? []
        })
    isMap = false
    names = keys.map { FigureID.part($0) }
    hasAllScenarios = false
    isDrawn = Self.isDrawn(table.id)
  }

  /// The figure `study.json/...`: keys, and names or positions in lists.
  private init(
    inDocument id: String, of folder: StudyFolder, _ language: Language
  ) throws(Failure) {
    let parts = id.split(separator: "/").dropFirst().map(String.init)
    let found = folder.value(at: parts)
    guard let value = found.value else {
      throw FigureList(folder).unknown(id, "figure of study.json", id, found.known)
    }
    switch value {
    case is NSNull: self.value = ""
    case let text as String: self.value = text
    default: self.value = "\(value)"
    }
    let part = DocumentPart.of(parts)
    let tables = part.tables.compactMap { id in folder.document.tables.first { $0.id == id } }
    let column = tables.lazy.flatMap(\.columns).first { $0.id == parts.last }
    unit = column?.unit(language) ?? ""
    self.column = parts.last ?? ""
    row = found.names
    table = "study.json"
    formula = column?.formula?(language) ?? part.meaning(language)
    note = DocumentPart.unitNote(language) + "; " + DocumentPart.tableNote(language)
    basis = part.basis
    isEstimate = nil
    sources = tables.map { "tables/\($0.id).csv" }
    takes = []
    formulaParameters = part.basis == .input ? found.names : []
    formulaFiles = part.files
    rowFiles = Self.distinct(tables.flatMap(\.files))
    rowNames = found.names
    isMap = false
    names = found.names
    hasAllScenarios = false
    isDrawn = ["sweep", "nearest_sweep"].contains(parts.first)
  }

  private static func isDrawn(_ table: String) -> Bool { ["sweep", "sweep_draws"].contains(table) }

  /// The files that a row itself names.
  private static func files(_ content: AnswerTable, _ row: Int) -> [String] {
    content.column("file").map { content.rows[row][$0].split(separator: " ").map(String.init) }
      ?? []
  }

  private static func distinct<Item: Equatable>(_ items: [Item]) -> [Item] {
    items.reduce(into: []) { found, item in if !found.contains(item) { found.append(item) } }
  }
}
