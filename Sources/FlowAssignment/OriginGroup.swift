import PathKernel

/// Demand of one class from one origin: neighbours among the problem's pairs.
struct OriginGroup: Sendable, Equatable {
  var userClass: Int
  var origin: Int32
  var pairs: Range<Int>
  /// Whether a pair has several alternatives.
  var hasChoice: Bool
}

extension AssignmentProblem {
  /// Adds what ends at each sink of a group to the nodes' flows.
  func addDemand(
    of group: OriginGroup, _ alternativeFlow: Span<Double>,
    to labels: inout MutableSpan<NodeLabel>
  ) {
    let pairs = self.pairs.span
    let sinks = self.sinks.span
    for pair in group.pairs {
      for slot in pairs[pair].alternatives {
        labels[Int(sinks[Int(slot)])].flow += alternativeFlow[Int(slot)]
      }
    }
  }

  /// Arcs that the searches from so many origin groups look at in a round.
  func searchWork(_ groupCount: Int) -> Int { groupCount * graph.arcCount }

  /// Index range of a group's alternatives in `sinks`.
  func slots(of group: OriginGroup) -> Range<Int> {
    guard let first = pairs[group.pairs].first, let last = pairs[group.pairs].last
    else { return 0..<0 }
    return Int(first.alternatives.lowerBound)..<Int(last.alternatives.upperBound)
  }

  /// The groups in pair order.
  func originGroups() -> [OriginGroup] {
    var result: [OriginGroup] = []
    for (index, pair) in pairs.enumerated() {
      if let last = result.last, last.userClass == Int(pair.userClass), last.origin == pair.origin {
        result[result.count - 1].pairs = last.pairs.lowerBound..<index + 1
        result[result.count - 1].hasChoice = last.hasChoice || pair.alternatives.count > 1
      } else {
        result.append(
          OriginGroup(
            userClass: Int(pair.userClass), origin: pair.origin, pairs: index..<index + 1,
            hasChoice: pair.alternatives.count > 1))
      }
    }
    return result
  }
}
