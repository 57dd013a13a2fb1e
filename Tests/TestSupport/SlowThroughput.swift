package import FlowAssignment
package import PathKernel

/// The greatest flow from `origin` to `sink` over arcs of given capacities, by augmenting any path
/// with room left, forwards or back, until there is none (Ford and Fulkerson 1956).
package func slowMaximumFlow(
  _ graph: ForwardStar, capacity: [Double], from origin: Int32, to sink: Int32
) -> Double {
  var room = capacity
  var back = [Double](repeating: 0, count: capacity.count)
  var total = 0.0
  while true {
    // Breadth first, or the number of rounds would have no bound.
    var entry = [(arc: Int, isForward: Bool)?](repeating: nil, count: graph.nodeCount)
    var reached: [Int32] = [origin]
    var next = 0
    while next < reached.count {
      let node = reached[next]
      next += 1
      for arc in 0..<graph.arcCount {
        for isForward in [true, false] {
          let (from, to) =
            isForward
            ? (graph.tail[arc], graph.head[arc]) : (graph.head[arc], graph.tail[arc])
          guard from == node, to != origin, entry[Int(to)] == nil,
            (isForward ? room[arc] : back[arc]) > 1e-12
          else { continue }
          entry[Int(to)] = (arc, isForward)
          reached.append(to)
        }
      }
    }
    guard entry[Int(sink)] != nil else { return total }
    var steps: [(arc: Int, isForward: Bool)] = []
    var node = sink
    while node != origin {
      let step = entry[Int(node)]!
      steps.append(step)
      node = step.isForward ? graph.tail[step.arc] : graph.head[step.arc]
    }
    let amount = steps.map { $0.isForward ? room[$0.arc] : back[$0.arc] }.min()!
    for step in steps {
      room[step.arc] += step.isForward ? -amount : amount
      back[step.arc] += step.isForward ? amount : -amount
    }
    total += amount
  }
}

/// The greatest common factor of growing pairs over all simple paths at once, by a full tableau
/// with Bland's rule. No path generation, no duals, no scaling.
///
/// - Returns: nil if the fixed demand does not fit, infinite if nothing binds.
package func slowConcurrentFlow(
  _ problem: AssignmentProblem, growing: [Bool], limits: [SharedLimit] = []
) -> Double? {
  let facilities = problem.facilities.indices.filter {
    problem.facilities[$0].delay.capacity < .infinity
  }
  var columns: [[Double]] = []
  let demands = problem.pairs.indices.filter { problem.pairs[$0].demand > 0 }
  let capacities = facilities.count + limits.count
  let rows = capacities + demands.count
  var factor = [Double](repeating: 0, count: rows)
  for (place, pair) in demands.enumerated() where growing[pair] {
    factor[capacities + place] = -problem.pairs[pair].demand
  }
  columns.append(factor)
  for (place, index) in demands.enumerated() {
    let pair = problem.pairs[index]
    let userClass = problem.classes[Int(pair.userClass)]
    for slot in pair.alternatives {
      for path in simplePaths(
        problem.graph, cost: userClass.arcCost, from: pair.origin, to: problem.sinks[Int(slot)])
      {
        var column = [Double](repeating: 0, count: rows)
        column[capacities + place] = 1
        for arc in path.map({ Int($0) }) {
          for use in problem.firstUse[arc]..<problem.firstUse[arc + 1] {
            if let row = facilities.firstIndex(of: Int(problem.arcFacility[Int(use)])) {
              column[row] += userClass.arcLoad[arc]
            }
          }
          for (row, limit) in limits.enumerated() {
            column[facilities.count + row] += limit.use[Int(pair.userClass)][arc]
          }
        }
        columns.append(column)
      }
    }
  }
  let rightSide =
    facilities.map {
      max(0, problem.facilities[$0].delay.capacity - problem.facilities[$0].preload)
    } + limits.map(\.capacity) + demands.map { growing[$0] ? 0 : problem.pairs[$0].demand }
  var tableau = Tableau(columns, rightSide, equations: capacities..<rows)
  return tableau.maximiseFirst()
}

/// The simplex method on a full tableau.
private struct Tableau {
  private var rows: [[Double]]
  private var basis: [Int]
  private let columnCount: Int
  private let firstArtificial: Int

  init(_ columns: [[Double]], _ rightSide: [Double], equations: Range<Int>) {
    columnCount = columns.count + rightSide.count
    firstArtificial = columns.count + equations.lowerBound
    basis = rightSide.indices.map { columns.count + $0 }
    rows = rightSide.indices.map { row in
      columns.map { $0[row] } + rightSide.indices.map { $0 == row ? 1 : 0 } + [rightSide[row]]
    }
  }

  /// The greatest value of column 0.
  mutating func maximiseFirst() -> Double? {
    let isArtificial = (0..<columnCount).map { $0 >= firstArtificial }
    let isPhaseOneBounded = maximise(isArtificial.map { $0 ? -1 : 0 })
    precondition(isPhaseOneBounded, "what is missing is never less than nothing")
    let missing = rows.indices.filter { basis[$0] >= firstArtificial }
      .reduce(0) { $0 + rows[$1][columnCount] }
    guard missing < 1e-9 else { return nil }
    // Artificials left at zero leave the basis, or their rows say nothing.
    for row in rows.indices where basis[row] >= firstArtificial {
      if let column = (0..<firstArtificial).first(where: { abs(rows[row][$0]) > 1e-9 }) {
        pivot(row, column)
      }
    }
    var worth = isArtificial.map { $0 ? -1e9 : 0 }
    worth[0] = 1
    guard maximise(worth) else { return .infinity }
    return rows.indices.first { basis[$0] == 0 }.map { rows[$0][columnCount] } ?? 0
  }

  private mutating func maximise(_ worth: [Double]) -> Bool {
    while true {
      let entering = (0..<columnCount).first { column in
        let gain = rows.indices.reduce(worth[column]) {
          $0 - worth[basis[$1]] * rows[$1][column]
        }
        return !basis.contains(column) && gain > 1e-9
      }
      guard let entering else { return true }
      let leaving = rows.indices.filter { rows[$0][entering] > 1e-9 }.min {
        (rows[$0][columnCount] / rows[$0][entering], basis[$0])
          < (rows[$1][columnCount] / rows[$1][entering], basis[$1])
      }
      guard let leaving else { return false }
      pivot(leaving, entering)
    }
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let divisor = rows[row][column]
    for index in rows[row].indices { rows[row][index] /= divisor }
    for other in rows.indices where other != row && rows[other][column] != 0 {
      let factor = rows[other][column]
      for index in rows[other].indices { rows[other][index] -= factor * rows[row][index] }
    }
    basis[row] = column
  }
}
