import FreightAppraisal
import FreightModel

/// Empties of the base case by equipment.
func emptiesTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "empties",
    title: Label(
      sv: "Tomma lastbärare och lastbilar i JA", en: "Empty load units and lorries in the base case"
    ),
    note: Label(
      sv:
        "Utrustning vars tomkörning balanseras: varje zon sänder vidare det den får för mycket av, "
        + "till lägsta kostnad i nätet. Handel utanför studien kan ta emot och lämna tomma till "
        + "ett pris. Övrig tomkörning är en andel av fordonens kilometer.",
      en: "Equipment whose empties are balanced: each zone sends on what it has too many of, at "
        + "least cost over the network. Trade outside the study may take and leave empties at a "
        + "price. Other empty running is a share of the vehicles' kilometres."),
    columns: [
      .init(
        key: "equipment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "name", heading: Label(sv: "Utrustning", en: "Equipment"), isNumeric: false),
      .init(
        key: "loaded_units_per_year", heading: Label(sv: "Lastade", en: "Loaded"),
        unit: unitsPerYear),
      .init(
        key: "empties_per_year", heading: Label(sv: "Tomma", en: "Empty"), unit: unitsPerYear),
      .init(
        key: "loaded_thousand_unit_km_per_year", heading: Label(sv: "Lastade", en: "Loaded"),
        unit: thousandUnitKilometres),
      .init(
        key: "empty_thousand_unit_km_per_year", heading: Label(sv: "Tomma", en: "Empty"),
        unit: thousandUnitKilometres),
      .init(
        key: "empty_km_share_percent",
        heading: Label(sv: "Tom per lastad km", en: "Empty per loaded km"), unit: Unit.perCent,
        decimals: 1),
      .init(
        key: "lorry_thousand_km_per_year", heading: Label(sv: "Lastbil", en: "Lorries"),
        unit: Unit.thousandVehicleKilometres),
      .init(
        key: "transport_cost_msek_per_year", heading: Label(sv: "Transport", en: "Transport"),
        unit: Unit.msekPerYear, decimals: 2, csvDecimals: 6),
      .init(
        key: "exchange_cost_msek_per_year",
        heading: Label(sv: "Utbyte med annan handel", en: "Exchange with other trade"),
        unit: Unit.msekPerYear, decimals: 2, csvDecimals: 6),
      .init(
        key: "co2_t_per_year", heading: Label(sv: "CO₂", en: "CO₂"), unit: Unit.tonnesPerYear,
        csvDecimals: 2),
    ],
    rows: zip(view.study.demand.equipment, view.base.indicators.empties).map { kind, empties in
      .init(
        cells: [
          .text(kind.id.name), .label(kind.name), .number(empties.loadedUnits),
          .number(empties.empties), .number(empties.loadedUnitKilometres / 1e3),
          .number(empties.emptyUnitKilometres / 1e3), .number(empties.emptyShare * 100),
          .number(empties.modes[Mode.road.order].vehicleKilometres / 1e3),
          .number(empties.transportCostSEK / 1e6), .number(empties.exchangeCostSEK / 1e6),
          .number(empties.co2Tonnes),
        ], isEstimate: kind.provenance.isEstimate)
    })
}

