/// A 4-ary minimum heap of nodes keyed by distance, with lazy deletion.
///
/// A node whose distance falls is pushed again; the search skips the stale entry when it surfaces.
/// Four children to a parent halve the depth of a binary heap and keep siblings in one cache line.
struct FourAryHeap {
  private var keys: [Double] = []
  private var nodes: [Int32] = []

  var isEmpty: Bool { keys.isEmpty }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
  }

  mutating func push(_ node: Int32, key: Double) {
    var hole = keys.count
    keys.append(key)
    nodes.append(node)
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard key < keys[parent] else { break }
      keys[hole] = keys[parent]
      nodes[hole] = nodes[parent]
      hole = parent
    }
    keys[hole] = key
    nodes[hole] = node
  }

  /// Removes the nearest entry; the heap must not be empty.
  mutating func popMinimum() -> (node: Int32, key: Double) {
    let minimum = (node: nodes[0], key: keys[0])
    let key = keys.removeLast()
    let node = nodes.removeLast()
    let count = keys.count
    guard count > 0 else { return minimum }
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < count else { break }
      var least = first
      var child = first + 1
      while child < Swift.min(first + 4, count) {
        if keys[child] < keys[least] { least = child }
        child += 1
      }
      guard keys[least] < key else { break }
      keys[hole] = keys[least]
      nodes[hole] = nodes[least]
      hole = least
    }
    keys[hole] = key
    nodes[hole] = node
    return minimum
  }
}
