import FreightGraph
import FreightModel
import Testing

/// A scenario's rows among those of the study.
struct ScenarioNetworkTests {
  /// In the study's order, backwards, and with the last row first, each with less than all built.
  @Test(arguments: [0, 1, 2]) func rowsAreFoundInWhateverOrderTheyCome(order: Int) throws {
    func ordered<Row>(_ rows: [Row]) -> [Row] {
      switch order {
      case 0: rows
      case 1: rows.reversed()
      default: rows.suffix(1) + rows.dropLast()
      }
    }
    let laid = try Laid()
    let built = laid.network(["BERG_KOMBI"])
    let network = FreightNetwork(
      nodes: built.nodes, links: ordered(built.links), movements: ordered(built.movements),
      queues: ordered(built.queues), terminals: ordered(built.terminals),
      locoChanges: built.locoChanges, roadClasses: built.roadClasses, vehicles: built.vehicles,
      chainTypes: built.chainTypes, periods: built.periods, limits: built.limits)
    let found = ScenarioNetwork(network, in: laid.supernetwork)
    let all = laid.supernetwork.network
    func known<Row: Identifiable>(_ rows: [Row], of some: [Row]) -> [Row.ID?] {
      let ids = Set(some.map(\.id))
      return rows.map { ids.contains($0.id) ? $0.id : nil }
    }
    let links = known(all.links, of: network.links)
    #expect(links.contains(nil) && network.links.count > 2 && network.terminals.count > 2)
    #expect(found.links.map { $0?.id } == links)
    #expect(found.linkRows.map { $0.map { network.links[$0].id } } == links)
    #expect(found.movements.map { $0?.id } == known(all.movements, of: network.movements))
    #expect(found.queues.map { $0?.id } == known(all.queues, of: network.queues))
    #expect(found.terminals.map { $0?.id } == known(all.terminals, of: network.terminals))
    for (row, movement) in found.movements.enumerated() {
      #expect(found.queueRows[row].map { all.queues[$0].id } == movement?.queue)
    }
  }
}
