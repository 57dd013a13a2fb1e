/// The revised simplex method with a dense inverse (Dantzig and Orchard-Hays 1954,
/// doi:10.1090/S0025-5718-1954-0061469-8): the largest `c x` with `A x = b`, `x >= 0`, for
/// programmes whose columns are added as they are found.
///
///     row i:      unit column i, then every column's entries
///     basis[i]    the column that is basic in row i; its value is value[i]
///     inverse     of the basis, row by row
///
/// Column `i` below the number of rows is the unit column of row `i`, a slack or an artificial; the
/// first basis is made of them, so that `b` must not be negative. Among equals the first column and
/// the first row win: a result depends on nothing but its input.
///
/// It is for hundreds of rows. It does not offer sparse factors or bounded variables.
struct RevisedSimplex: Sendable {
  /// A coefficient of a column.
  struct Entry: Sendable {
    var row: Int
    var value: Double
  }

  /// How a maximisation ended.
  enum Outcome: Sendable {
    case optimal
    /// The objective grows without end.
    case unbounded
    /// The limit of pivots was reached.
    case stopped
  }

  /// Tolerances, of a programme scaled so that its coefficients are around 1.
  private enum Tolerance {
    static let reducedCost = 1e-11
    static let pivot = 1e-9
    static let value = 1e-12
  }

  private let rightSide: [Double]
  private let isArtificial: [Bool]
  private var cost: [Double]
  private var firstEntry: [Int] = [0]
  private var entries: [Entry] = []
  private var isBasic: [Bool]
  private var basis: [Int]
  private var value: [Double]
  private var inverse: [Double]
  private var prices: [Double]
  private var hasBarredArtificials = false
  private var pivotsSinceInversion = 0

  private var rowCount: Int { rightSide.count }
  /// Number of columns, unit columns included.
  var columnCount: Int { cost.count }

  /// A programme of unit columns alone.
  ///
  /// - Parameters:
  ///   - rightSide: `b`, not negative.
  ///   - isArtificial: whether a row's unit column is an artificial, which costs 1 until
  ///     `barArtificials`; slacks cost nothing.
  init(rightSide: [Double], isArtificial: [Bool]) {
    precondition(rightSide.count == isArtificial.count, "every row has a right side and a kind")
    precondition(rightSide.allSatisfy { $0 >= 0 }, "the unit columns are a first solution")
    self.rightSide = rightSide
    self.isArtificial = isArtificial
    let rows = rightSide.count
    cost = isArtificial.map { $0 ? -1 : 0 }
    prices = cost
    basis = Array(0..<rows)
    isBasic = [Bool](repeating: true, count: rows)
    value = rightSide
    inverse = [Double](repeating: 0, count: rows * rows)
    for row in 0..<rows {
      entries.append(Entry(row: row, value: 1))
      firstEntry.append(row + 1)
      inverse[row * rows + row] = 1
    }
  }

  /// Adds a column, which is zero until the next maximisation; returns its number.
  @discardableResult
  mutating func add(cost: Double, _ column: [Entry]) -> Int {
    self.cost.append(cost)
    entries += column
    firstEntry.append(entries.count)
    isBasic.append(false)
    return columnCount - 1
  }

  /// Changes what a column is worth.
  mutating func setCost(of column: Int, to cost: Double) { self.cost[column] = cost }

  /// Ends the first phase: artificials cost nothing more and stay at zero.
  mutating func barArtificials() {
    hasBarredArtificials = true
    for row in isArtificial.indices where isArtificial[row] { cost[row] = 0 }
  }

  /// Sum of the artificials.
  var infeasibility: Double {
    var sum = 0.0
    for row in 0..<rowCount where isUnit(basis[row]) && isArtificial[basis[row]] {
      sum += Swift.max(0, value[row])
    }
    return sum
  }

  /// Value of every column.
  var solution: [Double] {
    var result = [Double](repeating: 0, count: columnCount)
    for row in 0..<rowCount { result[basis[row]] = Swift.max(0, value[row]) }
    return result
  }

  /// Dual of every row at the last basis.
  var duals: [Double] { prices }

  /// Improves the solution until no column does.
  mutating func maximise(pivotLimit: Int = 200_000) -> Outcome {
    invert()
    // Bland's rule from the first step that does not move until one does: it never cycles.
    var usesBland = false
    for _ in 0..<pivotLimit {
      guard let entering = entering(usesBland) else {
        guard pivotsSinceInversion > 0 else { return .optimal }
        // Only what holds with a fresh inverse counts.
        invert()
        continue
      }
      let direction = direction(of: entering)
      guard let row = leaving(direction, usesBland) else { return .unbounded }
      let step = Swift.max(0, value[row]) / direction[row]
      usesBland = step <= Tolerance.value
      pivot(entering, row, direction, step)
      if pivotsSinceInversion >= 256 { invert() }
    }
    return .stopped
  }

