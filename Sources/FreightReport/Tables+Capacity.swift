import FreightAppraisal
import FreightModel

/// How much the vehicle industry and manufacturing can grow before something binds, by scenario.
func headroomTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "headroom",
    title: Label(
      sv: "Tillväxtutrymme innan kapaciteten är fullt utnyttjad",
      en: "Room to grow before something binds"),
    note: Label(
      sv:
        "Största antal gånger dagens efterfrågan som får plats när allt annat är oförändrat, i "
        + "årets mest belastade period. Med dagens vägval räknas näringens flöden upp på de vägar "
        + "som de har i jämvikten, tills den första anläggningen är fullt utnyttjad; de som är "
        + "över sin kapacitet i dag räknas inte med. Nätets övre gräns är vad näten klarar om alla "
        + "får ta vilken väg som "
        + "helst: förare och tidtabeller begränsar inte här. " + fleetNote(view).sv
        + " Den beläggs av en undre och en övre gräns som räknas fram oberoende av "
        + "varandra; från 100 gånger visas den avrundad nedåt. CSV-filen har den exakt, med det "
        + "som sätter den.",
      en: "Greatest multiple of the present demand that fits while all else stays as it is, in the "
        + "year's tightest period. On today's routes the industry's own flows are scaled where "
        + "they are at the equilibrium, with nobody turning elsewhere, until the first facility is "
        + "full; those above capacity today do not count. The networks' upper limit is what they "
        + "carry if everybody "
        + "may take any way: drivers and timetables have no capacity here. " + fleetNote(view).en
        + " That limit is proven by a lower and an upper bound that are found independently; from "
        + "100 times on it shows rounded down. The CSV file has it exactly, with what sets it."),
    columns: [
      .init(
        key: "scenario_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "scenario", heading: Label(sv: "Scenario", en: "Scenario"), isNumeric: false),
      .init(key: "industry", heading: Label(sv: "Näringsgren", en: "Industry"), isNumeric: false),
      .init(
        key: "factor_on_todays_routes",
        heading: Label(sv: "Kan växa till med dagens vägval", en: "Can grow to on today's routes"),
        unit: Label(sv: "gånger dagens", en: "times today's"), decimals: 1, csvDecimals: 6),
      .init(
        key: "fills_on_todays_routes",
        heading: Label(sv: "Då fullt utnyttjat först", en: "What fills first then"),
        isNumeric: false),
      .init(
        key: "factor",
        heading: Label(sv: "Nätets övre gräns, fria vägval", en: "Networks' limit, free routes"),
        unit: Label(sv: "gånger dagens", en: "times today's"), decimals: 1, csvDecimals: 6,
        isRoundedWhenLarge: true),
      .init(
        key: "upper_bound", heading: Label(sv: "Bevisad övre gräns", en: "Proven upper bound"),
        csvDecimals: 6, isShown: false),
      .init(
        key: "change_against_base", heading: Label(sv: "Mot JA", en: "Against base"),
        unit: Label(sv: "gånger", en: "times"), decimals: 1, csvDecimals: 6, isShown: false,
        isDifference: true),
      .init(
        key: "period", heading: Label(sv: "Period", en: "Period"), isShown: false,
        isNumeric: false),
      .init(
        key: "binds", heading: Label(sv: "Begränsar nätet", en: "What binds the networks"),
        isShown: false, isNumeric: false),
      .init(
        key: "is_cut", heading: Label(sv: "Snitt", en: "Cut"), isShown: false, isNumeric: false),
    ],
    rows: view.result.throughputs.compactMap { headroomRow($0, view) })
}

extension ResultView {
  /// Whether a factor of headroom rests on an estimate: an investment's row, or the capacity of a
  /// facility that binds.
  func rests(_ throughput: Throughput) -> Bool {
    throughput.scenario.investments.contains { investments[$0]?.provenance.isEstimate == true }
      || throughput.tightest?.binding.contains { isEstimate($0.place) } == true
  }

  /// Whether the row of a facility is an estimate.
  private func isEstimate(_ place: FacilityPlace) -> Bool {
    let network = base.network
    let row: Provenance? =
      switch place.kind {
      case .road, .singleTrack, .track, .sailing: base.link(Link.ID(place.id))?.provenance
      case .approach: network.queues.first { $0.id.name == place.id }?.provenance
      case .terminal, .opening: network.terminals.first { $0.id.name == place.id }?.provenance
      case .berth: network.limits.berths.first { $0.id.name == place.id }?.provenance
      case .fleet: network.limits.fleets.first { $0.vehicle.name == place.id }?.provenance
      }
    // What only an option has is in none of these.
    return row?.isEstimate ?? true
  }
}

/// Whether any fleet is limited.
private func fleetNote(_ view: ResultView) -> Label {
  view.study.network.limits.fleets.isEmpty
    ? Label(
      sv: "Ingen fordonspark är angiven: antalet fordon är obegränsat.",
      en: "No fleet limit is given, so that there are as many vehicles as are wanted.")
    : Label(
      sv: "Fordonsparkerna i fleet.csv begränsar antalet fordon.",
      en: "Fleets limit where fleet.csv has rows.")
}

