import FreightAppraisal
import FreightModel
import FreightPlanner
import Testing

/// What a thousandth of the gap changes in the answers.
struct AccuracyTests {
  @Test func tighterSolvesChangeTheRealStudyByLessThanItTells() async throws {
    let planner = await Planner(try oskarshamn(), workers: 2).fitted()
    let list = planner.scenarios.study()
    let kept = [list[0]] + list.filter { ["KOMBI_1", "RV3747_GLA", "SID750"].contains($0.id) }
    #expect(kept.count == 4)
    let result = await planner.result(of: kept, command: "") { _ in }
    let accuracies = await planner.accuracies(of: result) { _ in }
    #expect(accuracies.count == kept.count && accuracies[0].netMSEK == nil)
    for (index, accuracy) in accuracies.enumerated().dropFirst() {
      let threshold = result.comparisons[index - 1].totalCost.resolution
      #expect(abs(accuracy.freightSEK) < threshold / 2)
      #expect(abs(accuracy.backgroundSEK) < threshold / 2)
      // What NNV is printed to.
      #expect(try abs(#require(accuracy.netMSEK)) < 0.5)
    }
    // It is another solve, and not the same one again.
    #expect(accuracies.contains { $0.freightSEK != 0 })
  }

  @Test func aRoughSolveShowsInItsAccuracy() async throws {
    let study = try oskarshamn()
    func most(_ gap: Double) async -> Double {
      let planner = Planner(study, relativeGap: gap, workers: 2)
      let road = planner.scenarios.study().first { $0.id == "RV3747_NEW_A" }!
      let result = await planner.result(of: [.base, road], command: "") { _ in }
      let accuracies = await planner.accuracies(of: result) { _ in }
      return accuracies.map { abs($0.freightSEK) + abs($0.backgroundSEK) }.max()!
    }
    let (rough, fine) = (await most(1e-3), await most(1e-9))
    #expect(rough > 100 * fine)
  }
}
