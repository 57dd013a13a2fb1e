import FreightAppraisal
import FreightIO
import FreightModel
import FreightReport

/// What stands behind a figure: solves, parameters and input files.
extension FoundFigure {
  /// The base case where it is compared with, and the scenarios that it is about; none where the
  /// study's own solves are not behind it.
  func scenarios(of document: StudyFolder.Document) -> [StudyFolder.Scenario] {
    guard basis != .input, !isDrawn else { return [] }
    let base = document.scenarios.prefix(1)
    let named = names.lazy.compactMap { document.scenario($0) }
    let all = Array(named.prefix(hasAllScenarios ? names.count : 1))
    guard let own = all.first, !base.contains(where: { $0.id == own.id }) else {
      return Array(base)
    }
    return (basis == .solve && !hasAllScenarios ? [] : base) + all
  }

  /// The draws behind it, with their widest threshold; nil where it comes of the study's own
  /// solves.
  func draws(in folder: StudyFolder) -> FigureTrail.Draws? {
    guard isDrawn, let sweep = folder.document.sweep else { return nil }
    let all = FigureTrail.Draws(
      draws: sweep.draws, reachedGap: sweep.draws - sweep.notConverged,
      widestThresholdSekPerYear: sweep.resolutionSekPerYear)
    guard let table = folder.document.tables.first(where: { $0.id == "sweep_draws" }),
      let content = try? folder.rows(of: table),
      let threshold = content.column("threshold_sek_per_year"),
      let converged = content.column("converged")
    else { return all }
    // Those of its own option, or of its own draw.
    let own = content.rows.filter { fields in rowNames.allSatisfy { fields.contains($0) } }
    guard !rowNames.isEmpty, !own.isEmpty else { return all }
    return FigureTrail.Draws(
      draws: own.count, reachedGap: own.count { $0[converged] == "true" },
      widestThresholdSekPerYear: own.compactMap {
        Double($0[threshold].replacing(",", with: "."))
      }.max())
  }

  /// Whether it is money over the years, and so hangs on the conventions of the appraisal.
  private var isPriced: Bool { [.appraisal, .worthRange].contains(basis) }

  /// The parameters that it depends on beside those in its formula: an equilibrium has all of the
  /// model's behind it.
  func parameters(of document: StudyFolder.Document) -> [StudyFolder.Value] {
    guard basis != .input else { return [] }
    return document.parameters.filter { row in
      guard let name = ParameterName(rawValue: row.id), !formulaParameters.contains(row.id),
        row.isUsed != false
      else { return false }
      if ParameterName.appraisal.contains(name) { return isPriced }
      return basis == .scale || !ParameterName.scale.contains(name)
    }
  }

  /// The unit values of external effects that its row or a figure of its formula names.
  func formulaUnitValues(of document: StudyFolder.Document) -> [StudyFolder.Value] {
    document.externalCosts.filter { rowNames.contains($0.id) }
  }

  /// The unit values behind it beside those of its formula.
  func unitValues(of document: StudyFolder.Document) -> [StudyFolder.Value] {
    guard isPriced else { return [] }
    return document.externalCosts.filter { $0.isUsed != false && !rowNames.contains($0.id) }
  }

  /// Whether an input file stands behind it without being read by its formula.
  func isBehind(_ input: StudyFolder.Input, with scenarios: [StudyFolder.Scenario]) -> Bool {
    guard basis != .input else { return false }
    switch InputUse(rawValue: input.readFor) {
    case .solve, nil: return true
    case .investments: return scenarios.contains { !$0.investments.isEmpty }
    case .appraisal: return isPriced
    case .drawings: return isMap
    case .demandOptions, .closures, .checks: return false
    }
  }
}
