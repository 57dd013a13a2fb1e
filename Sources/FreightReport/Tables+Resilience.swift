import FreightAppraisal
package import FreightModel

/// A facility by its kind, id and name, for tables and sentences.
package struct FacilityName: Sendable {
  /// `road`, `track`, `sailing`, `junction`, `approach` or `terminal`.
  package let kind: String
  /// Its identifier in the input tables.
  package let id: String
  /// The place in words.
  package let name: Label

  /// Describes a facility; one that the network lacks is told by its identifier.
  package init(_ facility: Closure.Facility, in network: FreightNetwork) {
    func node(_ id: Node.ID) -> Label {
      network.nodes.first { $0.id == id }?.title ?? Label(sv: id.name, en: id.name)
    }
    switch facility {
    case .link(let link):
      id = link.name
      guard let row = network.links.first(where: { $0.id == link }) else {
        kind = "link"
        name = Label(sv: link.name, en: link.name)
        return
      }
      kind =
        switch row.mode {
        case .road: "road"
        case .rail: "track"
        case .sea, .ferry: "sailing"
        }
      func full(_ ends: [String], _ road: String) -> String {
        let text = ends.joined(separator: "–")
        // A node is often named by its road: E22 trafikplats Oskarshamn Södra.
        let isNamed = ends.contains { $0.split { " ()".contains($0) }.contains { $0 == road } }
        return isNamed ? text : "\(road) \(text)"
      }
      let ends = [node(row.fromNode), node(row.toNode)]
      name = Label(sv: full(ends.map(\.sv), row.title.sv), en: full(ends.map(\.en), row.title.en))
    case .junction(let junction):
      kind = "junction"
      id = junction.name
      name = node(junction)
    case .approach(let queue):
      kind = "approach"
      id = queue.name
      name =
        network.queues.first { $0.id == queue }?.name ?? Label(sv: queue.name, en: queue.name)
    case .terminal(let terminal):
      kind = "terminal"
      id = terminal.name
      name =
        network.terminals.first { $0.id == terminal }?.title
        ?? Label(sv: terminal.name, en: terminal.name)
    }
  }

  /// `kind` as it stands in a sentence.
  package var words: Label {
    switch kind {
    case "road": Label(sv: "väg", en: "road")
    case "track": Label(sv: "spår", en: "track")
    case "sailing": Label(sv: "sjöled", en: "sailing")
    case "junction": Label(sv: "trafikplats", en: "junction")
    case "approach": Label(sv: "tillfart", en: "approach")
    default: Label(sv: "terminal", en: "terminal")
    }
  }
}

/// Every loss that was solved, dearest first.
func closureTable(_ resilience: Resilience?) -> ReportTable {
  ReportTable(
    id: "closures",
    title: Label(sv: "Sårbarhet: enskilda bortfall", en: "Vulnerability: single losses"),
    note: Label(
      sv:
        "Förändring av kostnaden av ett års bortfall, för godset och trafiken som har en väg kvar; "
        + "plus är dyrare. Det som saknar väg har inget pris och står för sig. Omvägar räknas på "
        + "de vägar som finns i nätet, för den trafik som har en väg kvar. " + totalNote.sv,
      en:
        "Change in cost of a year without a facility, for goods and traffic that still have a way; "
        + "plus is dearer. What has no way has no price and stands by itself. Detours are over the "
        + "roads that the network has, of traffic that still has a way. " + totalNote.en),
    columns: closureColumns("facility"),
    rows: (resilience?.singles ?? []).map { effect in
      let name = FacilityName(effect.closures[0].facility, in: resilience!.base.network)
      return .init(
        cells: [.label(name.name), .text(name.kind), .text(name.id)] + closureCells(effect))
    }, shownRows: 15)
}

/// The rows of `closure.csv` with what they cost.
func namedClosureTable(_ resilience: Resilience?) -> ReportTable {
  ReportTable(
    id: "closures_named",
    title: Label(
      sv: "Sårbarhet: vägarbeten och andra begränsningar",
      en: "Vulnerability: roadworks and other restrictions"),
    note: Label(
      sv: "Helårsvärden; kostnaden under dagarna är årets andel. " + totalNote.sv,
      en: "Values of a whole year; the cost of the days is their share of it. " + totalNote.en),
    columns: closureColumns("closure") + [
      .init(key: "days_per_year", heading: Label(sv: "Dagar", en: "Days")),
      .init(
        key: "cost_of_days_msek", heading: Label(sv: "Under dagarna", en: "In those days"),
        unit: Unit.msek, decimals: 3, csvDecimals: 6, isDifference: true),
    ],
    rows: (resilience?.named ?? []).map { row in
      let cells: [ReportTable.Cell] = [
        .label(row.closure.name),
        .text(FacilityName(row.closure.closure.facility, in: resilience!.base.network).kind),
        .text(row.closure.id.name),
      ]
      return .init(
        cells: cells + closureCells(row.effect) + [
          .number(row.closure.daysPerYear), .number(row.costSEK / 1e6),
        ], isEstimate: row.closure.provenance.isEstimate)
    })
}

