import FreightIO
import FreightPlanner
import PathKernel
import TestSupport

/// Cost between all zones of standard networks at free flow, as `omlast skim` finds it.
enum SkimBench {
  static let cases = ["Winnipeg", "ChicagoSketch", "BerlinCenter", "ChicagoRegional"].flatMap {
    name in
    [1, 2].map { workers in
      Case(name: "skim/\(name)/\(workers)-workers") { rows(name, workers: workers) }
    }
  }

  private static func rows(_ name: String, workers: Int) -> [Row] {
    guard let path = TNTP.file(name, "net"), let network = try? TNTPReader.network(path) else {
      return []
    }
    let executor = ThreadExecutor(workers: workers)
    // Laid out anew each time: whatever is prepared for the searches is part of the answer.
    let (summary, seconds) = measure(repeats: 5) {
      let skim = TNTPSkim(network, tollFactor: 0.1, distanceFactor: 0.25)
      return skim.rows(from: skim.allZones, executor: executor).summary
    }
    let origins = Double(network.zoneCount)
    return [
      Row(
        name: "skim/\(name)/\(workers)-workers", seconds: seconds,
        counters: [
          ("origins", origins), ("pairs", Double(summary.pairs)),
          ("unreachablePairs", Double(summary.unreachablePairs)),
          ("millisecondsPerOrigin", 1e3 * seconds[seconds.count / 2] / origins),
        ], checksum: summary.costSum)
    ]
  }
}
