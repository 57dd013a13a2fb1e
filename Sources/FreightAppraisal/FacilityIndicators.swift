package import FreightModel

/// Load and delay of one approach of a junction.
package struct QueueIndicators: Sendable {
  /// The approach.
  package var queue: JunctionQueue.ID
  /// In the network's period order.
  package var periods: [FacilityPeriod]
  /// Delay of all traffic, PCU-hours per year.
  package var delayPCUHours: Double
  /// Delay of the study's own lorries, vehicle-hours per year.
  package var delayLorryHours: Double
  /// Cost of delay of the preload, SEK per year.
  package var preloadSEK = 0.0

  /// An approach with its loads, in the network's period order.
  package init(
    queue: JunctionQueue.ID, periods: [FacilityPeriod], delayPCUHours: Double,
    delayLorryHours: Double
  ) {
    self.queue = queue
    self.periods = periods
    self.delayPCUHours = delayPCUHours
    self.delayLorryHours = delayLorryHours
  }
}

/// A facility in one period.
package struct FacilityPeriod: Sendable {
  /// The period.
  package var period: Period.ID
  /// Units (PCU, load units, tonnes or ships) per hour.
  package var flowPerHour: Double
  /// Flow over capacity.
  package var utilisation: Double
  /// Delay, seconds per unit.
  package var delaySeconds: Double

  /// A facility's load in one period.
  package init(
    period: Period.ID, flowPerHour: Double, utilisation: Double, delaySeconds: Double
  ) {
    self.period = period
    self.flowPerHour = flowPerHour
    self.utilisation = utilisation
    self.delaySeconds = delaySeconds
  }
}

/// How full a facility is in one period, and what that costs in time.
package struct FacilityLoad: Sendable, Equatable {
  /// Flow over capacity.
  package var utilisation = 0.0
  /// Delay, seconds per unit.
  package var delaySeconds = 0.0

  /// A load; none by default.
  package init(utilisation: Double = 0, delaySeconds: Double = 0) {
    self.utilisation = utilisation
    self.delaySeconds = delaySeconds
  }
}

/// What passes through one terminal.
package struct TerminalIndicators: Sendable {
  /// The terminal.
  package var terminal: Terminal.ID
  /// Tonnes handled.
  package var tonnes = 0.0
  /// In `Industry.allCases` order.
  package var tonnesByIndustry = [Double](repeating: 0, count: Industry.allCases.count)
  /// Of loaded and empty units.
  package var teu = 0.0
  /// Load units handled, loaded and empty; zero in a terminal that handles tonnes.
  package var loadUnits = 0.0
  /// In the network's period order.
  package var periods: [FacilityPeriod] = []

  /// A terminal without goods.
  package init(terminal: Terminal.ID) { self.terminal = terminal }

  /// Utilisation in the busiest period.
  package var peakUtilisation: Double { periods.map(\.utilisation).max() ?? 0 }
}

/// Load and wait of one quay, in ships.
package struct BerthIndicators: Sendable {
  /// The quay.
  package var berth: Berth.ID
  /// In the network's period order.
  package var periods: [FacilityPeriod] = []

  /// A quay without ships.
  package init(berth: Berth.ID) { self.berth = berth }
}
