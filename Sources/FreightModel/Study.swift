/// Everything that a planner's question is asked of: a validated, immutable value.
public struct Study: Sendable {
  /// The folder's name, for example `oskarshamn`.
  public let name: String
  /// `config.csv` `dataset_name`, and in English `dataset_name_en` where there is one.
  public let title: Label
  /// The base case (JA): what exists or is under construction.
  public private(set) var network: FreightNetwork
  /// Goods and background traffic.
  public private(set) var demand: Demand
  /// Other demands, in table order.
  public let demandOptions: [DemandOption]
  /// Growth rates, one for each class.
  public let growth: [GrowthRate]
  /// Candidate investments, in table order.
  public let investments: [Investment]
  /// Packages whose worth is told under every demand option, over every parameter's range and with
  /// economies of scale, in table order.
  public let headlines: [Headline]
  /// Closures to ask about beside those of whole facilities, in table order.
  public let closures: [NamedClosure]
  /// Roads and lines whose traffic is told, in table order.
  public let corridors: [Corridor]
  /// Model parameters.
  public private(set) var parameters: ParameterSet
  /// Land and county outlines for maps.
  public let outlines: [Outline]
  /// Public figures to compare the base case with, in table order.
  public let observations: [Observation]
  /// Unit values and conventions of the appraisal.
  public let appraisal: AppraisalTables
  /// Each input file's path below the study's folders and its SHA-256, in path order.
  public let inputs: [InputFile]

  /// Creates a study from validated parts.
  public init(
    name: String, title: Label, network: FreightNetwork, demand: Demand,
    demandOptions: [DemandOption] = [], growth: [GrowthRate] = [], investments: [Investment],
    headlines: [Headline] = [], closures: [NamedClosure] = [], corridors: [Corridor] = [],
    parameters: ParameterSet, outlines: [Outline],
    inputs: [InputFile], observations: [Observation] = [],
    appraisal: AppraisalTables = AppraisalTables()
  ) {
    self.appraisal = appraisal
    self.observations = observations
    self.name = name
    self.title = title
    self.network = network
    self.demand = demand
    self.demandOptions = demandOptions
    self.growth = growth
    self.investments = investments
    self.headlines = headlines
    self.closures = closures
    self.corridors = corridors
    self.parameters = parameters
    self.outlines = outlines
    self.inputs = inputs
  }

  /// The same study with one parameter at another value.
  public func setting(_ name: ParameterName, to value: Double) -> Study {
    var study = self
    study.parameters = parameters.setting(name, to: value)
    return study
  }

  /// The same study with another network or demand.
  public func replacing(network: FreightNetwork? = nil, demand: Demand? = nil) -> Study {
    var study = self
    study.network = network ?? self.network
    study.demand = demand ?? self.demand
    return study
  }
}

extension Study {
  /// The year that the tables describe.
  public var baseYear: Int { Int(parameters[.baseYear]) }

  /// The year that a forecast is asked for.
  public var forecastYear: Int { Int(parameters[.forecastYear]) }

  /// The study with all hours of the year as one period, in which traffic and goods are spread
  /// evenly: what is left without the feature `periods`.
  public func joiningPeriods() -> Study {
    let periods = network.periods
    let hours = periods.reduce(0) { $0 + $1.hoursPerYear }
    func mean(_ share: (Period) -> Double) -> Double {
      periods.reduce(0) { $0 + $1.hoursPerYear * share($1) } / hours
    }
    let whole = Period(
      id: "YEAR", name: Label(sv: "Hela året", en: "Whole year"), hoursPerYear: hours,
      aadtSharePerHour: mean { $0.aadtSharePerHour },
      otherTrainsSharePerHour: mean { $0.otherTrainsSharePerHour },
      provenance: Provenance(
        source: "All periods of period.csv together", confidence: .derived))
    return replacing(
      network: network.replacing(periods: [whole]).limited(
        by: network.limits.joining(periods, into: whole)),
      demand: demand.replacing(
        commodities: demand.commodities.map { commodity in
          var commodity = commodity
          commodity.periodShares = [whole.id: 1]
          return commodity
        },
        equipment: demand.equipment.map { equipment in
          var equipment = equipment
          equipment.periodShares = [whole.id: 1]
          return equipment
        }))
  }
}

/// An area drawn on maps, as closed rings of longitude and latitude in degrees.
public struct Outline: Sendable {
  /// What the outline shows.
  public enum Kind: Sendable {
    /// A country's land.
    case land
    /// The county that the study is about.
    case county
  }

  /// Land or county.
  public let kind: Kind
  /// Name of the country or county.
  public let name: String
  /// Outer rings, each a closed list of (longitude, latitude).
  public let rings: [[(longitude: Double, latitude: Double)]]
  /// Where the outline comes from and its licence; nil where the file does not say.
  public let source: String?

  /// Creates an outline.
  public init(
    kind: Kind, name: String, rings: [[(longitude: Double, latitude: Double)]],
    source: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.rings = rings
    self.source = source
  }
}

/// One file that the study was read from.
public struct InputFile: Sendable {
  /// Path as the user would give it, for example `Networks/oskarshamn/link.csv`.
  public let path: String
  /// SHA-256 of the bytes, lower-case hexadecimal.
  public let sha256: String

  /// Creates an input record.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
