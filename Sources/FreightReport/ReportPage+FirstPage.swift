import FreightAppraisal
import FreightModel

extension ReportPage {
  /// The first page: three sentences from the numbers, one table, one map.
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
      [answer, savers, certain].map { paragraph($0, class: "lead") } + [
        table("verdict"), firstMap,
        Markup(
          "p", ["class": "note"], estimateMark(wording),
          .group(
            linked(
              wording(
                " efter ett namn eller ett tal: en uppskattning, inte ett uppmätt eller källbelagt "
                  + "värde.",
                " after a name or a number: an estimate, not a measured or sourced value.")
                + overCapacityNote + comparability + trainRule))),
      ])
  }

  /// That road and rail are not valued alike, where both are compared.
  private var comparability: String {
    let modes = Set(view.study.network.links.map(\.mode))
    guard view.appraised.options.count > 1, modes.isSuperset(of: [.road, .rail]) else { return "" }
    return wording(
      " På väg räknas bilars tid, på järnväg inte resenärers: ordningen dem emellan avgör inget.",
      " Roads count cars' time, rail not passengers': the order of the two decides nothing.")
  }

  /// What the headline package that loses most by it saves where trains run only with goods enough;
  /// empty where that was not asked for.
  private var trainRule: String {
    guard let base = view.result.scaleEconomies.first else { return "" }
    let cases = view.headlines.compactMap { option in
      view.result.scaleEconomies.dropFirst().first {
        $0.scenario.id == option.outcome.value.scenario.id
      }.map { (option, told: option.comparison.totalCost, scaled: $0.differences(from: base)[0]) }
    }.filter { $0.told.isResolved && $0.told.value < 0 }
    func loss(_ one: (ResultView.Option, told: Difference, scaled: Difference)) -> Double {
      one.scaled.value - one.told.value
    }
    guard let most = cases.max(by: { loss($0) < loss($1) }), loss(most) > 0 else { return "" }
    let id = most.0.outcome.value.scenario.id
    func amount(_ difference: Difference, _ column: String) -> String {
      FigureLink.number(
        wording.significant(-difference.value / 1e6, digits: 2), "scale_economies", id,
        column: column)
    }
    let name = wording(view.headlineName(of: most.0))
    let told = amount(most.told, "core_change_msek_per_year")
    guard most.scaled.isResolved, most.scaled.value < 0 else {
      return wording(
        " Gick tågen bara när godset räcker sparade \(name) inget påvisbart i stället för \(told) "
          + "mnkr/år.",
        " If trains ran only with goods enough, \(name) would save nothing detectable instead of "
          + "\(told) MSEK/yr.")
    }
    let scaled = amount(most.scaled, "scale_change_msek_per_year")
    return wording(
      " Gick tågen bara när godset räcker sparade \(name) \(scaled) i stället för \(told) mnkr/år.",
      " If trains ran only with goods enough, \(name) would save \(scaled) instead of \(told) "
        + "MSEK/yr.")
  }

  /// How far the answer can be trusted, and what it rests on.
  private var certain: String {
    let estimated = counted("estimated_rows_percent")
    guard view.result.run.hasCommonDelayValues else {
      return wording(
        "Läs talen som riktning och storleksordning: \(estimated) av indataraderna är uppskattningar, "
          + "gapen är VI-gap, som inte begränsar några fel, och ingen skillnad är säkerställd.",
        "Read the numbers as direction and order of magnitude: \(estimated) of the input rows are "
          + "estimates, gaps are VI gaps, which bound no error, and no difference is certified.")
    }
    let values = counted("appraisal_values")
    let verified =
      view.areValuesVerified
      ? wording("alla \(values) värden verifierade", "all \(values) values verified")
      : wording(
        "\(counted("unverified_values")) av \(values) värden overifierade",
        "\(counted("unverified_values")) of \(values) values unverified")
    return wording(
      "Läs talen som riktning och storleksordning: \(estimated) av indataraderna är uppskattade, "
        + "\(verified), och \(sign).",
      "Read the numbers as direction and order of magnitude: \(estimated) of input rows are "
        + "estimates, \(verified), and \(sign).")
  }

  /// Whose net present value can turn its sign: by draws, else by one input's range.
  private var sign: String {
    let spreads = view.spreads
    guard let first = spreads.first else {
      let tornados = view.tornados
      guard !tornados.isEmpty else {
        return wording("flera effekter saknar pris", "several effects have no price")
      }
      let turned = tornados.filter { tornado in
        tornado.ranges.contains { tornado.isTurned(by: $0) }
      }.map { wording($0.headline.name) }
      return turned.isEmpty
        ? wording(
          "inget osäkert indatavärde vänder för sig tecknet på NNV",
          "no uncertain input by itself turns the sign of NNV")
        : wording(
          "ett enda osäkert indatavärde kan vända tecknet på NNV för \(wording.list(turned))",
          "a single uncertain input can turn the sign of NNV of \(wording.list(turned))")
    }
    let draws = chance(first, "\(first.worth.count)", "draws") + wording(" dragningar", " draws")
    func share(_ spread: ResultView.Spread) -> Double { spread.summary.shareAboveZero }
    // The least certain first.
    let turning = spreads.filter { 0 < share($0) && share($0) < 1 }
      .sorted { abs(share($0) - 0.5) < abs(share($1) - 0.5) }
    guard !turning.isEmpty else {
      return spreads.allSatisfy { share($0) == 0 }
        ? wording("NNV är över noll i ingen av \(draws)", "NNV is above zero in none of \(draws)")
        : wording("NNV har samma tecken i alla \(draws)", "NNV has the same sign in all \(draws)")
    }
    let parts = turning.prefix(2).enumerated().map { index, spread in
      let text = wording.percent(
        share(spread), decimals: (0.01...0.99).contains(share(spread)) ? 0 : 1)
      return chance(spread, text, "nnv_above_zero_percent")
        + (index == 0 ? wording(" av ", " of ") + draws : "") + wording(" för ", " for ")
        + wording(spread.headline.name) + (restsOnOverload(spread) ? extrapolated : "")
    }
    let others = spreads.filter { share($0) == 0 || share($0) == 1 }
    let tail =
      if turning.count > 2 {
        wording(
          " och växlar tecken för \(turning.count - 2) till",
          " and turns its sign for \(turning.count - 2) more")
      } else if others.isEmpty {
        ""
      } else if others.allSatisfy({ share($0) == 0 }) {
        wording(" och i ingen för ", " and none for ") + rest(others.count)
      } else if others.allSatisfy({ share($0) == 1 }) {
        wording(" och i alla för ", " and all for ") + rest(others.count)
      } else {
        wording(" och har samma tecken i alla för ", " and keeps its sign for ")
          + rest(others.count)
      }
    return wording("NNV är över noll i ", "NNV is above zero in ") + wording.list(parts) + tail
  }

  /// The headline packages that were drawn beside the one or two named before them.
  private func rest(_ count: Int) -> String {
    count == 1
      ? wording("det andra huvudpaketet", "the other headline package")
      : wording(
        "de \(wording.counted(count)) andra huvudpaketen",
        "the \(wording.counted(count)) other headline packages")
  }

  /// Whether what turns a package's sign, one input at a time, does so where queues are above their
  /// capacity.
  private func restsOnOverload(_ spread: ResultView.Spread) -> Bool {
    view.tornados.filter { $0.headline.id == spread.headline.id }.contains { tornado in
      tornado.ranges.contains { tornado.isTurned(by: $0) && restsOnOverload($0, tornado) }
    }
  }

  private var extrapolated: String {
    wording(
      " (vilar på fördröjning extrapolerad över kapaciteten)",
      " (rests on delay extrapolated above capacity)")
  }

  /// A number of a package's draws, with its figure.
  private func chance(_ spread: ResultView.Spread, _ text: String, _ column: String) -> String {
    let id = view.option(of: spread.headline)?.id ?? spread.headline.id.name
    return FigureLink.number(text, figureID("sweep", id, column: column))
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
    return Markup(
      "div", ["class": "first"],
      figure(
        "first-" + option.id, [differenceMap.drawing(option, prefix: "first", isWhole: true)],
        legend: differenceMap.legend(of: option),
        caption: wording(
          "Vad \(name) flyttar (UA minus JA)", "What \(name) moves (option less base)")
          + chosen(option, of: shown.count) + ": "
          + lowerFirst(movement(option, in: "first-" + option.id))))
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
        wording.significant(-option.savingOrder / 1e6, digits: 2),
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
