import FreightAppraisal
import FreightModel

extension ReportPage {
  /// How sure the answers are: one input at a time, all at once, and under other demands.
  var sensitivity: Section? {
    let content = summaryRests + oneAtATime + allAtOnce + demand
    guard !content.isEmpty else { return nil }
    return section("sensitivity", wording("Känslighetsanalys", "Sensitivity"), content)
  }

  /// What the first page's sentences rest on.
  private var summaryRests: [Markup] {
    guard !view.options.isEmpty else { return [] }
    let rests = leads.map { $0.support.joined(separator: " ") }.filter { !$0.isEmpty }
    return rests.isEmpty
      ? []
      : [heading("Vad sammanfattningen vilar på", "What the summary rests on")]
        + rests.map(paragraph)
  }

  private var oneAtATime: [Markup] {
    guard !view.ranges.isEmpty || !view.tornados.isEmpty else { return [] }
    let chart = Chart(view: view, wording: wording)
    let tornados = view.tornados
    var content = [heading("En osäkerhet i taget", "One input at a time")]
    content +=
      ([signs, trainsThatNeedGoods].filter { !$0.isEmpty } + view.ranges.map { finding($0) })
      .map(paragraph)
    content += tornados.enumerated().map { number, tornado in
      figure(
        "tornado-" + (view.option(of: tornado.headline)?.id ?? ""),
        [chart.tornado(tornado, number: number)],
        caption: tornadoCaption(tornado, explainsLines: number == 0))
    }
    return content + [table("value_ranges"), table("sensitivity")] + switching
  }

  private func tornadoCaption(_ tornado: ResultView.Tornado, explainsLines: Bool) -> String {
    let name = wording(tornado.headline.name)
    let turning = tornado.ranges.filter { tornado.isTurned(by: $0) }
    let inputs = wording.list(turning.prefix(3).map { lowerFirst(wording($0.input.title)) })
    let extrapolated =
      turning.contains { restsOnOverload($0, tornado) }
      ? wording(
        ", där svaret vilar på fördröjning som är extrapolerad över kapaciteten.",
        ", where the answer rests on delay extrapolated above capacity.") : "."
    let without =
      view.option(of: tornado.headline)?.appraisal.withoutMaintenanceInWords.map { words in
        wording(" NNV är \(words.sv).", " NNV is \(words.en).")
      } ?? ""
    let most = tornado.ranges.first.map { lowerFirst(wording($0.input.title)) } ?? "–"
    let sign =
      turning.isEmpty
      ? wording(
        "inget indatavärde för sig ändrar tecknet på nettonuvärdet.",
        "no input by itself turns the sign of the net present value.")
      : wording(
        "tecknet på nettonuvärdet kan vändas av \(inputs)",
        "the sign of the net present value can be turned by \(inputs)") + extrapolated
    return wording("\(name) beror mest på \(most); ", "\(name) depends most on \(most); ") + sign
      + (explainsLines
        ? wording(
          " Heldragen linje: studiens NNV; ᵉ: uppskattat.",
          " Solid line: the study's NNV; ᵉ: estimated.") : "")
      + (tornado.showsZero ? wording(" Streckad linje: noll.", " Dashed line: zero.") : "")
      + without
  }

