import FlowAssignment
import FreightGraph
import FreightModel

/// One class's flow on every arc over the year, with the delay that it meets.
///
/// A class uses few of the arcs: those are listed, and the arrays are cleared for the next class by
/// that list.
struct AnnualFlow {
  /// Arcs with flow, in the order in which they were met.
  private(set) var arcs: [Int] = []
  /// Tonnes or vehicles on each arc.
  private(set) var units: [Double]
  /// The units' hours of delay on each arc.
  private(set) var delayHours: [Double]
  /// What the units' delay costs on each arc for every facility unit that one of them loads, SEK.
  private(set) var delaySEK: [Double]

  init(arcCount: Int) {
    units = [Double](repeating: 0, count: arcCount)
    delayHours = units
    delaySEK = units
  }

  /// One period's equilibrium, with the delay on each arc.
  struct Period {
    private let classFlow: [Double]
    /// The entries with flow, by class.
    private let entries: [ArraySlice<Int>]
    private let delays: [(hours: Double, costSEKPerUnit: Double)]
    private let hoursPerYear: Double

    init(_ problem: AssignmentProblem, _ result: AssignmentResult, hoursPerYear: Double) {
      classFlow = result.classFlow
      entries = problem.entriesByClass(result.entriesWithFlow)
      delays = problem.firstUse.indices.dropLast().map { problem.delay(on: Int32($0), in: result) }
      self.hoursPerYear = hoursPerYear
    }

    /// Calls `body` with every arc that carries flow of a class, the units per year and the delay.
    fileprivate func visit(
      _ userClass: Int, _ body: (Int, Double, (hours: Double, costSEKPerUnit: Double)) -> Void
    ) {
      for entry in entries[userClass] {
        let arc = entry - userClass * delays.count
        body(arc, classFlow[entry] * hoursPerYear, delays[arc])
      }
    }
  }

  /// Sets the arrays to one class's year.
  mutating func sum(_ periods: [Period], ofClass userClass: Int) {
    for arc in arcs {
      units[arc] = 0
      delayHours[arc] = 0
      delaySEK[arc] = 0
    }
    arcs.removeAll(keepingCapacity: true)
    for period in periods {
      period.visit(userClass) { arc, perYear, delay in
        if units[arc] == 0 { arcs.append(arc) }
        units[arc] += perYear
        delayHours[arc] += perYear * delay.hours
        delaySEK[arc] += perYear * delay.costSEKPerUnit
      }
    }
  }
}
