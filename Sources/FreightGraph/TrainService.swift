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
