import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// How far an industry can grow in a scenario, in the year's tightest period.
  struct HeadroomEntry: Encodable {
    let scenario: String
    let industry: String
    let periodId: String
    /// Null where nothing binds.
    let factor: Number
    let upperBound: Number
    let gap: Number
    let isCertified: Bool
    let isCut: Bool
    let binding: [BindingEntry]
    /// Preload alone is above their capacity.
    let overfilled: [OverfilledEntry]
    /// Multiple of the demand at which its own routes at the equilibrium first fill a facility;
    /// null where it was not asked.
    let factorOnTodaysRoutes: Number
    let fillsOnTodaysRoutes: String?

    init?(_ throughput: Throughput) {
      guard let period = throughput.tightest, case .industry(let industry) = throughput.growing
      else { return nil }
      scenario = throughput.scenario.id
      self.industry = industry.rawValue
      periodId = period.period.id.name
      factor = Number(period.factor)
      upperBound = Number(period.upperBound)
      gap = Number(max(0, period.upperBound - period.factor))
      isCertified = period.isCertified
      isCut = period.isCut
      binding = period.binding.map(BindingEntry.init)
      overfilled = throughput.overfilled.map {
        OverfilledEntry(facilityId: $0.place.id, utilisation: Number($0.utilisation))
      }
      factorOnTodaysRoutes = Number(throughput.onTodaysRoutes?.factor ?? .nan)
      fillsOnTodaysRoutes = throughput.onTodaysRoutes?.place.id
    }
  }

  struct OverfilledEntry: Encodable {
    let facilityId: String
    let utilisation: Number
  }

  struct BindingEntry: Encodable {
    let facilityId: String
    let kind: String
    let capacityPerHour: Number
    let factorPerUnit: Number

    init(_ facility: BindingFacility) {
      facilityId = facility.id
      kind = facility.kind.rawValue
      capacityPerHour = Number(facility.capacity)
      factorPerUnit = Number(facility.dual)
    }
  }

  /// What more capacity is worth in the base case.
  struct CapacityValuesEntry: Encodable {
    /// Of the linear systems, relative.
    let residual: Number
    let facilities: [CapacityValueEntry]

    init(_ values: CapacityValues, hours: Double) {
      residual = Number(values.residual)
      facilities = values.values.map { CapacityValueEntry($0, hours: hours) }
    }
  }

  struct CapacityValueEntry: Encodable {
    let facilityId: String
    let kind: String
    /// Of a link: the direction from `from_node_id`.
    let isForward: Bool
    let unit: String
    let capacityUnitsPerHour: Number
    let peakUtilisation: Number
    let sekPerYearPerUnitPerHour: Number
    let sekPerUnit: Number
    let sekPerYearPerPercent: Number

    init(_ value: CapacityValue, hours: Double) {
      facilityId = value.place.id
      kind = value.place.kind.rawValue
      isForward = value.place.isForward
      unit = value.unit.rawValue
      capacityUnitsPerHour = Number(value.capacity)
      peakUtilisation = Number(value.peakUtilisation)
      sekPerYearPerUnitPerHour = Number(value.sekPerYear)
      sekPerUnit = Number(value.sekPerUnit(hours: hours))
      sekPerYearPerPercent = Number(value.sekPerYearPerPercent)
    }
  }
}
