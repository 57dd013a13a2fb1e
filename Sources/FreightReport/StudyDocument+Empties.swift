import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// Empties of one kind of equipment in a scenario.
  struct EmptiesEntry: Encodable {
    let equipment: String
    let loadedUnitsPerYear: Number
    let emptiesPerYear: Number
    let loadedUnitKmPerYear: Number
    let emptyUnitKmPerYear: Number
    let transportCostSekPerYear: Number
    let exchangeCostSekPerYear: Number
    let co2TonnesPerYear: Number
    let unbalancedPerYear: Number
    let modes: [ModeEntry]
    let chains: [EmptiesChainEntry]
    let zones: [EmptiesZoneEntry]

    init(_ empties: EquipmentIndicators) {
      equipment = empties.equipment.name
      loadedUnitsPerYear = Number(empties.loadedUnits)
      emptiesPerYear = Number(empties.empties)
      loadedUnitKmPerYear = Number(empties.loadedUnitKilometres)
      emptyUnitKmPerYear = Number(empties.emptyUnitKilometres)
      transportCostSekPerYear = Number(empties.transportCostSEK)
      exchangeCostSekPerYear = Number(empties.exchangeCostSEK)
      co2TonnesPerYear = Number(empties.co2Tonnes)
      unbalancedPerYear = Number(empties.unbalanced)
      modes = empties.modes.map(ModeEntry.init)
      chains = empties.chains.map {
        EmptiesChainEntry(chain: $0.chain.name, emptiesPerYear: Number($0.empties))
      }
      zones = empties.zones.map(EmptiesZoneEntry.init)
    }
  }

  struct EmptiesChainEntry: Encodable {
    let chain: String
    let emptiesPerYear: Number
  }

  struct EmptiesZoneEntry: Encodable {
    let node: String
    let loadedInPerYear: Number
    let loadedOutPerYear: Number
    let emptiesInPerYear: Number
    let emptiesOutPerYear: Number
    /// From trade outside the study; below zero to it.
    let exchangedPerYear: Number

    init(_ zone: ZoneEmpties) {
      node = zone.node.name
      loadedInPerYear = Number(zone.loadedIn)
      loadedOutPerYear = Number(zone.loadedOut)
      emptiesInPerYear = Number(zone.emptiesIn)
      emptiesOutPerYear = Number(zone.emptiesOut)
      exchangedPerYear = Number(zone.exchanged)
    }
  }
}

extension StudyDocument.ModeEntry {
  init(_ mode: ModeIndicators) {
    self.init(
      mode: mode.mode.rawValue, tonneKmPerYear: .init(mode.tonneKilometres),
      vehicleKmPerYear: .init(mode.vehicleKilometres),
      vehicleHoursPerYear: .init(mode.vehicleHours), co2TonnesPerYear: .init(mode.co2Tonnes))
  }
}
