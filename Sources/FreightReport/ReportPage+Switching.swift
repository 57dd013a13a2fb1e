import FreightAppraisal
import FreightModel

extension ReportPage {
  /// At which values of parameters the headlines' worth changes sign, in words and as a table;
  /// nothing where it was not sought.
  var switching: [Markup] {
    guard !view.switches.isEmpty else { return [] }
    return view.switches.map { paragraph(finding($0)) } + [table("switching")]
  }

  private func finding(_ switches: ResultView.Switches) -> String {
    let name = wording(switches.headline.name)
    let turning = switches.rows.filter { $0.netPresentValue.root != nil }
    guard let net = switches.rows.first?.netPresentValue.central else {
      return wording(
        "\(name): NNV är inte känt, eftersom en kostnad eller ett prisindex saknas.",
        "\(name): NNV is not known, for want of a cost or a price index.")
    }
    let sign = net < 0 ? wording("negativt", "negative") : wording("positivt", "positive")
    guard !turning.isEmpty else {
      return wording(
        "\(name): NNV är \(sign) över varje parameters hela spann, en i taget.",
        "\(name): NNV is \(sign) over the whole range of every parameter, one at a time.")
    }
    let values = wording.alternatives(
      turning.prefix(3).map { row in
        let value = wording.significant(row.netPresentValue.root ?? 0)
        let central = wording.significant(row.parameter.value)
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
