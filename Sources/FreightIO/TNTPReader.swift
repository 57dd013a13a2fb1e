import Foundation
package import FreightModel

/// Reads the standard assignment networks of the TransportationNetworks collection (TNTP).
///
///     let (network, trips) = try TNTPReader.read(network: "A_net.tntp", trips: "A_trips.tntp")
///
/// Parallel links, links without free-flow time, links without delay and capacity, intrazonal and
/// zero trips are taken as they are. Whatever cannot be right is told at once, with line and
/// column.
package enum TNTPReader {
  /// Reads a network and the trips on it.
  package static func read(
    network: String, trips: String
  ) throws(InvalidInput) -> (network: TNTPNetwork, trips: TNTPTrips) {
    let log = DiagnosticLog()
    var zoneCount: Int?
    var links: TNTPNetwork?
    if let bytes = bytes(of: network, log) {
      var reader = TNTPNetworkFile(bytes, file: network, log: log)
      links = reader.read()
      zoneCount = reader.zoneCount
    }
    var demand = TNTPTrips()
    if let bytes = bytes(of: trips, log) {
      var reader = TNTPTripsFile(bytes, file: trips, log: log)
      demand = reader.read(networkZones: zoneCount)
    }
    guard let links, log.failures == 0 else { throw InvalidInput(log.ordered()) }
    return (links, demand)
  }

  /// Reads a network alone.
  package static func network(_ path: String) throws(InvalidInput) -> TNTPNetwork {
    let log = DiagnosticLog()
    var network: TNTPNetwork?
    if let bytes = bytes(of: path, log) {
      var reader = TNTPNetworkFile(bytes, file: path, log: log)
      network = reader.read()
    }
    guard let network, log.failures == 0 else { throw InvalidInput(log.ordered()) }
    return network
  }

  /// Reads the flows on a network; every link must have a row, parallel links in the same order.
  package static func flows(
    _ path: String, on network: TNTPNetwork
  ) throws(InvalidInput) -> TNTPFlows {
    let log = DiagnosticLog()
    var flows = TNTPFlows(volumes: [], costs: [])
    if let bytes = bytes(of: path, log) {
      var reader = TNTPFlowFile(bytes, file: path, log: log)
      flows = reader.read(network)
    }
    guard log.failures == 0 else { throw InvalidInput(log.ordered()) }
    return flows
  }

  /// More nodes or links than any real network: beyond it, a count is a slip of the pen.
  static let largestCount = 100_000_000

  private static func bytes(of path: String, _ log: DiagnosticLog) -> [UInt8]? {
    log.begin(file: path)
    if let bytes = contents(of: path) { return bytes }
    log.add(
      Diagnostic(
        file: path, problem: "the file cannot be read", allowed: "a readable TNTP file",
        fix: "check the path, and that it is a file that you may read"))
    return nil
  }

  /// A file's bytes, by the C library: a file handle's first use takes longer than to read a small
  /// network, and FileManager refuses a pipe, though trips often come out of a decompressor.
  private static func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 14)
    var count = 0
    while true {
      let space = bytes.count - count
      count += bytes.withUnsafeMutableBytes { fread($0.baseAddress! + count, 1, space, file) }
      if count < bytes.count { break }
      bytes += [UInt8](repeating: 0, count: bytes.count)
    }
    guard ferror(file) == 0 else { return nil }
    bytes.removeLast(bytes.count - count)
    return bytes
  }
}
