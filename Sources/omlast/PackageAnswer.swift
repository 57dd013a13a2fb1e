import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner

/// What the phasing leaves out; stands with it wherever it is shown.
private let phasingLimits = """
  Phasing counts every effect that has a price, as `omlast appraise` does, and maintenance where \
  investment_maintenance.csv has a row; each year's effects are those of the year solved, grown.
  """

/// The answer as text and JSON.
struct PackageAnswer {
  private let table: PackageTable
  private let question: PackageQuestion
  private let session: Session
  private let shares: [PackageShares]
  private let best: PackageTable.Best
  private let phasing: Phasing?

  init(
    _ solved: SolvedPackages, _ table: PackageTable, _ question: PackageQuestion,
    _ session: Session
  ) {
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
        table, cost: $0, effects: solved.outcomes.map(\.effectsSEK),
        maintenance: table.investments.map {
          question.basis.maintenanceMSEKPerYear(of: $0.id) ?? 0
        }, firstYear: table.investments.map(\.openingYear).min() ?? 0,
        effectYear: session.planner.year, budgetPerYear: question.annualBudget,
        rules: question.basis.rules)
    }
  }

  /// A package by what it builds.
  func name(_ mask: Int) -> String {
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
      \(session.text(session.study.title))
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
    var paradox = "No addition makes a package dearer beyond the two solves' threshold."
    if let worst = cases.min(by: { $0.worth.value < $1.worth.value }) {
      let package =
        worst.package.isEmpty ? "nothing" : worst.package.map(\.name).joined(separator: "+")
      paradox =
        "\(cases.count) additions make a package dearer, most of all \(worst.investment) to "
        + "\(package): \((-worst.worth.value).fixed(0)) SEK/yr."
    }
    let doubts = shares.game.additionsWithinThreshold
    if doubts > 0 { paradox += " \(doubts) more change it by no more than the threshold." }
    return """
      Shares of \(shares.game.members.map(\.name).joined(separator: "+")): \(total) MSEK/yr in \
      all, sum of shares off by \(shares.shapley.shareError.gap) of the largest
      \(rows.text())\(paradox)

      """
  }

  private var bestText: String {
    let within = question.budget == nil ? "of all" : "within the budget"
    let rivals =
      best.rivals.isEmpty
      ? "" : "; \(best.rivals.count) others are as good within the threshold"
    return "Best \(within): \(name(best.mask)), \(saving(best.worth)) MSEK/yr, the best of all "
      + "\(best.affordable) packages that can be built and paid\(rivals)."
  }

  private var phasingText: String {
    guard let phasing else {
      return
        "No phasing: there is no cost in one money for "
        + "\(question.missing.joined(separator: ", ")); fill cost_msek and price_index.csv, or "
        + "give --price-index."
    }
    let openings = phasing.openings.map { "\($0.investment) \($0.year)" }
    return "Best phasing: "
      + (openings.isEmpty ? "build nothing" : openings.joined(separator: ", "))
      + "; NNV \(phasing.netPresentValue.fixed(2)) MSEK at the start of "
      + "\(Int(question.basis.parameters[.discountYear])). "
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
          }, additionsWithinThreshold: shares.game.additionsWithinThreshold)
      },
      best: PackageRecord.Best(
        investmentIds: table.members(best.mask).map(\.id.name),
        savingSekPerYear: best.worth.value, packagesCompared: best.affordable,
        asGoodWithinThreshold: best.rivals.map { table.members($0).map(\.id.name) }),
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
    /// By more than the two solves' threshold: the investment that is added, then the package.
    let additionsThatMakeDearer: [[String]]
    /// Additions that change the package by no more than the threshold.
    let additionsWithinThreshold: Int
  }

  struct Best: Encodable {
    let investmentIds: [String]
    let savingSekPerYear: Double
    let packagesCompared: Int
    let asGoodWithinThreshold: [[String]]
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

  var schemaVersion = 2
  let year: Int
  let investmentIds: [String]
  let packages: [Package]
  let shares: [Game]
  let best: Best
  let phasing: Plan?
}
