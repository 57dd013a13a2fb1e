import FreightAppraisal
import FreightModel
import Foundation

/// `study.json`: every number of a result with its provenance.
///
/// Keys are `snake_case` with the unit in the name. `schema_version` grows by one whenever a key
/// changes its meaning or goes away. A value that is not known is `null`, never NaN.
struct StudyDocument: Encodable {
  let schemaVersion = 5
  let program = "omlast"
  let programVersion: String
  let command: String
  let study: String
  let title: String
  let requestedRelativeGap: Number
  /// Whose cost of delay the classes pay, `common` or `class`, and what the gaps say of it.
  let delayValues: String
  let gapCertificate: String
  /// The year that was solved, and those of the tables.
  let year: Int
  let baseYear: Int
  let forecastYear: Int
  /// Features of the model that were left out.
  let without: [String]
  /// Demand options in force in every scenario.
  let demandOptionsInForce: [String]
  /// Where in their ranges these stand: `low`, `middle` or `high`.
  let demandLevelInForce: String
  let periods: [PeriodEntry]
  let inputs: [InputEntry]
  let inputConfidence: [ConfidenceEntry]
  let parameters: [ParameterEntry]
  /// The report's tables: what names and makes each figure.
  let tables: [TableEntry]
  /// The report's drawings, and numbers of its first page that no table holds.
  let derivedFigures: [DerivedEntry]
  let investments: [InvestmentEntry]
  /// Null where nothing was counted.
  let backgroundFit: BackgroundFitEntry?
  let observations: [ObservationEntry]
  let sensitivities: [SensitivityEntry]
  let switchingValues: [SwitchingEntry]
  let growth: [GrowthEntry]
  let demandOptions: [DemandOptionEntry]
  let scenarios: [ScenarioEntry]
  let comparisons: [ComparisonEntry]
  /// The headline investments against the base case, in table order.
  let headlines: [ComparisonEntry]
  let demandOptionResults: [DemandResultEntry]
  /// Empty if economies of scale were left out.
  let scaleEconomies: [ScaleEntry]
  let scaleSensitivities: [ScaleSensitivityEntry]
  let shapley: [ShapleyEntry]
  /// What each comparison is worth over the years.
  let appraisals: [AppraisalEntry]
  let externalCosts: [UnitValueEntry]
  /// Empty, and null, if they were left out.
  let headroom: [HeadroomEntry]
  let capacityValues: CapacityValuesEntry?
  /// NNV of the headline packages at both ends of every range, most decisive first.
  let valueRanges: [ValueRangeEntry]
  /// Null without draws.
  let sweep: SweepEntry?
  /// What comes nearest to paying under the same draws; null where that is a headline package.
  let nearestSweep: SweepEntry?
  /// Null if losses were left out.
  let resilience: ResilienceEntry?
  /// Empty if it was left out.
  let throughput: [ThroughputEntry]

  init(_ view: ResultView, _ tables: [ReportTable], _ derived: [DerivedFigure] = []) {
    let result = view.result
    programVersion = result.run.version
    command = result.run.command
    study = result.study.name
    title = result.study.title.sv
    requestedRelativeGap = Number(result.run.requestedGap)
    delayValues = result.run.hasCommonDelayValues ? "common" : "class"
    gapCertificate = result.run.gapCertificate
    year = result.run.year
    baseYear = result.study.baseYear
    forecastYear = result.study.forecastYear
    without = result.run.without.map(\.rawValue)
    demandOptionsInForce = result.base.scenario.demandOptions.map(\.name)
    demandLevelInForce = result.base.scenario.demandLevel.rawValue
    periods = view.periods.map(PeriodEntry.init)
    inputs = result.study.inputs.map(InputEntry.init)
    inputConfidence = FreightReport.inputConfidence(result.study).map(ConfidenceEntry.init)
    let used = result.usedParameters
    parameters = result.study.parameters.rows.map { row in
      ParameterEntry(row, isUsed: ParameterName(rawValue: row.id.name).map(used.contains) ?? false)
    }
    self.tables = tables.map(TableEntry.init)
    derivedFigures = derived.map(DerivedEntry.init)
    investments = result.study.investments.map(InvestmentEntry.init)
    backgroundFit = result.fit.map(BackgroundFitEntry.init)
    observations = result.observationFits.map(ObservationEntry.init)
    sensitivities = result.sensitivities.map(SensitivityEntry.init)
    switchingValues = result.switchingValues.map(SwitchingEntry.init)
    growth = result.study.growth.map { GrowthEntry($0, view.growth) }
    demandOptions = result.study.demandOptions.map(DemandOptionEntry.init)
    scenarios = result.outcomes.map { ScenarioEntry($0, view.periods) }
    comparisons = result.comparisons.map(ComparisonEntry.init)
    headlines = result.headlines.map(ComparisonEntry.init)
    headroom = result.throughputs.compactMap(HeadroomEntry.init)
    capacityValues = result.capacityValues.map { CapacityValuesEntry($0, hours: view.hours) }
    throughput = result.physicalThroughputs.flatMap { scenario in
      scenario.places.map { place in
        ThroughputEntry(place, year: scenario.year(of: place), in: scenario.scenario.id)
      }
    }
    shapley = result.packageShares.map(ShapleyEntry.init)
    let isASEK8 = result.appraisalBasis.isASEK8
    appraisals = view.options.sorted { $0.index < $1.index }.map {
      AppraisalEntry($0, isASEK8: isASEK8, discountYear: view.discountYear)
    }
    let priced = result.appraisalBasis.externalCosts.map(\.id)
    externalCosts = result.study.appraisal.externalCosts.map {
      UnitValueEntry($0, isUsed: priced.contains($0.id))
    }
    valueRanges = view.tornados.flatMap { tornado in
      tornado.ranges.map { ValueRangeEntry($0, of: tornado, view) }
    }
    sweep = result.sweep.map(SweepEntry.init)
    nearestSweep = result.nearestSweep.map(SweepEntry.init)
    resilience = result.resilience.map(ResilienceEntry.init)
    demandOptionResults = result.demandOptions.map(DemandResultEntry.init)
    scaleEconomies = result.scaleEconomies.map { ScaleEntry($0, base: result.scaleEconomies[0]) }
    scaleSensitivities = result.scaleSensitivities.map(ScaleSensitivityEntry.init)
  }

