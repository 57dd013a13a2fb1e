package import FreightModel

/// An effect of an investment, with or without a price.
package enum AppraisalEffect: Sendable, Hashable {
  /// Shippers of an industry: generalised cost, logsum.
  case freight(Industry)
  /// Empties that are flows of their own.
  case empties
  /// Cars and other lorries.
  case background
  /// What terminals, ports and sidings are paid less their costs.
  case terminals
  /// What hauliers, railway undertakings and shipping lines are paid less their costs.
  case carriers
  /// Track charges and fairway dues less what they pay for.
  case charges
  /// What traffic does to others.
  case external(ExternalCost.Effect)
  /// CO2 with a value of its own.
  case co2
  /// Energy and CO2 tax on fuel.
  case fuelTax

  /// Who gains or loses.
  package enum Party: String, Sendable, CaseIterable {
    /// Shippers and travellers.
    case users
    /// Carriers and terminals.
    case operators
    /// Whoever traffic harms.
    case others
    /// The public budget.
    case state
  }

  /// The party that the effect is counted to.
  package var party: Party {
    switch self {
    case .freight, .empties, .background: .users
    case .terminals, .carriers: .operators
    case .external, .co2: .others
    case .charges, .fuelTax: .state
    }
  }

  /// Whether more of its quantity is a gain: income to somebody, and no harm to others.
  var isIncome: Bool { party == .operators || party == .state }

  /// Its name in data.
  package var id: String {
    switch self {
    case .freight(let industry): "freight_" + industry.rawValue
    case .empties: "freight_empties"
    case .background: "background_traffic"
    case .terminals: "terminal_operators"
    case .carriers: "carriers"
    case .charges: "infrastructure_charges"
    case .external(let effect): effect == .all ? "external_net" : effect.rawValue
    case .co2: "co2"
    case .fuelTax: "fuel_tax"
    }
  }
}

/// A quantity in base case and option with its price.
package struct PricedWork: Sendable {
  /// What a quantity is counted in.
  package enum Unit: String, Sendable {
    /// Vehicle-, train- or ship-kilometres.
    case vehicleKilometres = "vkm"
    /// Tonne-kilometres.
    case tonneKilometres = "tkm"
    /// Kilograms of CO2.
    case kilograms = "kg"
    /// Litres of fuel.
    case litres = "l"
    /// Money paid.
    case kronor = "SEK"
  }

  /// The effect that the quantity is part of.
  package let effect: AppraisalEffect
  /// `value_id` of `external_cost.csv`, or the parameter, who pays and the mode, as far as they
  /// tell rows apart.
  package let id: String
  /// Of `base` and `option`.
  package let unit: Unit
  /// Per year.
  package let base: Double
  /// Per year.
  package let option: Double
  /// SEK per unit in its own price level; above zero for a cost to others and for a tax.
  package let price: Double
  /// The year of the money that `price` is in.
  package let priceLevel: String
  /// To money of the appraisal.
  package let priceFactor: Double
  /// Whether the price, an index of `priceFactor` or the emissions behind the quantity are an
  /// estimate.
  package let isEstimate: Bool
  /// Whose growth the traffic has.
  package let growthClass: GrowthClass

  /// Worth of the change, SEK/yr; below zero is a loss. More tax is a gain to the state and more
  /// income one to operators, more of everything else a loss to others.
  package var sekPerYear: Double {
    let cost = (option - base) * price * priceFactor
    return effect.isIncome ? cost : -cost
  }
}

/// One effect of a package in a year.
package struct AppraisalItem: Sendable {
  /// What happens, and to whom.
  package let effect: AppraisalEffect
  /// Worth in the year that was solved, SEK in money of the appraisal, below zero for a loss; nil
  /// for what has no price here.
  package let sekPerYear: Double?
  /// What the worth is made of; empty where it is a difference of two logsums.
  package let work: [PricedWork]

  /// Creates an effect; `sekPerYear` is nil for what has no price.
  package init(effect: AppraisalEffect, sekPerYear: Double?, work: [PricedWork] = []) {
    self.effect = effect
    self.sekPerYear = sekPerYear
    self.work = work
  }

  /// Whether anything that the worth is priced with is an estimate.
  package var isEstimate: Bool { work.contains(where: \.isEstimate) }
}

