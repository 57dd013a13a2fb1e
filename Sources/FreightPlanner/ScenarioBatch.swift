/// Solves that belong together, cut into blocks of consecutive steps.
///
/// A block is one piece of work: its first step begins from a state that all blocks share, each
/// further step from the state that the one before left (flows, in a warm start). Where blocks are
/// cut is part of the batch and never depends on the number of workers, so that the answers are
/// the same bit for bit for any number of them, and for a batch that was interrupted and gone on
/// with.
///
///     let batch = ScenarioBatch(scenarios, blockLength: 16)
///     let costs = await batch.run(workers: 2, from: base) { scenario, before in
///       let solution = await planner.solve(scenario, from: before)
///       return (solution, planner.outcome(of: solution).indicators.costSEK)
///     }
package struct ScenarioBatch<Step: Sendable>: Sendable {
  /// In the order of the answers.
  package let steps: [Step]
  /// Steps in a block; the last block may have fewer.
  package let blockLength: Int

  /// Cuts steps into blocks; with one step each, every step begins from the shared state.
  package init(_ steps: [Step], blockLength: Int = 1) {
    precondition(blockLength > 0, "a block has a step")
    self.steps = steps
    self.blockLength = blockLength
  }

  /// Number of blocks.
  package var blockCount: Int { (steps.count + blockLength - 1) / blockLength }

  /// The steps of a block, as indices of `steps`.
  package func block(_ index: Int) -> Range<Int> {
    index * blockLength..<Swift.min((index + 1) * blockLength, steps.count)
  }

  /// Runs every block that is not done yet.
  ///
  /// - Parameters:
  ///   - workers: blocks under way at once; nil for as many as there are processors.
  ///   - start: what every block begins from.
  ///   - done: answers of blocks that an earlier run finished, by block.
  ///   - finished: called with each block that ends, in the order in which they end and never twice
  ///     at once: to write answers down. After an error no more blocks are begun.
  ///   - solve: one step, from the state that the step before left.
  /// - Returns: the answers in the order of the steps.
  package func run<State: Sendable, Answer: Sendable, Failure: Error>(
    workers: Int?, from start: State, done: [Int: [Answer]] = [:],
    finished: (Int, [Answer]) throws(Failure) -> Void,
    _ solve: @escaping @Sendable (Step, State) async -> (State, Answer)
  ) async throws(Failure) -> [Answer] {
    var answers = done
    var failure: Failure?
    await withTaskGroup(of: (Int, [Answer]).self) { group in
      var waiting = (0..<blockCount).lazy.filter { done[$0] == nil }.makeIterator()
      func startNext() {
        guard let index = waiting.next() else { return }
        let steps = steps[block(index)]
        group.addTask {
          var state = start
          var answers: [Answer] = []
          answers.reserveCapacity(steps.count)
          for step in steps {
            let (next, answer) = await solve(step, state)
            state = next
            answers.append(answer)
          }
          return (index, answers)
        }
      }
      for _ in 0..<Platform.workers(workers, for: blockCount) { startNext() }
      for await (index, found) in group where failure == nil {
        do throws(Failure) {
          try finished(index, found)
          answers[index] = found
          startNext()
        } catch {
          failure = error
        }
      }
    }
    if let failure { throw failure }
    return (0..<blockCount).flatMap { answers[$0]! }
  }

  /// As the other `run`, with nothing to write down on the way.
  package func run<State: Sendable, Answer: Sendable>(
    workers: Int?, from start: State,
    _ solve: @escaping @Sendable (Step, State) async -> (State, Answer)
  ) async -> [Answer] {
    await run(workers: workers, from: start, finished: { _, _ in }, solve)
  }
}

/// Runs independent work with at most `workers` pieces under way, results in the given order.
func parallel<Item: Sendable, Output: Sendable>(
  _ items: [Item], workers: Int?, _ work: @escaping @Sendable (Item) async -> Output
) async -> [Output] {
  await ScenarioBatch(items).run(workers: workers, from: ()) { item, _ in ((), await work(item)) }
}

/// Counts finished scenarios, whichever thread finishes them.
actor Counter {
  private var count: Int
  private let report: @Sendable (Int) -> Void

  init(_ count: Int, _ report: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.report = report
  }

  func increment() {
    count += 1
    report(count)
  }
}
