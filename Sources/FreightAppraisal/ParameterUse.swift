package import FreightModel

extension StudyResult {
  /// The parameters that an answer hangs on: those of features left out, of tables without rows,
  /// and of what was not asked for are not among them.
  package var usedParameters: Set<ParameterName> {
    Set(ParameterName.allCases).subtracting(unusedParameters)
  }

  private var unusedParameters: Set<ParameterName> {
    let without = Set(run.without)
    let network = study.network
    func hasLinks(_ mode: Mode) -> Bool { network.links.contains { $0.mode == mode } }
    var unused: Set<ParameterName> = []
    func leaveOut(_ names: Set<ParameterName>, if isUnused: Bool) {
      if isUnused { unused.formUnion(names) }
    }
    leaveOut(
      [
        .roadDelayCost, .trainDelayCost, .loadUnitDelayCost, .tonneDelayCost, .shipDelayCost,
        .ferryDelayCost, .ferryVariability, .trackDelayWeight, .asymptoteUtilisation,
      ], if: without.contains(.queues))
    leaveOut(
      [.carTimeCost, .heavyVehiclePCU, .backgroundFactor, .priorDispersion],
      if: without.contains(.background))
    leaveOut([.priorDispersion], if: fit == nil)
    leaveOut([.logitScaleFactor], if: without.contains(.dispersion))
    leaveOut([.undispersedLogitScale], if: !without.contains(.dispersion))
    leaveOut(
      [.lorryPositioningShare, .exchangePriceFactor],
      if: without.contains(.empties) || study.demand.equipment.isEmpty)
    leaveOut([.exchangePriceFactor], if: study.demand.equipmentExchanges.isEmpty)
    leaveOut([.forecastYear], if: run.year != study.forecastYear)
    leaveOut(
      [.trainDelayCost, .trackEfficiency, .trackDelayWeight, .trackCapacityFactor],
      if: !hasLinks(.rail))
    leaveOut([.trainSpeedShare, .trainCostFactor], if: !hasLinks(.rail))
    leaveOut([.shipDelayCost], if: network.limits.berths.isEmpty)
    leaveOut(
      [.ferryDelayCost, .ferryVariability], if: network.limits.placesPerDeparture.isEmpty)
    leaveOut([.shipCostFactor], if: !hasLinks(.sea) && !hasLinks(.ferry))
    leaveOut([.approachCapacityFactor], if: network.queues.isEmpty)
    leaveOut(
      [
        .trainLeastDepartures, .trainGreatestFill, .trainLeastFill, .scaleTolerance, .scaleStep,
        .scaleRounds,
      ], if: scaleEconomies.isEmpty)
    leaveOut(ParameterName.appraisal, if: appraisals.isEmpty)
    let basis = appraisalBasis
    leaveOut([.co2Value], if: !basis.valuesCO2)
    leaveOut([.co2Treatment, .fuelTax, .fuelCO2], if: basis.isNet)
    return unused
  }
}
