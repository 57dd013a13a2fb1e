import FreightModel

extension Row {
  /// A row of `terminal_hours.csv`; `terminals` are those of the base case and of investments.
  func opening(
    terminals: Known<Terminal>, periods: Known<Period>
  ) -> (terminal: Terminal.ID, period: Period.ID, share: Double, provenance: Provenance) {
    (
      reference("terminal_id", to: terminals), reference("period_id", to: periods),
      number("open_share", .share), provenance()
    )
  }

  /// A row of `berth.csv`.
  func berth(_ scope: Scope) -> Berth {
    let node: Node.ID = reference("node_id", to: scope.nodes)
    let hasSailing = scope.links.rows.values.contains {
      $0["mode"] == Mode.sea.rawValue && [$0["from_node_id"], $0["to_node_id"]].contains(node.name)
    }
    if scope.links.isComplete, scope.nodes.rows[node.name] != nil, !hasSailing {
      report(
        "node_id", problem: "no ship sails from or to the node",
        allowed: "a node that a sea link touches",
        fix: "name the node of the port, or add its sailing to link.csv")
    }
    let berths = Double(integer("berths", 1...200))
    let hours = number("hours_per_call", .hoursPerCall)
    let calls = number("other_calls_per_week", .from(0, to: 10_000))
    if calls * hours >= 168 * berths {
      report(
        "other_calls_per_week",
        problem: "the other ships alone keep all berths taken all week",
        allowed: "less than berths times 168 / hours_per_call",
        fix: "lower it or hours_per_call, or add berths")
    }
    return Berth(
      id: id("berth_id"), node: node, name: text("name"), englishName: english("name"),
      berths: berths, hoursPerCall: hours,
      otherCallsPerWeek: calls, provenance: provenance())
  }

  /// A row of `sailing_place.csv`; `links` are those of the base case and of investments.
  func sailingPlaces(
    _ links: Known<Link>
  ) -> (link: Link.ID, places: Double, provenance: Provenance) {
    let link: Link.ID = reference("link_id", to: links)
    if let mode = links.rows[link.name].flatMap({ Mode(rawValue: $0["mode"]) }), mode != .ferry {
      report(
        "link_id", problem: "only a ferry has places, but this is a \(mode.rawValue) link",
        allowed: "a ferry link",
        fix: "name a ferry link, or remove the row; a ship's own load is in vehicle.csv")
    }
    return (link, number("places_per_departure", .above(0, to: 5_000)), provenance())
  }

  /// A row of `train_axle.csv`.
  func trainAxles(
    _ vehicles: Known<Vehicle>
  ) -> (train: Vehicle.ID, axles: TrainAxles, provenance: Provenance) {
    let train: Vehicle.ID = reference("vehicle_id", to: vehicles)
    if let mode = vehicles.rows[train.name].flatMap({ Mode(rawValue: $0["mode"]) }), mode != .rail {
      report(
        "vehicle_id",
        problem: "axle load limits trains, but this vehicle's mode is \(mode.rawValue)",
        allowed: "a vehicle of mode rail", fix: "name a train, or remove the row")
    }
    let holds = number("payload_axle_load_t", .axleLoad)
    let greatest = number("greatest_axle_load_t", .axleLoad)
    if greatest < holds {
      report(
        "greatest_axle_load_t", problem: "below payload_axle_load_t",
        allowed: "at least \(self["payload_axle_load_t"])",
        fix: "the wagons bear at least the axle load at which payload_t holds")
    }
    return (
      train,
      TrainAxles(
        axles: Double(integer("axles", 1...2_000)), payloadAxleLoadTonnes: holds,
        greatestAxleLoadTonnes: greatest), provenance()
    )
  }

  /// A row of `train_service.csv`; both ends must have a terminal of the base case for
  /// trains and the form: what an investment may build has no trains yet.
  func runningService(_ scope: Scope) -> RunningService {
    let from: Node.ID = reference("from_node_id", to: scope.nodes)
    let to: Node.ID = reference("to_node_id", to: scope.nodes)
    let form = choice("load_form", LoadForm.self)
    if from == to, !from.name.isEmpty {
      report(
        "to_node_id", problem: "the train leads from a node to itself",
        allowed: "two different nodes", fix: "correct one of the nodes")
    }
    for (column, node) in [("from_node_id", from), ("to_node_id", to)] {
      guard let form, scope.terminals.isComplete, scope.nodes.rows[node.name] != nil else {
        continue
      }
      let isServed = scope.terminals.rows.values.contains {
        $0["node_id"] == node.name && $0["load_form"] == form.rawValue
          && $0.list("modes").contains(Mode.rail.rawValue)
      }
      if !isServed {
        report(
          column, problem: "no terminal at the node takes \(form.rawValue) goods by rail",
          allowed: "a node of such a terminal in terminal.csv",
          fix: "correct the node or the load form, or add the terminal")
      }
    }
    return RunningService(
      from: from, to: to, loadForm: form ?? .unitised,
      departuresPerWeek: number("departures_per_week", .departures), provenance: provenance())
  }
}

/// What the columns of a quay accept; investments that change them are held to the same.
extension Bounds {
  /// Ships at once.
  static let berths = from(1, to: 200)
  /// Hours.
  static let hoursPerCall = above(0, to: 1_000)
}
