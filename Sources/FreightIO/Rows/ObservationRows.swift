import FreightModel

/// The tables that the subjects of an observation are rows of.
struct ObservationScope {
  let base: Scope
  let flows: Known<Flow>
}

extension Row {
  /// A row of `observation.csv`.
  func observation(_ scope: ObservationScope) -> Observation {
    let quantity = choice("quantity", Observation.Quantity.self)
    if let quantity, isPresent("unit", allowed: quantity.unit), self["unit"] != quantity.unit {
      report(
        "unit", problem: "not the unit of \(quantity.rawValue)", allowed: quantity.unit,
        fix: "convert the value and write \(quantity.unit)")
    }
    return Observation(
      id: id("observation_id"), name: label("name"), quantity: quantity ?? .terminalTonnes,
      subjects: quantity.map { subjects(of: $0, scope) } ?? [],
      value: number("value", .from(0, to: 1e12)),
      year: self["year"].isEmpty ? nil : integer("year", 1900...2100),
      comment: label("comment"), provenance: provenance())
  }

  private func subjects(of quantity: Observation.Quantity, _ scope: ObservationScope) -> [String] {
    guard isPresent("subjects", allowed: "identifiers separated by ;") else { return [] }
    let names = list("subjects")
    for name in names {
      switch quantity.subject {
      case .terminal: check(name, in: "subjects", against: scope.base.terminals)
      case .flow: check(name, in: "subjects", against: scope.flows)
      case .berth: check(name, in: "subjects", against: scope.base.berths)
      case .node: check(name, in: "subjects", against: scope.base.nodes)
      case .railLink: checkLink(name, of: .rail, scope)
      case .ferryLink: checkLink(name, of: .ferry, scope)
      }
    }
    if quantity.subject == .node,
      names.count < 2 || zip(names, names.dropFirst()).contains(where: ==)
    {
      report(
        "subjects", problem: "a distance is between two nodes",
        allowed: "two nodes, as A;B, or more in the order of the way",
        fix: "name the first and the last node, and places between that the way must pass")
    }
    return names
  }

  private func checkLink(_ name: String, of mode: Mode, _ scope: ObservationScope) {
    check(name, in: "subjects", against: scope.base.links)
    guard let row = scope.base.links.rows[name], row["mode"] != mode.rawValue else { return }
    report(
      "subjects", value: name, problem: "the link's mode is \(row["mode"])",
      allowed: "links of mode \(mode.rawValue)", fix: "name other links, or another quantity")
  }
}
