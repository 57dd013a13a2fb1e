import PathKernel
import TestSupport

/// A generated network that looks like roads: a square of streets with gaps, bends and one-way
/// streets, under three grades of faster roads.
///
/// One node in `side * side`; a tenth of the links is missing, so that blocks vary in size, a third
/// of the rest is bent in the middle by a node that has no other use, every tenth street is a main
/// road at twice the speed and every hundredth a motorway at four times, with few one-way streets.
/// Costs are whole numbers.
struct RoadNetwork {
  var graph: ForwardStar
  var cost: [Double]

  /// About `nodes` nodes.
  init(nodes: Int, seed: Int) {
    // Bends add two thirds of a node to each crossing: 2 links x 0.9 x 0.37.
    let side = Int((Double(nodes) / 1.666).squareRoot())
    var random = SplitMix64(seed: seed)
    var tails: [Int32] = []
    var heads: [Int32] = []
    var costs: [Double] = []
    var count = Int32(side * side)
    func grade(_ line: Int) -> Double { line % 100 == 0 ? 4 : line % 10 == 0 ? 2 : 1 }
    for row in 0..<side {
      for column in 0..<side {
        let node = Int32(row * side + column)
        for (isInside, neighbour, speed) in [
          (column + 1 < side, node + 1, grade(row)),
          (row + 1 < side, node + Int32(side), grade(column)),
        ] where isInside {
          if speed == 1 && random.chance(0.1) { continue }
          let length = random.number(from: 200, to: 1000)
          let isBent = random.chance(0.37)
          let isOneWay = speed == 1 && random.chance(0.05)
          let middle = isBent ? count : neighbour
          if isBent { count += 1 }
          let legs = isBent ? [(node, middle), (middle, neighbour)] : [(node, neighbour)]
          for (from, to) in legs {
            let cost = (length / speed / Double(legs.count)).rounded()
            tails.append(from)
            heads.append(to)
            costs.append(cost)
            guard !isOneWay else { continue }
            tails.append(to)
            heads.append(from)
            costs.append(cost)
          }
        }
      }
    }
    let sorted = ForwardStar.sorting(nodeCount: Int(count), tails: tails, heads: heads)
    graph = sorted.graph
    cost = costs
    for (input, arc) in sorted.arcOfInput.enumerated() { cost[Int(arc)] = costs[input] }
  }
}
