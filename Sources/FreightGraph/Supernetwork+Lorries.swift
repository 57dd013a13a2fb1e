import PathKernel

extension Supernetwork {
  /// By arc: whether it is a transhipment to or from a road layer, for which a lorry comes.
  public var isLorryTranshipment: [Bool] {
    var isOnRoad = [Bool](repeating: false, count: graph.nodeCount)
    for (arc, meaning) in arcs.enumerated() {
      if case .moving = meaning {
        isOnRoad[Int(graph.tail[arc])] = true
        isOnRoad[Int(graph.head[arc])] = true
      }
    }
    return arcs.enumerated().map { arc, meaning in
      guard case .transhipment = meaning else { return false }
      return isOnRoad[Int(graph.tail[arc])] || isOnRoad[Int(graph.head[arc])]
    }
  }
}
