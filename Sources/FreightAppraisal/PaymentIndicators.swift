import FreightGraph
import FreightModel

/// What shippers pay for transport a year at the tables' rates, SEK in money of the base year:
/// goods and their empties, without what waiting in queues costs.
package struct PaymentIndicators: Sendable {
  /// To hauliers, railway undertakings and shipping lines for hours, kilometres and departures of
  /// their vehicles, empty running with them; in `Mode.allCases` order.
  package private(set) var carriersSEK = [Double](repeating: 0, count: Mode.allCases.count)
  /// To terminals, ports and sidings for lifts and handling. Loading in a zone is the shipper's own
  /// work.
  package private(set) var terminalsSEK = 0.0

  /// Nothing is paid.
  package init() {}

  /// Adds what units of a class pay on an arc in a year.
  mutating func add(_ terms: CostTerms, units: Double, on arc: Supernetwork.Arc) {
    var mode = Mode.road
    switch arc {
    case .loading, .unloading, .moving, .turn: break
    case .transhipment, .siding: terminalsSEK += units * terms.handlingSEK
    case .haul(let haul): mode = haul.mode
    }
    carriersSEK[mode.order] += units * (terms.timeSEK + terms.distanceSEK + terms.tripSEK)
  }
}
