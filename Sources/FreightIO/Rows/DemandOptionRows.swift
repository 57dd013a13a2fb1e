import FreightModel

/// What `demand_option.csv` says of one option, before its changes and flows are known.
struct DemandOptionHead {
  let id: DemandOption.ID
  let name: Label
  let kind: DemandOption.Kind
  let excludes: Set<DemandOption.ID>
  let meaning: Label
  let provenance: Provenance

  func option(
    changes: [DemandOption.Change], flows: [DemandOption.AddedFlow]
  ) -> DemandOption {
    DemandOption(
      id: id, name: name, kind: kind, excludes: excludes, meaning: meaning,
      provenance: provenance, changes: changes, flows: flows)
  }
}

extension Row {
  /// A row of `demand_option.csv`; `known` are the rows of the same table.
  ///
  /// Options and investments are named in one list on the command line, so that no name may be
  /// both.
  func demandOptionHead(
    _ known: Known<DemandOption>, investments: Known<Investment>
  ) -> DemandOptionHead {
    let own = self["option_id"]
    if list("excludes").contains(own) {
      report(
        "excludes", problem: "the option names itself", allowed: "other options",
        fix: "remove \(own) from excludes")
    }
    if let row = investments.rows[own] {
      report(
        "option_id",
        problem: "an investment has this name in row \(row.number) of "
          + investments.table,
        allowed: "names that no investment has", fix: "give the option another name")
    }
    if own == "base" {
      report(
        "option_id", problem: "base is the base case", allowed: "any other name",
        fix: "give the option another name")
    }
    return DemandOptionHead(
      id: id("option_id"), name: label("name"),
      kind: choice("kind", DemandOption.Kind.self) ?? .growth,
      excludes: references("excludes", to: known), meaning: label("description"),
      provenance: provenance())
  }

  private enum SelectorName: String, CaseIterable {
    case industry, commodity, origin, destination, flow
  }

  /// A row of `demand_option_change.csv`; nil if its selector cannot be read.
  func demandChange(
    _ scope: Scope, commodities: Known<Commodity>, flows: Known<Flow>, _ demand: Demand
  ) -> DemandOption.Change? {
    let (factor, range) = valueInRange("factor", .from(0, to: 100))
    let provenance = provenance()
    let before = log.failures
    let selector: DemandOption.Selector
    switch choice("selector", SelectorName.self) {
    case .industry:
      guard let industry = choice("selected", Industry.self) else { return nil }
      selector = .industry(industry)
    case .commodity: selector = .commodity(reference("selected", to: commodities))
    case .origin: selector = .origin(zone("selected", scope))
    case .destination: selector = .destination(zone("selected", scope))
    case .flow: selector = .flow(reference("selected", to: flows))
    case nil: return nil
    }
    // An unknown name has been told and selects nothing for that reason alone.
    if log.failures == before { checkSelects(selector, flows, demand) }
    return DemandOption.Change(
      selector: selector, factor: factor, range: range, provenance: provenance)
  }

  /// A change of nothing is a mistake; not told where a flow's row could not be read.
  private func checkSelects(
    _ selector: DemandOption.Selector, _ flows: Known<Flow>, _ demand: Demand
  ) {
    guard flows.isComplete, demand.flows.count == flows.rows.count else { return }
    if case .flow = selector { return }
    let industries = Dictionary(
      demand.commodities.map { ($0.id, $0.industry) }, uniquingKeysWith: { first, _ in first })
    let isUsed = demand.flows.contains { flow in
      industries[flow.commodity].map { selector.selects(flow, industry: $0) } ?? true
    }
    guard !isUsed else { return }
    report(
      "selected", problem: "no flow of flow.csv is selected by it",
      allowed: "an industry, commodity, origin or destination with flows",
      fix: "correct the name, or remove the row")
  }

  /// A row of `demand_option_flow.csv`; `flows` are those of the base case.
  func addedFlow(
    _ scope: Scope, commodities: Known<Commodity>, flows: Known<Flow>
  ) -> DemandOption.AddedFlow {
    let flow = flow(
      scope, commodities: commodities, relations: number("relations", .from(1, to: 1e6)))
    if let row = flows.rows[flow.id.name] {
      report(
        "flow_id", problem: "the base case has this flow in row \(row.number) of flow.csv",
        allowed: "names that flow.csv does not have", fix: "give it another name")
    }
    return DemandOption.AddedFlow(
      flow: flow, range: valueInRange("tonnes_per_year", .from(0, to: 1e9)).range)
  }

  /// A row of `growth.csv`.
  func growthRate() -> GrowthRate {
    let (rate, range) = valueInRange("percent_per_year", .from(-20, to: 20))
    return GrowthRate(
      growthClass: choice("growth_class", GrowthClass.self) ?? .other, percentPerYear: rate,
      range: range, provenance: provenance())
  }
}

extension Table {
  /// Checks that everything that grows has a row in `growth.csv`, if only one of 0.
  func checkGrowthIsComplete() {
    guard isReadable else { return }
    let present = Set(rows.map { $0["growth_class"] })
    for growthClass in GrowthClass.allCases where !present.contains(growthClass.rawValue) {
      report(
        column: "growth_class", value: growthClass.rawValue, problem: "the class has no row",
        allowed: "one row for each of "
          + GrowthClass.allCases.map(\.rawValue).joined(separator: ", "),
        fix: "add a row \(growthClass.rawValue), with 0 if it does not grow")
    }
  }
}
