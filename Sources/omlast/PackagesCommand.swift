import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// `omlast packages`: every package of some investments, who contributes what, and the best.
enum PackagesCommand {
  static func run(_ session: Session) async throws(Failure) -> ExitCode {
    let question = try PackageQuestion(session)
    let progress = Progress(total: 1, on: session.console)
    let clock = ContinuousClock()
    let start = clock.now
    let solved = await session.planner.packages(
      of: question.ids, under: question.reference, basis: question.basis
    ) { progress.update($0, of: $1) }
    progress.finish()
    session.console.note(
      "solved \(solved.outcomes.count) packages in \((clock.now - start).seconds.fixed(1)) s")
    guard let table = solved.table else {
      throw Failure(
        code: .infeasible,
        reasons: ["some packages leave demand unserved that others serve; costs cannot be compared"]
      )
    }
    let answer = PackageAnswer(solved, table, question, session)
    if session.arguments.has(.json) {
      try session.console.answer(json: answer.record)
    } else {
      try session.console.answer(answer.text)
    }
    let solves = solved.outcomes.map { outcome in
      (name: answer.name(outcome.mask), gap: outcome.gap)
    }
    guard let missed = session.missedGap(solves) else { return .success }
    session.console.warn(missed)
    return .notConverged
  }
}

/// What is asked, with every cost in money of one year.
struct PackageQuestion {
  let ids: [Investment.ID]
  /// Nothing built, under the demand options in force.
  let reference: Scenario
  let budget: PackageBudget?
  let annualBudget: Double
  /// What effects and costs are priced with.
  let basis: AppraisalBasis
  /// In table order, MSEK in money of the base year; nil without the indices for it.
  let costs: [Double]?
  /// Investments whose cost in money of the base year is not known.
  let missing: [String]

  init(_ session: Session) throws(Failure) {
    let arguments = session.arguments
    let study = session.study
    let names = arguments.list(.of)
    let known = Set(study.investments.map(\.id.name))
    let unknown = names.filter { !known.contains($0) }
    guard unknown.isEmpty else {
      throw .usage(
        unknown.map { name in
          let hint = nearest(to: name, in: known).map { "; did you mean \($0)?" } ?? ""
          return "\"\(name)\" is no investment\(hint)"
        }, in: .packages)
    }
    ids =
      names.isEmpty
      ? study.investments.filter(\.isInDefaultSet).map(\.id) : names.map { Investment.ID($0) }
    guard Set(ids).count <= Planner.packageLimit else {
      throw .usage(
        ["--of takes at most \(Planner.packageLimit) investments, not \(Set(ids).count)"],
        in: .packages)
    }
    reference = try session.scenario(arguments.list(.with)).reference
    annualBudget = arguments.number(.annualBudget)
    let indices = try AppraiseCommand.priceIndices(session)
    let chosen = study.investments.filter { [ids] in ids.contains($0.id) }
    basis = AppraisalBasis(study, year: session.planner.year, indices: indices)
    let basis = basis
    let amounts = chosen.map { investment in
      basis.priceFactor(from: investment.priceLevel).flatMap { factor in
        investment.costMSEK.map { [basis] in
          $0 * factor * basis.parameters[.investmentCostFactor]
        }
      }
    }
    missing = zip(chosen, amounts).filter { $1 == nil }.map(\.0.id.name)
    costs = missing.isEmpty ? amounts.compactMap { $0 } : nil
    budget = try Self.budget(arguments)
    if costs == nil, budget != nil || annualBudget.isFinite {
      throw .usage(
        [
          "a budget needs every cost in one money: fill cost_msek and price_index.csv, or give "
            + "--price-index, for " + missing.joined(separator: ", ")
        ], in: .packages)
    }
  }

  private static func budget(_ arguments: Arguments) throws(Failure) -> PackageBudget? {
    let entries = arguments.list(.budget)
    guard !entries.isEmpty else { return nil }
    var budget = PackageBudget()
    for entry in entries {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      let payers = Investment.Payer.allCases.map(\.rawValue)
      guard parts.count == 2, payers.contains(parts[0]) || parts[0] == "total",
        let amount = Double(parts[1]), amount >= 0
      else {
        throw .usage(
          [
            "--budget is PAYER=MSEK with \((payers + ["total"]).alternatives) as payer, not "
              + "\"\(entry)\""
          ], in: .packages)
      }
      if parts[0] == "total" { budget.total = amount } else { budget.byPayer[parts[0]] = amount }
    }
    return budget
  }
}

extension Command {
  static let packages = Command(
    name: .packages,
    summary: "solve every package of investments: shares, the best, phasing",
    examples: [
      Example(line: "omlast packages", meaning: "every package of the default set"),
      Example(
        line: "omlast packages --of KOMBI_1,KOMBI_2,SID750,CTC --json",
        meaning: "every package of four investments, for a script"),
      Example(
        line: "omlast packages --of RV3747_UPG,CTC --price-index 2025=1 "
          + "--budget regional=9",
        meaning: "the best for what the region has"),
    ],
    arguments: [network],
    options: [.of, .with, .budget, .annualBudget, .priceIndex] + assuming
      + [.demand, .delayValues] + solving + everywhere,
    renamed: [
      .with: ("A,B,...", "demand options in force; OPTION@low, @high: ends of their ranges")
    ],
    notes: [
      "A package that needs or excludes others is solved only where it can be built. All packages "
        + "are solved, which proves the best among them.",
      "The best has the greatest yearly saving within the budget; phasing chooses the years of "
        + "opening with the greatest present value, over the years of effects of parameter.csv. "
        + "Money that is not spent in a year is kept.",
    ])
}
