import FreightAppraisal
import FreightModel

/// A study's result made up for tests: five places, seven links, a base case, two investments and
/// a package. Nothing is solved; the numbers only have to be told apart.
enum SmallResult {
  /// The result; `isResolved` false makes the terminal's differences smaller than the gaps.
  static func make(
    isResolved: Bool = true, isConverged: Bool = true, hasCommonDelayValues: Bool = true
  ) -> StudyResult {
    let base = outcome(Scenario(kind: .base, investments: []), factor: 1)
    let road = outcome(
      Scenario(kind: .single, investments: ["NY_VAG"], subject: "NY_VAG"), factor: 0.9,
      isConverged: isConverged)
    let terminal = outcome(
      Scenario(kind: .single, investments: ["TERMINAL"], subject: "TERMINAL"),
      factor: isResolved ? 0.8 : 0.999_999_999)
    let both = outcome(
      Scenario(kind: .package, investments: ["NY_VAG", "TERMINAL"]), factor: 0.7)
    let outcomes = [base, road, terminal, both]
    var result = StudyResult(
      study: study, outcomes: outcomes,
      comparisons: outcomes.dropFirst().map { Comparison(base, $0) },
      headlines: [Comparison(base, road)],
      demandOptions: [
        option(base, .middle), option(base, .low), option(base, .high),
      ],
      sensitivities: parameters.rows.filter { row in
        !ParameterName.appraisal.contains { $0.rawValue == row.id.name }
      }.enumerated().map { index, parameter in
        // The first parameter's high end makes the road a loss, the others leave it a saving.
        Sensitivity(
          option: road.scenario, parameter: parameter, low: Comparison(base, terminal),
          high: index == 0 ? Comparison(road, base) : Comparison(base, road),
          lowNetMSEK: -10 - Double(index), highNetMSEK: index == 0 ? 2000 : 40)
      },
      run: RunRecord(
        version: "9.9.9", command: "omlast study Networks/liten", requestedGap: 1e-7,
        year: 2024, hasCommonDelayValues: hasCommonDelayValues), fit: fit)
    result.sweep = sweep(of: road.scenario, isConverged: isConverged)
    result.resilience = resilience(of: base)
    return result
  }

  /// Five draws of two parameters: a loss in two of the four that have an NNV.
  private static func sweep(of road: Scenario, isConverged: Bool) -> SweepAnswer {
    let worth: [Double?] = [-100, 50, nil, 150, -20]
    let parameters = Array(parameters.rows.prefix(2))
    return SweepAnswer(
      options: [road], parameters: parameters,
      design: SweepDesign(.latinHypercube, draws: 5, parameters: 2, seed: 1),
      draws: worth.enumerated().map { number, net in
        SweepDraw(
          draw: number, baseCostSEK: 1e9, savingSEK: [1e6 * Double(number)], resolutionSEK: [80],
          netPresentValueMSEK: [net], isConverged: isConverged || number > 0, isComparable: true)
      })
  }

  /// The road to the port lost, which costs 3 MSEK, and the queue, which leaves 500 tonnes behind.
  private static func resilience(of base: ScenarioOutcome) -> Resilience {
    func effect(_ facility: Closure.Facility, cost: Double, unserved: Double) -> ClosureEffect {
      func difference(_ value: Double) -> Difference { Difference(value: value, resolution: 80) }
      return ClosureEffect(
        closures: [Closure(facility)], industryCost: [cost / 2, 0, 0].map(difference),
        emptiesCost: difference(0), backgroundCost: difference(cost / 2),
        totalCost: difference(cost), unservedTonnes: [unserved, 0, 0],
        servedTonnes: [1000 - unserved, 2000, 3000], unservedVehicles: 0, displacedVehicles: 0,
        lorryKilometres: 0, backgroundKilometres: 0,
        tonneKilometres: [Double](repeating: 0, count: Mode.allCases.count), gap: base.gap)
    }
    return Resilience(
      scenario: base.scenario, base: base,
      singles: [
        effect(.link(base.network.links[0].id), cost: 3e6, unserved: 0),
        effect(.approach(base.network.queues[0].id), cost: 1e6, unserved: 500),
      ], unused: [.link(base.network.links[3].id)], named: [], pairs: [])
  }

  private static let fit = MatrixFit(
    entries: [
      MatrixFit.Entry(
        count: TrafficCount(
          id: "MOT", link: "STAD-MOT-R", direction: .both, vehicleClass: .lorry,
          vehiclesPerDay: 1000, year: 2023, standardErrorPercent: 10, provenance: estimated),
        freight: 100, matrix: 700, preload: 200, geh: 2.5, finding: .aboveMatrix)
    ],
    pairs: [MatrixFit.Pair(prior: 500, estimate: 700, isCounted: true)], rounds: 4,
    lastMove: 1e-7, isConverged: true)