  private var allAtOnce: [Markup] {
    let spreads = view.spreads
    guard let sweep = view.result.sweep, let counted = sweep.values,
      let drawing = Chart(view: view, wording: wording).histograms(spreads)
    else { return [] }
    func told(_ text: String, _ spread: ResultView.Spread, _ column: String) -> String {
      let id = view.option(of: spread.headline)?.id ?? spread.headline.id.name
      return FigureLink.number(text, "sweep", id, column: column)
    }
    let chances = spreads.map {
      wording($0.headline.name) + " "
        + told(wording.percent($0.summary.shareAboveZero), $0, "nnv_above_zero_percent")
        + " (" + interval($0, isFirst: $0.headline.id == spreads.first?.headline.id) + ")"
    }
    let draws = spreads.first.map { told("\(sweep.draws.count)", $0, "draws") } ?? "0"
    let seed = FigureLink.number("\(sweep.design.seed)", "study.json/sweep/seed")
    let parameters = self.counted("drawn_parameters")
    let drawn = wording(view.drawnInWords(self.counted("drawn_model_parameters")))
    let least = counted.leastRegret
    let regret =
      least < spreads.count
      ? wording("att välja \(spreads[least].headline.name.sv)", spreads[least].headline.name.en)
      : wording("att inte bygga något av dem", "to build none of them")
    let left = sweep.draws.count - counted.draws
    return [
      heading("Modellens osäkerheter samtidigt", "The model's inputs at once"),
      paragraph(
        wording(
          "\(draws) dragningar (latinsk hyperkub, slumpfrö \(seed)) av \(parameters) parametrar: "
            + "andelen dragningar med NNV över noll är \(wording.list(chances)). \(drawn) Minst "
            + "förlorar man i värsta fall (minimax-ånger) på \(regret).",
          "\(draws) draws (Latin hypercube, seed \(seed)) of \(parameters) parameters: the share "
            + "of draws with an NNV above zero is \(wording.list(chances)). \(drawn) The least "
            + "greatest regret has the choice \(regret).")
          + (left > 0
            ? wording(
              " \(left) dragningar utan alla paketens NNV är inte med.",
              " \(left) draws without an NNV of every package are left out.") : "")),
      figure("histogram", [drawing], caption: histogramCaption(spreads)), table("sweep"),
    ]
  }

  private func histogramCaption(_ spreads: [ResultView.Spread]) -> String {
    let parts = spreads.map { spread in
      let ends = [spread.summary.quantiles[0], spread.summary.quantiles[4]].map {
        wording.signed($0)
      }
      return wording(
        "\(wording(spread.headline.name)) mellan \(ends[0]) och \(ends[1])",
        "\(wording(spread.headline.name)) between \(ends[0]) and \(ends[1])")
    }
    return wording(
      "Nio av tio dragningar ger ett NNV i mnkr för ", "Nine draws in ten give an NNV in MSEK of ")
      + wording.list(parts) + "; "
      + wording(
        "streckat: förlust, lodrät linje: noll, tal: dragningar i den högsta stapeln.",
        "hatched: a loss, vertical line: zero, number: draws in the tallest bar.")
      + wording(withoutMaintenanceNote(view))
  }

  /// What can be said of the signs; empty where nothing was tried.
  private var signs: String {
    let held = view.ranges.filter(\.deciding.isEmpty).map { wording($0.headline.name) }
    let steady =
      held.isEmpty
      ? []
      : [
        wording(
          "Årets kostnadsändring behåller sitt tecken när parametrarna varieras en i taget över "
            + "sina spann för \(wording.list(held)).",
          "The sign of the yearly change in cost holds over the range of every parameter tried, "
            + "one at a time, for \(wording.list(held)).")
      ]
    let decided = view.ranges.filter { !$0.deciding.isEmpty }.map { ranges in
      let (name, deciding) = (wording(ranges.headline.name), ranges.deciding)
      let inputs = wording.list(deciding.prefix(3).map { described($0) })
      let rest =
        deciding.count > 3
        ? wording(" och \(deciding.count - 3) till", " and \(deciding.count - 3) more") : ""
      return wording(
        "Om \(name) ger en besparing avgörs av värdet inom spannet för \(inputs)\(rest).",
        "Whether \(name) saves anything is decided within the range of \(inputs)\(rest).")
    }
    return (steady + decided).joined(separator: " ")
  }

