import FreightAppraisal
import FreightModel

extension ResultView {
  /// A headline package under draws of all parameters.
  struct Spread: Sendable {
    let headline: Headline
    /// NNV at the tables' own values, MSEK; nil where it is not known.
    let central: Double?
    /// NNV by draw, MSEK.
    let worth: [Double]
    let summary: SweepSummary
    /// By draw, facilities above their capacity that in the study are not; nil where the study has
    /// no answer to hold them against.
    let newlyOverCapacity: [Int?]

    /// Draws with an NNV above zero that have any of those: their delay is extrapolated. Nil where
    /// they are not known.
    var extrapolatedAboveZero: Int? {
      let counts = newlyOverCapacity.compactMap { $0 }
      guard counts.count == worth.count else { return nil }
      return zip(worth, counts).count { $0 > 0 && $1 > 0 }
    }
  }

  /// The headline packages whose NNV is known in some draws, in table order.
  var spreads: [Spread] { result.sweep.map { spreads(in: $0, headline(of:)) } ?? [] }

  /// What comes nearest to paying of all that was compared, where it is no headline package, by its
  /// own name; nil where it was not drawn.
  var nearestSpread: Spread? {
    result.nearestSweep.flatMap { sweep in
      spreads(in: sweep) { scenario in
        options.first { $0.outcome.value.scenario.id == scenario.id }.map { option in
          Headline(
            id: Headline.ID(option.id), name: headlineName(of: option),
            investments: Set(scenario.investments))
        }
      }.first
    }
  }

  private func spreads(
    in sweep: SweepAnswer, _ headline: (Scenario) -> Headline?
  ) -> [Spread] {
    guard let values = sweep.values else { return [] }
    return sweep.options.enumerated().compactMap { index, option in
      headline(option).map { headline in
        Spread(
          headline: headline, central: self.option(of: headline)?.appraisal.value?.net,
          worth: values.worth.map { $0[index] }, summary: values.summaries[index],
          newlyOverCapacity: values.counted.map { newlyOverCapacity($0, option, index) })
      }
    }
  }

  /// How many facilities are above their capacity in a draw of an option that in the study are not;
  /// nil where the study did not compare that option.
  func newlyOverCapacity(_ draw: SweepDraw, _ option: Scenario, _ index: Int) -> Int? {
    (result.comparisons + result.headlines).first { $0.option.id == option.id }.map {
      Set(draw.overCapacity[index]).subtracting($0.overCapacity).count
    }
  }

  /// A headline package with what each input's range does to its NNV.
  struct Tornado: Sendable {
    let headline: Headline
    let central: Double
    /// Most decisive first.
    let ranges: [ValueRange]
  }

  /// Whether any range that was drawn from is an estimate.
  var drawsEstimates: Bool {
    result.sweep?.parameters.contains { $0.provenance.isEstimate } ?? false
  }

  /// The conventions and prices that no draw changes: `ParameterName.drawnInAppraisal` has the rest.
  static let notDrawn = Label(
    sv: "diskonteringsränta, kalkylperiod, byggtid, tillväxt, restvärde, skattefaktor, "
      + "koldioxidvärde och övriga enhetsvärden",
    en: "the discount rate, the periods of appraisal and building, growth, the residual value, the "
      + "tax factor, the value of CO₂ and other unit values")

  /// What the draws draw and what stays, in words.
  ///
  /// - Parameter count: how `drawnModelParameters` is written.
  func drawnInWords(_ count: String) -> Label {
    let names = Set(result.sweep?.parameters.map(\.id.name) ?? [])
    let drawsCost = names.contains(ParameterName.investmentCostFactor.rawValue)
    return Label(
      sv: "\(count) av modellens parametrar"
        + (drawsCost ? " och kostnaden för investering, drift och underhåll" : "")
        + " dras; \(Self.notDrawn.sv) dras inte"
        + (drawsCost ? "." : ", inte heller investeringskostnaden."),
      en: "Drawn are \(count) of the model's parameters"
        + (drawsCost ? " and the cost of building, operation and maintenance" : "")
        + "; \(Self.notDrawn.en) are not drawn"
        + (drawsCost ? "." : ", nor is the investment cost."))
  }

  /// How many of the drawn parameters are the model's, and not the appraisal's.
  var drawnModelParameters: Int {
    Set(result.sweep?.parameters.map(\.id.name) ?? []).count { name in
      !ParameterName.drawnInAppraisal.contains { $0.rawValue == name }
    }
  }

  private func headline(of scenario: Scenario) -> Headline? {
    let built = Set(scenario.investments)
    return study.headlines.first { $0.investments == built }
  }
}

extension ValueRange.Input {
  /// What has the range, in words.
  var title: Label {
    switch self {
    case .parameter(let parameter): parameter.meaning
    case .unitValues(let effect, _):
      Label(
        sv: "Alla enhetsvärden för " + lowerFirst(AppraisalEffect.external(effect).title.sv),
        en: "All unit values of " + lowerFirst(AppraisalEffect.external(effect).title.en))
    }
  }

  /// The row of `parameter.csv`, or the effect of `external_cost.csv`.
  var id: String {
    switch self {
    case .parameter(let parameter): parameter.id.name
    case .unitValues(let effect, _): effect.rawValue
    }
  }

  var isEstimate: Bool {
    switch self {
    case .parameter(let parameter): parameter.provenance.isEstimate
    case .unitValues(_, let isEstimate): isEstimate
    }
  }

  /// Both ends with their unit; nil where each row has its own.
  var ends: (low: Double, high: Double, unit: String)? {
    guard case .parameter(let parameter) = self else { return nil }
    return (parameter.range.lowerBound, parameter.range.upperBound, parameter.unit)
  }
}
