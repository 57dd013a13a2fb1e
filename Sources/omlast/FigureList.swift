import FreightIO

/// The identifiers of a written folder's figures, for whoever looks for one.
struct FigureList {
  private let folder: StudyFolder

  init(_ folder: StudyFolder) { self.folder = folder }

  /// What an identifier may begin with.
  var starts: [String] {
    var kinds: [String] = []
    for figure in folder.document.derivedFigures {
      let kind = String(figure.id.prefix { $0 != "/" })
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return folder.document.tables.map(\.id) + kinds + ["study.json"]
  }

  /// Every figure whose identifier holds a text, upper or lower case alike, grouped by what differs
  /// in its row alone.
  func groups(with text: String) -> [[String]] {
    let wanted = text.lowercased()
    let derived = folder.document.derivedFigures.map(\.id)
      .filter { $0.lowercased().contains(wanted) }.map { [$0] }
    return derived
      + folder.document.tables.flatMap { table -> [[String]] in
        guard let content = try? folder.rows(of: table) else { return [] }
        let rows = content.rows.indices.map { table.rowID(content, $0) }
        return table.columns.map { column in
          rows.map { $0 + "/" + column.id }.filter { $0.lowercased().contains(wanted) }
        }
      }.filter { !$0.isEmpty }
  }

  /// That there is no such thing, with figures that hold the word, or what is near, and what there
  /// is.
  ///
  /// - Parameters:
  ///   - id: what was asked for.
  ///   - kind: what it is not.
  ///   - name: the part of it that is not known.
  ///   - known: what could have stood in its place.
  func unknown(_ id: String, _ kind: String, _ name: String, _ known: [String]) -> Failure {
    let groups = id.contains("/") ? [] : groups(with: id)
    let near = nearest(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
    let reason = "\"\(name)\" is no \(kind) in \(folder.path)"
    guard groups.isEmpty else {
      return Failure(
        code: .usage, reasons: [reason], hint: Self.hint(groups, of: id, folder.path))
    }
    let shown = known.prefix(60)
    return Failure(
      code: .usage, reasons: [reason + near],
      hint: (["There are"] + shown.map { "  " + $0 }
        + (known.count > shown.count ? ["  and \(known.count - shown.count) more"] : []))
        .joined(separator: "\n"))
  }

  /// One figure of each group, and how to list all.
  static func hint(_ groups: [[String]], of word: String, _ path: String) -> String {
    let shown = groups.prefix(20)
    let total = groups.reduce(0) { $0 + $1.count }
    let lines = shown.map { group in
      "  " + group[0] + (group.count > 1 ? "  and \(group.count - 1) other rows" : "")
    }
    return
      (["Figures whose identifier contains \"\(word)\":"] + lines
      + ["List all \(total) with: omlast explain \(word)/ \(path)"]).joined(separator: "\n")
  }
}
