import FreightIO
import FreightReport

/// Finds the figures that another one is made of, in a written folder.
struct FigureSources {
  /// A figure that stands in a table.
  struct Figure: Encodable, Equatable {
    let id: String
    let value: String
    let unit: String
  }

  /// What is known of the figure that is asked about.
  struct Subject {
    let table: StudyFolder.Table
    let content: AnswerTable
    let row: Int
  }

  let folder: StudyFolder
  let language: Language
  /// Nil for a drawing or a sentence.
  var subject: Subject?
  /// Scenarios of a drawing or a sentence; empty for all rows.
  var scenarios: [String] = []

  /// The figures of a reference as `ColumnOrigin.figures` has them, in table order.
  func figures(_ reference: String) -> [Figure] {
    let parts = reference.split(separator: "|", maxSplits: 1).map(String.init)
    let path = parts[0].split(separator: "/").map(String.init)
    guard path.count > 1 else { return subject.map { [figure(path[0], in: $0)] } ?? [] }
    guard let table = folder.document.tables.first(where: { $0.id == path[0] }),
      let content = try? folder.rows(of: table)
    else { return [] }
    let filter = parts.dropFirst().first?.split(separator: "=", maxSplits: 1).map(String.init)
    let column = path[path.count - 1]
    var rows = content.rows.indices.filter { row in
      guard path.count == 2 else {
        return table.rowID(content, row) == path.dropLast().joined(separator: "/")
      }
      return matches(row, content, table, isExact: true, filter)
    }
    if rows.isEmpty, path.count == 2 {
      rows = content.rows.indices.filter { matches($0, content, table, isExact: false, filter) }
    }
    let found = rows.map { figure(column, in: Subject(table: table, content: content, row: $0)) }
    // Of several in a sum, those without a value add nothing; a count counts them.
    return found.count > 1 && subject != nil ? found.filter { !$0.value.isEmpty } : found
  }

  private func figure(_ column: String, in place: Subject) -> Figure {
    let value = place.content.column(column).map { place.content.rows[place.row][$0] } ?? ""
    let unit = place.table.columns.first { $0.id == column }?.unit(language) ?? ""
    return Figure(
      id: place.table.rowID(place.content, place.row) + "/" + column, value: value, unit: unit)
  }

  /// Whether a row of another table is about the same as the subject: it has the subject's scenario
  /// and all else by which both are named.
  ///
  /// - Parameter isExact: whether the scenario is the subject's, or one of its investments.
  private func matches(
    _ row: Int, _ content: AnswerTable, _ table: StudyFolder.Table, isExact: Bool,
    _ filter: [String]?
  ) -> Bool {
    let fields = content.rows[row]
    if let filter, filter.count == 2, let column = content.column(filter[0]) {
      guard fields[column].hasPrefix(filter[1]) else { return false }
    }
    return table.keys.allSatisfy { key in
      guard key != filter?.first, let column = content.column(key) else { return true }
      let field = fields[column]
      guard table.isScenario(key), own(key) == nil else {
        return own(key).map { $0 == field } ?? true
      }
      let wanted = ownScenarios(isExact: isExact)
      return wanted.isEmpty || wanted.contains(folder.document.scenarioID(field))
    }
  }

  /// The subject's text in a column that does not name its scenario.
  private func own(_ key: String) -> String? {
    guard let subject, !(subject.table.keys.contains(key) && subject.table.isScenario(key)),
      let column = subject.content.column(key)
    else { return nil }
    return subject.content.rows[subject.row][column]
  }

  private func ownScenarios(isExact: Bool) -> [String] {
    guard let subject else { return scenarios.map { folder.document.scenarioID($0) } }
    let names = subject.table.keys.filter(subject.table.isScenario).compactMap { key in
      subject.content.column(key).map { subject.content.rows[subject.row][$0] }
    }
    guard !isExact else { return names.map { folder.document.scenarioID($0) } }
    return names.flatMap { folder.document.investments(of: $0) }
      .map { folder.document.scenarioID($0) }
  }
}

extension StudyFolder.Table {
  /// Whether a key names a scenario: by its investments, or by the one that it is about.
  func isScenario(_ key: String) -> Bool {
    ["investment_ids", "scenario_id", "package_ids"].contains(key)
      || key == "investment_id" && keys.first == key && id != "investments"
  }

  /// The identifier of a row, `table/row`.
  func rowID(_ content: AnswerTable, _ row: Int) -> String {
    ([id]
      + keys.compactMap { content.column($0) }.map { FigureID.part(content.rows[row][$0]) })
      .joined(separator: "/")
  }
}

extension StudyFolder.Document {
  /// The scenario that a name stands for: its identifier, its subject or all of its investments.
  func scenario(_ name: String) -> StudyFolder.Scenario? {
    let name = FigureID.part(name)
    let parts = Set(name.split(separator: "+").map(String.init))
    return scenarios.first { $0.id == name } ?? scenarios.first { $0.subject == name }
      ?? scenarios.first { !$0.investments.isEmpty && Set($0.investments) == parts }
  }

  /// The identifier of the scenario that a name stands for; the name itself if it is none.
  func scenarioID(_ name: String) -> String { scenario(name)?.id ?? FigureID.part(name) }

  /// The investments of the scenario that a name stands for, or that the name itself joins.
  func investments(of name: String) -> [String] {
    scenario(name)?.investments
      ?? FigureID.part(name).split(separator: "+").map(String.init)
  }
}
