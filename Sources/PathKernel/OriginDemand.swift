/// What flows from each of several origins to its destinations, in rows by origin:
/// `origins[o]` sends `flow[k]` to `destinations[k]` for k in `first[o] ..< first[o + 1]`.
///
/// Origins need not be different, nor a row's destinations. What an origin sends to itself uses no
/// arc and costs nothing.
public struct OriginDemand: Sendable {
  /// A node for each row.
  public var origins: [Int32]
  /// Where each row begins, with one entry more than there are rows.
  public var first: [Int32]
  /// A node for each entry.
  public var destinations: [Int32]
  /// Flow of each entry, not negative, in any one unit.
  public var flow: [Double]

  /// Creates the demand from its rows.
  ///
  /// - Precondition: `first` has one entry more than `origins`, begins with 0 and ends with the
  ///   number of flows, and there are as many destinations as flows.
  public init(origins: [Int32], first: [Int32], destinations: [Int32], flow: [Double]) {
    precondition(first.count == origins.count + 1, "every origin has one row")
    precondition(
      first.first == 0 && Int(first[origins.count]) == flow.count
        && destinations.count == flow.count, "rows hold all entries")
    self.origins = origins
    self.first = first
    self.destinations = destinations
    self.flow = flow
  }

  /// The entries of a row.
  @inline(__always)
  func row(_ index: Int) -> Range<Int> { Int(first[index])..<Int(first[index + 1]) }

  /// Sum of a row's flow times distance where there is a path, and of its flow where there is none.
  @inline(__always)
  func cost(ofRow row: Int, _ distance: (Int32) -> Double) -> SIMD2<Double> {
    var sum = SIMD2<Double>.zero
    for entry in self.row(row) {
      let distance = distance(destinations[entry])
      if distance < .infinity {
        sum.x += flow[entry] * distance
      } else {
        sum.y += flow[entry]
      }
    }
    return sum
  }
}

/// Demand on its shortest paths.
public struct Loading: Sendable {
  /// Flow on each arc of the graph, one entry per arc, in the unit of the demand.
  public var arcFlow: [Double]
  /// Sum of flow times distance over all demand that has a path: the unit of the demand times that
  /// of the arc costs.
  public var totalCost: Double
  /// Sum of the demand that has no path of finite cost, in its unit; the rest is loaded all the
  /// same.
  public var unservedFlow: Double

  /// Nothing, on a graph of so many arcs.
  init(arcCount: Int) {
    arcFlow = [Double](repeating: 0, count: arcCount)
    totalCost = 0
    unservedFlow = 0
  }
}
