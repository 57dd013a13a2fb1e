import FlowAssignment
package import FreightAppraisal
import FreightGraph
import FreightModel

extension Planner {
  /// Solves the loss of every facility of a scenario that carries flow, of those in `closure.csv`,
  /// and of pairs of the dearest.
  ///
  /// A loss is another network, solved from the flows with everything open. What nobody uses is not
  /// solved: its loss takes no path from anybody and makes none cheaper, so that the equilibrium
  /// stays one (`AssignmentProblem.keeps`). By the same argument a pair of which one is not used
  /// with the other closed is that other alone.
  ///
  /// - Parameters:
  ///   - scenario: what is built, and under which demand.
  ///   - pairsAmong: of so many of the dearest singles every pair is told; none for 0.
  ///   - worst: of those pairs, only so many that raise the objective most, all others proven below
  ///     them (see `pairs`); all of them if nil.
  ///   - progress: called with the number of solves done and their total, from any thread.
  package func resilience(
    of scenario: Scenario, pairsAmong: Int = 0, worst: Int? = nil,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> Resilience {
    let plan = await lossPlan(of: scenario)
    let reference = plan.reference
    let counter = Counter(0) { progress($0, plan.count) }
    let answers = await ScenarioBatch(plan.closures).run(
      workers: settings.workers, from: reference.solution
    ) { closures, base -> (Solution, Loss) in
      let loss = await loss(closures, reference)
      await counter.increment()
      return (base, loss)
    }
    let ranked = Array(answers.prefix(plan.singles.count)).sortedByCost(\.effect)
    let pairs = await pairs(Array(ranked.prefix(pairsAmong)), reference, worst: worst, progress)
    return Resilience(
      scenario: scenario, base: reference.outcome, singles: ranked.map(\.effect),
      unused: plan.unused,
      named: zip(plan.named, answers.dropFirst(plan.singles.count)).map { closure, loss in
        Resilience.Named(closure: closure, effect: loss.effect)
      },
      pairs: pairs.told, pruning: pairs.pruning)
  }

  /// The losses of a scenario that have to be solved.
  package struct LossPlan: Sendable {
    let reference: Reference
    /// Facilities whose loss changes something.
    let singles: [Closure]
    /// Rows of `closure.csv`.
    let named: [NamedClosure]
    /// Facilities whose loss is proven to change nothing.
    let unused: [Closure.Facility]

    /// How many solves they are.
    package var count: Int { singles.count + named.count }

    var closures: [[Closure]] { singles.map { [$0] } + named.map { [$0.closure] } }
  }

  /// Solves the first loss of a plan and tells every other as if it had the same effect: to see how
  /// long one takes and how much is written of all.
  package func sketch(of plan: LossPlan) async -> Resilience {
    let effect =
      if let first = plan.closures.first {
        await loss(first, plan.reference).effect as ClosureEffect?
      } else {
        nil as ClosureEffect?
      }
    return Resilience(
      scenario: plan.reference.solution.scenario, base: plan.reference.outcome,
      singles: effect.map { effect in plan.singles.map { effect.naming([$0]) } } ?? [],
      unused: plan.unused,
      named: effect.map { effect in
        plan.named.map { Resilience.Named(closure: $0, effect: effect.naming([$0.closure])) }
      } ?? [], pairs: [])
  }

  /// Finds out which losses of a scenario have to be solved.
  ///
  /// - Parameter scenario: what is built, and under which demand.
  package func lossPlan(of scenario: Scenario) async -> LossPlan {
    let start = await solve(.base)
    let base = scenario == .base ? start : await solve(scenario, from: start)
    let reference = Reference(base, outcome(of: base))
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
    return LossPlan(
      reference: reference,
      singles: candidates.filter { changing.contains($0) }.map { Closure($0) },
      named: study.closures.filter { candidates.contains($0.closure.facility) },
      unused: unused.filter(\.1).map(\.0))
  }

  /// The scenario with everything open.
  struct Reference: Sendable {
    let solution: Solution
    let outcome: ScenarioOutcome

    init(_ solution: Solution, _ outcome: ScenarioOutcome) {
      self.solution = solution
      self.outcome = outcome
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
    let closed = await solve(
      base.solution.scenario, with: closures, from: start ?? base.solution)
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
