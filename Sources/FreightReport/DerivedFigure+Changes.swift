import FreightAppraisal
import FreightModel

extension DerivedFigure {
  /// What the largest terminal and the largest road change.
  static func changes(_ view: ResultView) -> [DerivedFigure] {
    var found: [DerivedFigure] = []
    if let option = view.largestTerminal {
      let work = option.comparison.tonneKilometres[Mode.road.order] / 1e6
      found.append(
        sentence(
          "road_work_change",
          Label(
            sv: "Förändring av vägarnas transportarbete", en: "Change in transport work on roads"),
          Label(sv: "tonkm på väg, UA minus JA", en: "tonne-km on roads, option less base"),
          .difference,
          [
            "scenarios-modes/base/road_million_tkm_per_year",
            "scenarios-modes/road_million_tkm_per_year",
          ], work, [option.id], decimals: decimalsShowing(work, leastDigits: 2),
          unit: Unit.millionTonneKilometres))
    }
    if let option = view.largestRoad {
      let (before, after) = view.queueHours(with: option)
      let figures = [
        "junctions-investments/base_delay_s_per_pcu",
        "junctions-investments/option_delay_s_per_pcu",
      ]
      found += [
        sentence(
          "queue_change",
          Label(
            sv: "Förändring av köerna i trafikplatserna", en: "Change in the junctions' queues"),
          Label(
            sv: "Σ pbe × fördröjning över tillfarter och perioder, UA minus JA",
            en: "Σ PCU × delay over approaches and periods, option less base"),
          .difference, figures, after - before, [option.id],
          unit: Label(sv: "pbe-timmar/år", en: "PCU-hours/yr")),
        sentence(
          "queue_change_percent",
          Label(
            sv: "Förändring av köerna i trafikplatserna, andel",
            en: "Change in the junctions' queues, share"),
          Label(
            sv: "(Σ pbe × fördröjning i UA / Σ i JA − 1) × 100 över tillfarter och perioder",
            en:
              "(Σ PCU × delay in the option / Σ in the base case − 1) × 100, over approaches and "
              + "periods"
          ),
          .difference, figures, before > 0 ? 100 * (after - before) / before : 0, [option.id],
          unit: Unit.perCent),
      ]
    }
    return found
  }
}

extension ResultView {
  /// The single with a new intermodal terminal that saves most for freight.
  var largestTerminal: Option? { largest(singles.filter(\.addsIntermodalTerminal)) }

  /// The single with a new road that saves most for freight.
  var largestRoad: Option? {
    largest(
      singles.filter { option in
        !option.addsIntermodalTerminal
          && option.subject?.changes.contains { $0.addedLink?.mode == .road } ?? false
      })
  }

  /// Delay in all approaches of junctions in the base case and with an option, PCU-hours a year.
  func queueHours(with option: Option) -> (before: Double, after: Double) {
    func sum(_ outcome: Outcome) -> Double {
      outcome.indicators.queues.reduce(0) { $0 + $1.delayPCUHours }
    }
    return (sum(base), sum(option.outcome))
  }

  private func largest(_ options: [Option]) -> Option? {
    options.min { ($0.freightOrder, $0.savingOrder) < ($1.freightOrder, $1.savingOrder) }
  }
}

extension ResultView.Option {
  fileprivate var addsIntermodalTerminal: Bool {
    addedTerminals.contains { $0.kind == .combi }
  }
}
