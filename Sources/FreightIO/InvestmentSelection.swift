package import FreightModel

/// Why a list of investments and demand options cannot be chosen, with every reason at once.
package struct SelectionError: Error, Equatable, Sendable {
  /// One reason.
  package enum Problem: Equatable, Sendable {
    /// Neither an investment nor a demand option has this name; perhaps `suggestion` was meant.
    case unknown(String, suggestion: String?)
    /// The two exclude each other.
    case excluded(Investment.ID, Investment.ID)
    /// The two demand options exclude each other.
    case excludedOptions(DemandOption.ID, DemandOption.ID)
    /// An investment was chosen without another that it needs.
    case missing(need: Investment.ID, of: Investment.ID)
    /// What follows the @ of a name is no end of a range; perhaps `suggestion` was meant.
    case unknownLevel(String, suggestion: String?)
    /// A name with an end of a range that has none: an investment, or a demand option of fixed
    /// values.
    case unranged(String, isInvestment: Bool)
    /// Demand options at both ends.
    case bothLevels

    /// Whether the name is wrong, and not what it names.
    package var isMisspelt: Bool {
      switch self {
      case .unknown, .unknownLevel, .unranged, .bothLevels: true
      case .excluded, .excludedOptions, .missing: false
      }
    }

    /// The reason and what to do, in one sentence.
    package var line: String {
      switch self {
      case .unknown(let name, let suggestion):
        "no investment or demand option is called \"\(name)\""
          + (suggestion.map { "; did you mean \($0)?" }
            ?? "; see investment.csv and demand_option.csv for the names")
      case .excluded(let first, let second):
        "\(first) and \(second) exclude each other; choose one of them"
      case .excludedOptions(let first, let second):
        "\(first) and \(second) exclude each other; choose one of them"
      case .missing(let need, let investment):
        "\(investment) needs \(need); choose \(need) too"
      case .unknownLevel(let name, let suggestion):
        "\"\(name)\": a demand option stands at low or high of its ranges, or with no @ at its own "
          + "values" + (suggestion.map { "; did you mean \($0)?" } ?? "")
      case .unranged(let name, let isInvestment):
        "\(name) is "
          + (isInvestment ? "an investment, not a demand option" : "a demand option without ranges")
          + ": leave out what follows the @"
      case .bothLevels:
        "demand options stand at one end of their ranges together: choose @low or @high"
      }
    }
  }

  /// Unknown names in the order given, then pairs and needs in order of their names.
  package let problems: [Problem]
}

extension [Investment] {
  /// The investments named, each once and after all that it needs, otherwise in table order.
  ///
  /// This is the order in which ``FreightNetwork/applying(_:)`` takes them.
  package func selection(_ names: [String]) throws(SelectionError) -> [Investment] {
    let known = Dictionary(map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let relations = InvestmentRelations(map { ($0.id, $0.needs, $0.excludes) })
    var problems: [SelectionError.Problem] = names.filter { known[ID($0)] == nil }.map { name in
      .unknown(name, suggestion: nearest(to: name, in: map(\.id.name)))
    }
    let chosen = Set(names.map { Investment.ID($0) }.filter { known[$0] != nil })
    problems += relations.conflicts(in: chosen).map { .excluded($0.0, $0.1) }
    for id in chosen.sorted() {
      let missing = relations.needed(by: id).subtracting(chosen)
      problems += missing.sorted().map { .missing(need: $0, of: id) }
    }
    guard problems.isEmpty else { throw SelectionError(problems: problems) }

    var ordered: [Investment] = []
    var placed: Set<Investment.ID> = []
    func place(_ id: Investment.ID) {
      guard placed.insert(id).inserted, let investment = known[id] else { return }
      for need in relations.ids where investment.needs.contains(need) { place(need) }
      ordered.append(investment)
    }
    for id in relations.ids where chosen.contains(id) { place(id) }
    return ordered
  }
}

extension Study {
  /// The investments and demand options named, in one list.
  ///
  /// `OPTION@low` and `OPTION@high` put the options in force at that end of their ranges, all of
  /// them together, as a scenario's own name has it: `base+OPTION+OTHER@low`.
  ///
  /// - Returns: investments as ``Swift/Array/selection(_:)`` orders them, options in table order,
  ///   and where in their ranges these stand.
  package func selection(
    _ names: [String]
  ) throws(SelectionError) -> (
    investments: [Investment], options: [DemandOption], level: DemandOption.Level
  ) {
    var problems: [SelectionError.Problem] = []
    var levels: Set<DemandOption.Level> = []
    var plain: [String] = []
    for name in names {
      let (bare, level) = self.level(in: name, &problems)
      plain.append(bare)
      if let level { levels.insert(level) }
    }
    if levels.count > 1 { problems.append(.bothLevels) }
    let chosen = demandOptions.filter { plain.contains($0.id.name) }
    let rest = plain.filter { name in !demandOptions.contains { $0.id.name == name } }
    var built: [Investment] = []
    do throws(SelectionError) {
      built = try investments.selection(rest)
    } catch {
      let known = investments.map(\.id.name) + demandOptions.map(\.id.name)
      problems += error.problems.map { problem in
        guard case .unknown(let name, _) = problem else { return problem }
        return .unknown(name, suggestion: nearest(to: name, in: known))
      }
    }
    for (index, option) in chosen.enumerated() {
      for other in chosen.dropFirst(index + 1) where option.isExcluded(with: other) {
        problems.append(.excludedOptions(option.id, other.id))
      }
    }
    guard problems.isEmpty else { throw SelectionError(problems: problems) }
    return (built, chosen, levels.first ?? .middle)
  }

  /// A name without its level, and the level.
  private func level(
    in name: String, _ problems: inout [SelectionError.Problem]
  ) -> (name: String, level: DemandOption.Level?) {
    guard let at = name.lastIndex(of: "@") else { return (name, nil) }
    let bare = String(name[..<at])
    let word = String(name[name.index(after: at)...])
    guard let level = DemandOption.Level(rawValue: word), level != .middle else {
      let near = nearest(to: word, in: ["low", "high"]).map { bare + "@" + $0 }
      problems.append(.unknownLevel(name, suggestion: near))
      return (bare, nil)
    }
    if let option = demandOptions.first(where: { $0.id.name == bare }) {
      if !option.isRanged { problems.append(.unranged(name, isInvestment: false)) }
    } else if investments.contains(where: { $0.id.name == bare }) {
      problems.append(.unranged(name, isInvestment: true))
    }
    return (bare, level)
  }
}