  private func isUnit(_ column: Int) -> Bool { column < rowCount }

  private func reducedCost(_ column: Int) -> Double {
    var result = cost[column]
    for index in firstEntry[column]..<firstEntry[column + 1] {
      result -= prices[entries[index].row] * entries[index].value
    }
    return result
  }

  private func entering(_ usesBland: Bool) -> Int? {
    var best: Int?
    var most = Tolerance.reducedCost
    for column in 0..<columnCount where !isBasic[column] {
      if hasBarredArtificials, isUnit(column), isArtificial[column] { continue }
      let gain = reducedCost(column)
      guard gain > most else { continue }
      if usesBland { return column }
      best = column
      most = gain
    }
    return best
  }

  /// What one unit of a column takes from every basic column.
  private func direction(of column: Int) -> [Double] {
    var result = [Double](repeating: 0, count: rowCount)
    for index in firstEntry[column]..<firstEntry[column + 1] {
      let entry = entries[index]
      var place = entry.row
      for row in 0..<rowCount {
        result[row] += inverse[place] * entry.value
        place += rowCount
      }
    }
    return result
  }

  private func leaving(_ direction: [Double], _ usesBland: Bool) -> Int? {
    var best: Int?
    var least = Double.infinity
    for row in 0..<rowCount {
      var slope = direction[row]
      // A barred artificial is at zero and must not leave it either way.
      if hasBarredArtificials, isUnit(basis[row]), isArtificial[basis[row]] { slope = abs(slope) }
      guard slope > Tolerance.pivot else { continue }
      let ratio = Swift.max(0, value[row]) / slope
      if let other = best, ratio >= least - Tolerance.value {
        guard ratio <= least + Tolerance.value else { continue }
        let isBetter =
          usesBland ? basis[row] < basis[other] : slope > abs(direction[other])
        guard isBetter else { continue }
      }
      best = row
      least = Swift.min(least, ratio)
    }
    return best
  }

  private mutating func pivot(
    _ entering: Int, _ row: Int, _ direction: [Double], _ step: Double
  ) {
    let gain = reducedCost(entering) / direction[row]
    for column in 0..<rowCount { prices[column] += gain * inverse[row * rowCount + column] }
    for other in 0..<rowCount where other != row { value[other] -= step * direction[other] }
    value[row] = step
    isBasic[basis[row]] = false
    isBasic[entering] = true
    basis[row] = entering
    eliminate(row, direction)
    pivotsSinceInversion += 1
  }

  /// Multiplies the inverse by the elementary matrix of a pivot.
  private mutating func eliminate(_ row: Int, _ direction: [Double]) {
    let start = row * rowCount
    var filled: [Int] = []
    for column in 0..<rowCount where inverse[start + column] != 0 {
      inverse[start + column] /= direction[row]
      filled.append(column)
    }
    for other in 0..<rowCount where other != row && direction[other] != 0 {
      let factor = direction[other]
      let place = other * rowCount
      for column in filled { inverse[place + column] -= factor * inverse[start + column] }
    }
  }

  /// The inverse, values and duals of the basis afresh.
  private mutating func invert() {
    for index in inverse.indices { inverse[index] = 0 }
    for row in 0..<rowCount { inverse[row * rowCount + row] = 1 }
    let columns = basis.sorted()
    var isTaken = [Bool](repeating: false, count: rowCount)
    for column in columns where isUnit(column) {
      basis[column] = column
      isTaken[column] = true
    }
    for column in columns where !isUnit(column) {
      let direction = direction(of: column)
      var best = -1
      for row in 0..<rowCount where !isTaken[row] {
        if best < 0 || abs(direction[row]) > abs(direction[best]) { best = row }
      }
      basis[best] = column
      isTaken[best] = true
      eliminate(best, direction)
    }
    for row in 0..<rowCount {
      var sum = 0.0
      for column in 0..<rowCount { sum += inverse[row * rowCount + column] * rightSide[column] }
      value[row] = sum
    }
    for column in 0..<rowCount { prices[column] = 0 }
    for row in 0..<rowCount where cost[basis[row]] != 0 {
      for column in 0..<rowCount {
        prices[column] += cost[basis[row]] * inverse[row * rowCount + column]
      }
    }
    pivotsSinceInversion = 0
  }
}
