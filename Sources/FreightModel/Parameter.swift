/// One number of the model with its origin: a row of `parameter.csv`.
///
/// No parameter is a constant in code.
public struct Parameter: Sendable, Identifiable {
  /// Identifier of a parameter.
  public typealias ID = FreightModel.ID<Parameter>

  /// `parameter_id`.
  public let id: ID
  /// `value` in `unit`.
  public let value: Double
  /// `unit`, for example `SEK/h`.
  public let unit: String
  /// `low` and `high`: the range that a sensitivity analysis covers.
  public let range: ClosedRange<Double>
  /// `price_level`: the year of money values; empty otherwise.
  public let priceLevel: String
  /// `description_sv`, `description_en`.
  public let meaning: Label
  /// Source and confidence.
  public let provenance: Provenance
  /// `verified`: checked against its source by a person.
  public let isVerified: Bool

  /// Creates a parameter.
  public init(
    id: ID, value: Double, unit: String, range: ClosedRange<Double>, priceLevel: String,
    meaning: Label, provenance: Provenance, isVerified: Bool
  ) {
    self.id = id
    self.value = value
    self.unit = unit
    self.range = range
    self.priceLevel = priceLevel
    self.meaning = meaning
    self.provenance = provenance
    self.isVerified = isVerified
  }
}

