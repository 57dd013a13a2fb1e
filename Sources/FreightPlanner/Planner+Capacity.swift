package import FreightAppraisal
import FreightGraph
import FreightModel

extension Planner {
  /// What one more unit of each facility's capacity is worth at a solution's equilibrium.
  ///
  /// - Returns: nil where classes pay for delays by values of their own, so that answers to costs
  ///   are not symmetric.
  package func capacityValues(of solution: Solution) -> CapacityValues? {
    guard delayValues == .common else { return nil }
    return CapacityValues(
      solution.scenario, solution.model, solution.problems, solution.results, .platform)
  }

  /// What passes every terminal, port and corridor of a solution, by period.
  package func physicalThroughput(of solution: Solution) -> PhysicalThroughput {
    PhysicalThroughput(
      solution.scenario, solution.model, solution.equilibria,
      study.network.periods.indices.map { index in
        var collector = IndicatorCollector(solution.model)
        collector.add(solution.equilibria[index], study.network.periods[index])
        return collector.indicators()
      }, corridors: study.corridors)
  }

  /// Headroom of an industry in several scenarios, all periods and scenarios in parallel.
  ///
  /// - Parameters:
  ///   - scenarios: what is built in each.
  ///   - growing: whose demand grows, one after another.
  ///   - progress: called with the number of answers found, from any thread.
  /// - Returns: by scenario, then as `growing`.
  package func throughputs(
    of scenarios: [Scenario], growing: [Growing], progress: @escaping @Sendable (Int) -> Void
  ) async -> [Throughput] {
    let questions = scenarios.flatMap { scenario in growing.map { (scenario, $0) } }
    let counter = Counter(0, progress)
    return await parallel(questions, workers: settings.workers) { scenario, growing in
      let answer = await throughput(of: scenario, growing: growing)
      await counter.increment()
      return answer
    }
  }
}
