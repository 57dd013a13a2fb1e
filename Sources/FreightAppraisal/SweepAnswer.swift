package import FreightModel

/// A finished sweep: its draws, and what the options are worth over them.
package struct SweepAnswer: Sendable {
  /// One measure of worth over the draws in which every option has it.
  package struct Measure: Sendable {
    /// Draws that count, in order.
    package let counted: [SweepDraw]
    /// Worth of every option, by draw that counts.
    package let worth: [[Double]]
    /// One per option, then that of building nothing.
    package let summaries: [SweepSummary]

    /// How many draws count.
    package var draws: Int { counted.count }

    /// The option whose greatest regret is least; the last stands for building nothing.
    package var leastRegret: Int {
      summaries.indices.min { summaries[$0].greatestRegret < summaries[$1].greatestRegret }!
    }
  }

  /// What was compared with the base case.
  package let options: [Scenario]
  /// What was drawn.
  package let parameters: [Parameter]
  /// How the ranges were covered.
  package let design: SweepDesign
  /// In the order of the design.
  package let draws: [SweepDraw]
  /// Yearly savings, SEK; nil if no draw can be compared.
  package let savings: Measure?
  /// Net present values (NNV), MSEK; nil if no draw has all of them.
  package let values: Measure?

  /// Sums up the draws of a sweep.
  package init(
    options: [Scenario], parameters: [Parameter], design: SweepDesign, draws: [SweepDraw]
  ) {
    self.options = options
    self.parameters = parameters
    self.design = design
    self.draws = draws
    let drawn = draws.map { design.values(of: parameters, draw: $0.draw) }
    func measure(_ worth: (SweepDraw) -> (values: [Double], open: [Double])?) -> Measure? {
      let found = zip(draws, drawn).compactMap { draw, parameters in
        draw.isComparable ? worth(draw).map { (draw, $0, parameters) } : nil
      }
      guard !found.isEmpty else { return nil }
      return Measure(
        counted: found.map(\.0), worth: found.map(\.1.values),
        summaries: SweepSummary.all(
          of: found.map(\.1.values), resolutions: found.map(\.1.open), values: found.map(\.2)))
    }
    savings = measure { ($0.savingSEK, $0.resolutionSEK) }
    values = measure { draw in
      let known = draw.netPresentValueMSEK.compactMap { $0 }
      guard known.count == options.count else { return nil }
      return (known, known.map { _ in 0 })
    }
  }

  /// Parameters whose values go with an option's worth, the strongest first.
  package func drivers(
    of summary: SweepSummary
  ) -> [(parameter: Parameter, correlation: Double)] {
    zip(parameters, summary.rankCorrelations).enumerated()
      .sorted { (-abs($0.element.1), $0.offset) < (-abs($1.element.1), $1.offset) }
      .map { (parameter: $0.element.0, correlation: $0.element.1) }
  }
}
