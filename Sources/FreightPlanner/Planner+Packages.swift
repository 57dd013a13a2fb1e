package import FreightAppraisal
import FreightGraph
package import FreightModel

extension Planner {
  /// Most investments of which every package is solved.
  package static var packageLimit: Int { Investment.setLimit }

  /// Solves every package of some investments that can be built.
  ///
  /// Packages are solved in the order of the binary reflected Gray code, cut into blocks of fixed
  /// size: within a block two neighbours differ in one investment, where no package between them
  /// is impossible, and each starts from the flows of the one before; every block starts from the
  /// base case. The answers are the same for any number of workers.
  ///
  /// - Parameters:
  ///   - ids: the investments; what they need must be among them to be built.
  ///   - demand: any scenario under the demand options in force.
  ///   - basis: what a year's effects are priced with; the study's own tables if nil.
  ///   - progress: called with the number of packages solved and their total, from any thread.
  /// - Returns: the table of all that can be built and serves the same demand, and the outcomes of
  ///   all solves in the order of the masks.
  package func packages(
    of ids: [Investment.ID], under demand: Scenario = .base, basis: AppraisalBasis? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> SolvedPackages {
    let investments = study.investments.filter { ids.contains($0.id) }
    precondition(investments.count <= Self.packageLimit, "too many investments")
    let masks = (0..<1 << investments.count).map { $0 ^ $0 >> 1 }.filter {
      scenarios.isFeasible(Self.set($0, of: investments))
    }
    let base = await solve(demand.reference)
    let reference = outcome(of: base)
    let basis = basis ?? AppraisalBasis(study, year: year)
    let counter = Counter(0) { progress($0, masks.count) }
    let outcomes = await ScenarioBatch(masks, blockLength: Self.packageBlock).run(
      workers: settings.workers, from: base
    ) { mask, before -> (Solution, SolvedPackages.Outcome) in
      let scenario = demand.building(
        .chosen, scenarios.ordered(Self.set(mask, of: investments)))
      let solution = mask == 0 ? base : await solve(scenario, with: [], from: before)
      let outcome = mask == 0 ? reference : outcome(of: solution)
      await counter.increment()
      return (solution, SolvedPackages.Outcome(mask: mask, outcome, against: reference, basis))
    }
    return SolvedPackages(investments, outcomes.sorted { $0.mask < $1.mask })
  }

  /// Packages in a block.
  private static var packageBlock: Int { 32 }

  private static func set(_ mask: Int, of investments: [Investment]) -> Set<Investment.ID> {
    Set(investments.indices.filter { mask >> $0 & 1 == 1 }.map { investments[$0].id })
  }
}

/// Packages with what is kept of their solves.
package struct SolvedPackages: Sendable {
  /// What is kept of a solve.
  package struct Outcome: Sendable {
    /// Bit mask of the investments.
    package let mask: Int
    /// Freight and background, SEK/yr.
    package let costSEK: Double
    /// Of it, the cost of those who choose their way, SEK/yr.
    package let chosenCostSEK: Double
    /// Worth of a year's effects that have a price, against nothing built, SEK/yr; nought where the
    /// solves tell no difference.
    package let effectsSEK: Double
    /// How well it was solved.
    package let gap: AnnualGap
    /// Goods without a way, tonnes/yr.
    package let unservedTonnes: Double
    private let served: Served

    /// What must be alike for costs to be compared.
    private struct Served: Sendable, Equatable {
      let flows: [Flow.ID]
      let vehicles: Double
      let empties: [Double]
    }

    init(
      mask: Int, _ outcome: ScenarioOutcome, against base: ScenarioOutcome, _ basis: AppraisalBasis
    ) {
      self.mask = mask
      let comparison = Comparison(base, outcome)
      effectsSEK =
        comparison.totalCost.isResolved
        ? basis.items(base, outcome, comparison).reduce(0) { $0 + ($1.sekPerYear ?? 0) } : 0
      costSEK = outcome.indicators.costSEK
      chosenCostSEK = outcome.indicators.chosenCostSEK
      gap = outcome.gap
      unservedTonnes = outcome.unservedTonnes
      served = Served(
        flows: outcome.indicators.unserved.map(\.flow),
        vehicles: outcome.indicators.background.unservedVehicles,
        empties: outcome.indicators.empties.map(\.unbalanced))
    }

    /// Whether both serve the same demand.
    func isComparable(to other: Outcome) -> Bool { served == other.served }
  }

  /// By mask, nothing built first.
  package let outcomes: [Outcome]
  /// Packages that serve the demand of the base case, by saving; nil if some do not, because then
  /// no worth of theirs is known.
  package let table: PackageTable?

  init(_ investments: [Investment], _ outcomes: [Outcome]) {
    self.outcomes = outcomes
    let base = outcomes[0]
    let isWhole = outcomes.allSatisfy { $0.isComparable(to: base) }
    table =
      isWhole
      ? PackageTable(
        investments,
        worths: Dictionary(
          uniqueKeysWithValues: outcomes.map { outcome in
            (
              outcome.mask,
              PackageGame.PartWorth(
                value: base.costSEK - outcome.costSEK,
                resolution: AnnualGap.resolution(of: (outcome.gap, outcome.chosenCostSEK)))
            )
          })) : nil
  }
}
