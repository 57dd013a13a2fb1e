import FreightModel
import Foundation

/// Sets a junction's approaches on a ring around it, each roughly where it comes from, so that
/// their circles do not hide each other at any scale.
struct ApproachRing {
  struct Place {
    let queue: JunctionQueue
    /// Row of the queue in the network's table.
    let row: Int
    let centre: Point
    let point: Point

    /// From the junction to the place.
    var outward: Point { Point(x: point.x - centre.x, y: point.y - centre.y) }
  }

  let places: [Place]

  init(_ outcome: ResultView.Outcome, in frame: MapFrame, radius: Double) {
    var byNode: [Node.ID: [(row: Int, queue: JunctionQueue, angle: Double)]] = [:]
    for (row, queue) in outcome.network.queues.enumerated() {
      guard let node = outcome.nodes[queue.node], let from = approach(of: queue, in: outcome)
      else { continue }
      let (a, b) = (frame.point(Position(node)), frame.point(from))
      byNode[queue.node, default: []].append((row, queue, atan2(b.y - a.y, b.x - a.x)))
    }
    var places: [Place] = []
    for node in byNode.keys.sorted() {
      guard let centre = outcome.nodes[node].map({ frame.point(Position($0)) }),
        frame.box.contains(centre)
      else { continue }
      let approaches = byNode[node, default: []].sorted { ($0.angle, $0.row) < ($1.angle, $1.row) }
      for (approach, angle) in zip(approaches, Self.spread(approaches.map(\.angle))) {
        places.append(
          Place(
            queue: approach.queue, row: approach.row, centre: centre,
            point: Point(
              x: centre.x + radius * cos(angle), y: centre.y + radius * sin(angle))))
      }
    }
    self.places = places
  }

  /// Turns sorted angles apart until neighbours are at least a sixth of a turn from each other, or
  /// evenly spread if there are more than six.
  static func spread(_ sorted: [Double]) -> [Double] {
    guard sorted.count > 1 else { return sorted }
    var angles = sorted
    let least = 2 * Double.pi / Double(max(6, sorted.count))
    for _ in 0..<100 {
      for index in angles.indices {
        let next = (index + 1) % angles.count
        let turn = next == 0 ? 2 * Double.pi : 0
        let lacking = least - (angles[next] + turn - angles[index])
        if lacking > 0 {
          angles[index] -= lacking / 2
          angles[next] += lacking / 2
        }
      }
    }
    return angles
  }
}
