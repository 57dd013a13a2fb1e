import FreightAppraisal
import FreightModel

/// The tables of the study made up for tests.
extension SmallResult {
  static let sourced = Provenance(source: awkwardSource, confidence: .sourced)
  static let estimated = Provenance(source: "gissat", confidence: .estimated)

  static func node(
    _ id: Node.ID, _ name: String, _ longitude: Double, _ latitude: Double, _ kind: String
  ) -> Node {
    Node(
      id: id, name: name, longitude: longitude, latitude: latitude, kind: kind, zone: id.name,
      provenance: sourced)
  }

  static func road(
    _ from: Node.ID, _ to: Node.ID, _ name: String, _ provenance: Provenance
  ) -> Link {
    Link(
      id: Link.ID("\(from)-\(to)-R"), name: name, fromNode: from, toNode: to, isDirected: false,
      mode: .road, lengthKilometres: 3, speedKilometresPerHour: 80,
      supply: .road(
        .init(
          roadClass: "two_lane", lanes: 1, capacityPCUPerHourPerLane: 1500, aadt: 4000,
          heavyShare: 0.1, preloadAADT: 1000)), provenance: provenance)
  }

  static func sailing(_ from: Node.ID, _ to: Node.ID, _ mode: Mode) -> Link {
    Link(
      id: Link.ID("\(from)-\(to)-\(mode == .sea ? "S" : "F")"), name: "led", fromNode: from,
      toNode: to, isDirected: false, mode: mode, lengthKilometres: 90, speedKilometresPerHour: 25,
      supply: .sailing(.init(departuresPerWeek: 3)), provenance: estimated)
  }

  static let network = FreightNetwork(
    nodes: [
      node("STAD", "Stad, centrum", 16.448_371_9, 57.264_5, "city"),
      node("MOT", "Trafikplats Mot", 16.418, 57.268_5, "interchange"),
      node("BY", "By (gamla)", 16.38, 57.27, "town"),
      node("HAMN", "Hamn", 16.467, 57.267, "port"),
      node("UTLAND", "Utland", 4.5, 51.9, "external"),
    ],
    links: [
      road("STAD", "MOT", "23", sourced), road("MOT", "BY", "23", estimated),
      road("STAD", "HAMN", "", sourced),
      Link(
        id: "STAD-BY-T", name: "Banan", fromNode: "STAD", toNode: "BY", isDirected: false,
        mode: .rail, lengthKilometres: 5, speedKilometresPerHour: 100,
        supply: .rail(
          .init(
            tracks: 1, isElectrified: false, maxTrainMetres: 450, axleLoadTonnes: 22.5,
            sectionKilometres: 5, headwayMinutes: 5, otherTrainsPerDay: 12)),
        provenance: sourced),
      sailing("HAMN", "UTLAND", .sea), sailing("HAMN", "BY", .ferry),
    ],
    movements: [
      Movement(
        id: "MOT-1", node: "MOT", inbound: "STAD-MOT-R", outbound: "MOT-BY-R", penaltySeconds: 5,
        queue: "MOT_O", provenance: estimated)
    ],
    queues: [
      JunctionQueue(
        id: "MOT_O", node: "MOT", name: Label(sv: "Österifrån", en: "From the east"),
        capacityPCUPerHour: 500, provenance: estimated)
    ],
    terminals: [
      Terminal(
        id: "HAMN_KAJ", node: "HAMN", name: "Hamnens kaj", kind: .port, modes: [.road, .sea],
        loadForm: .conventional, capacityPerHour: 200, priceSEKPerUnit: 35, dwellHours: 24,
        provenance: sourced)
    ],
    locoChanges: [],
    roadClasses: [RoadClass(id: "two_lane", alpha: 0.15, beta: 4, provenance: sourced)],
    vehicles: [],
    chainTypes: [
      ChainType(
        id: "ROAD", name: Label(sv: "Lastbil", en: "Lorry"), modes: [.road],
        loadForms: [.unitised, .conventional], minimumMainHaulKilometres: 0, nest: "road",
        minimumShipmentTonnes: 0, provenance: sourced)
    ],
    periods: [
      Period(
        id: "RUSH", name: Label(sv: "Rusning", en: "Peak"), hoursPerYear: 1000,
        aadtSharePerHour: 0.08, otherTrainsSharePerHour: 0.05, provenance: estimated)
    ]
  ).limited(
    by: SupplyLimits(
      berths: [
        Berth(
          id: "HAMN_LAGE", node: "HAMN", name: "Hamnens läge", berths: 2, hoursPerCall: 10,
          otherCallsPerWeek: 7, provenance: estimated)
      ]))

