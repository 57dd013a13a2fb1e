/// What table values are multiplied by when a scenario is priced: the factor parameters, growth to
/// a year, and features that are left out.
///
/// But for `relation_factor`, which says how many relations a row stands for, this is the one place
/// where a value that the model uses differs from the value in its table. All
/// factors are 1 in the year of the tables with every feature in force, and the values are then the
/// tables' own, bit for bit.
///
/// | Factor | Multiplies |
/// |---|---|
/// | `lorry_cost_factor` | SEK per hour, kilometre and trip of road vehicles with a payload |
/// | `train_cost_factor` | the same of trains, and the price of a locomotive change |
/// | `ship_cost_factor` | the same of ships and ferry places |
/// | `empty_running_factor` | `empty_km_share` of every vehicle |
/// | `lift_price_factor`, `dwell_factor` | `price_sek_per_unit` and `dwell_h` of terminals |
/// | `terminal_capacity_factor` | `capacity_per_h` of terminals |
/// | `approach_capacity_factor` | `capacity_pcu_per_h` of junction approaches |
/// | `track_capacity_factor` | trains per hour, by way of `track_efficiency` |
/// | `vehicle_`, `manufacturing_`, `other_tonnes_factor` | tonnes of each industry |
/// | `goods_value_factor`, `logit_scale_factor` | value and logit scale of commodities |
/// | `shipment_size_factor` | `tonnes` of shipment sizes |
/// | `order_cost_factor` | `order_cost_sek` |
/// | `inventory_cost_factor` | `inventory_sek_per_t_year` |
/// | `exchange_price_factor` | `price_sek_per_empty` of exchanges |
/// | `background_factor` | background matrix, preload of roads and of approaches |
public struct TableFactors: Sendable {
  private let parameters: ParameterSet
  private let growth: Growth
  private let without: Set<Feature>

  /// Collects the factors.
  public init(_ parameters: ParameterSet, growth: Growth = .none, without: Set<Feature> = []) {
    self.parameters = parameters
    self.growth = growth
    self.without = without
  }

  /// The parameters as the formulas take them.
  public var appliedParameters: ParameterSet {
    parameters.setting(
      .trackEfficiency, to: parameters[.trackEfficiency] * parameters[.trackCapacityFactor])
  }

  /// A network's rows as the formulas take them.
  public func applied(to network: FreightNetwork) -> FreightNetwork {
    network.replacing(
      links: network.links.map(link), queues: network.queues.map(queue),
      terminals: network.terminals.map(terminal),
      locoChanges: network.locoChanges.map(locoChange), vehicles: network.vehicles.map(vehicle))
  }

  /// Demand as the formulas take it.
  ///
  /// - Parameters:
  ///   - demand: the tables' own.
  ///   - ownFlows: how many of the flows, the first ones, are the base case's and grow; the rest
  ///     belong to demand options, which state the tonnes of the year asked for.
  public func applied(to demand: Demand, ownFlows: Int) -> Demand {
    let industries = Dictionary(
      uniqueKeysWithValues: demand.commodities.map { ($0.id, $0.industry) })
    return demand.replacing(
      commodities: demand.commodities.map(commodity),
      flows: demand.flows.enumerated().map { row, flow in
        let industry = industries[flow.commodity]!
        var flow = flow
        flow.tonnesPerYear *= parameters[industry.tonnesFactor]
        if row < ownFlows { flow.tonnesPerYear *= growth.factor(of: GrowthClass(industry)) }
        return flow
      },
      shipmentSizes: shipmentSizes(of: demand),
      equipmentExchanges: demand.equipmentExchanges.map {
        $0.multipliedPrice(by: parameters[.exchangePriceFactor])
      })
  }

  /// The classes in which goods are sent.
  public func shipmentSizes(of demand: Demand) -> [ShipmentSize] {
    demand.shipmentSizes.map { $0.multiplied(by: parameters[.shipmentSizeFactor]) }
  }

  /// Factor on the vehicles per day of the background matrix, without unit; `isHeavy` where the
  /// vehicle carries goods.
  public func backgroundFactor(isHeavy: Bool) -> Double { background(isHeavy ? .lorries : .cars) }

  private func background(_ growthClass: GrowthClass) -> Double {
    without.contains(.background)
      ? 0 : parameters[.backgroundFactor] * growth.factor(of: growthClass)
  }

  private func link(_ link: Link) -> Link {
    var link = link
    switch link.supply {
    case .road(var road):
      let cars = (1 - road.heavyShare) * background(.cars)
      let lorries = road.heavyShare * background(.lorries)
      // A factor of exactly 1 leaves both values as they are.
      if background(.cars) != 1 || background(.lorries) != 1 {
        road.preloadAADT *= cars + lorries
        if cars + lorries > 0 { road.heavyShare = lorries / (cars + lorries) }
        road.preload = road.preload?.multiplied(
          cars: background(.cars), lorries: background(.lorries))
      }
      link.supply = .road(road)
    case .rail(var rail):
      rail.otherTrainsPerDay *= growth.factor(of: .otherTrains)
      link.supply = .rail(rail)
    case .sailing: break
    }
    return link
  }

  /// The preload of an approach is known in PCU alone and grows as cars do, which most of it is.
  private func queue(_ queue: JunctionQueue) -> JunctionQueue {
    var queue = queue
    queue.capacityPCUPerHour *= parameters[.approachCapacityFactor]
    queue.preloadPCUPerDay *= background(.cars)
    return queue
  }

  private func terminal(_ terminal: Terminal) -> Terminal {
    var terminal = terminal
    terminal.capacityPerHour *= parameters[.terminalCapacityFactor]
    terminal.priceSEKPerUnit *= parameters[.liftPriceFactor]
    terminal.dwellHours *= parameters[.dwellFactor]
    return terminal
  }

  private func locoChange(_ change: LocoChange) -> LocoChange {
    LocoChange(
      node: change.node, hours: change.hours,
      costSEK: change.costSEK * parameters[.trainCostFactor], provenance: change.provenance)
  }

  private func vehicle(_ vehicle: Vehicle) -> Vehicle {
    var vehicle = vehicle
    vehicle.emptyKilometresShare *= parameters[.emptyRunningFactor]
    // A car's kilometre is not a lorry's, and its hour is the parameter car_time_cost.
    guard vehicle.payloadTonnes > 0 else { return vehicle }
    let factor =
      switch vehicle.mode {
      case .road: parameters[.lorryCostFactor]
      case .rail: parameters[.trainCostFactor]
      case .sea, .ferry: parameters[.shipCostFactor]
      }
    vehicle.costSEKPerHour *= factor
    vehicle.costSEKPerKilometre *= factor
    vehicle.costSEKPerTrip *= factor
    return vehicle
  }

  private func commodity(_ commodity: Commodity) -> Commodity {
    var commodity = commodity
    commodity.valueSEKPerTonne *= parameters[.goodsValueFactor]
    commodity.logistics.orderSEK *= parameters[.orderCostFactor]
    commodity.logistics.inventorySEKPerTonneYear *= parameters[.inventoryCostFactor]
    commodity.logitScale =
      without.contains(.dispersion)
      ? parameters[.undispersedLogitScale]
      : commodity.logitScale * parameters[.logitScaleFactor]
    return commodity
  }
}

extension Industry {
  fileprivate var tonnesFactor: ParameterName {
    switch self {
    case .vehicle: .vehicleTonnesFactor
    case .manufacturing: .manufacturingTonnesFactor
    case .other: .otherTonnesFactor
    }
  }
}
