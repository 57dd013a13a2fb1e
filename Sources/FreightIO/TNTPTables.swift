/// A network of the TransportationNetworks collection (TNTP), as its file states it.
///
/// Nodes are numbered from 1 and the first `zoneCount` of them are zones. Times, lengths and tolls
/// have whatever units the file's author chose: nothing is converted.
package struct TNTPNetwork: Sendable, Equatable {
  /// Number of zones.
  package let zoneCount: Int
  /// Number of nodes, zones included.
  package let nodeCount: Int
  /// The first node that a path may pass through; it begins or ends at lower ones only.
  package let firstThroughNode: Int
  /// In the order of the file; several may join the same two nodes.
  package let links: [Link]

  /// One row of the network file.
  package struct Link: Sendable, Equatable {
    /// The node that the link leaves, from 1.
    package let fromNode: Int32
    /// The node that it leads to, from 1.
    package let toNode: Int32
    /// Flow at which the delay is `b` times the free-flow time.
    package let capacity: Double
    /// Length, in the file's own unit.
    package let length: Double
    /// Time without traffic, in the file's own unit.
    package let freeFlowTime: Double
    /// `B` of the volume-delay function `t0 (1 + B (v/C)^power)`.
    package let b: Double
    /// Exponent of the delay function.
    package let power: Double
    /// Speed, in the file's own unit; not used.
    package let speed: Double
    /// Toll, in the file's own unit.
    package let toll: Double
    /// The author's own classification.
    package let type: Int
  }

  /// The text of a flow file: one row per link, in the network's order, with as many digits as give
  /// the same numbers again.
  package func flowText(volumes: [Double], costs: [Double]) -> String {
    precondition(volumes.count == links.count && costs.count == links.count, "one per link")
    var text = Self.flowHeader
    for (index, link) in links.enumerated() {
      text += "\(link.fromNode) \t\(link.toNode) \t\(volumes[index]) \t\(costs[index]) \n"
    }
    return text
  }

  /// The first line of a flow file.
  package static let flowHeader = "From \tTo \tVolume \tCost \n"
}

/// Trips between zones, as a trips file states them: zero, intrazonal and repeated entries
/// included.
package struct TNTPTrips: Sendable, Equatable {
  /// In the order of the file.
  package let trips: [Trip]

  /// Trips made in code.
  package init(_ trips: [Trip] = []) { self.trips = trips }

  /// One entry of the trips file.
  package struct Trip: Sendable, Equatable {
    /// Zone, from 1.
    package let origin: Int32
    /// Zone, from 1.
    package let destination: Int32
    /// Not negative.
    package let demand: Double

    /// Creates an entry.
    package init(origin: Int32, destination: Int32, demand: Double) {
      self.origin = origin
      self.destination = destination
      self.demand = demand
    }
  }
}

/// What a flow file says of each link of a network, in the network's order.
package struct TNTPFlows: Sendable, Equatable {
  /// Flow of each link, in the file's own unit.
  package let volumes: [Double]
  /// Generalised cost of one unit at these volumes.
  package let costs: [Double]
}
