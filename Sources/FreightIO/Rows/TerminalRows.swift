import FreightModel

extension Row {
  /// A row of `terminal.csv`.
  func terminal(_ scope: Scope) -> Terminal {
    let kind = choice("kind", Terminal.Kind.self)
    let modes = choices("modes", Mode.self, separator: ";")
    checkModes(modes, of: kind)
    return Terminal(
      id: id("terminal_id"), node: reference("node_id", to: scope.nodes), name: text("name"),
      englishName: english("name"),
      kind: kind ?? .combi, modes: Set(modes),
      loadForm: choice("load_form", LoadForm.self) ?? .unitised,
      capacityPerHour: number("capacity_per_h", .terminalCapacity),
      priceSEKPerUnit: number("price_sek_per_unit", .terminalPrice),
      dwellHours: number("dwell_h", .dwell), provenance: provenance())
  }

  private func checkModes(_ modes: [Mode], of kind: Terminal.Kind?) {
    guard let kind, !modes.isEmpty else { return }
    if Set(modes).count != modes.count {
      report(
        "modes", problem: "a mode is listed twice", allowed: "each mode once",
        fix: "remove one of the two")
    } else if modes.count == 1, kind != .siding {
      report(
        "modes", problem: "a terminal of kind \(kind.rawValue) joins modes, but there is only one",
        allowed: "two modes or more; one for a siding", fix: "add the mode it joins, or use siding")
    }
  }

  /// Checks that a link of each of the terminal's modes touches its node, and that lorries can stop
  /// there.
  func checkTerminalLinks(_ scope: Scope, modesByNode: [String: Set<Mode>]) {
    guard scope.links.isComplete, scope.nodes.rows[self["node_id"]] != nil else { return }
    let isExpanded = scope.movements.rows.values.contains { $0["node_id"] == self["node_id"] }
    if isExpanded, list("modes").contains(Mode.road.rawValue) {
      report(
        "node_id", problem: "the node is an expanded junction, where no lorry can stop",
        allowed: "a node without movements",
        fix: "move the terminal to a node of its own, with a link to the junction")
    }
    let touching = modesByNode[self["node_id"]] ?? []
    let names = touching.sorted().map(\.rawValue)
    for mode in list("modes").compactMap(Mode.init(rawValue:)) where !touching.contains(mode) {
      report(
        "modes", value: mode.rawValue,
        problem: "no \(mode.rawValue) link touches node \(self["node_id"])",
        allowed: "modes of the links at the node: \(names.joined(separator: ", "))",
        fix: "add a \(mode.rawValue) link to the node, move the terminal, or remove the mode")
    }
  }

  /// A row of `loco_change.csv`.
  func locoChange(_ scope: Scope) -> LocoChange {
    LocoChange(
      node: reference("node_id", to: scope.nodes), hours: number("hours", .from(0, to: 48)),
      costSEK: number("cost_sek", .from(0, to: 1e6)), provenance: provenance())
  }
}

/// What the columns of a terminal accept; investments that change them are held to the same.
extension Bounds {
  /// Load units or tonnes per hour.
  static let terminalCapacity = above(0, to: 100_000)
  /// SEK per handling unit.
  static let terminalPrice = from(0, to: 100_000)
  /// Hours; goods that stay longer than a quarter are in store, not in transit.
  static let dwell = from(0, to: 2_200)
}
