import FreightAppraisal
import FreightModel

/// A study's result with what the files look up in it.
struct ResultView: Sendable {
  let result: StudyResult
  let investments: [Investment.ID: Investment]
  let base: Outcome
  /// One investment each (with what it needs), in study order.
  let singles: [Option]
  /// Everything else that was compared: packages and chosen sets, in study order.
  let packages: [Option]
  /// What options are worth where trains run only if goods suffice, by scenario; empty where that
  /// was not asked for. Draws of it would take minutes for each package, and there are none.
  let trainsByDemand: [String: PackageAppraisal]
  /// The headline packages whose NNV is known, in table order; empty where no ranges were tried.
  let tornados: [Tornado]
  /// Places of the base case and of everything that may be built.
  let allNodes: [Node.ID: Node]

  /// A scenario's answer with lookups by identifier.
  struct Outcome: Sendable {
    let value: ScenarioOutcome
    let nodes: [Node.ID: Node]
    let rowOfLink: [Link.ID: Int]

    init(_ value: ScenarioOutcome) {
      self.value = value
      nodes = Dictionary(value.network.nodes.map { ($0.id, $0) }) { $1 }
      rowOfLink = Dictionary(
        value.network.links.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { $1 })
    }

    var network: FreightNetwork { value.network }
    var indicators: Indicators { value.indicators }

    /// Flow and load of a link; nil where the scenario does not have it.
    func load(of link: Link.ID) -> LinkIndicators? {
      rowOfLink[link].map { indicators.links[$0] }
    }

    /// Whether a link of the scenario can be full.
    func hasCapacity(_ link: Link) -> Bool { network.hasCapacity(link) }

    /// The link with the scenario's own values; nil where the scenario does not have it.
    func link(_ id: Link.ID) -> Link? { rowOfLink[id].map { network.links[$0] } }
  }

  /// An option (UA) with its comparison.
  struct Option: Sendable {
    /// Among the result's comparisons.
    let index: Int
    let outcome: Outcome
    let comparison: Comparison
    let appraisal: PackageAppraisal
    /// In building order.
    let investments: [Investment]
    /// What a single is about.
    let subject: Investment?
    /// NNV with CO2 treated the other way, MSEK; nil where it or another way is not known.
    let otherCO2MSEK: Double?

    /// Cost of everything that is built, MSEK in money of the appraisal; nil if any is not known.
    var costMSEK: Double? { appraisal.totalCostMSEK }
    var id: String { subject?.id.name ?? outcome.value.scenario.id }
    var isConverged: Bool { outcome.value.gap.isConverged }
    /// Whether the row of any part of it is an estimate.
    var isEstimate: Bool { investments.contains { $0.provenance.isEstimate } }
    /// Whether any part of the cost is known to differ from the base case.
    var isResolved: Bool {
      (comparison.industryCost + [comparison.backgroundCost, comparison.totalCost]).contains {
        $0.isResolved
      }
    }
  }

