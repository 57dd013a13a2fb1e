import FreightAppraisal
import FreightModel

/// The first page's second sentence.
extension ReportPage {
  /// What of all that was tried comes nearest to paying, by NNV and, where that is another, by krona
  /// invested; empty where the first sentence has compared all of it.
  private var nearest: String {
    let options = view.options.filter { $0.appraisal.value != nil }
    func net(_ option: ResultView.Option) -> Double { option.appraisal.value!.net }
    func rate(_ option: ResultView.Option) -> Double {
      option.appraisal.value!.perInvestment ?? -.infinity
    }
    guard options.count > view.appraised.options.count,
      let best = options.max(by: { net($0) < net($1) }),
      let thrifty = options.max(by: { rate($0) < rate($1) })
    else { return "" }
    func figure(_ option: ResultView.Option, _ text: String, _ column: String) -> String {
      FigureLink.number(
        text, figureID("appraisal", option.outcome.value.scenario.id, column: column))
    }
    func name(_ option: ResultView.Option) -> String {
      called(option, isPackage: option.subject == nil)
    }
    let worth =
      "NNV\u{a0}" + figure(best, wording.signed(net(best)), "nnv_msek") + "\u{a0}"
      + wording(Unit.msek)
    func ratio(_ option: ResultView.Option) -> String {
      "NNK-i\u{a0}" + figure(option, wording.signed(rate(option), decimals: 2), "nnk_i")
    }
    let isSame = best.index == thrifty.index
    let isDrawn = view.spreads.contains { $0.headline.isBuilt(by: best) }
    let numbers =
      (isSame && rate(best) > -.infinity ? worth + ", " + ratio(best) : worth)
      + (view.spreads.isEmpty || isDrawn
        ? "" : wording(", utanför dragningarna", ", not drawn"))
    guard net(best) < 0 else {
      return wording(
        "Mest lönsam av allt som prövats är \(name(best)) (\(numbers))",
        "Of all tried \(name(best)) pays most (\(numbers))")
    }
    let other =
      isSame || rate(thrifty) == -.infinity
      ? ""
      : wording(
        " och per investerad krona \(name(thrifty)) (\(ratio(thrifty)))",
        " and for each krona invested \(name(thrifty)) (\(ratio(thrifty)))")
    return wording(
      "Närmast att löna sig av allt som prövats är \(name(best)) (\(numbers))",
      "Of all tried \(name(best)) comes nearest to paying (\(numbers))") + other
  }

  /// What comes nearest to paying, what saves most for goods, and what for other traffic.
  var savers: String {
    let isPackage = view.singles.isEmpty
    let options = isPackage ? view.packages : view.singles
    func saver(_ cost: (Comparison) -> Difference, _ column: String) -> Saver? {
      best(options, cost).map { option, value in
        Saver(
          id: option.id,
          name: called(option, isPackage: isPackage),
          amount: FigureLink.number(
            wording.significant(abs(value) / 1e6, digits: 2) + "\u{a0}" + wording(Unit.msekPerYear),
            figureID(isPackage ? "packages" : "summary", option.id, column: column)))
      }
    }
    let goods = saver({ $0.freightCost }, "freight_change_msek_per_year")
    let others = saver({ $0.backgroundCost }, "background_traffic_change_msek_per_year")
    let cars = wording("övrig vägtrafik", "other traffic")
    guard options.count > 1 else {
      return called(options[0], isPackage: isPackage) + " "
        + savings(goods?.amount, others?.amount, cars) + "."
    }
    let count = FigureLink.number("\(options.count)", "sentence/investments")
    let tried = wording(
      isPackage ? "\(count) paket" : "\(count) enskilda åtgärder",
      isPackage ? "\(count) packages" : "\(count) investments")
    let none = wording(isPackage ? "inget" : "ingen", "none")
    let nearest = nearest
    let of =
      (nearest.isEmpty ? wording("Av ", "Of ") : nearest + wording(", och av ", "; of ")) + tried
      + " "
    switch (goods, others) {
    case (let goods?, let others?) where goods.id == others.id:
      return of
        + wording(
          "sparar \(goods.name) mest för både gods (\(goods.amount)) och \(cars) "
            + "(\(others.amount)).",
          "\(goods.name) saves most for goods (\(goods.amount)) and \(cars) "
            + "(\(others.amount)).")
    case (let goods?, let others?):
      return of
        + wording(
          "sparar \(goods.name) mest för näringslivets gods (\(goods.amount)) och \(others.name) "
            + "mest för \(cars) (\(others.amount)).",
          "\(goods.name) saves most for goods (\(goods.amount)) and \(others.name) most "
            + "for \(cars) (\(others.amount)).")
    case (let goods?, nil):
      return of
        + wording(
          "sparar \(goods.name) mest för näringslivets gods (\(goods.amount)), och \(none) ger "
            + "\(cars) en påvisbar besparing.",
          "\(goods.name) saves most for goods (\(goods.amount)), and none gives \(cars) a "
            + "detectable saving.")
    case (nil, let others?):
      return of
        + wording(
          "ger \(none) näringslivets gods en påvisbar besparing, och \(others.name) sparar mest för "
            + "\(cars) (\(others.amount)).",
          "none gives goods a detectable saving, and \(others.name) saves most for \(cars) "
            + "(\(others.amount)).")
    case (nil, nil):
      return of
        + wording(
          "ger \(none) en påvisbar besparing, vare sig för näringslivets gods eller för \(cars).",
          "none gives a detectable saving, neither for goods nor for \(cars).")
    }
  }

  /// A package by its name, an investment in quotation marks.
  private func called(_ option: ResultView.Option, isPackage: Bool) -> String {
    isPackage
      ? wording(view.headlineName(of: option))
      : wording("”\(name(option))”", "“\(name(option))”")
  }

  /// The option that saves most for somebody.
  private struct Saver {
    let id: String
    let name: String
    let amount: String
  }

  /// What a study's only option saves.
  private func savings(_ goods: String?, _ others: String?, _ cars: String) -> String {
    let none =
      view.options.allSatisfy { view.isConverged($0) }
      ? wording("inget påvisbart", "nothing detectable")
      : wording("inget som kan bedömas", "nothing that can be judged")
    guard goods != nil || others != nil else {
      return wording(
        "sparar \(none), vare sig för näringslivets gods eller för \(cars)",
        "saves \(none), neither for industry's goods nor for \(cars)")
    }
    let parts = [
      wording(
        "\(goods ?? none) för näringslivets gods", "\(goods ?? none) for industry's goods"),
      wording("\(others ?? none) för \(cars)", "\(others ?? none) for \(cars)"),
    ]
    return wording("sparar ", "saves ") + wording.list(parts)
  }
}
