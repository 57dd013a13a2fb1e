package import FreightAppraisal
import FlowAssignment
import FreightGraph
import FreightModel

extension Planner {
  /// Solves scenarios with economies of scale in trains, each from every start.
  ///
  /// Scenarios and starts are solved in parallel, each by itself, so that the answers are the same
  /// bit for bit for any number of workers.
  ///
  /// Rounds stop at a wider gap while relations are still being withdrawn, which moves the flows
  /// anyway, and at the planner's own gap from then on: a warm start that is within the gap already
  /// would not move, and look settled.
  ///
  /// - Parameters:
  ///   - list: the base case first.
  ///   - starts: which trains there are before the first round.
  package func scaleEconomies(
    of list: [Scenario], from starts: [ScaleEconomies.Start] = ScaleEconomies.Start.allCases
  ) async -> [ScaleEconomies] {
    guard let first = list.first else { return [] }
    let core = await solve(first)
    let pieces = list.indices.flatMap { scenario in starts.map { (scenario, $0) } }
    let models = await parallel(list, workers: settings.workers) { model(of: $0) }
    let relations = await parallel(models, workers: settings.workers) { $0.trainRelations }
    let answers = await parallel(pieces, workers: settings.workers) { piece in
      await scaleAnswer(
        list[piece.0], models[piece.0], relations[piece.0], from: piece.1, core)
    }
    return list.indices.map { scenario in
      ScaleEconomies(
        scenario: list[scenario],
        answers: Array(answers[scenario * starts.count..<(scenario + 1) * starts.count]))
    }
  }

  /// The rules by which trains follow their goods, all of them estimates.
  static let trainRules: [ParameterName] = [
    .trainLeastDepartures, .trainGreatestFill, .trainLeastFill,
  ]

  /// Headline packages with a new rail terminal.
  private var scaleOptions: [Scenario] {
    scenarios.headlineScenarios().filter { option in
      scenarios.investments(of: option).contains { $0.addsRailTerminal }
    }
  }

  /// The trains' rules that have a range.
  private var rangedRules: [Parameter] {
    study.parameters.rows.filter { row in
      Self.trainRules.contains { $0.rawValue == row.id.name }
        && row.range.lowerBound < row.range.upperBound
    }
  }

  /// From where ends of the rules' ranges are solved: the main start, and the one that shows
  /// whether the base case has another answer.
  private static let rangeStarts: [ScaleEconomies.Start] = [.planned, .full]

  /// Loops in which trains follow their goods that `scaleEconomies` of the base case and the
  /// headline packages and `scaleSensitivities` run.
  package var scaleLoops: Int {
    let starts = ScaleEconomies.Start.allCases.count
    let options = scaleOptions.count
    return starts * (1 + scenarios.headlineScenarios().count)
      + (options > 0 ? 2 * rangedRules.count * (1 + options) * Self.rangeStarts.count : 0)
  }

  /// What the headline packages with a new rail terminal are worth with economies of scale when
  /// each rule of the trains stands at either end of its range, one at a time, from the main start
  /// and from full trains.
  ///
  /// - Returns: by option, then in the order of the rules.
  package func scaleSensitivities() async -> [ScaleSensitivity] {
    let options = scaleOptions
    guard !options.isEmpty else { return [] }
    let rules = rangedRules
    let ends = rules.flatMap { [($0, $0.range.lowerBound), ($0, $0.range.upperBound)] }
    let changes = await parallel(ends, workers: settings.workers) { rule, value in
      let scaled = await drawn([rule], at: [value])
        .scaleEconomies(of: [.base] + options, from: Self.rangeStarts)
      return scaled.dropFirst().map { $0.differences(from: scaled[0]) }
    }
    return options.indices.flatMap { option in
      rules.indices.map { rule in
        ScaleSensitivity(
          option: options[option], parameter: rules[rule], low: changes[2 * rule][option][0],
          high: changes[2 * rule + 1][option][0], lowFromFull: changes[2 * rule][option][1],
          highFromFull: changes[2 * rule + 1][option][1])
      }
    }
  }

