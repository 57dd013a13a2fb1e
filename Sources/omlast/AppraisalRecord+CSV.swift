import FreightReport

extension AppraisalRecord {
  /// Every figure of every package on a line of its own; blank where it is not known.
  func csv(_ dialect: CSVDialect) -> String {
    dialect.text(
      [["package", "table", "row", "figure", "unit", "value"]]
        + packages.flatMap { package in
          [[package.id, "solves", package.id, "is_converged", "", "\(package.isConverged)"]]
            + package.figures.map {
              [package.id, $0.table, $0.row, $0.name, $0.unit, dialect.number($0.value)]
            }
        })
  }
}

/// A line of the CSV.
private struct Figure {
  let table: String
  let row: String
  let name: String
  let unit: String
  let value: Double?
}

extension AppraisalRecord.Package {
  fileprivate var figures: [Figure] {
    let totals: [(String, String, Double?)] = [
      ("opening_year", "year", Double(openingYear)),
      ("effect_threshold", "MSEK", effectThresholdMsek),
      ("effects_present_value", "MSEK", effectsPresentValueMsek),
      ("rule_of_a_half", "SEK/yr", ruleOfAHalfSekPerYear), ("affordable", "MSEK", affordableMsek),
      ("nnv", "MSEK", nnvMsek), ("nnv_growing", "MSEK", nnvGrowingMsek), ("nnk_i", "", nnkI),
      ("nnk_idu", "", nnkIdu), ("first_year_rate", "share", firstYearRate),
      ("payback", "years", paybackYears.map(Double.init)),
    ]
    return totals.map { Figure(table: "appraisal", row: "", name: $0, unit: $1, value: $2) }
      + effects.flatMap { effect in
        [
          Figure(
            table: "effects", row: effect.effect, name: "gain", unit: "SEK/yr",
            value: effect.sekPerYear),
          Figure(
            table: "effects", row: effect.effect, name: "present_value", unit: "MSEK",
            value: effect.presentValueMsek),
        ]
      }
      + costs.flatMap { cost in
        [
          ("cost", "MSEK", cost.costMsek), ("price_index", "", cost.priceIndex),
          ("maintenance", "MSEK/yr", cost.maintenanceMsekPerYear),
        ].map { Figure(table: "costs", row: cost.investment, name: $0, unit: $1, value: $2) }
      }
      + years.flatMap { year in
        [
          ("discount_factor", "", year.discountFactor), ("effects", "MSEK", year.effectsMsek),
          ("investment", "MSEK", year.investmentMsek),
          ("maintenance", "MSEK", year.maintenanceMsek), ("residual", "MSEK", year.residualMsek),
        ].map { Figure(table: "years", row: String(year.year), name: $0, unit: $1, value: $2) }
      }
  }
}
