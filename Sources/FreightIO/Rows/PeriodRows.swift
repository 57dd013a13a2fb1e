import FreightModel

extension Row {
  /// A row of `period.csv`.
  func period() -> Period {
    Period(
      id: id("period_id"), name: label("name"),
      hoursPerYear: number("hours_per_year", .above(0, to: 8_760)),
      aadtSharePerHour: number("aadt_share_per_h", .share),
      otherTrainsSharePerHour: number("other_trains_share_per_h", .share),
      provenance: provenance())
  }

  /// A row of `parameter.csv`.
  func parameter() -> Parameter {
    let name = choice("parameter_id", ParameterName.self)
    let bounds = name?.bounds ?? .any
    let (value, range) = valueInRange("value", bounds)
    if name?.isWhole == true {
      for column in ["value", "low", "high"] { checkIsWhole(column, bounds) }
    }
    if name?.isSwitch == true, value != 0, value != 1 {
      report("value", problem: "not a switch", allowed: "0 or 1", fix: "write 0 or 1")
    }
    if let name { checkUnit(of: name) }
    return Parameter(
      id: ID(name?.rawValue ?? ""), value: value,
      unit: self["unit"],
      range: range, priceLevel: self["price_level"],
      meaning: label("description"), provenance: provenance(), isVerified: flag("verified"))
  }
}

extension Row {
  /// The unit must be the formulas' own, and money must have a price level.
  private func checkUnit(of name: ParameterName) {
    if isPresent("unit", allowed: name.unit), self["unit"] != name.unit {
      report(
        "unit", problem: "not the unit of \(name.rawValue)", allowed: name.unit,
        fix: "convert value, low and high, and write \(name.unit)")
    }
    if name.isMoney {
      _ = isPresent("price_level", allowed: "the year of the prices, or not stated")
    }
  }

  /// A number that has been read must have no decimals; one out of bounds has been refused already.
  private func checkIsWhole(_ column: String, _ bounds: Bounds) {
    guard let value = Double(self[column]), bounds.contains(value), value != value.rounded() else {
      return
    }
    report(
      column, problem: "not a whole number", allowed: bounds.wholeText,
      fix: "write it without decimals")
  }

  /// A number within bounds, inside the range that the columns `low` and `high` give it.
  func valueInRange(
    _ column: String, _ bounds: Bounds
  ) -> (value: Double, range: ClosedRange<Double>) {
    let before = log.failures
    let value = number(column, bounds)
    let low = number("low", bounds)
    let high = number("high", bounds)
    let isOrdered = low <= high
    // An unreadable number has been reported and is not blamed for its place as well.
    let isReadable = log.failures == before
    if isReadable, !isOrdered {
      report(
        "low", problem: "low is above high", allowed: "at most \(self["high"])",
        fix: "swap low and high")
    } else if isReadable, !(low...high).contains(value) {
      report(
        column, problem: "outside low to high",
        allowed: "a number from \(self["low"]) to \(self["high"])",
        fix: "correct the value, or widen low and high")
    }
    return (value, isOrdered ? low...high : value...value)
  }
}

extension ParameterName {
  /// Whether it counts years or rounds: a fraction would be rounded in silence.
  fileprivate var isWhole: Bool {
    switch self {
    case .baseYear, .forecastYear, .discountYear, .constructionYears, .appraisalYears,
      .scaleRounds:
      true
    default: false
    }
  }

  fileprivate var isSwitch: Bool { self == .co2Treatment || self == .externalCostBasis }

