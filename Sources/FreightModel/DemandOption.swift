/// Another demand than the base case's: `demand_option.csv` and the `demand_option_*.csv` tables.
///
/// It is no investment: nobody builds it, it costs nothing, and what it changes is not a benefit.
/// It combines with any package of investments, whose worth it may change.
public struct DemandOption: Sendable, Identifiable {
  /// Identifier of a demand option.
  public typealias ID = FreightModel.ID<DemandOption>

  /// What sort of future it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// More of what there is.
    case growth
    /// Less of what there is.
    case decline
    /// Somebody new ships and receives.
    case establishment
    /// One activity takes another's place.
    case transition
  }

  /// `option_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `kind`.
  public let kind: Kind
  /// `excludes`: options that cannot be in force together with this one; holds both ways.
  public let excludes: Set<ID>
  /// `description_sv`, `description_en`.
  public let meaning: Label
  /// Source and confidence.
  public let provenance: Provenance
  /// Its rows of `demand_option_change.csv`, in table order.
  public let changes: [Change]
  /// Its rows of `demand_option_flow.csv`, in table order.
  public let flows: [AddedFlow]

  /// Where in their ranges an option's factors and tonnes are taken, all of them together.
  public enum Level: String, Sendable, CaseIterable {
    /// The tables' own values.
    case middle
    /// Every factor and every tonnage at its least: the fewest goods.
    case low
    /// Every factor and every tonnage at its greatest: the most goods.
    case high
  }

  /// Which flows a change is about.
  public enum Selector: Sendable, Hashable {
    /// Every commodity of an industry.
    case industry(Industry)
    /// One commodity.
    case commodity(Commodity.ID)
    /// Flows that start in a node.
    case origin(Node.ID)
    /// Flows that end in a node.
    case destination(Node.ID)
    /// One flow.
    case flow(Flow.ID)
  }

  /// A factor on the annual tonnes of the flows selected.
  public struct Change: Sendable {
    /// `selector` and `selected`.
    public let selector: Selector
    /// `factor` on tonnes, 0 or more; factors of several changes to one flow multiply.
    public let factor: Double
    /// `low` and `high`: the range of the factor.
    public let range: ClosedRange<Double>
    /// Source and confidence.
    public let provenance: Provenance

    /// Creates a change.
    public init(
      selector: Selector, factor: Double, range: ClosedRange<Double>, provenance: Provenance
    ) {
      self.selector = selector
      self.factor = factor
      self.range = range
      self.provenance = provenance
    }
  }

  /// A flow that exists under the option alone.
  public struct AddedFlow: Sendable {
    /// The flow; its tonnes are those of the year asked for and do not grow further.
    public let flow: Flow
    /// `low` and `high`: the range of its tonnes per year.
    public let range: ClosedRange<Double>

    /// Creates an added flow.
    public init(flow: Flow, range: ClosedRange<Double>) {
      self.flow = flow
      self.range = range
    }
  }

  /// Creates a demand option.
  public init(
    id: ID, name: Label, kind: Kind, excludes: Set<ID>, meaning: Label, provenance: Provenance,
    changes: [Change], flows: [AddedFlow]
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.excludes = excludes
    self.meaning = meaning
    self.provenance = provenance
    self.changes = changes
    self.flows = flows
  }

  /// Whether the option's excludes, or the other's, keep the two apart.
  public func isExcluded(with other: DemandOption) -> Bool {
    excludes.contains(other.id) || other.excludes.contains(id)
  }

  /// Whether any of its values has a range, so that its levels differ.
  public var isRanged: Bool {
    (changes.map(\.range) + flows.map(\.range)).contains { $0.lowerBound < $0.upperBound }
  }

  /// What the tonnes of a flow of the base case are multiplied by.
  ///
  /// - Parameters:
  ///   - flow: the flow.
  ///   - industry: the industry of its goods.
  ///   - level: where in their ranges the factors are taken.
  public func factor(on flow: Flow, industry: Industry, at level: Level = .middle) -> Double {
    changes.reduce(1) { product, change in
      change.selector.selects(flow, industry: industry)
        ? product * level.value(of: change.factor, in: change.range) : product
    }
  }
}

extension DemandOption.Level {
  /// A value at this level of its range.
  fileprivate func value(of middle: Double, in range: ClosedRange<Double>) -> Double {
    switch self {
    case .middle: middle
    case .low: range.lowerBound
    case .high: range.upperBound
    }
  }
}

extension DemandOption.Selector {
  /// Whether a flow of an industry's goods is meant.
  public func selects(_ flow: Flow, industry: Industry) -> Bool {
    switch self {
    case .industry(let wanted): industry == wanted
    case .commodity(let id): flow.commodity == id
    case .origin(let node): flow.origin == node
    case .destination(let node): flow.destination == node
    case .flow(let id): flow.id == id
    }
  }
}

extension Demand {
  /// The demand with every flow that any of the options adds: the fixed list of a study's flows.
  ///
  /// A scenario then differs only in tonnes, and a flow that it does not have has none: as the
  /// supernetwork holds every link that any investment adds.
  public func holding(_ options: [DemandOption]) -> Demand {
    replacing(flows: flows + options.flatMap { $0.flows.map(\.flow) })
  }

  /// The demand with some options in force, over the flows of `holding(_:)`.
  ///
  /// - Parameters:
  ///   - chosen: the options in force. A change is to flows of the base case alone.
  ///   - options: all options of the study, in the order given to `holding(_:)`.
  ///   - level: where in their ranges the chosen options' factors and tonnes are taken.
  public func under(
    _ chosen: Set<DemandOption.ID>, of options: [DemandOption],
    at level: DemandOption.Level = .middle
  ) -> Demand {
    let industries = Dictionary(uniqueKeysWithValues: commodities.map { ($0.id, $0.industry) })
    let inForce = options.filter { chosen.contains($0.id) }
    let own = flows.map { flow in
      var flow = flow
      for option in inForce {
        flow.tonnesPerYear *= option.factor(
          on: flow, industry: industries[flow.commodity]!, at: level)
      }
      return flow
    }
    let added = options.flatMap { option in
      option.flows.map { added in
        var flow = added.flow
        flow.tonnesPerYear =
          chosen.contains(option.id) ? level.value(of: flow.tonnesPerYear, in: added.range) : 0
        return flow
      }
    }
    return replacing(flows: own + added)
  }
}
