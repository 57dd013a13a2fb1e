package import FreightAppraisal
package import FreightModel

/// What must stand beside a net present value wherever it is shown.

extension Term {
  static let notDetected = Label(sv: "effekt ej påvisbar", en: "effect not detectable")
}

extension PackageAppraisal {
  /// Whose operation and maintenance NNV leaves out because it is not known, in a few words; nil
  /// where all is known.
  var withoutMaintenanceInWords: Label? {
    let names = withoutMaintenance.map(\.name)
    guard !names.isEmpty else { return nil }
    if names.count == costs.count {
      return Label(
        sv: "utan drift och underhåll, som inte är känt",
        en: "without operation and maintenance, which is not known")
    }
    return Label(
      sv: "utan drift och underhåll för " + Wording(.sv).list(names.map(\.sv)),
      en: "without operation and maintenance of " + Wording(.en).list(names.map(\.en)))
  }

  /// Whose operation and maintenance is not known, by name with the code; empty where all is.
  package var withoutMaintenanceByName: Label {
    func list(_ name: (Label) -> String) -> String {
      withoutMaintenance.map { "\(name($0.name)) (\($0.id))" }.joined(separator: ", ")
    }
    return Label(sv: list(\.sv), en: list(\.en))
  }

  /// As `withoutMaintenanceInWords`, counted instead of named where there are several.
  var withoutMaintenanceInShort: Label? {
    let count = withoutMaintenance.count
    guard count > 1, count < costs.count else { return withoutMaintenanceInWords }
    return Label(
      sv: "utan drift och underhåll för \(count) av \(costs.count) åtgärder",
      en: "without operation and maintenance of \(count) of \(costs.count) investments")
  }

  /// What stands in a table in place of an effect that the solves do not tell from none.
  var notDetectedInWords: Label {
    Label(sv: "ej påvisbar, " + thresholdInWords.sv, en: "not detectable, " + thresholdInWords.en)
  }

  /// How small an effect is that the solves do not tell from none.
  var thresholdInWords: Label {
    func text(_ wording: Wording) -> String {
      thresholdMSEK < 0.01
        ? wording.number(0.01, decimals: 2) : wording.upperBound(thresholdMSEK, leastDigits: 2)
    }
    return Label(
      sv: "under " + text(Wording(.sv)),
      en: "below " + text(Wording(.en)))
  }

  /// That the investments are taken to open with the last of them; nil where they open together.
  var waitingInWords: Label? {
    guard waitsForTheLast else { return nil }
    let early = costs.map(\.investment).filter { $0.openingYear != openingYear }
    func list(_ wording: Wording) -> String {
      wording.list(early.map { wording($0.name) + " (\($0.openingYear))" })
    }
    return Label(
      sv: "Alla delar räknas med öppningsår \(openingYear), den sista delens, trots att "
        + "\(list(Wording(.sv))) kan öppna tidigare.",
      en: "All parts are taken to open together in \(openingYear), with the last, though "
        + "\(list(Wording(.en))) could open earlier.")
  }
}

/// Which headline packages' NNV leaves out operation and maintenance, for notes of tables and
/// captions of figures; empty where all is known.
func withoutMaintenanceNote(_ view: ResultView) -> Label {
  let marked = view.headlines.compactMap { option in
    option.appraisal.withoutMaintenanceInWords.map { (view.headlineName(of: option), $0) }
  }
  guard !marked.isEmpty else { return Label(sv: "", en: "") }
  return Label(
    sv: " NNV är inte fullständigt: "
      + marked.map { "\($0.0.sv) är \($0.1.sv)" }.joined(separator: "; ") + ".",
    en: " NNV is not complete: "
      + marked.map { "\($0.0.en) is \($0.1.en)" }.joined(separator: "; ") + ".")
}

/// The same where names carry a star, which it explains; empty where there is none.
func starNote(_ view: ResultView) -> Label {
  let note = withoutMaintenanceNote(view)
  return note.sv.isEmpty ? note : Label(sv: " *" + note.sv, en: " *" + note.en)
}

extension ResultView {
  /// The year at whose start all present values stand.
  var discountYear: Int { Int(study.parameters[.discountYear]) }

  /// A headline's name, with a star where its NNV leaves out operation and maintenance.
  func markedName(of option: Option) -> Label {
    let name = headlineName(of: option)
    guard !option.appraisal.isMaintenanceKnown else { return name }
    return Label(sv: name.sv + "*", en: name.en + "*")
  }

