import FreightAppraisal
import FreightModel

/// Every flow of the base case between its zones, most tonnes first; also the columns of the map.
func desireLineTable(_ view: ResultView) -> ReportTable {
  let flows = Dictionary(uniqueKeysWithValues: view.study.demand.flows.map { ($0.id, $0) })
  let commodities = Dictionary(
    uniqueKeysWithValues: view.study.demand.commodities.map { ($0.id, $0) })
  let modes = view.study.network.chainTypes.map(\.mainMode)
  return ReportTable(
    id: "desire_lines",
    title: Label(
      sv: "Önskelinjer: gods från start till mål i JA",
      en: "Desire lines: goods from origin to destination in the base case"),
    note: Label(
      sv: "Andelarna är av det gods som har en väg, efter kedjans huvudsakliga trafikslag: sjöfart "
        + "före järnväg före färja före väg. Avståndet är fågelvägen.",
      en: "Shares are of goods that have a way, by the main mode of their chain: sea before rail "
        + "before ferry before road. The distance is as the crow flies."),
    columns: desireLineColumns,
    rows: drawnFlows(view).compactMap { load in
      guard let flow = flows[load.flow] else { return nil }
      let commodity = commodities[flow.commodity]
      let shares = Mode.allCases.map { mode in
        zip(modes, load.tonnesByChain).reduce(0) { $1.0 == mode ? $0 + $1.1 : $0 }
      }
      let served = shares.reduce(0, +)
      let main = zip(Mode.allCases, shares).max { ($0.1, $1.0) < ($1.1, $0.0) }?.0
      let ends = [flow.origin, flow.destination].compactMap { view.base.nodes[$0] }
      let places: [ReportTable.Cell] = [
        .text(flow.origin.name), view.base.name(of: flow.origin),
        .text(flow.destination.name), view.base.name(of: flow.destination),
      ]
      return .init(
        cells: [.text(flow.id.name)] + places + [
          commodity.map { .text($0.industry.rawValue) } ?? .empty, .text(flow.commodity.name),
          .label(commodity?.name ?? Label(sv: flow.commodity.name, en: flow.commodity.name)),
          ends.count == 2
            ? .number(kilometres(Position(ends[0]), Position(ends[1]))) : .empty,
          .number(load.tonnes), .number(load.unservedTonnes),
        ]
          + shares.map { served > 0 ? .number($0 / served) : .empty } + [
            served > 0 ? .text((main ?? .road).rawValue) : .empty,
            .known(commodity?.valueSEKPerTonne),
            .source(flow.provenance), .text(flow.provenance.confidence.rawValue),
          ], isEstimate: flow.provenance.isEstimate)
    }, shownRows: 20)
}

/// Straight lines between the zones of every flow, with the columns of the table.
func desireLineFeatures(_ view: ResultView) -> FeatureCollection {
  let flows = Dictionary(uniqueKeysWithValues: view.study.demand.flows.map { ($0.id, $0) })
  let table = desireLineTable(view)
  return FeatureCollection(
    features: zip(drawnFlows(view).compactMap { flows[$0.flow] }, table.rows).compactMap {
      flow, row in
      let ends = [flow.origin, flow.destination].compactMap { view.base.nodes[$0] }
      guard ends.count == 2 else { return nil }
      return Feature(
        geometry: .line(ends.map { Position($0) }), properties: table.properties(of: row))
    })
}

/// Where the goods want to go: width by tonnes, dash and colour by the main mode, to the right of
/// the straight line so that both directions show.
func desireLayer(_ view: ResultView, _ wording: Wording) -> MapLayer {
  MapLayer(
    name: "desire_lines",
    title: Label(
      sv: "Gods från start till mål (till höger i färdriktningen)",
      en: "Goods from origin to destination (on the right in travel order)"),
    style: .desire(most: drawnFlows(view).map(\.tonnes).max() ?? 0, wording),
    content: .file { desireLineFeatures(view) })
}

/// Flows with goods in the base case, most tonnes first.
private func drawnFlows(_ view: ResultView) -> [FlowIndicators] {
  view.base.indicators.flows.enumerated().filter { $0.element.tonnes > 0 }
    .sorted { ($1.element.tonnes, $0.offset) < ($0.element.tonnes, $1.offset) }.map(\.element)
}

extension ChainType {
  /// The mode that a chain counts as: sea before rail before ferry before road.
  var mainMode: Mode {
    [Mode.sea, .rail, .ferry].first { modes.contains($0) } ?? .road
  }
}

extension ReportTable {
  /// A row as properties of a feature, named as the columns of the table in CSV.
  func properties(of row: Row) -> [(String, JSONText)] {
    let cells = zip(columns, row.cells).flatMap { column, cell -> [(String, JSONText)] in
      switch cell {
      case .text(let text), .told(let text, _): [(column.key, .string(text))]
      case .label(let label):
        [(column.key + "_sv", .string(label.sv)), (column.key + "_en", .string(label.en))]
      case .number(let value), .resolved(let value):
        [(column.key, .number(value, decimals: column.csvDecimals))]
      case .flag(let flag): [(column.key, .bool(flag))]
      case .unresolved, .words, .empty: [(column.key, .null)]
      }
    }
    return cells + (row.isEstimate.map { [("is_estimate", .bool($0))] } ?? [])
  }
}

private let desireLineColumns: [ReportTable.Column] = {
  func text(
    _ key: String, _ sv: String, _ en: String, isShown: Bool = false
  ) -> ReportTable.Column {
    .init(key: key, heading: Label(sv: sv, en: en), isShown: isShown, isNumeric: false)
  }
  func tonnes(_ key: String, _ sv: String, _ en: String) -> ReportTable.Column {
    .init(
      key: key, heading: Label(sv: sv, en: en), unit: Unit.tonnesPerYear, csvDecimals: 1)
  }
  return [
    text("flow_id", "Flöde", "Flow"), text("origin_node_id", "Startkod", "Origin's code"),
    text("origin", "Start", "Origin", isShown: true),
    text("destination_node_id", "Målkod", "Destination's code"),
    text("destination", "Mål", "Destination", isShown: true),
    text("industry", "Näringsgren", "Industry"),
    text("commodity_id", "Varukod", "Commodity's code"),
    text("commodity", "Vara", "Commodity", isShown: true),
    .init(
      key: "straight_line_km", heading: Label(sv: "Fågelvägen", en: "As the crow flies"),
      unit: Label(sv: "km", en: "km"), csvDecimals: 1),
    tonnes("tonnes_per_year", "Gods", "Goods"),
    tonnes("unserved_tonnes_per_year", "Utan väg", "Without a way"),
  ]
    + Mode.allCases.map { mode in
      .init(
        key: mode.rawValue + "_share_ratio",
        heading: Label(
          sv: "Andel " + title(of: mode).sv.lowercased(),
          en: "Share of " + title(of: mode).en.lowercased()), decimals: 2, csvDecimals: 4)
    } + [
      text("main_mode", "Största trafikslag", "Largest mode"),
      .init(
        key: "value_sek_per_t", heading: Label(sv: "Varuvärde", en: "Value of goods"),
        unit: Unit.sekPerTonne, csvDecimals: 0, isShown: false),
      text("source", "Källa", "Source"), text("confidence", "Säkerhet", "Confidence"),
    ]
}()
