import FreightAppraisal
import FreightGraph
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast explain`: who uses a link.
enum ExplainCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let scenario = try session.scenario(session.arguments.list(.with))
    let id = Link.ID(session.arguments.positionals[0])
    try checkThat(id, isBuiltIn: scenario, session)
    let solution = await session.solve([scenario])[0]
    let supernetwork = solution.model.supernetwork.network
    guard let row = supernetwork.links.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("a link of a scenario is not in the supernetwork")
    }
    let explanation = LinkExplanation(row, solution.model, solution.problems, solution.results)
    let outcome = session.planner.outcome(of: solution)
    let users = LinkUsers(session, explanation, outcome)
    if session.arguments.has(.json) {
      try session.console.answer(json: users.record)
    } else {
      try session.console.answer(
        LinkUsersText(users: users, language: session.arguments.terminalLanguage).text)
    }
    return session.verdict(on: [outcome])
  }

  /// The link must exist in the scenario; if not, tells what is near or which investment it needs.
  private static func checkThat(
    _ id: Link.ID, isBuiltIn scenario: Scenario, _ session: Session
  ) throws(Failure) {
    let study = session.study
    let built = study.network.applying(session.planner.scenarios.investments(of: scenario))
    if built.links.contains(where: { $0.id == id }) { return }
    let owners = study.investments.filter { investment in
      investment.changes.contains {
        if case .addLink(let link) = $0 { link.id == id } else { false }
      }
    }
    if !owners.isEmpty {
      let names = owners.map(\.id.name).joined(separator: " or ")
      throw .usage(["\(id) is built by \(names); add it to --with"], in: .explain)
    }
    let everything = study.network.adding(study.investments)
    guard !everything.links.contains(where: { $0.id == id }) else {
      throw .usage(["\(id) is removed in scenario \(scenario.id)"], in: .explain)
    }
    let near = nearest(to: id.name, in: everything.links.map(\.id.name))
    if near == nil, let figures = FigureCommand.suggestion(for: id.name, session.arguments) {
      throw figures
    }
    throw .usage(
      [
        "no link is called \"\(id)\"; "
          + (near.map { "did you mean \($0)?" }
            ?? "see link.csv for the names, and write a figure as TABLE/ROW/COLUMN")
      ], in: .explain)
  }
}

/// Sums of use by some key, largest first, equals in order of first appearance.
struct Tally: Encodable {
  struct Row: Encodable {
    let id: String
    var tonnesPerYear = 0.0
    var vehiclesPerYear = 0.0
  }

  private(set) var rows: [Row] = []
  private var position: [String: Int] = [:]

  mutating func add(_ id: String, tonnes: Double, vehicles: Double) {
    let row = position[id] ?? rows.count
    if row == rows.count {
      position[id] = row
      rows.append(Row(id: id))
    }
    rows[row].tonnesPerYear += tonnes
    rows[row].vehiclesPerYear += vehicles
  }

  /// Of all rows.
  var tonnesPerYear: Double { rows.reduce(0) { $0 + $1.tonnesPerYear } }
  /// Of all rows.
  var vehiclesPerYear: Double { rows.reduce(0) { $0 + $1.vehiclesPerYear } }

  func encode(to encoder: any Encoder) throws { try sorted.encode(to: encoder) }

  var sorted: [Row] {
    rows.enumerated().sorted {
      ($1.element.tonnesPerYear, $0.offset) < ($0.element.tonnesPerYear, $1.offset)
    }
    .map(\.element)
  }
}
