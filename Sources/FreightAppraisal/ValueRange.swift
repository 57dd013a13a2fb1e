package import FreightModel

/// The net present value (NNV) of a headline package when one input stands at either end of its
/// range and all others at the tables' values.
package struct ValueRange: Sendable {
  /// What has a range.
  package enum Input: Sendable {
    /// A row of `parameter.csv`.
    case parameter(Parameter)
    /// All unit values of one effect together.
    case unitValues(ExternalCost.Effect, isEstimate: Bool)
  }

  /// What has the range.
  package let input: Input
  /// NNV at the least value, MSEK.
  package let lowMSEK: Double
  /// NNV at the greatest value, MSEK.
  package let highMSEK: Double

  /// Creates a range from the NNV at its ends, MSEK.
  package init(input: Input, lowMSEK: Double, highMSEK: Double) {
    self.input = input
    self.lowMSEK = lowMSEK
    self.highMSEK = highMSEK
  }

  /// How much of the NNV the input decides, MSEK.
  package var swing: Double { abs(highMSEK - lowMSEK) }
}

extension StudyResult {
  /// What an option that was compared is worth with other conventions or unit values; nothing is
  /// solved anew, because these change no flow.
  ///
  /// - Parameters:
  ///   - index: of the option in `comparisons`.
  ///   - basis: the conventions.
  package func appraisal(_ index: Int, on basis: AppraisalBasis) -> PackageAppraisal {
    let appraisal = appraisals[index]
    return PackageAppraisal(
      base, outcomes[index + 1], comparisons[index],
      investments: appraisal.costs.map(\.investment), basis: basis)
  }

  /// The conventions with CO2 treated the other way: valued by itself, or within operating costs;
  /// nil where it is inside net unit values, which have no other way.
  package var otherCO2: AppraisalBasis? {
    let basis = appraisalBasis
    guard !basis.isNet else { return nil }
    return AppraisalBasis(
      study.setting(.co2Treatment, to: basis.valuesCO2 ? 1 : 0), year: run.year)
  }

  /// What each input that has a range does to the NNV of an option, most decisive first; empty
  /// where no NNV is known, or no ranges were tried.
  ///
  /// - Parameter index: of the option in `comparisons`.
  package func valueRanges(_ index: Int) -> [ValueRange] {
    let option = comparisons[index].option
    guard appraisals[index].value != nil else { return [] }
    let solved = sensitivities.filter { $0.option.id == option.id }.compactMap { row in
      row.lowNetMSEK.flatMap { low in
        row.highNetMSEK.map {
          ValueRange(input: .parameter(row.parameter), lowMSEK: low, highMSEK: $0)
        }
      }
    }
    guard !solved.isEmpty else { return [] }
    return (solved + conventionRanges(index) + unitValueRanges(index)).enumerated()
      .sorted { ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset) }
      .map(\.element)
  }

  /// Rates, periods and prices. A switch of convention is no range.
  private func conventionRanges(_ index: Int) -> [ValueRange] {
    let names = ParameterName.appraisal.subtracting([
      .co2Treatment, .externalCostBasis, .discountYear,
    ])
    return study.parameters.rows.compactMap { row in
      guard let name = names.first(where: { $0.rawValue == row.id.name }),
        row.range.lowerBound < row.range.upperBound
      else { return nil }
      func net(_ value: Double) -> Double? {
        appraisal(index, on: AppraisalBasis(study.setting(name, to: value), year: run.year)).value?
          .net
      }
      return net(row.range.lowerBound).flatMap { low in
        net(row.range.upperBound).map {
          ValueRange(input: .parameter(row), lowMSEK: low, highMSEK: $0)
        }
      }
    }
  }

  /// Unit values of external effects, each effect's together.
  private func unitValueRanges(_ index: Int) -> [ValueRange] {
    let used = appraisalBasis.externalCosts
    return ExternalCost.Effect.allCases.compactMap { effect in
      let rows = used.filter { $0.effect == effect }
      guard rows.contains(where: { $0.range.lowerBound < $0.range.upperBound }) else { return nil }
      func net(_ end: (ExternalCost) -> Double) -> Double? {
        let tables = study.appraisal.replacing { $0.effect == effect ? end($0) : $0.value }
        return appraisal(
          index,
          on: AppraisalBasis(
            study.parameters, tables, year: run.year, priceLevel: appraisalBasis.priceLevel)
        ).value?.net
      }
      return net { $0.range.lowerBound }.flatMap { low in
        net { $0.range.upperBound }.map {
          ValueRange(
            input: .unitValues(effect, isEstimate: rows.contains { $0.provenance.isEstimate }),
            lowMSEK: low, highMSEK: $0)
        }
      }
    }
  }
}

extension AppraisalTables {
  /// The tables with other unit values.
  fileprivate func replacing(_ value: (ExternalCost) -> Double) -> AppraisalTables {
    AppraisalTables(
      externalCosts: externalCosts.map { row in
        ExternalCost(
          id: row.id, effect: row.effect, traffic: row.traffic, environment: row.environment,
          roadClasses: row.roadClasses, value: value(row), unit: row.unit, range: row.range,
          priceLevel: row.priceLevel, basis: row.basis, provenance: row.provenance,
          isVerified: row.isVerified)
      }, priceIndices: priceIndices, discountSteps: discountSteps, maintenance: maintenance)
  }
}
