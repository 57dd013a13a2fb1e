package import FreightModel

/// A difference between two solves, which means nothing when it is smaller than what they can tell
/// apart.
package struct Difference: Sendable {
  /// Option less base, in the unit of the quantity.
  package let value: Double
  /// Below which it tells nothing, in the same unit; see `AnnualGap.resolution(of:)`. A threshold,
  /// not a bound.
  package let resolution: Double
  /// Whether both sides serve the same demand: what is not served costs nothing, and a cost that
  /// falls because goods stay at home is no saving.
  package let isComparable: Bool

  /// Creates a difference that is told above `resolution`, in the same unit.
  package init(value: Double, resolution: Double, isComparable: Bool = true) {
    self.value = value
    self.resolution = resolution
    self.isComparable = isComparable
  }

  /// Whether the solves tell the two apart.
  package var isResolved: Bool { isComparable && abs(value) > resolution }
}

/// An option (UA) against the base case (JA): minus is a saving.
package struct Comparison: Sendable {
  /// What the option is measured from.
  package let base: Scenario
  /// What was built.
  package let option: Scenario
  /// Shippers' cost by industry (logsum), SEK/yr, in `Industry.allCases` order.
  package let industryCost: [Difference]
  /// Cost of empties that are flows of their own, SEK/yr; zero where there are none.
  package let emptiesCost: Difference
  /// Shippers' cost in total with their empties, SEK/yr.
  package let freightCost: Difference
  /// Background traffic's cost, SEK/yr.
  package let backgroundCost: Difference
  /// Freight and background, SEK/yr.
  package let totalCost: Difference
  /// CO2 of freight and background, tonnes/yr.
  package let co2Tonnes: Double
  /// Freight tonne-kilometres by mode, in `Mode.allCases` order.
  package let tonneKilometres: [Double]
  /// Identifiers of the facilities above their capacity on either side, so that delays there are
  /// extrapolated.
  package let overCapacity: Set<String>
  /// Whether both solves reached their gap.
  package let isConverged: Bool

  /// Collects the differences; the comparison of two outcomes reckons them.
  package init(
    base: Scenario, option: Scenario, industryCost: [Difference], emptiesCost: Difference,
    freightCost: Difference,
    backgroundCost: Difference, totalCost: Difference, co2Tonnes: Double,
    tonneKilometres: [Double], isConverged: Bool = true, overCapacity: Set<String> = []
  ) {
    self.base = base
    self.option = option
    self.industryCost = industryCost
    self.emptiesCost = emptiesCost
    self.freightCost = freightCost
    self.backgroundCost = backgroundCost
    self.totalCost = totalCost
    self.co2Tonnes = co2Tonnes
    self.tonneKilometres = tonneKilometres
    self.isConverged = isConverged
    self.overCapacity = overCapacity
  }
}

extension Comparison {
  /// The same with another total.
  func withTotalCost(_ totalCost: Difference) -> Comparison {
    Comparison(
      base: base, option: option, industryCost: industryCost, emptiesCost: emptiesCost,
      freightCost: freightCost, backgroundCost: backgroundCost, totalCost: totalCost,
      co2Tonnes: co2Tonnes, tonneKilometres: tonneKilometres, isConverged: isConverged,
      overCapacity: overCapacity)
  }

  /// Whether both sides have the same demand, so that the difference is the investments' doing.
  package var hasSameDemand: Bool {
    base.demandOptions == option.demandOptions && base.demandLevel == option.demandLevel
  }

  /// Compares an option with the base case.
  ///
  /// Each difference carries what both solves together can tell apart as its resolution.
  package init(_ base: ScenarioOutcome, _ option: ScenarioOutcome) {
    let resolution = AnnualGap.resolution(
      of: (base.gap, base.indicators.chosenCostSEK),
      (option.gap, option.indicators.chosenCostSEK))
    let isComparable = base.indicators.servesSameDemand(as: option.indicators)
    func difference(_ cost: (Indicators) -> Double) -> Difference {
      Difference(
        value: cost(option.indicators) - cost(base.indicators), resolution: resolution,
        isComparable: isComparable)
    }
    let freight = difference { $0.freightCostSEK }
    self.init(
      base: base.scenario, option: option.scenario,
      industryCost: Industry.allCases.indices.map { index in
        difference { $0.industries[index].logsumCostSEK }
      },
      emptiesCost: difference { $0.emptiesCostSEK }, freightCost: freight,
      backgroundCost: difference { $0.backgroundCostSEK },
      totalCost: difference { $0.costSEK },
      co2Tonnes: option.indicators.co2Tonnes - base.indicators.co2Tonnes,
      tonneKilometres: Mode.allCases.map {
        option.indicators.tonneKilometres(by: $0) - base.indicators.tonneKilometres(by: $0)
      }, isConverged: base.gap.isConverged && option.gap.isConverged,
      overCapacity: Set((base.overloads + option.overloads).map(\.id)))
  }
}

extension Indicators {
  /// All industries' expected least cost and the cost of empties, SEK/yr.
  package var freightCostSEK: Double {
    industries.reduce(emptiesCostSEK) { $0 + $1.logsumCostSEK }
  }

  /// Background traffic's cost, matrix and preload, SEK/yr.
  package var backgroundCostSEK: Double { background.costSEK + background.preloadCostSEK }

  /// Freight and background, SEK/yr.
  package var costSEK: Double { freightCostSEK + backgroundCostSEK }

  /// Cost of those who choose their way, SEK/yr: freight and the background matrix, not what stays
  /// on its road whatever is built.
  package var chosenCostSEK: Double { freightCostSEK + background.costSEK }

  /// Whether another scenario leaves the same flows, vehicles and empties unserved.
  package func servesSameDemand(as other: Indicators) -> Bool {
    unserved.map(\.flow) == other.unserved.map(\.flow)
      && background.unservedVehicles == other.background.unservedVehicles
      && empties.map(\.unbalanced) == other.empties.map(\.unbalanced)
  }

  /// CO2 of freight, its empties and background, tonnes/yr.
  package var co2Tonnes: Double {
    industries.reduce(background.co2Tonnes) { $0 + $1.co2Tonnes }
      + empties.reduce(0) { $0 + $1.co2Tonnes }
  }

  /// Freight tonne-kilometres of a mode per year.
  package func tonneKilometres(by mode: Mode) -> Double {
    industries.reduce(0) { $0 + $1.modes[mode.order].tonneKilometres }
  }
}