  static let demand = Demand(
    commodities: [
      Commodity(
        id: "GODS", name: Label(sv: "Gods", en: "Goods"), nst2007: "12", industry: .vehicle,
        valueSEKPerTonne: 5000, tonnesPerLorry: 20, tonnesPerLoadUnit: 20, teuPerLoadUnit: 2,
        lorry: "BIL", logitScale: 0.01, periodShares: ["RUSH": 1],
        logistics: CommodityLogistics(
          orderSEK: 500, inventorySEKPerTonneYear: 100, delayFactor: 1, provenance: estimated),
        provenance: estimated)
    ],
    flows: [
      Flow(
        id: "F1", origin: "STAD", destination: "BY", commodity: "GODS", tonnesPerYear: 1000,
        containerisableShare: 1, provenance: estimated)
    ], background: [],
    shipmentSizes: [
      ShipmentSize(
        id: "S25", name: Label(sv: "25 ton", en: "25 tonnes"), tonnes: 25, provenance: estimated)
    ])

  static let investments = [
    investment("NY_VAG", "Ny väg", .regional, [.addLink(road("BY", "STAD", "ny", estimated))]),
    investment(
      "TERMINAL", "Terminal, \"etapp 1\"", .municipal,
      [
        .addTerminal(
          Terminal(
            id: "STAD_KOMBI", node: "STAD", name: "Kombi", kind: .combi, modes: [.road, .rail],
            loadForm: .unitised, capacityPerHour: 20, priceSEKPerUnit: 400, dwellHours: 6,
            provenance: estimated)),
        .changeLink("STAD-BY-T", .maxTrain, .set(750)),
      ]),
  ]

  static func investment(
    _ id: Investment.ID, _ name: String, _ payer: Investment.Payer, _ changes: [Investment.Change]
  ) -> Investment {
    Investment(
      id: id, name: Label(sv: name, en: name + " in English"), costMSEK: 150, priceLevel: "2024",
      payer: payer, openingYear: 2031, excludes: [], needs: [], isInDefaultSet: true,
      status: Label(sv: "idé", en: "idea"), provenance: estimated, changes: changes)
  }

  static let years: [ParameterName: Double] = [
    .constructionYears: 2, .appraisalYears: 3, .discountYear: 2030,
  ]

  /// Everybody's lorries cost others 0.5 SEK/km, and money of the base year, 0, is worth that of
  /// 2024.
  static let appraisal = AppraisalTables(
    externalCosts: [
      ExternalCost(
        id: "BULLER", effect: .noise, traffic: .lorry, environment: Label(sv: "väg", en: "road"),
        roadClasses: ["two_lane"], value: 0.5, unit: .vehicleKilometre, range: 0.1...1,
        priceLevel: "2024", basis: .gross, provenance: estimated, isVerified: false)
    ],
    priceIndices: ["0", "2024"].map {
      PriceIndex(
        priceLevel: $0, value: 100, range: 100...100, provenance: sourced, isVerified: false)
    })

  static let parameters = ParameterSet(
    rows: ParameterName.allCases.map {
      Parameter(
        id: Parameter.ID($0.rawValue), value: years[$0] ?? 0.25, unit: "SEK/h",
        range: years[$0].map { $0...$0 + 1 } ?? 0.1...0.5, priceLevel: "2024",
        meaning: Label(sv: "Värde av tid", en: "Value of time"),
        provenance: estimated, isVerified: false)
    })

  static let outlines = [
    Outline(
      kind: .land, name: "Land",
      rings: [[(16, 57), (16.46, 57), (16.46, 57.6), (16, 57.6), (16, 57)]]),
    Outline(
      kind: .county, name: "Län",
      rings: [[(16, 57.1), (16.5, 57.1), (16.5, 57.5), (16, 57.5), (16, 57.1)]]),
  ]
}
