import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner

/// A path explanation as tables: one per flow, form and chain.
struct PathText {
  private let session: Session
  private let query: PathQuery
  private let scenario: Scenario
  private let names: StepNames

  init(
    _ session: Session, _ query: PathQuery, _ scenario: Scenario, _ names: StepNames
  ) {
    self.session = session
    self.query = query
    self.scenario = scenario
    self.names = names
  }

  /// Everything that is known of the flows between the two zones.
  func text(_ explanations: [PathExplanation]) -> String {
    let period = session.study.network.periods[query.period]
    var text =
      "\(names.name(of: query.origin)) to \(names.name(of: query.destination)); "
      + "scenario \(scenario.id), \(session.conditions), period \(period.id) "
      + "(\(session.text(period.name)))\n"
    for explanation in explanations { text += "\n" + self.text(explanation) }
    return text
  }

  private func text(_ explanation: PathExplanation) -> String {
    let flow = explanation.flow
    let commodity = session.study.demand.commodities.first { $0.id == flow.commodity }!
    var text =
      "\(flow.id): \(session.text(commodity.name)) (\(commodity.id)), "
      + "\(explanation.loadForm.rawValue), \(flow.tonnes(in: explanation.loadForm).fixed(0)) t/yr\n"
    for chain in explanation.chains { text += "\n" + self.text(chain) }
    return text
  }

  private func text(_ chain: PathExplanation.Chain) -> String {
    let type = session.study.network.chainTypes.first { $0.id == chain.chain }!
    let title = "  \(type.id) (\(session.text(type.name)))"
    guard chain.costSEKPerTonne < .infinity else { return title + ": no path\n" }
    return
      "\(title): share \(chain.share.percent()) %, \(chain.costSEKPerTonne.fixed(2)) SEK/t\n\n"
      + table(chain).text(indent: 4)
  }

  private func table(_ chain: PathExplanation.Chain) -> TextTable {
    var table = TextTable(
      [
        .text("Step"), .text("Link"), .number("Length", "km"), .number("Time", "h"),
        .number("Delay", "h"),
      ]
        + ["Time", "Distance", "Cargo", "Handling", "Trip", "Delay", "Orders, stores", "Sum"]
        .map { .number($0, "SEK/t") })
    for step in chain.steps {
      let terms = step.terms
      let link = if case .moving(let row, _) = step.arc { names.link(row).id.name } else { "" }
      table.add(
        [names.name(of: step.arc), link, terms.kilometres.fixed(2), terms.hours.fixed(3)]
          + [
            step.delayHours.fixed(3), terms.timeSEK.fixed(2), terms.distanceSEK.fixed(2),
            terms.cargoSEK.fixed(2), terms.handlingSEK.fixed(2), terms.tripSEK.fixed(2),
            step.delaySEK.fixed(2), "", step.costSEK.fixed(2),
          ])
      for leg in step.legs {
        table.add([
          "  of which " + names.name(ofLink: leg.link, isForward: leg.isForward),
          names.link(leg.link).id.name, leg.kilometres.fixed(2), leg.hours.fixed(3),
          leg.delayHours.fixed(3), leg.timeSEK.fixed(2), leg.distanceSEK.fixed(2),
          leg.cargoSEK.fixed(2), "", "", leg.delaySEK.fixed(2), "", leg.costSEK.fixed(2),
        ])
      }
    }
    let shipments = chain.shipmentSEKPerTonne.fixed(2)
    table.add(
      ["orders and stores"] + [String](repeating: "", count: 10) + [shipments, shipments])
    table.addRule()
    func sum(_ digits: Int, _ value: (PathExplanation.Step) -> Double) -> String {
      chain.steps.reduce(0) { $0 + value($1) }.fixed(digits)
    }
    table.add([
      "total", "", sum(2) { $0.terms.kilometres }, sum(3) { $0.terms.hours },
      sum(3) { $0.delayHours }, sum(2) { $0.terms.timeSEK }, sum(2) { $0.terms.distanceSEK },
      sum(2) { $0.terms.cargoSEK }, sum(2) { $0.terms.handlingSEK }, sum(2) { $0.terms.tripSEK },
      sum(2) { $0.delaySEK }, shipments, chain.costSEKPerTonne.fixed(2),
    ])
    let shares = PathExplanation.Term.allCases.map { chain.share(of: $0) }
    table.add(
      ["share of the cost", "", "", "", ""]
        + (shares + [shares.reduce(0, +)]).map { $0.percent() + " %" })
    return table
  }
}
