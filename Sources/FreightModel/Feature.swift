/// A part of the model that can be left out, to see what it does to the answer.
///
/// A feature that is added needs a case here, a `name`, and one place that asks for it: table
/// values change in `TableFactors`, everything else where it is computed.
public enum Feature: String, Sendable, CaseIterable {
  /// Delay that grows with flow, at junction approaches, terminals, roads and tracks.
  case queues
  /// Parts of the year with traffic of their own: left out, all hours are one with mean traffic.
  case periods
  /// Other traffic on the roads, matrix and preload: left out, goods have the roads to themselves.
  case background
  /// Spread over chains by logit: left out, each flow takes the chain that costs least.
  case dispersion
  /// Empties balanced between zones: left out, empty running is a share of loaded kilometres.
  case empties

  /// What the feature is called.
  public var name: Label {
    switch self {
    case .queues: Label(sv: "köer", en: "queues")
    case .periods: Label(sv: "perioder", en: "periods")
    case .background: Label(sv: "bakgrundstrafik", en: "background traffic")
    case .dispersion: Label(sv: "spridning över kedjor", en: "dispersion over chains")
    case .empties: Label(sv: "balanserade tomtransporter", en: "balanced empties")
    }
  }
}
