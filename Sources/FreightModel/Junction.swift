/// An allowed turn at an expanded junction: GMNS `movement.csv`.
///
/// A node with at least one movement is expanded: only the listed movements exist there, each
/// from its inbound to its outbound link. An expanded junction is never a zone.
public struct Movement: Sendable, Identifiable {
  /// Identifier of a movement.
  public typealias ID = FreightModel.ID<Movement>

  /// `mvmt_id`.
  public let id: ID
  /// `node_id`: the junction.
  public let node: Node.ID
  /// `ib_link_id`, used in the direction that enters the junction.
  public let inbound: Link.ID
  /// `ob_link_id`, used in the direction that leaves the junction.
  public let outbound: Link.ID
  /// `penalty`, seconds.
  public let penaltySeconds: Double
  /// `queue_id`: the approach queue that the movement waits in; nil for a free-flowing movement.
  public let queue: JunctionQueue.ID?
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a movement.
  public init(
    id: ID, node: Node.ID, inbound: Link.ID, outbound: Link.ID, penaltySeconds: Double,
    queue: JunctionQueue.ID?, provenance: Provenance
  ) {
    self.id = id
    self.node = node
    self.inbound = inbound
    self.outbound = outbound
    self.penaltySeconds = penaltySeconds
    self.queue = queue
    self.provenance = provenance
  }
}

/// One approach of a junction with a capacity of its own: `junction_queue.csv`.
///
/// All movements that name it share one server (M/M/1 form).
public struct JunctionQueue: Sendable, Identifiable {
  /// Identifier of an approach queue.
  public typealias ID = FreightModel.ID<JunctionQueue>

  /// `queue_id`.
  public let id: ID
  /// `node_id`: the junction.
  public let node: Node.ID
  /// `name`: the approach in words.
  public let name: Label
  /// `capacity_pcu_per_h`.
  public var capacityPCUPerHour: Double
  /// `preload_pcu_per_day`: traffic that the background matrix does not explain; it waits here
  /// whatever is built.
  public internal(set) var preloadPCUPerDay: Double
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates an approach queue.
  public init(
    id: ID, node: Node.ID, name: Label, capacityPCUPerHour: Double, preloadPCUPerDay: Double = 0,
    provenance: Provenance
  ) {
    self.id = id
    self.node = node
    self.name = name
    self.capacityPCUPerHour = capacityPCUPerHour
    self.preloadPCUPerDay = preloadPCUPerDay
    self.provenance = provenance
  }
}
