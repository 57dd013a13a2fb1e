import FreightAppraisal
import FreightModel

extension ReportPage {
  /// The first page: three statements from the numbers, one table, one map.
  var summary: Section {
    let title = wording("Sammanfattning", "Summary")
    guard !view.options.isEmpty else {
      return section(
        "summary", title,
        [
          paragraph(
            wording(
              "Endast jämförelsealternativet är beräknat.", "Only the base case was solved."))
        ])
    }
    return section(
      "summary", title,
      leads.map { paragraph($0.statement, class: "lead") } + [
        table("verdict"), firstMap,
        Markup(
          "p", ["class": "note"], estimateMark(wording),
          .group(
            linked(
              wording(
                " efter ett namn eller ett tal: en uppskattning, inte ett uppmätt eller källbelagt "
                  + "värde.",
                " after a name or a number: an estimate, not a measured or sourced value.")
                + overCapacityNote + carbonShare + headlineNotes
                + wording(
                  " Vad de tre meningarna vilar på står först i kapitlet Känslighetsanalys.",
                  " What the three sentences rest on begins the chapter Sensitivity.")))),
      ])
  }

  /// Its three sentences.
  var leads: [Lead] { [answer, savers, certain] }

  /// What the table of headline packages says of any of them.
  private var headlineNotes: String {
    view.headlines.compactMap { option in
      view.study.headlines.first { $0.isBuilt(by: option) }?.note.map { " " + wording($0) }
    }.joined()
  }

  /// What the headline package with the largest saving moves, in the region and in the town; the
  /// flows of the base case where no package moves anything that shows.
  private var firstMap: Markup {
    let shown = view.headlines.filter {
      $0.comparison.totalCost.isResolved && differenceMap.isVisible($0)
    }
    guard let option = shown.min(by: { $0.savingOrder < $1.savingOrder }) else {
      let map = FlowMap(view: view, base: base, wording: wording)
      return figure(
        "first", [map.region(id: "first-map")], legend: map.legend(isDetail: false),
        caption: wording("Godsflöden i JA.", "Goods flows in the base case."))
    }
    let name = wording(view.headlineName(of: option))
    let legend = differenceMap.legend(of: option)
    let moved = lowerFirst(movement(option, in: "first-" + option.id))
    let hasUnits = (legend.text + moved).contains(wording("pbe", "PCU"))
    var map = differenceMap
    map.textSize = DifferenceMap.firstTextSize
    return Markup(
      "div", ["class": "first"],
      figure(
        "first-" + option.id, [map.drawing(option, prefix: "first", isNamed: true)],
        legend: legend,
        caption: wording(
          "Vad \(name) flyttar (UA minus JA)", "What \(name) moves (option less base)")
          + chosen(option, of: shown.count) + ": " + moved
          + (hasUnits
            ? wording(
              " Pbe är personbilsekvivalenter: en lastbil räknas som flera bilar.",
              " PCU are passenger car units: a lorry counts as several cars.") : "")
          + (map.isTownAlone(option)
            ? wording(
              " Kartan visar bara orten, där ändringarna är störst.",
              " The map shows the town alone, where changes are largest.") : "")))
  }

  /// Why it is this package that the first map shows: not for its net present value.
  private func chosen(_ option: ResultView.Option, of shown: Int) -> String {
    guard view.headlines.count > 1 else { return "" }
    let others =
      shown == view.headlines.count
      ? wording("av huvudpaketen", "of the headline packages")
      : wording(
        "av huvudpaketen med synlig ändring", "of the headline packages whose changes show")
    let saving =
      FigureLink.number(
        wording.significant(-option.savingOrder / 1e6, leastDigits: 2),
        option.subject == nil ? "packages" : "summary", option.id,
        column: "total_change_msek_per_year") + "\u{a0}" + wording(Unit.msekPerYear)
    return option.savingOrder < 0
      ? wording(
        ", valt för att det \(others) sparar mest om året (gods och trafik, \(saving))",
        ", chosen as it saves most a year \(others) (goods and traffic, \(saving))")
      : wording(
        ", valt för att det \(others) kostar minst om året",
        ", chosen as it costs least a year \(others)")
  }
}
