import FlowAssignment
package import FreightAppraisal
import FreightGraph
import FreightModel

extension Planner {
  /// Solves the loss of every facility of a scenario that carries flow, of those in `closure.csv`, and
  /// of pairs of the dearest.
  ///
  /// A loss is another network, solved from the flows with everything open. What nobody uses is not
  /// solved: its loss takes no path from anybody and makes none cheaper, so that the equilibrium
  /// stays one (`AssignmentProblem.keeps`). By the same argument a pair of which one is not used with
  /// the other closed is that other alone.
  ///
  /// - Parameters:
  ///   - scenario: what is built, and under which demand.
  ///   - pairsAmong: of so many of the dearest singles every pair is told; none for 0.
  ///   - worst: of those pairs, only so many that raise the objective most, all others proven below
  ///     them (see `pairs`); all of them if nil.
  ///   - relativeGap: where a solve of a loss stops, if not at the planner's own gap.
  ///   - progress: called with the number of solves done and their total, from any thread.
  package func resilience(
    of scenario: Scenario, pairsAmong: Int = 0, worst: Int? = nil, relativeGap: Double? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> Resilience {
    let start = await solve(.base)
    let base = scenario == .base ? start : await solve(scenario, from: start)
    let reference = Reference(base, outcome(of: base), relativeGap ?? requestedGap)
    let candidates = base.model.scenario.network.closableFacilities
    let used = FacilityUse(base.model, base.results).facilities
    // A train whose track is lost may find a way that suits some goods better: its plan is the
    // operator's, not theirs. Such a loss is solved although nobody ran there.
    let unused = await parallel(
      candidates.filter { !used.contains($0) }, workers: settings.workers
    ) { facility -> (Closure.Facility, Bool) in
      guard case .link(let id) = facility, isRun(id) else { return (facility, true) }
      let (_, problems) = priced(scenario, with: [Closure(facility)])
      let keeps = zip(problems, base.equilibria).allSatisfy {
        $0.keeps($1.assignment, of: $1.problem)
      }
      return (facility, keeps)
    }
    let changing = Set(unused.filter { !$0.1 }.map(\.0)).union(used)
    let singles = candidates.filter { changing.contains($0) }.map { [Closure($0)] }
    let named = study.closures.filter { candidates.contains($0.closure.facility) }
    let total = singles.count + named.count
    let counter = Counter(0) { progress($0, total) }
    let answers = await ScenarioBatch(singles + named.map { [$0.closure] }).run(
      workers: settings.workers, from: base
    ) { closures, base -> (Solution, Loss) in
      let loss = await loss(closures, reference)
      await counter.increment()
      return (base, loss)
    }
    let ranked = Array(answers.prefix(singles.count)).sortedByCost(\.effect)
    let pairs = await pairs(Array(ranked.prefix(pairsAmong)), reference, worst: worst, progress)
    return Resilience(
      scenario: scenario, base: reference.outcome, singles: ranked.map(\.effect),
      unused: unused.filter(\.1).map(\.0),
      named: zip(named, answers.dropFirst(singles.count)).map { closure, loss in
        Resilience.Named(closure: closure, effect: loss.effect)
      },
      pairs: pairs.told, pruning: pairs.pruning)
  }

  /// The scenario with everything open.
  struct Reference: Sendable {
    let solution: Solution
    let outcome: ScenarioOutcome
    /// Where a solve of a loss stops.
    let relativeGap: Double

    init(_ solution: Solution, _ outcome: ScenarioOutcome, _ relativeGap: Double) {
      self.solution = solution
      self.outcome = outcome
      self.relativeGap = relativeGap
    }
  }

  /// A loss and what is still in use with it.
  struct Loss: Sendable {
    let effect: ClosureEffect
    let used: Set<Closure.Facility>
    /// Of the objective, SEK/yr.
    let objective: ValueBounds
    /// Whether everybody who had a way still has one.
    let servesAll: Bool
  }

  /// A loss solved from the flows with everything open, or from others.
  func loss(
    _ closures: [Closure], _ base: Reference, from start: Solution? = nil
  ) async -> Loss {
    let scenario = base.solution.scenario
    let closed = await solve(
      scenario, model(of: scenario, with: closures), relativeGap: base.relativeGap,
      from: start ?? base.solution)
    return Loss(
      effect: ClosureEffect(
        closures, base: .init(base.outcome, base.solution.results),
        closed: .init(outcome(of: closed), closed.results), base.solution.model,
        base.solution.problems),
      used: FacilityUse(closed.model, closed.results).facilities,
      objective: objectiveBounds(closed), servesAll: closed.serves(like: base.solution))
  }

  /// Whether a link is a track or a sailing.
  func isRun(_ id: Link.ID) -> Bool {
    base.supernetwork.network.links.contains { $0.id == id && $0.mode != .road }
  }
}

extension Array {
  /// Dearest first, in the given order among equals.
  func sortedByCost(_ effect: (Element) -> ClosureEffect) -> [Element] {
    enumerated().sorted {
      (effect($1.element).totalCost.value, $0.offset)
        < (effect($0.element).totalCost.value, $1.offset)
    }.map(\.element)
  }
}
