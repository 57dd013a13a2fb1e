import FreightAppraisal
import FreightModel

/// A facility with a capacity and what it had at the most in any scenario that was solved.
private struct FacilityUse {
  /// What kind of facility it is, in the order of the table.
  enum Kind: Int {
    case terminal, quay, track, sailing, road

    init(_ mode: Mode) {
      switch mode {
      case .road: self = .road
      case .rail: self = .track
      case .sea, .ferry: self = .sailing
      }
    }

    var title: Label {
      switch self {
      case .terminal: Label(sv: "terminal", en: "terminal")
      case .quay: Label(sv: "kaj", en: "quay")
      case .track: Label(sv: "spår", en: "track")
      case .sailing: Label(sv: "färjelinje", en: "sailing")
      case .road: Label(sv: "väg", en: "road")
      }
    }
  }

  struct ID: Hashable {
    let kind: Kind
    let name: String
  }

  let id: ID
  let name: Label
  let isEstimate: Bool
  /// The most of the study's tonnes or vehicles a year, empties included.
  var own: Double
  /// The greatest utilisation in any period, by whatever traffic.
  var peakUtilisation: Double
  var scenarios = 1

  /// Less than half a tonne and half a vehicle a year is what a logit leaves of nothing.
  var isUnused: Bool { own < 0.5 }

  mutating func add(_ other: FacilityUse) {
    own = max(own, other.own)
    peakUtilisation = max(peakUtilisation, other.peakUtilisation)
    scenarios += 1
  }
}

extension ResultView.Outcome {
  /// Every terminal, quay and link of the scenario that has a capacity.
  fileprivate var facilityUse: [FacilityUse] {
    let terminals = zip(network.terminals, indicators.terminals).map { terminal, load in
      FacilityUse(
        id: .init(kind: .terminal, name: terminal.id.name), name: terminal.title,
        isEstimate: terminal.provenance.isEstimate, own: max(load.tonnes, load.loadUnits),
        peakUtilisation: load.peakUtilisation)
    }
    let quays = zip(network.limits.berths, indicators.berths).map { berth, load in
      // Calls are others' too, so the goods of the quay's terminals tell.
      let goods = zip(network.terminals, indicators.terminals)
        .filter { $0.0.node == berth.node && $0.0.modes.contains(.sea) }.map(\.1.tonnes)
      return FacilityUse(
        id: .init(kind: .quay, name: berth.id.name), name: berth.title,
        isEstimate: berth.provenance.isEstimate, own: goods.reduce(0, +),
        peakUtilisation: load.periods.map(\.utilisation).max() ?? 0)
    }
    let links = zip(network.links, indicators.links).filter { hasCapacity($0.0) }
      .map { link, load in
        FacilityUse(
          id: .init(kind: .init(link.mode), name: link.id.name),
          name: FacilityName(.link(link.id), in: network).name,
          isEstimate: link.provenance.isEstimate, own: max(load.tonnes, load.freightVehicles),
          peakUtilisation: load.peakUtilisation)
      }
    return terminals + quays + links
  }
}

/// Terminals, quays and links with a capacity that the study's transports use in no scenario.
func unusedFacilityTable(_ view: ResultView) -> ReportTable {
  var rowOf: [FacilityUse.ID: Int] = [:]
  var all: [FacilityUse] = []
  for use in ([view.base] + view.options.map(\.outcome)).flatMap(\.facilityUse) {
    if let row = rowOf[use.id] {
      all[row].add(use)
    } else {
      rowOf[use.id] = all.count
      all.append(use)
    }
  }
  let unused = all.filter(\.isUnused).enumerated().sorted {
    ($0.element.id.kind.rawValue, $0.element.peakUtilisation, $0.offset)
      < ($1.element.id.kind.rawValue, $1.element.peakUtilisation, $1.offset)
  }.map(\.element)
  return ReportTable(
    id: "unused_facilities",
    title: Label(
      sv: "Anläggningar som ingen av studiens transporter använder",
      en: "Facilities that none of the study's transports uses"),
    note: Label(
      sv: "Terminaler, kajer och länkar med kapacitet som i JA och i alla beräknade scenarier har "
        + "mindre än ett halvt ton gods och ett halvt av studiens egna fordon (även tomma) om året. "
        + "Andras trafik kan finnas där: belastningen är dess, den största i något scenario.",
      en: "Terminals, quays and links with a capacity that in the base case and in every scenario "
        + "solved have less than half a tonne of goods and half a vehicle of the study's own "
        + "(empties too) a year. Others' traffic may be there: the utilisation is its, the greatest "
        + "in any scenario."),
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
    rows: unused.map { use in
      .init(
        cells: [
          .label(use.id.kind.title), .text(use.id.name), .label(use.name),
          .number(use.peakUtilisation * 100), .number(Double(use.scenarios)),
        ], isEstimate: use.isEstimate)
    }, shownRows: 15)
}
