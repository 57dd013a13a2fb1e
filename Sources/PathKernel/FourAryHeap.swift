/// A 4-ary minimum heap of nodes keyed by distance, with lazy deletion.
///
///     entries  [(key, node)]     the children of entry i are 4 i + 1 ... 4 i + 4
///
/// A node whose distance falls is pushed again; the search skips the stale entry when it surfaces.
/// Four children to a parent halve the depth of a binary heap, and all four lie in one cache line.
/// Room for every push is made before a search, so that the loops below never allocate.
struct FourAryHeap: ~Copyable {
  struct Entry {
    var key: Double
    var node: Int32
  }

  private var entries: [Entry] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// Empties the heap and makes room for `capacity` pushes.
  mutating func removeAll(reserving capacity: Int) {
    count = 0
    if entries.count < capacity {
      entries = [Entry](repeating: Entry(key: 0, node: 0), count: capacity)
    }
  }

  /// Removes whichever entry is last in store; the heap must not be empty.
  mutating func removeAny() -> Entry {
    count -= 1
    return entries[count]
  }

  @inline(__always)
  mutating func push(_ node: Int32, key: Double) {
    var hole = count
    count += 1
    var span = entries.mutableSpan
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard key < span[parent].key else { break }
      span[hole] = span[parent]
      hole = parent
    }
    span[hole] = Entry(key: key, node: node)
  }

  /// Removes the nearest entry; the heap must not be empty.
  @inline(__always)
  mutating func popMinimum() -> Entry {
    let end = count - 1
    count = end
    var span = entries.mutableSpan
    let minimum = span[0]
    let last = span[end]
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < end else { break }
      var least = first
      var leastKey = span[first].key
      var child = first + 1
      while child < Swift.min(first + 4, end) {
        let key = span[child].key
        if key < leastKey {
          leastKey = key
          least = child
        }
        child += 1
      }
      guard leastKey < last.key else { break }
      span[hole] = span[least]
      hole = least
    }
    span[hole] = last
    return minimum
  }
}
