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
      of: question.ids, under: question.demand
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
    let answer = PackageAnswer(table, question, session)
    if session.arguments.has(.json) {
      try session.console.answer(json: answer.record)
    } else {
      try session.console.answer(answer.text)
    }
    guard
      let widest = solved.outcomes.filter({ !$0.gap.isConverged })
        .max(by: { $0.gap.relative < $1.gap.relative })
    else { return .success }
    session.console.warn(
      "a package stopped at a relative gap of \(widest.gap.relative.gap); allow more --iterations")
    return .notConverged
  }
}

/// What is asked, with every cost in money of one year.
struct PackageQuestion {
  let ids: [Investment.ID]
  let demand: [DemandOption.ID]
  let budget: PackageBudget?
  let annualBudget: Double
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
    demand = try session.scenario(arguments.list(.with)).demandOptions
    annualBudget = arguments.number(.annualBudget)
    let indices = try AppraiseCommand.priceIndices(session)
    let chosen = study.investments.filter { [ids] in ids.contains($0.id) }
    let basis = AppraisalBasis(study, year: session.planner.year, indices: indices)
    let amounts = chosen.map { investment in
      basis.priceFactor(from: investment.priceLevel).flatMap { factor in
        investment.costMSEK.map { $0 * factor }
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

/// What the phasing leaves out; stands with it wherever it is shown.
private let phasingLimits = """
  Phasing counts shippers' cost (logsum) and background traffic alone: no external effects, no \
  maintenance. `omlast appraise` has the whole appraisal of a package.
  """

/// The answer as text and JSON.
struct PackageAnswer {
  private let table: PackageTable
  private let question: PackageQuestion
  private let session: Session
  private let shares: [PackageShares]
  private let best: PackageTable.Best
  private let phasing: Phasing?

  init(_ table: PackageTable, _ question: PackageQuestion, _ session: Session) {
    self.table = table
    self.question = question
    self.session = session
    shares = table.shares
    best = table.best(
      within: question.budget ?? PackageBudget(),
      cost: question.costs ?? table.investments.map { _ in 0 })
    // The earliest opening among the investments: nothing is ready before.
    phasing = question.costs.map {
      Phasing(
        table, cost: $0, firstYear: table.investments.map(\.openingYear).min() ?? 0,
        effectYear: session.planner.year, budgetPerYear: question.annualBudget,
        rules: PresentValueRules(session.study.parameters))
    }
  }

  private func name(_ mask: Int) -> String {
    mask == 0 ? "nothing" : table.members(mask).map(\.id.name).joined(separator: "+")
  }

  private func saving(_ difference: Difference) -> String {
    difference.text(per: 1e6, digits: 3)
  }

  var text: String {
    var ranking = TextTable([.text("Package"), .number("Saving", "MSEK/yr")])
    let ranked = table.masks.sorted {
      (table.worth($1)!.value, $0) < (table.worth($0)!.value, $1)
    }
    for mask in ranked.prefix(15) { ranking.add([name(mask), saving(table.worth(mask)!)]) }
    return """
      \(session.study.title)
      \(table.masks.count) packages of \(table.investments.count) investments, \
      \(session.conditions); saving of freight and background traffic

      \(ranking.text())
      \(shares.map(text(of:)).joined(separator: "\n"))
      \(bestText)
      \(phasingText)

      """
  }

  private func text(of shares: PackageShares) -> String {
    var rows = TextTable([
      .text("Investment"), .number("Alone", "MSEK/yr"), .number("Share", "MSEK/yr"),
      .number("Interplay", "MSEK/yr"),
    ])
    for share in shares.shapley.shares {
      rows.add([
        share.investment.name, saving(share.alone), saving(share.share), saving(share.interplay),
      ])
    }
    let total = saving(shares.shapley.total)
    let cases = shares.braessCases
    var paradox = "No addition makes a package dearer."
    if let worst = cases.min(by: { $0.worth.value < $1.worth.value }) {
      let package =
        worst.package.isEmpty ? "nothing" : worst.package.map(\.name).joined(separator: "+")
      paradox =
        "\(cases.count) additions make a package dearer, most of all \(worst.investment) to "
        + "\(package): \((-worst.worth.value).fixed(0)) SEK/yr."
    }
    return """
      Shares of \(shares.game.members.map(\.name).joined(separator: "+")): \(total) MSEK/yr in all, \
      sum of shares off by \(shares.shapley.shareError.gap) of the largest
      \(rows.text())\(paradox)

      """
  }

  private var bestText: String {
    let within = question.budget == nil ? "of all" : "within the budget"
    let rivals =
      best.rivals.isEmpty
      ? "" : "; \(best.rivals.count) others are as good within the gaps"
    return "Best \(within): \(name(best.mask)), \(saving(best.worth)) MSEK/yr, the best of all "
      + "\(best.affordable) packages that can be built and paid\(rivals)."
  }

  private var phasingText: String {
    guard let phasing else {
      return
        "No phasing: there is no cost in one money for \(question.missing.joined(separator: ", ")); "
        + "fill cost_msek and price_index.csv, or give --price-index."
    }
    let openings = phasing.openings.map { "\($0.investment) \($0.year)" }
    return "Best phasing: "
      + (openings.isEmpty ? "build nothing" : openings.joined(separator: ", "))
      + "; NNV \(phasing.netPresentValue.fixed(2)) MSEK at the first year's start. "
      + phasingLimits
  }

  var record: PackageRecord {
    PackageRecord(
      year: session.planner.year, investmentIds: table.investments.map(\.id.name),
      packages: table.masks.map { mask in
        let worth = table.worth(mask)!
        return PackageRecord.Package(
          investmentIds: table.members(mask).map(\.id.name), savingSekPerYear: worth.value,
          resolutionSekPerYear: worth.resolution)
      },
      shares: shares.map { shares in
        PackageRecord.Game(
          investmentIds: shares.game.members.map(\.name),
          savingSekPerYear: shares.shapley.total.value,
          sharesSekPerYear: shares.shapley.shares.map(\.share.value),
          shareResolutionSekPerYear: shares.shapley.shares.map(\.share.resolution),
          aloneSekPerYear: shares.shapley.shares.map(\.alone.value),
          interplay: shares.shapley.interactions.map {
            PackageRecord.Interplay(
              firstId: $0.first.name, secondId: $0.second.name, sekPerYear: $0.worth.value,
              resolutionSekPerYear: $0.worth.resolution)
          },
          shareError: shares.shapley.shareError, interplayError: shares.shapley.interactionError,
          additionsThatMakeDearer: shares.braessCases.map {
            [$0.investment.name] + $0.package.map(\.name)
          })
      },
      best: PackageRecord.Best(
        investmentIds: table.members(best.mask).map(\.id.name),
        savingSekPerYear: best.worth.value, packagesCompared: best.affordable,
        asGoodWithinGaps: best.rivals.map { table.members($0).map(\.id.name) }),
      phasing: phasing.map { phasing in
        PackageRecord.Plan(
          openings: phasing.openings.map { .init(investmentId: $0.investment.name, year: $0.year) },
          nnvMsek: phasing.netPresentValue, limits: phasingLimits)
      })
  }
}

/// The answer of `omlast packages` as JSON.
struct PackageRecord: Encodable {
  struct Package: Encodable {
    let investmentIds: [String]
    let savingSekPerYear: Double
    let resolutionSekPerYear: Double
  }

  struct Interplay: Encodable {
    let firstId: String
    let secondId: String
    let sekPerYear: Double
    let resolutionSekPerYear: Double
  }

  struct Game: Encodable {
    let investmentIds: [String]
    let savingSekPerYear: Double
    /// In the order of `investmentIds`, as the next two.
    let sharesSekPerYear: [Double]
    let shareResolutionSekPerYear: [Double]
    let aloneSekPerYear: [Double]
    let interplay: [Interplay]
    let shareError: Double
    let interplayError: Double
    /// The investment that is added, then the package.
    let additionsThatMakeDearer: [[String]]
  }

  struct Best: Encodable {
    let investmentIds: [String]
    let savingSekPerYear: Double
    let packagesCompared: Int
    let asGoodWithinGaps: [[String]]
  }

  struct Plan: Encodable {
    struct Opening: Encodable {
      let investmentId: String
      let year: Int
    }

    let openings: [Opening]
    let nnvMsek: Double
    let limits: String
  }

  var schemaVersion = 1
  let year: Int
  let investmentIds: [String]
  let packages: [Package]
  let shares: [Game]
  let best: Best
  let phasing: Plan?
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
    renamed: [.with: ("A,B,...", "demand options in force, by name")],
    notes: [
      "A package that needs or excludes others is solved only where it can be built. All packages "
        + "are solved, which proves the best among them.",
      "The best has the greatest yearly saving within the budget; phasing chooses the years of "
        + "opening with the greatest present value, over the years of effects of parameter.csv. "
        + "Money that is not spent in a year is kept.",
    ])
}
