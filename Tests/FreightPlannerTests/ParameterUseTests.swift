import FreightAppraisal
import FreightModel
import FreightPlanner
import TestSupport
import Testing

/// Parameters that an answer hangs on, and those that it does not.
struct ParameterUseTests {
  private func used(_ settings: PlannerSettings) async throws -> Set<ParameterName> {
    await Planner(try fixture(), settings).result(of: [.base], command: "") { _ in }.usedParameters
  }

  @Test func whatIsLeftOutIsNotUsed() async throws {
    let all = try await used(PlannerSettings(workers: 1))
    #expect(all.isSuperset(of: [.roadDelayCost, .shipDelayCost, .logitScaleFactor, .carTimeCost]))
    // No dispersion left out, no ferry, no count, not the forecast year, no trains that follow
    // goods, nothing to appraise.
    #expect(
      all.isDisjoint(with: [
        .undispersedLogitScale, .ferryDelayCost, .priorDispersion, .forecastYear, .trainLeastFill,
        .discountRate,
      ]))
    let few = try await used(
      PlannerSettings(year: 2034, without: [.queues, .dispersion, .background], workers: 1))
    #expect(few.isSuperset(of: [.undispersedLogitScale, .forecastYear]))
    #expect(
      few.isDisjoint(with: [.roadDelayCost, .shipDelayCost, .logitScaleFactor, .carTimeCost]))
  }

  /// An unused parameter moves nothing.
  @Test(arguments: [ParameterName.undispersedLogitScale, .ferryDelayCost, .trainLeastFill])
  func anUnusedParameterChangesNothing(_ name: ParameterName) async throws {
    let study = try fixture()
    func cost(_ study: Study) async -> Double {
      let planner = Planner(study, workers: 1)
      return planner.outcome(of: await planner.solve(.base)).indicators.costSEK
    }
    let row = try #require(study.parameters.rows.first { $0.id.name == name.rawValue })
    #expect(row.range.upperBound != row.value)
    #expect(await cost(study) == cost(study.setting(name, to: row.range.upperBound)))
  }
}
