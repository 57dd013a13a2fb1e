package import FreightAppraisal
import FreightModel

/// What the loss of facilities means, as files: tables and maps of how much hangs on each.
///
/// The text depends on the answer, the language and the dialect alone.
package struct ResilienceReport: Sendable {
  private let resilience: Resilience
  private let wording: Wording
  private let csvDialect: CSVDialect

  /// Prepares the files of an answer.
  package init(
    _ resilience: Resilience, language: Language = .sv, csvDialect: CSVDialect = .plain
  ) {
    self.resilience = resilience
    wording = Wording(language)
    self.csvDialect = csvDialect
  }

  /// Tables first, then maps with their styles.
  package var files: [ReportFile] {
    let tables = [
      closureTable(resilience), namedClosureTable(resilience), closurePairTable(resilience),
    ].filter { !$0.rows.isEmpty }
    return tables.map { ReportFile(path: $0.path, text: $0.csv(csvDialect)) }
      + criticalityGroup(resilience, wording).layers.flatMap(\.files)
  }
}

/// How much hangs on each facility, as maps.
func criticalityGroup(_ resilience: Resilience, _ wording: Wording) -> MapGroup {
  let maps = CriticalityMaps(resilience: resilience)
  let most = resilience.singles.map(\.totalCost.value).max() ?? 0
  return MapGroup(
    title: Label(sv: "Sårbarhet", en: "Criticality"),
    layers: [
      MapLayer(
        name: "criticality-points",
        title: Label(
          sv: "Bortfall av trafikplats, tillfart eller terminal",
          en: "Loss of a junction, approach or terminal"),
        style: .criticality(most: most, .point, wording), content: .file { maps.points }),
      MapLayer(
        name: "criticality-links",
        title: Label(sv: "Bortfall av väg, spår eller led", en: "Loss of a road, track or sailing"),
        style: .criticality(most: most, .line, wording), content: .file { maps.links }),
    ])
}

private struct CriticalityMaps: Sendable {
  let resilience: Resilience

  /// Roads, tracks and sailings, most critical first.
  var links: FeatureCollection {
    let network = resilience.base.network
    let nodes = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.id, $0) })
    let rows = Dictionary(uniqueKeysWithValues: network.links.map { ($0.id, $0) })
    return FeatureCollection(
      features: resilience.singles.enumerated().compactMap { rank, effect in
        guard case .link(let id) = effect.closures[0].facility, let link = rows[id] else {
          return nil
        }
        return Feature(
          geometry: .line(line(of: link, nodes)),
          properties: properties(effect, rank: rank, link.provenance))
      })
  }

  /// Junctions, approaches and terminals, most critical first.
  var points: FeatureCollection {
    let network = resilience.base.network
    let nodes = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.id, $0) })
    return FeatureCollection(
      features: resilience.singles.enumerated().compactMap { rank, effect in
        let row: (node: Node.ID, provenance: Provenance)? =
          switch effect.closures[0].facility {
          case .link: nil
          case .junction(let node): nodes[node].map { ($0.id, $0.provenance) }
          case .approach(let id):
            network.queues.first { $0.id == id }.map { ($0.node, $0.provenance) }
          case .terminal(let id):
            network.terminals.first { $0.id == id }.map { ($0.node, $0.provenance) }
          }
        guard let row, let place = nodes[row.node] else { return nil }
        return Feature(
          geometry: .point(Position(place)),
          properties: properties(effect, rank: rank, row.provenance))
      })
  }

  private func properties(
    _ effect: ClosureEffect, rank: Int, _ provenance: Provenance
  ) -> [(String, JSONText)] {
    let name = FacilityName(effect.closures[0].facility, in: resilience.base.network)
    return [
      ("facility_id", .string(name.id)), ("kind", .string(name.kind)),
      ("name_sv", .string(name.name.sv)), ("name_en", .string(name.name.en)),
      ("rank", .number(Double(rank + 1), decimals: 0)),
      ("cost_msek_per_year", .number(effect.totalCost.value / 1e6, decimals: 6)),
      ("resolution_msek_per_year", .number(effect.totalCost.resolution / 1e6, decimals: 6)),
      (
        "freight_cost_msek_per_year",
        .number(effect.industryCost.reduce(0) { $0 + $1.value } / 1e6, decimals: 6)
      ),
      (
        "background_cost_msek_per_year",
        .number(effect.backgroundCost.value / 1e6, decimals: 6)
      ),
      ("unserved_tonnes_per_year", .number(effect.unserved, decimals: 1)),
      ("unserved_vehicles_per_year", .number(effect.unservedVehicles, decimals: 1)),
      ("displaced_preload_vehicles_per_year", .number(effect.displacedVehicles, decimals: 1)),
      ("is_estimate", .bool(provenance.isEstimate)),
    ]
  }
}
