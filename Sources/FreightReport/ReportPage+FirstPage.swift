import FreightAppraisal
import FreightModel

extension ReportPage {
  /// The first page: three sentences from the numbers, one map, one table.
  var summary: Section {
    guard !view.singles.isEmpty else {
      return section(
        "summary", wording("Sammanfattning", "Summary"),
        [
          paragraph(
            wording(
              "Endast jämförelsealternativet är beräknat.", "Only the base case was solved."))
        ])
    }
    let sentences = [savers, payers, certain].filter { !$0.isEmpty }
    return section(
      "summary", wording("Sammanfattning", "Summary"),
      sentences.map { sentence($0) } + [
        table("verdict"), firstMap,
        Markup(
          "p", ["class": "note"], estimateMark(wording),
          .text(
            wording(
              " efter ett namn eller ett tal: en uppskattning, inte ett uppmätt eller källbelagt "
                + "värde.",
              " after a name or a number: an estimate, not a measured or sourced value.")
              + overCapacityNote)),
      ])
  }

  /// What saves most for goods, and what for other traffic.
  private var savers: String {
    let freight = best(view.singles) { $0.freightCost }
    let background = best(view.singles) { $0.backgroundCost }
    let count = FigureLink.number("\(view.singles.count)", "sentence/investments")
    func amount(_ best: (option: ResultView.Option, value: Double), _ column: String) -> String {
      FigureLink.number(
        self.amount(best.value), figureID("summary", best.option.id, column: column))
    }
    let (freightColumn, backgroundColumn) = (
      "freight_change_msek_per_year", "background_traffic_change_msek_per_year"
    )
    let goods =
      freight.map {
        wording(
          "Av \(count) åtgärder, prövade var för sig, ger ”\(name($0.option))” näringslivets gods "
            + "störst besparing (\(amount($0, freightColumn)))",
          "Of \(count) investments, each by itself, “\(name($0.option))” saves most for industry's goods "
            + "(\(amount($0, freightColumn)))")
      }
      ?? wording(
        "Ingen av \(count) åtgärder, prövade var för sig, ger godset en påvisbar besparing",
        "None of \(count) investments, each by itself, gives goods a detectable saving")
    let others =
      background.map {
        wording(
          "; bilar och övriga lastbilar vinner mest på ”\(name($0.option))” "
            + "(\(amount($0, backgroundColumn)))",
          "; cars and other lorries gain most by “\(name($0.option))” "
            + "(\(amount($0, backgroundColumn)))")
      } ?? ""
    return goods + others + "."
  }

  /// A saving, without a sign.
  private func amount(_ sek: Double) -> String {
    wording.significant(abs(sek) / 1e6, digits: 2) + "\u{a0}" + wording(Unit.msekPerYear)
  }

  /// Whether the headline packages pay, and how sure that is.
  private var payers: String {
    let known = view.headlines.compactMap { option in
      option.appraisal.value.map { (option: option, net: $0.net) }
    }
    guard !known.isEmpty else { return worth }
    let paying = known.count { $0.net >= 0 }
    let amounts = wording.list(
      known.map { option, net in
        FigureLink.number(
          wording.signed(net),
          figureID("verdict", option.outcome.value.scenario.id, column: "nnv_msek"))
          + wording(" mnkr för ", " MSEK for ") + wording(view.headlineName(of: option))
          + incomplete(option)
      })
    let all = FigureLink.number("\(known.count)", "sentence/headline_packages")
    let some = FigureLink.number("\(paying)", "sentence/paying_packages")
    let verdict =
      paying == 0
      ? wording("Inget av \(all) huvudpaket", "None of \(all) headline packages")
      : wording("\(some) av \(all) huvudpaket", "\(some) of \(all) headline packages")
    let spreads = view.spreads
    let chances = spreads.map { spread in
      chance(spread, wording.percent(spread.summary.shareAboveZero), "nnv_above_zero_percent")
    }
    let draws = spreads.first.map { chance($0, "\($0.worth.count)", "draws") } ?? ""
    let sure =
      chances.isEmpty
      ? ""
      : wording(
        ", och NNV är över noll i \(wording.list(chances)) av \(draws) "
          + "dragningar ur modellens osäkra värden",
        ", and NNV is above zero in \(wording.list(chances)) of \(draws) draws "
          + "of the model's uncertain values")
    return verdict
      + wording(
        " är samhällsekonomiskt lönsamt bland det som har ett pris här: nettonuvärdet (NNV) är ",
        " \(paying == 1 ? "pays" : "pay"), of what has a price here: the net present value (NNV) is "
      )
      + amounts + sure + "." + drawn + held
  }

  /// That an NNV lacks operation and maintenance, in brackets; empty where it does not.
  private func incomplete(_ option: ResultView.Option) -> String {
    option.appraisal.withoutMaintenanceInShort.map { " (" + wording($0) + ")" } ?? ""
  }

