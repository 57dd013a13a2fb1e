import FreightAppraisal
import FreightModel
import FreightPlanner

/// What a study tells beyond its scenarios: each step names itself, counts on the progress line and
/// says what it took.
extension Session {
  func addBeyondScenarios(to result: inout StudyResult, _ scenarios: [Scenario]) async {
    let headlines = planner.scenarios.headlineScenarios()
    if !arguments.has(.noScaleEconomies) {
      result.scaleEconomies = await timed(
        nil, { "let trains follow their goods in \($0.count) scenarios" }
      ) { _ in await planner.scaleEconomies(of: [.base] + headlines) }
    }
    let base = await planner.solve(scenarios[0])
    result.throughputs = await headroom(
      of: scenarios.filter { $0.kind == .base || $0.kind == .single }, headlines)
    result.capacityValues = planner.capacityValues(of: base)
    result.physicalThroughputs = [planner.physicalThroughput(of: base)]
    for headline in headlines {
      let solution = await planner.solve(headline, from: base)
      result.physicalThroughputs.append(planner.physicalThroughput(of: solution))
    }
    result.sensitivities = await timed(
      (planner.sensitivitySolves, "ends of ranges"),
      { "tried \($0.count) ranges of parameters" }
    ) { progress in await planner.sensitivities { progress.update($0) } }
    let ranges = result.sensitivities
    result.switchingValues = await timed(nil, { "sought \($0.count) switching values" }) { _ in
      await planner.switchingValues(of: ranges)
    }
    result.sweep = await sweep(of: headlines)
    result.resilience = await timed((1, "losses"), { "solved \($0.singles.count) losses" }) {
      progress in
      await planner.resilience(
        of: scenarios[0], relativeGap: max(planner.requestedGap, PlannerSettings.lossGap)
      ) { progress.update($0, of: $1) }
    }
  }

  /// How far two industries can grow in the base case and with each investment and headline package.
  private func headroom(of scenarios: [Scenario], _ headlines: [Scenario]) async -> [Throughput] {
    let asked =
      scenarios + headlines.filter { headline in !scenarios.contains { $0.id == headline.id } }
    let growing = [Growing.industry(.vehicle), .industry(.manufacturing)]
    return await timed(
      (asked.count * growing.count, "questions of headroom"),
      { _ in "found the headroom of \(asked.count) scenarios" }
    ) { progress in
      await planner.throughputs(of: asked, growing: growing) { progress.update($0) }
    }
  }

  /// The headline packages under draws of all parameters; nil where there are none, or no draws.
  private func sweep(of headlines: [Scenario]) async -> SweepAnswer? {
    let draws = arguments.count(.draws)
    // A study under demand options compares under them; the headlines of a sweep do not.
    guard draws > 0, !headlines.isEmpty, !arguments.has(.with) else { return nil }
    let parameters = planner.sweptParameters
    let design = SweepDesign(
      .latinHypercube, draws: draws, parameters: parameters.count,
      seed: UInt64(arguments.count(.seed)))
    let found: [SweepDraw] = await timed(
      (draws, "draws"),
      { (found: [SweepDraw]) in
        "solved \(found.count) draws of \(parameters.count) parameters for "
          + "\(headlines.count) packages"
      }
    ) { progress -> [SweepDraw] in
      var done = 0
      return await planner.sweep(design, of: headlines, done: [:]) { _ in
        done += 1
        progress.update(done)
      }
    }
    return SweepAnswer(
      options: headlines, parameters: parameters, design: design, draws: found)
  }

  /// Does a step of work and notes how long it took.
  ///
  /// - Parameters:
  ///   - counted: how many things of what kind the progress line counts; nil for none.
  ///   - done: what was done, in words.
  ///   - work: the step.
  func timed<Answer>(
    _ counted: (total: Int, things: String)?, _ done: (Answer) -> String,
    _ work: (Progress) async -> Answer
  ) async -> Answer {
    let clock = ContinuousClock()
    let start = clock.now
    let progress = Progress(
      total: counted?.total ?? 1, of: counted?.things ?? "steps", on: console)
    let answer = await work(progress)
    progress.finish()
    console.note("\(done(answer)) in \((clock.now - start).seconds.fixed(1)) s")
    return answer
  }
}
