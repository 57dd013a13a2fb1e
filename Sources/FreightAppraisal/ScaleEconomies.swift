package import FreightModel

/// One scenario with trains that run as often and as full as their goods allow, from several
/// starts.
///
/// The loop around the convex core is not convex itself: what it finds hangs on where it starts,
/// and every start's answer is told. The certified core stays the study's main answer.
package struct ScaleEconomies: Sendable {
  /// Which trains there are before the first round.
  package enum Start: String, Sendable, CaseIterable {
    /// At the present mean fill and without a wait, as in the certified core: the main answer.
    case planned
    /// Full trains at the fewest departures, everywhere: as if every operator began at once.
    case full
    /// None but those that run whatever this study's goods do.
    case none
  }

  /// Where one start ends.
  package struct Answer: Sendable {
    /// Which trains there were before the first round.
    package let start: Start
    /// The scenario's indicators and gap after the last round.
    package let outcome: ScenarioOutcome
    /// Whether trains and volumes stay as they are; if not, they are those of the last round.
    package let isSettled: Bool
    /// Rounds of the loop.
    package let rounds: Int
    /// Greatest change of a relation in the last round, full trains a week.
    package let lastChange: Double
    /// What trains cost for as much as the loop may still move on every relation served, SEK/yr: a
    /// difference below it is not worth telling.
    package let resolutionSEK: Double
    /// Relations that are served, in the order of the supernetwork's hauls.
    package let relations: [Relation]

    /// Collects where one start ends.
    package init(
      start: Start, outcome: ScenarioOutcome, isSettled: Bool, rounds: Int, lastChange: Double,
      resolutionSEK: Double, relations: [Relation]
    ) {
      self.start = start
      self.outcome = outcome
      self.isSettled = isSettled
      self.rounds = rounds
      self.lastChange = lastChange
      self.resolutionSEK = resolutionSEK
      self.relations = relations
    }

    /// Trains a week at a place, departures and arrivals halved: each way, in the mean.
    package func departuresPerWeek(at node: Node.ID) -> Double {
      relations.filter { $0.from == node || $0.to == node }
        .reduce(0) { $0 + $1.departuresPerWeek } / 2
    }
  }

  /// A train relation that is served.
  package struct Relation: Sendable {
    /// Node of the first terminal.
    package let from: Node.ID
    /// Node of the last terminal.
    package let to: Node.ID
    /// Goods that the trains take.
    package let loadForm: LoadForm
    /// This study's goods in full trains a week.
    package let fullTrainsPerWeek: Double
    /// Departures a week.
    package let departuresPerWeek: Double
    /// Mean fill, other shippers' goods included, 0 to 1.
    package let fill: Double

    /// Creates a relation that is served.
    package init(
      from: Node.ID, to: Node.ID, loadForm: LoadForm, fullTrainsPerWeek: Double,
      departuresPerWeek: Double, fill: Double
    ) {
      self.from = from
      self.to = to
      self.loadForm = loadForm
      self.fullTrainsPerWeek = fullTrainsPerWeek
      self.departuresPerWeek = departuresPerWeek
      self.fill = fill
    }
  }

  /// What was solved.
  package let scenario: Scenario
  /// In the order of `Start.allCases`.
  package let answers: [Answer]

  /// Collects the answers, in the order of `Start.allCases`.
  package init(scenario: Scenario, answers: [Answer]) {
    self.scenario = scenario
    self.answers = answers
  }

  /// From the present fill.
  package var main: Answer { answers[0] }

  /// Change in cost against the base case, start by start, SEK/yr: minus is a saving.
  package func differences(from base: ScaleEconomies) -> [Difference] {
    zip(base.answers, answers).map { Self.comparison($0, $1).totalCost }
  }

  /// What the trains of the present fill leave the package worth, against the base case from the
  /// same start; its growth and draws are not reckoned.
  ///
  /// - Parameters:
  ///   - base: the base case with economies of scale.
  ///   - investments: those of the scenario; at least one.
  ///   - basis: conventions, unit values and price levels.
  fileprivate func appraisal(
    against base: ScaleEconomies, investments: [Investment], basis: AppraisalBasis
  ) -> PackageAppraisal {
    PackageAppraisal(
      base.main.outcome, main.outcome, Self.comparison(base.main, main), investments: investments,
      basis: basis)
  }

  /// Two answers of one start, the total with what the loop may still move.
  private static func comparison(_ before: Answer, _ after: Answer) -> Comparison {
    let solved = Comparison(before.outcome, after.outcome)
    return solved.withTotalCost(
      Difference(
        value: solved.totalCost.value,
        resolution: solved.totalCost.resolution + before.resolutionSEK + after.resolutionSEK,
        isComparable: solved.totalCost.isComparable))
  }
}

extension StudyResult {
  /// What options are worth where trains run only if goods suffice, by `Scenario.id`; empty where
  /// that was not asked for.
  package var scaleAppraisals: [String: PackageAppraisal] {
    guard let base = scaleEconomies.first else { return [:] }
    let basis = appraisalBasis
    let appraisals = scaleEconomies.dropFirst().compactMap { scaled in
      let built = scaled.scenario.investments.compactMap { id in
        study.investments.first { $0.id == id }
      }
      return built.isEmpty
        ? nil
        : (
          scaled.scenario.id, scaled.appraisal(against: base, investments: built, basis: basis)
        )
    }
    return Dictionary(appraisals, uniquingKeysWith: { first, _ in first })
  }
}

/// What an option with economies of scale in trains is worth when one rule of theirs stands at
/// either end of its range.
package struct ScaleSensitivity: Sendable {
  /// The option.
  package let option: Scenario
  /// The rule of the trains.
  package let parameter: Parameter
  /// Change in cost against the base case with the parameter at its least value, SEK/yr, from the
  /// main start.
  package let low: Difference
  /// The same with the parameter at its greatest value.
  package let high: Difference
  /// As `low`, from full trains everywhere. Where the two differ, the base case or the option has
  /// more than one answer, and one of the two comparisons is between trains that are not the
  /// option's.
  package let lowFromFull: Difference
  /// As `high`, from full trains everywhere.
  package let highFromFull: Difference

  /// Creates a sensitivity from both ends of the range.
  package init(
    option: Scenario, parameter: Parameter, low: Difference, high: Difference,
    lowFromFull: Difference, highFromFull: Difference
  ) {
    self.option = option
    self.parameter = parameter
    self.low = low
    self.high = high
    self.lowFromFull = lowFromFull
    self.highFromFull = highFromFull
  }

  /// Whether an end makes the option a saving where it is none, or the other way round.
  package func changesSign(of central: Difference) -> Bool {
    low.sign != central.sign || high.sign != central.sign
  }
}