private func headroomRow(_ throughput: Throughput, _ view: ResultView) -> ReportTable.Row? {
  guard let period = throughput.tightest, case .industry(let industry) = throughput.growing
  else { return nil }
  let base = view.result.throughputs.first {
    $0.scenario.id == view.result.base.scenario.id && $0.growing == throughput.growing
  }?.tightest
  let isBase = throughput.scenario.id == view.result.base.scenario.id
  let factor = period.factor
  return .init(
    cells: [
      .text(throughput.scenario.id), .label(headroomName(of: throughput.scenario, view)),
      .label(title(of: industry)),
      throughput.onTodaysRoutes.map { .number($0.factor) } ?? .empty,
      throughput.onTodaysRoutes.map {
        .label(
          Label(
            sv: "\($0.place.name.sv) (\($0.place.kind.words.sv))",
            en: "\($0.place.name.en) (\($0.place.kind.words.en))"))
      } ?? .text(""), factor.isFinite ? .number(factor) : .empty,
      period.upperBound.isFinite ? .number(period.upperBound) : .empty,
      base.map { isBase ? .empty : .number(factor - $0.factor) } ?? .empty,
      .label(period.period.name), .label(binding(period)), .flag(period.isCut),
    ],
    isEstimate: view.rests(throughput) || view.hasEstimatedFlows() || view.hasEstimatedBackground,
    isShown: isBase
      || view.study.headlines.contains {
        $0.investments == Set(throughput.scenario.investments)
      })
}

/// A headline by its name, a single by its investment.
func headroomName(of scenario: Scenario, _ view: ResultView) -> Label {
  if scenario.investments.isEmpty {
    return baseCaseName
  }
  let investments = Set(scenario.investments)
  if let headline = view.study.headlines.first(where: { $0.investments == investments }) {
    return headline.name
  }
  return view.options.first { $0.id == scenario.id }.map(shortTitle)
    ?? scenario.subject.flatMap { view.investments[$0]?.name }
    ?? Label(sv: scenario.id, en: scenario.id)
}

/// The first three facilities that bind, and how many more there are.
func binding(_ period: PeriodThroughput) -> Label {
  let places = period.binding.prefix(3).map(\.place)
  let more = period.binding.count - places.count
  return Label(
    sv: places.map { "\($0.name.sv) (\($0.kind.words.sv))" }.joined(separator: "; ")
      + (more > 0 ? " och \(more) till" : ""),
    en: places.map { "\($0.name.en) (\($0.kind.words.en))" }.joined(separator: "; ")
      + (more > 0 ? " and \(more) more" : ""))
}

/// What one more unit of capacity is worth, the worst bottlenecks first.
func capacityValueTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "capacity_values",
    title: Label(sv: "Vad mer kapacitet är värd", en: "What more capacity is worth"),
    note: Label(
      sv: "Minskning av godsets och bakgrundstrafikens kostnad i jämvikten för lite mer kapacitet, "
        + "räknat ur jämviktens känslighet i JA; rangordnat efter värdet av en procent till. "
        + "Enheten är personbilsekvivalent (pbe; en lastbil är flera), tågläge, lyft, ton, "
        + "kajtimme eller plats på färjan. Derivatan gäller små ändringar; tomenheternas resor "
        + "ligger fast, och vad trafik utanför studien (fast trafik) vinner räknas inte. "
        + "Minus: mer kapacitet lockar trafik dit den skadar andra mer.",
      en: "Fall of freight's and background traffic's cost at the equilibrium for a little more "
        + "capacity, from the base case's sensitivities; ranked by the value of one per cent more. "
        + "The unit is a passenger car unit (PCU; a lorry is several), a train path, a lift, a "
        + "tonne, an hour at the berth or a ferry place. It holds for small changes; the empties' "
        + "moves stay as they are, and what traffic outside the study (fixed traffic) gains is not "
        + "counted. Minus: more capacity draws traffic to where it harms others more."
    ),
    columns: [
      .init(
        key: "facility_id", heading: Label(sv: "Id", en: "Id"), isShown: false, isNumeric: false),
      .init(key: "name", heading: Label(sv: "Plats", en: "Place"), isNumeric: false),
      .init(key: "kind", heading: Label(sv: "Slag", en: "Kind"), isNumeric: false),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
      .init(
        key: "capacity_units_per_h", heading: Label(sv: "Kapacitet", en: "Capacity"),
        unit: Label(sv: "per tim", en: "per h"), decimals: 1, csvDecimals: 6, isTrimmed: true),
      .init(
        key: "peak_utilisation_percent", heading: Label(sv: "Nyttjas som mest", en: "Peak use"),
        unit: Unit.perCent, csvDecimals: 2),
      .init(
        key: "value_sek_per_year_per_unit_per_h",
        heading: Label(sv: "En enhet till per timme", en: "One more unit an hour"),
        unit: Unit.sekPerYear, csvDecimals: 3),
      .init(
        key: "value_sek_per_unit", heading: Label(sv: "Per enhet", en: "Per unit"),
        unit: Label(sv: "kr", en: "SEK"), decimals: 2, csvDecimals: 6),
      .init(
        key: "value_sek_per_year_per_percent",
        heading: Label(sv: "En procent till", en: "One per cent more"), unit: Unit.sekPerYear,
        csvDecimals: 3),
    ],
    rows: (view.result.capacityValues?.values ?? []).map { value in
      .init(cells: [
        .text(value.place.id), .label(value.place.name), .label(value.place.kind.words),
        .label(title(of: value.unit)), .number(value.capacity),
        .number(100 * value.peakUtilisation), .number(value.sekPerYear),
        .number(value.sekPerUnit(hours: view.hours)), .number(value.sekPerYearPerPercent),
      ])
    }, shownRows: 15)
}

/// What capacity is counted in.
func title(of unit: CapacityValue.Unit) -> Label {
  switch unit {
  case .pcu: Label(sv: "pbe", en: "PCU")
  case .trainPath: Label(sv: "tågläge", en: "train path")
  case .lift: Label(sv: "lyft", en: "lift")
  case .tonne: Label(sv: "ton", en: "tonne")
  case .berthHour: Label(sv: "kajtimme", en: "berth hour")
  case .ferryPlace: Label(sv: "färjeplats", en: "ferry place")
  }
}
