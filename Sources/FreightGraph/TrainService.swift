public import FreightModel

/// Trains of one form of goods from one terminal to another.
public struct TrainRelation: Hashable, Sendable {
  /// Node row where goods are loaded.
  public let from: Int
  /// Node row where goods are unloaded.
  public let to: Int
  /// The form of goods.
  public let loadForm: LoadForm

  /// Names a relation by rows of the supernetwork's nodes.
  public init(from: Int, to: Int, loadForm: LoadForm) {
    self.from = from
    self.to = to
    self.loadForm = loadForm
  }
}

/// How a train relation is served.
public enum TrainService: Hashable, Sendable {
  /// At the train's mean fill and without a wait, whatever the volume: the certified core.
  case planned
  /// So many departures a week at a mean fill between 0 and 1; goods wait for half an interval.
  case running(departuresPerWeek: Double, fill: Double)
  /// Not offered.
  case withdrawn
}

extension HaulPlans.Run {
  /// The train relation; nil for ships and ferries.
  var relation: TrainRelation? {
    mode == .rail ? TrainRelation(from: from, to: to, loadForm: loadForm) : nil
  }
}

extension ScenarioModel {
  /// A train relation that has a plan in the scenario.
  public struct PlannedRelation: Sendable {
    /// Where the trains run, and with what.
    public let relation: TrainRelation
    /// Arcs of the supernetwork that are this relation, whatever the chain.
    public let arcs: [Int]
    /// Mean fill of the planned train, 0 to 1.
    public let fill: Double
    /// Cost of a run, SEK.
    public let costSEKPerRun: Double
  }

  /// Relations on which trains could run, in the order of the supernetwork's arcs.
  public var trainRelations: [PlannedRelation] {
    var order: [TrainRelation] = []
    var arcs: [TrainRelation: [Int]] = [:]
    for arc in supernetwork.arcs.indices where cost.plan(ofArc: arc) != nil {
      guard let relation = cost.relation(ofArc: arc) else { continue }
      if arcs[relation] == nil { order.append(relation) }
      arcs[relation, default: []].append(arc)
    }
    return order.map { relation in
      let arcs = arcs[relation]!
      let plan = cost.plan(ofArc: arcs[0])!
      return PlannedRelation(
        relation: relation, arcs: arcs,
        fill: supernetwork.network.vehicles[plan.vehicle].fill,
        costSEKPerRun: plan.timeCostSEK + plan.distanceCostSEK + plan.tripCostSEK)
    }
  }
}
