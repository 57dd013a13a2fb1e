import FreightAppraisal
import FreightGraph
import FreightModel
import TestSupport
import Testing

@testable import FreightPlanner

/// What a wire over the whole of a run changes, against figures by hand.
@Suite struct ElectrificationTests {
  /// The small study with a wire over all of its tracks, or over none.
  private func planner(isElectrified: Bool) throws -> Planner {
    var study = FixtureStudy()
    let rows = study.text("link.csv").split(separator: "\n")
    for (row, text) in rows.enumerated() where text.contains(",rail,") {
      study = study.setting(
        "electrified", of: row + 1, to: isElectrified ? "true" : "false", in: "link.csv")
    }
    return Planner(try fixture(study), workers: 1)
  }

  private func plan(_ planner: Planner) throws -> HaulPlan {
    let model = planner.priced(.base).model
    let nodes = model.supernetwork.network.nodes
    let arc = try #require(
      model.supernetwork.arcs.firstIndex {
        guard case .haul(let haul) = $0 else { return false }
        return haul.mode == .rail && haul.loadForm == .unitised && nodes[haul.from].id == "AHUS"
          && nodes[haul.to].id == "CBRUK"
      })
    return try #require(model.cost.plan(ofArc: arc))
  }

  @Test func aDieselTrainThatBecomesElectricChangesItsCostAsByHand() throws {
    // 38 and 30.1 km of track. Diesel: 90 km/h at a speed share of 0.6, 4,200 SEK/h, 60 SEK/km;
    // electric: 100 km/h, 4,000 SEK/h, 40 SEK/km. Both 3,000 SEK a departure.
    let diesel = try plan(planner(isElectrified: false))
    let electric = try plan(planner(isElectrified: true))
    #expect(abs(diesel.runningHours - 68.1 / 54) < 1e-9)
    #expect(abs(diesel.timeCostSEK - 5_296.666_667) < 1e-5)
    #expect(abs(diesel.distanceCostSEK - 4_086) < 1e-9)
    #expect(abs(electric.runningHours - 68.1 / 60) < 1e-9)
    #expect(abs(electric.timeCostSEK - 4_540) < 1e-9)
    #expect(abs(electric.distanceCostSEK - 2_724) < 1e-9)
    #expect(diesel.tripCostSEK == 3_000 && electric.tripCostSEK == 3_000)
  }

  @Test func itsCO2IsEightKilogramsAKilometreAndNone() async throws {
    for isElectrified in [false, true] {
      let planner = try planner(isElectrified: isElectrified)
      let outcome = planner.outcome(of: await planner.solve(.base))
      let modes = outcome.indicators.industries.map { $0.modes[Mode.rail.order] }
      let kilometres = modes.reduce(0) { $0 + $1.vehicleKilometres }
      let tonnes = modes.reduce(0) { $0 + $1.co2Tonnes }
      #expect(kilometres > 1)
      #expect(abs(tonnes - (isElectrified ? 0 : 8 * kilometres / 1_000)) < 1e-9 * kilometres)
    }
  }
}
