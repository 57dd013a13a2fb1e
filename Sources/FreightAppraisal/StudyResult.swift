package import FreightModel

/// Everything that a study answers; the report and the tables are drawn from it alone.
package struct StudyResult: Sendable {
  /// What was asked.
  package let study: Study
  /// The base case first, then singles, then packages.
  package let outcomes: [ScenarioOutcome]
  /// One per outcome after the base case, in the same order.
  package let comparisons: [Comparison]
  /// What the headline investments are worth over each parameter's range, by option and then in the
  /// order of the parameters; empty if that was not asked for.
  package var sensitivities: [Sensitivity]
  /// Where each parameter turns what the headline investments are worth; empty with
  /// `sensitivities`.
  package var switchingValues: [SwitchingValue] = []
  /// The headline investments against the base case, in table order; empty where no demand option
  /// was solved.
  package let headlines: [Comparison]
  /// What each demand option changes, and what it does to the headline investments: at the tables'
  /// values, and then at both ends of its ranges if it has any.
  package let demandOptions: [DemandOptionResult]
  /// The base case and others with economies of scale in trains; empty if they were left out.
  package var scaleEconomies: [ScaleEconomies]
  /// What new rail terminals are worth with them over the ranges of the trains' rules, by option
  /// and then by rule; empty if that was not asked for.
  package var scaleSensitivities: [ScaleSensitivity] = []
  /// What each comparison is worth over the years, in the same order.
  package let appraisals: [PackageAppraisal]
  /// How far industries can grow, by scenario and then by industry; empty if that was not asked
  /// for.
  package var throughputs: [Throughput] = []
  /// What passes terminals, ports and corridors in the base case and with each headline; empty if
  /// that was not asked for.
  package var physicalThroughputs: [PhysicalThroughput] = []
  /// What more capacity is worth in the base case; nil if that was not asked for.
  package var capacityValues: CapacityValues?
  /// The headline packages under draws of all parameters; nil if that was not asked for.
  package var sweep: SweepAnswer?
  /// `nearestOption` under the same draws, apart so that the headlines are compared with each other
  /// alone; nil where there is none or no draws were asked for.
  package var nearestSweep: SweepAnswer?
  /// What the loss of each facility means in the base case; nil if that was not asked for.
  package var resilience: Resilience?
  /// How far the scenarios' answers may be off, in the order of `outcomes`; empty if that was not
  /// asked for.
  package var accuracies: [SolveAccuracy] = []
  /// How the result was made.
  package let run: RunRecord
  /// How the background was estimated; nil where nothing was counted.
  package let fit: MatrixFit?

  /// Appraises every comparison and collects the rest.
  package init(
    study: Study, outcomes: [ScenarioOutcome], comparisons: [Comparison],
    headlines: [Comparison] = [], demandOptions: [DemandOptionResult] = [],
    scaleEconomies: [ScaleEconomies] = [], sensitivities: [Sensitivity] = [],
    run: RunRecord, fit: MatrixFit? = nil
  ) {
    self.fit = fit
    self.study = study
    self.outcomes = outcomes
    self.comparisons = comparisons
    self.sensitivities = sensitivities
    self.headlines = headlines
    self.demandOptions = demandOptions
    self.scaleEconomies = scaleEconomies
    self.run = run
    let basis = AppraisalBasis(study, year: run.year)
    let investments = Dictionary(
      study.investments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    appraisals = zip(outcomes.dropFirst(), comparisons).map { option, comparison in
      PackageAppraisal(
        outcomes[0], option, comparison,
        investments: option.scenario.investments.compactMap { investments[$0] }, basis: basis)
    }
  }

  /// What has the greatest NNV of all that was compared, where it is no headline package and has a
  /// detectable effect: what a reader asks the chance of.
  package var nearestOption: Scenario? {
    let known = zip(comparisons, appraisals).compactMap { comparison, appraisal in
      appraisal.value.map { (option: comparison.option, appraisal, net: $0.net) }
    }
    guard let best = known.max(by: { $0.net < $1.net }), best.1.isDetected,
      !study.headlines.contains(where: { $0.investments == Set(best.option.investments) })
    else { return nil }
    return best.option
  }

  /// Conventions and unit values of the appraisals.
  package var appraisalBasis: AppraisalBasis { AppraisalBasis(study, year: run.year) }

  /// The base case.
  package var base: ScenarioOutcome { outcomes[0] }

  /// Solves beside the scenarios' own that stopped before their gap, by what they were for; what
  /// was not run has none.
  package var openSolves: [(purpose: SolvePurpose, count: Int)] {
    let demands = demandOptions.count { row in
      !row.change.isConverged || row.values.contains { !$0.isConverged }
    }
    let draws = [sweep, nearestSweep].compactMap { $0 }.flatMap(\.draws)
    let losses = (resilience?.singles ?? []) + (resilience?.named ?? []).map(\.effect)
    let counts: [(SolvePurpose, Int)] = [
      (.range, sensitivities.count { !$0.low.isConverged || !$0.high.isConverged }),
      (.draw, draws.count { !$0.isConverged }), (.loss, losses.count { !$0.gap.isConverged }),
      (.demandOption, demands), (.tighter, accuracies.count { !$0.isConverged }),
    ]
    return counts.filter { $0.1 > 0 }.map { (purpose: $0.0, count: $0.1) }
  }

  /// All of `openSolves`.
  package var openSolvesBeside: Int { openSolves.reduce(0) { $0 + $1.count } }
}

/// What a solve beside the scenarios' own is for.
package enum SolvePurpose: Sendable {
  case range, draw, loss, demandOption, tighter

  /// Several of them, in words.
  package var inWords: Label {
    switch self {
    case .range: Label(sv: "spann", en: "ranges")
    case .draw: Label(sv: "dragningar", en: "draws")
    case .loss: Label(sv: "bortfall", en: "losses")
    case .demandOption: Label(sv: "efterfrågealternativ", en: "demand options")
    case .tighter: Label(sv: "omräkningar", en: "tighter solves")
    }
  }
}

/// How the result was made; holds no clock time, so that a rerun is byte-identical.
package struct RunRecord: Sendable {
  /// Version of the program.
  package let version: String
  /// The command that makes the same result again.
  package let command: String
  /// Relative gap asked for.
  package let requestedGap: Double
  /// The year that was solved.
  package let year: Int
  /// Features that were left out, in `Feature.allCases` order.
  package let without: [Feature]
  /// Whether all classes pay the same for a delay; otherwise gaps are those of a variational
  /// inequality, and uniqueness is not certified.
  package let hasCommonDelayValues: Bool

  /// Creates the record of a run.
  package init(
    version: String, command: String, requestedGap: Double, year: Int, without: [Feature] = [],
    hasCommonDelayValues: Bool = true
  ) {
    self.version = version
    self.command = command
    self.requestedGap = requestedGap
    self.hasCommonDelayValues = hasCommonDelayValues
    self.year = year
    self.without = without
  }

  /// What the gaps prove, in a word for scripts.
  package var gapCertificate: String {
    Self.gapCertificate(hasCommonDelayValues: hasCommonDelayValues)
  }

  /// As `gapCertificate`, where there is no record.
  package static func gapCertificate(hasCommonDelayValues: Bool) -> String {
    hasCommonDelayValues ? "optimality" : "VI gap, uniqueness not certified"
  }
}

/// One demand option at one level of its ranges: what it changes by itself, and what investments
/// are worth under it.
package struct DemandOptionResult: Sendable {
  /// The demand option.
  package let option: DemandOption.ID
  /// Where in its ranges its values were taken.
  package let level: DemandOption.Level
  /// The base case under the option against the base case: what more or less goods cost, and never
  /// a benefit.
  package let change: Comparison
  /// Change in tonnes of each industry, tonnes/yr, in `Industry.allCases` order.
  package let tonnes: [Double]
  /// The headlines, each against the base case under the same option, in table order.
  package let values: [Comparison]

  /// Collects what a demand option changes.
  package init(
    option: DemandOption.ID, level: DemandOption.Level, change: Comparison, tonnes: [Double],
    values: [Comparison]
  ) {
    self.option = option
    self.level = level
    self.change = change
    self.tonnes = tonnes
    self.values = values
  }
}