  /// What can be said of new rail terminals where trains need goods to run: the ranges are those
  /// of trains that run at any volume. Empty where economies of scale were left out.
  private var trainsThatNeedGoods: String {
    guard let base = view.result.scaleEconomies.first else { return "" }
    let parts = view.result.scaleEconomies.dropFirst().compactMap { scaled -> String? in
      guard !newRailPlaces(scaled, view).isEmpty,
        let change = scaled.differences(from: base).first
      else { return nil }
      let investments = Set(scaled.scenario.investments)
      let headline = view.study.headlines.first { $0.investments == investments }
      return (headline.map { wording($0.name) } ?? scaled.scenario.id) + ": "
        + FigureLink.number(
          amount(change), "scale_economies", scaled.scenario.id,
          column: "scale_change_msek_per_year")
    }
    guard !parts.isEmpty else { return "" }
    return wording(
      "Detta gäller tåg som går vid vilken volym som helst. Om tåg bara går när godset räcker till "
        + "dem blir det i stället: \(wording.list(parts)).",
      "This holds for trains that run at any volume. Where trains run only if there are goods "
        + "enough for them, it is instead: \(wording.list(parts)).") + trainRules
  }

  /// What that answer hangs on in turn; empty where the trains' rules were not tried.
  private var trainRules: String {
    view.trainRules.map { rules in
      let name = wording(rules.headline.name)
      guard !rules.deciding.isEmpty else {
        return wording(
          " För \(name) gäller det över hela spannet för varje regel för när tåg går.",
          " For \(name) that holds over the range of every rule for when trains run.")
      }
      let ends = rules.deciding.flatMap { row -> [String] in
        typealias End = (name: String, value: Double, change: Difference)
        let range = row.parameter.range
        let both: [End] = [
          ("low", range.lowerBound, row.low), ("high", range.upperBound, row.high),
        ]
        let turning = both.filter { $0.change.sign != rules.central.sign }
        func told(_ text: String, _ column: String) -> String {
          FigureLink.number(
            text, "scale_sensitivity", row.option.id, row.parameter.id.name, column: column)
        }
        func clause(_ ends: [End]) -> String {
          let values = wording.alternatives(
            ends.map { told(wording.trimmedNumber($0.value, decimals: 3), $0.name) })
          let total = told(amount(ends[0].change), "total_at_\(ends[0].name)_msek_per_year")
          let parameter = described(row.parameter)
          return wording(
            "med \(parameter) på \(values) blir det \(total)",
            "with \(parameter) at \(values) it is \(total)")
        }
        // Two ends without a difference are told at once.
        let isNeitherResolved = turning.count == 2 && turning.allSatisfy { !$0.change.isResolved }
        return isNeitherResolved ? [clause(turning)] : turning.map { clause([$0]) }
      }
      return wording(
        " För \(name) beror även det på antaganden: \(wording.list(ends)).",
        " For \(name) even that depends on assumptions: \(wording.list(ends)).")
    }.joined()
  }

  private func finding(_ ranges: ResultView.Ranges) -> String {
    let name = wording(ranges.headline.name)
    guard let most = ranges.rows.first else { return "" }
    func told(_ cost: Difference, _ column: String) -> String {
      FigureLink.number(
        amount(cost), "sensitivity", most.option.id, most.parameter.id.name,
        column: column + "_msek_per_year")
    }
    let ends = wording.list([
      told(most.low.totalCost, "total_at_low"), told(most.high.totalCost, "total_at_high"),
    ])
    let central = told(ranges.central.totalCost, "total")
    return wording(
      "\(name): störst betydelse har \(described(most)), som ger \(ends) vid spannets ändar mot "
        + "\(central) i studien.",
      "\(name): most decisive is \(described(most)), which gives \(ends) at its ends against "
        + "\(central) in the study.")
  }

  /// A parameter in a sentence, marked if it is an estimate.
  private func described(_ row: Sensitivity) -> String { described(row.parameter) }

  private func described(_ parameter: Parameter) -> String {
    let first = lowerFirst(wording(parameter.meaning))
    return parameter.provenance.isEstimate
      ? first + wording(" (uppskattad)", " (estimated)") : first
  }

  private func amount(_ difference: Difference) -> String {
    guard difference.isResolved else { return wording(Term.noDifference) }
    return wording.signedSignificant(difference.value / 1e6, leastDigits: 2) + "\u{a0}"
      + wording(Unit.msekPerYear)
  }
}
