import FreightModel

/// Checks of investments against each other: a pair that may be chosen together must have one
/// meaning, whatever else is chosen.
struct InvestmentConflicts {
  let relations: InvestmentRelations
  /// The sound rows of `investment_change.csv`.
  let changes: [Row]
  /// The rows of the tables of additions, with the column of their identifier.
  let additions: [(rows: [Row], key: String)]
  let base: Scope

  /// Reports every conflict at the later of the two rows.
  func report() {
    for addition in additions { reportCollisions(addition.rows, key: addition.key) }
    reportDifferentValues()
    let removals = changes.filter { $0["action"] == "remove" }
    reportDoubleRemovals(removals)
    for removal in removals { reportUses(ofRemoved: removal) }
  }

  private func owner(_ row: Row) -> Investment.ID { Investment.ID(row["investment_id"]) }

  /// All additions share one supernetwork, those of investments that exclude each other too.
  private func reportCollisions(_ rows: [Row], key: String) {
    let baseRows = baseRows(key: key)
    for (index, row) in rows.enumerated() where !row[key].isEmpty {
      if let first = baseRows[row[key]] {
        row.report(
          key, problem: "the base case has this \(key) in row \(first.number) of its table",
          allowed: "identifiers that the base case does not have", fix: "give it another name")
      }
      let other = rows[..<index].first { earlier in
        earlier[key] == row[key] && owner(earlier) != owner(row)
      }
      guard let other else { continue }
      row.report(
        key, problem: "\(owner(other)) adds the same \(key) in row \(other.number)",
        allowed: "an identifier of its own for everything that any investment adds",
        fix: "rename one of them")
    }
  }

  private func baseRows(key: String) -> [String: Row] {
    switch key {
    case "node_id": base.nodes.rows
    case "link_id": base.links.rows
    case "queue_id": base.queues.rows
    case "mvmt_id": base.movements.rows
    default: base.terminals.rows
    }
  }

  /// A later stage may set anew what an earlier stage that it needs has set; two investments
  /// without such an order may not, since the answer would depend on the order of choosing.
  private func reportDifferentValues() {
    let settings = changes.filter { $0["action"] == "set" }
    for (index, row) in settings.enumerated() {
      let other = settings[..<index].first { earlier in
        earlier.changeKey == row.changeKey
          && (!sameValue(earlier, row) || owner(earlier) == owner(row))
          && isUnordered(earlier, row)
      }
      guard let other else { continue }
      row.report(
        "value",
        problem: "\(owner(other)) sets the same field to \(other["value"]) in row \(other.number)",
        allowed: "one value for each field among investments that may be chosen together",
        fix: "set the same value, or let one of them exclude or need the other")
    }
  }

  private func sameValue(_ a: Row, _ b: Row) -> Bool {
    a["value"] == b["value"]
      || Double(a["value"]) != nil && Double(a["value"]) == Double(b["value"])
  }

  /// Whether both may be in force and neither is certain to come first.
  private func isUnordered(_ a: Row, _ b: Row) -> Bool {
    owner(a) == owner(b)
      || relations.mayBeChosenTogether(owner(a), owner(b))
        && !relations.isOrdered(owner(a), owner(b))
  }

  private func reportDoubleRemovals(_ removals: [Row]) {
    for (index, row) in removals.enumerated() {
      let other = removals[..<index].first { earlier in
        earlier["table"] == row["table"] && earlier["id"] == row["id"]
          && relations.mayBeChosenTogether(owner(earlier), owner(row))
      }
      guard let other else { continue }
      row.report(
        "id", problem: "\(owner(other)) removes the same row in row \(other.number)",
        allowed: "each row removed once among investments that may be chosen together",
        fix: "remove one of the two, or let one investment exclude the other")
    }
  }

  /// A removed row may not be changed, nor a removed link be given movements, unless that happens
  /// before: in an investment that the removing one needs.
  private func reportUses(ofRemoved removal: Row) {
    let remover = owner(removal)
    let users = changes.filter { row in
      row["action"] != "remove" && row["table"] == removal["table"] && row["id"] == removal["id"]
    }
    for user in users where isInDanger(owner(user), from: remover) {
      reportUse(user, column: "id", of: removal)
    }
    guard removal["table"] == "link" else { return }
    for movement in additions.filter({ $0.key == "mvmt_id" }).flatMap(\.rows)
    where isInDanger(owner(movement), from: remover) {
      for column in ["ib_link_id", "ob_link_id"] where movement[column] == removal["id"] {
        reportUse(movement, column: column, of: removal)
      }
    }
  }

  private func isInDanger(_ user: Investment.ID, from remover: Investment.ID) -> Bool {
    user == remover
      || relations.mayBeChosenTogether(user, remover)
        && !relations.needed(by: remover).contains(user)
  }

  private func reportUse(_ row: Row, column: String, of removal: Row) {
    row.report(
      column,
      problem: "\(owner(removal)) removes this row (investment_change.csv row \(removal.number))",
      allowed: "rows that no investment chosen together with this one removes",
      fix: "let \(owner(row)) and \(owner(removal)) exclude each other, or drop the removal")
  }
}
