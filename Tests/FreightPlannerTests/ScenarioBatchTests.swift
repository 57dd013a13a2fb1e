import Foundation
import Testing

@testable import FreightPlanner

/// A batch's answers depend on its steps and blocks alone.
struct ScenarioBatchTests {
  /// Each step tells the sum of its block so far, so that an answer shows what it began from.
  private func sums(
    _ batch: ScenarioBatch<Int>, workers: Int?, done: [Int: [Int]] = [:],
    _ finished: (Int, [Int]) -> Void = { _, _ in }
  ) async -> [Int] {
    await batch.run(workers: workers, from: 100, done: done, finished: finished) { step, before in
      (before + step, before + step)
    }
  }

  @Test(arguments: [1, 2, 7])
  func stepsGoOnFromTheOneBeforeAndBlocksFromTheSharedState(workers: Int) async {
    let batch = ScenarioBatch([1, 2, 3, 4, 5], blockLength: 2)
    #expect(await sums(batch, workers: workers) == [101, 103, 103, 107, 105])
    #expect(batch.blockCount == 3)
    #expect(batch.block(2) == 4..<5)
  }

  @Test func noMoreWorkersThanPiecesAndAsManyAsProcessorsByDefault() async {
    #expect(Platform.workers(3, for: 2) == 2 && Platform.workers(3, for: 9) == 3)
    #expect(Platform.workers(1, for: 9) == 1 && Platform.workers(3, for: 0) == 1)
    #expect(Platform.workers(nil, for: 1) == 1)
    let processors = ProcessInfo.processInfo.activeProcessorCount
    #expect(Platform.workers(nil, for: 1000) == min(processors, 1000))
    let batch = ScenarioBatch([1, 2, 3, 4, 5], blockLength: 2)
    #expect(await sums(batch, workers: nil) == [101, 103, 103, 107, 105])
  }

  @Test func aBlockThatIsDoneIsNotRunAgain() async {
    let batch = ScenarioBatch(Array(1...6), blockLength: 2)
    var ran: [Int] = []
    let answers = await sums(batch, workers: 1, done: [1: [-1, -2]]) { block, _ in
      ran.append(block)
    }
    #expect(ran == [0, 2])
    #expect(answers == [101, 103, -1, -2, 105, 111])
  }

  private struct DiskIsFull: Error {}

  @Test func anErrorWhileWritingEndsTheBatch() async {
    let batch = ScenarioBatch(Array(1...100))
    var written = 0
    await #expect(throws: DiskIsFull.self) {
      _ = try await batch.run(
        workers: 2, from: 0,
        finished: { _, _ throws(DiskIsFull) in
          written += 1
          if written == 3 { throw DiskIsFull() }
        }
      ) { step, before in (before, step) }
    }
    #expect(written == 3)
  }

  @Test func noStepsGiveNoAnswers() async {
    #expect(await sums(ScenarioBatch([]), workers: 2).isEmpty)
  }
}
