import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What the packages are worth over their years.
  var economics: Section? {
    let headlines = view.headlines
    guard !view.options.isEmpty else { return nil }
    let chart = Chart(view: view, wording: wording)
    let falls = chart.waterfalls(headlines)
    var content =
      ([worth].filter { !$0.isEmpty } + headlines.map { finding($0) }
      + headlines.compactMap { contraryCarbon($0) }).map(paragraph)
    content += [
      paragraph(conventions), paragraph(growthInWords), paragraph(standard),
    ]
    content += [bestPlan].filter { !$0.isEmpty }.map(paragraph) + [table("appraisal_effects")]
    if !falls.isEmpty {
      content.append(figure("waterfall", falls, wide: false, caption: waterfallCaption(headlines)))
    }
    if let profile = chart.profile(headlines) {
      content.append(figure("profile", [profile], caption: profileCaption(headlines)))
    }
    // Last, as in print it lies on a page of its own.
    content += [
      table("appraisal_years"), table("appraisal_costs"), table("appraisal_work"),
      table("appraisal"),
    ]
    return section("economics", wording("Samhällsekonomi", "Economics"), content)
  }

  private func msek(_ value: Double) -> String {
    wording.number(value) + "\u{a0}" + wording(Unit.msek)
  }

  /// One package in a sentence or two, with what the answer rests on.
  private func finding(_ option: ResultView.Option) -> String {
    let name = wording(view.headlineName(of: option))
    let appraisal = option.appraisal
    func told(_ text: String, _ column: String) -> String {
      FigureLink.number(text, "appraisal", option.outcome.value.scenario.id, column: column)
    }
    let without = appraisal.withoutMaintenanceInWords.map { " (" + wording($0) + ")" } ?? ""
    let waiting =
      (appraisal.waitingInWords.map { " " + wording($0) } ?? "")
      + (view.isConverged(option)
        ? ""
        : wording(
          " Beräkningarna nådde inte begärd noggrannhet, och NNV är osäkrare.",
          " Its solves did not reach the accuracy asked for, and NNV is less certain."))
    guard let effects = appraisal.effects, let affordable = appraisal.affordableMSEK else {
      guard let value = appraisal.value else {
        return wording(
          "\(name): ingen jämförbar skillnad mot JA, och därför ingen kalkyl.",
          "\(name): no comparable difference from the base case, and so no appraisal.")
      }
      let least = told(wording(appraisal.thresholdInWords), "effect_threshold_msek")
      let net = told(wording.signed(value.net), "nnv_msek")
      return wording(
        "\(name): effekten är inte påvisbar (\(least) mnkr i nuvärde), och NNV är därför minus "
          + "kostnaden: \(net) mnkr\(without).",
        "\(name): the effect is not detectable (\(least) MSEK of present value), so that NNV is "
          + "less the cost: \(net) MSEK\(without).") + waiting
    }
    let largest = appraisal.items.compactMap { item in
      appraisal.presentValue(of: item).map { (item.effect, $0) }
    }.max { $0.1 < $1.1 }
    let most =
      largest.map { effect, value in
        let gain = FigureLink.number(
          msek(value), "appraisal_effects", option.outcome.value.scenario.id, effect.id,
          column: "present_value_msek")
        return wording(
          " Den största nyttan är \(lowerFirst(effect.title.sv)), \(gain).",
          " The largest gain is \(lowerFirst(effect.title.en)), \(gain).")
      } ?? ""
    let greatest = told(msek(affordable), "affordable_msek")
    let fits =
      affordable > 0
      ? wording(
        " Åtgärden är lönsam vid en investeringskostnad på högst \(greatest) före skattefaktor.",
        " The gains would pay for at most \(greatest) before tax factor.")
      : wording(
        " Summan av de värderade effekterna är negativ: åtgärden är olönsam vad den än kostar.",
        " The valued effects come to no gain: no investment would pay.")
    guard let value = appraisal.value, let cost = appraisal.totalCostMSEK else {
      let gains = FigureLink.number(
        msek(effects.effects), "sentence/" + DerivedFigure.effectsName(of: option))
      return wording(
        "\(name): nyttornas nuvärde är \(gains); kostnaden är inte känd i "
          + "\(appraisal.priceLevel) års penningvärde, så inget nettonuvärde anges.",
        "\(name): the effects' present value is \(gains); the cost is not known in "
          + "money of \(appraisal.priceLevel), so that there is no net present value.") + most
        + fits
    }
    let net = told(wording.signed(value.net), "nnv_msek")
    let spent = told(msek(cost), "cost_msek")
    let ratio =
      value.perInvestment.map { told(wording.signed($0, decimals: 2), "nnk_i") } ?? "–"
    let growing =
      appraisal.growingMSEK.map {
        let net = told(wording.signed($0), "nnv_growing_msek")
        return wording(
          " Växer effekterna som efterfrågan blir NNV \(net) mnkr.",
          " If effects grow as demand does, NNV is \(net) MSEK.")
      } ?? ""
    return wording(
      "\(name), \(spent): NNV \(net) mnkr\(without) och NNK\u{2011}i \(ratio).",
      "\(name), \(spent): NNV \(net) MSEK\(without) and NNK\u{2011}i \(ratio).")
      + most + fits + growing + waiting
  }

  /// Which investments pay by themselves, or which comes nearest.
  private var worth: String {
    let known = view.singles.compactMap { option in
      option.appraisal.value.map { (option: option, value: $0) }
    }
    guard
      let best = known.max(by: {
        ($0.value.perInvestment ?? -.infinity) < ($1.value.perInvestment ?? -.infinity)
      }), let ratio = best.value.perInvestment
    else { return "" }
    let name = wording(shortTitle(of: best.option))
    let figures =
      "NNK\u{2011}i "
      + FigureLink.number(
        wording.signed(ratio, decimals: 2), "appraisal",
        best.option.outcome.value.scenario.id, column: "nnk_i")
      + (best.option.appraisal.withoutMaintenanceInShort.map { ", " + wording($0) } ?? "")
    let paying = known.count { $0.value.net >= 0 }
    let (all, some) = (counted("singles_appraised"), counted("singles_paying"))
    let limits = wording(
      "Talen vilar på uppskattade kostnader och värden, och flera effekter är inte värderade.",
      "The figures rest on estimated costs and values, and several effects are not valued.")
    return
      (paying == 0
      ? wording(
        "Ingen av \(all) åtgärder med känd kostnad är lönsam för sig bland det som har ett "
          + "pris här; närmast kommer \(name) (\(figures)). ",
        "None of \(all) investments with a known cost pays by itself, of what has a price here; "
          + "nearest comes \(name) (\(figures)). ")
      : wording(
        "\(some) av \(all) åtgärder med känd kostnad är lönsamma för sig bland det som har "
          + "ett pris här, mest \(name) (\(figures)). ",
        "\(some) of \(all) investments with a known cost pay by themselves, of what has a "
          + "price here, most so \(name) (\(figures)). ")) + unlike(known.map(\.option)) + limits
  }

  /// What makes the investments' ratios unlike each other: maintenance that is not known, and
  /// effects that are not detected; empty where nothing does.
  private func unlike(_ options: [ResultView.Option]) -> String {
    let without = options.count { !$0.appraisal.isMaintenanceKnown }
    let undetected = options.count { !$0.appraisal.isDetected }
    let (some, few) = (counted("singles_without_maintenance"), counted("singles_undetected"))
    let upkeep =
      without == 0
      ? ""
      : wording(
        "Jämförelsen haltar: för \(some) av dem är drift och underhåll inte känt och inte med. ",
        "They are not quite alike: of \(some), "
          + "operation and maintenance is not known and left out. "
      )
    let effects =
      undetected == 0
      ? ""
      : wording(
        "För \(few) är effekten inte påvisbar, och NNV är minus kostnaden. ",
        "The effect of \(few) is not detectable, and their NNV is less the cost. ")
    return upkeep + effects
  }

  private func waterfallCaption(_ headlines: [ResultView.Option]) -> String {
    let known = headlines.filter { $0.appraisal.value != nil }.map { net($0) }
    guard let most = RankedWorth.leaders(known) else { return "" }
    let missing = starNote(view)
    let paying = known.count { $0.value >= 0 }
    let finding =
      known.count == 1
      ? [
        wording(
          "\(known[0].name) har nettonuvärdet \(wording.signed(known[0].value)) mnkr.",
          "\(known[0].name) has a net present value of \(wording.signed(known[0].value)) MSEK.")
      ]
      : told(
        paying == 0
          ? wording(
            "Alla \(known.count) huvudpaket går med underskott, minst ",
            "All \(known.count) headline packages make a loss, the least ")
          : wording(
            "Överskott: \(paying) av \(known.count) huvudpaket, störst för ",
            "A gain: \(paying) of \(known.count) headline packages, the greatest for "), most,
        paying == 0
          ? order("Mindre kan det vara för ", "It may be less for ")
          : order("Större kan det vara för ", "It may be greater for ")
      ) { "\($0.name) (\(wording.signed($0.value)) \(wording(Unit.msek)))" }
    let found = finding.joined(separator: " ")
    return wording(
      "Från kostnad till nettonuvärde, mnkr. \(found) Streckat är förluster." + missing.sv,
      "From cost to net present value, MSEK. \(found) Losses are hatched." + missing.en)
  }

  private func profileCaption(_ headlines: [ResultView.Option]) -> String {
    let paid = headlines.filter { $0.appraisal.value?.paybackYears != nil }
    let names = wording.list(paid.map { wording(view.headlineName(of: $0)) })
    return paid.isEmpty
      ? wording(
        "Nuvärdet till och med varje år: inget huvudpaket är återbetalt inom "
          + "kalkylperioden." + starNote(view).sv,
        "Present value until each year: no headline package is paid back within the "
          + "period." + starNote(view).en)
      : wording(
        "Nuvärdet till och med varje år: \(names) är återbetalt inom "
          + "kalkylperioden." + starNote(view).sv,
        "Present value until each year: \(names) is paid back within the period."
          + starNote(view).en)
  }

  /// Who pays and who gains.
  var distribution: Section? {
    guard !view.options.isEmpty else { return nil }
    return section(
      "distribution",
      wording("Fördelningsanalys: finansiär och näringsgren", "Distribution: payer and industry"),
      [
        table("distribution"),
        paragraph(
          wording(
            "Fördelningen på regioner är inte beräknad: modellen vet var godset börjar och slutar, "
              + "men inte vem som vinner på det.",
            "How gains fall on regions is not computed: the model knows where goods begin and end, "
              + "but not who gains by it.")),
      ])
  }

  /// What people judge, not the program.
  var judgement: [Section] {
    [
      section(
        "goals", wording("Transportpolitisk målanalys", "Goals"),
        [table("goals"), view.singles.isEmpty ? table("four_step") : .empty]),
      section(
        "unpriced", wording("Ej prissatta effekter", "Effects not priced"), [table("unpriced")]),
    ]
  }
}
