extension Planner {
  /// Runs independent work with at most `workers` pieces under way, results in the given order.
  func parallel<Item: Sendable, Output: Sendable>(
    _ items: [Item], workers: Int, _ work: @escaping @Sendable (Item) async -> Output
  ) async -> [Output] {
    await withTaskGroup(of: (Int, Output).self) { group in
      var waiting = items.enumerated().makeIterator()
      func startNext() {
        guard let (index, item) = waiting.next() else { return }
        group.addTask { (index, await work(item)) }
      }
      for _ in 0..<workers { startNext() }
      var results = [Output?](repeating: nil, count: items.count)
      for await (index, output) in group {
        results[index] = output
        startNext()
      }
      return results.map { $0! }
    }
  }
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
