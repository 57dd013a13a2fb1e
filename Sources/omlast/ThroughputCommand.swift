import FlowAssignment
import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast throughput`: how much demand can grow before a capacity binds, and which.
enum ThroughputCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let scenario = try session.scenario(session.arguments.list(.with))
    let growing = try growing(session)
    var answer = await session.planner.throughput(of: scenario, growing: growing)
    let start = await session.planner.solve(.base)
    let solution = scenario == .base ? start : await session.planner.solve(scenario, from: start)
    answer.onTodaysRoutes = session.planner.roomOnTodaysRoutes(of: solution, growing: growing)
    if session.arguments.has(.json) {
      try session.console.answer(json: ThroughputRecord(answer, session))
    } else {
      try session.console.answer(
        ThroughputText(answer, session, in: session.arguments.terminalLanguage).text)
    }
    return verdict(on: answer, session)
  }

  private static func growing(_ session: Session) throws(Failure) -> Growing {
    let arguments = session.arguments
    if let name = arguments.text(.commodity) {
      let known = session.study.demand.commodities.map(\.id.name)
      guard known.contains(name) else {
        let hint = nearest(to: name, in: known).map { "did you mean \($0)?" }
        throw .usage(
          [
            "\"\(name)\" is no commodity; "
              + (hint ?? "the commodities are \(known.joined(separator: ", "))")
          ], in: .throughput)
      }
      return .commodity(Commodity.ID(name))
    }
    return Industry(rawValue: arguments.choice(.industry)).map { .industry($0) } ?? .goods
  }

  private static func verdict(on answer: Throughput, _ session: Session) -> ExitCode {
    var code = ExitCode.success
    for period in answer.periods {
      let name = period.period.id.name
      switch period.headroom.status {
      case .certified, .unbounded: break
      case .stopped:
        session.console.warn(
          "\(name): the bound is still above the factor after \(period.headroom.log.count) "
            + "rounds; allow more --iterations")
        if code == .success { code = .notConverged }
      case .infeasible:
        session.console.warn("\(name): the demand that does not grow does not fit by itself")
        code = .infeasible
      case .unserved:
        session.console.warn("\(name): nothing serves some of the demand that grows")
        code = .infeasible
      }
    }
    return code
  }
}

extension Command {
  static let throughput = Command(
    name: .throughput,
    summary: "tell how much demand can grow before a capacity binds",
    examples: [
      Example(line: "omlast throughput", meaning: "all goods together"),
      Example(
        line: "omlast throughput --industry vehicle",
        meaning: "the vehicle industry alone, all else as it is"),
      Example(
        line: "omlast throughput --industry vehicle --with KOMBI_1 --json",
        meaning: "with an investment built, for a script"),
    ],
    arguments: [network],
    options: [.with, .industry, .commodity] + assuming + [.demand, .language] + solving
      + everywhere,
    renamed: [
      .commodity: ("COMMODITY", "this commodity alone grows"),
      .gap: ("N", "gap between factor and proven bound at which a solve stops"),
      .iterations: ("N", "rounds of shortest paths after which a solve stops anyway"),
    ],
    excluded: [.commodity: [.industry]],
    notes: [
      "The factor is what the network can carry, in each period and in the year's tightest: all "
        + "that grows does so alike, all other demand and background traffic stays as it is, and "
        + "everybody may take any route and chain. What users would choose needs room beyond it.",
      "Roads, junction approaches, tracks and terminals have capacities, vehicles where fleet.csv "
        + "has a row for them; crews and timetables have none here.",
    ])
}
