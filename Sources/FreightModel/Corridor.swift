/// Links that a planner thinks of as one road or line: `corridor.csv`.
public struct Corridor: Sendable, Identifiable {
  /// Identifier of a corridor.
  public typealias ID = FreightModel.ID<Corridor>

  /// `corridor_id`.
  public let id: ID
  /// `name_sv`, `name_en`.
  public let name: Label
  /// `link_ids`: of one mode, of the base case or of an investment.
  public let links: [Link.ID]
  /// Source and confidence.
  public let provenance: Provenance

  /// Creates a corridor.
  public init(id: ID, name: Label, links: [Link.ID], provenance: Provenance) {
    self.id = id
    self.name = name
    self.links = links
    self.provenance = provenance
  }
}
