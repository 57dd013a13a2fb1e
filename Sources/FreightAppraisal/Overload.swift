package import FreightModel

/// A facility that carries more than its capacity in some period of a scenario.
///
/// The answer stands, but not the delay there: a road's volume-delay function is used beyond the
/// flows that it was measured at, and the functions with an asymptote go on above
/// `asymptote_utilisation` as a parabola, which no queue follows.
package struct Overload: Sendable {
  /// `link_id`, `queue_id`, `terminal_id` or `berth_id`.
  package let id: String
  /// The place.
  package let name: Label
  /// Flow over capacity in the busiest period and direction, above 1.
  package let utilisation: Double
}

extension ScenarioOutcome {
  /// Facilities above their capacity in some period, the fullest first.
  package var overloads: [Overload] {
    func peak(_ periods: [FacilityPeriod]) -> Double { periods.map(\.utilisation).max() ?? 0 }
    func plain(_ name: String) -> Label { Label(sv: name, en: name) }
    let links = zip(network.links, indicators.links).map {
      Overload(id: $0.id.name, name: plain($0.name), utilisation: $1.peakUtilisation)
    }
    let queues = zip(network.queues, indicators.queues).map {
      Overload(id: $0.id.name, name: $0.name, utilisation: peak($1.periods))
    }
    let terminals = zip(network.terminals, indicators.terminals).map {
      Overload(id: $0.id.name, name: plain($0.name), utilisation: $1.peakUtilisation)
    }
    let berths = zip(network.limits.berths, indicators.berths).map {
      Overload(id: $0.id.name, name: plain($0.name), utilisation: peak($1.periods))
    }
    // A closed facility without capacity or flow has no utilisation.
    let all = (links + queues + terminals + berths).filter { $0.utilisation > 1 }
    return all.enumerated().sorted {
      ($1.element.utilisation, $0.offset) < ($0.element.utilisation, $1.offset)
    }.map(\.element)
  }
}
