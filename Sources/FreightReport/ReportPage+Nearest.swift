import FreightAppraisal
import FreightModel

/// The first page's second statement.
extension ReportPage {
  /// What comes nearest to paying of all that was tried, by the first statement's rule of orders;
  /// what saves most for goods, and what for other traffic.
  var savers: Lead {
    let isPackage = view.singles.isEmpty
    let options = isPackage ? view.packages : view.singles
    guard options.count > 1 else {
      return Lead(
        statement: called(options[0], isPackage: isPackage) + " "
          + savings(
            saver(options, isPackage, { $0.freightCost }, "freight")?.amount,
            saver(options, isPackage, { $0.backgroundCost }, "background_traffic")?.amount) + ".",
        support: [])
    }
    let most = mostSaved(options, isPackage: isPackage)
    let nearest = nearest
    guard let first = nearest.first else { return Lead(statement: most, support: comparability) }
    // One sentence: that the modes are not valued alike holds of any order of all that was tried.
    let statement = comparability.reduce(first) {
      $0.dropLast() + wording(", men ", ", but ") + lowerFirst($1)
    }
    return Lead(statement: statement, support: nearest.dropFirst() + [most])
  }

  /// What of all that was tried comes nearest to paying, by NNV and, where that is another, by
  /// krona invested; empty where the first statement has compared all of it.
  private var nearest: [String] {
    let options = view.options.filter { $0.appraisal.value != nil }
    let isAnyDrawn = !view.spreads.isEmpty
    guard options.count > view.appraised.options.count,
      let most = RankedWorth.leaders(options.map { named(net($0), $0) })
    else { return [] }
    let thrifty = RankedWorth.leaders(
      options.compactMap { option in each(option).map { named($0, option) } })
    func figure(_ worth: RankedWorth, _ text: String, _ column: String) -> String {
      FigureLink.number(text, figureID("appraisal", worth.id, column: column))
    }
    func ratio(_ worth: RankedWorth) -> String {
      "NNK\u{2011}i\u{a0}" + figure(worth, wording.signed(worth.value, decimals: 2), "nnk_i")
    }
    let isSame = thrifty?.all.map(\.id) == most.all.map(\.id)
    let best = most.first
    let first = told(
      best.value < 0
        ? wording(
          "Närmast att löna sig av allt som prövats är ", "Nearest to paying of all tried is ")
        : wording("Mest lönsam av allt som prövats är ", "What pays most of all tried is "), most,
      best.value < 0
        ? { wording("Närmare kan \($0) komma", "\($0) may come nearer") }
        : { wording("Mer lönsam kan \($0) vara", "\($0) may pay more") }
    ) { worth in
      let perKrona = isSame ? thrifty?.all.first { $0.id == worth.id } : nil
      return "\(worth.name) (NNV\u{a0}" + figure(worth, wording.signed(worth.value), "nnv_msek")
        + "\u{a0}" + wording(Unit.msek) + (perKrona.map { ", " + ratio($0) } ?? "") + ")"
    }
    let perKrona =
      isSame || best.value >= 0
      ? []
      : thrifty.map { thrifty in
        told(
          wording(
            "Närmast att löna sig per satsad krona är ",
            "Nearest to paying for each krona invested is "), thrifty,
          order("Det kan också vara ", "It may also be ")
        ) { "\($0.name) (\(ratio($0)))" }
      } ?? []
    let isOrderDrawn = options.allSatisfy { !net($0).draws.isEmpty }
    if let spread = view.nearestSpread,
      view.option(of: spread.headline)?.outcome.value.scenario.id == best.id
    {
      let share = chance(
        spread, wording.percent(spread.summary.shareAboveZero), "nnv_above_zero_percent")
      return first + perKrona + [
        wording(
          "Ordningen av allt som prövats gäller studiens egna värden.",
          "The order of all that was tried is of the study's own values."),
        wording(
          "Av de slumpade prövningarna ger \(share) (\(interval(spread, isFirst: true))) ett NNV "
            + "över noll för \(best.name).",
          "Of the random trials \(share) (\(interval(spread, isFirst: true))) have an NNV above "
            + "zero for \(best.name)."),
      ] + extrapolated([spread], named: false)
    }
    let unknown =
      best.draws.isEmpty
      ? wording(
        " P(NNV\u{a0}>\u{a0}0) saknas därför för \(best.name).",
        " So P(NNV\u{a0}>\u{a0}0) is not known for \(best.name).") : ""
    let central =
      isAnyDrawn && !isOrderDrawn
      ? [
        wording(
          "Ordningen av allt som prövats gäller studiens egna värden: bara huvudpaketen är "
            + "slumpprövade.",
          "The order of all that was tried is of the study's own values: only the headline "
            + "packages have random trials.")
          + unknown
      ] : []
    return first + perKrona + central
  }

  /// A worth by the name that the option has among all that was tried.
  private func named(_ worth: RankedWorth, _ option: ResultView.Option) -> RankedWorth {
    worth.named(called(option, isPackage: option.subject == nil))
  }

  /// That road and rail are not valued alike, where both are compared.
  private var comparability: [String] {
    let modes = Set(view.study.network.links.map(\.mode))
    guard view.appraised.options.count > 1, modes.isSuperset(of: [.road, .rail]) else { return [] }
    return [
      wording(
        "Väg och järnväg värderas inte lika: bilars tid räknas, tågresenärers inte.",
        "Road and rail are not valued alike: the time of cars counts, of rail passengers not.")
    ]
  }

  /// The option that saves most for somebody, and how much.
  private func saver(
    _ options: [ResultView.Option], _ isPackage: Bool, _ cost: (Comparison) -> Difference,
    _ what: String
  ) -> Saver? {
    best(options, cost).map { option, value in
      Saver(
        id: option.id,
        name: called(option, isPackage: isPackage),
        amount: FigureLink.number(
          wording.significant(abs(value) / 1e6, leastDigits: 2) + "\u{a0}"
            + wording(Unit.msekPerYear),
          figureID(
            isPackage ? "packages" : "summary", option.id,
            column: what + "_change_msek_per_year")))
    }
  }

  /// What saves most for industry's goods and what for other traffic, in one sentence.
  private func mostSaved(_ options: [ResultView.Option], isPackage: Bool) -> String {
    let goods = saver(options, isPackage, { $0.freightCost }, "freight")
    let others = saver(options, isPackage, { $0.backgroundCost }, "background_traffic")
    let cars = cars
    let count = FigureLink.number("\(options.count)", "sentence/investments")
    let of = wording(
      isPackage ? "Av \(count) paket " : "Av \(count) enskilda åtgärder ",
      isPackage ? "Of \(count) packages " : "Of \(count) investments ")
    let none = wording(isPackage ? "inget" : "ingen", "none")
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
          "ger \(none) näringslivets gods en påvisbar besparing, och \(others.name) sparar mest "
            + "för \(cars) (\(others.amount)).",
          "none gives goods a detectable saving, and \(others.name) saves most for \(cars) "
            + "(\(others.amount)).")
    case (nil, nil):
      return of
        + wording(
          "ger \(none) en påvisbar besparing, vare sig för näringslivets gods eller för \(cars).",
          "none gives a detectable saving, neither for goods nor for \(cars).")
    }
  }

  private var cars: String { wording("övrig vägtrafik", "other road traffic") }

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
  private func savings(_ goods: String?, _ others: String?) -> String {
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
