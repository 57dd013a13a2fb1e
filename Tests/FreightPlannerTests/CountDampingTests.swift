import FreightGraph
import FreightModel
import TestSupport
import Testing

@testable import FreightPlanner

/// Rounds that do not come nearer go half as far.
@Suite struct CountDampingTests {
  @Test func aRoundThatMovesNoLessThanTheOneBeforeHalvesTheSteps() throws {
    let study = try fixture()
    var estimation = CountEstimation(study, Planner(study, workers: 1).base.layout)
    let start = estimation.matrix
    func move(to matrix: [Double], by relativeMove: Double) {
      estimation.move(
        to: .init(matrix: matrix, preloads: [:], relativeMove: relativeMove, isSolved: true))
    }
    let doubled = start.map { 2 * $0 }
    move(to: doubled, by: 0.5)
    #expect(estimation.step == 1 && estimation.matrix == doubled)
    move(to: start, by: 0.4)
    #expect(estimation.step == 1 && estimation.matrix == start)
    // A swing: the same way back, then again.
    move(to: doubled, by: 0.4)
    #expect(estimation.step == 0.5)
    for (row, value) in estimation.matrix.enumerated() { #expect(value == 1.5 * start[row]) }
    move(to: start, by: 0.41)
    #expect(estimation.step == 0.25)
    for (row, value) in estimation.matrix.enumerated() { #expect(value == 1.375 * start[row]) }
    move(to: start, by: 0.1)
    #expect(estimation.step == 0.25)
  }
}
