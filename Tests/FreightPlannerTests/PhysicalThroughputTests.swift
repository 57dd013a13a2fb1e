import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// What passes terminals, ports and corridors, by hand and against the year's indicators.
@Suite struct PhysicalThroughputTests {
  private func places(_ study: Study) async -> (PhysicalThroughput, ScenarioOutcome) {
    let planner = Planner(study, workers: 2)
    let base = await planner.solve(.base)
    return (planner.physicalThroughput(of: base), planner.outcome(of: base))
  }

  /// By hand: 80,000 t of timber, a fifth of it in the 1,000 hours of the peak, over a quay of 300
  /// t/h.
  @Test func timberPassesThePort() async throws {
    let (throughput, _) = await places(try fixture())
    func quay(_ period: String?) throws -> PlaceThroughput {
      try #require(
        throughput.places.first { $0.id == "PHAMN_KAJ" && $0.period?.name == period })
    }
    let peak = try quay("PEAK")
    #expect(abs(peak.tonnes - 16_000) < 1e-6 && abs(peak.flow - 16_000) < 1e-6)
    #expect(abs(try #require(peak.capacity) - 300_000) < 1e-6)
    #expect(abs(try #require(peak.utilisation) - 16.0 / 300) < 1e-12)
    #expect(abs(try #require(peak.spare) - 284_000) < 1e-6)
    #expect(abs(try #require(peak.lorries) - 500) < 1e-6, "32 t a lorry")
    #expect(peak.lifts == nil && peak.teu == nil)
    // M/M/1 at 16 of 300 t/h: each waits 1/(300 - 16) - 1/300 h, and so many wait at any time.
    let wait = 1.0 / 284 - 1.0 / 300
    #expect(abs(peak.waitHours - wait) < 1e-12)
    #expect(abs(peak.meanQueue - 16 * wait) < 1e-12)
    let year = try quay(nil)
    #expect(abs(year.tonnes - 80_000) < 1e-6)
    #expect(abs(try #require(year.capacity) - 300 * 8760) < 1e-6)
    #expect(abs(try #require(year.peakUtilisation) - 16.0 / 300) < 1e-12)
    // One ship carries 3,500 t and calls at either end; a fifth of the voyages are in ballast.
    let port = try #require(
      throughput.places.first { $0.id == "PHAMN" && $0.kind == .port && $0.period == nil })
    #expect(abs(try #require(port.ships) - 80_000 * 1.2 / 3500) < 1e-6)
    #expect(port.unit == .call)
    #expect(abs(try #require(port.capacity) - 8760 * 2 / 10) < 1e-6)
  }

  @Test func periodsComeToTheYearAndToTheIndicators() async throws {
    let (throughput, outcome) = await places(try oskarshamn())
    for place in throughput.places where place.period == nil {
      let periods = throughput.places.filter {
        $0.kind == place.kind && $0.id == place.id && $0.period != nil
      }
      #expect(periods.count == 3 && abs(place.hours - 8760) < 1e-6)
      #expect(
        abs(periods.reduce(0) { $0 + $1.tonnes } - place.tonnes) <= 1e-9 * max(1, place.tonnes))
      if let spare = place.spare { #expect(spare >= 0) }
    }
    for load in outcome.indicators.terminals {
      let year = try #require(
        throughput.places.first { $0.id == load.terminal.name && $0.period == nil })
      #expect(abs(year.tonnes - load.tonnes) <= 1e-9 * max(1, load.tonnes))
      if let lifts = year.lifts { #expect(abs(lifts - load.loadUnits) <= 1e-9 * max(1, lifts)) }
      if year.capacity != nil, let peak = year.peakUtilisation, load.peakUtilisation.isFinite {
        #expect(abs(peak - load.peakUtilisation) <= 1e-9)
      }
    }
  }

  /// A corridor of one link is that link.
  @Test func aCorridorOfOneLinkIsTheLink() async throws {
    let study = try fixture(
      FixtureStudy().appending(
        "ONE,En,One,JUNC-PHAMN-R,made up for tests,estimated", to: "corridor.csv"))
    let (throughput, outcome) = await places(study)
    let link = try #require(
      outcome.indicators.links.first { $0.link.name == "JUNC-PHAMN-R" })
    let one = try #require(throughput.places.first { $0.id == "ONE" && $0.period == nil })
    #expect(abs(one.tonnes - link.tonnes) < 1e-6 && one.tonnes > 0)
    #expect(
      abs(try #require(one.lorries) - link.forward.freightVehicles - link.backward.freightVehicles)
        < 1e-6)
    #expect(abs(try #require(one.peakUtilisation) - link.peakUtilisation) < 1e-12)
    #expect(one.tightest?.name == "JUNC-PHAMN-R" && one.unit == .pcu)
    let line = try #require(throughput.places.first { $0.id == "LINE" && $0.period == nil })
    #expect(line.unit == .train && line.lorries == nil && line.trains != nil)
  }
}
