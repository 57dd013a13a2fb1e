import FreightGraph
import FreightModel
import PathKernel
import Testing

/// Distances in the Oskarshamn network against those that public sources give.
struct DistanceTests {
  struct Known: CustomTestStringConvertible, Sendable {
    let from: Node.ID
    let to: Node.ID
    let mode: Mode
    let onlyNamed: String?
    let kilometres: Double
    /// Largest difference accepted: the sources themselves differ by so much.
    let tolerance: Double

    var testDescription: String { "\(from) - \(to) by \(mode)" }
  }

  @Test(arguments: [
    Known(
      from: "OSK_CITY", to: "KALMAR", mode: .road, onlyNamed: nil, kilometres: 75.6, tolerance: 2),
    Known(
      from: "TRELLEB", to: "NORRK", mode: .road, onlyNamed: "E22", kilometres: 560, tolerance: 6),
    Known(
      from: "R_NAS", to: "R_OSK", mode: .rail, onlyNamed: nil, kilometres: 148, tolerance: 0.5),
    Known(
      from: "R_LIN", to: "R_KAL", mode: .rail, onlyNamed: nil, kilometres: 235, tolerance: 1),
    Known(
      from: "P_OSK", to: "ROTTERDAM", mode: .sea, onlyNamed: nil, kilometres: 1490, tolerance: 1),
  ])
  func theNetworksDistanceIsTheKnownOne(_ known: Known) throws {
    let study = try oskarshamn()
    let kilometres = distance(in: study.network, known)
    #expect(abs(kilometres - known.kilometres) <= known.tolerance)
  }

  @Test func theNewAlignmentSavesAlmostNoDistance() throws {
    let study = try oskarshamn()
    let bockara = Known(
      from: "SCANIA_LC", to: "BOCKARA", mode: .road, onlyNamed: nil, kilometres: 27.3,
      tolerance: 0.2)
    #expect(abs(distance(in: study.network, bockara) - bockara.kilometres) <= bockara.tolerance)
    for (alignment, kilometres) in [("RV3747_NEW_A", 27.0), ("RV3747_NEW_B", 26.5)] {
      let built = study.investments.filter { $0.id.name == alignment }
      let option = distance(in: study.network.applying(built), bockara)
      #expect(abs(option - kilometres) <= bockara.tolerance)
    }
  }

  private func distance(in network: FreightNetwork, _ known: Known) -> Double {
    let row = Dictionary(
      uniqueKeysWithValues: network.nodes.enumerated().map { ($1.id, Int32($0)) })
    var tails: [Int32] = []
    var heads: [Int32] = []
    var lengths: [Double] = []
    for link in network.links where link.mode == known.mode {
      if let name = known.onlyNamed, !link.name.contains(name) { continue }
      for (from, to) in [(link.fromNode, link.toNode), (link.toNode, link.fromNode)] {
        tails.append(row[from]!)
        heads.append(row[to]!)
        lengths.append(link.lengthKilometres)
      }
    }
    let (graph, arcOfInput) = ForwardStar.sorting(
      nodeCount: network.nodes.count, tails: tails, heads: heads)
    var cost = lengths
    for (input, arc) in arcOfInput.enumerated() { cost[Int(arc)] = lengths[input] }
    var search = PathWorkspace(nodeCount: graph.nodeCount)
    search.run(on: graph, arcCost: cost.span, from: row[known.from]!)
    return search.distance(to: row[known.to]!)
  }
}
