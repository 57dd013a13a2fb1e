import FreightAppraisal
import FreightModel

extension StudyDocument {
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
