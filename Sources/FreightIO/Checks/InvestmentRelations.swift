import FreightModel

/// Which investments need and exclude which, and what follows from it for pairs.
struct InvestmentRelations {
  /// Every investment in table order.
  let ids: [Investment.ID]
  private let excludes: [Investment.ID: Set<Investment.ID>]
  /// Everything that each investment needs, also indirectly, without itself.
  private let closures: [Investment.ID: Set<Investment.ID>]

  /// Takes the relations as they stand; unknown names have been reported and are dropped.
  init(
    _ rows: [(id: Investment.ID, needs: Set<Investment.ID>, excludes: Set<Investment.ID>)]
  ) {
    ids = rows.map(\.id)
    let known = Set(ids)
    var needs: [Investment.ID: Set<Investment.ID>] = [:]
    var excludes: [Investment.ID: Set<Investment.ID>] = [:]
    for row in rows {
      needs[row.id, default: []].formUnion(row.needs.intersection(known))
      // An exclusion holds both ways, whichever of the two rows states it.
      for other in row.excludes where known.contains(other) && other != row.id {
        excludes[row.id, default: []].insert(other)
        excludes[other, default: []].insert(row.id)
      }
    }
    var closures: [Investment.ID: Set<Investment.ID>] = [:]
    for id in ids {
      var found: Set<Investment.ID> = []
      var waiting = needs[id] ?? []
      while let next = waiting.popFirst() {
        found.insert(next)
        waiting.formUnion((needs[next] ?? []).subtracting(found))
      }
      closures[id] = found
    }
    self.excludes = excludes
    self.closures = closures
  }

  /// Everything that an investment needs, also indirectly; contains itself only if it is in a
  /// cycle of needs.
  func needed(by id: Investment.ID) -> Set<Investment.ID> { closures[id] ?? [] }

  /// Whether one of the two needs the other, so that their order is fixed.
  func isOrdered(_ a: Investment.ID, _ b: Investment.ID) -> Bool {
    needed(by: a).contains(b) || needed(by: b).contains(a)
  }

  /// Whether a choice may contain both, with all that they need.
  func mayBeChosenTogether(_ a: Investment.ID, _ b: Investment.ID) -> Bool {
    conflict(in: needed(by: a).union(needed(by: b)).union([a, b])) == nil
  }

  /// The first pair in a set that exclude each other, in order of their names.
  func conflict(in set: Set<Investment.ID>) -> (Investment.ID, Investment.ID)? {
    for id in set.sorted() {
      if let other = excludes[id]?.intersection(set).min() { return (id, other) }
    }
    return nil
  }

  /// Every pair in a set that exclude each other, each once, in order of their names.
  func conflicts(in set: Set<Investment.ID>) -> [(Investment.ID, Investment.ID)] {
    set.sorted().flatMap { id in
      (excludes[id] ?? []).intersection(set).sorted().filter { id < $0 }.map { (id, $0) }
    }
  }
}

extension Row {
  /// Reports a cycle of needs, or needs that exclude each other, of the investment in this row.
  func checkRelations(_ relations: InvestmentRelations) {
    let id = Investment.ID(self["investment_id"])
    let needed = relations.needed(by: id)
    if needed.contains(id), !list("needs").contains(id.name) {
      let others = needed.subtracting([id]).sorted().map(\.name).joined(separator: ", ")
      report(
        "needs", problem: "the investment needs itself, through \(others)",
        allowed: "needs without a cycle", fix: "remove one of the needs in the cycle")
    }
    if let (first, second) = relations.conflict(in: needed.union([id])) {
      report(
        "needs",
        problem: first == id || second == id
          ? "the investment needs \(first == id ? second : first), which it excludes"
          : "the investment needs \(first) and \(second), which exclude each other",
        allowed: "needs that can be chosen together",
        fix: "remove one of the needs, or the exclusion; as it is, it can never be chosen")
    }
  }
}
