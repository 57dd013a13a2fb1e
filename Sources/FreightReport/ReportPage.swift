import FreightAppraisal
import FreightModel

/// `report.html`: one page that needs nothing else, in the order of a *samlad effektbedömning*.
struct ReportPage {
  let view: ResultView
  let wording: Wording
  private let tables: [String: ReportTable]
  /// Identifiers of the figures that stand in the page.
  private let shownFigures: Set<String>
  /// Numbers of the first page that no table holds, by identifier.
  let counts: [String: DerivedFigure]
  let base: MapBase
  let differenceMap: DifferenceMap

  init(_ view: ResultView, _ wording: Wording, _ tables: [ReportTable]) {
    self.view = view
    self.wording = wording
    self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0) })
    shownFigures = Set(tables.flatMap(\.shownFigures))
    counts = Dictionary(
      uniqueKeysWithValues: DerivedFigure.sentences(view).map { ($0.id, $0) })
    base = MapBase(view, wording)
    differenceMap = DifferenceMap(view: view, base: base, wording: wording, scale: .init(view))
  }

  /// The whole file.
  var html: String {
    let kicker = wording("Godstransportstudie", "Freight study")
    let page = Markup(
      "html", ["lang": wording.language.rawValue],
      Markup(
        "head", [:], Markup("meta", ["charset": "utf-8"]),
        Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        Markup("meta", ["name": "generator", "content": "omlast " + view.result.run.version]),
        Markup("title", [:], .text(kicker + ": " + wording(view.study.title))),
        Markup("style", [:], .verbatim(stylesheet))),
      Markup(
        "body", [:],
        [cover(kicker), definitions]
          + sections.enumerated().flatMap { index, section in
            [section.markup(number: index + 1)] + (index == 0 ? [contents] : [])
          }))
    return "<!DOCTYPE html>\n" + FigureNumber.numbered(page.text) + "\n"
  }

  /// Where to find what.
  private var contents: Markup {
    Markup(
      "nav", ["aria-label": wording("Innehåll", "Contents")],
      Markup(
        "ol", [:],
        sections.map {
          Markup("li", [:], Markup("a", ["href": "#s-" + $0.id], .text($0.title)))
        }))
  }

  /// A table of the report, or nothing if it has no rows.
  func table(_ id: String) -> Markup {
    tables[id]?.html(wording, isCertified: view.result.run.hasCommonDelayValues) ?? .empty
  }

  /// What a table of the report is called; nil if it has none of that name.
  func tableName(_ id: String) -> String? { tables[id].map { wording($0.title) } }

  /// In the order of a *samlad effektbedömning*; what a study has nothing to say about is left out.
  private var sections: [Section] {
    [
      summary, situation, measures, method, effects, economics, sensitivity, vulnerability,
      distribution,
    ].compactMap { $0 } + judgement + [limits, appendix]
  }

  /// A chapter of the report, which gets its number from its place.
  struct Section {
    let id: String
    let title: String
    let content: [Markup]

    func markup(number: Int) -> Markup {
      Markup(
        "section", ["id": "s-" + id],
        [Markup("h2", [:], .text("\(number) \(title)"))] + content)
    }
  }

  func section(_ id: String, _ title: String, _ content: [Markup]) -> Section {
    Section(id: id, title: title, content: content)
  }

  /// The number of a cell as the page shows it, or would; nil where no table has it.
  private func cell(_ figure: String) -> String? {
    tables[String(figure.prefix { $0 != "/" })]?.number(of: figure, wording)
  }

  /// The number of a cell in a sentence, without its sign and with the digits of the cell.
  func told(_ table: String, _ row: String..., column: String) -> String {
    let figure = ([table] + row.map { FigureID.part($0) } + [column]).joined(separator: "/")
    let digits = cell(figure).map { String($0.trimmingPrefix { "+−".contains($0) }) }
    return FigureLink.number(digits ?? "–", figure)
  }

  /// A text whose marked numbers lead to their figures, or to the table that they are counted in.
  ///
  /// A sentence may round its cell but tells no digit that the cell has not.
  func linked(_ text: String) -> [Markup] {
    FigureLink.markup(text, rounded: { wording.rounded($0, as: cell($1)) }) { figure in
      if shownFigures.contains(figure) { return figure }
      let table = counts[figure]?.table ?? String(figure.prefix { $0 != "/" })
      return tables[table].map(\.id)
    }
  }

  func paragraph(_ text: String, class kind: String) -> Markup {
    Markup("p", ["class": kind], linked(text))
  }

  func paragraph(_ text: String) -> Markup { paragraph(text, class: "") }

  /// A number that no table holds, without its sign and with its own decimals, in a sentence.
  func counted(_ name: String) -> String {
    let figure = counts["sentence/" + name]
    let (value, decimals) = (abs(figure?.value ?? 0), figure?.decimals ?? 0)
    let text =
      name.hasSuffix("_percent")
      ? wording.percent(value / 100, decimals: decimals)
      : wording.number(value, decimals: decimals)
    return FigureLink.number(text, "sentence/" + name)
  }

  /// Every drawing of the page, in reading order.
  var drawings: [DerivedFigure] {
    sections.flatMap(\.content).flatMap(\.figureNames)
      .compactMap { DerivedFigure.drawing($0, view) }
  }

  /// Where the numbers behind a small drawing stand: a row of a table.
  func numbers(_ table: String, row: String, column: String) -> Markup {
    guard let title = tables[table]?.title else { return .empty }
    let cell = FigureLink.number(wording(title), table, row, column: column)
    return Markup(
      "span", ["class": "numbers"], linked(wording(" Tal: ", " Numbers: ") + cell + "."))
  }

  func heading(_ sv: String, _ en: String) -> Markup {
    Markup("h3", [:], .text(wording(sv, en)))
  }

  /// A drawing with its number and finding, and where its numbers stand.
  ///
  /// - Parameters:
  ///   - name: what `FigureNumber` and `DerivedFigure` know it by; once in a page.
  ///   - legend: what stands below the drawing and does not scroll with it.
  func figure(
    _ name: String, _ drawings: [Markup], wide: Bool = true, legend: Markup = .empty,
    caption: String
  ) -> Markup {
    guard let drawn = DerivedFigure.drawing(name, view) else {
      preconditionFailure("no drawing \(name)")
    }
    let captionID = "caption-" + drawn.id
    return Markup(
      "figure", ["id": drawn.id, "data-name": name],
      Markup(
        "div",
        wide
          ? [
            "class": "scroll", "tabindex": "0", "role": "region",
            "aria-label": wording(drawn.title),
          ] : ["class": "pair"],
        drawings.map { $0.describedBy(captionID) }
          + (wide && drawings.contains { $0.text.contains("min-width") }
            ? [
              swipeHint(
                wording("Dra i sidled för att se resten", "Swipe sideways to see the rest"))
            ] : [])), legend,
      Markup(
        "figcaption", ["id": captionID],
        linked(FigureNumber.caption(of: name, wording) + caption) + [
          numbers(of: drawn)
        ]))
  }

  /// Where the numbers of a drawing stand: the lines of its map file and its tables.
  func numbers(of drawing: DerivedFigure) -> Markup {
    func code(_ text: String) -> Markup { Markup("code", [:], .text(text)) }
    let and = Markup.text(wording(" och ", " and "))
    let isOfLines = !drawing.fields.isEmpty
    let named = isOfLines ? drawing.tables : Array(drawing.tables.prefix(1))
    var parts = named.compactMap { tables[$0] }.map { table in
      [Markup("a", ["href": "#" + table.id], .text(wording(table.title)))]
    }
    if isOfLines || parts.isEmpty, let map = drawing.maps.first {
      let fields: [Markup] = drawing.fields.flatMap { [and, code($0)] }
      let bracket = isOfLines ? [.text(" (")] + fields.dropFirst() + [.text(")")] : []
      parts.insert([code(map + ".geojson")] + bracket, at: 0)
    }
    guard !parts.isEmpty else { return .empty }
    var words: [Markup] = [.text(wording(" Tal: ", " Numbers: "))]
    for (index, part) in parts.enumerated() {
      if index > 0 { words.append(index == parts.count - 1 ? and : .text(", ")) }
      words += part
    }
    return Markup("span", ["class": "numbers"], words + [.text(". "), code(drawing.id)])
  }

  /// Shapes that several drawings use.
  private var definitions: Markup {
    var parts = [base.definitions(base.region, id: "region")]
    if let detail = base.detail { parts.append(base.definitions(detail, id: "detail")) }
    if !view.options.isEmpty {
      parts.append(base.definitions(base.overview, id: "overview"))
      parts.append(differenceMap.networkDefinition(base.overview, id: "overview-net"))
      for (frame, id) in [(base.inset, "inset"), (base.detail, "detail")] {
        guard let frame else { continue }
        if id == "inset" { parts.append(base.definitions(frame, id: id)) }
        parts.append(differenceMap.networkDefinition(frame, id: id + "-net"))
      }
    }
    return Markup(
      "svg", ["class": "definitions", "width": "0", "height": "0", "aria-hidden": "true"],
      Markup("defs", [:], parts))
  }
}