/// The parameters that the model reads, by name; each is a row of `parameter.csv`.
///
/// The loader checks that every case has a row and that every row is a case.
public enum ParameterName: String, Sendable, CaseIterable {
  /// Capital cost of goods in transit, per year.
  case interestRate = "interest_rate"
  /// Cost of one PCU-hour of delay on roads and in junctions, SEK/h.
  case roadDelayCost = "road_delay_cost"
  /// Cost of one train-hour of delay on tracks, SEK/h.
  case trainDelayCost = "train_delay_cost"
  /// Cost of one load unit-hour of waiting in a terminal, SEK/h.
  case loadUnitDelayCost = "load_unit_delay_cost"
  /// Cost of one tonne-hour of waiting in a port or siding that handles tonnes, SEK/h.
  case tonneDelayCost = "tonne_delay_cost"
  /// Value of a background car's time and occupants, SEK/h.
  case carTimeCost = "car_time_cost"
  /// Passenger car units of a heavy vehicle in the preload.
  case heavyVehiclePCU = "heavy_vehicle_pcu"
  /// Lorry loading or unloading time at a zone, hours.
  case zoneHandlingTime = "zone_handling_time"
  /// Lorry loading or unloading cost at a zone, SEK/t.
  case zoneHandlingCost = "zone_handling_cost"
  /// Usable share of theoretical track capacity (Scott's formula).
  case trackEfficiency = "track_efficiency"
  /// Weight of the single-track delay function, kappa.
  case trackDelayWeight = "track_delay_weight"
  /// Utilisation above which delay functions continue as their quadratic extension.
  case asymptoteUtilisation = "asymptote_utilisation"
  /// Mean speed of trains as a share of the line speed.
  case trainSpeedShare = "train_speed_share"
  /// Logit scale between chains and shipment sizes of one nest as a multiple of that between nests.
  case nestScaleRatio = "nest_scale_ratio"
  /// Factor on the relations of every flow.
  case relationFactor = "relation_factor"
  /// Variance of a pair of the prior background matrix over its value, vehicles per day.
  case priorDispersion = "prior_dispersion"
  /// Logit scale of every commodity where dispersion is left out, tonnes per SEK: large.
  case undispersedLogitScale = "undispersed_logit_scale"
  /// Year that the tables describe.
  case baseYear = "base_year"
  /// Year that `--year forecast` asks for.
  case forecastYear = "forecast_year"
  /// Real discount rate of an appraisal, per year.
  case discountRate = "discount_rate"
  /// The year at whose start all present values of a study stand.
  case discountYear = "discount_year"
  /// Years of building before an opening.
  case constructionYears = "construction_years"
  /// Years of effects from the opening on.
  case appraisalYears = "appraisal_years"
  /// Real growth of an appraisal's yearly effects, per year.
  case effectGrowth = "effect_growth"
  /// Share of an investment that is left after the last year of effects.
  case residualShare = "residual_share"
  /// Factor on investments that are paid by taxes.
  case taxFactor = "tax_factor"
  /// Value of CO2, SEK/kg.
  case co2Value = "co2_value"
  /// Factor on the cost of every investment.
  case investmentCostFactor = "investment_cost_factor"
  /// Factor on what every investment costs to operate and maintain.
  case maintenanceCostFactor = "maintenance_cost_factor"
  /// Where CO2 is valued: 0 by `co2_value`, 1 in the operating costs already.
  case co2Treatment = "co2_treatment"
  /// Unit values of external costs: 0 gross by effect with taxes beside them, 1 net of taxes.
  case externalCostBasis = "external_cost_basis"
  /// Energy and CO2 tax on diesel, SEK per litre.
  case fuelTax = "fuel_tax"
  /// CO2 of a litre of fuel, kilograms.
  case fuelCO2 = "fuel_co2"
  /// Share of what carriers are paid that is left to them after their costs.
  case carrierProfitShare = "carrier_profit_share"
  /// Share of what terminals, ports and sidings are paid that is left to them after their costs.
  case terminalProfitShare = "terminal_profit_share"
  /// Factor on the rates of road vehicles that carry goods; `TableFactors` tells what each factor
  /// multiplies.
  case lorryCostFactor = "lorry_cost_factor"
  /// Factor on the rates of trains.
  case trainCostFactor = "train_cost_factor"
  /// Factor on the rates of ships and ferry places.
  case shipCostFactor = "ship_cost_factor"
  /// Factor on the prices of lifts and port handling.
  case liftPriceFactor = "lift_price_factor"
  /// Factor on the capacity of junction approaches.
  case approachCapacityFactor = "approach_capacity_factor"
  /// Factor on the capacity of terminals.
  case terminalCapacityFactor = "terminal_capacity_factor"
  /// Factor on the capacity of tracks.
  case trackCapacityFactor = "track_capacity_factor"
  /// Factor on the tonnes of the vehicle industry.
  case vehicleTonnesFactor = "vehicle_tonnes_factor"
  /// Factor on the tonnes of other manufacturing industry.
  case manufacturingTonnesFactor = "manufacturing_tonnes_factor"
  /// Factor on the tonnes of everybody else.
  case otherTonnesFactor = "other_tonnes_factor"
  /// Factor on background traffic, matrix and preload.
  case backgroundFactor = "background_factor"
  /// Factor on the logit scale.
  case logitScaleFactor = "logit_scale_factor"
  /// Factor on the value of goods.
  case goodsValueFactor = "goods_value_factor"
  /// Factor on the share of kilometres that are run empty.
  case emptyRunningFactor = "empty_running_factor"
  /// Factor on the dwell time in terminals.
  case dwellFactor = "dwell_factor"
  /// Kilometres that a lorry runs without goods or empties per kilometre with them, where the
  /// empties of its equipment are flows of their own.
  case lorryPositioningShare = "lorry_positioning_share"
  /// Cost of one ship-hour of waiting for a berth, SEK/h.
  case shipDelayCost = "ship_delay_cost"
  /// Cost of one hour that a lorry or trailer waits for another departure of a ferry, SEK/h.
  case ferryDelayCost = "ferry_delay_cost"
  /// Variability of arrivals and departures in a ferry's queue, `(c_a^2 + c_s^2)/2`.
  case ferryVariability = "ferry_variability"
  /// Fewest departures a week of a train relation that is offered at all.
  case trainLeastDepartures = "train_least_departures"
  /// Greatest mean fill of a train over the year.
  case trainGreatestFill = "train_greatest_fill"
  /// Mean fill below which a train relation is withdrawn.
  case trainLeastFill = "train_least_fill"
  /// Change of full trains a week at which the loop of scale economies has settled.
  case scaleTolerance = "scale_tolerance"
  /// Share of the way to the new volumes that a round of the loop goes.
  case scaleStep = "scale_step"
  /// Rounds after which the loop says that it has not settled.
  case scaleRounds = "scale_rounds"
  /// Factor on the tonnes of every shipment size.
  case shipmentSizeFactor = "shipment_size_factor"
  /// Factor on the cost of an order.
  case orderCostFactor = "order_cost_factor"
  /// Factor on the cost of a tonne in store.
  case inventoryCostFactor = "inventory_cost_factor"
  /// Factor on the price at which an empty is handed over to or taken from other trade.
  case exchangePriceFactor = "exchange_price_factor"
}

/// Every parameter of a study.
public struct ParameterSet: Sendable {
  /// Rows in table order.
  public let rows: [Parameter]
  private let values: [ParameterName: Double]

  /// Creates a parameter set; every `ParameterName` must have a row.
  public init(rows: [Parameter]) {
    self.rows = rows
    var values: [ParameterName: Double] = [:]
    for row in rows {
      if let name = ParameterName(rawValue: row.id.name) { values[name] = row.value }
    }
    precondition(values.count == ParameterName.allCases.count, "a parameter has no row")
    self.values = values
  }

  /// The value of a parameter, in the unit of its row.
  public subscript(name: ParameterName) -> Double { values[name]! }

  /// A copy in which `name` has another value.
  public func setting(_ name: ParameterName, to value: Double) -> ParameterSet {
    ParameterSet(
      rows: rows.map { row in
        guard row.id.name == name.rawValue else { return row }
        return Parameter(
          id: row.id, value: value, unit: row.unit, range: row.range,
          priceLevel: row.priceLevel, meaning: row.meaning, provenance: row.provenance,
          isVerified: row.isVerified)
      })
  }
}
