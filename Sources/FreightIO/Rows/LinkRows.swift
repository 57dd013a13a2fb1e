import FreightModel

extension Row {
  /// A row of `link.csv`.
  func link(_ scope: Scope) -> Link {
    let from = reference("from_node_id", to: scope.nodes)
    let to = reference("to_node_id", to: scope.nodes)
    if from == to, !from.name.isEmpty {
      report(
        "to_node_id", problem: "the link leads from a node to itself",
        allowed: "two different nodes", fix: "correct one of the nodes, or remove the link")
    }
    for use in list("allowed_uses", separator: ",") {
      check(use, in: "allowed_uses", against: scope.uses)
    }
    let mode = choice("mode", Mode.self)
    return Link(
      id: id("link_id"), name: text("name"), englishName: english("name"), fromNode: from,
      toNode: to,
      isDirected: flag("directed"), mode: mode ?? .road,
      lengthKilometres: number("length", .length(of: mode)),
      speedKilometresPerHour: number("free_speed", .speed), supply: supply(mode, scope),
      provenance: provenance())
  }

  /// The columns of one mode; those of the other modes must be blank, because a value there would
  /// be read by nobody.
  private func supply(_ mode: Mode?, _ scope: Scope) -> Link.Supply {
    guard let mode else { return .sailing(.init(departuresPerWeek: 0)) }
    for column in Self.columnsByMode
    where !column.modes.contains(mode) && !self[column.name].isEmpty {
      report(
        column.name, problem: "a \(mode.rawValue) link has no such value", allowed: "blank",
        fix: "clear the field, or correct the mode")
    }
    switch mode {
    case .road: return .road(road(scope))
    case .rail: return .rail(rail())
    case .sea, .ferry:
      return .sailing(.init(departuresPerWeek: number("departures_per_week", .departures)))
    }
  }

  private func road(_ scope: Scope) -> Link.Road {
    let aadt = number("aadt", .vehiclesPerDay)
    let preload = number("preload_aadt", .vehiclesPerDay)
    if preload > aadt {
      report(
        "preload_aadt", problem: "more than the link's aadt", allowed: "at most \(self["aadt"])",
        fix: "lower preload_aadt, which is a part of aadt")
    }
    return Link.Road(
      roadClass: reference("facility_type", to: scope.roadClasses), lanes: integer("lanes", 1...8),
      capacityPCUPerHourPerLane: number("capacity", .laneCapacity), aadt: aadt,
      heavyShare: number("heavy_share", .share), preloadAADT: preload)
  }

  private func rail() -> Link.Rail {
    Link.Rail(
      tracks: integer("tracks", 1...8), isElectrified: flag("electrified"),
      maxTrainMetres: number("max_train_m", .trainLength),
      axleLoadTonnes: number("axle_load_t", .axleLoad),
      sectionKilometres: number("section_km", .section),
      headwayMinutes: number("headway_min", .headway),
      otherTrainsPerDay: number("other_trains_per_day", .from(0, to: 2_000)))
  }

  private static let columnsByMode: [(name: String, modes: Set<Mode>)] = [
    ("capacity", [.road]), ("lanes", [.road]), ("aadt", [.road]), ("heavy_share", [.road]),
    ("preload_aadt", [.road]), ("tracks", [.rail]), ("electrified", [.rail]),
    ("max_train_m", [.rail]), ("axle_load_t", [.rail]), ("section_km", [.rail]),
    ("headway_min", [.rail]), ("other_trains_per_day", [.rail]),
    ("departures_per_week", [.sea, .ferry]),
  ]

  /// A row of `road_class.csv`.
  func roadClass() -> RoadClass {
    RoadClass(
      id: id("road_class"), alpha: number("alpha", .from(0, to: 10)),
      beta: number("beta", .from(1, to: 20)), provenance: provenance())
  }
}

/// What the columns of a link accept; investments that change them are held to the same.
extension Bounds {
  /// Kilometres: wide enough for a sailing across an ocean, but not for metres on land.
  static func length(of mode: Mode?) -> Bounds {
    .above(0, to: mode == .road || mode == .rail ? 2_000 : 25_000)
  }
  /// Kilometres per hour.
  static let speed = above(0, to: 400)
  /// Passenger car units per hour and lane.
  static let laneCapacity = above(0, to: 5_000)
  static let vehiclesPerDay = from(0, to: 500_000)
  static let trainLength = above(0, to: 5_000)
  /// Tonnes on one axle.
  static let axleLoad = above(0, to: 60)
  /// Kilometres.
  static let section = above(0, to: 500)
  /// Minutes.
  static let headway = above(0, to: 240)
  static let departures = above(0, to: 2_000)
}
