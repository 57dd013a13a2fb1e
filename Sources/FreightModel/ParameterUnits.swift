extension ParameterName {
  /// Unit of the row's value, as the formulas take it: a row with another is refused.
  public var unit: String {
    switch self {
    case .interestRate, .discountRate, .effectGrowth: "1/year"
    case .roadDelayCost, .trainDelayCost, .loadUnitDelayCost, .tonneDelayCost, .carTimeCost,
      .shipDelayCost, .ferryDelayCost:
      "SEK/h"
    case .heavyVehiclePCU: "PCU"
    case .zoneHandlingTime: "h"
    case .zoneHandlingCost: "SEK/t"
    case .trackEfficiency, .trackDelayWeight, .asymptoteUtilisation, .trainSpeedShare,
      .residualShare, .lorryPositioningShare, .trainGreatestFill, .trainLeastFill, .scaleStep,
      .carrierProfitShare, .terminalProfitShare:
      "share"
    case .nestScaleRatio, .relationFactor, .ferryVariability, .scaleRounds: "1"
    case .priorDispersion: "vehicles/day"
    case .undispersedLogitScale: "t/SEK"
    case .baseYear, .forecastYear, .discountYear, .constructionYears, .appraisalYears: "year"
    case .taxFactor, .lorryCostFactor, .trainCostFactor, .shipCostFactor, .liftPriceFactor,
      .approachCapacityFactor, .terminalCapacityFactor, .trackCapacityFactor, .vehicleTonnesFactor,
      .manufacturingTonnesFactor, .otherTonnesFactor, .backgroundFactor, .logitScaleFactor,
      .goodsValueFactor, .emptyRunningFactor, .dwellFactor, .shipmentSizeFactor, .orderCostFactor,
      .inventoryCostFactor, .exchangePriceFactor, .investmentCostFactor, .maintenanceCostFactor:
      "factor"
    case .trainLeastDepartures, .scaleTolerance: "1/week"
    case .co2Value: "SEK/kg"
    case .co2Treatment, .externalCostBasis: "switch"
    case .fuelTax: "SEK/l"
    case .fuelCO2: "kg/l"
    }
  }

  /// Whether the value is an amount of money, which means nothing without the year of its prices.
  public var isMoney: Bool { unit.hasPrefix("SEK") }
}
