import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// How the background was estimated from counts; every count with what explains it.
  struct BackgroundFitEntry: Encodable {
    let isConverged: Bool
    let rounds: Int
    let priorVehiclesPerDay: Number
    let vehiclesPerDay: Number
    let relativeChange: Number
    let emptyPairs: Int
    let uncountedPairs: Int
    let counts: [CountEntry]

    init(_ fit: MatrixFit) {
      isConverged = fit.isConverged
      rounds = fit.rounds
      priorVehiclesPerDay = Number(fit.priorTotal)
      vehiclesPerDay = Number(fit.total)
      relativeChange = Number(fit.relativeChange)
      emptyPairs = fit.emptyPairs
      uncountedPairs = fit.uncountedPairs
      counts = fit.entries.map(CountEntry.init)
    }
  }

  struct CountEntry: Encodable {
    let id: String
    let link: String
    let direction: String
    let vehicleClass: String
    let year: Int
    let standardErrorPercent: Number
    let countVehiclesPerDay: Number
    let freightVehiclesPerDay: Number
    let matrixVehiclesPerDay: Number
    let preloadVehiclesPerDay: Number
    let modelVehiclesPerDay: Number
    let differenceVehiclesPerDay: Number
    let geh: Number
    let finding: String
    let source: String
    let confidence: String

    init(_ entry: MatrixFit.Entry) {
      id = entry.count.id.name
      link = entry.count.link.name
      direction = entry.count.direction.rawValue
      vehicleClass = entry.count.vehicleClass.rawValue
      year = entry.count.year
      standardErrorPercent = Number(entry.count.standardErrorPercent)
      countVehiclesPerDay = Number(entry.count.vehiclesPerDay)
      freightVehiclesPerDay = Number(entry.freight)
      matrixVehiclesPerDay = Number(entry.matrix)
      preloadVehiclesPerDay = Number(entry.preload)
      modelVehiclesPerDay = Number(entry.model)
      differenceVehiclesPerDay = Number(entry.difference)
      geh = Number(entry.geh)
      finding = entry.finding.rawValue
      source = entry.count.provenance.source
      confidence = entry.count.provenance.confidence.rawValue
    }
  }

  /// A public figure beside the base case.
  struct ObservationEntry: Encodable {
    let id: String
    let name: LabelEntry
    let quantity: String
    let subjects: [String]
    let unit: String
    let year: Int?
    let observed: Number
    /// Null where the network has no way between two nodes.
    let model: Number
    let difference: Number
    let differencePercent: Number
    let comment: LabelEntry
    let source: String
    let confidence: String

    init(_ fit: ObservationFit) {
      let observation = fit.observation
      id = observation.id.name
      name = LabelEntry(observation.name)
      quantity = observation.quantity.rawValue
      subjects = observation.subjects
      unit = observation.quantity.unit
      year = observation.year
      observed = Number(observation.value)
      model = Number(fit.model ?? .nan)
      difference = Number(fit.difference ?? .nan)
      differencePercent = Number(fit.differencePercent ?? .nan)
      comment = LabelEntry(observation.comment)
      source = observation.provenance.source
      confidence = observation.provenance.confidence.rawValue
    }
  }
}
