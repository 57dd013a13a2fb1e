import Foundation

/// Where the networks of the TransportationNetworks collection lie. They are not part of the
/// project.
package enum TNTP {
  /// `$TNTP_DIR`, or `shared/data/tntp` beside the package; nil if there is neither.
  package static var folder: String? {
    let beside = checkout.appendingPathComponent("../shared/data/tntp").path
    let folder = ProcessInfo.processInfo.environment["TNTP_DIR"] ?? beside
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }

  /// Path of one of the files of a network, `net`, `trips` or `flow`; nil if it is not there.
  package static func file(_ name: String, _ kind: String) -> String? {
    guard let path = folder.map({ "\($0)/\(name)/\(name)_\(kind).tntp" }),
      FileManager.default.fileExists(atPath: path)
    else { return nil }
    return path
  }

  /// Braess's paradox: six trips over five links, 92 for each at equilibrium.
  package static let braessNetwork = """
    <NUMBER OF ZONES> 2
    <NUMBER OF NODES> 4
    <FIRST THRU NODE> 1
    <NUMBER OF LINKS> 5
    <ORIGINAL HEADER>~ \tInit node \tTerm node
    <END OF METADATA>

    ~ \tinit_node\tterm_node\tcapacity\tlength\tfree_flow_time\tb\tpower\tspeed\ttoll\tlink_type\t;
    \t1\t3\t1\t100\t0.00000001\t1000000000\t1\t0\t0\t1\t;
    \t1\t4\t1\t100\t50\t0.02\t1\t0\t0\t1\t;
    \t3\t2\t1\t100\t50\t0.02\t1\t0\t0\t1\t;
    \t3\t4\t1\t100\t10\t0.1\t1\t0\t0\t1\t;
    \t4\t2\t1\t100\t0.00000001\t1000000000\t1\t0\t0\t1;

    """

  /// The trips on it.
  package static let braessTrips = """
    <NUMBER OF ZONES> 2
    <TOTAL OD FLOW>   6.0
    <END OF METADATA>

    Origin \t1
        1 :      0.0;     2 :     6.0;

    """
}
