package import FreightAppraisal
import FreightModel

/// What the loss of facilities means, as files: tables and maps of how much hangs on each.
///
/// The text depends on the answer and the dialect alone.
package struct ResilienceReport: Sendable {
  private let resilience: Resilience
  private let csvDialect: CSVDialect

  package init(_ resilience: Resilience, csvDialect: CSVDialect = .plain) {
    self.resilience = resilience
    self.csvDialect = csvDialect
  }

  /// Tables first, then maps with their styles.
  package var files: [OutputFile] {
    let tables = [
      closureTable(resilience), namedClosureTable(resilience), closurePairTable(resilience),
    ].filter { !$0.rows.isEmpty }
    return tables.map { OutputFile(path: $0.path, text: $0.csv(csvDialect)) } + maps
  }

  /// How much hangs on each facility, with a style beside each file.
  var maps: [OutputFile] {
    let most = resilience.singles.map(\.totalCost.value).max() ?? 0
    let layers = [
      MapLayer(
        name: "criticality-links", collection: links, style: .criticality(most: most, isLine: true)),
      MapLayer(
        name: "criticality-points", collection: points,
        style: .criticality(most: most, isLine: false)),
    ]
    return layers.flatMap { layer in
      [
        OutputFile(path: layer.name + ".geojson", text: layer.collection.text),
        OutputFile(path: layer.name + ".qml", text: layer.style.text),
      ]
    }
  }

  /// Roads, tracks and sailings, most critical first.
  private var links: FeatureCollection {
    let network = resilience.base.network
    let nodes = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.id, $0) })
    let rows = Dictionary(uniqueKeysWithValues: network.links.map { ($0.id, $0) })
    return FeatureCollection(
      features: resilience.singles.enumerated().compactMap { rank, effect in
        guard case .link(let id) = effect.closures[0].facility, let link = rows[id] else {
          return nil
        }
        return Feature(
          geometry: .line(line(of: link, nodes)), properties: properties(effect, rank: rank))
      })
  }

  /// Junctions, approaches and terminals, most critical first.
  private var points: FeatureCollection {
    let network = resilience.base.network
    let nodes = Dictionary(uniqueKeysWithValues: network.nodes.map { ($0.id, $0) })
    return FeatureCollection(
      features: resilience.singles.enumerated().compactMap { rank, effect in
        let node: Node.ID? =
          switch effect.closures[0].facility {
          case .link: nil
          case .junction(let node): node
          case .approach(let id): network.queues.first { $0.id == id }?.node
          case .terminal(let id): network.terminals.first { $0.id == id }?.node
          }
        guard let place = node.flatMap({ nodes[$0] }) else { return nil }
        return Feature(
          geometry: .point(Position(place)), properties: properties(effect, rank: rank))
      })
  }

  private func properties(_ effect: ClosureEffect, rank: Int) -> [(String, JSONText)] {
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
    ]
  }
}

extension LayerStyle {
  /// Facilities by what their loss costs: width or area = cost, colour = whether goods are left
  /// without a way.
  static func criticality(most: Double, isLine: Bool) -> LayerStyle {
    let unit = max(most / 1e6, 1)
    let share = "max(\"cost_msek_per_year\", 0) / \(trimmed(unit, decimals: 0))"
    let size = isLine ? "0.3 + 4.7 * " + share : "1.5 + 6.5 * sqrt(\(share))"
    let note = " (largest: \(fixed(most / 1e6, decimals: 0)) MSEK/yr)"
    func rule(_ label: String, _ filter: String, _ colour: String) -> Rule {
      Rule(
        label: label, filter: filter,
        symbol: Symbol(
          isLine: isLine, colour: colour, shape: isLine ? "solid" : "circle", size: size))
    }
    return LayerStyle(rules: [
      rule(
        "goods without a way" + note, "\"unserved_tonnes_per_year\" > 0", Palette.increase[1]),
      rule("a way round" + note, "\"unserved_tonnes_per_year\" = 0", Palette.decrease[1]),
    ])
  }
}
