/// The matrix nearest to a prior one that explains traffic counts as well as their errors ask.
///
/// With prior cells `t_w`, counts `c_a` of standard error `s_a` and shares `p_aw` (the part of cell
/// `w` that passes count `a`), the estimate is the only minimum of
///
///     phi^-1 sum_w (x_w ln(x_w / t_w) - x_w + t_w)  +  1/2 sum_a ((v_a - c_a) / s_a)^2,
///     v_a = sum_w p_aw x_w
///
/// The first sum is the entropy (minimum information) of Van Zuylen and Willumsen (1980,
/// doi:10.1016/0191-2615(80)90008-9), whose estimate is the limit of small errors; the second lets
/// counts that contradict each other leave residuals instead of no answer (Cascetta and Nguyen
/// 1988, doi:10.1016/0191-2615(88)90024-0). `phi` is the variance of a prior cell over its value.
///
/// At the minimum `x_w = t_w exp(-sum_a p_aw l_a)`, so that an empty cell stays empty and none
/// turns negative. The multipliers `l_a` minimise a dual that is smooth and strictly convex; they
/// are found by Newton steps, as many unknowns as there are counts.
public struct MatrixEstimation: Sendable {
  /// The prior matrix, cell by cell, in any one unit; no cell is negative.
  public var prior: [Double]
  /// `phi`: variance of a prior cell over its value, in the unit of the cells.
  public var dispersion: Double
  /// What was counted.
  public var counts: [Count]
  /// Newton steps after which the search ends anyway.
  public var iterationLimit: Int
  /// The platform's functions.
  public var mathematics: Mathematics

  /// One count and the cells that pass it.
  public struct Count: Sendable {
    /// `c`: what the matrix should sum to here, in the unit of the cells.
    public var value: Double
    /// `s`: above zero, in the unit of the cells.
    public var standardError: Double
    /// Cells with a share in the count, as indices of `prior`.
    public var cells: [Int32]
    /// `p` of each cell in `cells`, above zero.
    public var shares: [Double]

    /// Creates a count.
    ///
    /// - Precondition: the error is above zero, and there is one share per cell.
    public init(value: Double, standardError: Double, cells: [Int32], shares: [Double]) {
      precondition(standardError > 0, "a count without error leaves nothing to the others")
      precondition(cells.count == shares.count, "every cell has a share")
      self.value = value
      self.standardError = standardError
      self.cells = cells
      self.shares = shares
    }
  }

  /// What was found.
  public struct Result: Sendable {
    /// The estimate, cell by cell.
    public var matrix: [Double]
    /// `v`: what the estimate sums to at each count.
    public var modelled: [Double]
    /// Newton steps made.
    public var iterations: Int
    /// Whether every condition of the minimum holds but for rounding.
    public var isConverged: Bool
  }

  /// Creates an estimation.
  ///
  /// - Precondition: the dispersion is above zero.
  public init(
    prior: [Double], dispersion: Double, counts: [Count], iterationLimit: Int = 100,
    mathematics: Mathematics
  ) {
    precondition(dispersion > 0, "a prior without error moves for no count")
    self.prior = prior
    self.dispersion = dispersion
    self.counts = counts
    self.iterationLimit = iterationLimit
    self.mathematics = mathematics
  }

  /// Finds the minimum.
  public func estimate() -> Result {
    // The programme times `phi`: the entropy as it is, squared errors over `phi`.
    let variance = counts.map { $0.standardError * $0.standardError / dispersion }
    var multipliers = [Double](repeating: 0, count: counts.count)
    var state = State(self, multipliers, variance)
    var iterations = 0
    while !state.isMinimum(counts), iterations < iterationLimit {
      iterations += 1
      let step = newtonStep(from: state, variance)
      var slope = 0.0
      for count in counts.indices { slope += state.gradient[count] * step[count] }
      var length = 1.0
      var next = state
      var candidate = multipliers
      // At lengths that rounding swallows the dual stands still and is accepted; what is no number
      // never is, and ends as not converged.
      repeat {
        for count in counts.indices { candidate[count] = multipliers[count] + length * step[count] }
        next = State(self, candidate, variance)
        length /= 2
      } while length > 1e-30
        && !(next.dual <= state.dual + 1e-4 * length * slope + 1e-14 * abs(state.dual))
      multipliers = candidate
      state = next
    }
    return Result(
      matrix: state.matrix, modelled: state.modelled, iterations: iterations,
      isConverged: state.isMinimum(counts))
  }