  /// Where one scenario ends from one start.
  private func scaleAnswer(
    _ scenario: Scenario, _ model: ScenarioModel, _ relations: [ScenarioModel.PlannedRelation],
    from start: ScaleEconomies.Start, _ core: Solution
  ) async -> ScaleEconomies.Answer {
    let loop = trainLoop(relations, model)
    let services = relations.indices.map { relation -> TrainService in
      switch start {
      case .planned: return .planned
      case .full:
        return .running(
          departuresPerWeek: Swift.max(
            loop.rule.leastDepartures, loop.running[relation].departuresPerWeek),
          fill: loop.rule.greatestFill)
      case .none:
        return loop.services(for: relations.map { _ in 0 }).services[relation]
      }
    }
    let names = relations.map(\.relation)
    let answer = await loop.settle(from: services) {
      services, isSettling, before -> ([Double], Solution) in
      let served = (before?.model ?? model).served(
        by: Dictionary(uniqueKeysWithValues: zip(names, services)))
      let solution = await solve(
        scenario, served, relativeGap: isSettling ? Swift.max(requestedGap, 1e-5) : requestedGap,
        from: before ?? core)
      return (fullTrainsPerWeek(relations, solution), solution)
    }
    let nodes = model.supernetwork.network.nodes
    return ScaleEconomies.Answer(
      start: start, outcome: outcome(of: answer.state), isSettled: answer.isSettled,
      rounds: answer.rounds, lastChange: answer.lastChange,
      resolutionSEK: relations.indices.reduce(0) { sum, index in
        answer.services[index] == .withdrawn
          ? sum
          : sum + Swift.max(loop.tolerance, answer.lastChange) * 365 / 7
            * relations[index].costSEKPerRun
      },
      relations: relations.indices.compactMap { index in
        guard case .running(let departures, let fill) = answer.services[index] else { return nil }
        let relation = relations[index].relation
        return ScaleEconomies.Relation(
          from: nodes[relation.from].id, to: nodes[relation.to].id, loadForm: relation.loadForm,
          fullTrainsPerWeek: answer.volumes[index], departuresPerWeek: departures, fill: fill)
      })
  }

  private func trainLoop(
    _ relations: [ScenarioModel.PlannedRelation], _ model: ScenarioModel
  ) -> TrainLoop {
    let parameters = study.parameters
    let nodes = model.supernetwork.network.nodes
    return TrainLoop(
      rule: TrainRule(
        leastDepartures: parameters[.trainLeastDepartures],
        greatestFill: parameters[.trainGreatestFill], leastFill: parameters[.trainLeastFill]),
      running: relations.map { planned in
        let service = study.network.limits.services.first {
          $0.from == nodes[planned.relation.from].id && $0.to == nodes[planned.relation.to].id
            && $0.loadForm == planned.relation.loadForm
        }
        return TrainLoop.Running(
          departuresPerWeek: service?.departuresPerWeek ?? 0, plannedFill: planned.fill)
      },
      tolerance: parameters[.scaleTolerance], step: parameters[.scaleStep],
      rounds: Int(parameters[.scaleRounds]))
  }

  /// A solution's goods on each relation, in full trains a week.
  private func fullTrainsPerWeek(
    _ relations: [ScenarioModel.PlannedRelation], _ solution: Solution
  ) -> [Double] {
    let arcCount = solution.model.supernetwork.arcs.count
    let weeks = 365.0 / 7
    return relations.map { planned in
      var perYear = 0.0
      for (period, result) in zip(study.network.periods, solution.results) {
        for userClass in solution.model.layout.classes.indices {
          for arc in planned.arcs where result.classFlow[userClass * arcCount + arc] > 0 {
            perYear +=
              result.classFlow[userClass * arcCount + arc] * period.hoursPerYear
              * solution.model.cost.fullRunsPerUnit(ofClass: userClass, onArc: arc)
          }
        }
      }
      return perYear / weeks
    }
  }
}

extension Investment {
  /// Whether trains get a new place to begin and end at.
  fileprivate var addsRailTerminal: Bool {
    changes.contains {
      if case .addTerminal(let terminal) = $0 { terminal.modes.contains(.rail) } else { false }
    }
  }
}