  private static let observations = [
    Observation(
      id: "KAJ", name: Label(sv: "Hamnen", en: "The port"), quantity: .terminalTonnes,
      subjects: ["HAMN_KAJ"], value: 4000, year: 2019,
      comment: Label(sv: "en del av hamnen", en: "a part of the port"), provenance: sourced),
    Observation(
      id: "LANGD", name: Label(sv: "Banan", en: "The line"), quantity: .railDistance,
      subjects: ["STAD", "UTLAND"], value: 900, year: nil,
      comment: Label(sv: "ingen bana dit", en: "no line there"), provenance: estimated),
  ]

  /// Half as much goods again, a quarter or twice as much, and with the road a fifth less of it.
  private static func option(
    _ base: ScenarioOutcome, _ level: DemandOption.Level
  ) -> DemandOptionResult {
    let factor = [.middle: 1.5, .low: 1.25, .high: 2][level]!
    let reference = outcome(
      Scenario(kind: .base, investments: [], demandOptions: ["MER"], demandLevel: level),
      factor: factor)
    let road = outcome(
      Scenario(
        kind: .chosen, investments: ["NY_VAG"], demandOptions: ["MER"], demandLevel: level),
      factor: 0.8 * factor)
    return DemandOptionResult(
      option: "MER", level: level, change: Comparison(base, reference),
      tonnes: [1000, 2000, 3000].map { $0 * (factor - 1) },
      values: [Comparison(reference, road)])
  }

  private static let options = [
    DemandOption(
      id: "MER", name: Label(sv: "Mer gods", en: "More goods"), kind: .growth, excludes: [],
      meaning: Label(sv: "Mer av allt", en: "More of everything"), provenance: estimated,
      changes: [
        .init(selector: .origin("STAD"), factor: 1.5, range: 1.25...2, provenance: estimated)
      ], flows: [])
  ]

  private static let growth = [
    GrowthRate(growthClass: .cars, percentPerYear: 1.5, range: 0...2, provenance: estimated)
  ]

  /// A source that every format has to escape.
  static let awkwardSource = "Källa \"A\" & B; <1 000, se\nrad 2"

  static let study = Study(
    name: "liten", title: "Liten studie <&>", network: network, demand: demand,
    demandOptions: options, growth: growth, investments: investments,
    headlines: [
      Headline(id: "VAG", name: Label(sv: "Vägen", en: "The road"), investments: ["NY_VAG"])
    ], parameters: parameters, outlines: outlines,
    inputs: [
      InputFile(path: "Networks/liten/link.csv", sha256: String(repeating: "ab", count: 32))
    ],
    observations: observations, appraisal: appraisal
  )

  /// The study with every value checked against ASEK 8, but for one.
  static func checked(except doubted: ParameterName? = nil) -> Study {
    let asek = Provenance(source: "ASEK 8.0", confidence: .sourced)
    return Study(
      name: study.name, title: study.title, network: study.network, demand: study.demand,
      investments: study.investments, headlines: study.headlines,
      parameters: ParameterSet(
        rows: study.parameters.rows.map {
          Parameter(
            id: $0.id, value: $0.value, unit: $0.unit, range: $0.range, priceLevel: $0.priceLevel,
            meaning: $0.meaning, provenance: asek, isVerified: $0.id.name != doubted?.rawValue)
        }),
      outlines: study.outlines, inputs: study.inputs,
      appraisal: AppraisalTables(
        externalCosts: study.appraisal.externalCosts.map {
          ExternalCost(
            id: $0.id, effect: $0.effect, traffic: $0.traffic, environment: $0.environment,
            roadClasses: $0.roadClasses, value: $0.value, unit: $0.unit, range: $0.range,
            priceLevel: $0.priceLevel, basis: $0.basis, provenance: asek, isVerified: true)
        },
        priceIndices: study.appraisal.priceIndices.map {
          PriceIndex(
            priceLevel: $0.priceLevel, value: $0.value, range: $0.range, provenance: asek,
            isVerified: true)
        }))
  }

  private static let sourced = Provenance(source: awkwardSource, confidence: .sourced)
  private static let estimated = Provenance(source: "gissat", confidence: .estimated)

  private static func node(
    _ id: Node.ID, _ name: String, _ longitude: Double, _ latitude: Double, _ kind: String
  ) -> Node {
    Node(
      id: id, name: name, longitude: longitude, latitude: latitude, kind: kind, zone: id.name,
      provenance: sourced)
  }

