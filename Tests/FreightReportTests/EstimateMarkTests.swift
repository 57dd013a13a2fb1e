import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// Effects of an appraisal are estimates where anything that they are priced with is.
@Suite struct EstimateMarkTests {
  private let result = SmallResult.make()

  private func marked(_ basis: AppraisalBasis) -> [String] {
    basis.items(result.base, result.outcomes[1], result.comparisons[0]).filter(\.isEstimate)
      .map(\.effect.id)
  }

  @Test func anEffectIsAnEstimateWhereItsPriceIs() {
    #expect(
      marked(AppraisalBasis(SmallResult.study, year: 2024)) == [
        "terminal_operators", "carriers", "noise", "co2", "fuel_tax",
      ])
    #expect(marked(AppraisalBasis(SmallResult.checked(), year: 2024)) == [])
  }

  @Test func anEstimatedPriceIndexMarksWhatItConverts() {
    let checked = SmallResult.checked()
    func basis(to level: String, _ confidence: Confidence) -> AppraisalBasis {
      let indices = ["0", "2024"].map {
        PriceIndex(
          priceLevel: $0, value: 100, range: 100...100,
          provenance: Provenance(source: "ASEK 8.0", confidence: confidence), isVerified: true)
      }
      return AppraisalBasis(
        checked.parameters,
        AppraisalTables(externalCosts: checked.appraisal.externalCosts, priceIndices: indices),
        year: 2024, priceLevel: level)
    }
    #expect(marked(basis(to: "0", .estimated)) == ["noise", "co2", "fuel_tax"])
    #expect(marked(basis(to: "0", .sourced)) == [])
    // Prices of the appraisal's own level need no index.
    #expect(marked(basis(to: "2024", .estimated)) == [])
  }

  @Test func theDocumentAndTheTablesCarryTheMark() throws {
    let document = StudyReport(result).document.text
    #expect(document.contains("\"is_estimate\" : true"))
    let tables = reportTables(ResultView(result))
    let work = try #require(tables.first { $0.id == "appraisal_work" })
    #expect(work.rows.allSatisfy { $0.isEstimate == true })
    let effects = try #require(tables.first { $0.id == "appraisal_effects" })
    let co2 = effects.rows.filter { $0.cells.contains { "\($0)".contains("\"co2\"") } }
    #expect(!co2.isEmpty && co2.allSatisfy { $0.isEstimate == true })
  }
}
