import FreightModel
import Testing

@testable import FreightReport

/// Codes of the tables in the report's language, and nowhere else.
@Suite struct DataWordsTests {
  @Test func everyUnitOfAParameterHasSwedishWords() {
    // Written alike in both languages.
    let alike: Set<String> = ["kg", "km"]
    for name in ParameterName.allCases where !alike.contains(name.unit) {
      #expect(DataWords.unit(name.unit).sv != name.unit, "\(name.rawValue)")
    }
    for quantity in Observation.Quantity.allCases where !alike.contains(quantity.unit) {
      #expect(DataWords.unit(quantity.unit).sv != quantity.unit, "\(quantity.rawValue)")
    }
    for unit in ExternalCost.Unit.allCases {
      #expect(DataWords.unit(unit.rawValue).sv != unit.rawValue)
    }
  }

  @Test func aNoteIsQuotedBehindTheReportsOwnMark() {
    #expect(DataWords.source("Estimate: half of it").sv == "Uppskattning: half of it")
    #expect(DataWords.source("Estimate: half of it").en == "Estimate: half of it")
    #expect(DataWords.source("Samgods 1.2.2").sv == "Samgods 1.2.2")
  }

  @Test func dataKeepsTheCodeThatTheReportTellsInWords() {
    let table = ReportTable(
      id: "t", title: Label(sv: "T", en: "T"), note: Label(sv: "", en: ""),
      columns: [.init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false)],
      rows: [.init(cells: [.unit("SEK/h")])])
    #expect(table.csv(.plain) == "unit\nSEK/h\n")
    #expect(table.html(Wording(.sv)).text.contains("kr/tim"))
    #expect(table.html(Wording(.en)).text.contains("SEK/h"))
  }
}
