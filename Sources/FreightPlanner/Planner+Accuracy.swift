package import FreightAppraisal

extension Planner {
  /// Solves a result's scenarios again to a thousandth of the gap, the base case from nothing and
  /// the others from its flows, and tells what changes.
  ///
  /// - Parameters:
  ///   - result: an answer of this planner.
  ///   - progress: called with the number of scenarios done, from any thread.
  package func accuracies(
    of result: StudyResult, progress: @escaping @Sendable (Int) -> Void
  ) async -> [SolveAccuracy] {
    let gap = requestedGap / 1000
    let base = await solve(.base, model(of: .base), relativeGap: gap, from: nil)
    let counter = Counter(0, progress)
    let tighter = await parallel(result.outcomes.map(\.scenario), workers: settings.workers) {
      scenario in
      let solution = await self.solve(
        scenario, self.model(of: scenario), relativeGap: gap, from: base)
      let outcome = self.outcome(of: solution)
      await counter.increment()
      return outcome
    }
    return result.accuracies(from: tighter)
  }
}
