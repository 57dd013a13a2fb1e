import FreightAppraisal
import FreightModel
import Testing

/// What the unit values in force leave out.
@Suite struct UnpricedTrafficTests {
  private let provenance = Provenance(source: "prov", confidence: .estimated)

  private func vehicle(
    _ id: Vehicle.ID, _ mode: Mode, _ traction: Vehicle.Traction, payload: Double = 1
  ) -> Vehicle {
    Vehicle(
      id: id, name: Label(sv: "", en: ""), mode: mode, traction: traction, payloadTonnes: payload,
      loadUnits: 0, fill: 1, lengthMetres: 1, speedCapKilometresPerHour: 1, costSEKPerHour: 0,
      costSEKPerKilometre: 0, costSEKPerTrip: 0, emptyKilometresShare: 0, pcu: 1,
      co2KilogramsPerKilometre: 0, provenance: provenance)
  }

  private func value(
    _ effect: ExternalCost.Effect, _ traffic: ExternalCost.Traffic, _ basis: ExternalCost.Basis
  ) -> ExternalCost {
    ExternalCost(
      id: ExternalCost.ID(effect.rawValue + traffic.rawValue), effect: effect, traffic: traffic,
      environment: Label(sv: "", en: ""), roadClasses: [], value: 1, unit: .vehicleKilometre,
      range: 0...2, priceLevel: "2024", basis: basis, provenance: provenance, isVerified: false)
  }

  private func basis(isNet: Bool) -> AppraisalBasis {
    // No discounting; the rest does not matter here.
    let own: [ParameterName: Double] = [
      .discountRate: 0, .discountYear: 2030, .effectGrowth: 0, .residualShare: 0,
      .externalCostBasis: isNet ? 1 : 0,
    ]
    let rows = ParameterName.allCases.map { name in
      Parameter(
        id: Parameter.ID(name.rawValue), value: own[name] ?? 1, unit: "", range: 0...3000,
        priceLevel: "", meaning: Label(sv: "", en: ""), provenance: provenance, isVerified: false)
    }
    let gross = [ExternalCost.Effect.accidents, .noise, .wear].map { value($0, .train, .gross) }
    return AppraisalBasis(
      ParameterSet(rows: rows),
      AppraisalTables(externalCosts: gross + [value(.all, .train, .net)]), year: 2024,
      priceLevel: "2024")
  }

  @Test func onlyTrainsThatBurnDieselHaveExhaustWithoutAPrice() {
    let electric = vehicle("E", .rail, .electric)
    #expect(basis(isNet: false).unpricedTraffic(of: [electric]).isEmpty)
    let found = basis(isNet: false).unpricedTraffic(of: [electric, vehicle("D", .rail, .diesel)])
    #expect(found.map(\.traffic) == [.train] && found.map(\.effects) == [[.air]])
  }

  @Test func carsExhaustIsJudgedByCarsAndLorriesByLorries() {
    let vehicles = [
      vehicle("L", .road, .electric), vehicle("C", .road, .diesel, payload: 0),
    ]
    let found = basis(isNet: false).unpricedTraffic(of: vehicles)
    #expect(found.map(\.traffic) == [.car, .lorry])
    #expect(found.map { $0.effects.contains(.air) } == [true, false])
  }

  @Test func aNetValueIsOfAllEffectsAndShipsWearNothing() {
    let vehicles = [vehicle("D", .rail, .diesel), vehicle("S", .sea, .diesel)]
    let found = basis(isNet: true).unpricedTraffic(of: vehicles)
    #expect(found.map(\.traffic) == [.ship])
    #expect(found.first?.effects == [.accidents, .air, .noise])
  }
}
