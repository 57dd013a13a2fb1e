import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// Where a parameter turns the worth of a headline.
  struct SwitchingEntry: Encodable {
    let scenario: String
    let parameterId: String
    let nnvMsek: SwitchingMeasure
    let savingSekPerYear: SwitchingMeasure

    init(_ value: SwitchingValue) {
      scenario = value.option.id
      parameterId = value.parameter.id.name
      nnvMsek = SwitchingMeasure(value.netPresentValue)
      savingSekPerYear = SwitchingMeasure(value.saving)
    }
  }

  /// One measure over the parameter's range, and the parameter's value at which it is nought.
  struct SwitchingMeasure: Encodable {
    let atLow: Number?
    let atStudy: Number?
    let atHigh: Number?
    /// Absent if the sign holds over the range.
    let isNoughtAt: Number?
    let residual: Number?

    init(_ measure: SwitchingValue.Measure) {
      atLow = measure.low.map(Number.init)
      atStudy = measure.central.map(Number.init)
      atHigh = measure.high.map(Number.init)
      isNoughtAt = measure.root.map(Number.init)
      residual = measure.residual.map(Number.init)
    }
  }
}