  /// What the formulas can be evaluated with, whatever range a row gives itself.
  fileprivate var bounds: Bounds {
    switch self {
    case .interestRate: .share
    case .roadDelayCost, .trainDelayCost, .loadUnitDelayCost, .tonneDelayCost, .carTimeCost,
      .zoneHandlingCost, .shipDelayCost, .ferryDelayCost:
      .from(0, to: 1e6)
    case .heavyVehiclePCU: .above(0, to: 20)
    case .zoneHandlingTime: .from(0, to: 48)
    case .trackEfficiency, .trainSpeedShare: .above(0, to: 1)
    case .lorryPositioningShare: .from(0, to: 2)
    case .trackDelayWeight, .ferryVariability: .from(0, to: 100)
    case .trainLeastDepartures: .above(0, to: 1_000)
    case .trainGreatestFill, .trainLeastFill, .scaleStep: .above(0, to: 1)
    case .scaleTolerance: .above(0, to: 100)
    case .scaleRounds: .from(1, to: 10_000)
    // At 1 the delay itself is infinite.
    case .asymptoteUtilisation: .above(0, to: 0.999)
    // Below 1 alternatives of a nest would be less alike than nests: no choice maximises anything.
    case .nestScaleRatio: .from(1, to: 100)
    case .relationFactor: .above(0, to: 1_000)
    case .priorDispersion: .above(0, to: 1e6)
    case .undispersedLogitScale: .above(0, to: 1e4)
    case .baseYear, .forecastYear, .discountYear: .from(1990, to: 2150)
    case .discountRate, .residualShare, .carrierProfitShare, .terminalProfitShare: .share
    case .constructionYears, .appraisalYears: .from(1, to: 200)
    case .effectGrowth: .from(-0.1, to: 0.1)
    case .taxFactor: .from(1, to: 3)
    case .co2Value, .fuelTax: .from(0, to: 1_000)
    case .co2Treatment, .externalCostBasis: .share
    case .fuelCO2: .above(0, to: 100)
    // Traffic and goods may be thought away; a rate or capacity of nothing has no meaning.
    case .vehicleTonnesFactor, .manufacturingTonnesFactor, .otherTonnesFactor, .backgroundFactor,
      .goodsValueFactor, .emptyRunningFactor, .dwellFactor,
      .orderCostFactor, .inventoryCostFactor, .exchangePriceFactor, .investmentCostFactor,
      .maintenanceCostFactor:
      .from(0, to: 100)
    case .lorryCostFactor, .trainCostFactor, .shipCostFactor, .liftPriceFactor,
      .approachCapacityFactor, .terminalCapacityFactor, .trackCapacityFactor,
      .logitScaleFactor, .shipmentSizeFactor:
      .above(0, to: 100)
    }
  }
}

extension Table {
  /// Checks of `period.csv` as a whole: the periods must cover the year, and the hourly shares of
  /// a day's traffic must make 365 days of it, or annual traffic would be lost or invented.
  func checkPeriodSums(_ periods: [Period]) {
    guard periods.count == rows.count, !periods.isEmpty else { return }
    let hours = periods.map(\.hoursPerYear).reduce(0, +)
    checkSum(hours, is: 8_760, of: "hours_per_year", "hours of all periods")
    let days = periods.map { $0.hoursPerYear * $0.aadtSharePerHour }.reduce(0, +)
    checkSum(days, is: 365, of: "aadt_share_per_h", "hours_per_year times aadt_share_per_h")
    let trains = periods.map { $0.hoursPerYear * $0.otherTrainsSharePerHour }.reduce(0, +)
    checkSum(
      trains, is: 365, of: "other_trains_share_per_h",
      "hours_per_year times other_trains_share_per_h")
  }

  private func checkSum(_ sum: Double, is wanted: Double, of column: String, _ what: String) {
    guard abs(sum - wanted) > 1e-6 * wanted else { return }
    report(
      column: column, value: brief(sum), problem: "\(what) do not sum to \(brief(wanted))",
      allowed: "\(brief(wanted)) to one part in a million",
      fix: "scale the column by \(brief(wanted)) / \(brief(sum))")
  }

  /// Checks that every parameter of the model has a row in `parameter.csv`.
  func checkParametersArePresent() {
    guard isReadable else { return }
    let present = Set(rows.map { $0["parameter_id"] })
    for name in ParameterName.allCases where !present.contains(name.rawValue) {
      report(
        column: "parameter_id", value: name.rawValue, problem: "the parameter has no row",
        allowed: "one row for each parameter of the model", fix: "add a row \(name.rawValue)")
    }
  }

  /// A train must be able to fill to more than what it is withdrawn at.
  func checkFills(_ parameters: [Parameter]) {
    func value(_ name: ParameterName) -> Double? {
      parameters.first { $0.id.name == name.rawValue }?.value
    }
    guard let least = value(.trainLeastFill), let greatest = value(.trainGreatestFill),
      least > greatest
    else { return }
    report(
      column: "parameter_id", value: ParameterName.trainLeastFill.rawValue,
      problem: "above train_greatest_fill, so that no train could ever run",
      allowed: "at most \(brief(greatest))", fix: "lower it, or raise train_greatest_fill")
  }
}
