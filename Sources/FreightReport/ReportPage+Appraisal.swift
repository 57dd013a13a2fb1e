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
    content += [
      table("appraisal"), table("appraisal_years"), table("appraisal_costs"),
      table("appraisal_work"),
    ]
    return section("economics", wording("Samhällsekonomi", "Economics"), content)
  }

  private func msek(_ value: Double) -> String {
    wording.number(value) + "\u{a0}" + wording(Unit.msek)
  }

  /// One package in a sentence or two, with what the answer rests on.
  private func finding(_ option: ResultView.Option) -> String {
    let name = wording(title(of: option))
    let appraisal = option.appraisal
    let without = appraisal.withoutMaintenanceInWords.map { " (" + wording($0) + ")" } ?? ""
    let waiting =
      (appraisal.waitingInWords.map { " " + wording($0) } ?? "")
      + (view.isConverged(option)
        ? ""
        : wording(
          " Beräkningarna stannade före sitt gap, och NNV är osäkrare.",
          " Its solves stopped before their gap, and NNV is less certain."))
    guard let effects = appraisal.effects, let affordable = appraisal.affordableMSEK else {
      guard let value = appraisal.value else {
        return wording(
          "\(name): ingen jämförbar skillnad mot JA, och därför ingen kalkyl.",
          "\(name): no comparable difference from the base case, and so no appraisal.")
      }
      return wording(
        "\(name): effekten är inte påvisbar (\(appraisal.thresholdInWords.sv) mnkr i nuvärde), och "
          + "NNV är därför minus kostnaden: \(wording.signed(value.net)) mnkr\(without).",
        "\(name): the effect is not detectable (\(appraisal.thresholdInWords.en) MSEK of present value), "
          + "so that NNV is less the cost: \(wording.signed(value.net)) MSEK\(without).") + waiting
    }
    let largest = appraisal.items.compactMap { item in
      appraisal.presentValue(of: item).map { (item.effect, $0) }
    }.max { $0.1 < $1.1 }
    let most =
      largest.map {
        wording(
          " Den största nyttan är \(lowerFirst($0.0.title.sv)), \(msek($0.1)).",
          " The largest gain is \(lowerFirst($0.0.title.en)), \(msek($0.1)).")
      } ?? ""
    let fits =
      affordable > 0
      ? wording(
        " Åtgärden är lönsam vid en investeringskostnad på högst \(msek(affordable)) före skattefaktor.",
        " The gains would pay for at most \(msek(affordable)) before tax factor.")
      : wording(
        " Summan av de värderade effekterna är negativ: åtgärden är olönsam vad den än kostar.",
        " The valued effects come to no gain: no investment would pay.")
    guard let value = appraisal.value, let cost = appraisal.totalCostMSEK else {
      return wording(
        "\(name): nyttornas nuvärde är \(msek(effects.effects)); kostnaden är inte känd i "
          + "\(appraisal.priceLevel) års penningvärde, så inget nettonuvärde anges.",
        "\(name): the effects' present value is \(msek(effects.effects)); the cost is not known in "
          + "money of \(appraisal.priceLevel), so that there is no net present value.") + most
        + fits
    }
    let ratio = value.perInvestment.map { wording.signed($0, decimals: 2) } ?? "–"
    let growing =
      appraisal.growingMSEK.map {
        wording(
          " Växer effekterna som efterfrågan blir NNV \(wording.signed($0)) mnkr.",
          " If effects grow as demand does, NNV is \(wording.signed($0)) MSEK.")
      } ?? ""
    return wording(
      "\(name), \(msek(cost)): NNV \(wording.signed(value.net)) mnkr\(without) och NNK-i \(ratio).",
      "\(name), \(msek(cost)): NNV \(wording.signed(value.net)) MSEK\(without) and NNK-i \(ratio).")
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
      "NNK-i " + wording.signed(ratio, decimals: 2)
      + (best.option.appraisal.withoutMaintenanceInShort.map { ", " + wording($0) } ?? "")
    let paying = known.count { $0.value.net >= 0 }
    let limits = wording(
      "Talen vilar på uppskattade kostnader och värden, och flera effekter är inte värderade.",
      "The figures rest on estimated costs and values, and several effects are not valued.")
    return
      (paying == 0
      ? wording(
        "Ingen av \(known.count) åtgärder med känd kostnad är lönsam för sig bland det som har ett "
          + "pris här; närmast kommer \(name) (\(figures)). ",
        "None of \(known.count) investments with a known cost pays by itself, of what has a price here; "
          + "nearest comes \(name) (\(figures)). ")
      : wording(
        "\(paying) av \(known.count) åtgärder med känd kostnad är lönsamma för sig bland det som har "
          + "ett pris här, mest \(name) (\(figures)). ",
        "\(paying) of \(known.count) investments with a known cost pay by themselves, of what has a "
          + "price here, most so \(name) (\(figures)). ")) + unlike(known.map(\.option)) + limits
  }

  /// What makes the investments' ratios unlike each other: maintenance that is not known, and effects
  /// that are not detected; empty where nothing does.
  private func unlike(_ options: [ResultView.Option]) -> String {
    let without = options.count { !$0.appraisal.isMaintenanceKnown }
    let undetected = options.count { !$0.appraisal.isDetected }
    let upkeep =
      without == 0
      ? ""
      : wording(
        "Jämförelsen haltar: för \(without) av dem är drift och underhåll inte känt och inte med. ",
        "They are not quite alike: of \(without), operation and maintenance is not known and left out. "
      )
    let effects =
      undetected == 0
      ? ""
      : wording(
        "För \(undetected) är effekten inte påvisbar, och NNV är minus kostnaden. ",
        "The effect of \(undetected) is not detectable, and their NNV is less the cost. ")
    return upkeep + effects
  }

  private var conventions: String {
    let rules = view.result.appraisalBasis.rules
    let level = view.result.appraisalBasis.priceLevel
    let rate = wording.percent(rules.discountRate, decimals: 1)
    let growth = wording.percent(rules.effectGrowth, decimals: 1)
    let tax = wording.number(rules.taxFactor, decimals: 2)
    return wording(
      "Ett NNV under noll betyder att kostnaden är större än nyttorna, bland det som har ett pris här. "
        + "Penningvärde \(level), alla nuvärden vid början av \(view.discountYear), real kalkylränta "
        + "\(rate), byggtid \(rules.constructionYears) år, "
        + "kalkylperiod \(rules.appraisalYears) år från öppningen, real tillväxt av effekterna "
        + "\(growth) per år, skattefaktor \(tax), restvärde "
        + "\(wording.percent(rules.residualShare)). Ett pakets delar räknas öppna samtidigt, när den "
        + "sista öppnar.",
      "An NNV below zero means that the cost exceeds the gains, of what has a price here. "
        + "Money of \(level), all present values at the start of \(view.discountYear), real discount rate \(rate), \(rules.constructionYears) years of building, "
        + "\(rules.appraisalYears) years from the opening, real growth of effects \(growth) a year, "
        + "tax factor \(tax), residual value \(wording.percent(rules.residualShare)). The parts of a "
        + "package are taken to open together, when the last of them does.")
  }

  /// What the one rate of growth stands for.
  private var growthInWords: String {
    let year = String(view.result.run.year)
    let rate = view.result.appraisalBasis.rules.effectGrowth
    let held =
      rate == 0
      ? wording(
        "Effekterna hålls kvar på \(year) års nivå i hela kalkylperioden. ",
        "Effects are held at the level of \(year) through the whole period. ")
      : wording(
        "Alla effekter växer lika från \(year): takten står för både trafikens tillväxt och "
          + "värdenas. ",
        "All effects grow alike from \(year): the rate stands for the growth of both traffic and "
          + "values. ")
    return held
      + wording(
        "Bredvid NNV står vad det blir om varje effekt i stället växer som sin trafik enligt tabellen "
          + "Tillväxt (uppskattningar): godset efter näringsgren, bilar, lastbilar. Köer växer snabbare "
          + "än trafiken, och den delen är inte med.",
        "Beside NNV stands what it is if each effect grows as its traffic does by the table Growth "
          + "(estimates): goods by industry, cars, lorries. Queues grow faster than traffic, and that "
          + "part is left out.")
  }

  /// How many of the values that decide the appraisal have not been checked, of how many.
  var unverifiedValues: (count: Int, of: Int) {
    let basis = view.result.appraisalBasis
    let values = basis.parameters.rows.map(\.isVerified) + basis.externalCosts.map(\.isVerified)
    return (values.count { !$0 }, values.count)
  }

  /// What `unverifiedValues` counts.
  var valueKinds: String {
    let basis = view.result.appraisalBasis
    return wording(
      "\(basis.parameters.rows.count) parametrar och \(basis.externalCosts.count) enhetsvärden",
      "\(basis.parameters.rows.count) parameters and \(basis.externalCosts.count) unit values")
  }

  /// How many of the values are not verified, or that all are.
  var verifiedInWords: String {
    let (unverified, values) = unverifiedValues
    return unverified > 0
      ? wording(
        "\(unverified) av \(values) värden (\(valueKinds)) är inte verifierade",
        "\(unverified) of \(values) values (\(valueKinds)) are not verified")
      : wording(
        "alla \(values) värden (\(valueKinds)) är verifierade",
        "all \(values) values (\(valueKinds)) are verified")
  }

  /// What the appraisal may be called, and its treatment of CO2.
  var standard: String {
    let basis = view.result.appraisalBasis
    let but = unverifiedValues.count > 0 ? wording("och", "and") : wording("men", "but")
    let name =
      basis.isASEK8
      ? wording("Kalkylen följer ASEK 8.", "The appraisal follows ASEK 8.")
      : wording(
        "Kalkylen är studiens egen: \(verifiedInWords), \(but) den får inte kallas en kalkyl enligt "
          + "Trafikverkets kalkylvärden.",
        "The appraisal is the study's own: \(verifiedInWords), \(but) it must not be called one by the transport administration's values."
      )
    let co2 =
      basis.isNet
      ? wording(
        "Koldioxid och skatter ingår i de externa effekternas nettovärden.",
        "CO₂ and taxes are inside the net values of external effects.")
      : basis.valuesCO2
        ? wording(
          "Koldioxid värderas för sig och drivmedelsskatten är en budgeteffekt; i ett system där "
            + "klimatkostnaden ligger i drivmedelspriset faller raden koldioxid bort.",
          "CO₂ is valued by itself and fuel tax is an effect on the public budget; where the price of "
            + "fuel carries the cost of climate, the row CO₂ falls away.")
        : wording(
          "Koldioxid ligger i trafikens kostnader och har inget eget värde.",
          "CO₂ is within operating costs and has no value of its own.")
    return name + " " + co2
  }

  private func waterfallCaption(_ headlines: [ResultView.Option]) -> String {
    let known = headlines.filter { $0.appraisal.value != nil }.map { net($0) }
    guard let most = Worth.leaders(known) else { return "" }
    let missing = starNote(view)
    let paying = known.count { $0.value >= 0 }
    let best = told(most) { "\($0.name) (\(wording.signed($0.value)) \(wording(Unit.msek)))" }
    let finding =
      if known.count == 1 {
        wording(
          "\(known[0].name) har nettonuvärdet \(wording.signed(known[0].value)) mnkr",
          "\(known[0].name) has a net present value of \(wording.signed(known[0].value)) MSEK")
      } else if paying == 0 {
        wording(
          "Alla \(known.count) huvudpaket går med underskott, minst \(best)",
          "All \(known.count) headline packages make a loss, the least \(best)")
      } else {
        wording(
          "Överskott: \(paying) av \(known.count) huvudpaket, störst för \(best)",
          "A gain: \(paying) of \(known.count) headline packages, the greatest for \(best)"
        )
      }
    return wording(
      "Från kostnad till nettonuvärde, mnkr. \(finding). Streckat är förluster." + missing.sv,
      "From cost to net present value, MSEK. \(finding). Losses are hatched." + missing.en)
  }

  private func profileCaption(_ headlines: [ResultView.Option]) -> String {
    let paid = headlines.filter { $0.appraisal.value?.paybackYears != nil }
    let names = wording.list(paid.map { wording(title(of: $0)) })
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
      [table("distribution")])
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
