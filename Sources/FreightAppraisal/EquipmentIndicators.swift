package import FreightModel

/// What the empties of one kind of equipment do, per year.
package struct EquipmentIndicators: Sendable {
  /// The kind of equipment.
  package var equipment: Equipment.ID
  /// Loaded units, each counted once however long its chain.
  package var loadedUnits = 0.0
  /// Kilometres of loaded units over all modes.
  package var loadedUnitKilometres = 0.0
  /// Empties that move from one zone to another.
  package var empties = 0.0
  /// Kilometres of empties over all modes.
  package var emptyUnitKilometres = 0.0
  /// Generalised cost of the empties' ways at the equilibrium, SEK.
  package var transportCostSEK = 0.0
  /// Price of what is handed over to and from other trade, SEK.
  package var exchangeCostSEK = 0.0
  /// Lorry-, train- and ship-kilometres, hours and CO2 of the empties, in `Mode.allCases` order;
  /// there are no goods, so the tonne-kilometres are zero.
  package var modes: [ModeIndicators] = Mode.allCases.map { ModeIndicators(mode: $0) }
  /// Empties by chain type, in table order.
  package var chains: [ChainEmpties] = []
  /// One entry for each zone with loaded units or empties, in zone order.
  package var zones: [ZoneEmpties] = []
  /// Empties that no open way evens out.
  package var unbalanced = 0.0

  /// Nothing moved yet.
  package init(equipment: Equipment.ID) { self.equipment = equipment }

  /// Cost of the empties, SEK.
  package var costSEK: Double { transportCostSEK + exchangeCostSEK }
  /// CO2 of all modes, tonnes.
  package var co2Tonnes: Double { modes.reduce(0) { $0 + $1.co2Tonnes } }
  /// Empty unit-kilometres per loaded unit-kilometre; zero without loads.
  package var emptyShare: Double {
    loadedUnitKilometres > 0 ? emptyUnitKilometres / loadedUnitKilometres : 0
  }
}

/// Empties on one chain type.
package struct ChainEmpties: Sendable {
  /// The chain type.
  package var chain: ChainType.ID
  /// Empties per year.
  package var empties: Double

  /// Creates one chain type's empties.
  package init(chain: ChainType.ID, empties: Double) {
    self.chain = chain
    self.empties = empties
  }
}

/// One zone's units in a year. `loadedIn + emptiesIn + exchanged = loadedOut + emptiesOut`.
package struct ZoneEmpties: Sendable {
  /// The zone's node.
  package var node: Node.ID
  /// Loaded units that arrive, per year.
  package var loadedIn: Double
  /// Loaded units that leave, per year.
  package var loadedOut: Double
  /// Empties that arrive, per year.
  package var emptiesIn = 0.0
  /// Empties that leave, per year.
  package var emptiesOut = 0.0
  /// From other trade; below zero to it.
  package var exchanged = 0.0

  /// A zone whose loaded units are known and its empties not yet.
  package init(node: Node.ID, loadedIn: Double, loadedOut: Double) {
    self.node = node
    self.loadedIn = loadedIn
    self.loadedOut = loadedOut
  }
}

extension Indicators {
  /// Cost of all empties that are flows of their own, SEK/yr.
  package var emptiesCostSEK: Double { empties.reduce(0) { $0 + $1.costSEK } }

  /// All goods and their empties in a mode.
  package func freight(by mode: Mode) -> ModeIndicators {
    let parts =
      industries.map { $0.modes[mode.order] } + empties.map { $0.modes[mode.order] }
    return parts.reduce(into: ModeIndicators(mode: mode)) { sum, part in
      sum.tonneKilometres += part.tonneKilometres
      sum.vehicleKilometres += part.vehicleKilometres
      sum.vehicleHours += part.vehicleHours
      sum.co2Tonnes += part.co2Tonnes
    }
  }
}
