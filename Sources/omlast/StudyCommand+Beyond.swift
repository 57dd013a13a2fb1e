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
      result.scaleSensitivities = await timed(
        nil, { "tried \($0.count) ranges of the trains' rules" }
      ) { _ in await planner.scaleSensitivities() }
    }
    let base = await planner.solve(scenarios[0])
    let growing = headroomScenarios(scenarios)
    result.throughputs = await headroom(of: growing)
    addRoomOnTodaysRoutes(of: base, to: &result)
    for single in growing
    where single.kind == .single && !headlines.contains(where: { $0.id == single.id }) {
      addRoomOnTodaysRoutes(of: await planner.solve(single, from: base), to: &result)
    }
    result.capacityValues = planner.capacityValues(of: base)
    result.physicalThroughputs = [planner.physicalThroughput(of: base)]
    for headline in headlines {
      let solution = await planner.solve(headline, from: base)
      addRoomOnTodaysRoutes(of: solution, to: &result)
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
    await addSweep(of: headlines, to: &result)
    result.resilience = await timed((1, "losses"), { "solved \($0.singles.count) losses" }) {
      progress in
      await planner.resilience(of: scenarios[0]) { progress.update($0, of: $1) }
    }
  }

  /// The industries that a study asks for the headroom of.
  static let growingIndustries = [Growing.industry(.vehicle), .industry(.manufacturing)]

  /// The scenarios that a study asks for headroom in: the base case, each investment and the
  /// headline packages.
  func headroomScenarios(_ scenarios: [Scenario]) -> [Scenario] {
    let asked = scenarios.filter { $0.kind == .base || $0.kind == .single }
    return asked
      + planner.scenarios.headlineScenarios().filter { headline in
        !asked.contains { $0.id == headline.id }
      }
  }

  /// Draws of all parameters that a study solves the headline packages under. A study under demand
  /// options compares under them; the headlines of a sweep do not.
  var drawCount: Int {
    planner.scenarios.headlineScenarios().isEmpty || arguments.has(.with)
      ? 0 : arguments.count(.draws)
  }

  /// How far two industries can grow.
  private func headroom(of asked: [Scenario]) async -> [Throughput] {
    await timed(
      (asked.count * Self.growingIndustries.count, "questions of headroom"),
      { _ in "found the headroom of \(asked.count) scenarios" }
    ) { progress in
      await planner.throughputs(of: asked, growing: Self.growingIndustries) { progress.update($0) }
    }
  }

  /// Beside the headroom of a scenario, how far the same industries can grow on its own routes.
  private func addRoomOnTodaysRoutes(of solution: Planner.Solution, to result: inout StudyResult) {
    for index in result.throughputs.indices
    where result.throughputs[index].scenario.id == solution.scenario.id {
      result.throughputs[index].onTodaysRoutes = planner.roomOnTodaysRoutes(
        of: solution, growing: result.throughputs[index].growing)
    }
  }

  /// The headline packages, and what comes nearest to paying, under draws of all parameters; none
  /// where there are no headline packages, or no draws.
  private func addSweep(of headlines: [Scenario], to result: inout StudyResult) async {
    let draws = drawCount
    guard draws > 0 else { return }
    let nearest = result.nearestOption
    let options = headlines + (nearest.map { [$0] } ?? [])
    let parameters = planner.sweptParameters
    let design = SweepDesign(
      .latinHypercube, draws: draws, parameters: parameters.count,
      seed: UInt64(arguments.count(.seed)))
    let found: [SweepDraw] = await timed(
      (draws, "draws"),
      { (found: [SweepDraw]) in
        "solved \(found.count) draws of \(parameters.count) parameters for "
          + "\(options.count) packages"
      }
    ) { progress -> [SweepDraw] in
      var done = 0
      return await planner.sweep(design, of: options, done: [:]) { _ in
        done += 1
        progress.update(done)
      }
    }
    func answer(_ kept: Range<Int>) -> SweepAnswer {
      SweepAnswer(
        options: Array(options[kept]), parameters: parameters, design: design,
        draws: found.map { $0.keeping(kept) })
    }
    result.sweep = answer(0..<headlines.count)
    if nearest != nil { result.nearestSweep = answer(headlines.count..<options.count) }
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
