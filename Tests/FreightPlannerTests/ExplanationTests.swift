import FlowAssignment
import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner
import Testing

struct ExplanationTests {
  private let base = Scenario(kind: .base, investments: [])

  @Test func aLinksUsersAddUpToItsFlow() async throws {
    let planner = Planner(try fixture(), workers: 2)
    let solution = await planner.solve(base)
    let indicators = planner.outcome(of: solution).indicators
    for (row, link) in solution.model.supernetwork.network.links.enumerated() {
      guard let flow = indicators.links.first(where: { $0.link == link.id }) else { continue }
      let users = LinkExplanation(row, solution.model, solution.problems, solution.results)
      #expect(abs(users.tonnes - flow.tonnes) <= 1e-9 * max(1, flow.tonnes))
      let vehicles = users.freight.reduce(0) { $0 + $1.vehicles }
      let counted = flow.forward.freightVehicles + flow.backward.freightVehicles
      #expect(abs(vehicles - counted) <= 1e-9 * max(1, counted))
    }
  }

  @Test func aPathsStepsAddUpToItsCostAndItsChainsToTheFlow() async throws {
    let study = try fixture()
    let planner = Planner(study, workers: 2)
    let solution = await planner.solve(base)
    let explanations = PathExplanation.between(
      "AHUS", "CBRUK", solution.model, solution.problems[0], solution.results[0],
      period: study.network.periods[0].id)
    #expect(explanations.map(\.loadForm) == [.unitised, .conventional])
    for explanation in explanations {
      #expect(abs(explanation.chains.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      for chain in explanation.chains where chain.costSEKPerTonne < .infinity {
        let sum = chain.steps.reduce(chain.shipmentSEKPerTonne) { $0 + $1.costSEK }
        #expect(abs(sum - chain.costSEKPerTonne) < 1e-9 * sum)
        // A run's links add up to the run, but for its departure, loco changes and wait.
        for step in chain.steps where !step.legs.isEmpty {
          let kilometres = step.legs.reduce(0) { $0 + $1.kilometres }
          let distance = step.legs.reduce(0) { $0 + $1.distanceSEK }
          let delay = step.legs.reduce(0) { $0 + $1.delaySEK }
          #expect(abs(kilometres - step.terms.kilometres) < 1e-9)
          #expect(abs(distance - step.terms.distanceSEK) < 1e-9)
          #expect(abs(delay - step.delaySEK) < 1e-9)
          #expect(step.legs.reduce(0) { $0 + $1.costSEK } <= step.costSEK + 1e-9)
        }
      }
      // Shares are the logit of the costs.
      let commodity = try #require(
        study.demand.commodities.first { $0.id == explanation.flow.commodity })
      let shares = LogitSplit.shares(
        costs: explanation.chains.map(\.costSEKPerTonne), scale: commodity.logitScale, .platform)
      for (chain, share) in zip(explanation.chains, shares) {
        #expect(abs(chain.share - share) < 1e-3)
      }
    }
  }
}
