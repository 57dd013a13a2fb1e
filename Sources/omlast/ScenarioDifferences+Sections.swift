import FreightAppraisal
import FreightGraph
import FreightModel
import FreightReport

extension ScenarioDifferences {
  static func costs(_ a: ScenarioOutcome, _ b: ScenarioOutcome) -> [Section] {
    let comparison = Comparison(a, b)
    func row(
      _ id: String, _ name: Label, _ difference: Difference, _ cost: (Indicators) -> Double
    ) -> Row {
      Row(
        id: id, name: name, a: cost(a.indicators), b: cost(b.indicators),
        difference: difference.isComparable ? difference.value : nil,
        resolution: difference.resolution)
    }
    // The preload covers the whole network: its level says little, so only its change is told.
    func change(_ id: String, _ name: Label, _ value: Double) -> Row {
      Row(
        id: id, name: name, a: nil, b: nil,
        difference: comparison.totalCost.isComparable ? value : nil,
        resolution: comparison.totalCost.resolution)
    }
    let preload = b.indicators.background.preloadCostSEK - a.indicators.background.preloadCostSEK
    let matrix = b.indicators.background.costSEK - a.indicators.background.costSEK
    let industries = Industry.allCases.indices.map { index in
      let industry = Industry.allCases[index]
      return row(
        industry.rawValue, FreightReport.title(of: industry), comparison.industryCost[index]
      ) {
        $0.industries[index].logsumCostSEK
      }
    }
    let totals = [
      row("empties", Name.empties, comparison.emptiesCost) { $0.emptiesCostSEK },
      row("freight", Label(sv: "Gods", en: "Freight"), comparison.freightCost) {
        $0.freightCostSEK
      },
      Row(
        id: "background_matrix",
        name: Label(sv: "Bakgrundstrafik, matris", en: "Background traffic, matrix"),
        a: a.indicators.background.costSEK, b: b.indicators.background.costSEK,
        difference: matrix, resolution: comparison.backgroundCost.resolution),
      change(
        "background_preload",
        Label(sv: "Bakgrundstrafik, fast", en: "Background traffic, fixed"), preload),
      change("total", Name.total, comparison.totalCost.value),
    ]
    return [
      Section(
        id: "cost", title: Label(sv: "Kostnad", en: "Cost"), unit: "SEK/yr", scale: 1e6,
        shownUnit: Label(sv: "mnkr/år", en: "MSEK/yr"), digits: 3, rows: industries + totals),
      Section(
        id: "cost_per_tonne",
        title: Label(sv: "Kostnad för använda kedjor", en: "Cost of the chains used"),
        unit: "SEK/t", scale: 1, shownUnit: Label(sv: "kr/ton", en: "SEK/t"), digits: 3,
        rows: byIndustry(a, b) { $0.costSEKPerTonne }),
      Section(
        id: "tonne_hours", title: Label(sv: "Gods på väg", en: "Goods under way"),
        unit: "t h/yr", scale: 1e3, shownUnit: Label(sv: "1000 tontim/år", en: "1000 t h/yr"),
        digits: 1, rows: byIndustry(a, b) { $0.tonneHours }),
    ]
  }

  static func work(_ a: ScenarioOutcome, _ b: ScenarioOutcome) -> [Section] {
    func byMode(_ value: (ModeIndicators) -> Double) -> [Row] {
      Mode.allCases.map { mode in
        func total(_ outcome: ScenarioOutcome) -> Double {
          value(outcome.indicators.freight(by: mode))
        }
        return row(mode.rawValue, FreightReport.title(of: mode), total(a), total(b))
      }
    }
    let background = (a.indicators.background, b.indicators.background)
    return [
      Section(
        id: "tonne_km", title: Label(sv: "Gods per trafikslag", en: "Goods by mode"),
        unit: "t km/yr", scale: 1e6, shownUnit: Label(sv: "milj. tonkm/år", en: "Mt km/yr"),
        digits: 3, rows: byMode(\.tonneKilometres)),
      Section(
        id: "vehicle_km", title: Label(sv: "Fordon per trafikslag", en: "Vehicles by mode"),
        unit: "vehicle km/yr", scale: 1e3, shownUnit: Label(sv: "1000 fkm/år", en: "1000 km/yr"),
        digits: 1,
        rows: byMode(\.vehicleKilometres) + [
          row(
            "background", Name.background, background.0.vehicleKilometres,
            background.1.vehicleKilometres)
        ]),
      Section(
        id: "co2", title: Label(sv: "Koldioxid", en: "CO₂"), unit: "t/yr", scale: 1,
        shownUnit: Label(sv: "ton/år", en: "t/yr"), digits: 1,
        rows: byIndustry(a, b) { $0.co2Tonnes } + [
          row("empties", Name.empties, emptiesCO2(a), emptiesCO2(b)),
          row("background", Name.background, background.0.co2Tonnes, background.1.co2Tonnes),
          row("total", Name.total, a.indicators.co2Tonnes, b.indicators.co2Tonnes),
        ]),
    ]
  }

