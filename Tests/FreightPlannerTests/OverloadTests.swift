import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// Facilities with more flow than capacity are named.
struct OverloadTests {
  private let bypass = Scenario(kind: .single, investments: ["BYPASS"], subject: "BYPASS")

  @Test func anApproachAboveItsCapacityIsNamedWithItsUtilisation() async throws {
    // 1,000 PCU a day alone are 80 in a peak hour.
    let study = try fixture(
      FixtureStudy().setting("capacity_pcu_per_h", of: 2, to: "60", in: "junction_queue.csv"))
    let planner = Planner(study, workers: 2)
    let outcomes = await planner.outcomes(of: [.base, bypass]) { _ in }
    let queue = try #require(outcomes[0].indicators.queues.first)
    let overload = try #require(outcomes[0].overloads.first)
    #expect(overload.id == "JUNC_W" && overload.name.en == "West")
    #expect(overload.utilisation == queue.periods.map(\.utilisation).max())
    #expect(overload.utilisation > 80.0 / 60)
    #expect(Comparison(outcomes[0], outcomes[1]).overCapacity == ["JUNC_W"])
  }

  @Test func nothingIsNamedWhereAllIsWithinCapacity() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let outcomes = await planner.outcomes(of: [.base, bypass]) { _ in }
    #expect(outcomes.allSatisfy { $0.overloads.isEmpty })
    #expect(Comparison(outcomes[0], outcomes[1]).overCapacity.isEmpty)
  }
}
