import FreightAppraisal
import FreightModel

extension CapacityUse.Kind {
  fileprivate var title: Label {
    switch self {
    case .terminal: Label(sv: "terminal", en: "terminal")
    case .quay: Label(sv: "kaj", en: "quay")
    case .track: Label(sv: "spår", en: "track")
    case .sailing: Label(sv: "färjelinje", en: "sailing")
    case .road: Label(sv: "väg", en: "road")
    }
  }
}

extension CapacityUse {
  /// The facility's name, and whether its row is an estimate, in a network that has it.
  fileprivate func place(in network: FreightNetwork) -> (name: Label, isEstimate: Bool) {
    switch kind {
    case .terminal:
      let terminal = network.terminals[row]
      return (terminal.title, terminal.provenance.isEstimate)
    case .quay:
      let berth = network.limits.berths[row]
      return (berth.title, berth.provenance.isEstimate)
    case .track, .sailing, .road:
      let link = network.links[row]
      return (FacilityName(.link(link.id), in: network).name, link.provenance.isEstimate)
    }
  }
}

/// Terminals, quays and links with a capacity that the study's transports use in no scenario.
func unusedFacilityTable(_ view: ResultView) -> ReportTable {
  let outcomes = ([view.base] + view.options.map(\.outcome)).map(\.value)
  return ReportTable(
    id: "unused_facilities",
    title: Label(
      sv: "Anläggningar som ingen av studiens transporter använder",
      en: "Facilities that none of the study's transports uses"),
    note: Label(
      sv: "Terminaler, kajer och länkar med kapacitet som i JA och i alla beräknade scenarier har "
        + "mindre än ett halvt ton gods och ett halvt av studiens egna fordon (även tomma) om "
        + "året. Andras trafik kan finnas där: belastningen är dess, den största i något scenario.",
      en: "Terminals, quays and links with a capacity that in the base case and in every scenario "
        + "solved have less than half a tonne of goods and half a vehicle of the study's own "
        + "(empties too) a year. Others' traffic may be there: the utilisation is its, the "
        + "greatest in any scenario."),
    columns: [
      .init(key: "kind", heading: Label(sv: "Slag", en: "Kind"), isNumeric: false),
      .init(key: "facility_id", heading: Label(sv: "Kod", en: "Code"), isNumeric: false),
      .init(key: "name", heading: Label(sv: "Plats", en: "Place"), isNumeric: false),
      .init(
        key: "peak_utilisation_percent", heading: Term.peakUtilisation, unit: Unit.perCent,
        decimals: 1),
      .init(
        key: "scenario_count", heading: Label(sv: "Scenarier", en: "Scenarios"), csvDecimals: 0,
        isShown: false),
    ],
    rows: CapacityUse.unused(in: outcomes).map { use in
      let place = use.place(in: outcomes[use.scenario].network)
      return .init(
        cells: [
          .label(use.kind.title), .text(use.id), .label(place.name),
          .number(use.peakUtilisation * 100), .number(Double(use.scenarioCount)),
        ], isEstimate: place.isEstimate)
    }, shownRows: 15)
}
