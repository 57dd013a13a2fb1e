package import FreightAppraisal
package import FreightModel

/// The scenarios of a study, each a set of investments that can be built together.
package struct ScenarioList: Sendable {
  private let investments: [Investment]
  private let byID: [Investment.ID: Investment]
  private let options: [DemandOption]
  private let headlines: [Headline]

  /// Takes investments that are validated: needs and exclusions name others of the list.
  package init(
    _ investments: [Investment], options: [DemandOption] = [], headlines: [Headline] = []
  ) {
    self.investments = investments
    self.options = options
    self.headlines = headlines
    byID = Dictionary(uniqueKeysWithValues: investments.map { ($0.id, $0) })
  }

  /// The base case, each investment alone (with what it needs), every feasible package of the
  /// default set and every headline that is not among them already, all under the demand of `base`.
  package func study(under base: Scenario = .base) -> [Scenario] {
    var scenarios = [base]
    for investment in investments {
      let chosen = withNeeds([investment.id])
      if isFeasible(chosen) {
        scenarios.append(base.building(.single, ordered(chosen), subject: investment.id))
      }
    }
    let defaults = investments.filter(\.isInDefaultSet).map(\.id)
    for package in feasibleSubsets(of: defaults) {
      let scenario = base.building(.package, ordered(package))
      if !scenarios.contains(where: { $0.id == scenario.id }) { scenarios.append(scenario) }
    }
    for headline in headlines {
      let scenario = base.building(.package, ordered(headline.investments))
      if !scenarios.contains(where: { $0.id == scenario.id }) { scenarios.append(scenario) }
    }
    return scenarios
  }

  /// Every demand option with the headline investments under it: at the tables' values, and at both
  /// ends of its ranges if it has any.
  package func demandRuns() -> [DemandRun] {
    options.flatMap { option in
      (option.isRanged ? DemandOption.Level.allCases : [.middle]).map { level in
        let reference = Scenario(
          kind: .base, investments: [], demandOptions: [option.id], demandLevel: level)
        return DemandRun(
          option: option.id, level: level,
          scenarios: [reference]
            + headlines.map { reference.building(.chosen, ordered($0.investments)) })
      }
    }
  }

  /// The headline investments under the tables' own demand.
  package func headlineScenarios() -> [Scenario] {
    headlines.map { Scenario(kind: .chosen, investments: ordered($0.investments)) }
  }

  /// Every subset whose needs are in it and whose members do not exclude each other, smaller
  /// subsets first and in table order among equals.
  package func feasibleSubsets(of ids: [Investment.ID]) -> [Set<Investment.ID>] {
    let subsets = (0..<(1 << ids.count)).map { mask in
      Set(ids.indices.filter { mask >> $0 & 1 == 1 }.map { ids[$0] })
    }
    return subsets.enumerated().filter { isFeasible($1) }
      .sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
  }

  /// Investments in the order in which they are built: what is needed first, in table order
  /// otherwise.
  package func ordered(_ chosen: Set<Investment.ID>) -> [Investment.ID] {
    var order: [Investment.ID] = []
    func place(_ id: Investment.ID) {
      guard chosen.contains(id), !order.contains(id) else { return }
      for need in investments where byID[id]!.needs.contains(need.id) { place(need.id) }
      order.append(id)
    }
    for investment in investments { place(investment.id) }
    return order
  }

  /// The investments of a scenario, in building order.
  package func investments(of scenario: Scenario) -> [Investment] {
    scenario.investments.map { byID[$0]! }
  }

  private func withNeeds(_ ids: Set<Investment.ID>) -> Set<Investment.ID> {
    var chosen = ids
    var waiting = Array(ids)
    while let id = waiting.popLast() {
      for need in byID[id]!.needs where chosen.insert(need).inserted { waiting.append(need) }
    }
    return chosen
  }

  /// Whether a set can be built: its needs are in it and none excludes another.
  func isFeasible(_ chosen: Set<Investment.ID>) -> Bool {
    chosen.allSatisfy { id in
      byID[id]!.needs.isSubset(of: chosen) && byID[id]!.excludes.isDisjoint(with: chosen)
    }
  }
}

/// The scenarios that tell what a demand option changes at one level of its ranges.
package struct DemandRun: Sendable {
  /// The demand option.
  package let option: DemandOption.ID
  /// Where in its ranges its values are taken.
  package let level: DemandOption.Level
  /// The base case under the option, then each headline under it.
  package let scenarios: [Scenario]
}