  init(_ result: StudyResult) {
    precondition(!result.outcomes.isEmpty, "a result without a base case")
    self.result = result
    let investments = Dictionary(
      result.study.investments.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    self.investments = investments
    base = Outcome(result.base)
    let otherCO2 = result.otherCO2
    let options = zip(result.comparisons, result.appraisals).enumerated().map { index, pair in
      let outcome = result.outcomes[index + 1]
      return Option(
        index: index, outcome: Outcome(outcome), comparison: pair.0, appraisal: pair.1,
        investments: outcome.scenario.investments.compactMap { investments[$0] },
        subject: outcome.scenario.kind == .single
          ? outcome.scenario.subject.flatMap { investments[$0] } : nil,
        otherCO2MSEK: otherCO2.flatMap { result.appraisal(index, on: $0).value?.net })
    }
    singles = options.filter { $0.subject != nil }
    packages = options.filter { $0.subject == nil }
    trainsByDemand = result.scaleAppraisals
    let ordered = singles + packages
    tornados = result.study.headlines.compactMap { headline in
      guard let option = ordered.first(where: { headline.isBuilt(by: $0) }),
        let central = option.appraisal.value?.net
      else { return nil }
      let ranges = result.valueRanges(option.index)
      return ranges.isEmpty
        ? nil : Tornado(headline: headline, central: central, ranges: ranges)
    }
    allNodes = result.outcomes.reversed().reduce(into: [:]) { nodes, outcome in
      for node in outcome.network.nodes { nodes[node.id] = node }
    }
  }

  var study: Study { result.study }
  var options: [Option] { singles + packages }

  /// Whether an option is one of the packages of `headline.csv`.
  func isHeadline(_ option: Option) -> Bool {
    study.headlines.contains { $0.isBuilt(by: option) }
  }

  /// An option's name in `headline.csv`, which is short, or its title; of another package the names
  /// of the headlines that it holds, the largest first, and of what else is built.
  func headlineName(of option: Option) -> Label {
    if let headline = study.headlines.first(where: { $0.isBuilt(by: option) }) {
      return headline.name
    }
    guard option.subject == nil else { return title(of: option) }
    var left = Set(option.investments.map(\.id))
    var names: [Label] = []
    // A headline of one investment saves no words.
    for headline in study.headlines.filter({ $0.investments.count > 1 }).sorted(by: {
      $0.investments.count > $1.investments.count
    }) where headline.investments.isSubset(of: left) {
      left.subtract(headline.investments)
      names.append(headline.name)
    }
    names += option.investments.filter { left.contains($0.id) }.map(\.name)
    return Label(
      sv: names.map(\.sv).joined(separator: " + "), en: names.map(\.en).joined(separator: " + "))
  }

  /// The packages of `headline.csv` that were solved, in its order, each once.
  var headlines: [Option] { study.headlines.compactMap { option(of: $0) } }

  /// The option that a headline names, if it was solved.
  func option(of headline: Headline) -> Option? {
    options.first { headline.isBuilt(by: $0) }
  }

  /// From the year of the tables to the year that was solved.
  var growth: Growth { Growth(study.growth, years: result.run.year - study.baseYear) }
  var periods: [Period] { study.network.periods }

  /// Links of the base case, then those that the option adds, each with its load in both.
  func links(with option: Option) -> [LinkPair] {
    let added = option.outcome.network.links.filter { base.rowOfLink[$0.id] == nil }
    let changed = Set(option.investments.flatMap(\.changes).compactMap(\.changedLink))
    return (base.network.links + added).map { link in
      LinkPair(
        link: option.outcome.link(link.id) ?? link, base: base.load(of: link.id),
        option: option.outcome.load(of: link.id), isChanged: changed.contains(link.id))
    }
  }

  /// Places of an option's network and of the base case.
  func nodes(with option: Option) -> [Node.ID: Node] {
    base.nodes.merging(option.outcome.nodes) { $1 }
  }

  /// Links that some investment adds, once each, in the scenarios' order.
  var plannedLinks: [Link] {
    var seen = Set(base.rowOfLink.keys)
    return singles.flatMap { $0.outcome.network.links }.filter { seen.insert($0.id).inserted }
  }

  /// Whether an option and the base case that it is compared with reached their gap.
  func isConverged(_ option: Option) -> Bool { option.isConverged && base.value.gap.isConverged }

  /// Scenarios that stopped before the gap asked for.
  var unconverged: [ScenarioOutcome] { result.outcomes.filter { !$0.gap.isConverged } }
}

extension Headline {
  /// Whether an option builds these investments and no other.
  func isBuilt(by option: ResultView.Option) -> Bool {
    Set(option.investments.map(\.id)) == investments
  }
}

/// A link of the base case or of an option, with its load in both.
struct LinkPair: Sendable {
  /// With the option's values where it has the link.
  let link: Link
  let base: LinkIndicators?
  let option: LinkIndicators?
  let isChanged: Bool

  /// What the option does to the link.
  enum Status: String { case unchanged, changed, added, removed }

  var status: Status {
    if base == nil { return .added }
    if option == nil { return .removed }
    return isChanged ? .changed : .unchanged
  }

  /// The GeoJSON properties that hold the two differences.
  static let (tonneField, vehicleField) = (
    "tonnes_per_year_difference", "vehicles_per_day_difference"
  )

  var tonnesDifference: Double { (option?.tonnes ?? 0) - (base?.tonnes ?? 0) }
  var vehiclesPerDayDifference: Double {
    (option?.vehiclesPerDay ?? 0) - (base?.vehiclesPerDay ?? 0)
  }
  var delayDifferenceSeconds: Double {
    (option?.peakDelaySeconds ?? 0) - (base?.peakDelaySeconds ?? 0)
  }
}

extension LinkIndicators {
  /// Freight and background vehicles, both directions, mean day.
  var vehiclesPerDay: Double {
    (freightVehicles + forward.backgroundVehicles + backward.backgroundVehicles) / 365
  }
  /// Delay in the busiest period and direction, seconds per vehicle.
  var peakDelaySeconds: Double { max(forward.peakDelaySeconds, backward.peakDelaySeconds) }
}

extension ResultView.Option {
  /// Terminals that it opens.
  var addedTerminals: [Terminal] {
    investments.flatMap(\.changes).compactMap(\.addedTerminal)
  }
}

extension Investment.Change {
  /// The link whose columns the change sets.
  var changedLink: Link.ID? {
    if case .changeLink(let id, _, _) = self { id } else { nil }
  }

  var addedTerminal: Terminal? {
    if case .addTerminal(let terminal) = self { terminal } else { nil }
  }

  var addedLink: Link? {
    if case .addLink(let link) = self { link } else { nil }
  }
}
