package import FlowAssignment
import Foundation

/// Reads the text files of the TransportationNetworks collection (one `_net` and one `_trips` file
/// per network). The files are not part of the project: see `folder`.
package enum TNTP {
  /// `$TNTP_DIR`, or `shared/data/tntp` beside the package; nil if there is neither.
  package static var folder: String? {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { package.deleteLastPathComponent() }
    let beside = package.appendingPathComponent("../shared/data/tntp").path
    let folder = ProcessInfo.processInfo.environment["TNTP_DIR"] ?? beside
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }

  /// User equilibrium of one network as an assignment problem with one class and no alternatives;
  /// nil if its files are not there. Costs are in the units of the free-flow time.
  ///
  /// - Parameters:
  ///   - name: the network's name, `SiouxFalls` say.
  ///   - tollFactor: cost of one unit of toll.
  ///   - distanceFactor: cost of one unit of length.
  package static func problem(
    _ name: String, tollFactor: Double = 0, distanceFactor: Double = 0
  ) -> AssignmentProblem? {
    guard let folder, let net = try? lines("\(folder)/\(name)/\(name)_net.tntp"),
      let trips = try? lines("\(folder)/\(name)/\(name)_trips.tntp"),
      let nodeCount = metadata("NUMBER OF NODES", net),
      let firstThroughNode = metadata("FIRST THRU NODE", net)
    else { return nil }
    var network = ProblemBuilder(
      nodes: nodeCount, firstThroughNode: Int32(firstThroughNode - 1))
    for line in net where !line.hasPrefix("<") && !line.hasPrefix("~") {
      let fields = line.split(whereSeparator: { " \t;".contains($0) }).compactMap { Double($0) }
      guard fields.count >= 9 else { continue }
      addLink(
        fields, toll: tollFactor * fields[8] + distanceFactor * fields[3], to: &network)
    }
    addTrips(trips, to: &network)
    return network.problem()
  }

  /// Columns: tail, head, capacity, length, free-flow time, B, power, speed, toll, type.
  private static func addLink(
    _ fields: [Double], toll: Double, to network: inout ProblemBuilder
  ) {
    let (time, alpha, beta) = (fields[4], fields[5], fields[6])
    let cost = time + toll
    let (tail, head) = (Int32(fields[0]) - 1, Int32(fields[1]) - 1)
    if time * alpha == 0 {
      network.arc(tail, head, cost: cost)
    } else if beta == 0 {
      network.arc(tail, head, cost: cost + time * alpha)
    } else {
      network.arc(
        tail, head, cost: cost,
        delay: .bpr(freeFlowHours: time, capacity: fields[2], alpha: alpha, beta: beta))
    }
  }

  private static func addTrips(_ lines: [Substring], to network: inout ProblemBuilder) {
    var origin: Int32 = 0
    for line in lines where !line.hasPrefix("<") && !line.hasPrefix("~") {
      if line.hasPrefix("Origin") {
        origin =
          (line.split(whereSeparator: { " \t".contains($0) }).last.flatMap { Int32($0) } ?? 1) - 1
        continue
      }
      for entry in line.split(separator: ";") {
        let parts = entry.split(whereSeparator: { " \t:".contains($0) })
        guard parts.count == 2, let sink = Int32(parts[0]), let demand = Double(parts[1]),
          demand > 0
        else { continue }
        network.pair(from: origin, to: [sink - 1], demand: demand)
      }
    }
  }

  private static func lines(_ path: String) throws -> [Substring] {
    try String(contentsOfFile: path, encoding: .utf8)
      .split(whereSeparator: { $0.isNewline })
  }

  private static func metadata(_ key: String, _ lines: [Substring]) -> Int? {
    guard let line = lines.first(where: { $0.hasPrefix("<\(key)>") }) else { return nil }
    return line.split(whereSeparator: { "> \t".contains($0) }).last.flatMap { Int($0) }
  }
}
