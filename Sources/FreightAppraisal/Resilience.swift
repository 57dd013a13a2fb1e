package import FreightModel

/// What the loss of facilities means in a scenario.
package struct Resilience: Sendable {
  /// A closure of `closure.csv` with its effect over a whole year of being in force.
  package struct Named: Sendable {
    /// The row of `closure.csv`.
    package let closure: NamedClosure
    /// What it does while it is in force, over a year.
    package let effect: ClosureEffect

    /// Creates a restriction with its effect.
    package init(closure: NamedClosure, effect: ClosureEffect) {
      self.closure = closure
      self.effect = effect
    }

    /// What it costs in its days of the year, SEK, at the rate of a whole year.
    package var costSEK: Double { effect.totalCost.value * closure.daysPerYear / 365 }
  }

  /// Two facilities lost at once.
  package struct Pair: Sendable {
    /// The pair together.
    package let effect: ClosureEffect
    /// What the two cost apart, SEK/yr.
    package let sumOfSingles: Double
    /// Whether it was proven equal to one of the singles and not solved.
    package let isSingle: Bool

    /// Creates a pair with its effect.
    package init(effect: ClosureEffect, sumOfSingles: Double, isSingle: Bool) {
      self.effect = effect
      self.sumOfSingles = sumOfSingles
      self.isSingle = isSingle
    }
  }

  /// Pairs that are proven not to be among the worst, and how.
  package struct Pruning: Sendable {
    /// All pairs asked about.
    package let pairs: Int
    /// Those that are not told.
    package let pruned: Int
    /// How many of the worst were asked for.
    package let worst: Int
    /// At least so many pairs raise the objective by this, SEK/yr; every pair that is not told
    /// raises it by less.
    package let leastRise: Double

    /// Creates a record of what was left out.
    package init(pairs: Int, pruned: Int, worst: Int, leastRise: Double) {
      self.pairs = pairs
      self.pruned = pruned
      self.worst = worst
      self.leastRise = leastRise
    }
  }

  /// The scenario that something is lost in.
  package let scenario: Scenario
  /// With everything open.
  package let base: ScenarioOutcome
  /// Every facility whose loss was solved, dearest first.
  package let singles: [ClosureEffect]
  /// Facilities that carry nothing that has a route, and whose loss is proven to change nothing.
  package let unused: [Closure.Facility]
  /// The rows of `closure.csv`, in table order.
  package let named: [Named]
  /// Pairs of the dearest singles, dearest first.
  package let pairs: [Pair]
  /// Nil where every pair is told.
  package let pruning: Pruning?

  /// Collects the losses that were solved.
  package init(
    scenario: Scenario, base: ScenarioOutcome, singles: [ClosureEffect],
    unused: [Closure.Facility], named: [Named], pairs: [Pair], pruning: Pruning? = nil
  ) {
    self.scenario = scenario
    self.base = base
    self.singles = singles
    self.unused = unused
    self.named = named
    self.pruning = pruning
    self.pairs = pairs
  }

  /// Losses that leave goods without any way, most tonnes first.
  package var isolating: [ClosureEffect] {
    singles.filter { $0.unserved > base.unservedTonnes }.sorted { $0.unserved > $1.unserved }
  }
}

extension ScenarioOutcome {
  /// Goods without a way, tonnes per year.
  package var unservedTonnes: Double { indicators.unserved.reduce(0) { $0 + $1.tonnes } }
}
