import FreightAppraisal
import FreightModel

/// The first page's first sentence.
extension ReportPage {
  /// Whether it pays, with the best and the worst net present value. Nothing that loses is called
  /// best: the smallest loss may be the smallest investment's, and then the least loss for each
  /// krona spent is told too. Where growing effects or the draws turn an order, that is said.
  var answer: String {
    let (kind, options) = view.appraised
    let nets = options.map { net($0) }
    guard let most = RankedWorth.leaders(nets), let least = RankedWorth.leaders(nets, isLeast: true)
    else {
      return wording(
        "Inget nettonuvärde (NNV) kan anges, eftersom kostnad eller effekt inte är känd.",
        "No net present value (NNV) can be told, as cost or effect is not known.")
    }
    let table = kind == .headlines ? "verdict" : "appraisal"
    func amount(_ worth: RankedWorth) -> String {
      FigureLink.number(
        wording.signed(worth.value), figureID(table, worth.id, column: "nnv_msek"))
        + "\u{a0}" + wording(Unit.msek)
        + (worth.isCostAlone ? wording(", bara minus kostnaden", ", less the cost alone") : "")
    }
    func rate(_ worth: RankedWorth) -> String {
      "NNK-i\u{a0}"
        + FigureLink.number(
          wording.signed(worth.value, decimals: 2), figureID(table, worth.id, column: "nnk_i"))
    }
    let (best, worst) = (most.all[0], least.all[0])
    let pays = best.value >= 0
    let priced = wording("räknat på det som har ett pris", "counting what has a price")
    let end =
      options.allSatisfy { view.isConverged($0) }
      ? "."
      : wording(
        "; beräkningar stannade före sitt gap, och NNV är osäkrare.",
        "; solves stopped before their gap, and NNV is less certain.")
    guard nets.count > 1 else {
      let bare =
        !best.isCostAlone
        ? ""
        : view.isConverged(options[0])
          ? wording(", eftersom effekten inte är påvisbar", ", as no effect is detectable")
          : wording(", då effekten inte kan bedömas", ", as the effect cannot be judged")
      return wording(
        "\(best.name) lönar sig \(pays ? "" : "inte ")samhällsekonomiskt, \(priced): "
          + "nettonuvärdet (NNV) är \(amount(best))\(bare)",
        "\(best.name) \(pays ? "pays" : "does not pay"), \(priced): the net present value (NNV) is "
          + "\(amount(best))\(bare)") + end
    }
    let opening = wording(
      "\(verdict(nets, kind).sv) samhällsekonomiskt, \(priced): ",
      "\(verdict(nets, kind).en), \(priced): ")
    let loss = wording("underskottet (NNV) är ", "the loss (NNV) is ")
    // What may be the first may be the last as well.
    guard best.turn(worst).isEmpty else {
      let ends = wording.list([best, worst].map { "\(amount($0)) (\($0.name))" })
      return opening
        + (pays ? wording("nettonuvärdet (NNV) är ", "the net present value (NNV) is ") : loss)
        + wording("mellan ", "between ") + ends + turned(best.turn(worst)) + end
    }
    guard !pays else {
      let unit = wording("nettonuvärdet (NNV) ", "a net present value (NNV) of ")
      let first = told(most) { worth in
        worth.name + wording(" med ", " with ") + (worth.id == best.id ? unit : "") + amount(worth)
      }
      let last = told(least) { $0.name + wording(" med ", " with ") + amount($0) }
      return opening
        + wording("bäst är \(first) och sämst \(last)", "best is \(first) and worst \(last)") + end
    }
    func named(_ worth: RankedWorth) -> String { "\(worth.name) (\(amount(worth)))" }
    var parts = [
      wording("minst för ", "least for ") + told(most, named),
      wording("störst för ", "greatest for ") + told(least, named),
    ]
    if let thrifty = RankedWorth.leaders(options.compactMap { each($0) }),
      thrifty.all[0].id != best.id
    {
      parts.append(
        wording("per investerad krona minst för ", "for each krona invested least for ")
          + told(thrifty) { "\($0.name) (\(rate($0)))" })
    }
    return opening + loss + wording.list(parts) + end
  }

  /// How many of them pay.
  private func verdict(_ nets: [RankedWorth], _ kind: ResultView.Appraised) -> Label {
    let paying = nets.count { $0.value >= 0 }
    let count = FigureLink.number(wording.counted(nets.count), "sentence/appraised")
    let all = Label(
      sv: "de " + count + " " + kind.definite, en: "the " + count + " " + kind.name.en)
    let some = FigureLink.number("\(paying)", "sentence/paying")
    return switch paying {
    case 0: Label(sv: "\(kind.none) av \(all.sv) lönar sig", en: "None of \(all.en) pays")
    case nets.count: Label(sv: "Alla \(all.sv) lönar sig", en: "All \(all.en) pay")
    default:
      Label(
        sv: "\(some) av \(all.sv) lönar sig",
        en: "\(some) of \(all.en) \(paying == 1 ? "pays" : "pay")")
    }
  }

  /// The first of an order, or those that may be it and why none is.
  func told(_ leaders: RankedWorth.Leaders, _ text: (RankedWorth) -> String) -> String {
    wording.alternatives(leaders.all.map(text)) + turned(leaders.turn)
  }

  /// What turns an order; empty where it holds.
  private func turned(_ turn: RankedWorth.Turn) -> String {
    let causes =
      (turn.contains(.growth) ? [wording("med växande effekter", "with growing effects")] : [])
      + (turn.contains(.draws)
        ? [wording("i en del av dragningarna", "in part of the draws")]
        : turn.contains(.mean) ? [wording("i dragningarnas medel", "in the draws' mean")] : [])
    return causes.isEmpty
      ? ""
      : wording(", vars ordning vänder ", ", whose order turns ") + wording.list(causes)
  }

  /// The net present value of an option that has one, MSEK.
  func net(_ option: ResultView.Option) -> RankedWorth {
    RankedWorth(
      id: option.outcome.value.scenario.id, name: wording(view.markedName(of: option)),
      value: option.appraisal.value!.net, growing: option.appraisal.growingMSEK,
      draws: view.spreads.first { $0.headline.isBuilt(by: option) }?.worth ?? [],
      isCostAlone: !option.appraisal.isDetected)
  }

  /// The same for each krona invested; nil where nothing is. What a draw makes of costs it makes of
  /// every option's, so that it turns no order.
  private func each(_ option: ResultView.Option) -> RankedWorth? {
    let invested = option.appraisal.value!.investment
    return invested > 0 ? net(option).each(invested) : nil
  }
}
