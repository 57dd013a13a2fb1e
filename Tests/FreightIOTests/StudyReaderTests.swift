import Foundation
import FreightIO
import FreightModel
import TestSupport
import Testing

@Suite struct StudyReaderTests {
  @Test func readsAValidStudy() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    #expect(study.name == "small")
    #expect(study.title == Label(sv: "A small study", en: "A small study"))
    #expect(study.network.nodes.map(\.id).prefix(2) == ["AHUS", "BERG"])
    #expect(study.network.links.count == 8)
    #expect(study.network.movements.count == 6)
    #expect(study.demand.flows.map(\.tonnesPerYear) == [250_000, 80_000, 5_000])
    #expect(study.demand.commodities[0].periodShares == ["PEAK": 0.3, "REST": 0.7])
    #expect(study.investments.map(\.changes.count) == [4, 5, 1, 3, 2])
    #expect(study.outlines.map(\.name) == ["Sverige", "Kalmar län"])
    #expect(study.outlines[0].rings[0].count == 5)
  }

  @Test func readsTheColumnsOfEveryMode() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    guard case .road(let road) = study.network.links[2].supply,
      case .rail(let rail) = study.network.links[5].supply,
      case .sailing(let sailing) = study.network.links[7].supply
    else {
      Issue.record("a link has the columns of another mode")
      return
    }
    #expect(
      road.roadClass == "motorway" && road.lanes == 2 && road.capacityPCUPerHourPerLane == 1_900)
    #expect(rail.isElectrified && rail.tracks == 1 && rail.axleLoadTonnes == 22.5)
    #expect(sailing.departuresPerWeek == 3)
  }

  @Test func everyInvestmentCanBeBuilt() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    let chosen = try study.investments.selection(["STAGE2", "BYPASS", "QUEUE", "BERG_KOMBI"])
    let network = study.network.applying(chosen)
    #expect(network.nodes.count == 8 && network.links.count == 10)
    #expect(network.movements.count == 5 && network.terminals.count == 6)
    #expect(network.queues.map(\.capacityPCUPerHour) == [1_350, 800])
  }

  @Test func recordsTheDigestOfEveryFile() throws {
    let fixture = FixtureStudy()
    let study = try fixture.withFolder { try StudyReader.read(network: $0) }
    #expect(study.inputs.count == fixture.files.count)
    #expect(study.inputs.map(\.path) == study.inputs.map(\.path).sorted())
    let flow = study.inputs.first { $0.path == "Demand/small/flow.csv" }
    #expect(flow?.sha256 == SHA256.hexadecimal(of: fixture.files["flow.csv"] ?? []))
    #expect(study.inputs.contains { $0.path == "Networks/small/land.geojson" })
  }

  @Test func allowsColumnsThatItDoesNotRead() throws {
    let rows = FixtureStudy().text("loco_change.csv").split(separator: "\n")
    let wider = rows.enumerated().map { $0.offset == 0 ? "\($0.element),note" : "\($0.element),-" }
    let study = FixtureStudy().replacing(
      "loco_change.csv", with: wider.joined(separator: "\n") + "\n")
    #expect(try diagnostics(of: study).isEmpty)
  }

  @Test func readsADemandFolderNamedApart() throws {
    try FixtureStudy().withFolder { network in
      let beside = URL(fileURLWithPath: network).deletingLastPathComponent()
        .appendingPathComponent("../Demand/small").standardizedFileURL
      let other = beside.deletingLastPathComponent().appendingPathComponent("other")
      try FileManager.default.moveItem(at: beside, to: other)
      let study = try StudyReader.read(network: network + "/", demand: other.path)
      #expect(study.demand.flows.count == 3)
      #expect(throws: InvalidInput.self) { try StudyReader.read(network: network) }
    }
  }

  @Test func tellsEveryFaultOfEveryFileAtOnceAndInOrder() throws {
    let study = FixtureStudy()
      .setting("tonnes_per_year", of: 2, to: "-1", in: "flow.csv")
      .setting("free_speed", of: 4, to: "0", in: "link.csv")
      .setting("length", of: 4, to: "-3", in: "link.csv")
      .setting("length", of: 2, to: "long", in: "link.csv")
      .setting("needs", of: 5, to: "NOTHING", in: "investment.csv")
      .setting("source", of: 2, to: "", in: "terminal.csv")
      .setting("x_coord", of: 3, to: "", in: "node.csv")
      .removing("loco_change.csv")
    let found = try diagnostics(of: study)
    let places = found.map { diagnostic in
      "\(diagnostic.file.split(separator: "/").last ?? ""):\(diagnostic.row ?? 0) "
        + (diagnostic.column ?? "")
    }
    #expect(
      places == [
        "node.csv:3 x_coord", "link.csv:2 length", "link.csv:4 length", "link.csv:4 free_speed",
        "terminal.csv:2 source", "loco_change.csv:0 ", "investment.csv:5 needs",
        "flow.csv:2 tonnes_per_year",
      ])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: realNetwork + "/config.csv")))
  func realNetworkReadsWithoutAMessage() throws {
    do throws(InvalidInput) {
      let study = try StudyReader.read(network: Self.realNetwork)
      #expect(study.name == "oskarshamn")
    } catch {
      Issue.record("\(error.diagnostics.map(\.line).joined(separator: "\n"))")
    }
  }

  private static let realNetwork = checkout.appendingPathComponent("Networks/oskarshamn").path
}
