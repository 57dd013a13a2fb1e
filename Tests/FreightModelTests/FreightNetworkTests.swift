import FreightModel
import TestSupport
import Testing

struct FreightNetworkTests {
  private let provenance = Provenance(source: "a test", confidence: .estimated)

  private var road: Link {
    Link(
      id: "ROAD", name: "1", fromNode: "A", toNode: "B", isDirected: false, mode: .road,
      lengthKilometres: 10, speedKilometresPerHour: 80,
      supply: .road(
        Link.Road(
          roadClass: "two_lane", lanes: 1, capacityPCUPerHourPerLane: 1000, aadt: 100,
          heavyShare: 0.1, preloadAADT: 50)), provenance: provenance)
  }

  private var track: Link {
    Link(
      id: "TRACK", name: "line", fromNode: "A", toNode: "B", isDirected: false, mode: .rail,
      lengthKilometres: 10, speedKilometresPerHour: 100,
      supply: .rail(
        Link.Rail(
          tracks: 1, isElectrified: false, maxTrainMetres: 450, axleLoadTonnes: 22.5,
          sectionKilometres: 8, headwayMinutes: 12, otherTrainsPerDay: 4)),
      provenance: provenance)
  }

  private var network: FreightNetwork {
    FreightNetwork(
      nodes: [], links: [road, track], movements: [], queues: [], terminals: [],
      locoChanges: [], roadClasses: [], vehicles: [], chainTypes: [], periods: [])
  }

  private func investment(_ changes: [Investment.Change]) -> Investment {
    Investment(
      id: "I", name: Label(sv: "I", en: "I"), costMSEK: 1, priceLevel: "2025", payer: .national,
      openingYear: 2030, excludes: [], needs: [], isInDefaultSet: false,
      status: Label(sv: "", en: ""), provenance: provenance, changes: changes)
  }

  @Test func applyingLeavesTheNetworkAsItWas() {
    let before = network
    let after = before.applying([investment([.changeLink("ROAD", .freeSpeed, .set(100))])])
    #expect(before.links[0].speedKilometresPerHour == 80)
    #expect(after.links[0].speedKilometresPerHour == 100)
  }

  @Test func everyColumnThatMayChangeDoes() {
    let after = network.applying([
      investment([
        .changeLink("ROAD", .length, .multiply(0.5)), .changeLink("ROAD", .lanes, .set(2)),
        .changeLink("ROAD", .capacity, .multiply(1.5)),
        .changeLink("ROAD", .roadClass, .key("motorway")),
        .changeLink("TRACK", .tracks, .set(2)), .changeLink("TRACK", .electrified, .set(1)),
        .changeLink("TRACK", .maxTrain, .set(750)), .changeLink("TRACK", .axleLoad, .set(25)),
        .changeLink("TRACK", .section, .multiply(0.5)), .changeLink("TRACK", .headway, .set(5)),
      ])
    ])
    guard case .road(let road) = after.links[0].supply, case .rail(let rail) = after.links[1].supply
    else {
      Issue.record("a link changed its mode")
      return
    }
    #expect(after.links[0].lengthKilometres == 5)
    #expect(road.lanes == 2)
    #expect(road.capacityPCUPerHourPerLane == 1500)
    #expect(road.roadClass == "motorway")
    #expect(rail.tracks == 2)
    #expect(rail.isElectrified)
    #expect(rail.maxTrainMetres == 750)
    #expect(rail.axleLoadTonnes == 25)
    #expect(rail.sectionKilometres == 4)
    #expect(rail.headwayMinutes == 5)
  }

  @Test func additionsAloneChangeNothingThatIsThere() {
    let everything = network.adding([
      investment([
        .addNode(
          Node(
            id: "C", name: "C", longitude: 16, latitude: 57, kind: "town", zone: nil,
            provenance: provenance)), .changeLink("ROAD", .freeSpeed, .set(50)),
        .removeLink("TRACK"),
      ])
    ])
    #expect(everything.nodes.map(\.id) == ["C"])
    #expect(everything.links.map(\.id) == ["ROAD", "TRACK"])
    #expect(everything.links[0].speedKilometresPerHour == 80)
  }
}
