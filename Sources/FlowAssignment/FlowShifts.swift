/// All ways in which an equilibrium's flows can shift on the paths in use: the columns of the
/// linearised equilibrium.
///
/// Each group's bush with its arcs in use is spanned by a tree, one arc into each node. Every other
/// arc closes a cycle with the tree, and every alternative of a pair but its largest one is
/// exchanged with that one. Any change of flows that keeps the demand is one sum of these, and any
/// such sum keeps it. A column holds what a unit of the shift adds to each facility whose delay
/// changes.
struct FlowShifts {
  /// A shift between alternatives of one pair.
  private struct Choice {
    var split: NestedLogit
    /// Flow of each alternative.
    var flows: [Double]
    /// Positions in `flows` of the alternatives that have a column, from `firstColumn` on.
    var others: [Int]
    /// Position in `flows` of what they are exchanged with.
    var reference: Int
    var firstColumn: Int
  }

  private var firstEntry = [0]
  private var facility: [Int32] = []
  private var load: [Double] = []
  private var choices: [Choice] = []
  /// `D`: SEK per unit and unit per hour of each facility.
  private let slope: [Double]

  /// Number of shifts.
  var count: Int { firstEntry.count - 1 }

  /// Share of a pair's demand below which an alternative counts as unused.
  private static let leastShare = 1e-12

  init(
    _ problem: AssignmentProblem, _ flows: BushFlows, slope: [Double], _ mathematics: Mathematics
  ) {
    self.slope = slope
    var tree = ShiftTree(problem, slope: slope)
    for (group, bush) in zip(flows.groups, flows.bushes) where !bush.entries.isEmpty {
      let closing = tree.span(bush, group, flows.alternativeFlow)
      for arc in closing {
        tree.addCycle(closedBy: arc)
        append(&tree)
      }
      for index in group.pairs where problem.pairs[index].alternatives.count > 1 {
        let pair = problem.pairs[index]
        let slots = pair.slots
        let parts = Array(flows.alternativeFlow[slots])
        let inUse = parts.indices.filter { parts[$0] > Self.leastShare * pair.demand }
        guard inUse.count > 1, let reference = inUse.max(by: { parts[$0] < parts[$1] })
        else { continue }
        let choice = Choice(
          split: problem.choice(ofPair: index, mathematics), flows: parts,
          others: inUse.filter { $0 != reference }, reference: reference, firstColumn: count)
        for other in choice.others {
          tree.addPath(to: problem.sinks[slots.lowerBound + other], times: 1)
          tree.addPath(to: problem.sinks[slots.lowerBound + reference], times: -1)
          append(&tree, keepingEmpty: true)
        }
        choices.append(choice)
      }
      tree.clear(bush)
    }
  }

  /// Takes over the column that the tree has summed; a cycle that loads nothing changes nothing.
  private mutating func append(_ tree: inout ShiftTree, keepingEmpty: Bool = false) {
    let column = tree.takeColumn()
    guard keepingEmpty || !column.isEmpty else { return }
    for entry in column {
      facility.append(entry.facility)
      load.append(entry.load)
    }
    firstEntry.append(facility.count)
  }

  /// Change of each facility's flow when each unit on it pays `cost` more, by conjugate gradients
  /// (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044) with the matrix's diagonal as
  /// preconditioner.
  ///
  /// The matrix is singular where cycles depend on each other, since route flows are not unique.
  /// The right side lies in its range if `cost` is a multiple of `D`, and the change of the
  /// facilities' flows is unique.
  func answer(
    toFacilityCost cost: [Double], tolerance: Double, iterationLimit: Int
  ) -> (change: [Double], residual: Double, iterations: Int) {
    let diagonal = self.diagonal
    var solution = [Double](repeating: 0, count: count)
    var rest = gathered(cost).map { -$0 }
    let start = size(rest, diagonal)
    var change = [Double](repeating: 0, count: slope.count)
    guard start > 0 else { return (change, 0, 0) }
    var scaled = zip(rest, diagonal).map { $0 / $1 }
    var direction = scaled
    var product = dot(rest, scaled)
    var iterations = 0
    while iterations < iterationLimit, size(rest, diagonal) > tolerance * start {
      let image = times(direction)
      let curvature = dot(direction, image)
      guard curvature > 0 else { break }
      let step = product / curvature
      for index in solution.indices {
        solution[index] += step * direction[index]
        rest[index] -= step * image[index]
        scaled[index] = rest[index] / diagonal[index]
      }
      let next = dot(rest, scaled)
      for index in direction.indices {
        direction[index] = scaled[index] + next / product * direction[index]
      }
      product = next
      iterations += 1
    }
    change = loads(of: solution)
    return (change, size(rest, diagonal) / start, iterations)
  }

