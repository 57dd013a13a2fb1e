import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import FreightReport

/// The answer of `omlast throughput` as JSON. Numbers that are infinite or unknown are left out.
struct ThroughputRecord: Encodable {
  var schemaVersion = 1
  let scenario: String
  let year: Int
  let without: [String]
  let industry: String?
  let commodityId: String?
  /// In words.
  let answer: String
  /// Whether any row of fleet.csv limits vehicles.
  let hasFleetLimits: Bool
  let tightestPeriodId: String?
  /// The same question on the routes of the equilibrium; left out where nothing fills.
  let onTodaysRoutes: RoomRecord?
  let periods: [PeriodRecord]

  init(_ answer: Throughput, _ session: Session) {
    // Data are the same in every language.
    let words = ThroughputText(answer, session, in: .en)
    scenario = answer.scenario.id
    year = session.planner.year
    without = session.planner.leftOut.map(\.rawValue)
    switch answer.growing {
    case .goods: (industry, commodityId) = (nil, nil)
    case .industry(let industry): (self.industry, commodityId) = (industry.rawValue, nil)
    case .commodity(let id): (industry, commodityId) = (nil, id.name)
    }
    self.answer = words.sentence
    hasFleetLimits = !session.study.network.limits.fleets.isEmpty
    tightestPeriodId = answer.tightest?.period.id.name
    onTodaysRoutes = answer.onTodaysRoutes.map { RoomRecord($0) }
    periods = answer.periods.map { PeriodRecord($0) }
  }

  struct RoomRecord: Encodable {
    let factor: Double
    let periodId: String
    let facilityId: String
    let kind: String
    let name: String
    let utilisationToday: Double

    init(_ room: RouteChoiceRoom) {
      factor = room.factor
      periodId = room.period.id.name
      facilityId = room.place.id
      kind = room.place.kind.rawValue
      name = room.place.name.sv
      utilisationToday = room.utilisation
    }
  }

  struct OverfilledRecord: Encodable {
    let facilityId: String
    let kind: String
    let name: String
    let utilisation: Double

    init(_ facility: OverfilledFacility) {
      facilityId = facility.place.id
      kind = facility.place.kind.rawValue
      name = facility.place.name.sv
      utilisation = facility.utilisation
    }
  }

  struct PeriodRecord: Encodable {
    let periodId: String
    let status: String
    let factor: Double?
    let upperBound: Double?
    let rounds: Int
    let growingTonnesPerHour: Double
    let growingPairs: Int
    let separatedPairs: Int
    let isCut: Bool
    let overfilledFacilities: Int
    let overfilled: [OverfilledRecord]
    let binding: [BindingRecord]

    init(_ period: PeriodThroughput) {
      let headroom = period.headroom
      periodId = period.period.id.name
      status = headroom.status.word
      factor = headroom.factor.isFinite ? headroom.factor : nil
      upperBound = headroom.upperBound.isFinite ? headroom.upperBound : nil
      rounds = headroom.log.count
      growingTonnesPerHour = period.growingTonnesPerHour
      growingPairs = period.growingPairs
      separatedPairs = period.separatedPairs
      isCut = period.isCut
      overfilledFacilities = period.overfilled.count
      overfilled = period.overfilled.map { OverfilledRecord($0) }
      binding = period.binding.map { BindingRecord($0) }
    }
  }

  struct BindingRecord: Encodable {
    let facilityId: String
    let kind: String
    let name: String
    let capacityPerHour: Double
    let preloadPerHour: Double
    let flowPerHour: Double?
    let utilisation: Double?
    let factorPerUnit: Double
    let factorPerPercent: Double

    init(_ facility: BindingFacility) {
      facilityId = facility.id
      kind = facility.kind.rawValue
      name = facility.name.sv
      capacityPerHour = facility.capacity
      preloadPerHour = facility.preload
      flowPerHour = facility.flow
      utilisation = facility.utilisation
      factorPerUnit = facility.dual
      factorPerPercent = facility.gainPerPercent
    }
  }
}

extension Headroom.Status {
  /// The status in one word.
  var word: String {
    switch self {
    case .certified: "certified"
    case .unbounded: "unbounded"
    case .infeasible: "infeasible"
    case .unserved: "unserved"
    case .stopped: "stopped"
    }
  }
}
