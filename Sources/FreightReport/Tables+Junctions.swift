import FreightAppraisal
import FreightModel

/// Every approach and period of the base case.
func junctionTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "junctions",
    title: Label(
      sv: "Tillfarter i trafikplatserna i JA", en: "Junction approaches in the base case"),
    note: Label(
      sv: "Köfördröjning per personbilsekvivalent, pbe, i varje period.",
      en: "Queue delay per passenger car unit, PCU, in each period."),
    columns: approachColumns + [
      .init(
        key: "capacity_pcu_per_h", heading: Label(sv: "Kapacitet", en: "Capacity"),
        unit: Label(sv: "pbe/tim", en: "PCU/h")),
      .init(
        key: "flow_pcu_per_h", heading: Label(sv: "Flöde", en: "Flow"),
        unit: Label(sv: "pbe/tim", en: "PCU/h")),
      .init(
        key: "utilisation_percent", heading: Label(sv: "Belastning", en: "Utilisation"),
        unit: Unit.perCent),
      .init(
        key: "delay_s_per_pcu", heading: Label(sv: "Fördröjning", en: "Delay"),
        unit: Unit.seconds, decimals: 1),
    ],
    rows: zip(view.base.network.queues, view.base.indicators.queues).flatMap { queue, load in
      zip(view.periods, load.periods).map { period, state in
        .init(
          cells: [
            .text(queue.id.name), .label(queue.name), .label(period.name),
            .number(queue.capacityPCUPerHour), .number(state.flowPerHour),
            .number(state.utilisation * 100), .number(state.delaySeconds),
          ],
          isEstimate: queue.provenance.isEstimate)
      }
    }
  ).showingLargest(15, by: ["utilisation_percent"])
}

/// Approaches whose delay changes with an investment.
func junctionDifferenceTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "junctions-investments",
    title: Label(
      sv: "Tillfarter där åtgärderna ändrar kön",
      en: "Junction approaches where investments change the queue"),
    note: Label(
      sv: "Rader med minst 0,5 sekunder i skillnad, per pbe; minus är kortare kö. En ny tillfart "
        + "saknar värde i JA. CSV-filen har alla tillfarter, också för paketen.",
      en: "Rows that differ by at least 0.5 seconds per PCU; minus is a shorter queue. A new "
        + "approach has no base value. The CSV file has every approach, also for packages."),
    columns: investmentColumns + approachColumns + [
      .init(
        key: "base_delay_s_per_pcu", heading: Label(sv: "JA", en: "Base"), unit: Unit.seconds,
        decimals: 1),
      .init(
        key: "option_delay_s_per_pcu", heading: Label(sv: "UA", en: "Option"),
        unit: Unit.seconds, decimals: 1),
      .init(
        key: "change_s_per_pcu", heading: Label(sv: "Skillnad", en: "Difference"),
        unit: Unit.seconds, decimals: 1, isDifference: true),
    ],
    rows: view.options.flatMap { option in
      zip(option.outcome.network.queues, option.outcome.indicators.queues).flatMap {
        approachRows(view, option, $0, $1)
      }
    }, shownRows: 60)
}

/// One row a period of an approach that an option has.
private func approachRows(
  _ view: ResultView, _ option: ResultView.Option, _ queue: JunctionQueue, _ load: QueueIndicators
) -> [ReportTable.Row] {
  let base = view.base.indicators.queues.first { $0.queue == queue.id }
  let name = shortTitle(of: option)
  return view.periods.indices.map { period in
    let after = load.periods[period].delaySeconds
    var before = ReportTable.Cell.empty
    var change = ReportTable.Cell.empty
    let old = base?.periods[period].delaySeconds
    if let old {
      before = .number(old)
      change = .number(after - old)
    }
    return .init(
      cells: [
        .text(option.id), .label(name), .text(queue.id.name), .label(queue.name),
        .label(view.periods[period].name), before, .number(after), change,
      ],
      isEstimate: queue.provenance.isEstimate,
      isShown: option.subject != nil && abs(after - (old ?? 0)) >= 0.5)
  }
}

private let approachColumns: [ReportTable.Column] = [
  .init(
    key: "queue_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
  .init(key: "approach", heading: Label(sv: "Tillfart", en: "Approach"), isNumeric: false),
  .init(key: "period", heading: Label(sv: "Period", en: "Period"), isNumeric: false),
]
