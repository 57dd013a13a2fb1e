import FlowAssignment
package import FreightAppraisal
import FreightGraph
import FreightModel

extension Planner {
  /// How far demand can grow in a scenario before a capacity binds.
  ///
  /// All other demand, background traffic included, stays as it is and may take any route and
  /// chain: the question is what the network can carry, not what its users would choose. Periods
  /// are solved in parallel.
  ///
  /// - Parameters:
  ///   - scenario: what is built, and under which demand.
  ///   - growing: whose demand grows; all of it by the same factor.
  package func throughput(of scenario: Scenario, growing: Growing) async -> Throughput {
    let (model, problems) = priced(scenario)
    let grows = model.layout.pairs.map { pair in
      guard case .freight(let row, _) = model.layout.classes[Int(pair.userClass)] else {
        return false
      }
      return growing.includes(model.demand.commodities[row])
    }
    let solver = ConcurrentFlow(
      relativeGap: settings.relativeGap, roundLimit: settings.iterationLimit)
    let periods = await parallel(Array(problems.indices), workers: settings.workers) { index in
      let problem = problems[index]
      let period = study.network.periods[index]
      let limits = model.fleetLimits(in: period)
      let fleets = model.fleets(in: period)
      let headroom = solver.solve(problem, growing: grows, limits: limits)
      let wanted = problem.pairs.indices.filter { grows[$0] && problem.pairs[$0].demand > 0 }
      return PeriodThroughput(
        period: period, headroom: headroom,
        growingTonnesPerHour: wanted.reduce(0) { $0 + problem.pairs[$1].demand },
        binding: (headroom.dual.indices.filter { headroom.dual[$0] > 0 }
          .map { BindingFacility($0, problem, headroom, model) }
          + headroom.limitDual.indices.filter { headroom.limitDual[$0] > 0 }
          .map { BindingFacility($0, fleets, limits, headroom, model) })
          .enumerated().sorted {
            ($1.element.gainPerPercent, $0.offset) < ($0.element.gainPerPercent, $1.offset)
          }.map(\.element),
        growingPairs: wanted.count, separatedPairs: headroom.separated.count,
        overfilled: headroom.overfilled.map { OverfilledFacility($0, problem, model) })
    }
    return Throughput(scenario: scenario, growing: growing, periods: periods)
  }

  /// How far demand can grow on the routes of a solution before it fills a facility.
  package func roomOnTodaysRoutes(
    of solution: Solution, growing: Growing
  ) -> RouteChoiceRoom? {
    RouteChoiceRoom(growing, solution.model, solution.equilibria)
  }
}
