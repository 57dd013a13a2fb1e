import FreightModel

/// The investments of a network folder, read against the base case.
struct InvestmentReader {
  let investments: [Investment]
  let headlines: [Headline]
  /// The rows of `investment.csv`.
  let known: Known<Investment>
  /// `investment_link.csv` and `investment_terminal.csv`, for tables that name rows of both.
  let links: Table
  let terminals: Table

  /// Reads `investment.csv`, the six tables of what investments do, and `headline.csv`.
  init(_ folder: inout InputFolder, base: Scope) {
    let heads = folder.table(.investment)
    let known = Known<Investment>(heads)
    self.known = known
    let entries = heads.entries { $0.investmentHead(known) }
    let relations = InvestmentRelations(
      heads.rows.map { row in
        (
          ID(row["investment_id"]), needs: Set(row.list("needs").map { ID($0) }),
          excludes: Set(row.list("excludes").map { ID($0) })
        )
      })
    for row in heads.rows { row.checkRelations(relations) }
    let set = heads.rows.filter { $0["in_default_set"] == "true" }
    for row in set.dropFirst(Investment.setLimit) {
      row.report(
        "in_default_set", problem: "the set has \(set.count) investments, and packages are many",
        allowed: "true in at most \(Investment.setLimit) rows", fix: "set it to false in some rows")
    }

    let additions = InvestmentTables(&folder, base: base, relations: relations)
    var changes: [Investment.ID: [Investment.Change]] = [:]
    links = additions.links
    terminals = additions.terminals
    additions.collect(into: &changes, known)
    additions.reportConflicts()
    investments = entries.map { $0.value.investment(changes: changes[$0.value.id] ?? []) }
    headlines = folder.table(.headline).values { $0.headline(known, relations) }
  }
}

/// The tables of what investments add and change.
private struct InvestmentTables {
  let nodes: Table
  let links: Table
  let queues: Table
  let movements: Table
  let terminals: Table
  let changes: Table
  let base: Scope
  let relations: InvestmentRelations
  /// The base case with each investment and all that it needs.
  let scopes: [Investment.ID: Scope]

  init(_ folder: inout InputFolder, base: Scope, relations: InvestmentRelations) {
    nodes = folder.table(.investmentNode)
    links = folder.table(.investmentLink)
    queues = folder.table(.investmentJunctionQueue)
    movements = folder.table(.investmentMovement)
    terminals = folder.table(.investmentTerminal)
    changes = folder.table(.investmentChange)
    self.base = base
    self.relations = relations
    var scopes: [Investment.ID: Scope] = [:]
    for id in relations.ids {
      let together = relations.needed(by: id).union([id])
      var scope = base
      scope.nodes.extend(with: nodes, of: together)
      scope.links.extend(with: links, of: together)
      scope.queues.extend(with: queues, of: together)
      scope.movements.extend(with: movements, of: together)
      scope.terminals.extend(with: terminals, of: together)
      scopes[id] = scope
    }
    self.scopes = scopes
  }

  /// Reads every row; additions come before changes, so that a change may be to an added row.
  func collect(
    into changes: inout [Investment.ID: [Investment.Change]], _ known: Known<Investment>
  ) {
    func read(_ table: Table, _ build: (Row, Scope) -> Investment.Change?) {
      let found = table.values { row in
        let owner = row.reference("investment_id", to: known)
        return (owner, build(row, scopes[owner] ?? base))
      }
      for (owner, change) in found {
        if let change { changes[owner, default: []].append(change) }
      }
    }
    read(nodes) { .addNode($0.node($1)) }
    read(links) { .addLink($0.link($1)) }
    read(queues) { .addQueue($0.junctionQueue($1)) }
    read(movements) { .addMovement($0.movement($1)) }
    read(terminals) { .addTerminal($0.terminal($1)) }
    read(self.changes) { $0.change($1) }
    let modes = scopes.mapValues { $0.modesByNode() }
    for row in terminals.rows {
      let owner = Investment.ID(row["investment_id"])
      guard let scope = scopes[owner] else { continue }
      row.checkTerminalLinks(scope, modesByNode: modes[owner] ?? [:])
    }
  }

  func reportConflicts() {
    let added = [nodes, links, queues, movements, terminals]
    InvestmentConflicts(
      relations: relations, changes: changes.rows.filter(\.isSound),
      additions: added.map { ($0.rows, $0.schema.key.last ?? "") }, base: base
    ).report()
  }
}

extension Known {
  /// Adds the rows of `table` that belong to one of `owners`, and remembers the rest by owner.
  fileprivate mutating func extend(with table: Table, of owners: Set<Investment.ID>) {
    guard let key = table.schema.key.last else { return }
    if !table.isReadable { isComplete = false }
    add(table.rows.filter { owners.contains(ID($0["investment_id"])) }, key: key)
    for row in table.rows where !owners.contains(ID(row["investment_id"])) {
      if elsewhere[row[key]] == nil { elsewhere[row[key]] = row["investment_id"] }
    }
  }
}
