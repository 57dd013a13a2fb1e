import FreightModel

/// What an investment changes or adds of which the table's row is an estimate.
enum Guess: CaseIterable {
  case road, track, sailing, approach, terminal, quay

  var name: Label {
    switch self {
    case .road: Label(sv: "vägar", en: "roads")
    case .track: Label(sv: "spår", en: "tracks")
    case .sailing: Label(sv: "turer till sjöss", en: "sailings")
    case .approach: Label(sv: "tillfarter", en: "approaches")
    case .terminal: Label(sv: "terminaler", en: "terminals")
    case .quay: Label(sv: "kajer", en: "quays")
    }
  }

  fileprivate init(_ link: Link) {
    switch link.mode {
    case .road: self = .road
    case .rail: self = .track
    case .sea, .ferry: self = .sailing
    }
  }
}

extension Investment.Change {
  /// What of this change rests on an estimated row; nil where the row has a source, or where the
  /// change takes something away.
  ///
  /// - Parameter network: the base case, whose rows a change is made to.
  func guess(_ network: FreightNetwork) -> Guess? {
    switch self {
    case .addLink(let link): link.provenance.isEstimate ? Guess(link) : nil
    case .addQueue(let queue): queue.provenance.isEstimate ? .approach : nil
    case .addTerminal(let terminal): terminal.provenance.isEstimate ? .terminal : nil
    case .changeLink(let id, _, _):
      network.links.first { $0.id == id && $0.provenance.isEstimate }.map { Guess($0) }
    case .changeQueue(let id, _):
      network.queues.contains { $0.id == id && $0.provenance.isEstimate } ? .approach : nil
    case .changeTerminal(let id, _, _):
      network.terminals.contains { $0.id == id && $0.provenance.isEstimate } ? .terminal : nil
    case .changeBerth(let id, _, _):
      network.limits.berths.contains { $0.id == id && $0.provenance.isEstimate } ? .quay : nil
    case .addNode, .addMovement, .removeLink, .removeTerminal, .removeMovement: nil
    }
  }
}