  /// Whether the tonnes of any flow are an estimate; of one industry, or of all.
  func hasEstimatedFlows(of industry: Industry? = nil) -> Bool {
    let commodities = Dictionary(
      study.demand.commodities.map { ($0.id, $0.industry) }, uniquingKeysWith: { first, _ in first }
    )
    return study.demand.flows.contains { flow in
      flow.provenance.isEstimate
        && (industry == nil || commodities[flow.commodity] == industry)
    }
  }

  /// Whether traffic that is no goods of the study, or the value of its time, is an estimate.
  var hasEstimatedBackground: Bool {
    study.demand.background.contains { $0.provenance.isEstimate }
      || study.demand.counts.contains { $0.provenance.isEstimate }
      || study.parameters.rows.contains {
        $0.id.name == ParameterName.carTimeCost.rawValue && $0.provenance.isEstimate
      }
  }

  /// Whether an effect rests on an estimate: its traffic, what prices it, or what is built.
  func isEstimate(_ item: AppraisalItem, of option: Option) -> Bool {
    if option.isEstimate || item.work.contains(where: \.isEstimate) { return true }
    return switch item.effect {
    case .freight(let industry): hasEstimatedFlows(of: industry)
    case .background: hasEstimatedBackground
    default: hasEstimatedFlows() || hasEstimatedBackground
    }
  }
}

/// A change in the world before it has a price.
struct EffectQuantity {
  /// Option less base.
  let change: Double
  /// What keeps its amount but changes its kind of road, and with it its price.
  let moved: Double
  let unit: Label

  /// Of an effect; nil where nothing is counted.
  init?(_ item: AppraisalItem, _ option: ResultView.Option, _ view: ResultView) {
    let before = view.base.indicators
    let after = option.outcome.indicators
    switch item.effect {
    case .freight(let industry):
      let index = industry.order
      change =
        (after.industries[index].tonneHours - before.industries[index].tonneHours) / 1e3
      unit = Label(sv: "tusen tontimmar", en: "thousand tonne-hours")
      moved = 0
    case .background:
      change = (after.background.allHours - before.background.allHours) / 1e3
      unit = Label(sv: "tusen fordonstimmar", en: "thousand vehicle-hours")
      moved = 0
    case .external:
      let work = item.work.filter { $0.unit == .vehicleKilometres }
      change = work.reduce(0) { $0 + $1.option - $1.base } / 1e3
      // Within cars, lorries and trains each: what one kind of road loses and another gains.
      moved = Set(work.map(\.growthClass)).sorted { $0.rawValue < $1.rawValue }.reduce(0) {
        sum, traffic in
        let changes = work.filter { $0.growthClass == traffic }.map { $0.option - $0.base }
        let net = abs(changes.reduce(0, +))
        return sum + (changes.reduce(0) { $0 + abs($1) } - net) / 2e3
      }
      unit = Label(sv: "tusen fordonskm", en: "thousand vehicle-km")
    case .co2:
      // Also where it has no price of its own.
      change = option.comparison.co2Tonnes
      unit = Label(sv: "ton", en: "t")
      moved = 0
    case .fuelTax:
      change = item.work.reduce(0) { $0 + $1.option - $1.base } / 1e3
      unit = Label(sv: "kubikmeter", en: "cubic metres")
      moved = 0
    case .terminals, .carriers:
      change = item.work.reduce(0) { $0 + $1.option - $1.base } / 1e6
      unit = Label(sv: "mnkr i intäkter", en: "MSEK of income")
      moved = 0
    case .empties, .charges: return nil
    }
  }

  /// In words, what has moved among kinds of road beside what has come or gone.
  var inWords: Label {
    func text(_ wording: Wording, _ unit: String, _ kinds: String) -> String {
      // Rounding of sums over the whole network is no change.
      let net =
        (abs(change) < 1e-6 ? "0" : wording.signedSignificant(change, leastDigits: 2)) + " " + unit
      guard moved >= 0.05 else { return net }
      return net + "; " + wording.significant(moved, leastDigits: 2) + " " + kinds
    }
    return Label(
      sv: text(Wording(.sv), unit.sv, "tusen byter vägtyp"),
      en: text(Wording(.en), unit.en, "thousand change kind of road"))
  }
}

extension BackgroundIndicators {
  /// Hours of the matrix and of the preload, as the money counts them; the preload's waiting in
  /// junctions is in PCU-hours.
  fileprivate var allHours: Double { vehicleHours + preloadVehicleHours + preloadQueuePCUHours }
}
