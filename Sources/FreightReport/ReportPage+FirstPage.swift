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
                + overCapacityNote))),
      ])
  }

  /// Whether it pays, with the best and the worst net present value. Nothing that loses is called
  /// best: the smallest loss may be the smallest investment's, and then the least loss for each
  /// krona spent is told too.
  private var answer: String {
    let (kind, options) = view.appraised
    let values = options.map { option in
      let value = option.appraisal.value!
      return Worth(
        id: option.outcome.value.scenario.id, name: wording(view.markedName(of: option)),
        net: value.net, rate: value.perInvestment ?? -.infinity)
    }
    guard let best = values.max(by: { $0.net < $1.net }),
      let worst = values.min(by: { $0.net < $1.net })
    else {
      return wording(
        "Inget nettonuvärde (NNV) kan anges, eftersom kostnad eller effekt inte är känd.",
        "No net present value (NNV) can be told, as cost or effect is not known.")
    }
    let table = kind == .headlines ? "verdict" : "appraisal"
    func amount(_ value: Worth) -> String {
      FigureLink.number(
        wording.signed(value.net), figureID(table, value.id, column: "nnv_msek"))
        + "\u{a0}" + wording(Unit.msek)
    }
    let priced = wording("räknat på det som har ett pris", "counting what has a price")
    guard values.count > 1 else {
      return best.net < 0
        ? wording(
          "\(best.name) lönar sig inte samhällsekonomiskt, \(priced): nettonuvärdet (NNV) är "
            + "\(amount(best)).",
          "\(best.name) does not pay, \(priced): the net present value (NNV) is \(amount(best)).")
        : wording(
          "\(best.name) lönar sig samhällsekonomiskt, \(priced): nettonuvärdet (NNV) är "
            + "\(amount(best)).",
          "\(best.name) pays, \(priced): the net present value (NNV) is \(amount(best)).")
    }
    let paying = values.count { $0.net >= 0 }
    let all = FigureLink.number("\(values.count)", "sentence/appraised") + " " + wording(kind.name)
    let some = FigureLink.number("\(paying)", "sentence/paying")
    let verdict =
      switch paying {
      case 0: wording("\(kind.none) av \(all) lönar sig", "None of \(all) pays")
      case values.count: wording("Alla \(all) lönar sig", "All \(all) pay")
      case 1: wording("\(some) av \(all) lönar sig", "\(some) of \(all) pays")
      default: wording("\(some) av \(all) lönar sig", "\(some) of \(all) pay")
      }
    guard best.net >= 0 else {
      let thrifty = values.max { $0.rate < $1.rate }!
      var parts = [
        wording("minst för ", "least for ") + "\(best.name) (\(amount(best)))",
        wording("störst för ", "greatest for ") + "\(worst.name) (\(amount(worst)))",
      ]
      if thrifty.id != best.id && thrifty.rate > -.infinity {
        let rate = FigureLink.number(
          wording.signed(thrifty.rate, decimals: 2), figureID(table, thrifty.id, column: "nnk_i"))
        parts.append(
          wording("per investerad krona minst för ", "for each krona invested least for ")
            + "\(thrifty.name) (NNK-i\u{a0}\(rate))")
      }
      return wording(
        "\(verdict) samhällsekonomiskt, \(priced): underskottet (NNV) är \(wording.list(parts)).",
        "\(verdict), \(priced): the loss (NNV) is \(wording.list(parts)).")
    }
    return wording(
      "\(verdict) samhällsekonomiskt, \(priced): bäst är \(best.name) med nettonuvärdet (NNV) "
        + "\(amount(best)) och sämst \(worst.name) med \(amount(worst)).",
      "\(verdict), \(priced): best is \(best.name) with a net present value (NNV) of "
        + "\(amount(best)) and worst \(worst.name) with \(amount(worst)).")
  }

  /// A package's or investment's net present value, MSEK and for each krona invested.
  private struct Worth {
    let id: String
    let name: String
    let net: Double
    let rate: Double
  }

  /// How far the answer can be trusted, and what it rests on.
  private var certain: String {
    func count(_ name: String) -> String {
      let value = counts["sentence/" + name]?.value ?? 0
      let text =
        name.hasSuffix("_percent") ? wording.percent(value / 100) : wording.number(value)
      return FigureLink.number(text, "sentence/" + name)
    }
    let estimated = count("estimated_rows_percent")
    guard view.result.run.hasCommonDelayValues else {
      return wording(
        "Läs talen som riktning och storleksordning: \(estimated) av indataraderna är uppskattningar, "
          + "gapen är VI-gap, som inte begränsar några fel, och ingen skillnad är säkerställd.",
        "Read the numbers as direction and order of magnitude: \(estimated) of the input rows are "
          + "estimates, gaps are VI gaps, which bound no error, and no difference is certified.")
    }
    let (unverified, values) = (count("unverified_values"), count("appraisal_values"))
    return wording(
      "Läs talen som riktning och storleksordning: \(estimated) av indataraderna är uppskattade, "
        + "\(unverified) av \(values) parametrar och enhetsvärden är overifierade, och \(sign).",
      "Read the numbers as direction and order of magnitude: \(estimated) of the input rows are "
        + "estimates, \(unverified) of \(values) parameters and unit values are not verified, and \(sign)."
    )
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
        + wording(spread.headline.name)
    }
    let others = spreads.filter { share($0) == 0 || share($0) == 1 }
    let rest =
      if turning.count > 2 {
        wording(
          " och växlar tecken för \(turning.count - 2) till",
          " and turns its sign for \(turning.count - 2) more")
      } else if others.isEmpty {
        ""
      } else if others.allSatisfy({ share($0) == 0 }) {
        wording(" och i ingen för övriga", " and in none for the others")
      } else if others.allSatisfy({ share($0) == 1 }) {
        wording(" och i alla för övriga", " and in all for the others")
      } else {
        wording(" och har samma tecken i alla för övriga", " and keeps its sign for the others")
      }
    return wording("NNV är över noll i ", "NNV is above zero in ") + wording.list(parts) + rest
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
        legend: differenceMap.legend(),
        caption: wording(
          "Vad \(name) flyttar (UA minus JA): ", "What \(name) moves (option less base): ")
          + lowerFirst(movement(option, in: "first-" + option.id))))
  }
}
