import FreightModel

extension LinkIndicators {
  /// Adds freight of an industry, or background vehicles.
  mutating func add(
    _ units: Double, vehicles: Double, industry: Int?, isForward: Bool
  ) {
    change(isForward) { direction in
      if let industry {
        direction.tonnes += units
        direction.tonnesByIndustry[industry] += units
        direction.freightVehicles += vehicles
      } else {
        direction.backgroundVehicles += vehicles
      }
    }
  }

  mutating func addBackground(_ vehicles: Double, isForward: Bool) {
    change(isForward) { $0.backgroundVehicles += vehicles }
  }

  /// Keeps the busiest period's load.
  mutating func raise(_ load: FacilityPeriod, isForward: Bool) {
    change(isForward) { direction in
      guard load.utilisation > direction.peakUtilisation else { return }
      direction.peakUtilisation = load.utilisation
      direction.peakDelaySeconds = load.delaySeconds
    }
  }

  private mutating func change(
    _ isForward: Bool, _ body: (inout DirectionIndicators) -> Void
  ) {
    if isForward { body(&forward) } else { body(&backward) }
  }
}
