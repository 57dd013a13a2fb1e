import FreightAppraisal
import FreightModel

/// One of the first page's three sentences, and whole sentences of what stands behind it, which the
/// chapter on sensitivity tells.
struct Lead {
  let statement: String
  let support: [String]
}

/// The first page's first statement.
extension ReportPage {
  /// Whether it pays, with the best and the worst net present value. Nothing that loses is called
  /// best: the smallest loss may be the smallest investment's, and then the least loss for each
  /// krona spent is told too. Where growing effects or the draws turn an order, that is said.
  var answer: Lead {
    let (kind, options) = view.appraised
    let nets = options.map { net($0) }
    guard let most = RankedWorth.leaders(nets), let least = RankedWorth.leaders(nets, isLeast: true)
    else {
      return Lead(
        statement: wording(
          "Inget nettonuvärde (NNV) kan anges, eftersom kostnad eller effekt inte är känd.",
          "No net present value (NNV) can be told, as cost or effect is not known."), support: [])
    }
    let table = kind == .headlines ? "verdict" : "appraisal"
    func amount(_ worth: RankedWorth) -> String {
      FigureLink.number(
        wording.signed(worth.value), figureID(table, worth.id, column: "nnv_msek"))
        + "\u{a0}" + wording(Unit.msek)
        + (worth.isCostAlone ? wording(", bara minus kostnaden", ", less the cost alone") : "")
    }
    func rate(_ worth: RankedWorth) -> String {
      "NNK\u{2011}i\u{a0}"
        + FigureLink.number(
          wording.signed(worth.value, decimals: 2), figureID(table, worth.id, column: "nnk_i"))
    }
    func named(_ worth: RankedWorth) -> String { "\(worth.name) (\(amount(worth)))" }
    let (best, worst) = (most.all[0], least.all[0])
    let pays = best.value >= 0
    let priced = wording("räknat på det som har ett pris", "counting what has a price")
    let open =
      options.allSatisfy { view.isConverged($0) }
      ? []
      : [
        wording(
          "Beräkningar stannade före sitt gap, och NNV är osäkrare.",
          "Solves stopped before their gap, and NNV is less certain.")
      ]
    let meaning = wording("nyttor minus kostnader", "gains less costs")
    guard nets.count > 1 else {
      let bare =
        !best.isCostAlone
        ? ""
        : view.isConverged(options[0])
          ? wording(", eftersom effekten inte är påvisbar", ", as no effect is detectable")
          : wording(", då effekten inte kan bedömas", ", as the effect cannot be judged")
      return Lead(
        statement: wording(
          "\(best.name) lönar sig \(pays ? "" : "inte ")samhällsekonomiskt, \(priced): "
            + "nettonuvärdet (NNV, \(meaning)) är \(amount(best))\(bare).",
          "\(best.name) \(pays ? "pays" : "does not pay"), \(priced): "
            + "the net present value (NNV, \(meaning)) is \(amount(best))\(bare)."),
        support: open)
    }
    let ends = wording.list([best, worst].map { "\(amount($0)) (\($0.name))" })
    let doubt =
      most.rivals.isEmpty
      ? "" : wording(", och vilket som är bäst är osäkert", ", and which is best is uncertain")
    let statement = wording(
      "\(verdict(nets, kind).sv) samhällsekonomiskt, \(priced): nettonuvärdet (NNV, \(meaning)) "
        + "är mellan \(ends)\(doubt).",
      "\(verdict(nets, kind).en), \(priced): the net present value (NNV, \(meaning)) is between "
        + "\(ends)\(doubt).")
    // What may be the first may be the last as well.
    guard best.turn(worst).isEmpty else {
      return Lead(statement: statement, support: turned(best.turn(worst)) + open)
    }
    let less = order("Mindre kan det vara för ", "It may be less for ")
    var support =
      told(
        pays
          ? wording("Nettonuvärdet är bäst för ", "The net present value is best for ")
          : wording("Underskottet är minst för ", "The loss is least for "), most,
        pays ? order("Bättre kan det vara för ", "It may be better for ") : less, named)
      + told(
        pays
          ? wording("Sämst är det för ", "It is worst for ")
          : wording("Störst är det för ", "It is greatest for "), least,
        pays
          ? order("Sämre kan det vara för ", "It may be worse for ")
          : order("Större kan det vara för ", "It may be greater for "), named)
    if !pays, let thrifty = RankedWorth.leaders(options.compactMap { each($0) }),
      thrifty.first.id != best.id
    {
      support += told(
        wording(
          "Per satsad krona (nyckeltalet NNK\u{2011}i) är det minst för ",
          "For each krona invested (the ratio NNK\u{2011}i) it is least for "),
        thrifty, less
      ) { "\($0.name) (\(rate($0)))" }
    }
    return Lead(statement: statement, support: support + open)
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

  /// What opens a sentence of those that may come before the first.
  func order(_ sv: String, _ en: String) -> (String) -> String { { wording(sv, en) + $0 } }

  /// The first of an order by the study's values, and then those that may come before it, two at
  /// most by name, and when.
  ///
  /// - Parameters:
  ///   - opening: what the first's name ends as a sentence.
  ///   - rivals: a sentence of the names of those that may come before it.
  func told(
    _ opening: String, _ leaders: RankedWorth.Leaders, _ rivals: (String) -> String,
    _ text: (RankedWorth) -> String
  ) -> [String] {
    let first = opening + text(leaders.first) + "."
    let all = leaders.rivals
    guard !all.isEmpty else { return [first] }
    let names =
      all.count > 2
      ? wording(
        "någon av \(wording.counted(all.count)) andra",
        "one of \(wording.counted(all.count)) others")
      : wording.alternatives(all.map { text($0.worth) })
    let union = all.reduce(RankedWorth.Turn()) { $0.union($1.turn.told) }
    // Who comes before the first is told with each cause where they differ.
    let isShared = all.count > 2 || all.allSatisfy { $0.turn.told == union }
    let causes = causes(union).map { cause, words in
      let turned = all.filter { $0.turn.told.contains(cause) }
      guard !isShared else { return words }
      return words + " ("
        + (turned.count == all.count
          ? wording("båda", "both") : wording.list(turned.map(\.worth.name))) + ")"
    }
    return [first, rivals(names) + (isShared ? " " : ": ") + wording.list(causes) + "."]
  }

  /// What turns an order, in words.
  private func causes(_ turn: RankedWorth.Turn) -> [(RankedWorth.Turn, String)] {
    let all: [(RankedWorth.Turn, String)] = [
      (.growth, wording("om effekterna växer", "with growing effects")),
      (.draws, wording("i en del av de slumpade prövningarna", "in part of the random trials")),
      (.mean, wording("i medel av de slumpade prövningarna", "in the random trials' mean")),
    ]
    return all.filter { turn.contains($0.0) }
  }

  /// That an order turns, and by what; empty where it holds.
  private func turned(_ turn: RankedWorth.Turn) -> [String] {
    let causes = causes(turn.told).map(\.1)
    return causes.isEmpty
      ? []
      : [
        wording("Ordningen mellan paketen blir den omvända ", "The packages' order turns ")
          + wording.list(causes) + "."
      ]
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
  func each(_ option: ResultView.Option) -> RankedWorth? {
    let invested = option.appraisal.value!.investment
    return invested > 0 ? net(option).each(invested) : nil
  }
}
