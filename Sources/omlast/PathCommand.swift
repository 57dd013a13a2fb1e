import FreightAppraisal
import FreightGraph
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast path`: the cost between two zones, link by link, for each chain.
enum PathCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let scenario = try session.scenario(session.arguments.list(.with))
    let query = try PathQuery(session, scenario)
    let solution = await session.solve([scenario])[0]
    // Data is never localised.
    let names = StepNames(solution.model.supernetwork) {
      session.arguments.has(.json) ? $0.sv : session.text($0)
    }
    let period = query.period
    let explanations = PathExplanation.between(
      query.origin, query.destination, solution.model, solution.problems[period],
      solution.results[period], period: session.study.network.periods[period].id
    ).filter { explanation in query.flows.contains { $0.id == explanation.flow.id } }

    if session.arguments.has(.json) {
      try session.console.answer(
        json: PathRecord(
          explanations, scenario: scenario, session.planner, names))
    } else {
      try session.console.answer(
        PathText(session, query, scenario, names).text(explanations))
    }
    return session.verdict(on: [session.planner.outcome(of: solution)])
  }
}

/// What is asked: two zones, a period, and the flows between them.
struct PathQuery {
  let origin: Node.ID
  let destination: Node.ID
  /// Row of the period.
  let period: Int
  let flows: [Flow]

  /// Checks the words of the command line against the study.
  init(_ session: Session, _ scenario: Scenario) throws(Failure) {
    let arguments = session.arguments
    let study = session.study
    var problems: [String] = []
    for name in arguments.positionals {
      if let problem = Self.problem(ofZone: name, in: study) { problems.append(problem) }
    }
    let periods = study.network.periods.map(\.id.name)
    let wanted = arguments.text(.period) ?? (periods.contains("DAY") ? "DAY" : periods[0])
    let row = periods.firstIndex(of: wanted)
    if row == nil {
      problems.append(
        "\"\(wanted)\" is no period; the periods are \(periods.joined(separator: ", "))")
    }
    let commodity = arguments.text(.commodity)
    let commodities = study.demand.commodities.map(\.id.name)
    if let commodity, !commodities.contains(commodity) {
      let hint = nearest(to: commodity, in: commodities).map { "did you mean \($0)?" }
      problems.append(
        "\"\(commodity)\" is no commodity; "
          + (hint ?? "the commodities are \(commodities.joined(separator: ", "))"))
    }
    guard problems.isEmpty, let row else { throw .usage(problems, in: .path) }
    origin = Node.ID(arguments.positionals[0])
    destination = Node.ID(arguments.positionals[1])
    period = row
    let demand = study.demand.under(
      Set(scenario.demandOptions), of: study.demandOptions, at: scenario.demandLevel)
    flows = try Self.flows(from: origin, to: destination, commodity, demand)
  }

  private static func problem(ofZone name: String, in study: Study) -> String? {
    let nodes = study.network.nodes
    if let node = nodes.first(where: { $0.id.name == name }) {
      return node.zone == nil
        ? "\(name) (\(node.name)) is no zone: nothing starts or ends there" : nil
    }
    let zones = nodes.filter { $0.zone != nil }
    let near =
      nearest(to: name, in: zones.map(\.id.name))
      ?? nearest(to: name, in: zones.map(\.name)).flatMap { found in
        zones.first { $0.name == found }?.id.name
      }
    return "no zone is called \"\(name)\"; "
      + (near.map { "did you mean \($0)?" } ?? "see node.csv for the names")
  }

  private static func flows(
    from origin: Node.ID, to destination: Node.ID, _ commodity: String?, _ demand: Demand
  ) throws(Failure) -> [Flow] {
    let leaving = demand.flows.filter { $0.origin == origin && $0.tonnesPerYear > 0 }
    let between = leaving.filter { $0.destination == destination }
    guard !between.isEmpty else {
      let known = unique(leaving.map(\.destination.name))
      throw Failure(
        code: .infeasible, reasons: ["no goods go from \(origin) to \(destination)"],
        hint: known.isEmpty
          ? "No goods start in \(origin)."
          : "Goods from \(origin) go to \(known.joined(separator: ", ")).")
    }
    let chosen = between.filter { commodity == nil || $0.commodity.name == commodity }
    guard !chosen.isEmpty else {
      let known = unique(between.map(\.commodity.name))
      throw Failure(
        code: .infeasible,
        reasons: ["no \(commodity ?? "goods") go from \(origin) to \(destination)"],
        hint: "What goes there is \(known.joined(separator: ", ")).")
    }
    return chosen
  }

  private static func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