  /// What the chances count and what they do not; empty without draws.
  private var drawn: String {
    guard let sweep = view.result.sweep, !view.spreads.isEmpty else { return "" }
    let drawsCost = sweep.parameters.contains { parameter in
      ParameterName.drawnInAppraisal.contains { $0.rawValue == parameter.id.name }
    }
    return drawsCost
      ? wording(
        " Dragna är modellens parametrar och vad åtgärderna kostar, men inte kalkylränta, tillväxt, "
          + "koldioxidvärde eller andra enhetsvärden.",
        " Drawn are the model's parameters and what investments cost, but not the discount rate, growth, "
          + "the value of CO₂ or other unit values.")
      : " " + wording(view.drawnInWords)
  }

  /// That effects stay at the year solved, with what NNV is otherwise; empty where that is not known.
  private var held: String {
    let grown = view.headlines.compactMap { option in
      option.appraisal.growingMSEK.map {
        FigureLink.number(
          wording.signed($0),
          figureID("appraisal", option.outcome.value.scenario.id, column: "nnv_growing_msek"))
          + wording(" mnkr för ", " MSEK for ") + wording(view.headlineName(of: option))
      }
    }
    guard view.result.appraisalBasis.rules.effectGrowth == 0, !grown.isEmpty else { return "" }
    let year = view.result.run.year
    return wording(
      " Effekterna hålls på \(year) års nivå; växer de som efterfrågan (uppskattat) blir NNV "
        + "\(wording.list(grown)).",
      " Effects are held at the level of \(year); if they grow as demand does (estimated), NNV is "
        + "\(wording.list(grown)).")
  }

  /// A number of a package's draws, with its figure.
  private func chance(_ spread: ResultView.Spread, _ text: String, _ column: String) -> String {
    let id = view.option(of: spread.headline)?.id ?? spread.headline.id.name
    return FigureLink.number(text, figureID("sweep", id, column: column))
  }

  /// How far the answer can be trusted, and what it rests on.
  private var certain: String {
    guard view.result.run.hasCommonDelayValues else { return certainty }
    func count(_ name: String) -> String {
      let value = counts["sentence/" + name]?.value ?? 0
      let text =
        name.hasSuffix("_percent") ? wording.percent(value / 100) : wording.number(value)
      return FigureLink.number(text, "sentence/" + name)
    }
    let (unverified, values) = (count("unverified_values"), count("appraisal_values"))
    let deciding = view.tornados.compactMap { $0.ranges.first }
      .max { $0.swing < $1.swing }
      .map {
        wording(
          "; störst betydelse har \(lowerFirst($0.input.title.sv))",
          "; most decisive is \(lowerFirst($0.input.title.en))")
          + ($0.input.isEstimate ? wording(" (uppskattat)", " (estimated)") : "")
      }
    let unresolved =
      counts["sentence/no_difference"]?.value == 0
      ? ""
      : wording(
        " För \(count("no_difference")) av åtgärderna finns ingen påvisbar skillnad alls.",
        " For \(count("no_difference")) of the investments there is no detectable difference at all."
      )
    return wording(
      "Läs talen som riktning och storleksordning: \(count("estimated_rows_percent")) av indataraderna är "
        + "uppskattningar, \(unverified) av \(values) värden (\(valueKinds)) är inte verifierade "
        + "och flera effekter saknar pris",
      "Read the numbers as direction and order of magnitude: \(count("estimated_rows_percent")) of the input "
        + "rows are estimates, \(unverified) of \(values) values (\(valueKinds)) are not verified, and several effects "
        + "have no price")
      + (deciding ?? "") + "." + turned + unresolved
  }

  /// The packages whose net present value turns its sign within the range of an input by itself.
  private var turned: String {
    view.tornados.compactMap { tornado in
      let turning = tornado.ranges.filter { tornado.isTurned(by: $0) }
      guard !turning.isEmpty else { return nil }
      let name = wording(tornado.headline.name)
      let inputs = wording.list(turning.prefix(2).map { lowerFirst(wording($0.input.title)) })
      let extrapolated = turning.contains { restsOnOverload($0, tornado) }
      return wording(
        " Tecknet på NNV för \(name) kan vändas av \(inputs)",
        " The sign of \(name)'s NNV can be turned by \(inputs)")
        + (extrapolated
          ? wording(
            ", där svaret vilar på fördröjning som är extrapolerad över kapaciteten.",
            ", where the answer rests on delay extrapolated above capacity.") : ".")
    }.joined()
  }

  /// What the headline package with the largest saving moves, in the region and in the town; the
  /// flows of the base case where no package moves anything that shows.
  private var firstMap: Markup {
    let shown = view.headlines.filter {
      $0.comparison.totalCost.isResolved && differenceMap.isVisible($0)
    }
    guard let option = shown.min(by: { $0.savingOrder < $1.savingOrder }) else {
      return figure(
        "first", [FlowMap(view: view, base: base, wording: wording).region(id: "first-map")],
        caption: wording("Godsflöden i JA.", "Goods flows in the base case."))
    }
    let name = wording(view.headlineName(of: option))
    return Markup(
      "div", ["class": "first"],
      figure(
        "first-" + option.id,
        [differenceMap.region(option, prefix: "first")]
          + [differenceMap.detail(option, prefix: "first")].compactMap { $0 }
          + [differenceMap.legend()], wide: false,
        caption: wording(
          "Vad \(name) flyttar (UA minus JA): ", "What \(name) moves (option less base): ")
          + lowerFirst(movement(option))))
  }
}
