import FreightModel

/// What `investment.csv` says of one investment, before its changes are known.
struct InvestmentHead {
  let id: Investment.ID
  let name: Label
  let costMSEK: Double?
  let priceLevel: String
  let payer: Investment.Payer
  let openingYear: Int
  let excludes: Set<Investment.ID>
  let needs: Set<Investment.ID>
  let isInDefaultSet: Bool
  let status: Label
  let provenance: Provenance

  func investment(changes: [Investment.Change]) -> Investment {
    Investment(
      id: id, name: name, costMSEK: costMSEK, priceLevel: priceLevel, payer: payer,
      openingYear: openingYear, excludes: excludes, needs: needs, isInDefaultSet: isInDefaultSet,
      status: status, provenance: provenance, changes: changes)
  }
}

extension Row {
  /// A row of `investment.csv`; `known` are the rows of the same table.
  func investmentHead(_ known: Known<Investment>) -> InvestmentHead {
    for column in ["excludes", "needs"] where list(column).contains(self["investment_id"]) {
      report(
        column, problem: "the investment names itself", allowed: "other investments",
        fix: "remove \(self["investment_id"]) from \(column)")
    }
    return InvestmentHead(
      id: id("investment_id"), name: label("name"),
      costMSEK: self["cost_msek"].isEmpty
        ? nil : number("cost_msek", .from(0, to: 1_000_000)), priceLevel: text("price_level"),
      payer: choice("payer", Investment.Payer.self) ?? .national,
      openingYear: integer("opening_year", 1_990...2_100),
      excludes: references("excludes", to: known), needs: references("needs", to: known),
      isInDefaultSet: flag("in_default_set"),
      status: label("status"), provenance: provenance())
  }
}

extension Row {
  /// A row of `headline.csv`: a package that can be built as it stands.
  func headline(_ known: Known<Investment>, _ relations: InvestmentRelations) -> Headline {
    if !isPresent("investments", allowed: "identifiers of investment.csv") {
      return Headline(id: id("headline_id"), name: label("name"), investments: [])
    }
    let chosen: Set<Investment.ID> = references("investments", to: known)
    for id in chosen.sorted() {
      let missing = relations.needed(by: id).subtracting(chosen).sorted()
      guard !missing.isEmpty else { continue }
      let names = missing.map(\.name).joined(separator: ", ")
      report(
        "investments", problem: "\(id) needs \(names)",
        allowed: "investments with all that they need", fix: "add \(names)")
    }
    if let (first, second) = relations.conflict(in: chosen) {
      report(
        "investments", problem: "\(first) and \(second) exclude each other",
        allowed: "investments that can be built together", fix: "remove one of them")
    }
    return Headline(
      id: id("headline_id"), name: label("name"), investments: chosen, note: headlineNote())
  }
}

extension Row {
  /// What is said of a headline beside its figures: in both languages, or in neither.
  private func headlineNote() -> Label? {
    self["note_sv"].isEmpty && self["note_en"].isEmpty ? nil : label("note")
  }
}

/// A row of `investment_change.csv` as text, which later checks compare between investments.
struct ChangeKey: Hashable {
  let table: String
  let id: String
  let field: String
}

extension Row {
  /// The table, row and field that a row of `investment_change.csv` is about.
  var changeKey: ChangeKey {
    ChangeKey(table: self["table"], id: self["id"], field: self["field"])
  }

  private enum ChangedTable: String, CaseIterable {
    case link, terminal, movement, berth
    case queue = "junction_queue"
  }

  private enum Action: String, CaseIterable {
    case set, multiply, remove
  }

  /// A row of `investment_change.csv`; `scope` is the base case with the investment's own rows
  /// and those of the investments it needs. Nil if the row is refused.
  func change(_ scope: Scope) -> Investment.Change? {
    let table = choice("table", ChangedTable.self)
    let action = choice("action", Action.self)
    _ = provenance()
    guard let table, let action else { return nil }
    if action == .remove { return removal(from: table, scope) }
    switch table {
    case .link:
      let id = reference("id", to: scope.links)
      guard let field = choice("field", Investment.LinkField.self) else { return nil }
      let mode = scope.links.rows[id.name].flatMap { Mode(rawValue: $0["mode"]) }
      return .changeLink(id, field, linkAmount(field, mode, action, scope))
    case .terminal:
      let id = reference("id", to: scope.terminals)
      guard let field = choice("field", Investment.TerminalField.self) else { return nil }
      return .changeTerminal(id, field, amount(action, field.bounds, mayScale: true))
    case .berth:
      let id = reference("id", to: scope.berths)
      guard let field = choice("field", Investment.BerthField.self) else { return nil }
      let isCount = field == .berths
      return .changeBerth(
        id, field, amount(action, field.bounds, mayScale: !isCount, isCount))
    case .queue:
      let id = reference("id", to: scope.queues)
      checkField(is: "capacity_pcu_per_h")
      return .changeQueue(id, amount(action, .queueCapacity, mayScale: true))
    case .movement:
      report(
        "action", problem: "a movement can only be removed", allowed: "remove",
        fix: "remove it and add another in investment_movement.csv")
      return nil
    }
  }

