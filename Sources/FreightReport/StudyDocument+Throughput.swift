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
    let utilisation: Number?
    let waitHoursPerUnit: Number
    let queueUnits: Number
    let spareUnits: Number?
    let tightestLinkId: String?

    init(_ place: PlaceThroughput, in scenario: String) {
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
      utilisation = place.utilisation.map(Number.init)
      waitHoursPerUnit = Number(place.waitHours)
      queueUnits = Number(place.meanQueue)
      spareUnits = place.spare.map(Number.init)
      tightestLinkId = place.tightest?.name
    }
  }
}
