import FlowAssignment
import FreightAppraisal
import FreightModel
import FreightPlanner
import FreightReport

/// The answer of `omlast throughput` in words and tables.
struct ThroughputText {
  private let answer: Throughput
  private let session: Session
  private let language: Language

  /// - Parameter language: of names.
  init(_ answer: Throughput, _ session: Session, in language: Language) {
    self.answer = answer
    self.session = session
    self.language = language
  }

  private func text(_ label: Label) -> String { label[language] }

  var text: String {
    var periods = TextTable([
      .text("Period"), .number("Growing", "t/h"), .number("Factor", "routes free"), .number("Gap"),
      .text("Proof"), .text("What binds"),
    ])
    for period in answer.periods {
      let headroom = period.headroom
      periods.add([
        text(period.period.name), period.growingTonnesPerHour.fixed(1),
        headroom.factor.isFinite ? headroom.factor.fixed(2) : "no limit",
        headroom.upperBound.isFinite
          ? max(0, headroom.upperBound - headroom.factor).gap : "", headroom.status.word,
        period.binding.prefix(3).map(\.id).joined(separator: ", "),
      ])
    }
    return """
      \(text(session.study.title))
      Scenario \(answer.scenario.id), \(session.conditions)

      \(onTodaysRoutes)\(sentence)\(measure)\(fleets)\(overfilled)

      \(periods.text())\(binding)
      """
  }

  private var binding: String {
    var table = TextTable([
      .text("Period"), .text("Binds"), .text("Kind"), .number("Capacity", "per hour"),
      .number("Fixed flow", "per hour"), .number("Flow", "per hour"), .number("Use", "%"),
      .number("Factor", "per unit"), .number("Factor", "per 1 %"),
    ])
    for period in answer.periods {
      for facility in period.binding {
        table.add([
          text(period.period.name), text(facility.name),
          text(facility.kind.words),
          facility.capacity.fixed(1), facility.preload.fixed(1),
          facility.flow.map { $0.fixed(1) } ?? "",
          facility.utilisation.map { $0.percent() } ?? "", facility.dual.fixed(4),
          facility.gainPerPercent.fixed(4),
        ])
      }
    }
    guard !table.isEmpty else { return "" }
    return """

      \(table.text())
      Units are PCU on roads and approaches, trains on track, load units or tonnes in terminals, \
      vehicle-hours of fleets. The last columns tell how much the factor grows with one more unit \
      per hour and with one per cent more capacity, as long as the same facilities bind.

      """
  }

  /// Whether vehicles run out.
  var fleets: String {
    session.study.network.limits.fleets.isEmpty
      ? " No fleet limit is given: there are as many vehicles as are wanted." : ""
  }

  /// What the factor leaves out, so that nobody takes it for a forecast.
  private var measure: String {
    answer.tightest?.headroom.factor.isFinite == true
      ? " Routes and chains are free in this measure, whatever they cost and however long the "
        + "queues."
      : ""
  }

  /// Facilities that are above their capacity before anything grows.
  var overfilled: String {
    let facilities = answer.overfilled
    guard !facilities.isEmpty else { return "" }
    let names = facilities.map {
      "\(text($0.place.name)) (\(text($0.place.kind.words)), "
        + "\($0.utilisation.percent()) %)"
    }
    return "\nAbove capacity by traffic without a route choice alone, before anything grows, and "
      + "open to nobody else in this measure: \(Self.joined(names))."
  }

  /// The same question with routes as they are, on a line of its own; empty where nothing fills.
  var onTodaysRoutes: String {
    guard let room = answer.onTodaysRoutes else { return "" }
    return
      "\(subject) on today's routes (the equilibrium's own flows scaled, nobody turns elsewhere): "
      + "the first to fill is \(text(room.place.name)) (\(text(room.place.kind.words))), "
      + "\(room.utilisation.percent()) % full today (\(text(room.period.name).lowercased())), "
      + "at \(room.factor.fixed(room.factor < 10 ? 2 : 1)) times today's volume.\n"
  }

  /// The year's answer: who can grow how much before what binds, and when.
  var sentence: String {
    guard let period = answer.tightest else { return "There is no period." }
    let headroom = period.headroom
    let facilities = period.binding.map {
      "\(text($0.name)) (\(text($0.kind.words)))"
    }
    let names = Self.joined(facilities)
    let when = text(period.period.name).lowercased()
    let binds = facilities.count == 1 ? "binds" : "bind"
    switch headroom.status {
    case .certified, .stopped:
      let factor = headroom.factor.fixed(headroom.factor < 10 ? 2 : 1)
      let start =
        headroom.factor < 1
        ? "\(subject) does not fit as it is: \(factor) times its demand does, and then"
        : "\(subject) can grow to \(factor) times today's volume before"
      guard !facilities.isEmpty else {
        return "\(subject) can grow to at least \(factor) times today's volume."
      }
      return "\(start) \(names) \(binds) (\(when))."
    case .unbounded: return "No capacity binds however much \(subject.asInside) grows."
    case .infeasible:
      return "What does not grow does not fit by itself (\(when))"
        + (facilities.isEmpty ? "." : ": \(names) \(binds).")
    case .unserved: return "Nothing serves some of the demand that grows (\(when))."
    }
  }

  private var subject: String {
    switch answer.growing {
    case .goods: return "All goods traffic"
    case .industry(.vehicle): return "The vehicle industry"
    case .industry(.manufacturing): return "The manufacturing industry"
    case .industry(.other): return "The traffic of other industries"
    case .commodity(let id):
      let commodity = session.study.demand.commodities.first { $0.id == id }
      return "Commodity \(id) (\(commodity.map { text($0.name) } ?? ""))"
    }
  }

  /// The first three, and how many more there are.
  private static func joined(_ names: [String]) -> String {
    if names.count > 3 {
      return names.prefix(3).joined(separator: "; ") + " and \(names.count - 3) more"
    }
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: "; ") + " and " + last
  }
}

extension String {
  /// A subject inside a sentence.
  fileprivate var asInside: String { prefix(1).lowercased() + dropFirst() }
}