  /// The document as text, keys sorted.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    } catch {
      preconditionFailure("a document of numbers and texts always encodes: \(error)")
    }
  }

  /// A number that JSON can hold: null if not finite.
  struct Number: Encodable {
    let value: Double

    init(_ value: Double) { self.value = value }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      if value.isFinite { try container.encode(value) } else { try container.encodeNil() }
    }
  }

  struct LabelEntry: Encodable {
    let sv: String
    let en: String

    init(_ label: Label) {
      sv = label.sv
      en = label.en
    }
  }

  struct PeriodEntry: Encodable {
    let id: String
    let name: LabelEntry
    let hoursPerYear: Number

    init(_ period: Period) {
      id = period.id.name
      name = LabelEntry(period.name)
      hoursPerYear = Number(period.hoursPerYear)
    }
  }

  struct InputEntry: Encodable {
    let path: String
    let sha256: String
    /// Which figures it can be behind, as `InputUse`.
    let readFor: String

    init(_ file: InputFile) {
      path = file.path
      sha256 = file.sha256
      readFor = InputUse(path: file.path).rawValue
    }
  }

  struct ConfidenceEntry: Encodable {
    let table: LabelEntry
    let rows: Int
    let sourced: Int
    let derived: Int
    let estimated: Int

    init(_ input: InputConfidence) {
      let confidence = input.rows
      table = LabelEntry(input.table)
      rows = confidence.count
      sourced = confidence.count { $0 == .sourced }
      derived = confidence.count { $0 == .derived }
      estimated = confidence.count { $0 == .estimated }
    }
  }

  struct ParameterEntry: Encodable {
    let id: String
    let value: Number
    let unit: String
    let low: Number
    let high: Number
    let priceLevel: String
    let description: LabelEntry
    let source: String
    let confidence: String
    let isVerified: Bool
    /// Whether this answer hangs on it.
    let isUsed: Bool

    init(_ parameter: Parameter, isUsed: Bool) {
      self.isUsed = isUsed
      id = parameter.id.name
      value = Number(parameter.value)
      unit = parameter.unit
      low = Number(parameter.range.lowerBound)
      high = Number(parameter.range.upperBound)
      priceLevel = parameter.priceLevel
      description = LabelEntry(parameter.meaning)
      source = parameter.provenance.source
      confidence = parameter.provenance.confidence.rawValue
      isVerified = parameter.isVerified
    }
  }

  struct InvestmentEntry: Encodable {
    let id: String
    let name: LabelEntry
    let costMsek: Number
    let priceLevel: String
    let payer: String
    let openingYear: Int
    let needs: [String]
    let excludes: [String]
    let isInDefaultSet: Bool
    let status: LabelEntry
    let source: String
    let confidence: String

    init(_ investment: Investment) {
      id = investment.id.name
      name = LabelEntry(investment.name)
      costMsek = Number(investment.costMSEK ?? .nan)
      priceLevel = investment.priceLevel
      payer = investment.payer.rawValue
      openingYear = investment.openingYear
      needs = investment.needs.sorted().map(\.name)
      excludes = investment.excludes.sorted().map(\.name)
      isInDefaultSet = investment.isInDefaultSet
      status = LabelEntry(investment.status)
      source = investment.provenance.source
      confidence = investment.provenance.confidence.rawValue
    }
  }
}
