package import FreightGraph
package import FreightModel

/// How a study is to be solved.
package struct PlannerSettings: Sendable {
  /// The year to solve; the year of the tables if nil.
  package var year: Int?
  /// Features of the model that are left out.
  package var without: Set<Feature>
  /// Certified gap at which a solve stops, as a share of the total cost.
  package var relativeGap: Double
  /// Shortest-path passes after which it stops anyway.
  package var iterationLimit: Int
  /// Whose cost of delay the classes pay.
  package var delayValues: DelayValues
  /// Solves under way at once; nil for as many as there are processors.
  package var workers: Int?

  /// Creates settings; those with a default are the study's own.
  package init(
    year: Int? = nil, without: Set<Feature> = [], relativeGap: Double = 1e-9,
    iterationLimit: Int = 200, delayValues: DelayValues = .common, workers: Int?
  ) {
    self.year = year
    self.without = without
    self.relativeGap = relativeGap
    self.iterationLimit = iterationLimit
    self.delayValues = delayValues
    self.workers = workers
  }

  /// The same for one of many solves beside each other.
  var alone: PlannerSettings {
    var alone = self
    alone.workers = 1
    alone.relativeGap = rangeGap
    return alone
  }

  /// Relative gap of solves at the ends of ranges: what a range decides is thousands of times
  /// larger.
  var rangeGap: Double { max(relativeGap, 1e-7) }
}
