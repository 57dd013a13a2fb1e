import FreightModel

/// Draws sailings round the land instead of across it.
///
/// The network has no shape for a sailing; a straight line from Oskarshamn to Rotterdam would cross
/// Småland. The line drawn is a shortest way over a coarse raster of the sea, and means nothing
/// beyond the picture: lengths and costs come from the link table.
struct SeaRaster: Sendable {
  private let box: GeoBox
  private let columns: Int
  private let rows: Int
  private let stepLongitude = 0.06
  private let stepLatitude = 0.03
  private var isSea: [Bool]

  /// Rasters the sea of an area and some way around it.
  init(_ area: GeoBox, land: [[Position]]) {
    box = GeoBox(
      west: area.west - 4.5, south: area.south - 1.5, east: area.east + 3,
      north: area.north + 1.5)
    columns = Int((box.east - box.west) / stepLongitude) + 1
    rows = Int((box.north - box.south) / stepLatitude) + 1
    isSea = [Bool](repeating: true, count: columns * rows)
    // Even-odd by scan line: each ring flips the cells between its crossings of the row.
    for row in 0..<rows {
      let latitude = box.south + Double(row) * stepLatitude
      var crossings: [Double] = []
      for ring in land {
        for (a, b) in zip(ring, ring.dropFirst())
        where (a.latitude > latitude) != (b.latitude > latitude) {
          let share = (latitude - a.latitude) / (b.latitude - a.latitude)
          crossings.append(a.longitude + share * (b.longitude - a.longitude))
        }
      }
      crossings.sort()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        let first = max(0, Int(((crossings[pair] - box.west) / stepLongitude).rounded(.up)))
        let last = min(columns - 1, Int((crossings[pair + 1] - box.west) / stepLongitude))
        if first <= last { for column in first...last { isSea[row * columns + column] = false } }
      }
    }
  }

  /// A line from one place to another over water; straight where the raster knows no way.
  func route(_ from: Position, _ to: Position) -> [Position] {
    guard let start = seaCell(near: from), let goal = seaCell(near: to), start != goal,
      let cells = shortest(start, goal)
    else { return [from, to] }
    let corners = straightened(cells).map(position)
    // Ends outside the raster are far outside the frame: the line may stop at the raster's edge.
    return [from] + corners.dropFirst().dropLast() + (box.contains(to) ? [to] : [position(goal)])
  }

  private func position(_ cell: Int) -> Position {
    Position(
      box.west + Double(cell % columns) * stepLongitude,
      box.south + Double(cell / columns) * stepLatitude)
  }

  /// The nearest cell of water, in growing squares.
  private func seaCell(near position: Position) -> Int? {
    let column = Int((position.longitude - box.west) / stepLongitude + 0.5)
    let row = Int((position.latitude - box.south) / stepLatitude + 0.5)
    let x = min(max(column, 0), columns - 1)
    let y = min(max(row, 0), rows - 1)
    for radius in 0...30 {
      var best: (distance: Int, cell: Int)?
      for dy in -radius...radius {
        for dx in -radius...radius where max(abs(dx), abs(dy)) == radius {
          let (cx, cy) = (x + dx, y + dy)
          guard (0..<columns).contains(cx), (0..<rows).contains(cy), isSea[cy * columns + cx]
          else { continue }
          let distance = dx * dx + dy * dy
          if distance < best?.distance ?? .max { best = (distance, cy * columns + cx) }
        }
      }
      if let best { return best.cell }
    }
    return nil
  }

  /// Shortest way over eight neighbours, by rings of equal cost (steps of 2 and 3 stand for 1 and
  /// the square root of 2; cells are nearly square on the ground at these latitudes).
  private func shortest(_ start: Int, _ goal: Int) -> [Int]? {
    var cost = [Int32](repeating: .max, count: isSea.count)
    var previous = [Int32](repeating: -1, count: isSea.count)
    var rings = [[Int]](repeating: [], count: 4)
    cost[start] = 0
    rings[0] = [start]
    var distance: Int32 = 0
    var waiting = 1
    while waiting > 0 {
      let ring = rings[Int(distance % 4)]
      rings[Int(distance % 4)] = []
      waiting -= ring.count
      for cell in ring where cost[cell] == distance {
        if cell == goal { return way(to: goal, previous) }
        for dy in -1...1 {
          for dx in -1...1 where dx != 0 || dy != 0 {
            let (x, y) = (cell % columns + dx, cell / columns + dy)
            guard (0..<columns).contains(x), (0..<rows).contains(y), isSea[y * columns + x]
            else { continue }
            let next = distance + (dx == 0 || dy == 0 ? 2 : 3)
            guard next < cost[y * columns + x] else { continue }
            cost[y * columns + x] = next
            previous[y * columns + x] = Int32(cell)
            rings[Int(next % 4)].append(y * columns + x)
            waiting += 1
          }
        }
      }
      distance += 1
    }
    return nil
  }

  private func way(to goal: Int, _ previous: [Int32]) -> [Int] {
    var cells = [goal]
    while let last = cells.last, previous[last] >= 0 { cells.append(Int(previous[last])) }
    return cells.reversed()
  }

  /// Drops every corner that the line can do without and stay on water.
  private func straightened(_ cells: [Int]) -> [Int] {
    var corners = [cells[0]]
    var index = 0
    while index < cells.count - 1 {
      var next = cells.count - 1
      while next > index + 1, !isOpen(cells[index], cells[next]) { next -= 1 }
      corners.append(cells[next])
      index = next
    }
    return corners
  }

  private func isOpen(_ a: Int, _ b: Int) -> Bool {
    let (ax, ay, bx, by) = (a % columns, a / columns, b % columns, b / columns)
    let steps = max(abs(bx - ax), abs(by - ay)) * 2
    return (0...steps).allSatisfy { step in
      let share = Double(step) / Double(steps)
      let x = Int((Double(ax) + share * Double(bx - ax)).rounded())
      let y = Int((Double(ay) + share * Double(by - ay)).rounded())
      return isSea[y * columns + x]
    }
  }
}
