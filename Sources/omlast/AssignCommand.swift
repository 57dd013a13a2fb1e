import FreightAppraisal
import FreightModel
import FreightPlanner
import FreightReport

/// `omlast assign`: one scenario with its flows, costs and loads.
enum AssignCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let scenario = try session.scenario(arguments.list(.with))
    var folder: ResultFolder?
    if let path = arguments.text(.output) { folder = try ResultFolder(path, of: session) }
    var result = await result(of: scenario, session)
    if arguments.has(.scaleEconomies) {
      result.scaleEconomies = await session.planner.scaleEconomies(
        of: result.outcomes.map(\.scenario))
    }

    if let folder { try folder.write(folder.files(for: result), interruption) }
    if arguments.has(.json) {
      try session.console.answer(session.document(of: result))
    } else {
      try session.console.answer(
        ScenarioText(session, result.outcomes[result.outcomes.count - 1]).text
          + (result.scaleEconomies.isEmpty
            ? "" : "\n" + ScaleText(scaled: result.scaleEconomies, language: .en).text))
    }
    return session.verdict(on: result.outcomes)
  }

  /// One scenario against the base case under the same demand.
  static func result(of scenario: Scenario, _ session: Session) async -> StudyResult {
    // The investments' benefit is measured under the demand that they meet.
    let list = scenario.investments.isEmpty ? [scenario] : [scenario.reference, scenario]
    return await session.result(of: list)
  }
}

extension Session {
  /// Solves scenarios with progress and compares each with the first.
  func result(of list: [Scenario]) async -> StudyResult {
    let progress = Progress(total: list.count, on: console)
    let result = await planner.result(
      of: list, command: arguments.reproducing(network: input.network)
    ) { progress.update($0) }
    progress.finish()
    return result
  }
}

/// A scenario's indicators as tables.
private struct ScenarioText {
  private let session: Session
  private let outcome: ScenarioOutcome
  private let indicators: Indicators

  init(_ session: Session, _ outcome: ScenarioOutcome) {
    self.session = session
    self.outcome = outcome
    indicators = outcome.indicators
  }

  var text: String {
    let gap = outcome.gap
    let sections: [(String, TextTable)] = [
      ("Industries", industries), ("Chains", chains), ("Shipments", sizes),
      ("Transport work by mode", modes),
      ("Empties", empties), ("Background traffic", background),
      ("Terminals with goods", terminals),
      ("Approaches of junctions", queues),
    ]
    return
      "\(session.text(session.study.title))\nScenario \(outcome.scenario.id), "
      + "\(session.conditions)\n"
      + sections.map { "\n\($0)\n\n" + $1.text() }.joined()
      + OverloadText(session, [outcome]).text(in: .en)
      + "\n\(session.gapTitle) \(gap.relative.gap) (\(gap.absoluteSEK.significant) SEK/yr) after "
      + "\(gap.iterations) iterations over all periods.\n"
  }

  private var industries: TextTable {
    var table = TextTable([
      .text("Industry"), .number("Goods", "kt/yr"), .number("Cost", "MSEK/yr"),
      .number("Cost", "SEK/t"), .number("Expected least cost", "MSEK/yr"),
      .number("Under way", "1000 t h/yr"), .number("CO2", "kt/yr"),
    ])
    for row in indicators.industries {
      table.add([
        row.industry.title, (row.tonnes / 1e3).fixed(1), (row.costSEK / 1e6).fixed(2),
        row.costSEKPerTonne.fixed(2), (row.logsumCostSEK / 1e6).fixed(2),
        (row.tonneHours / 1e3).fixed(0), (row.co2Tonnes / 1e3).fixed(2),
      ])
    }
    return table
  }

  private var chains: TextTable {
    var table = TextTable(
      [.text("Chain"), .text("")] + Industry.allCases.map { .number($0.title, "kt/yr") })
    for (row, type) in session.study.network.chainTypes.enumerated() {
      table.add(
        [type.id.name, session.text(type.name)]
          + indicators.industries.map { ($0.chains[row].tonnes / 1e3).fixed(1) })
    }
    return table
  }

  private var sizes: TextTable {
    var table = TextTable(
      [.text("Size"), .text("")] + Industry.allCases.map { .number($0.title, "kt/yr") })
    for (row, size) in session.study.demand.shipmentSizes.enumerated() {
      table.add(
        [size.id.name, session.text(size.name)]
          + indicators.industries.map { ($0.sizes[row].tonnes / 1e3).fixed(1) })
    }
    return table
  }

