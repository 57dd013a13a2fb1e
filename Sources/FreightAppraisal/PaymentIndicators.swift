import FreightGraph
package import FreightModel

/// What shippers pay for transport a year at the tables' rates, SEK in money of the base year:
/// goods and their empties, without what waiting in queues costs.
package struct PaymentIndicators: Sendable {
  /// Who pays.
  package enum Payer: Sendable {
    /// An industry for its goods.
    case goods(Industry)
    /// Whoever sends empties home.
    case empties

    /// Industries in their order, then empties.
    package static let all = Industry.allCases.map { Payer.goods($0) } + [.empties]

    /// Place in `all`.
    package var order: Int {
      switch self {
      case .goods(let industry): industry.order
      case .empties: Industry.allCases.count
      }
    }

    /// Its name in data.
    package var id: String {
      switch self {
      case .goods(let industry): industry.rawValue
      case .empties: "empties"
      }
    }

    /// Whose growth it has.
    package var growthClass: GrowthClass {
      switch self {
      case .goods(let industry): GrowthClass(industry)
      case .empties: .empties
      }
    }
  }

  /// To hauliers, railway undertakings and shipping lines for hours, kilometres and departures of
  /// their vehicles, empty running with them; by payer and in `Mode.allCases` order.
  package private(set) var carriersSEK = [[Double]](
    repeating: [Double](repeating: 0, count: Mode.allCases.count), count: Payer.all.count)
  /// To terminals, ports and sidings for lifts and handling, by payer. Loading in a zone is the
  /// shipper's own work.
  package private(set) var terminalsSEK = [Double](repeating: 0, count: Payer.all.count)

  /// Nothing is paid.
  package init() {}

  /// Adds what units of a class pay on an arc in a year.
  mutating func add(
    _ terms: CostTerms, units: Double, of payer: Payer, on arc: Supernetwork.Arc
  ) {
    let carried = units * (terms.timeSEK + terms.distanceSEK + terms.tripSEK)
    switch arc {
    case .moving, .turn, .loading, .unloading:
      carriersSEK[payer.order][Mode.road.order] += carried
    case .haul(let haul): carriersSEK[payer.order][haul.mode.order] += carried
    case .transhipment, .siding: terminalsSEK[payer.order] += units * terms.handlingSEK
    }
  }
}

extension AppraisalBasis {
  /// What operators keep of what they are paid. At a share of nought the tables' rates are costs,
  /// which prices follow; at another they are prices. It grows with those who pay.
  func profits(_ before: PaymentIndicators, _ after: PaymentIndicators) -> [AppraisalItem] {
    func share(
      _ name: ParameterName, of effect: AppraisalEffect, paidBy payer: PaymentIndicators.Payer,
      for mode: Mode? = nil, _ base: Double, _ option: Double
    ) -> PricedWork {
      let words = [name.rawValue, payer.id] + (mode.map { [$0.rawValue] } ?? [])
      return PricedWork(
        effect: effect, id: words.joined(separator: " "), unit: .kronor, base: base,
        option: option, price: parameters[name], priceLevel: priceLevel, priceFactor: 1,
        isEstimate: isEstimated(name), growthClass: payer.growthClass)
    }
    let terminals = PaymentIndicators.Payer.all.map { payer in
      share(
        .terminalProfitShare, of: .terminals, paidBy: payer, before.terminalsSEK[payer.order],
        after.terminalsSEK[payer.order])
    }
    let carriers = PaymentIndicators.Payer.all.flatMap { payer in
      Mode.allCases.map { mode in
        share(
          .carrierProfitShare, of: .carriers, paidBy: payer, for: mode,
          before.carriersSEK[payer.order][mode.order], after.carriersSEK[payer.order][mode.order])
      }
    }
    return [item(.terminals, terminals), item(.carriers, carriers)]
  }
}
