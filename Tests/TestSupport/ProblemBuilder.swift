package import FlowAssignment
import PathKernel

/// Builds an assignment problem from arcs in any order, so that a test reads like a drawing of its
/// network:
///
///     var network = ProblemBuilder(nodes: 2)
///     let road = network.facility(.linear(slope: 1))
///     network.arc(0, 1, cost: 10, through: [road])
///     network.pair(from: 0, to: [1], demand: 6)
///     let problem = network.problem()
package struct ProblemBuilder {
  /// A class of users: their costs and loads follow from the arcs'.
  package struct UserClass {
    /// `theta`: how sharply the class takes what costs least.
    package var logitScale: Double
    /// `theta` between the alternatives of a nest; nil without nests.
    package var nestScale: Double?
    /// What a delay costs the class, as a multiple of the facility's rate.
    package var delayFactor: Double
    /// Load that one unit of the class puts on any facility.
    package var load: Double
    /// Cost on an arc, given the arc's number in the order of adding and its common cost.
    package var cost: (_ arc: Int, _ common: Double) -> Double

    /// A class that pays the arcs' common costs unless said.
    package init(
      logitScale: Double = 1, nestScale: Double? = nil, delayFactor: Double = 1,
      load: Double = 1,
      cost: @escaping (_ arc: Int, _ common: Double) -> Double = { $1 }
    ) {
      self.logitScale = logitScale
      self.nestScale = nestScale
      self.delayFactor = delayFactor
      self.load = load
      self.cost = cost
    }
  }

  private let nodeCount: Int
  private let firstThroughNode: Int32
  private var tails: [Int32] = []
  private var heads: [Int32] = []
  private var costs: [Double] = []
  private var uses: [[Int32]] = []
  private var facilities: [AssignmentProblem.Facility] = []
  private var pairs: [AssignmentProblem.Pair] = []
  private var sinks: [Int32] = []
  private var alternativeCosts: [Double] = []
  private var nests: [Int32] = []
  /// One class with a logit scale of 1 unless the test says otherwise.
  package var classes = [UserClass()]

  /// Facilities added so far.
  package var facilityCount: Int { facilities.count }

  /// A network of so many nodes without arcs.
  package init(nodes: Int, firstThroughNode: Int32 = 0) {
    nodeCount = nodes
    self.firstThroughNode = firstThroughNode
  }

  /// Adds a facility, one unit-hour of whose delay costs 1 unless said.
  package mutating func facility(
    _ delay: DelayFunction, costPerHour: Double = 1, preload: Double = 0
  ) -> Int32 {
    facilities.append(
      AssignmentProblem.Facility(
        delay: delay, delayCostPerHour: costPerHour, preload: preload))
    return Int32(facilities.count - 1)
  }

  /// Adds an arc that loads the given facilities.
  package mutating func arc(
    _ tail: Int32, _ head: Int32, cost: Double = 0, through facilities: [Int32] = []
  ) {
    tails.append(tail)
    heads.append(head)
    costs.append(cost)
    uses.append(facilities)
  }

  /// Adds an arc with a facility of its own.
  package mutating func arc(_ tail: Int32, _ head: Int32, cost: Double, delay: DelayFunction) {
    let own = facility(delay)
    arc(tail, head, cost: cost, through: [own])
  }

  /// Adds demand for any of several sinks, one per alternative, which may have costs of their own
  /// and share nests.
  package mutating func pair(
    from origin: Int32, to alternatives: [Int32], demand: Double, userClass: Int32 = 0,
    costs: [Double]? = nil, nests: [Int32]? = nil
  ) {
    let first = Int32(sinks.count)
    alternativeCosts += costs ?? alternatives.map { _ in 0 }
    self.nests += nests ?? alternatives.indices.map { Int32($0) }
    sinks += alternatives
    pairs.append(
      AssignmentProblem.Pair(
        userClass: userClass, origin: origin, demand: demand,
        alternatives: first..<Int32(sinks.count)))
  }

  /// The problem, with arcs sorted by tail.
  package func problem() -> AssignmentProblem {
    let (graph, arcOfInput) = ForwardStar.sorting(
      nodeCount: nodeCount, tails: tails, heads: heads, firstThroughNode: firstThroughNode)
    var inputOfArc = [Int](repeating: 0, count: tails.count)
    for (input, arc) in arcOfInput.enumerated() { inputOfArc[Int(arc)] = input }
    var firstUse: [Int32] = [0]
    var arcFacility: [Int32] = []
    for input in inputOfArc {
      arcFacility += uses[input]
      firstUse.append(Int32(arcFacility.count))
    }
    return AssignmentProblem(
      graph: graph, firstUse: firstUse, arcFacility: arcFacility, facilities: facilities,
      classes: classes.map { userClass in
        AssignmentProblem.UserClass(
          arcCost: inputOfArc.map { userClass.cost($0, costs[$0]) },
          arcLoad: inputOfArc.map { _ in userClass.load }, logitScale: userClass.logitScale,
          nestScale: userClass.nestScale, delayFactor: userClass.delayFactor)
      }, pairs: pairs, sinks: sinks,
      alternativeCost: alternativeCosts.contains { $0 != 0 } ? alternativeCosts : [],
      nestOfAlternative: classes.contains { $0.nestScale != nil } ? nests : [])
  }
}
