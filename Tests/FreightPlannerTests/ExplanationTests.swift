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

  /// Preload and other trains included, nothing on a link is left out and nothing is told twice.
  @Test func everythingOnALinkAddsUpToItsVehiclesEachWay() async throws {
    let study = try oskarshamn()
    let planner = Planner(study, workers: 2)
    let solution = await planner.solve(base)
    let indicators = planner.outcome(of: solution).indicators
    let supernetwork = solution.model.supernetwork
    for id in ["OSK_S-OSK_C-R", "R_ALV-R_SAV-T", "R_BERGA-RJ_KVAST-T", "HULTSFRED-VIMMERBY-R"] {
      let row = try #require(supernetwork.network.links.firstIndex { $0.id.name == id })
      let flow = try #require(indicators.links.first { $0.link.name == id })
      let users = LinkExplanation(row, solution.model, solution.problems, solution.results)
      var bothWays = 0.0
      for isForward in [true, false] {
        let goods = users.freight.filter { $0.isForward == isForward }.map(\.vehicles)
        let empties = users.empties.filter { $0.isForward == isForward }.map(\.vehicles)
        let matrix = users.background.filter { $0.isForward == isForward }.map(\.vehiclesPerYear)
        let others = users.others.filter { $0.isForward == isForward }
        let direction = isForward ? flow.forward : flow.backward
        let freight = (goods + empties).reduce(0, +)
        #expect(abs(freight - direction.freightVehicles) <= 1e-9 * max(1, freight), "\(id)")
        let preload = others.filter { $0.kind != .otherTrains }.map(\.vehiclesPerYear)
        let background = (matrix + preload).reduce(0, +)
        #expect(
          abs(background - direction.backgroundVehicles) <= 1e-9 * max(1, background), "\(id)")
        bothWays += freight + others.reduce(0) { $0 + $1.vehiclesPerYear }
      }
      // A track's facilities count paths of freight trains: what the equilibrium has there, both
      // ways. Another train takes at most one, which is its preload.
      guard case .rail(let rail) = supernetwork.network.links[row].supply else { continue }
      let others = users.others.reduce(0) { $0 + $1.vehiclesPerYear }
      #expect(abs(others - 365 * rail.otherTrainsPerDay) <= 1e-9 * others, "\(id)")
      var paths = 0.0
      var taken = 0.0
      let ways = rail.tracks == 1 ? [true] : [true, false]
      for (index, period) in study.network.periods.enumerated() {
        for isForward in ways {
          let slot = Int(supernetwork.facilities.facility(ofLink: row, isForward: isForward))
          paths += solution.results[index].facilityFlow[slot] * period.hoursPerYear
          taken += solution.problems[index].facilities[slot].preload * period.hoursPerYear
        }
      }
      #expect(0 < taken && taken <= others, "\(id)")
      #expect(abs(bothWays - others + taken - paths) <= 1e-9 * paths, "\(id)")
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
        let shares = PathExplanation.Term.allCases.map { chain.share(of: $0) }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        #expect(shares.last! > 0)
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
