package import FreightAppraisal
import FreightModel

/// How the background was estimated from counts; every count with what explains it.
package struct BackgroundFitEntry: Encodable {
  let isConverged: Bool
  let rounds: Int
  let priorVehiclesPerDay: StudyDocument.Number
  let vehiclesPerDay: StudyDocument.Number
  let relativeChange: StudyDocument.Number
  let emptyPairs: Int
  let uncountedPairs: Int
  let counts: [CountEntry]

  /// Takes the fit as it is told in `study.json` and by `omlast estimate`.
  package init(_ fit: MatrixFit) {
    isConverged = fit.isConverged
    rounds = fit.rounds
    priorVehiclesPerDay = StudyDocument.Number(fit.priorTotal)
    vehiclesPerDay = StudyDocument.Number(fit.total)
    relativeChange = StudyDocument.Number(fit.relativeChange)
    emptyPairs = fit.emptyPairs
    uncountedPairs = fit.uncountedPairs
    counts = fit.entries.map(CountEntry.init)
  }
}

/// One count and what explains it.
struct CountEntry: Encodable {
  let id: String
  let link: String
  let direction: String
  let vehicleClass: String
  let year: Int
  let standardErrorPercent: StudyDocument.Number
  let countVehiclesPerDay: StudyDocument.Number
  let freightVehiclesPerDay: StudyDocument.Number
  let matrixVehiclesPerDay: StudyDocument.Number
  let preloadVehiclesPerDay: StudyDocument.Number
  let modelVehiclesPerDay: StudyDocument.Number
  let differenceVehiclesPerDay: StudyDocument.Number
  let geh: StudyDocument.Number
  let gehOfModel: StudyDocument.Number
  let finding: String
  let source: String
  let confidence: String

  init(_ entry: MatrixFit.Entry) {
    id = entry.count.id.name
    link = entry.count.link.name
    direction = entry.count.direction.rawValue
    vehicleClass = entry.count.vehicleClass.rawValue
    year = entry.count.year
    standardErrorPercent = StudyDocument.Number(entry.count.standardErrorPercent)
    countVehiclesPerDay = StudyDocument.Number(entry.count.vehiclesPerDay)
    freightVehiclesPerDay = StudyDocument.Number(entry.freight)
    matrixVehiclesPerDay = StudyDocument.Number(entry.matrix)
    preloadVehiclesPerDay = StudyDocument.Number(entry.preload)
    modelVehiclesPerDay = StudyDocument.Number(entry.model)
    differenceVehiclesPerDay = StudyDocument.Number(entry.difference)
    geh = StudyDocument.Number(entry.geh)
    gehOfModel = StudyDocument.Number(entry.gehOfModel)
    finding = entry.finding.rawValue
    source = entry.count.provenance.source
    confidence = entry.count.provenance.confidence.rawValue
  }
}
