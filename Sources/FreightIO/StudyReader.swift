import Foundation
package import FreightModel

/// Reads a study from its two folders and checks everything that later code relies on.
package enum StudyReader {
  /// The validated study in the folders `network` and `demand`.
  ///
  /// - Parameters:
  ///   - network: path of a folder such as `Networks/oskarshamn`.
  ///   - demand: path of a folder such as `Demand/oskarshamn`; if nil, the folder of the network's
  ///     name in `Demand` beside `Networks`.
  /// - Throws: ``InvalidInput`` with every fault of every file, by file in reading order, then row,
  ///   then column. Messages name files as `network` and `demand` were given.
  package static func read(
    network: String, demand: String? = nil
  ) throws(InvalidInput) -> Study {
    let log = DiagnosticLog()
    var networkFolder = InputFolder(
      path: network, kind: "network", files: TableSchema.networkFiles, log: log)
    var demandFolder = InputFolder(
      path: demand ?? demandBeside(network), kind: "demand", files: TableSchema.demandFiles,
      log: log)

    let base = NetworkReader(&networkFolder)
    let investments = InvestmentReader(&networkFolder, base: base.scope)
    let observationTable = networkFolder.table(.observation)
    let limits = SupplyReader(&networkFolder, base: base, investments).limits
    let closures = networkFolder.table(.closure).values { $0.closure(base.scope) }
    let corridors = networkFolder.table(.corridor).values {
      $0.corridor(SupplyReader.links(base, investments))
    }
    let appraisal = appraisalTables(&networkFolder, base: base, investments)
    let outlines = outlines(in: &networkFolder, log)
    let demand = DemandReader(
      &demandFolder, base: base, investments: investments.known, log: log)
    // Figures may be about flows, which are read last.
    let observations = observationTable.values {
      $0.observation(ObservationScope(base: base.scope, flows: demand.flows))
    }

    let diagnostics = log.ordered()
    guard diagnostics.isEmpty else { throw InvalidInput(diagnostics) }
    return Study(
      name: networkFolder.name, title: base.title, network: base.network.limited(by: limits),
      demand: demand.demand, demandOptions: demand.options, growth: demand.growth,
      investments: investments.investments, headlines: investments.headlines,
      closures: closures, corridors: corridors,
      parameters: ParameterSet(rows: base.parameters),
      outlines: outlines,
      inputs: (networkFolder.inputs + demandFolder.inputs).sorted { $0.path < $1.path },
      observations: observations, appraisal: appraisal)
  }

  private static func appraisalTables(
    _ folder: inout InputFolder, base: NetworkReader, _ investments: InvestmentReader
  ) -> AppraisalTables {
    let values = folder.table(.externalCost)
    let indices = folder.table(.priceIndex).values { $0.priceIndex() }
    let steps = folder.table(.discountStep).values { $0.discountStep() }
    let upkeep = folder.table(.investmentMaintenance)
    let externalCosts = values.values { $0.externalCost(base.scope) }
    values.checkValuesAreUnique(externalCosts)
    let baseYear = base.parameters.first { $0.id.name == ParameterName.baseYear.rawValue }
    if let baseYear {
      let level = String(Int(baseYear.value))
      values.checkPriceLevels(indices, base: level)
      upkeep.checkPriceLevels(indices, base: level)
    }
    return AppraisalTables(
      externalCosts: externalCosts, priceIndices: indices, discountSteps: steps,
      maintenance: upkeep.values { $0.maintenance(investments.known) })
  }

  private static func outlines(in folder: inout InputFolder, _ log: DiagnosticLog) -> [Outline] {
    let files: [(name: String, kind: Outline.Kind)] = [
      ("land.geojson", .land), ("county.geojson", .county),
    ]
    return files.flatMap { file in
      folder.bytes(of: file.name).map {
        OutlineReader.read(
          $0, kind: file.kind, file: folder.path + "/" + file.name, log: log)
      } ?? []
    }
  }

  /// `../../Demand/<name>` seen from the network folder, kept as short as the user's own path.
  private static func demandBeside(_ network: String) -> String {
    let trimmed = network.count > 1 && network.hasSuffix("/") ? String(network.dropLast()) : network
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count >= 2, let name = parts.last, let parent = parts.dropLast().last,
      ![".", "..", ""].contains(name), ![".", "..", ""].contains(parent)
    {
      return (parts.dropLast(2) + ["Demand", name]).joined(separator: "/")
    }
    let folder = URL(fileURLWithPath: network).standardizedFileURL
    return folder.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Demand").appendingPathComponent(folder.lastPathComponent).path
  }
}
