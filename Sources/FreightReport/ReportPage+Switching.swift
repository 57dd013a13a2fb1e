import FreightAppraisal
import FreightModel

extension ReportPage {
  /// At which values of parameters the headlines' worth changes sign, in words and as a table;
  /// nothing where it was not sought.
  var switching: [Markup] {
    guard !view.switches.isEmpty else { return [] }
    return (view.switches.compactMap { finding($0) } + steady).map(paragraph)
      + [table("switching")]
  }

  /// The headlines whose NNV no parameter turns, by sign.
  private var steady: [String] {
    let steady = view.switches.filter { $0.turning.isEmpty && $0.net != nil }
    return [(true, wording("negativt", "negative")), (false, wording("positivt", "positive"))]
      .compactMap { isLoss, sign in
        let names = steady.filter { (($0.net ?? 0) < 0) == isLoss }.map {
          wording($0.headline.name)
        }
        guard !names.isEmpty else { return nil }
        return wording(
          "NNV är \(sign) över varje parameters hela spann, en i taget, för "
            + "\(wording.list(names)).",
          "NNV is \(sign) over the whole range of every parameter, one at a time, for "
            + "\(wording.list(names)).")
      }
  }

  /// At which values of parameters a headline's worth changes sign; nil where none does that.
  private func finding(_ switches: ResultView.Switches) -> String? {
    let name = wording(switches.headline.name)
    let turning = switches.turning
    guard let net = switches.net else {
      return wording(
        "\(name): NNV är inte känt, eftersom en kostnad eller ett prisindex saknas.",
        "\(name): NNV is not known, for want of a cost or a price index.")
    }
    guard !turning.isEmpty else { return nil }
    let sign = net < 0 ? wording("negativt", "negative") : wording("positivt", "positive")
    let values = wording.alternatives(
      turning.prefix(3).map { row in
        func told(_ number: Double, _ column: String) -> String {
          FigureLink.number(
            wording.significant(number), "switching", row.option.id, row.parameter.id.name,
            column: column)
        }
        let value = told(row.netPresentValue.root ?? 0, "nnv_is_nought_at")
        let central = told(row.parameter.value, "value")
        let meaning = wording(row.parameter.meaning)
        let inside = lowerFirst(meaning)
        let unit =
          ["1", "factor", "share"].contains(row.parameter.unit)
          ? "" : " " + wording(DataWords.unit(row.parameter.unit))
        return wording(
          "\(inside) är \(value)\(unit) i stället för \(central)",
          "\(inside) is \(value)\(unit) instead of \(central)")
      })
    let rest =
      turning.count > 3
      ? wording(" (och \(turning.count - 3) till)", " (and \(turning.count - 3) more)") : ""
    return wording(
      "\(name): NNV är \(sign) och blir noll om \(values)\(rest), var för sig.",
      "\(name): NNV is \(sign) and becomes nought if \(values)\(rest), each by itself.")
  }
}

extension ResultView.Switches {
  /// The study's NNV, MSEK; nil where it is not known.
  fileprivate var net: Double? { rows.first?.netPresentValue.central }
  /// The parameters at some value of which NNV is nought.
  fileprivate var turning: [SwitchingValue] { rows.filter { $0.netPresentValue.root != nil } }
}
