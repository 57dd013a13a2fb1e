import FreightAppraisal
import FreightModel

extension CountEstimation {
  /// The fit at the flows observed.
  func fit(
    _ observed: Observation, rounds: Int, lastMove: Double, isConverged: Bool
  ) -> MatrixFit {
    let busiest = prior.network.periods.map(\.aadtSharePerHour).max() ?? 0
    var isCounted = [Bool](repeating: false, count: matrix.count)
    for share in observed.shares.joined() { isCounted[share.row] = true }
    return MatrixFit(
      entries: counts.enumerated().map { index, count in
        let freight = observed.freight[index]
        let matrix = observed.matrix[index]
        let preload = count.direction.directions.reduce(0) {
          $0 + preloads[count.link]![isForward: $1][count.vehicleClass]
        }
        return MatrixFit.Entry(
          count: count, freight: freight, matrix: matrix, preload: preload,
          geh: MatrixFit.geh(
            modelPerHour: (freight + matrix) * busiest,
            countPerHour: count.vehiclesPerDay * busiest),
          gehOfModel: MatrixFit.geh(
            modelPerHour: (freight + matrix + preload) * busiest,
            countPerHour: count.vehiclesPerDay * busiest),
          finding: finding(count, freight: freight, matrix: matrix))
      },
      pairs: matrix.indices.map { row in
        MatrixFit.Pair(
          prior: prior.demand.background[row].vehiclesPerDay, estimate: matrix[row],
          isCounted: isCounted[row])
      }, rounds: rounds, lastMove: lastMove, isConverged: isConverged)
  }

  private func finding(
    _ count: TrafficCount, freight: Double, matrix: Double
  ) -> MatrixFit.Finding {
    let residual = count.vehiclesPerDay - freight - matrix
    let isWithin = abs(residual) <= 2 * count.standardError
    if isWithin { return .explained }
    if freight > count.vehiclesPerDay { return .freightExceeds }
    if matrix == 0 { return .noPair }
    return residual > 0 ? .aboveMatrix : .belowMatrix
  }

  /// The study with the estimated matrix and the preload beside it.
  func study(_ fit: MatrixFit) -> Study {
    let uncertainty = counts.map(\.provenance.confidence).max() ?? .derived
    let background = zip(prior.demand.background, fit.pairs).map { flow, pair in
      BackgroundFlow(
        origin: flow.origin, destination: flow.destination, vehicle: flow.vehicle,
        vehiclesPerDay: pair.estimate,
        provenance: pair.isCounted
          ? Provenance(
            source: "Estimated from count.csv by entropy; prior: " + flow.provenance.source,
            confidence: max(.derived, uncertainty, flow.provenance.confidence))
          : flow.provenance)
    }
    return prior.replacing(
      network: network, demand: prior.demand.replacing(background: background, counts: counts))
  }
}
