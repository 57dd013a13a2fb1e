package import FreightAppraisal
package import FreightModel

extension Study {
  /// What a scenario builds and serves, in words.
  package func title(of scenario: Scenario) -> Label {
    let built = Set(scenario.investments)
    let parts =
      headlines.first { !built.isEmpty && $0.investments == built }.map { [$0.name] }
      ?? investments.filter { built.contains($0.id) }.map(\.name)
    let demand = demandOptions.filter { scenario.demandOptions.contains($0.id) }.map(\.name)
    let names = (parts.isEmpty ? [baseCaseName] : parts) + demand
    return Label(
      sv: names.map(\.sv).joined(separator: " + "), en: names.map(\.en).joined(separator: " + "))
  }
}

/// Two scenarios side by side, as one page that needs nothing else or as text to paste.
package struct ComparisonPage: Sendable {
  private let warning: Label?
  private let title: String
  private let facts: [(Label, Label)]
  private let notes: [Label]
  private let tables: [ReportTable]
  private let isCertified: Bool
  private let wording: Wording

  /// - Parameters:
  ///   - warning: what a reader must know before all else; nil where there is nothing.
  ///   - title: the study's.
  ///   - facts: what A and B are and how they were solved.
  ///   - notes: how to read the tables.
  ///   - quantities: the tables.
  ///   - isCertified: whether gaps bound the distance to the answer.
  ///   - language: of the text.
  package init(
    warning: Label? = nil, title: String, facts: [(Label, Label)], notes: [Label],
    quantities: [ComparedQuantities], isCertified: Bool, language: Language
  ) {
    self.warning = warning
    self.title = title
    self.facts = facts
    self.notes = notes
    tables = quantities.map(\.table).filter { !$0.rows.isEmpty }
    self.isCertified = isCertified
    wording = Wording(language)
  }

  private var heading: String { wording("Jämförelse: ", "Comparison: ") + title }

  /// The page, with the report's style.
  package var html: String {
    let page = Markup(
      "html", ["lang": wording.language.rawValue],
      Markup(
        "head", [:], Markup("meta", ["charset": "utf-8"]),
        Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        Markup("title", [:], .text(heading)), Markup("style", [:], .verbatim(stylesheet))),
      Markup(
        "body", [:],
        [
          warning.map {
            Markup("p", ["class": "warning"], Markup("strong", [:], .text(wording($0))))
          } ?? .empty,
          Markup("h1", [:], .text(heading)),
          Markup(
            "dl", ["class": "facts"],
            facts.flatMap {
              [
                Markup("dt", [:], .text(wording($0))), Markup("dd", [:], .text(wording($1))),
              ]
            }),
        ] + notes.map { Markup("p", [:], .text(wording($0))) }
          + tables.map { $0.html(wording, isCertified: isCertified, identifies: false) }))
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  /// The same in Markdown, with pipe tables.
  package var markdown: String {
    (warning.map { "**\(ReportTable.markdownText(wording($0)))**\n\n" } ?? "")
      + "## \(ReportTable.markdownText(heading))\n\n"
      + facts.map {
        "- \(wording($0)): \(ReportTable.markdownText(wording($1)))\n"
      }.joined() + "\n"
      + notes.map { ReportTable.markdownText(wording($0)) + "\n\n" }.joined()
      + tables.map { $0.markdown(wording, isCertified: isCertified) }.joined(separator: "\n")
  }
}
