import FreightModel

/// The base case as read from a network folder, with the tables that later checks need.
struct NetworkReader {
  let title: Label
  let scope: Scope
  let vehicles: Table
  let periods: Table
  /// Read with the other limits of supply, which investments' own terminals come into.
  let berthTable: Table
  let network: FreightNetwork
  let parameters: [Parameter]
  /// Files that decide what goods can reach.
  let filesOfReach: [String]

  /// Reads all base tables in the order in which messages come.
  init(_ folder: inout InputFolder) {
    title = folder.table(.config).datasetTitle()
    let uses = folder.table(.useDefinition)
    for row in uses.rows where row.isSound {
      _ = row.text("use")
      _ = row.number("pce", .above(0, to: 20))
    }
    let zones = folder.table(.zone)
    for row in zones.rows where row.isSound {
      _ = row.id("zone_id", of: ZoneRow.self)
      _ = row.text("name")
      _ = row.provenance()
    }
    let nodes = folder.table(.node)
    let roadClasses = folder.table(.roadClass)
    let links = folder.table(.link)
    let queues = folder.table(.junctionQueue)
    let movements = folder.table(.movement)
    let terminals = folder.table(.terminal)
    berthTable = folder.table(.berth)
    let scope = Scope(
      zones: Known(zones), uses: Known(uses), roadClasses: Known(roadClasses), nodes: Known(nodes),
      links: Known(links), queues: Known(queues), movements: Known(movements),
      terminals: Known(terminals), berths: Known(berthTable))
    self.scope = scope

    let locoChanges = folder.table(.locoChange)
    let vehicles = folder.table(.vehicle)
    self.vehicles = vehicles
    let chainTypes = folder.table(.chainType)
    periods = folder.table(.period)
    network = FreightNetwork(
      nodes: nodes.values { $0.node(scope) }, links: links.values { $0.link(scope) },
      movements: movements.values { $0.movement(scope) },
      queues: queues.values { $0.junctionQueue(scope) },
      terminals: terminals.values { $0.terminal(scope) },
      locoChanges: locoChanges.values { $0.locoChange(scope) },
      roadClasses: roadClasses.values { $0.roadClass() },
      vehicles: vehicles.values { $0.vehicle() },
      chainTypes: chainTypes.values { $0.chainType(vehicles: vehicles) },
      periods: periods.values { $0.period() })
    let modes = scope.modesByNode()
    for row in terminals.rows { row.checkTerminalLinks(scope, modesByNode: modes) }
    vehicles.checkElectricTrain(chains: network.chainTypes)
    periods.checkPeriodSums(network.periods)

    let parameterTable = folder.table(.parameter)
    parameters = parameterTable.values { $0.parameter() }
    parameterTable.checkParametersArePresent()
    parameterTable.checkFills(parameters)
    filesOfReach = [nodes, links, terminals, chainTypes].map(\.file)
  }
}

extension Table {
  /// The values of all sound rows, without their rows.
  func values<Value>(_ build: (Row) -> Value) -> [Value] { entries(build).map(\.value) }

  /// `dataset_name` of `config.csv`, whose units and coordinate system must be those we read.
  func datasetTitle() -> Label {
    if rows.count > 1 {
      report(
        row: rows[1].number, problem: "a second row", allowed: "one row",
        fix: "keep one row; it describes the whole folder")
    }
    guard let row = rows.first, row.isSound else { return Label(sv: "", en: "") }
    let wanted = [
      "long_length": "km", "speed": "km/h", "crs": "EPSG:4326", "currency": "SEK",
    ]
    for (column, value) in wanted.sorted(by: { $0.key < $1.key })
    where row.isPresent(column, allowed: value) && row[column] != value {
      row.report(
        column, problem: "another unit or system than the one that is read", allowed: value,
        fix: "convert the tables, then write \(value)")
    }
    let name = row.text("dataset_name")
    return Label(sv: name, en: row.english("dataset_name") ?? name)
  }

  /// Rail costs take the cheaper of diesel and electric trains, so there must be an electric one.
  fileprivate func checkElectricTrain(chains: [ChainType]) {
    let hasOne = rows.contains {
      $0["mode"] == Mode.rail.rawValue && $0["traction"] == Vehicle.Traction.electric.rawValue
    }
    guard isReadable, !hasOne, chains.contains(where: { $0.modes.contains(.rail) }) else { return }
    report(
      column: "traction", problem: "there is no electric train", allowed: "at least one",
      fix: "add a row with mode rail and traction electric")
  }
}
