import FreightGraph

/// What a relation's volume makes of its trains.
///
/// With `F` full trains of this study's goods a week, and `n0` departures at the planned fill `f0`
/// that run anyway, `n = max(n0, n_min, (F + n0 f0)/f_max)` trains run at a mean fill of
/// `(F + n0 f0)/n`. A relation of its own (`n0` nought) is withdrawn below the least fill.
struct TrainRule: Sendable {
  /// Fewest departures a week.
  let leastDepartures: Double
  /// Greatest mean fill, 0 to 1.
  let greatestFill: Double
  /// Mean fill below which a relation is withdrawn, 0 to 1.
  let leastFill: Double

  /// How often and how full trains run; nil where nothing runs.
  func trains(
    for fullTrainsPerWeek: Double, _ running: TrainLoop.Running
  ) -> (departuresPerWeek: Double, fill: Double)? {
    let others = running.departuresPerWeek * running.plannedFill
    let load = fullTrainsPerWeek + others
    guard load > 0 else { return nil }
    let least = running.departuresPerWeek > 0 ? running.departuresPerWeek : leastDepartures
    let departures = Swift.max(least, load / greatestFill)
    return (departures, load / departures)
  }
}

/// Trains after volumes and volumes after trains, round by round, until both stay.
///
/// A round prices every relation at the trains of its volume, asks what volumes follow, and takes a
/// step towards them. Of the relations below the least fill the emptier half is withdrawn in a
/// round and the rest is priced at the least fill, so that goods can gather on trains that are
/// left: all at once would close trains that those goods would have filled. A relation without
/// goods is not offered, and so none at all is always an answer: why the start matters.
struct TrainLoop: Sendable {
  /// What runs on a relation whatever this study's goods do.
  struct Running: Sendable {
    let departuresPerWeek: Double
    let plannedFill: Double
  }

  let rule: TrainRule
  /// By relation.
  let running: [Running]
  /// Change of full trains a week at which the loop has settled.
  let tolerance: Double
  /// Share of the way to the new volumes that a round goes; halved when changes do not shrink.
  let step: Double
  /// Most rounds.
  let rounds: Int

  /// Where the loop ended.
  struct Answer<State: Sendable>: Sendable {
    /// Full trains a week, by relation.
    let volumes: [Double]
    /// By relation.
    let services: [TrainService]
    let isSettled: Bool
    let rounds: Int
    let lastChange: Double
    /// What the last round solved.
    let state: State
  }

  /// Runs the loop.
  ///
  /// - Parameters:
  ///   - start: trains before the first round.
  ///   - demand: volumes at given trains, in full trains a week by relation, and what it solved;
  ///     it is told whether relations are still being withdrawn, so that it need not be exact, and
  ///     what the round before solved.
  func settle<State: Sendable>(
    from start: [TrainService],
    _ demand: ([TrainService], _ isSettling: Bool, State?) async -> (
      volumes: [Double], state: State
    )
  ) async -> Answer<State> {
    var (volumes, state) = await demand(start, true, nil)
    var step = step
    var change = Double.infinity
    for round in 1...rounds {
      let (services, isSettling) = services(for: volumes)
      let (wanted, solved) = await demand(services, isSettling, state)
      state = solved
      let before = change
      change = zip(volumes, wanted).reduce(0) { Swift.max($0, abs($1.0 - $1.1)) }
      if !isSettling, change <= tolerance {
        return Answer(
          volumes: wanted, services: services, isSettled: true, rounds: round,
          lastChange: change, state: state)
      }
      if round == rounds {
        return Answer(
          volumes: wanted, services: services, isSettled: false, rounds: round,
          lastChange: change, state: state)
      }
      if !isSettling, change > 0.9 * before { step = Swift.max(step / 2, 1.0 / 32) }
      for relation in volumes.indices {
        // What is withdrawn has no goods, whatever the step.
        volumes[relation] =
          services[relation] == .withdrawn
          ? 0 : volumes[relation] + step * (wanted[relation] - volumes[relation])
      }
    }
    preconditionFailure("the last round returns")
  }

  /// Trains at given volumes, and whether more relations are about to be withdrawn.
  func services(for volumes: [Double]) -> (services: [TrainService], isSettling: Bool) {
    var services: [TrainService] = []
    var failing: [(fill: Double, relation: Int)] = []
    for (relation, volume) in volumes.enumerated() {
      guard let (departures, fill) = rule.trains(for: volume, running[relation]) else {
        services.append(.withdrawn)
        continue
      }
      let isOwn = running[relation].departuresPerWeek == 0
      if isOwn, fill < rule.leastFill { failing.append((fill, relation)) }
      services.append(
        .running(
          departuresPerWeek: departures, fill: isOwn ? Swift.max(fill, rule.leastFill) : fill))
    }
    failing.sort { ($0.fill, $0.relation) < ($1.fill, $1.relation) }
    for (_, relation) in failing.prefix((failing.count + 1) / 2) { services[relation] = .withdrawn }
    return (services, !failing.isEmpty)
  }
}