/// Every pair that was asked for, dearest first.
func closurePairTable(_ resilience: Resilience) -> ReportTable {
  let network = resilience.base.network
  return ReportTable(
    id: "closure_pairs",
    title: Label(sv: "Sårbarhet: par av bortfall", en: "Vulnerability: pairs of losses"),
    note: Label(
      sv: "Par av de dyraste enskilda bortfallen.", en: "Pairs of the dearest single losses."),
    columns: [
      .init(key: "first_id", heading: Label(sv: "Första", en: "First"), isNumeric: false)
    ] + closureColumns("second") + [
      .init(
        key: "sum_of_singles_msek_per_year", heading: Label(sv: "Var för sig", en: "Apart"),
        unit: Unit.msekPerYear, decimals: 2, csvDecimals: 6, isDifference: true),
      .init(
        key: "is_single", heading: Label(sv: "Som enskilt", en: "As a single"), isNumeric: false),
    ],
    rows: resilience.pairs.map { pair in
      let second = FacilityName(pair.effect.closures[1].facility, in: network)
      return .init(
        cells: [
          .text(FacilityName(pair.effect.closures[0].facility, in: network).id),
          .label(second.name), .text(second.kind), .text(second.id),
        ] + closureCells(pair.effect) + [
          .number(pair.sumOfSingles / 1e6), .flag(pair.isSingle),
        ])
    })
}

/// What the total holds beside the columns that the report shows.
private let totalNote = Label(
  sv: "I totalen ingår också kostnaden för tomma enheter, som CSV-filen har för sig.",
  en: "The total holds the cost of empties too, which the CSV file has by itself.")

private func closureColumns(_ subject: String) -> [ReportTable.Column] {
  func money(_ key: String, _ heading: Label, isShown: Bool = true) -> ReportTable.Column {
    .init(
      key: key + "_msek_per_year", heading: heading, unit: Unit.msekPerYear, decimals: 2,
      csvDecimals: 6, isShown: isShown, isDifference: true)
  }
  func count(
    _ key: String, _ sv: String, _ en: String, _ unit: Label, isShown: Bool = true
  ) -> ReportTable.Column {
    .init(
      key: key, heading: Label(sv: sv, en: en), unit: unit, csvDecimals: 1, isShown: isShown)
  }
  let vehicles = Label(sv: "fordon/år", en: "vehicles/yr")
  let kilometres = Label(sv: "fkm/år", en: "vkm/yr")
  let hours = Label(sv: "fordonstimmar/år", en: "vehicle-h/yr")
  return [
    .init(key: "name", heading: Label(sv: "Anläggning", en: "Facility"), isNumeric: false),
    .init(
      key: "kind", heading: Label(sv: "Slag", en: "Kind"), isShown: false, isNumeric: false),
    .init(
      key: subject + "_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
      isNumeric: false),
  ]
    + Industry.allCases.map { money($0.rawValue, heading(of: $0)) } + [
      money("empties", Label(sv: "Tomma enheter", en: "Empties"), isShown: false),
      money("background", Label(sv: "Bakgrunds\u{ad}trafik", en: "Background")),
      money("total", Label(sv: "Totalt", en: "Total")),
      count("unserved_tonnes_per_year", "Utan väg", "Without a way", Unit.tonnesPerYear),
      count(
        "served_tonnes_per_year", "Med väg", "With a way", Unit.tonnesPerYear, isShown: false),
      count("unserved_vehicles_per_year", "Fordon utan väg", "Vehicles without a way", vehicles),
      count(
        "displaced_preload_vehicles_per_year", "Undan\u{ad}trängda fordon", "Displaced vehicles",
        vehicles),
      count(
        "lorry_km_per_year_difference", "Lastbilars omväg", "Lorries' detour", kilometres),
      count(
        "lorry_hours_per_year_difference", "Lastbilars extra tid", "Lorries' extra time", hours),
      count(
        "background_vkm_per_year_difference", "Övrig trafiks omväg", "Other traffic's detour",
        kilometres),
      count(
        "background_hours_per_year_difference", "Övrig trafiks extra tid",
        "Other traffic's extra time", hours, isShown: false),
      .init(
        key: "relative_gap", heading: Label(sv: "Gap", en: "Gap"), csvDecimals: 15,
        isShown: false),
      .init(
        key: "is_converged", heading: Label(sv: "Konvergerat", en: "Converged"), isShown: false,
        isNumeric: false),
    ]
}

private func closureCells(_ effect: ClosureEffect) -> [ReportTable.Cell] {
  effect.industryCost.map { .millions($0) } + [
    .millions(effect.emptiesCost), .millions(effect.backgroundCost), .millions(effect.totalCost),
    .number(effect.unserved), .number(effect.servedTonnes.reduce(0, +)),
    .number(effect.unservedVehicles), .number(effect.displacedVehicles),
    .number(effect.lorryKilometres), .number(effect.lorryHours),
    .number(effect.backgroundKilometres), .number(effect.backgroundHours),
    .number(effect.gap.relative), .flag(effect.gap.isConverged),
  ]
}
