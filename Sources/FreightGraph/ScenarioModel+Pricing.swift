import FlowAssignment
import FreightModel

extension ClassKind {
  /// `theta` of the class. Background traffic and empties have one alternative, for which it means
  /// nothing.
  func logitScale(_ demand: Demand) -> Double {
    switch self {
    case .freight(let commodity, _): demand.commodities[commodity].logitScale
    case .background, .empties: 1
    }
  }
}

extension DemandLayout {
  /// The choice of shipment size on each alternative; nil for background traffic and for flows that
  /// the demand has no tonnes of.
  ///
  /// Alternatives are those of the tables' tonnes. Where a scenario's goods no longer fill a
  /// chain's least shipment, the chain stays open and is priced as if one such shipment came a
  /// year: its stores then speak against it, and no cost falls because there is less to send.
  func shipments(
    _ demand: Demand, _ chainTypes: [ChainType], _ parameters: ParameterSet,
    _ mathematics: Mathematics
  ) -> [ShipmentChoice?] {
    sinks.indices.map { slot in
      let pair = pairOfAlternative[slot]
      guard case .flow(let row, _) = sources[pair],
        case .freight(let commodity, _) = classes[Int(pairs[pair].userClass)],
        demand.flows[row].tonnesPerYear > 0
      else { return nil }
      let goods = demand.commodities[commodity]
      let minimum = chainTypes[chains[slot]].minimumShipmentTonnes
      let least = demand.shipmentSizes.map(\.tonnes).filter { $0 >= minimum }.min() ?? minimum
      return ShipmentChoice(
        goods.logistics,
        annualTonnes: Swift.max(demand.flows[row].tonnesPerRelation(parameters), least),
        minimumTonnes: minimum, of: demand.shipmentSizes,
        nestScale: goods.logitScale * parameters[.nestScaleRatio], mathematics)
    }
  }
}

extension GeneralisedCost {
  /// A class with the offers that have changed priced on every arc that they are.
  func repriced(
    _ userClass: AssignmentProblem.UserClass, _ index: Int, _ changed: [Int]
  ) -> AssignmentProblem.UserClass {
    var userClass = userClass
    for offer in changed {
      let terms = terms(ofClass: index, offer: offer)
      let total = terms?.totalSEK ?? .infinity
      let load = terms?.load ?? 0
      for arc in layout.arcs(of: offer) {
        // Arrays are shared with the scenario before until something is written.
        if userClass.arcCost[Int(arc)] != total { userClass.arcCost[Int(arc)] = total }
        if userClass.arcLoad[Int(arc)] != load { userClass.arcLoad[Int(arc)] = load }
      }
    }
    return userClass
  }

  /// `phi` of a class: a commodity's is a row of its table, background traffic's and empties' is
  /// their own hour on the road over what their passenger car units pay at the common rate.
  func delayFactor(
    ofClass userClass: Int, _ demand: Demand, _ parameters: ParameterSet
  ) -> Double {
    switch kinds[userClass] {
    case .freight(let row, _): demand.commodities[row].logistics.delayFactor
    case .background, .empties: ownDelayFactor(ofClass: userClass, parameters[.roadDelayCost])
    }
  }
}
