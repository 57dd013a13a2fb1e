package import FreightModel

/// Traffic that does something to others for which no unit value is in force.
package struct UnpricedTraffic: Sendable {
  /// Whose kilometres.
  package let traffic: ExternalCost.Traffic
  /// What has no unit value, never `all`: at least one.
  package let effects: [ExternalCost.Effect]
}

extension AppraisalBasis {
  /// What the unit values in force leave out, by traffic.
  ///
  /// A kind of traffic's exhaust counts where one of its own vehicles burns diesel, or where none
  /// is told, as of cars that are only in counts; wear counts on roads and track.
  /// CO2 is no unit value of this kind.
  ///
  /// - Parameter vehicles: those of the network.
  package func unpricedTraffic(of vehicles: [Vehicle]) -> [UnpricedTraffic] {
    ExternalCost.Traffic.allCases.compactMap { traffic in
      let onMode = vehicles.filter { $0.mode == traffic.mode }
      guard !onMode.isEmpty else { return nil }
      let own = onMode.filter {
        traffic.mode != .road || ($0.payloadTonnes > 0) == (traffic == .lorry)
      }
      let priced = Set(externalCosts.filter { $0.traffic == traffic }.map(\.effect))
      let effects = ExternalCost.Effect.allCases.filter { effect in
        switch effect {
        case .all: false
        case .accidents, .noise: true
        case .air: own.isEmpty || own.contains { $0.traction == .diesel }
        case .wear: [.road, .rail].contains(traffic.mode)
        }
      }.filter { !priced.contains($0) && !priced.contains(.all) }
      return effects.isEmpty ? nil : UnpricedTraffic(traffic: traffic, effects: effects)
    }
  }
}

extension ExternalCost.Traffic {
  /// Where it goes.
  fileprivate var mode: Mode {
    switch self {
    case .car, .lorry: .road
    case .train: .rail
    case .ship: .sea
    case .ferry: .ferry
    }
  }
}
