import FreightModel
import Testing

@testable import FreightReport

/// Two scenarios side by side, in every form.
@Suite struct ComparisonTests {
  private let quantities = ComparedQuantities(
    id: "cost", title: Label(sv: "Kostnad", en: "Cost"), unit: "SEK/yr", scale: 1e6,
    shownUnit: Label(sv: "mnkr/år", en: "MSEK/yr"), digits: 2, hidesIdle: true,
    rows: [
      .init(
        id: "freight", name: Label(sv: "Gods | väg", en: "Goods | road"), a: 2_500_000,
        b: 1_250_000, difference: -1_250_000, resolution: 10),
      .init(
        id: "small", name: Label(sv: "Litet", en: "Small"), a: 5e6, b: 5e6 + 3, difference: 3,
        resolution: 10),
      .init(id: "idle", name: Label(sv: "Tomt", en: "Idle"), a: 0, b: 10, difference: 10),
    ])

  private func page(_ language: Language) -> ComparisonPage {
    ComparisonPage(
      title: "Prov", facts: [(Label(sv: "Spår", en: "A"), Label(sv: "a<b", en: "a<b"))],
      notes: [], quantities: [quantities], isCertified: true, language: language)
  }

  @Test func csvHasALinePerFigureAndNoUnresolvedDifference() {
    #expect(
      CSVDialect.plain.text(quantities.csvLines(.plain)) == """
        cost,freight,a,SEK/yr,2500000
        cost,freight,b,SEK/yr,1250000
        cost,freight,difference,SEK/yr,-1250000
        cost,freight,resolution,SEK/yr,10
        cost,small,a,SEK/yr,5000000
        cost,small,b,SEK/yr,5000003
        cost,small,difference,SEK/yr,
        cost,small,resolution,SEK/yr,10
        cost,idle,a,SEK/yr,0
        cost,idle,b,SEK/yr,10
        cost,idle,difference,SEK/yr,10
        cost,idle,resolution,SEK/yr,

        """)
  }

  @Test func markdownEscapesPipesAndAlignsNumbers() {
    let text = page(.sv).markdown
    #expect(text.hasPrefix("## Jämförelse: Prov\n\n- Spår: a\\<b\n"))
    #expect(text.contains("|  | A (mnkr/år) | B (mnkr/år) | B minus A (mnkr/år) |\n"))
    #expect(text.contains("| --- | ---: | ---: | ---: |\n"))
    #expect(text.contains("| Gods \\| väg | 2,50 | 1,25 | −1,25 |\n"))
    #expect(text.contains("| Litet | 5,00 | 5,00 | i.p. |\n"))
    #expect(!text.contains("Tomt"))
  }

  @Test func thePageNeedsNothingElseAndHasNoIdentifiersOfAStudy() {
    let html = page(.en).html
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(html.contains("<td class=\"n\">−1.25</td>"))
    #expect(html.contains(">n.d.</span>"))
    #expect(!html.contains("http") && !html.contains("<script") && !html.contains(" id=\"cost/"))
    #expect(html.contains("@page { size: A4"))
  }
}
