import FreightModel

/// The parameters of facilities, looked up once per study.
struct FacilityParameters: Sendable {
  let roadClasses: [RoadClass.ID: RoadClass]
  let roadDelayCost: Double
  let trainDelayCost: Double
  let loadUnitDelayCost: Double
  let tonneDelayCost: Double
  let heavyVehiclePCU: Double
  let trainSpeedShare: Double
  /// Of the slowest train, km/h.
  let trainSpeedCap: Double
  let trackDelayWeight: Double
  let trackEfficiency: Double
  let asymptoteUtilisation: Double
  let shipDelayCost: Double
  let ferryDelayCost: Double
  let ferryVariability: Double
  /// Tonnes in an hour of each period over tonnes in an hour of the year.
  private(set) var freightRhythm: [Period.ID: Double]
  /// False where the feature `queues` is left out.
  let hasQueues: Bool

  init(
    _ parameters: ParameterSet, _ network: FreightNetwork, _ demand: Demand, hasQueues: Bool
  ) {
    self.hasQueues = hasQueues
    freightRhythm = demand.rhythm(network.periods)
    roadClasses = Dictionary(uniqueKeysWithValues: network.roadClasses.map { ($0.id, $0) })
    roadDelayCost = parameters[.roadDelayCost]
    trainDelayCost = parameters[.trainDelayCost]
    loadUnitDelayCost = parameters[.loadUnitDelayCost]
    tonneDelayCost = parameters[.tonneDelayCost]
    heavyVehiclePCU = parameters[.heavyVehiclePCU]
    trainSpeedShare = parameters[.trainSpeedShare]
    trainSpeedCap = network.slowestTrainKilometresPerHour
    trackDelayWeight = parameters[.trackDelayWeight]
    trackEfficiency = parameters[.trackEfficiency]
    asymptoteUtilisation = parameters[.asymptoteUtilisation]
    shipDelayCost = parameters[.shipDelayCost]
    ferryDelayCost = parameters[.ferryDelayCost]
    ferryVariability = parameters[.ferryVariability]
  }

  /// Takes over the rhythm of another scenario's goods.
  mutating func follow(_ demand: Demand, _ network: FreightNetwork) {
    freightRhythm = demand.rhythm(network.periods)
  }

  /// Mean speed of a freight train on a line.
  func trainKilometresPerHour(on link: Link) -> Double {
    meanKilometresPerHour(
      onLineOf: link.speedKilometresPerHour, cap: trainSpeedCap, share: trainSpeedShare)
  }

  /// Mean speed of passenger and other trains on a line: the line's own, less the same share.
  func otherTrainKilometresPerHour(on link: Link) -> Double {
    meanKilometresPerHour(
      onLineOf: link.speedKilometresPerHour, cap: .infinity, share: trainSpeedShare)
  }

  /// One unit-hour of waiting in a terminal, SEK.
  func delayCost(in terminal: Terminal) -> Double {
    terminal.loadForm == .unitised ? loadUnitDelayCost : tonneDelayCost
  }
}

extension Link {
  /// Whether the other direction fills up by itself: not on single track, nor where all run one
  /// way.
  var hasBackwardFacility: Bool {
    if case .rail(let rail) = supply, rail.tracks == 1 { return false }
    return !isDirected
  }
}

extension Link.Rail {
  /// Trains per hour, both directions on single track, one direction otherwise (Scott's formula):
  /// `60 eta / (t + tau)`, t minutes over the longest section, tau minutes lost per train.
  func trainsPerHour(_ link: Link, _ parameters: FacilityParameters) -> Double {
    let perTrack =
      capacityFactor * 60 * parameters.trackEfficiency
      / occupationMinutes(at: parameters.trainKilometresPerHour(on: link), link)
    return tracks == 1 ? perTrack : perTrack * Double(tracks) / 2
  }

  /// Paths of the slowest freight train that a passenger or other train takes, 1 at most: its own
  /// occupation time of the longest section over that train's, as UIC leaflet 406 (2004,
  /// *Capacity*) adds up a line's use by each train's own occupation.
  ///
  /// With `e = (t_o + tau)/(t_f + tau)`, the share of capacity that both kinds take together,
  /// `(v + e n)/C`, is the sum of their occupation times over the usable minutes of an hour.
  func pathsPerOtherTrain(_ link: Link, _ parameters: FacilityParameters) -> Double {
    occupationMinutes(at: parameters.otherTrainKilometresPerHour(on: link), link)
      / occupationMinutes(at: parameters.trainKilometresPerHour(on: link), link)
  }

  /// Minutes that a train keeps the longest section to itself: to run through it, and those lost at
  /// a crossing or between trains.
  private func occupationMinutes(at kilometresPerHour: Double, _ link: Link) -> Double {
    60 * Swift.min(sectionKilometres, link.lengthKilometres) / kilometresPerHour + headwayMinutes
  }
}

extension Demand {
  /// Tonnes in an hour of each period over tonnes in an hour of the year.
  fileprivate func rhythm(_ periods: [Period]) -> [Period.ID: Double] {
    let shares = Dictionary(uniqueKeysWithValues: commodities.map { ($0.id, $0.periodShares) })
    let total = flows.reduce(0) { $0 + $1.tonnesPerYear }
    return Dictionary(
      uniqueKeysWithValues: periods.map { period in
        let tonnes = flows.reduce(0) {
          $0 + $1.tonnesPerYear * (shares[$1.commodity]?[period.id] ?? 0)
        }
        return (period.id, total > 0 ? tonnes / total * 8760 / period.hoursPerYear : 1)
      })
  }
}