  /// Everything that follows from the multipliers.
  private struct State {
    var matrix: [Double]
    var modelled: [Double]
    var gradient: [Double]
    var dual: Double

    init(_ problem: MatrixEstimation, _ multipliers: [Double], _ variance: [Double]) {
      let counts = problem.counts
      var exponents = [Double](repeating: 0, count: problem.prior.count)
      for (count, multiplier) in zip(counts, multipliers) {
        for (cell, share) in zip(count.cells, count.shares) {
          exponents[Int(cell)] -= share * multiplier
        }
      }
      matrix = problem.prior
      for cell in matrix.indices where matrix[cell] > 0 && exponents[cell] != 0 {
        matrix[cell] *= problem.mathematics.exp(exponents[cell])
      }
      dual = 0
      for cell in matrix { dual += cell }
      modelled = []
      gradient = []
      for (index, count) in counts.enumerated() {
        var sum = 0.0
        for (cell, share) in zip(count.cells, count.shares) { sum += share * matrix[Int(cell)] }
        modelled.append(sum)
        let multiplier = multipliers[index]
        gradient.append(count.value - sum + variance[index] * multiplier)
        dual += count.value * multiplier + 0.5 * variance[index] * multiplier * multiplier
      }
    }

    /// Whether the gradient is nought but for rounding.
    func isMinimum(_ counts: [Count]) -> Bool {
      for index in counts.indices
      where !(abs(gradient[index]) <= 1e-10 * (abs(counts[index].value) + modelled[index])) {
        return false
      }
      return true
    }
  }

  /// Solves `(P diag(x) P' + diag(s^2 / phi)) d = -g` by Cholesky's factors.
  private func newtonStep(from state: State, _ variance: [Double]) -> [Double] {
    let size = counts.count
    var factor = [Double](repeating: 0, count: size * size)
    var sharesOfCell = [[(count: Int, share: Double)]](repeating: [], count: prior.count)
    for (index, count) in counts.enumerated() {
      factor[index * size + index] = variance[index]
      for (cell, share) in zip(count.cells, count.shares) {
        sharesOfCell[Int(cell)].append((index, share))
      }
    }
    for (cell, shares) in sharesOfCell.enumerated() {
      for (row, first) in shares {
        for (column, second) in shares where column <= row {
          factor[row * size + column] += first * second * state.matrix[cell]
        }
      }
    }
    var step = state.gradient
    for row in 0..<size {
      step[row] = -step[row]
      for column in 0..<row {
        var sum = factor[row * size + column]
        for inner in 0..<column {
          sum -= factor[row * size + inner] * factor[column * size + inner]
        }
        factor[row * size + column] = sum / factor[column * size + column]
        step[row] -= factor[row * size + column] * step[column]
      }
      var pivot = factor[row * size + row]
      for inner in 0..<row { pivot -= factor[row * size + inner] * factor[row * size + inner] }
      // The matrix is positive definite by its variances; rounding may say otherwise of counts that
      // repeat each other with errors next to nothing.
      factor[row * size + row] = Swift.max(pivot, variance[row]).squareRoot()
      step[row] /= factor[row * size + row]
    }
    for row in (0..<size).reversed() {
      for lower in (row + 1)..<Swift.max(size, row + 1) {
        step[row] -= factor[lower * size + row] * step[lower]
      }
      step[row] /= factor[row * size + row]
    }
    return step
  }
}
