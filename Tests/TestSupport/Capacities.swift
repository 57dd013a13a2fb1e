package import FlowAssignment

extension DelayFunction {
  /// The same function with another capacity and all else as it is.
  package func withCapacity(_ new: Double) -> DelayFunction {
    switch self {
    case .none, .linear: self
    case .bpr(let hours, _, let alpha, let beta):
      .bpr(freeFlowHours: hours, capacity: new, alpha: alpha, beta: beta)
    case .queue(_, let limit): .queue(capacity: new, limit: limit)
    case .track(let hours, _, let weight, let limit):
      .track(freeFlowHours: hours, capacity: new, weight: weight, limit: limit)
    case .closing(let hours, _, let limit): .closing(hours: hours, capacity: new, limit: limit)
    case .conical(let hours, _, let alpha):
      .conical(freeFlowHours: hours, capacity: new, alpha: alpha)
    case .akcelik(let kilometres, let period, _, let parameter):
      .akcelik(
        kilometres: kilometres, periodHours: period, capacity: new, delayParameter: parameter)
    case .tabulated(let table): (try? table.stretched(to: new)).map { .tabulated($0) } ?? self
    case .marginal(let base): .marginal(base.withCapacity(new))
    }
  }
}

extension DelayTable {
  fileprivate func stretched(to capacity: Double) throws(Defect) -> DelayTable {
    try DelayTable(flows: flows.map { $0 * capacity / self.capacity }, hours: hours)
  }
}
