/// The name in `names` that `name` was most likely meant to be, or nil if none is near.
///
/// Near means at most one edit per three characters (and at least one), counted with
/// `editDistance(_:_:)` and without regard to case. Ties go to the name that sorts first, so that
/// a message is the same in every run.
package func nearest(to name: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in names {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    guard !scalars.isEmpty, abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    guard distance <= limit else { continue }
    guard let current = best else {
      best = (distance, candidate)
      continue
    }
    if (distance, candidate) < current { best = (distance, candidate) }
  }
  return best?.name
}

/// Number of insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
///
/// Damerau-Levenshtein in its optimal string alignment form: no part is edited twice.
func editDistance<Element: Equatable>(_ a: [Element], _ b: [Element]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in a.indices {
    var current = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in b.indices {
      let replaced = last[j] + (a[i] == b[j] ? 0 : 1)
      current[j + 1] = min(replaced, last[j + 1] + 1, current[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        current[j + 1] = min(current[j + 1], beforeLast[j - 1] + 1)
      }
    }
    beforeLast = last
    last = current
  }
  return last[b.count]
}
