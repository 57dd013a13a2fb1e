import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// What the base case says of public figures, against figures made by hand.
@Suite struct ObservationTests {
  private func values(_ observations: [(Observation.Quantity, [String])]) async throws
    -> [Double?]
  {
    let study = try fixture()
    let planner = Planner(study, workers: 1)
    let outcome = planner.outcome(
      of: await planner.solve(Scenario(kind: .base, investments: [])))
    return observations.map { quantity, subjects in
      outcome.value(
        of: Observation(
          id: "X", name: Label(sv: "", en: ""), quantity: quantity, subjects: subjects, value: 1,
          year: nil, comment: Label(sv: "", en: ""),
          provenance: Provenance(source: "", confidence: .estimated)), study.demand)
    }
  }

  @Test func distancesAreSumsOfLinks() async throws {
    // Rail 38 + 30.1; road 24 + 13.5, or by the port on the way: 24 + 37 + 37 + 13.5.
    let found = try await values([
      (.railDistance, ["AHUS", "CBRUK"]), (.roadDistance, ["AHUS", "BERG"]),
      (.roadDistance, ["AHUS", "PHAMN", "BERG"]), (.railDistance, ["AHUS", "ZSTAD"]),
    ])
    #expect(abs(try #require(found[0]) - 68.1) < 1e-9)
    #expect(abs(try #require(found[1]) - 37.5) < 1e-9)
    #expect(abs(try #require(found[2]) - 111.5) < 1e-9)
    #expect(found[3] == nil)
  }

  @Test func tonnesOfFlowsAndOfThePortTheyPass() async throws {
    // All 80,000 t to the island pass the only port; both quays handle them once.
    let found = try await values([
      (.flowTonnes, ["F2", "F3"]), (.terminalTonnes, ["PHAMN_KAJ"]),
      (.terminalTonnes, ["PHAMN_KAJ", "QHAMN_KAJ"]), (.terminalLoadUnits, ["PHAMN_KAJ"]),
    ])
    #expect(found[0] == 85_000)
    #expect(abs(try #require(found[1]) - 80_000) < 1e-3)
    #expect(abs(try #require(found[2]) - 160_000) < 1e-3)
    #expect(found[3] == 0)
  }

  @Test func teuAreTwoToALoadUnitAndTrainsFollowTheTonnes() async throws {
    let found = try await values([
      (.terminalTEU, ["AHUS_KOMBI"]), (.terminalLoadUnits, ["AHUS_KOMBI"]),
      (.terminalTonnes, ["AHUS_KOMBI"]), (.railTrains, ["CBRUK-BERG-T"]),
      (.railTrains, ["CBRUK-BERG-T", "AHUS-BERG-T"]), (.ferryLaneMetres, []),
    ])
    let units = try #require(found[1])
    #expect(units > 0)
    #expect(abs(try #require(found[0]) - 2 * units) < 1e-6 * units)
    #expect(abs(try #require(found[2]) - 12 * units) < 1e-6 * units)
    // Every rail run of the fixture that passes one track passes the other.
    #expect(try #require(found[3]) > 0)
    #expect(abs(try #require(found[3]) - (try #require(found[4]))) < 1e-9)
    // No vehicle is made for ferries.
    #expect(found[5] == nil)
  }

  @Test func differencesAreModelLessFigure() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 1)
    let result = await planner.result(
      of: [Scenario(kind: .base, investments: [])], command: ""
    ) { _ in }
    let fits = result.observationFits
    #expect(fits.map(\.observation.id) == ["KAJ", "SPAR"])
    #expect(abs(try #require(fits[0].difference) - 10_000) < 1e-3)
    #expect(abs(try #require(fits[1].differencePercent) + 190.0 / 70) < 1e-9)
  }

  @Test func theRealFiguresAllHaveAModelValue() async throws {
    let planner = await Planner(try oskarshamn(), workers: 2).fitted()
    let result = await planner.result(
      of: [Scenario(kind: .base, investments: [])], command: ""
    ) { _ in }
    #expect(result.observationFits.count >= 20)
    for fit in result.observationFits {
      #expect(fit.model != nil, "\(fit.observation.id)")
      // Distances are right; everything else may be a part of the traffic only.
      if fit.observation.quantity.subject == .node {
        #expect(abs(try #require(fit.differencePercent)) < 3, "\(fit.observation.id)")
      }
    }
  }
}
