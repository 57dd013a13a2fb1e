import FreightAppraisal
import FreightModel

/// `report.html`: one page that needs nothing else, in the order of a *samlad effektbedömning*.
struct ReportPage {
  let view: ResultView
  let wording: Wording
  private let tables: [String: ReportTable]
  let base: MapBase
  let differenceMap: DifferenceMap
  let numbers: FigureNumbers

  init(_ view: ResultView, _ wording: Wording, _ tables: [ReportTable]) {
    self.view = view
    self.wording = wording
    self.tables = Dictionary(uniqueKeysWithValues: tables.map { ($0.id, $0) })
    base = MapBase(view)
    differenceMap = DifferenceMap(view: view, base: base, wording: wording, scale: .init(view))
    numbers = FigureNumbers(
      hasSavings: !view.singles.isEmpty, hasDetail: base.detail != nil,
      differences: view.singles.count { [differenceMap] in differenceMap.isVisible($0) })
  }

  /// Figures are numbered in reading order.
  struct FigureNumbers: Sendable {
    let savings = 1
    let region: Int
    let detail: Int
    let firstDifference: Int
    let split: Int

    init(hasSavings: Bool, hasDetail: Bool, differences: Int) {
      region = hasSavings ? 2 : 1
      detail = region + 1
      firstDifference = hasDetail ? detail + 1 : detail
      split = firstDifference + differences
    }
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
        Markup("title", [:], .text(kicker + ": " + view.study.title)),
        Markup("style", [:], .verbatim(stylesheet))),
      Markup(
        "body", [:],
        [cover(kicker), definitions]
          + sections.enumerated().map { $1.markup(number: $0 + 1) }))
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  /// A table of the report, or nothing if it has no rows.
  func table(_ id: String) -> Markup {
    tables[id]?.html(wording, isCertified: view.result.run.hasCommonDelayValues) ?? .empty
  }

  /// In reading order; what a study has nothing to say about is left out.
  private var sections: [Section] {
    [
      summary, flows, differences, method, effects, facilities, bottlenecks, packages,
      economics, demand, sensitivity, distribution,
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

  func paragraph(_ text: String) -> Markup { Markup("p", [:], .text(text)) }

  /// A drawing with its number and finding.
  func figure(_ drawings: [Markup], wide: Bool = true, caption: String) -> Markup {
    Markup(
      "figure", [:],
      Markup(
        "div", ["class": wide ? "scroll" : "pair"], drawings),
      Markup("figcaption", [:], .text(caption)))
  }

  /// Shapes that several drawings use.
  private var definitions: Markup {
    var parts = [base.definitions(base.region, id: "region")]
    if let detail = base.detail { parts.append(base.definitions(detail, id: "detail")) }
    if !view.singles.isEmpty {
      parts += [
        base.definitions(base.smallRegion, id: "small-region"),
        differenceMap.networkDefinition(base.smallRegion, id: "small-region-net"),
      ]
      if let detail = base.smallDetail {
        parts += [
          base.definitions(detail, id: "small-detail"),
          differenceMap.networkDefinition(detail, id: "small-detail-net"),
        ]
      }
    }
    return Markup(
      "svg", ["class": "definitions", "width": "0", "height": "0", "aria-hidden": "true"],
      Markup("defs", [:], parts))
  }
}
