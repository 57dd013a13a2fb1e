import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// What passes a terminal, port or corridor in a period or, without one, in the year.
  struct ThroughputEntry: Encodable {
    let scenario: String
    let kind: String
    let id: String
    let periodId: String?
    let hours: Number
    let tonnes: Number
    let teu: Number?
    let lifts: Number?
    let trains: Number?
    let lorries: Number?
    let calls: Number?
    let unit: String?
    let flowUnits: Number
    let capacityUnits: Number?
    /// Of the period; null for the year.
    let periodUtilisation: Number?
    /// Of the year, beside every period of the place.
    let yearUtilisation: Number?
    /// Of the place's worst period.
    let peakUtilisation: Number?
    let waitHoursPerUnit: Number
    let queueUnits: Number
    let spareUnits: Number?
    let tightestLinkId: String?

    init(_ place: PlaceThroughput, year: PlaceThroughput, in scenario: String) {
      self.scenario = scenario
      kind = place.kind.rawValue
      id = place.id
      periodId = place.period?.name
      hours = Number(place.hours)
      tonnes = Number(place.tonnes)
      teu = place.teu.map(Number.init)
      lifts = place.lifts.map(Number.init)
      trains = place.trains.map(Number.init)
      lorries = place.lorries.map(Number.init)
      calls = place.ships.map(Number.init)
      unit = place.unit?.rawValue
      flowUnits = Number(place.flow)
      capacityUnits = place.capacity.map(Number.init)
      periodUtilisation = place.period.flatMap { _ in place.utilisation }.map(Number.init)
      yearUtilisation = year.utilisation.map(Number.init)
      peakUtilisation = year.peakUtilisation.map(Number.init)
      waitHoursPerUnit = Number(place.waitHours)
      queueUnits = Number(place.meanQueue)
      spareUnits = place.spare.map(Number.init)
      tightestLinkId = place.tightest?.name
    }
  }
}

extension PhysicalThroughput {
  /// The year of the place that a row is about; the row itself where there is none.
  func year(of place: PlaceThroughput) -> PlaceThroughput {
    places.first { $0.period == nil && $0.kind == place.kind && $0.id == place.id } ?? place
  }
}