  private static func road(
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

  private static func sailing(_ from: Node.ID, _ to: Node.ID, _ mode: Mode) -> Link {
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

  private static let demand = Demand(
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

  private static func investment(
    _ id: Investment.ID, _ name: String, _ payer: Investment.Payer, _ changes: [Investment.Change]
  ) -> Investment {
    Investment(
      id: id, name: Label(sv: name, en: name + " in English"), costMSEK: 150, priceLevel: "2024",
      payer: payer, openingYear: 2031, excludes: [], needs: [], isInDefaultSet: true,
      status: Label(sv: "idé", en: "idea"), provenance: estimated, changes: changes)
  }

  private static let years: [ParameterName: Double] = [.constructionYears: 2, .appraisalYears: 3]

  /// Everybody's lorries cost others 0.5 SEK/km, and money of the base year, 0, is worth that of 2024.
  private static let appraisal = AppraisalTables(
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

  private static let parameters = ParameterSet(
    rows: ParameterName.allCases.map {
      Parameter(
        id: Parameter.ID($0.rawValue), value: years[$0] ?? 0.25, unit: "SEK/h",
        range: years[$0].map { $0...$0 + 1 } ?? 0.1...0.5, priceLevel: "2024",
        meaning: Label(sv: "Värde av tid", en: "Value of time"),
        provenance: estimated, isVerified: false)
    })

  private static let outlines = [
    Outline(
      kind: .land, name: "Land",
      rings: [[(16, 57), (16.46, 57), (16.46, 57.6), (16, 57.6), (16, 57)]]),
    Outline(
      kind: .county, name: "Län",
      rings: [[(16, 57.1), (16.5, 57.1), (16.5, 57.5), (16, 57.5), (16, 57.1)]]),
  ]

  private static func outcome(
    _ scenario: Scenario, factor: Double, isConverged: Bool = true
  ) -> ScenarioOutcome {
    let chosen = investments.filter { scenario.investments.contains($0.id) }
    let network = network.applying(chosen)
    let industries = Industry.allCases.enumerated().map { index, industry in
      var indicators = IndustryIndicators(industry: industry)
      indicators.tonnes = 1000 * Double(index + 1)
      indicators.costSEK = 5e8 * Double(index + 1) * factor
      indicators.logsumCostSEK = indicators.costSEK
      indicators.tonneHours = 20_000 * factor
      for mode in Mode.allCases {
        indicators.modes[mode.order].tonneKilometres = 1e6 * Double(4 - mode.order) * factor
        indicators.modes[mode.order].vehicleKilometres = 1e5
      }
      indicators.chains = [ChainTonnes(chain: "ROAD", tonnes: indicators.tonnes)]
      return indicators
    }
    var background = BackgroundIndicators()
    background.costSEK = 1e8 * factor
    background.preloadCostSEK = 3e8 * factor
    let links = network.links.enumerated().map { row, link in
      var indicators = LinkIndicators(link: link.id)
      // The fourth link, a railway, has no goods.
      indicators.forward.tonnes = row == 3 ? 0 : 1000 * Double(row + 1) * factor
      indicators.backward.tonnes = row == 3 ? 0 : 9000 * factor
      indicators.forward.freightVehicles = 365 * factor
      indicators.forward.peakUtilisation = 0.3
      indicators.tonnesByCommodity = [indicators.tonnes]
      indicators.periods = [FacilityLoad(utilisation: 0.3, delaySeconds: 2)]
      return indicators
    }
    let queues = network.queues.map {
      QueueIndicators(
        queue: $0.id,
        periods: [
          FacilityPeriod(
            period: "RUSH", flowPerHour: 400, utilisation: 0.8, delaySeconds: 40 * factor)
        ], delayPCUHours: 900 * factor, delayLorryHours: 50)
    }
    let terminals = network.terminals.map { terminal in
      var indicators = TerminalIndicators(terminal: terminal.id)
      indicators.tonnes = 5000 * factor
      indicators.teu = 12.5
      return indicators
    }
    let berths = network.limits.berths.map { berth in
      var indicators = BerthIndicators(berth: berth.id)
      indicators.periods = [
        FacilityPeriod(
          period: "RUSH", flowPerHour: 0.5, utilisation: 0.4, delaySeconds: 7200 * factor)
      ]
      return indicators
    }
    var all = Indicators(
      industries: industries, background: background, links: links, queues: queues,
      terminals: terminals, berths: berths, unserved: [])
    all.flows = [FlowIndicators(flow: "F1", tonnesByChain: [900 * factor], unservedTonnes: 100)]
    return ScenarioOutcome(
      scenario: scenario, network: network,
      gap: AnnualGap(absoluteSEK: 40, relative: 1e-8, isConverged: isConverged, iterations: 7),
      indicators: all)
  }
}
