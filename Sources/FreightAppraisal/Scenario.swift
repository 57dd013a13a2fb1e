package import FreightModel

/// A set of investments and the demand that they meet, assigned as one.
package struct Scenario: Sendable, Identifiable, Hashable {
  /// Why the scenario is in the study.
  package enum Kind: String, Sendable {
    /// Nothing built: the base case (JA).
    case base
    /// One investment with what it needs.
    case single
    /// A feasible package of the default set.
    case package
    /// Chosen on the command line.
    case chosen
  }

  /// `base`, or the investments joined by `+` in building order, and then the demand options:
  /// `KOMBI_1+SID750`, `base+SIMPEVARP_PARK`; with `@low` or `@high` where those are at that end of
  /// their ranges.
  package let id: String
  /// Why the scenario is in the study.
  package let kind: Kind
  /// In needs-first order, needs included.
  package let investments: [Investment.ID]
  /// For a single: the investment that it is about (the rest are its needs).
  package let subject: Investment.ID?
  /// Demand options in force, in table order.
  package let demandOptions: [DemandOption.ID]
  /// Where in their ranges the options' values are taken.
  package let demandLevel: DemandOption.Level

  /// Creates a scenario; its `id` follows from the investments and demand options.
  package init(
    kind: Kind, investments: [Investment.ID], subject: Investment.ID? = nil,
    demandOptions: [DemandOption.ID] = [], demandLevel: DemandOption.Level = .middle
  ) {
    let built = investments.isEmpty ? ["base"] : investments.map(\.name)
    self.id =
      (built + demandOptions.map(\.name)).joined(separator: "+")
      + (demandLevel == .middle ? "" : "@" + demandLevel.rawValue)
    self.kind = kind
    self.investments = investments
    self.subject = subject
    self.demandOptions = demandOptions
    self.demandLevel = demandLevel
  }

  /// Nothing built, under the same demand: what the investments' benefit is measured from.
  package var reference: Scenario { building(.base, []) }

  /// Other investments under the same demand.
  package func building(
    _ kind: Kind, _ investments: [Investment.ID], subject: Investment.ID? = nil
  ) -> Scenario {
    Scenario(
      kind: kind, investments: investments, subject: subject, demandOptions: demandOptions,
      demandLevel: demandLevel)
  }

  /// The base case with the tables' own demand.
  package static let base = Scenario(kind: .base, investments: [])
}

/// The certified gap of a scenario over all periods, per year.
package struct AnnualGap: Sendable {
  /// Upper bound of the distance to the least objective, SEK/yr.
  package var absoluteSEK: Double
  /// The same as a share of the total generalised cost.
  package var relative: Double
  /// Whether every period reached the gap asked for.
  package var isConverged: Bool
  /// Iterations over all periods.
  package var iterations: Int

  /// Creates a gap, SEK/yr and as a share of the total cost.
  package init(absoluteSEK: Double, relative: Double, isConverged: Bool, iterations: Int) {
    self.absoluteSEK = absoluteSEK
    self.relative = relative
    self.isConverged = isConverged
    self.iterations = iterations
  }

  /// Below which a sum of users' costs over solves tells nothing, SEK/yr: the gaps of all of them,
  /// and a hundred-millionth of the costs of those who choose their way.
  ///
  /// A gap bounds the objective. What users pay holds delays where the objective holds their
  /// integrals, and stays open by more; how much, `SolveAccuracy` measures in every study.
  ///
  /// - Parameter solves: gap and `Indicators.chosenCostSEK` of each solve, SEK/yr.
  package static func resolution(of solves: (gap: AnnualGap, chosenCostSEK: Double)...) -> Double {
    solves.reduce(0) { $0 + $1.gap.absoluteSEK + costShare * $1.chosenCostSEK }
  }

  /// Several times what a thousandth of the gap changes in the costs of the study of Oskarshamn.
  private static var costShare: Double { 1e-8 }
}

/// One scenario with its answer.
package struct ScenarioOutcome: Sendable {
  /// What was solved.
  package let scenario: Scenario
  /// The network with the scenario's investments built.
  package let network: FreightNetwork
  /// How well it was solved.
  package let gap: AnnualGap
  /// What it means for shippers, traffic and facilities.
  package let indicators: Indicators

  /// Collects a solved scenario.
  package init(
    scenario: Scenario, network: FreightNetwork, gap: AnnualGap, indicators: Indicators
  ) {
    self.scenario = scenario
    self.network = network
    self.gap = gap
    self.indicators = indicators
  }

  /// Vehicle-kilometres a year of the preload: all background vehicles on the links, less those of
  /// the matrix.
  package var preloadVehicleKilometres: Double {
    let all = zip(network.links, indicators.links).reduce(0.0) { sum, pair in
      let vehicles = pair.1.forward.backgroundVehicles + pair.1.backward.backgroundVehicles
      return sum + vehicles * pair.0.lengthKilometres
    }
    return all - indicators.background.vehicleKilometres
  }
}
