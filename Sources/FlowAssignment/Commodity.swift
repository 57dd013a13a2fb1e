/// Demand of one class from one origin: neighbours among the problem's pairs.
struct Commodity: Sendable, Equatable {
  var userClass: Int
  var origin: Int32
  var pairs: Range<Int>
  /// Whether a pair has several alternatives.
  var hasChoice: Bool
}

extension AssignmentProblem {
  /// Adds what ends at each sink of a commodity to the nodes' flows.
  func addDemand(
    of commodity: Commodity, _ alternativeFlow: Span<Double>,
    to labels: inout MutableSpan<NodeLabel>
  ) {
    let pairs = self.pairs.span
    let sinks = self.sinks.span
    for pair in commodity.pairs {
      for slot in pairs[pair].alternatives {
        labels[Int(sinks[Int(slot)])].flow += alternativeFlow[Int(slot)]
      }
    }
  }

  /// Index range of a commodity's alternatives in `sinks`.
  func slots(of commodity: Commodity) -> Range<Int> {
    guard let first = pairs[commodity.pairs].first, let last = pairs[commodity.pairs].last
    else { return 0..<0 }
    return Int(first.alternatives.lowerBound)..<Int(last.alternatives.upperBound)
  }

  /// The commodities in pair order.
  func commodities() -> [Commodity] {
    var result: [Commodity] = []
    for (index, pair) in pairs.enumerated() {
      if let last = result.last, last.userClass == Int(pair.userClass), last.origin == pair.origin {
        result[result.count - 1].pairs = last.pairs.lowerBound..<index + 1
        result[result.count - 1].hasChoice = last.hasChoice || pair.alternatives.count > 1
      } else {
        result.append(
          Commodity(
            userClass: Int(pair.userClass), origin: pair.origin, pairs: index..<index + 1,
            hasChoice: pair.alternatives.count > 1))
      }
    }
    return result
  }
}
