import FlowAssignment
import Foundation
import FreightAppraisal
import FreightGraph
import FreightIO
import FreightModel
import TestSupport
import Testing

/// Indicators of the fixture's timber, which has one way to go: CBRUK - BERG - JUNC - PHAMN by
/// lorry (78.7 km), by ship to QHAMN (165 km) and by lorry to ZSTAD (16 km). 80,000 t a year, 32 t
/// on a lorry with 25 % empty running, 3,500 t on a ship with 20 %.
struct IndicatorCollectorTests {
  private let lorries = 80_000.0 / 32 * 1.25
  private let ships = 80_000.0 / 3500 * 1.2

  @Test func transportWorkIsTonnesAndVehiclesTimesKilometres() throws {
    let timber = try #require(
      try indicators().industries.first { $0.industry == .other })
    let road = timber.modes[Mode.road.order]
    let sea = timber.modes[Mode.sea.order]
    expect(road.tonneKilometres, 80_000 * 94.7)
    expect(road.vehicleKilometres, lorries * 94.7)
    expect(sea.tonneKilometres, 80_000 * 165)
    expect(sea.vehicleKilometres, ships * 165)
    expect(timber.co2Tonnes, (lorries * 94.7 * 0.9 + ships * 165 * 60) / 1000)
    // The 5,000 t inside a zone travel no distance but are served.
    expect(timber.tonnes, 85_000)
  }

  @Test func linksAndTerminalsCountWhatPasses() throws {
    let indicators = try indicators()
    let sailing = try #require(indicators.links.first { $0.link == "PHAMN-QHAMN-S" })
    expect(sailing.forward.tonnes, 80_000)
    expect(sailing.forward.freightVehicles, ships)
    #expect(sailing.backward.tonnes == 0)
    let quay = try #require(indicators.terminals.first { $0.terminal == "PHAMN_KAJ" })
    expect(quay.tonnes, 80_000)
    #expect(quay.teu == 0)
    let bank = try #require(indicators.links.first { $0.link == "QHAMN-ZSTAD-R" })
    expect(bank.forward.freightVehicles, lorries)
    // 500 vehicles a day of preload, half of them this way.
    expect(bank.forward.backgroundVehicles, 250 * 365)
  }

  @Test func loadUnitsBecomeTEUAtEachLift() throws {
    let indicators = try indicators()
    let terminal = try #require(indicators.terminals.first { $0.terminal == "AHUS_KOMBI" })
    expect(terminal.loadUnits, terminal.tonnes / 12)
    expect(terminal.teu, terminal.loadUnits * 2)
    #expect(terminal.tonnes > 0)
  }

  @Test func preloadGainsTheTimeThatAFasterRoadSaves() throws {
    // QHAMN-ZSTAD, 16 km, 500 vehicles a day: 90 % cars at 80 or 100 km/h, 300 SEK/h; heavy
    // vehicles keep to their cap of 80. Delay on the near-empty road is not worth a krona.
    let slow = try indicators().background.preloadCostSEK
    let fast = try indicators(
      FixtureStudy().setting("free_speed", of: 6, to: "100", in: "link.csv")
    ).background.preloadCostSEK
    let saved = 500 * 365 * 0.9 * 300 * (16.0 / 80 - 16.0 / 100)
    #expect(abs(slow - fast - saved) < 1e-3 * saved)
  }

  @Test func preloadDrivesTheLengthOfItsRoads() throws {
    // 500 vehicles a day on each of five roads; the cars of the matrix drive two of them as well.
    let outcome = try outcome()
    #expect(outcome.indicators.background.vehicleKilometres > 0)
    expect(outcome.preloadVehicleKilometres, 500 * 365 * (24 + 13.5 + 37 + 28.2 + 16))
  }

  @Test func aDifferenceIsToldOnlyAboveItsResolutionAndForTheSameDemand() {
    #expect(Difference(value: -3, resolution: 2).isResolved)
    #expect(!Difference(value: -1, resolution: 2).isResolved)
    #expect(!Difference(value: 0, resolution: 0).isResolved)
    #expect(!Difference(value: -3, resolution: 2, isComparable: false).isResolved)
  }

  private func expect(_ value: Double, _ wanted: Double) {
    #expect(abs(value - wanted) <= 1e-9 * abs(wanted))
  }

  private func indicators(_ fixture: FixtureStudy = FixtureStudy()) throws -> Indicators {
    try outcome(fixture).indicators
  }

  private func outcome(_ fixture: FixtureStudy = FixtureStudy()) throws -> ScenarioOutcome {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("omlast-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let study = try StudyReader.read(network: fixture.write(below: folder), demand: nil)
    let supernetwork = Supernetwork(of: study.network.adding(study.investments))
    let model = ScenarioModel(
      study.network, in: supernetwork, demand: study.demand,
      layout: DemandLayout(study.demand, on: supernetwork, parameters: study.parameters),
      parameters: study.parameters, mathematics: .platform)
    var collector = IndicatorCollector(model)
    for period in study.network.periods {
      let solver = BalancedAssignment(BushAssignment(mathematics: .platform))
      collector.add(
        solver.assign(model.problem(for: period), model.balances(for: period)), period)
    }
    return ScenarioOutcome(
      scenario: .base, network: study.network,
      gap: AnnualGap(absoluteSEK: 0, relative: 0, isConverged: true, iterations: 1),
      indicators: collector.indicators())
  }
}
