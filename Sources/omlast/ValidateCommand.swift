import FreightIO
import FreightModel

/// `omlast validate`: reads everything and tells what is there, or all that is wrong.
enum ValidateCommand {
  static func run(_ arguments: Arguments, _ console: Console) throws(Failure) -> ExitCode {
    let input = try StudyInput(arguments)
    let study: Study
    do throws(InvalidInput) {
      study = try StudyReader.read(network: input.network, demand: input.demand)
    } catch {
      try tell(error.diagnostics, asJSON: arguments.has(.json), console)
      console.warn(input.hint ?? StudyInput.count(error.diagnostics))
      return .invalidInput
    }
    let counts = counts(of: study)
    if arguments.has(.json) {
      try console.answer(
        json: Record(
          valid: true, study: study.name,
          counts: Dictionary(uniqueKeysWithValues: counts.map { ($0.key, $0.count) }),
          diagnostics: []))
    } else {
      var table = TextTable([.text(study.title[arguments.terminalLanguage]), .number("Rows")])
      for row in counts { table.add([row.name, "\(row.count)"]) }
      try console.answer(table.text())
      console.note("Everything is valid.")
    }
    return .success
  }

  /// The errors are this command's answer.
  private static func tell(
    _ diagnostics: [Diagnostic], asJSON: Bool, _ console: Console
  ) throws(Failure) {
    if asJSON {
      try console.answer(
        json: Record(
          valid: false, study: nil, counts: nil,
          diagnostics: diagnostics.map { DiagnosticRecord($0) }))
    } else {
      try console.answer(diagnostics.map { $0.line + "\n" }.joined())
    }
  }

  private static func counts(of study: Study) -> [(key: String, name: String, count: Int)] {
    let network = study.network
    let links = Mode.allCases.map { mode in
      ("\(mode.rawValue)_links", "\(mode.rawValue) links", network.links.count { $0.mode == mode })
    }
    return [
      ("nodes", "nodes", network.nodes.count),
      ("zones", "zones", network.nodes.count { $0.zone != nil }),
    ] + links + [
      ("movements", "movements at junctions", network.movements.count),
      ("junction_queues", "approach queues", network.queues.count),
      ("terminals", "terminals", network.terminals.count),
      ("vehicles", "vehicles", network.vehicles.count),
      ("chain_types", "chain types", network.chainTypes.count),
      ("periods", "periods", network.periods.count),
      ("parameters", "parameters", study.parameters.rows.count),
      ("investments", "investments", study.investments.count),
      ("commodities", "commodities", study.demand.commodities.count),
      ("flows", "flows", study.demand.flows.count),
      ("background_flows", "background flows", study.demand.background.count),
      ("counts", "traffic counts", study.demand.counts.count),
      ("observations", "public figures", study.observations.count),
      ("growth_rates", "growth rates", study.growth.count),
      ("demand_options", "demand options", study.demandOptions.count),
      ("headlines", "headline packages", study.headlines.count),
      ("input_files", "input files", study.inputs.count),
    ]
  }

  private struct Record: Encodable {
    var schemaVersion = 1
    let valid: Bool
    let study: String?
    let counts: [String: Int]?
    let diagnostics: [DiagnosticRecord]
  }
}