/// Loaded units and empties of the base case by zone.
func zoneEmptiesTable(_ view: ResultView) -> ReportTable {
  let columns: [(key: String, heading: Label, value: (ZoneEmpties) -> Double)] = [
    ("loaded_in_per_year", Label(sv: "Lastade in", en: "Loaded in"), { $0.loadedIn }),
    ("loaded_out_per_year", Label(sv: "Lastade ut", en: "Loaded out"), { $0.loadedOut }),
    ("empties_in_per_year", Label(sv: "Tomma in", en: "Empty in"), { $0.emptiesIn }),
    ("empties_out_per_year", Label(sv: "Tomma ut", en: "Empty out"), { $0.emptiesOut }),
    (
      "exchanged_per_year", Label(sv: "Från annan handel", en: "From other trade"),
      { $0.exchanged }
    ),
  ]
  return ReportTable(
    id: "empties-zones",
    title: Label(
      sv: "Lastade och tomma per zon i JA", en: "Loaded and empty by zone in the base case"),
    note: Label(
      sv:
        "Det som kommer in, lastat och tomt, och det som annan handel lämnar är lika mycket som "
        + "går ut; minus är tomma som annan handel tar emot.",
      en:
        "What comes in, loaded and empty, with what other trade leaves equals what goes out; minus "
        + "is empties that other trade takes."),
    columns: [
      .init(
        key: "equipment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "equipment", heading: Label(sv: "Utrustning", en: "Equipment"), isNumeric: false),
      .init(
        key: "node_id", heading: Label(sv: "Zon", en: "Zone"), isShown: false, isNumeric: false),
      .init(key: "zone", heading: Label(sv: "Zon", en: "Zone"), isNumeric: false),
    ]
      + columns.map { column in
        .init(key: column.key, heading: column.heading, unit: unitsPerYear)
      },
    rows: zip(view.study.demand.equipment, view.base.indicators.empties).flatMap { kind, empties in
      empties.zones.map { zone in
        .init(
          cells: [
            .text(kind.id.name), .label(kind.name), .text(zone.node.name),
            view.base.name(of: zone.node),
          ] + columns.map { .number($0.value(zone)) })
      }
    }
  ).showingLargest(15, by: ["loaded_in_per_year", "loaded_out_per_year"], sumsRest: true)
}

/// What each investment changes for empties.
func emptiesDifferenceTable(_ view: ResultView) -> ReportTable {
  func change(
    _ key: String, _ heading: Label, _ unit: Label, decimals: Int = 1
  ) -> ReportTable.Column {
    .init(
      key: key, heading: heading, unit: unit, decimals: decimals, csvDecimals: 6,
      isDifference: true)
  }
  return ReportTable(
    id: "empties-investments",
    title: Label(
      sv: "Åtgärdernas effekt på tomkörningen", en: "The investments' effect on empties"),
    note: Label(
      sv: "UA minus JA; minus är en besparing. Rader under 1 000 kr/år visas inte.",
      en: "Option less base; minus is a saving. Rows under 1,000 SEK/yr are not shown."),
    columns: scenarioColumns + [
      change(
        "cost_change_msek_per_year", Label(sv: "Kostnad", en: "Cost"), Unit.msekPerYear,
        decimals: 3),
      change(
        "empty_change_thousand_unit_km_per_year", Label(sv: "Tomma", en: "Empty"),
        thousandUnitKilometres),
      change(
        "lorry_change_thousand_km_per_year", Label(sv: "Lastbil", en: "Lorries"),
        Unit.thousandVehicleKilometres),
      change(
        "train_change_thousand_km_per_year", Label(sv: "Tåg", en: "Trains"),
        Unit.thousandVehicleKilometres, decimals: 2),
      change("co2_change_t_per_year", Label(sv: "CO₂", en: "CO₂"), Unit.tonnesPerYear),
    ],
    rows: view.study.demand.equipment.isEmpty || view.base.indicators.empties.isEmpty
      ? []
      : zip(view.scenarios.dropFirst(), view.options).map { scenario, option in
        let base = view.base.indicators.empties
        let after = option.outcome.indicators.empties
        let cost = option.comparison.emptiesCost
        func change(_ value: (EquipmentIndicators) -> Double) -> ReportTable.Cell {
          cost.isResolved
            ? .number(after.reduce(0) { $0 + value($1) } - base.reduce(0) { $0 + value($1) })
            : .unresolved
        }
        return .init(
          cells: scenario.cells + [
            .millions(cost), change { $0.emptyUnitKilometres / 1e3 },
            change { $0.modes[Mode.road.order].vehicleKilometres / 1e3 },
            change { $0.modes[Mode.rail.order].vehicleKilometres / 1e3 },
            change { $0.co2Tonnes },
          ],
          isShown: !scenario.isPackage && cost.isResolved && abs(cost.value) >= 1e3)
      },
    emptiness: Label(
      sv: "Ingen åtgärd för sig ändrar tomkörningens kostnad påvisbart och med minst 1 000 kr/år",
      en: "No investment by itself changes the cost of empties detectably and by at least "
        + "1,000 SEK/yr"))
}

private let unitsPerYear = Label(sv: "enheter/år", en: "units/yr")
private let thousandUnitKilometres = Label(sv: "tusen enhetskm/år", en: "thousand unit-km/yr")
