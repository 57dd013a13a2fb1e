import FreightAppraisal
import FreightModel

extension ReportPage {
  /// Which inputs decide what the headline packages are worth.
  var sensitivity: Section? {
    guard !view.ranges.isEmpty else { return nil }
    return section(
      "sensitivity", wording("Känslighet", "Sensitivity"),
      view.ranges.map { paragraph(finding($0)) } + [table("sensitivity")] + switching)
  }

  /// What the summary says of the signs; empty where nothing was tried.
  var signs: String {
    view.ranges.map { ranges in
      let name = wording(ranges.headline.name)
      let deciding = ranges.deciding
      guard !deciding.isEmpty else {
        return wording(
          "Tecknet för \(name) håller över varje parameters spann, en i taget.",
          "The sign of \(name) holds over every parameter's range, one at a time.")
      }
      let inputs = wording.list(deciding.prefix(3).map { described($0) })
      let rest =
        deciding.count > 3
        ? wording(" och \(deciding.count - 3) till", " and \(deciding.count - 3) more") : ""
      return wording(
        "Om \(name) är en besparing avgörs inom spannet för \(inputs)\(rest).",
        "Whether \(name) saves anything is decided within the range of \(inputs)\(rest).")
    }.joined(separator: " ")
  }

  /// What the summary says of new rail terminals where trains need goods to run: the ranges are those
  /// of trains that run at any volume. Empty where economies of scale were left out.
  var trainsThatNeedGoods: String {
    guard let base = view.result.scaleEconomies.first else { return "" }
    let parts = view.result.scaleEconomies.dropFirst().compactMap { scaled -> String? in
      guard !newRailPlaces(scaled, view).isEmpty,
        let change = scaled.differences(from: base).first
      else { return nil }
      let investments = Set(scaled.scenario.investments)
      let headline = view.study.headlines.first { $0.investments == investments }
      return (headline.map { wording($0.name) } ?? scaled.scenario.id) + ": " + amount(change)
    }
    guard !parts.isEmpty else { return "" }
    return wording(
      "Detta gäller tåg som går vid vilken volym som helst. Om tåg bara går när godset räcker till "
        + "dem blir det i stället: \(wording.list(parts)).",
      "This holds for trains that run at any volume. Where trains run only if there are goods enough "
        + "for them, it is instead: \(wording.list(parts)).") + trainRules
  }

  /// What that answer hangs on in turn; empty where the trains' rules were not tried.
  private var trainRules: String {
    view.trainRules.map { rules in
      let name = wording(rules.headline.name)
      guard !rules.deciding.isEmpty else {
        return wording(
          " För \(name) står det fast över spannet för varje regel för när tåg går.",
          " For \(name) that holds over the range of every rule for when trains run.")
      }
      let ends = rules.deciding.flatMap { row -> [String] in
        [(row.parameter.range.lowerBound, row.low), (row.parameter.range.upperBound, row.high)]
          .filter { $1.sign != rules.central.sign }
          .map { value, change in
            let text = described(row.parameter)
            return "\(text) \(wording.trimmedNumber(value, decimals: 3)): \(amount(change))"
          }
      }
      return wording(
        " För \(name) hänger även det på antaganden: \(wording.list(ends)).",
        " For \(name) even that hangs on assumptions: \(wording.list(ends)).")
    }.joined()
  }

  private func finding(_ ranges: ResultView.Ranges) -> String {
    let name = wording(ranges.headline.name)
    guard let most = ranges.rows.first else { return "" }
    let ends = wording.list([amount(most.low.totalCost), amount(most.high.totalCost)])
    return wording(
      "\(name): mest avgör \(described(most)), som ger \(ends) vid sina ändar mot "
        + "\(amount(ranges.central.totalCost)) i studien.",
      "\(name): most decisive is \(described(most)), which gives \(ends) at its ends against "
        + "\(amount(ranges.central.totalCost)) in the study.")
  }

  /// A parameter in a sentence, marked if it is an estimate.
  private func described(_ row: Sensitivity) -> String { described(row.parameter) }

  private func described(_ parameter: Parameter) -> String {
    let text = wording(parameter.meaning)
    let first = text.prefix(1).lowercased() + text.dropFirst()
    return parameter.provenance.isEstimate
      ? first + wording(" (uppskattad)", " (estimated)") : first
  }

  private func amount(_ difference: Difference) -> String {
    guard difference.isResolved else { return wording(Term.noDifference) }
    return wording.signedSignificant(difference.value / 1e6, digits: 2) + "\u{a0}"
      + wording(Unit.msekPerYear)
  }
}