  static func facilities(_ a: ScenarioOutcome, _ b: ScenarioOutcome) -> [Section] {
    let terminals = names((a.network.terminals + b.network.terminals).map { ($0.id, $0.title) })
    let queues = names((a.network.queues + b.network.queues).map { ($0.id, $0.name) })
    func byTerminal(_ value: (TerminalIndicators) -> Double) -> [Row] {
      rows(
        a.indicators.terminals.map { ($0.terminal, value($0)) },
        b.indicators.terminals.map { ($0.terminal, value($0)) }, terminals)
    }
    func byQueue(_ value: (QueueIndicators) -> Double) -> [Row] {
      rows(
        a.indicators.queues.map { ($0.queue, value($0)) },
        b.indicators.queues.map { ($0.queue, value($0)) }, queues)
    }
    return [
      Section(
        id: "terminal_tonnes",
        title: Label(sv: "Gods genom terminaler", en: "Goods through terminals"), unit: "t/yr",
        scale: 1e3, shownUnit: Label(sv: "kton/år", en: "kt/yr"), digits: 2, hidesIdle: true,
        rows: byTerminal(\.tonnes)),
      Section(
        id: "terminal_teu",
        title: Label(sv: "Containrar genom terminaler", en: "Containers through terminals"),
        unit: "TEU/yr", scale: 1, shownUnit: Label(sv: "TEU/år", en: "TEU/yr"), digits: 0,
        hidesIdle: true, rows: byTerminal(\.teu)),
      Section(
        id: "junction_delay",
        title: Label(
          sv: "Fördröjning i trafikplatser, all trafik", en: "Delay at junctions, all traffic"),
        unit: "PCU h/yr", scale: 1, shownUnit: Label(sv: "pbe-tim/år", en: "PCU h/yr"), digits: 1,
        rows: byQueue(\.delayPCUHours)),
      Section(
        id: "junction_lorry_delay",
        title: Label(
          sv: "Fördröjning i trafikplatser, studiens lastbilar",
          en: "Delay at junctions, own lorries"),
        unit: "h/yr", scale: 1, shownUnit: Label(sv: "tim/år", en: "h/yr"), digits: 1,
        rows: byQueue(\.delayLorryHours)),
    ]
  }

  private enum Name {
    static let empties = Label(sv: "Tomma lastbärare", en: "Empties")
    static let background = Label(sv: "Bakgrundstrafik", en: "Background traffic")
    static let total = Label(sv: "Totalt", en: "Total")
  }

  private static func emptiesCO2(_ outcome: ScenarioOutcome) -> Double {
    outcome.indicators.empties.reduce(0) { $0 + $1.co2Tonnes }
  }

  private static func byIndustry(
    _ a: ScenarioOutcome, _ b: ScenarioOutcome, _ value: (IndustryIndicators) -> Double
  ) -> [Row] {
    zip(a.indicators.industries, b.indicators.industries).map {
      row($0.industry.rawValue, FreightReport.title(of: $0.industry), value($0), value($1))
    }
  }

  private static func row(_ id: String, _ name: Label, _ a: Double, _ b: Double) -> Row {
    Row(id: id, name: name, a: a, b: b, difference: b - a)
  }

  /// What exists in A or B by its id.
  private static func names<Entity, Name>(
    _ entities: [(ID<Entity>, Name)]
  ) -> [ID<Entity>: Name] {
    Dictionary(entities, uniquingKeysWith: { first, _ in first })
  }

  /// Rows of what exists in A or B; where it does not exist there is no value.
  private static func rows<Entity>(
    _ a: [(id: ID<Entity>, value: Double)], _ b: [(id: ID<Entity>, value: Double)],
    _ names: [ID<Entity>: Label]
  ) -> [Row] {
    let inA = Dictionary(uniqueKeysWithValues: a)
    let inB = Dictionary(uniqueKeysWithValues: b)
    return (a.map(\.id) + b.map(\.id).filter { inA[$0] == nil }).map { id in
      Row(
        id: id.name, name: names[id] ?? Label(sv: id.name, en: id.name), a: inA[id],
        b: inB[id], difference: (inB[id] ?? 0) - (inA[id] ?? 0))
    }
  }
}
