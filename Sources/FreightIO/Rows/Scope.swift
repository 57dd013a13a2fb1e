import FreightModel

/// Stands for rows of `zone.csv` in references; the model keeps zones as plain names.
enum ZoneRow {}
/// Stands for rows of `use_definition.csv` in references.
enum UseRow {}

/// The rows that a row of the network may refer to: the base case, or the base case with an
/// investment and all that it needs.
struct Scope {
  let zones: Known<ZoneRow>
  let uses: Known<UseRow>
  let roadClasses: Known<RoadClass>
  var nodes: Known<Node>
  var links: Known<Link>
  var queues: Known<JunctionQueue>
  var movements: Known<Movement>
  var terminals: Known<Terminal>
  let berths: Known<Berth>

  /// The modes of the links that touch each node, read from the text of the rows, so that a link
  /// with a fault elsewhere still counts; one whose mode is unreadable counts as any.
  func modesByNode() -> [String: Set<Mode>] {
    var modes: [String: Set<Mode>] = [:]
    for row in links.rows.values {
      let served = Mode(rawValue: row["mode"]).map { [$0] } ?? Mode.allCases
      modes[row["from_node_id"], default: []].formUnion(served)
      modes[row["to_node_id"], default: []].formUnion(served)
    }
    return modes
  }
}