  private var modes: TextTable {
    var table = TextTable([
      .text("Mode"), .text("Industry"), .number("Goods", "Mt km/yr"),
      .number("Vehicles", "1000 km/yr"), .number("Vehicles", "1000 h/yr"),
      .number("CO2", "kt/yr"),
    ])
    for mode in Mode.allCases where indicators.tonneKilometres(by: mode) > 0 {
      for industry in indicators.industries {
        let row = industry.modes[mode.order]
        table.add([
          mode.rawValue, industry.industry.title, (row.tonneKilometres / 1e6).fixed(2),
          (row.vehicleKilometres / 1e3).fixed(1), (row.vehicleHours / 1e3).fixed(2),
          (row.co2Tonnes / 1e3).fixed(3),
        ])
      }
    }
    return table
  }

  private var empties: TextTable {
    var table = TextTable([
      .text("Equipment"), .text(""), .number("Loaded", "units/yr"), .number("Empties", "units/yr"),
      .number("Loaded", "1000 unit km/yr"), .number("Empty", "1000 unit km/yr"),
      .number("Lorries", "1000 km/yr"), .number("Trains", "1000 km/yr"),
      .number("Cost", "MSEK/yr"), .number("CO2", "kt/yr"),
    ])
    for (kind, row) in zip(session.study.demand.equipment, indicators.empties) {
      table.add([
        kind.id.name, session.text(kind.name), row.loadedUnits.fixed(0), row.empties.fixed(0),
        (row.loadedUnitKilometres / 1e3).fixed(0), (row.emptyUnitKilometres / 1e3).fixed(0),
        (row.modes[Mode.road.order].vehicleKilometres / 1e3).fixed(1),
        (row.modes[Mode.rail.order].vehicleKilometres / 1e3).fixed(1),
        (row.costSEK / 1e6).fixed(2), (row.co2Tonnes / 1e3).fixed(3),
      ])
    }
    return table
  }

  private var background: TextTable {
    let row = indicators.background
    var table = TextTable([
      .number("Cost", "MSEK/yr"), .number("Vehicles", "1000 km/yr"),
      .number("Vehicles", "1000 h/yr"), .number("CO2", "kt/yr"),
    ])
    table.add([
      (row.costSEK / 1e6).fixed(2), (row.vehicleKilometres / 1e3).fixed(1),
      (row.vehicleHours / 1e3).fixed(2), (row.co2Tonnes / 1e3).fixed(3),
    ])
    return table
  }

  private var terminals: TextTable {
    var table = TextTable(
      [.text("Terminal"), .text("")] + Industry.allCases.map { .number($0.title, "kt/yr") } + [
        .number("Goods", "kt/yr"), .number("TEU", "per year"), .number("Load units", "per year"),
        .number("Busiest", "% of capacity"),
      ])
    let existing = Dictionary(
      uniqueKeysWithValues: outcome.network.terminals.map { ($0.id, session.text($0.title)) })
    for row in indicators.terminals {
      guard let name = existing[row.terminal], !(row.tonnes / 1e3).isZero(1) else { continue }
      table.add(
        [row.terminal.name, name] + row.tonnesByIndustry.map { ($0 / 1e3).fixed(1) } + [
          (row.tonnes / 1e3).fixed(1), row.teu.fixed(0), row.loadUnits.fixed(0),
          row.peakUtilisation.percent(),
        ])
    }
    return table
  }

  private var queues: TextTable {
    let periods = session.study.network.periods
    var table = TextTable(
      [.text("Approach"), .text("")]
        + periods.flatMap { period -> [TextTable.Column] in
          [.number(period.id.name, "% of cap."), .number("delay", "s/PCU")]
        }
        + [.number("All traffic", "PCU h/yr"), .number("Own lorries", "h/yr")])
    let existing = Dictionary(
      uniqueKeysWithValues: outcome.network.queues.map { ($0.id, $0.name) })
    for row in indicators.queues {
      guard let name = existing[row.queue] else { continue }
      table.add(
        [row.queue.name, session.text(name)]
          + row.periods.flatMap { [$0.utilisation.percent(), $0.delaySeconds.fixed(1)] }
          + [row.delayPCUHours.fixed(0), row.delayLorryHours.fixed(0)])
    }
    return table
  }
}
