import FreightAppraisal
import FreightPlanner
import FreightReport

/// `omlast report`: the report alone.
enum ReportCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let path = arguments.text(.output) ?? "report.html"
    let output = try TargetFile(path, "report", arguments)
    let scenario = try session.scenario(arguments.list(.with))
    let result =
      scenario.investments.isEmpty
      ? await StudyCommand.result(under: scenario, session)
      : await AssignCommand.result(of: scenario, session)
    try output.write([session.report(on: result).page.text], interruption)
    session.console.note("wrote \(path)")
    return session.verdict(on: result)
  }
}

extension Command {
  static let report = Command(
    name: .report,
    summary: "write the report alone",
    examples: [
      Example(
        line: "omlast report Networks/oskarshamn", meaning: "as study's, into report.html"),
      Example(
        line: "omlast report --with KOMBI_1,SID750 --lang en -o kombi.html",
        meaning: "two investments built together, in English"),
    ],
    arguments: [network],
    options: [.output, .language, .demand, .with, .delayValues] + assuming + solving
      + [.draws, .noScaleEconomies, .quick, .force, .quiet, .help],
    renamed: [
      .output: ("FILE", "the page; report.html by default"),
      .with: (
        "A,B,...",
        "investments to report on, and demand options in force; every investment by default"
      ), .draws: study.renamed[.draws]!,
    ],
    values: study.values,
    notes: [
      "Without investments in --with it solves what study solves and takes as long; with them only "
        + "the base case and that package. The page needs nothing beside it; omlast study writes "
        + "the same page with its tables and maps."
    ])
}
