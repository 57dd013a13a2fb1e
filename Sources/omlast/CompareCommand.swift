import FreightAppraisal
import FreightGraph
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast compare`: two scenarios side by side, and B less A.
enum CompareCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let pair = try scenarios(session)
    let solutions = await session.solve(pair)
    let outcomes = solutions.map { session.planner.outcome(of: $0) }
    let scaled =
      session.arguments.has(.scaleEconomies)
      ? await session.planner.scaleEconomies(of: pair) : []
    let differences = ScenarioDifferences(session, outcomes[0], outcomes[1], scaled)
    if session.arguments.has(.json) {
      try session.console.answer(json: differences.record)
    } else {
      try session.console.answer(
        differences.text + (scaled.isEmpty ? "" : "\n" + ScaleText(scaled: scaled).text))
    }
    let isSame = pair[0].id == pair[1].id
    return session.verdict(on: isSame ? [outcomes[0]] : outcomes)
  }

  /// A and B; what is wrong with either is told together.
  private static func scenarios(_ session: Session) throws(Failure) -> [Scenario] {
    var pair: [Scenario] = []
    var failures: [Failure] = []
    for word in session.arguments.positionals {
      do throws(Failure) {
        let names = names(in: word)
        guard !names.contains("") else { throw .usage(["\"\(word)\" has an empty name"]) }
        let study = session.study
        let known =
          ["base"] + study.investments.map(\.id.name) + study.demandOptions.map(\.id.name)
        guard word == "base" || nearest(to: word, in: known) != "base" else {
          throw .usage(["no scenario is called \"\(word)\"; did you mean base?"])
        }
        // As results name a scenario with nothing built under a demand option: base+OPTION.
        pair.append(try session.scenario(names.first == "base" ? Array(names.dropFirst()) : names))
      } catch {
        failures.append(error)
      }
    }
    guard failures.isEmpty else {
      let isUsage = failures.contains { $0.code == .usage }
      let reasons = failures.flatMap(\.reasons)
      throw isUsage
        ? .usage(reasons, in: .compare) : Failure(code: .infeasible, reasons: reasons)
    }
    return pair
  }
}

/// Rows of quantities in A and B; text and JSON are both drawn from them.
private struct ScenarioDifferences {
  /// One quantity, in the unit of its section.
  struct Row: Encodable {
    let id: String
    let a: Double?
    let b: Double?
    let difference: Double?
    /// Absent where no gap bounds the quantity.
    let resolution: Double?
  }

  struct Section: Encodable {
    let id: String
    let title: String
    let unit: String
    /// What the text divides by, and its unit there.
    let scale: Double
    let shownUnit: String
    let digits: Int
    /// Whether the text leaves out rows that are zero in both.
    var hidesIdle = false
    let rows: [Row]

    enum CodingKeys: String, CodingKey { case id, unit, rows }
  }

  struct Record: Encodable {
    var schemaVersion = 1
    let a: String
    let b: String
    let delayValues: String
    let year: Int
    let without: [String]
    /// Whether the differences are the investments' doing alone.
    let hasSameDemand: Bool
    let sections: [Section]
    /// Facilities above their capacity in A and in B.
    let aboveCapacityA: [OverloadRecord]
    let aboveCapacityB: [OverloadRecord]
    /// Absent unless it was asked for.
    let scaleEconomies: [ScaleRecord]?
  }

  let record: Record
  private let title: String
  private let conditions: String
  private let gapDoubt: String
  private let gapNote: String
  private let aboveCapacity: String

  init(
    _ session: Session, _ a: ScenarioOutcome, _ b: ScenarioOutcome, _ scaled: [ScaleEconomies]
  ) {
    title = session.study.title
    conditions = session.conditions
    gapDoubt = session.gapDoubt
    gapNote =
      session.planner.delayValues == .common
      ? "" : "\nGaps are VI gaps at each class's own delay values; uniqueness not certified."
    let overloads = OverloadText(session, a.scenario.id == b.scenario.id ? [a] : [a, b])
    aboveCapacity = overloads.text
    record = Record(
      a: a.scenario.id, b: b.scenario.id,
      delayValues: session.planner.delayValues.rawValue, year: session.planner.year,
      without: Feature.allCases.filter { session.planner.without.contains($0) }.map(\.rawValue),
      hasSameDemand: Comparison(a, b).hasSameDemand,
      sections: Self.costs(a, b) + Self.work(a, b) + Self.facilities(a, b),
      aboveCapacityA: overloads.records[0],
      aboveCapacityB: overloads.records[overloads.records.count - 1],
      scaleEconomies: scaled.isEmpty ? nil : ScaleRecord.all(scaled))
  }

  var text: String {
    """
    \(title)
    A = \(record.a), B = \(record.b), \(conditions); minus is less in B
    \(record.hasSameDemand ? "" : demandNote)\

    \(record.sections.map(Self.text).joined(separator: "\n"))
    "< gap": smaller than the two solves' gaps\(gapDoubt). Terminals where all rounds to zero are left out.
    Cost is the logsum over chains; background_preload is traffic that stays on its road.\(gapNote)
    \(aboveCapacity)
    """
  }

  private let demandNote =
    "A and B have different demand: the change in cost is that of the demand, not a benefit.\n"

  private static func text(_ section: Section) -> String {
    let unit = section.shownUnit
    var table = TextTable([
      .text(section.title), .number("A", unit), .number("B", unit), .number("B less A", unit),
    ])
    func show(_ value: Double?) -> String {
      value.map { ($0 / section.scale).fixed(section.digits) } ?? ""
    }
    for row in section.rows {
      let isIdle = [row.a, row.b].allSatisfy {
        $0.map { ($0 / section.scale).isZero(section.digits) } ?? true
      }
      if section.hidesIdle, isIdle { continue }
      let isHidden =
        if let difference = row.difference, let resolution = row.resolution {
          !Difference(value: difference, resolution: resolution).isResolved
        } else { false }
      table.add([row.id, show(row.a), show(row.b), isHidden ? "< gap" : show(row.difference)])
    }
    return table.text()
  }

  private static func costs(_ a: ScenarioOutcome, _ b: ScenarioOutcome) -> [Section] {
    let comparison = Comparison(a, b)
    func row(
      _ id: String, _ difference: Difference, _ cost: (Indicators) -> Double
    ) -> Row {
      Row(
        id: id, a: cost(a.indicators), b: cost(b.indicators),
        difference: difference.isComparable ? difference.value : nil,
        resolution: difference.resolution)
    }
    // The preload covers the whole network: its level says little, so only its change is told.
    func change(_ id: String, _ value: Double) -> Row {
      Row(
        id: id, a: nil, b: nil, difference: comparison.totalCost.isComparable ? value : nil,
        resolution: comparison.totalCost.resolution)
    }
    let preload = b.indicators.background.preloadCostSEK - a.indicators.background.preloadCostSEK
    let matrix = b.indicators.background.costSEK - a.indicators.background.costSEK
    let industries = Industry.allCases.indices.map { index in
      row(Industry.allCases[index].rawValue, comparison.industryCost[index]) {
        $0.industries[index].logsumCostSEK
      }
    }
    let totals = [
      row("empties", comparison.emptiesCost) { $0.emptiesCostSEK },
      row("freight", comparison.freightCost) { $0.freightCostSEK },
      Row(
        id: "background_matrix", a: a.indicators.background.costSEK,
        b: b.indicators.background.costSEK, difference: matrix,
        resolution: comparison.backgroundCost.resolution),
      change("background_preload", preload),
      change("total", comparison.totalCost.value),
    ]
    return [
      Section(
        id: "cost", title: "Cost", unit: "SEK/yr", scale: 1e6, shownUnit: "MSEK/yr", digits: 3,
        rows: industries + totals),
      Section(
        id: "cost_per_tonne", title: "Cost of the chains used", unit: "SEK/t", scale: 1,
        shownUnit: "SEK/t", digits: 3,
        rows: byIndustry(a, b) { $0.costSEKPerTonne }),
      Section(
        id: "tonne_hours", title: "Goods under way", unit: "t h/yr", scale: 1e3,
        shownUnit: "1000 t h/yr", digits: 1, rows: byIndustry(a, b) { $0.tonneHours }),
    ]
  }

  private static func work(_ a: ScenarioOutcome, _ b: ScenarioOutcome) -> [Section] {
    func byMode(_ value: (ModeIndicators) -> Double) -> [Row] {
      Mode.allCases.map { mode in
        func total(_ outcome: ScenarioOutcome) -> Double {
          value(outcome.indicators.freight(by: mode))
        }
        return row(mode.rawValue, total(a), total(b))
      }
    }
    return [
      Section(
        id: "tonne_km", title: "Goods by mode", unit: "t km/yr", scale: 1e6,
        shownUnit: "Mt km/yr", digits: 3, rows: byMode(\.tonneKilometres)),
      Section(
        id: "vehicle_km", title: "Vehicles by mode", unit: "vehicle km/yr", scale: 1e3,
        shownUnit: "1000 km/yr", digits: 1,
        rows: byMode(\.vehicleKilometres) + [
          row(
            "background", a.indicators.background.vehicleKilometres,
            b.indicators.background.vehicleKilometres)
        ]),
      Section(
        id: "co2", title: "CO2", unit: "t/yr", scale: 1, shownUnit: "t/yr", digits: 1,
        rows: byIndustry(a, b) { $0.co2Tonnes } + [
          row("empties", emptiesCO2(a), emptiesCO2(b)),
          row("background", a.indicators.background.co2Tonnes, b.indicators.background.co2Tonnes),
          row("total", a.indicators.co2Tonnes, b.indicators.co2Tonnes),
        ]),
    ]
  }

  private static func emptiesCO2(_ outcome: ScenarioOutcome) -> Double {
    outcome.indicators.empties.reduce(0) { $0 + $1.co2Tonnes }
  }

  private static func facilities(_ a: ScenarioOutcome, _ b: ScenarioOutcome) -> [Section] {
    func byTerminal(_ value: (TerminalIndicators) -> Double) -> [Row] {
      rows(
        a.indicators.terminals.map { ($0.terminal, value($0)) },
        b.indicators.terminals.map { ($0.terminal, value($0)) })
    }
    func byQueue(_ value: (QueueIndicators) -> Double) -> [Row] {
      rows(
        a.indicators.queues.map { ($0.queue, value($0)) },
        b.indicators.queues.map { ($0.queue, value($0)) })
    }
    return [
      Section(
        id: "terminal_tonnes", title: "Goods through terminals", unit: "t/yr", scale: 1e3,
        shownUnit: "kt/yr", digits: 2, hidesIdle: true, rows: byTerminal(\.tonnes)),
      Section(
        id: "terminal_teu", title: "Containers through terminals", unit: "TEU/yr", scale: 1,
        shownUnit: "TEU/yr", digits: 0, hidesIdle: true, rows: byTerminal(\.teu)),
      Section(
        id: "junction_delay", title: "Delay at junctions, all traffic", unit: "PCU h/yr",
        scale: 1, shownUnit: "PCU h/yr", digits: 1, rows: byQueue(\.delayPCUHours)),
      Section(
        id: "junction_lorry_delay", title: "Delay at junctions, own lorries", unit: "h/yr",
        scale: 1, shownUnit: "h/yr", digits: 1, rows: byQueue(\.delayLorryHours)),
    ]
  }

  private static func byIndustry(
    _ a: ScenarioOutcome, _ b: ScenarioOutcome, _ value: (IndustryIndicators) -> Double
  ) -> [Row] {
    zip(a.indicators.industries, b.indicators.industries).map {
      row($0.industry.rawValue, value($0), value($1))
    }
  }

  private static func row(_ id: String, _ a: Double, _ b: Double) -> Row {
    Row(id: id, a: a, b: b, difference: b - a, resolution: nil)
  }

  /// Rows of what exists in A or B; where it does not exist there is no value.
  private static func rows<Entity>(
    _ a: [(id: ID<Entity>, value: Double)], _ b: [(id: ID<Entity>, value: Double)]
  ) -> [Row] {
    let inA = Dictionary(uniqueKeysWithValues: a)
    let inB = Dictionary(uniqueKeysWithValues: b)
    return (a.map(\.id) + b.map(\.id).filter { inA[$0] == nil }).map { id in
      Row(
        id: id.name, a: inA[id], b: inB[id], difference: (inB[id] ?? 0) - (inA[id] ?? 0),
        resolution: nil)
    }
  }
}