extension AppraisalBasis {
  /// Every effect of an option against its base case, in the report's order.
  package func items(
    _ base: ScenarioOutcome, _ option: ScenarioOutcome, _ comparison: Comparison
  ) -> [AppraisalItem] {
    var items = zip(Industry.allCases, comparison.industryCost).map { industry, cost in
      AppraisalItem(effect: .freight(industry), sekPerYear: -cost.value)
    }
    items += [
      AppraisalItem(effect: .empties, sekPerYear: -comparison.emptiesCost.value),
      AppraisalItem(effect: .background, sekPerYear: -comparison.backgroundCost.value),
    ]
    items += profits(base.indicators.payments, option.indicators.payments)
    let before = ExternalWork(base)
    let after = ExternalWork(option)
    let effects: [ExternalCost.Effect] = isNet ? [.all] : [.accidents, .air, .noise, .wear]
    items += effects.map { effect in
      item(
        .external(effect),
        externalCosts.filter { $0.effect == effect }.compactMap { work(of: $0, before, after) })
    }
    if !isNet {
      items.append(
        valuesCO2
          ? item(.co2, Mode.allCases.compactMap { co2(by: $0, before, after) })
          : AppraisalItem(effect: .co2, sekPerYear: nil))
      items.append(item(.fuelTax, [fuelTax(before, after)].compactMap { $0 }))
    }
    items.append(AppraisalItem(effect: .charges, sekPerYear: nil))
    return items
  }

  /// An effect whose worth is its work's; nothing is known where there is none.
  func item(_ effect: AppraisalEffect, _ work: [PricedWork]) -> AppraisalItem {
    AppraisalItem(
      effect: effect, sekPerYear: work.isEmpty ? nil : work.reduce(0) { $0 + $1.sekPerYear },
      work: work)
  }

  private func work(
    of value: ExternalCost, _ before: ExternalWork, _ after: ExternalWork
  ) -> PricedWork? {
    priceFactor(from: value.priceLevel).map {
      PricedWork(
        effect: .external(value.effect), id: value.id.name,
        unit: value.unit == .vehicleKilometre ? .vehicleKilometres : .tonneKilometres,
        base: before.quantity(of: value), option: after.quantity(of: value), price: value.value,
        priceLevel: value.priceLevel, priceFactor: $0,
        isEstimate: value.provenance.isEstimate || isIndexEstimated(from: value.priceLevel),
        growthClass: value.traffic.growthClass)
    }
  }

  private func co2(
    by mode: Mode, _ before: ExternalWork, _ after: ExternalWork
  ) -> PricedWork? {
    let level = level(of: .co2Value)
    return priceFactor(from: level).map {
      PricedWork(
        effect: .co2, id: ParameterName.co2Value.rawValue + " " + mode.rawValue, unit: .kilograms,
        base: before.co2Kilograms[mode.order], option: after.co2Kilograms[mode.order],
        price: parameters[.co2Value], priceLevel: level, priceFactor: $0,
        isEstimate: isEstimated(.co2Value) || isIndexEstimated(from: level)
          || after.hasEstimatedEmissions[mode.order],
        growthClass: mode == .road ? .lorries : .other)
    }
  }

  /// Fuel follows from CO2, so that taxes and emissions are of the same litres.
  private func fuelTax(_ before: ExternalWork, _ after: ExternalWork) -> PricedWork? {
    let level = level(of: .fuelTax)
    let perKilogram = 1 / parameters[.fuelCO2]
    let road = Mode.road.order
    return priceFactor(from: level).map {
      PricedWork(
        effect: .fuelTax, id: ParameterName.fuelTax.rawValue, unit: .litres,
        base: before.co2Kilograms[road] * perKilogram,
        option: after.co2Kilograms[road] * perKilogram, price: parameters[.fuelTax],
        priceLevel: level, priceFactor: $0,
        isEstimate: isEstimated(.fuelTax) || isEstimated(.fuelCO2)
          || isIndexEstimated(from: level) || after.hasEstimatedEmissions[road],
        growthClass: .lorries)
    }
  }
}

extension GrowthClass {
  /// No row tells how empties grow: they are taken to grow as other lorries do.
  static var empties: GrowthClass { .lorries }
}

extension ExternalCost.Traffic {
  /// Trains, ships and ferries carry most of what is neither the vehicle industry's nor other
  /// manufacturing's.
  fileprivate var growthClass: GrowthClass {
    switch self {
    case .car: .cars
    case .lorry: .lorries
    case .train, .ship, .ferry: .other
    }
  }
}

extension AppraisalItem {
  /// The worth of the year that was solved by whose growth it follows, SEK/yr.
  var growing: [(growthClass: GrowthClass, sekPerYear: Double)] {
    guard let sekPerYear else { return [] }
    return switch effect {
    case .freight(let industry): [(GrowthClass(industry), sekPerYear)]
    case .empties: [(.empties, sekPerYear)]
    case .background: [(.cars, sekPerYear)]
    default: work.map { ($0.growthClass, $0.sekPerYear) }
    }
  }
}
