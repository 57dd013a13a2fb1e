import FreightModel

/// How a train or ship runs between two terminals in one scenario.
public struct HaulPlan: Sendable {
  /// One link of the run.
  public struct Leg: Sendable {
    /// Row of the supernetwork's link.
    public let link: Int
    /// Whether it runs from -> to.
    public let isForward: Bool
    /// Row of the vehicle that pulls it here.
    public let vehicle: Int
    /// Kilometres.
    public let lengthKilometres: Double
    /// Hours at free flow.
    public let runningHours: Double
    /// Vehicle hours times their rate, SEK per run.
    public let timeCostSEK: Double
    /// Kilometres times their rate, SEK per run.
    public let distanceCostSEK: Double

    init(
      link: Int, isForward: Bool, vehicle row: Int, by vehicle: Vehicle, kilometres: Double,
      speed: Double, speedShare: Double = 1
    ) {
      self.link = link
      self.isForward = isForward
      self.vehicle = row
      lengthKilometres = kilometres
      runningHours =
        kilometres
        / meanKilometresPerHour(
          onLineOf: speed, cap: vehicle.speedCapKilometresPerHour, share: speedShare)
      timeCostSEK = vehicle.costSEKPerHour * runningHours
      distanceCostSEK = vehicle.costSEKPerKilometre * lengthKilometres
    }
  }

  /// Links in running order.
  public let legs: [Leg]
  /// Rows of the loco changes on the way.
  public let locoChanges: [Int]
  /// Kilometres.
  public let lengthKilometres: Double
  /// Hours under way at free flow, loco changes included.
  public let runningHours: Double
  /// Mean wait for a departure, hours.
  public let waitingHours: Double
  /// Vehicle hours times their rates, SEK per run.
  public let timeCostSEK: Double
  /// Kilometres times their rates, SEK per run.
  public let distanceCostSEK: Double
  /// Departure and loco changes, SEK per run.
  public let tripCostSEK: Double
  /// Greatest net load that the weakest track of the run allows, tonnes.
  public let payloadTonnes: Double

  /// The vehicle at departure, which sets the load.
  public var vehicle: Int { legs[0].vehicle }

  /// Adds up a run; `waitingHours` is the mean wait for its departure, and `axleLoadTonnes` that of
  /// its weakest track.
  init(
    _ legs: [Leg], locoChanges: [Int] = [], waitingHours: Double = 0,
    axleLoadTonnes: Double = .infinity, _ network: FreightNetwork
  ) {
    var length = 0.0
    var hours = 0.0
    var time = 0.0
    var distance = 0.0
    var trip = network.vehicles[legs[0].vehicle].costSEKPerTrip
    for leg in legs {
      length += leg.lengthKilometres
      hours += leg.runningHours
      time += leg.timeCostSEK
      distance += leg.distanceCostSEK
    }
    for row in locoChanges {
      let change = network.locoChanges[row]
      hours += change.hours
      trip += change.costSEK
      time += network.vehicles[legs[0].vehicle].costSEKPerHour * change.hours
    }
    self.legs = legs
    self.locoChanges = locoChanges
    self.waitingHours = waitingHours
    lengthKilometres = length
    runningHours = hours
    timeCostSEK = time
    distanceCostSEK = distance
    tripCostSEK = trip
    payloadTonnes = network.payloadTonnes(
      of: network.vehicles[legs[0].vehicle], onAxleLoad: axleLoadTonnes)
  }
}

/// Mean speed of a train or ship, km/h: as fast as both the line and it allow, and a share of that.
///
/// Runs, track capacity and track delay all take their speed from here.
///
/// - Parameters:
///   - line: the line's speed, km/h.
///   - cap: the vehicle's greatest speed, km/h.
///   - share: mean speed over greatest speed, stops and slow stretches included.
func meanKilometresPerHour(onLineOf line: Double, cap: Double, share: Double) -> Double {
  Swift.min(line, cap) * share
}

extension FreightNetwork {
  /// Speed cap of the slowest train, km/h; infinite without trains.
  ///
  /// Which train comes next on a track is not known to it: Scott's formula takes the slowest.
  var slowestTrainKilometresPerHour: Double {
    vehicles.lazy.filter { $0.mode == .rail }.map(\.speedCapKilometresPerHour).min() ?? .infinity
  }

  /// Greatest net load of a vehicle on tracks of an axle load, tonnes.
  func payloadTonnes(of vehicle: Vehicle, onAxleLoad tonnes: Double) -> Double {
    limits.trainAxles[vehicle.id]?
      .payloadTonnes(ofTrainWith: vehicle.payloadTonnes, onAxleLoad: tonnes)
      ?? vehicle.payloadTonnes
  }
}
