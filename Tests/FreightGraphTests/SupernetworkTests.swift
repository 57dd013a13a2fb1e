import FlowAssignment
import FreightGraph
import FreightModel
import PathKernel
import TestSupport
import Testing

struct SupernetworkTests {
  @Test func noPathPassesThroughAZone() throws {
    let laid = try Laid()
    for (arc, meaning) in laid.supernetwork.arcs.enumerated() {
      let head = laid.supernetwork.graph.head[arc]
      let tail = laid.supernetwork.graph.tail[arc]
      for zone in laid.supernetwork.zones.indices {
        #expect(head != laid.supernetwork.origin(of: zone), "\(meaning) enters an origin")
        for chain in laid.supernetwork.network.chainTypes.indices {
          #expect(
            tail != laid.supernetwork.sink(of: zone, chain: chain), "\(meaning) leaves a sink")
        }
      }
    }
  }

  @Test func goodsChangeModeOnlyAtTerminals() throws {
    let laid = try Laid()
    let network = laid.supernetwork.network
    for arc in laid.supernetwork.arcs {
      guard case .haul(let haul) = arc else { continue }
      for end in [haul.from, haul.to] {
        #expect(
          network.terminals.contains {
            $0.node == network.nodes[end].id && $0.modes.contains(haul.mode)
              && $0.loadForm == haul.loadForm
          })
      }
    }
    // BERG has a road and a rail node, but no terminal in the base case.
    let model = laid.model()
    let berg = network.terminals.firstIndex { $0.id == "BERG_KOMBI" }!
    let arc = laid.arc { $0 == .transhipment(terminal: berg) }
    let vehicles = laid.row("VEHICLES", .unitised)
    #expect(model.cost.terms(ofClass: vehicles, onArc: arc) == nil)
    #expect(laid.model(["BERG_KOMBI"]).cost.terms(ofClass: vehicles, onArc: arc) != nil)
  }

  @Test func anExpandedJunctionHasItsMovementsAndNoOthers() throws {
    let laid = try Laid()
    let network = laid.supernetwork.network
    let inbound = laid.link("AHUS-JUNC-R")
    // Arcs that follow the link into the junction: exactly its listed movements, no U-turn.
    for (arc, meaning) in laid.supernetwork.arcs.enumerated()
    where meaning == .moving(link: inbound, isForward: true) {
      let node = laid.supernetwork.graph.head[arc]
      let next = laid.supernetwork.arcs.indices.filter {
        laid.supernetwork.graph.tail[$0] == node
      }
      let movements = next.map { arc -> String in
        guard case .turn(let row) = laid.supernetwork.arcs[arc] else { return "not a turn" }
        return network.movements[row].id.name
      }
      #expect(movements == ["JUNC-1", "JUNC-2"])
    }
  }

  @Test func aChainsModesComeInItsOrder() throws {
    let laid = try Laid()
    let model = laid.model()
    for (index, pair) in laid.layout.pairs.enumerated() {
      guard case .flow = laid.layout.sources[index] else { continue }
      for slot in pair.alternatives {
        let chain = laid.supernetwork.network.chainTypes[laid.layout.chains[Int(slot)]]
        guard
          let arcs = shortestPath(laid, model, pair, to: laid.layout.sinks[Int(slot)])
        else { continue }
        var modes: [Mode] = []
        for arc in arcs {
          let mode: Mode? =
            switch laid.supernetwork.arcs[arc] {
            case .moving, .turn: .road
            case .haul(let haul): haul.mode
            default: nil
            }
          if let mode, modes.last != mode { modes.append(mode) }
        }
        // A road leg may be empty where the zone is at the terminal.
        var expected = chain.modes[...]
        for mode in modes {
          while let first = expected.first, first != mode { expected = expected.dropFirst() }
          #expect(expected.first == mode, "\(chain.id): \(modes)")
        }
      }
    }
  }
}
