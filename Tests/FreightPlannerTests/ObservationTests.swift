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
        // Of Nässjö-Eksjö two sources say 20 and 21.5 km.
        let greatest = fit.observation.id == "KM_NAS_EKS" ? 8.0 : 3
        #expect(abs(try #require(fit.differencePercent)) < greatest, "\(fit.observation.id)")
      }
    }
  }

  @Test func callsAreThoseOfTheQuayWithOtherShips() async throws {
    let study = try fixture(
      FixtureStudy().setting("other_calls_per_week", of: 2, to: "7", in: "berth.csv"))
    let planner = Planner(study, workers: 1)
    let outcome = planner.outcome(of: await planner.solve(.base))
    let observation = Observation(
      id: "X", name: Label(sv: "", en: ""), quantity: .berthCalls, subjects: ["PHAMN_QUAY"],
      value: 1, year: nil, comment: Label(sv: "", en: ""),
      provenance: Provenance(source: "", confidence: .estimated))
    // 80,000 t by ships of 3,500 t that run a fifth empty; a ship a day of others.
    let calls = try #require(outcome.value(of: observation, study.demand))
    #expect(abs(calls - (80_000 * 1.2 / 3500 + 365)) < 1e-3)
  }

  /// What the model says stands in the table beside the comment and moves with every parameter.
  @Test func noCommentNamesANumberOfTheModel() throws {
    for observation in try oskarshamn().observations {
      let known =
        observation.provenance.source + observation.name.sv
        + (observation.year.map(String.init) ?? "")
      for comment in [observation.comment.sv, observation.comment.en] {
        for number in comment.matches(of: /\d[\d.,  ]*\d|\d/) {
          #expect(known.contains(number.output), "\(observation.id): \(number.output)")
        }
        for word in [
          "procent", "per cent", "femtedel", "a fifth", "tredjedel", "a third", "hälften",
        ] {
          #expect(!comment.contains(word), "\(observation.id): \(word)")
        }
      }
    }
  }
}