  private func removal(from table: ChangedTable, _ scope: Scope) -> Investment.Change? {
    for column in ["field", "value"] where !self[column].isEmpty {
      report(
        column, problem: "a removal concerns the whole row", allowed: "blank",
        fix: "clear the field, or use another action")
    }
    switch table {
    case .link:
      let link = reference("id", to: scope.links)
      checkCarriesNoPreload(link, scope)
      return .removeLink(link)
    case .terminal: return .removeTerminal(reference("id", to: scope.terminals))
    case .movement: return .removeMovement(reference("id", to: scope.movements))
    case .queue:
      report(
        "action", problem: "a queue cannot be removed", allowed: "set, multiply",
        fix: "remove the movements that wait in it instead")
      return nil
    case .berth:
      report(
        "action", problem: "a quay cannot be removed", allowed: "set, multiply",
        fix: "set its berths, or remove the terminal instead")
      return nil
    }
  }

  /// Preload stays on its road whatever is built: it would vanish with the road, as a gain.
  private func checkCarriesNoPreload(_ link: Link.ID, _ scope: Scope) {
    guard let preload = scope.links.rows[link.name]?["preload_aadt"], Double(preload) ?? 0 > 0
    else { return }
    report(
      "id",
      problem: "the link carries \(preload) vehicles a day of preload_aadt, which would vanish",
      allowed: "links without fixed traffic",
      fix: "move the fixed traffic to the background matrix, so that it finds another road")
  }

  private func checkField(is name: String) {
    guard isPresent("field", allowed: name), self["field"] != name else { return }
    report("field", problem: "no such field", allowed: name, fix: "write \(name)")
  }

  private func linkAmount(
    _ field: Investment.LinkField, _ mode: Mode?, _ action: Action, _ scope: Scope
  ) -> Investment.Amount {
    if let mode, !field.modes.contains(mode) {
      let fields = Investment.LinkField.allCases.filter { $0.modes.contains(mode) }
      report(
        "field", problem: "a \(mode.rawValue) link has no such field",
        allowed: fields.map(\.rawValue).joined(separator: ", "),
        fix: "choose one of these fields, or another link")
    }
    guard field == .roadClass else {
      return amount(action, field.bounds(of: mode), mayScale: !field.isCount, field.isCount)
    }
    if action == .multiply { reportScaling() }
    return .key(reference("value", to: scope.roadClasses).name)
  }

  private func amount(
    _ action: Action, _ bounds: Bounds, mayScale: Bool, _ isCount: Bool = false
  ) -> Investment.Amount {
    if action == .multiply {
      if !mayScale { reportScaling() }
      return .multiply(number("value", .above(0, to: 1_000)))
    }
    guard isCount else { return .set(number("value", bounds)) }
    return .set(Double(integer("value", Int(bounds.lower)...Int(bounds.upper))))
  }

  private func reportScaling() {
    report(
      "action", problem: "\(self["field"]) cannot be multiplied", allowed: "set",
      fix: "set the new value")
  }
}

extension Investment.LinkField {
  /// The modes whose links have the column.
  fileprivate var modes: Set<Mode> {
    switch self {
    case .length, .freeSpeed: Set(Mode.allCases)
    case .lanes, .capacity, .roadClass: [.road]
    case .tracks, .electrified, .maxTrain, .axleLoad, .section, .headway: [.rail]
    case .departures: [.sea, .ferry]
    }
  }

  /// Whether only whole numbers make sense, so that the value can be set but not scaled.
  fileprivate var isCount: Bool { self == .lanes || self == .tracks || self == .electrified }

  fileprivate func bounds(of mode: Mode?) -> Bounds {
    switch self {
    case .length: .length(of: mode)
    case .freeSpeed: .speed
    case .lanes, .tracks: .from(1, to: 8)
    case .capacity: .laneCapacity
    case .electrified: .share
    case .maxTrain: .trainLength
    case .axleLoad: .axleLoad
    case .section: .section
    case .headway: .headway
    case .departures: .departures
    case .roadClass: .any
    }
  }
}

extension Investment.TerminalField {
  fileprivate var bounds: Bounds {
    switch self {
    case .capacity: .terminalCapacity
    case .price: .terminalPrice
    case .dwell: .dwell
    }
  }
}

extension Investment.BerthField {
  fileprivate var bounds: Bounds {
    switch self {
    case .berths: .berths
    case .hoursPerCall: .hoursPerCall
    }
  }
}
