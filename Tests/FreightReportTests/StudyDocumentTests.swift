import FreightModel
import Foundation
import FreightAppraisal
import Testing

@testable import FreightReport

@Suite struct StudyDocumentTests {
  private func document(isResolved: Bool = true) throws -> [String: Any] {
    let view = ResultView(SmallResult.make(isResolved: isResolved))
    let object = try JSONSerialization.jsonObject(
      with: Data(StudyDocument(view, reportTables(view)).json.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func statesHowTheResultWasMade() throws {
    let document = try document()
    #expect(document["schema_version"] as? Int == 5)
    #expect(document["program_version"] as? String == "9.9.9")
    #expect(document["command"] as? String == "omlast study Networks/liten")
    let inputs = try #require(document["inputs"] as? [[String: String]])
    #expect(inputs[0]["sha256"]?.count == 64)
    let parameters = try #require(document["parameters"] as? [[String: Any]])
    #expect(parameters.count == ParameterName.allCases.count)
    #expect(parameters[0]["is_verified"] as? Bool == false)
    #expect(parameters[0]["confidence"] as? String == "estimated")
  }

  @Test func everyScenarioHasItsGapAndIndicators() throws {
    let document = try document()
    let scenarios = try #require(document["scenarios"] as? [[String: Any]])
    #expect(
      scenarios.map { $0["id"] as? String } == ["base", "NY_VAG", "TERMINAL", "NY_VAG+TERMINAL"])
    for scenario in scenarios {
      let gap = try #require(scenario["gap"] as? [String: Any])
      #expect(gap["sek_per_year"] as? Double == 40)
      let industries = try #require(scenario["industries"] as? [[String: Any]])
      #expect(industries.count == Industry.allCases.count)
    }
  }

  @Test func backgroundCostIsToldApartAndTheComparisonSaysWhatItHolds() throws {
    let document = try document()
    let scenarios = try #require(document["scenarios"] as? [[String: Any]])
    let background = try #require(scenarios[0]["background"] as? [String: Any])
    #expect(background["matrix_cost_sek_per_year"] as? Double == 1e8)
    #expect(background["preload_cost_sek_per_year"] as? Double == 3e8)
    let comparisons = try #require(document["comparisons"] as? [[String: Any]])
    #expect(comparisons[0]["background_cost_includes_preload"] as? Bool == true)
  }

  @Test func aDifferenceWithinTheThresholdIsNull() throws {
    let document = try document(isResolved: false)
    let comparisons = try #require(document["comparisons"] as? [[String: Any]])
    let terminal = try #require(comparisons.first { $0["option"] as? String == "TERMINAL" })
    let total = try #require(terminal["total_cost"] as? [String: Any])
    #expect(total["is_resolved"] as? Bool == false)
    #expect(total["sek_per_year"] is NSNull)
    // The two gaps, and a hundred-millionth of what those pay who choose, on both sides.
    let outcomes = SmallResult.make(isResolved: false).outcomes
    let costs = outcomes.filter { ["base", "TERMINAL"].contains($0.scenario.id) }
      .reduce(0) { $0 + $1.indicators.chosenCostSEK }
    let resolution = try #require(total["resolution_sek_per_year"] as? Double)
    #expect(costs > 1e8 && abs(resolution - 80 - 1e-8 * costs) < 1e-6)
  }

  @Test func aNumberThatIsNotFiniteIsNull() throws {
    let text = try JSONEncoder().encode([
      StudyDocument.Number(.nan), .init(.infinity), .init(1.5),
    ])
    #expect(String(decoding: text, as: UTF8.self) == "[null,null,1.5]")
    #expect(JSONText.number(.nan, decimals: 2).text == "null")
  }
}
