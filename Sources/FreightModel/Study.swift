/// Everything that a planner's question is asked of: a validated, immutable value.
public struct Study: Sendable {
  /// The folder's name, for example `oskarshamn`.
  public let name: String
  /// `config.csv` `dataset_name`.
  public let title: String
  /// The base case (JA): what exists or is under construction.
  public let network: FreightNetwork
  /// Goods and background traffic.
  public let demand: Demand
  /// Candidate investments, in table order.
  public let investments: [Investment]
  /// Model parameters.
  public let parameters: ParameterSet
  /// `scale_scenario.csv`: sets of investments, with what they need, that a study solves with
  /// economies of scale too.
  public let scaleSets: [Set<Investment.ID>]
  /// Land and county outlines for maps.
  public let outlines: [Outline]
  /// Each input file's path below the study's folders and its SHA-256, in path order.
  public let inputs: [InputFile]

  /// Creates a study from validated parts.
  public init(
    name: String, title: String, network: FreightNetwork, demand: Demand,
    investments: [Investment], parameters: ParameterSet,
    scaleSets: [Set<Investment.ID>] = [], outlines: [Outline], inputs: [InputFile]
  ) {
    self.name = name
    self.title = title
    self.network = network
    self.demand = demand
    self.investments = investments
    self.parameters = parameters
    self.scaleSets = scaleSets
    self.outlines = outlines
    self.inputs = inputs
  }
}

/// An area drawn on maps, as closed rings of longitude and latitude in degrees.
public struct Outline: Sendable {
  /// What the outline shows.
  public enum Kind: Sendable {
    /// A country's land.
    case land
    /// The county that the study is about.
    case county
  }

  /// Land or county.
  public let kind: Kind
  /// Name of the country or county.
  public let name: String
  /// Outer rings, each a closed list of (longitude, latitude).
  public let rings: [[(longitude: Double, latitude: Double)]]

  /// Creates an outline.
  public init(
    kind: Kind, name: String, rings: [[(longitude: Double, latitude: Double)]]
  ) {
    self.kind = kind
    self.name = name
    self.rings = rings
  }
}

/// One file that the study was read from.
public struct InputFile: Sendable {
  /// Path as the user would give it, for example `Networks/oskarshamn/link.csv`.
  public let path: String
  /// SHA-256 of the bytes, lower-case hexadecimal.
  public let sha256: String

  /// Creates an input record.
  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
