import FreightAppraisal
import FreightModel
import FreightReport

/// The answer of `omlast resilience` in words and tables.
struct ResilienceText {
  private let answer: Resilience
  private let session: Session

  init(_ answer: Resilience, _ session: Session) {
    self.answer = answer
    self.session = session
  }

  var text: String {
    """
    \(session.text(session.study.title))
    Scenario \(answer.scenario.id), losses that last all year, \(session.conditions)

    \(sentence)

    \(table("Loss", answer.singles.prefix(15)))
    \(isolating)\(named)\(pairs)\
    Costs are those of goods, empties and traffic that still have a way; the others have no price. \
    \(answer.unused.count) facilities are used by nothing and their loss changes nothing.

    """
  }

  /// The worst five in words.
  var sentence: String {
    let worst = answer.singles.prefix(5).map { effect in
      "\(name(effect)) (\(cost(effect)) MSEK/yr)"
    }
    guard !worst.isEmpty else { return "There is no facility that anybody uses." }
    return "The dearest losses are \(worst.joined(separator: "; "))."
  }

  private func name(_ effect: ClosureEffect) -> String {
    effect.closures.map { closure in
      let name = FacilityName(closure.facility, in: answer.base.network)
      return session.text(name.name) + ", " + session.text(name.words)
    }.joined(separator: " + ")
  }

  private func cost(_ effect: ClosureEffect) -> String {
    effect.totalCost.text(per: 1e6, digits: 1)
  }

  private static let numbers: [TextTable.Column] =
    (Industry.allCases.map(\.title) + ["Background", "Total"]).map { .number($0, "MSEK/yr") } + [
      .number("Lorry-km", "1000/yr"), .number("Lorry-h", "1000/yr"),
      .number("Other vehicle-km", "million/yr"), .number("No way", "t/yr"),
      .number("No way", "vehicles/yr"),
      .number("Displaced", "vehicles/yr"),
    ]

  private func cells(_ effect: ClosureEffect) -> [String] {
    effect.industryCost.map { $0.text(per: 1e6, digits: 2) } + [
      effect.backgroundCost.text(per: 1e6, digits: 2), effect.totalCost.text(per: 1e6, digits: 2),
      (effect.lorryKilometres / 1000).fixed(0), (effect.lorryHours / 1000).fixed(1),
      (effect.backgroundKilometres / 1e6).fixed(1), effect.unserved.fixed(0),
      effect.unservedVehicles.fixed(0), effect.displacedVehicles.fixed(0),
    ]
  }

  private func table(_ heading: String, _ effects: some Sequence<ClosureEffect>) -> String {
    var table = TextTable([.text(heading)] + Self.numbers)
    for effect in effects { table.add([name(effect)] + cells(effect)) }
    return table.text()
  }

  private var isolating: String {
    let effects = answer.isolating.prefix(10)
    return effects.isEmpty
      ? "" : table("Loss that leaves goods without a way", effects) + "\n"
  }

  private var named: String {
    guard !answer.named.isEmpty else { return "" }
    var table = TextTable(
      [.text("Restriction of closure.csv"), .number("Days"), .number("In those days", "MSEK")]
        + Self.numbers)
    for row in answer.named {
      let mark = row.closure.provenance.isEstimate ? " *" : ""
      table.add(
        [
          session.text(row.closure.name) + mark, row.closure.daysPerYear.fixed(0),
          row.effect.totalCost.isResolved ? (row.costSEK / 1e6).fixed(3) : Difference.unresolved.en,
        ] + cells(row.effect))
    }
    return table.text() + "\"*\": the row is an estimate.\n\n"
  }

  private var pairs: String {
    guard !answer.pairs.isEmpty else { return "" }
    var table = TextTable([.text("Pair"), .number("Apart", "MSEK/yr")] + Self.numbers)
    for pair in answer.pairs.prefix(15) {
      table.add([name(pair.effect), (pair.sumOfSingles / 1e6).fixed(2)] + cells(pair.effect))
    }
    let same = answer.pairs.count { $0.isSingle }
    return table.text()
      + "\(answer.pairs.count) pairs, of which \(same) are proven equal to one of the two."
      + "\(pruning)\n\n"
  }
}

extension ResilienceText {
  /// What is proven of the pairs that are not told.
  private var pruning: String {
    guard let pruning = answer.pruning else { return "" }
    return " \(pruning.pruned) of \(pruning.pairs) are not told: each raises the objective by less "
      + "than \((pruning.leastRise / 1e6).fixed(2)) MSEK/yr, which at least \(pruning.worst) do."
  }
}
