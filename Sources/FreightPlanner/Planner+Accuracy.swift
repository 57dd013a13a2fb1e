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
    let tighter = stopping(atRelativeGap: requestedGap / 1000)
    return result.accuracies(
      from: await tighter.outcomes(of: result.outcomes.map(\.scenario), progress: progress))
  }
}