  // MARK: The matrix

  /// `B' D B x + H x`.
  private func times(_ shifts: [Double]) -> [Double] {
    var flows = loads(of: shifts)
    for index in flows.indices { flows[index] *= slope[index] }
    var result = gathered(flows)
    for choice in choices {
      var changes = [Double](repeating: 0, count: choice.flows.count)
      for (position, other) in choice.others.enumerated() {
        changes[other] = shifts[choice.firstColumn + position]
        changes[choice.reference] -= changes[other]
      }
      let bend = choice.split.hessian(times: changes, at: choice.flows)
      for (position, other) in choice.others.enumerated() {
        result[choice.firstColumn + position] += bend[other] - bend[choice.reference]
      }
    }
    return result
  }

  private var diagonal: [Double] {
    var result = [Double](repeating: 0, count: count)
    for column in result.indices {
      for entry in firstEntry[column]..<firstEntry[column + 1] {
        result[column] += slope[Int(facility[entry])] * load[entry] * load[entry]
      }
    }
    for choice in choices {
      for (position, other) in choice.others.enumerated() {
        var changes = [Double](repeating: 0, count: choice.flows.count)
        changes[other] = 1
        changes[choice.reference] = -1
        let bend = choice.split.hessian(times: changes, at: choice.flows)
        result[choice.firstColumn + position] += bend[other] - bend[choice.reference]
      }
    }
    return result
  }

  /// `B x`: change of each facility's flow.
  private func loads(of shifts: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: slope.count)
    for column in shifts.indices where shifts[column] != 0 {
      for entry in firstEntry[column]..<firstEntry[column + 1] {
        result[Int(facility[entry])] += load[entry] * shifts[column]
      }
    }
    return result
  }

  /// `B' y`: what each shift costs.
  private func gathered(_ costs: [Double]) -> [Double] {
    (0..<count).map { column in
      var sum = 0.0
      for entry in firstEntry[column]..<firstEntry[column + 1] {
        sum += load[entry] * costs[Int(facility[entry])]
      }
      return sum
    }
  }

  private func dot(_ first: [Double], _ second: [Double]) -> Double {
    var sum = 0.0
    for index in first.indices { sum += first[index] * second[index] }
    return sum
  }

  /// Length of a vector, each entry measured by its diagonal.
  private func size(_ vector: [Double], _ diagonal: [Double]) -> Double {
    var sum = 0.0
    for index in vector.indices { sum += vector[index] * vector[index] / diagonal[index] }
    return sum.squareRoot()
  }
}

extension NestedLogit {
  /// Hessian of `H` times changes of flow that leave the demand as it is; zero where there is no
  /// flow.
  func hessian(times changes: [Double], at flows: [Double]) -> [Double] {
    var result = changes
    for index in result.indices {
      result[index] = flows[index] > 0 ? changes[index] / (nestScale * flows[index]) : 0
    }
    guard !nests.isEmpty else { return result }
    var nestFlow = [Double](repeating: 0, count: flows.count)
    var nestChange = nestFlow
    for (index, nest) in zip(flows.indices, nests) {
      nestFlow[Int(nest)] += flows[index]
      nestChange[Int(nest)] += changes[index]
    }
    for (index, nest) in zip(flows.indices, nests) where flows[index] > 0 {
      result[index] += (1 / scale - 1 / nestScale) * nestChange[Int(nest)] / nestFlow[Int(nest)]
    }
    return result
  }
}
