import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner
import FreightReport

/// `omlast study`: every investment and every feasible package against the base case.
enum StudyCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let folder = try ResultFolder(
      arguments.text(.output) ?? "out/\(session.study.name)", of: session)
    let base = try base(session)
    let scenarios = session.planner.scenarios.study(under: base)
    let demandRuns = base.demandOptions.isEmpty ? session.planner.scenarios.demandRuns() : []
    guard !arguments.has(.dryRun) else {
      return try await DryRun(session, folder, scenarios, demandRuns).run()
    }
    let result = await result(of: scenarios, demandRuns, session)
    let files = folder.files(for: result)
    try folder.write(files, interruption)
    if arguments.has(.json) {
      try session.console.answer(session.document(of: result))
    } else {
      try session.console.answer(summary(of: result, session))
    }
    return session.verdict(on: result)
  }

  /// What a study answers under the demand of a base case.
  static func result(under base: Scenario, _ session: Session) async -> StudyResult {
    await result(
      of: session.planner.scenarios.study(under: base),
      base.demandOptions.isEmpty ? session.planner.scenarios.demandRuns() : [], session)
  }

  private static func result(
    of scenarios: [Scenario], _ demandRuns: [DemandRun], _ session: Session
  ) async -> StudyResult {
    let arguments = session.arguments
    let total = scenarios.count + demandRuns.reduce(0) { $0 + $1.scenarios.count }
    var result = await session.timed((total, "scenarios"), { _ in "solved \(total) scenarios" }) {
      progress in
      await session.planner.result(
        of: scenarios, demandRuns: demandRuns,
        command: arguments.reproducing(network: session.input.network)
      ) { progress.update($0) }
    }
    result.accuracies = await session.timed(
      (result.outcomes.count, "scenarios"), { "solved \($0.count) scenarios again, tighter" }
    ) { [result] progress in
      await session.planner.accuracies(of: result) { progress.update($0) }
    }
    if !arguments.has(.quick) { await session.addBeyondScenarios(to: &result, scenarios) }
    return result
  }

  /// The base case under the demand options in force; a study tries every investment by itself.
  private static func base(_ session: Session) throws(Failure) -> Scenario {
    let scenario = try session.scenario(session.arguments.list(.with))
    guard scenario.investments.isEmpty else {
      throw .usage(
        scenario.investments.map {
          "\($0) is an investment, and a study compares each of them; --with names demand options"
        }, in: .study)
    }
    return scenario
  }

  /// The tables on the terminal: each investment alone, then the packages.
  private static func summary(of result: StudyResult, _ session: Session) -> String {
    let showsHeadroom = !result.throughputs.isEmpty
    let headroom = ["Vehicle", "Manufacturing"].map {
      TextTable.Column.number("Today's routes", $0.lowercased() + ", times")
    }
    var singles = TextTable(
      [.text("Investment"), .text("")] + numbers + (showsHeadroom ? headroom : []))
    var packages = TextTable([.text("Package")] + numbers)
    let investments = Dictionary(
      uniqueKeysWithValues: result.study.investments.map { ($0.id, $0) })
    for (index, comparison) in result.comparisons.enumerated() {
      let outcome = result.outcomes[index + 1]
      let appraisal = result.appraisals[index]
      let scenario = outcome.scenario
      let isEstimate = scenario.investments.contains {
        investments[$0]?.provenance.isEstimate == true
      }
      let changes =
        comparison.industryCost
        + [comparison.emptiesCost, comparison.backgroundCost, comparison.totalCost]
      let cells =
        [appraisal.totalCostMSEK?.fixed(0) ?? "?"]
        + changes.map { $0.text(per: 1e6, digits: 3) }
        + [
          appraisal.value?.net.fixed(0) ?? "?", appraisal.value?.perInvestment?.fixed(2) ?? "?",
          outcome.gap.relative.gap,
        ]
      let mark = isEstimate ? " *" : ""
      if let subject = scenario.subject {
        let needs = scenario.investments.filter { $0 != subject }.map { " + \($0)" }.joined()
        let name = investments[subject].map { session.text($0.name) } ?? ""
        singles.add(
          ["\(subject)\(mark)", name + needs] + cells
            + (showsHeadroom ? headroomCells(of: scenario, result, roomOnTodaysRoutes) : []))
      } else {
        packages.add([scenario.id + mark] + cells)
      }
    }
    let base = result.base
    let options = base.scenario.demandOptions.map(\.name).joined(separator: ", ")
    let level = base.scenario.demandLevel
    let under =
      options.isEmpty
      ? "" : " under " + options + (level == .middle ? "" : ", all \(level.rawValue)")
    return """
      \(session.text(result.study.title))
      Change in cost against the base case\(under), \(session.conditions); minus is a saving

      \(singles.text())
      \(packages.isEmpty ? "" : packages.text() + "\n")\
      \(demandText(of: result, session))\
      Base case: \((base.indicators.freightCostSEK / 1e6).fixed(1)) MSEK/yr for freight (logsum \
      over chains, and empties), \((base.indicators.background.costSEK / 1e6).fixed(1)) MSEK/yr \
      for background traffic (matrix), \(session.gapTitle.lowerFirst) \(base.gap.relative.gap).
      Cost, NNV and NNK-i in money of \(result.appraisalBasis.priceLevel); \
      NNV with external effects and taxes, not by ASEK 8 unless the report says so; \
      "?" where a cost or index is not known.
      \(showsHeadroom ? headroomNotes(on: base.scenario, result, session) + "\n" : "")\
      "< gap": below the two solves' threshold (see --help)\(session.gapDoubt). "*": the row is an \
      estimate.

      """
  }

  /// How far the base case's industries can grow: on today's routes, with routes free, and what
  /// that leaves out and is full already, as `omlast throughput` says.
  private static func headroomNotes(
    on base: Scenario, _ result: StudyResult, _ session: Session
  ) -> String {
    let answers = result.throughputs.filter { $0.scenario.id == base.id }
    let texts = answers.map {
      ThroughputText($0, session, in: session.arguments.terminalLanguage)
    }
    let free = headroomCells(of: base, result) { $0.tightest?.factor }
    return texts.map(\.onTodaysRoutes).joined()
      + "With routes and chains free, whatever they cost: \(free.joined(separator: " and ")) times "
      + "today's volume *; omlast throughput tells what binds."
      + (texts.first.map { $0.fleets + $0.overfilled } ?? "")
  }

  private static func roomOnTodaysRoutes(_ answer: Throughput) -> Double? {
    answer.onTodaysRoutes?.factor
  }

  /// How many times each industry's goods have room in a scenario, by one of the two measures.
  private static func headroomCells(
    of scenario: Scenario, _ result: StudyResult, _ factor: (Throughput) -> Double?
  ) -> [String] {
    Session.growingIndustries.map { growing in
      result.throughputs.first { $0.scenario.id == scenario.id && $0.growing == growing }
        .flatMap(factor).map { $0.isFinite ? $0.fixed(1) : "no limit" } ?? ""
    }
  }

  /// What each demand option changes by itself, and the headline investments' worth under it.
  private static func demandText(of result: StudyResult, _ session: Session) -> String {
    guard !result.demandOptions.isEmpty else { return "" }
    let study = result.study
    let options = Dictionary(uniqueKeysWithValues: study.demandOptions.map { ($0.id, $0) })
    var table = TextTable(
      [.text("Demand option"), .text(""), .text(""), .number("Its own cost", "MSEK/yr")]
        + study.headlines.map { .number(session.text($0.name), "MSEK/yr") })
    table.add(
      ["base", "", "", ""] + result.headlines.map { $0.totalCost.text(per: 1e6, digits: 3) })
    for row in result.demandOptions {
      table.add(
        [
          row.option.name + (options[row.option]?.provenance.isEstimate == true ? " *" : ""),
          options[row.option].map { session.text($0.name) } ?? "",
          row.level == .middle ? "" : "all \(row.level.rawValue)",
          row.change.totalCost.text(per: 1e6, digits: 3),
        ] + row.values.map { $0.totalCost.text(per: 1e6, digits: 3) })
    }
    return table.text()
      + "An option's own cost is that of other goods, no benefit or loss. All low, all high: its "
      + "values at\nthat end of their ranges.\n\n"
  }

  private static let numbers: [TextTable.Column] =
    [.number("Cost", "MSEK")]
    + (Industry.allCases.map(\.title) + ["Empties", "Background", "Total"]).map {
      .number($0, "MSEK/yr")
    }
    + [.number("NNV", "MSEK"), .number("NNK-i"), .number("Gap", "relative")]
}

extension String {
  /// The text inside a sentence.
  var lowerFirst: String { prefix(1).lowercased() + dropFirst() }
}

extension Industry {
  /// The industry as a heading.
  var title: String {
    switch self {
    case .vehicle: "Vehicle"
    case .manufacturing: "Manufacturing"
    case .other: "Other"
    }
  }
}

extension Difference {
  /// The difference in units of `unit`, or that it is not resolved.
  func text(per unit: Double, digits: Int, in language: Language = .en) -> String {
    guard isComparable else { return Label(sv: "ej jämförbart", en: "unserved")[language] }
    return isResolved
      ? (value / unit).fixed(digits, in: language) : Self.unresolved[language]
  }

  /// In place of a difference that the solves do not tell from none.
  static let unresolved = Label(sv: Term.noDifferenceShort.sv, en: "< gap")
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
