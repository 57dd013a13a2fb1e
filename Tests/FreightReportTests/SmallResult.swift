import FreightAppraisal
import FreightModel

/// A study's result made up for tests: five places, seven links, a base case, two investments and
/// a package. Nothing is solved; the numbers only have to be told apart.
enum SmallResult {
  /// The result; `isResolved` false makes the terminal's differences smaller than the threshold.
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
    // Each scenario solved tighter gives the next one's answer, the last the first's.
    let others = Array(outcomes.dropFirst() + outcomes.prefix(1))
    result.accuracies = result.accuracies(
      from: zip(outcomes, others).map { told, other in
        ScenarioOutcome(
          scenario: told.scenario, network: other.network, gap: other.gap,
          indicators: other.indicators)
      })
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
          netPresentValueMSEK: [net], overCapacity: [number == 3 ? ["FULL"] : []],
          isConverged: isConverged || number > 0, isComparable: true)
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
        lorryKilometres: 21_000, lorryHours: 350, backgroundKilometres: 4_000_000,
        backgroundHours: 90_000,
        tonneKilometres: [Double](repeating: 0, count: Mode.allCases.count), gap: base.gap)
    }
    return Resilience(
      scenario: base.scenario, base: base,
      singles: [
        effect(.link(base.network.links[0].id), cost: 3e6, unserved: 0),
        effect(.approach(base.network.queues[0].id), cost: 1e6, unserved: 500),
      ], unused: [.link(base.network.links[3].id)], named: [], pairs: [])
  }

  /// Trains that need goods: the base case as it is, and the terminal with so many times its costs;
  /// the same from every start.
  static func scaleEconomies(terminal factor: Double) -> [ScaleEconomies] {
    let terminal = Scenario(kind: .single, investments: ["TERMINAL"], subject: "TERMINAL")
    return [
      outcome(Scenario(kind: .base, investments: []), factor: 1),
      outcome(terminal, factor: factor),
    ].map { solved in
      ScaleEconomies(
        scenario: solved.scenario,
        answers: ScaleEconomies.Start.allCases.map { start in
          ScaleEconomies.Answer(
            start: start, outcome: solved, isSettled: true, rounds: 2, lastChange: 0,
            resolutionSEK: 1000, relations: [])
        })
    }
  }

  private static let fit = MatrixFit(
    entries: [
      MatrixFit.Entry(
        count: TrafficCount(
          id: "MOT", link: "STAD-MOT-R", direction: .both, vehicleClass: .lorry,
          vehiclesPerDay: 1000, year: 2023, standardErrorPercent: 10, provenance: estimated),
        freight: 100, matrix: 700, preload: 200, geh: 2.5, gehOfModel: 0, finding: .aboveMatrix)
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
    name: "liten", title: Label(sv: "Liten studie <&>", en: "Small study <&>"), network: network,
    demand: demand,
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
