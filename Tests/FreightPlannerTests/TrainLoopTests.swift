import FreightAppraisal
import FreightGraph
import FreightModel
import TestSupport
import Testing

@testable import FreightPlanner

/// Trains after volumes and volumes after trains, by hand.
struct TrainLoopTests {
  private let rule = TrainRule(leastDepartures: 2, greatestFill: 0.75, leastFill: 0.4)
  private let nothing = TrainLoop.Running(departuresPerWeek: 0, plannedFill: 0.75)

  private func loop(relations: Int, step: Double = 1, rounds: Int = 40) -> TrainLoop {
    TrainLoop(
      rule: rule, running: Array(repeating: nothing, count: relations), tolerance: 1e-9,
      step: step, rounds: rounds)
  }

  @Test func moreGoodsFillTheFewestTrainsAndThenMakeMore() throws {
    // One full train's goods on two trains; three on four trains of 75 %.
    let few = try #require(rule.trains(for: 1, nothing))
    #expect(few == (2, 0.5))
    let many = try #require(rule.trains(for: 3, nothing))
    #expect(many == (4, 0.75))
    #expect(rule.trains(for: 0, nothing) == nil)
  }

  @Test func otherShippersTrainsRunWithoutThisStudysGoods() throws {
    let running = TrainLoop.Running(departuresPerWeek: 5, plannedFill: 0.6)
    #expect(try #require(rule.trains(for: 0, running)) == (5, 0.6))
    // 0.75 more full trains fill the five to the greatest fill; twice that makes a sixth.
    #expect(try #require(rule.trains(for: 0.75, running)) == (5, 0.75))
    #expect(try #require(rule.trains(for: 1.5, running)) == (6, 0.75))
  }

  @Test func theEmptierHalfOfTheFailingRelationsIsWithdrawnAndTheRestHeldAtTheLeastFill() {
    let (services, isSettling) = loop(relations: 4).services(for: [0.1, 3, 0.3, 0])
    #expect(isSettling)
    #expect(
      services == [
        .withdrawn, .running(departuresPerWeek: 4, fill: 0.75),
        .running(departuresPerWeek: 2, fill: 0.4), .withdrawn,
      ])
  }

  /// Goods for three full trains a week take whichever of two terminals has the cheaper train, at
  /// 100/fill and 2 an hour of waiting; without any train they stay on the road.
  private func cheaper(_ services: [TrainService]) -> [Double] {
    let costs = services.map { service -> Double in
      guard case .running(let departures, let fill) = service else { return .infinity }
      return 100 / fill + 2 * 168 / departures / 2
    }
    guard let least = costs.min(), least < .infinity else { return costs.map { _ in 0 } }
    return costs.indices.map { $0 == costs.firstIndex(of: least) ? 3 : 0 }
  }

  @Test func eachOfTwoTerminalsCanKeepAllTrainsAndSoCanNone() async {
    // By hand: three full trains on one relation are four trains of 75 %, at 133 + 42; the other
    // has none. Nobody leaves either: both are equilibria, and no train at all is the third.
    let loop = loop(relations: 2)
    let full = TrainService.running(departuresPerWeek: 4, fill: 0.75)
    let starts: [([TrainService], [Double])] = [
      (
        [.running(departuresPerWeek: 4, fill: 0.7), .running(departuresPerWeek: 2, fill: 0.7)],
        [3, 0]
      ),
      (
        [.running(departuresPerWeek: 2, fill: 0.7), .running(departuresPerWeek: 4, fill: 0.7)],
        [0, 3]
      ),
      ([.withdrawn, .withdrawn], [0, 0]),
    ]
    for (start, expected) in starts {
      let answer = await loop.settle(from: start) { services, _, _ in (cheaper(services), 0) }
      #expect(answer.isSettled)
      #expect(answer.volumes == expected)
      #expect(answer.services == expected.map { $0 > 0 ? full : .withdrawn })
      // It is a fixed point: the trains of the volumes ask for the volumes.
      #expect(cheaper(loop.services(for: answer.volumes).services) == expected)
    }
  }

  @Test func aSwingIsDampedAndTheRoundsAreCounted() async {
    // Goods that shun full trains: F -> 6 - F swings between 2 and 4 for ever; 3 is the answer.
    func shy(_ services: [TrainService]) -> [Double] {
      guard case .running(let departures, let fill) = services[0] else { return [2] }
      return [6 - departures * fill]
    }
    let start: [TrainService] = [.running(departuresPerWeek: 4, fill: 1)]
    let damped = await loop(relations: 1).settle(from: start) { services, _, _ in (shy(services), 0)
    }
    #expect(damped.isSettled)
    #expect(abs(damped.volumes[0] - 3) < 1e-9)
    let hasty = await loop(relations: 1, rounds: 2).settle(from: start) { services, _, _ in
      (shy(services), 0)
    }
    #expect(!hasty.isSettled && hasty.rounds == 2 && hasty.lastChange == 2)
  }

  @Test func aStudysTrainsAreThoseOfItsGoodsForAnyNumberOfWorkers() async throws {
    // Cheap goods that can wait, dear lorries, and operators that begin with one train of a fifth.
    let study = try fixture(
      FixtureStudy().setting("value_sek_per_t", of: 2, to: "2000", in: "commodity.csv")
        .setting("cost_sek_per_km", of: 3, to: "20", in: "vehicle.csv")
        .replacing("train_least_fill,0.4", with: "train_least_fill,0.2", in: "parameter.csv")
        .replacing(
          "train_least_departures,2", with: "train_least_departures,1", in: "parameter.csv"))
    let parameters = study.parameters
    let list = [
      Scenario.base, Scenario(kind: .chosen, investments: ["BYPASS"]),
      Scenario(kind: .chosen, investments: ["BERG_KOMBI"]),
    ]
    let one = await Planner(study, workers: 1).scaleEconomies(of: list)
    let two = await Planner(study, workers: 2).scaleEconomies(of: list)
    for (scenario, other) in zip(one, two) {
      #expect(scenario.answers.map(\.start) == ScaleEconomies.Start.allCases)
      for (answer, same) in zip(scenario.answers, other.answers) {
        #expect(answer.isSettled)
        #expect(answer.outcome.indicators.costSEK == same.outcome.indicators.costSEK)
        for (relation, twin) in zip(answer.relations, same.relations) {
          #expect(relation.departuresPerWeek == twin.departuresPerWeek)
          let trains = max(
            parameters[.trainLeastDepartures],
            relation.fullTrainsPerWeek / parameters[.trainGreatestFill])
          #expect(abs(relation.departuresPerWeek - trains) < 2 * parameters[.scaleTolerance])
          #expect(relation.fill >= parameters[.trainLeastFill])
          #expect(relation.fill <= parameters[.trainGreatestFill] + 1e-12)
        }
      }
      // No train runs here without this study's goods: from none there are none.
      #expect(scenario.answers[2].relations.isEmpty)
      #expect(!scenario.answers[1].relations.isEmpty)
    }
  }
}
