import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner
import FreightReport

/// Rows of quantities in A and B; every form of the answer is drawn from them.
struct ScenarioDifferences {
  typealias Row = ComparedQuantities.Row
  typealias Section = ComparedQuantities

  struct Record: Encodable {
    var schemaVersion = 1
    let a: String
    let b: String
    let delayValues: String
    let year: Int
    let without: [String]
    /// Whether the differences are the investments' doing alone.
    let hasSameDemand: Bool
    /// Whether the solves of A and of B reached the gap asked for.
    let isConvergedA: Bool
    let isConvergedB: Bool
    let sections: [Section]
    /// Facilities above their capacity in A and in B.
    let aboveCapacityA: [OverloadRecord]
    let aboveCapacityB: [OverloadRecord]
    /// Absent unless it was asked for.
    let scaleEconomies: [ScaleRecord]?
  }

  let record: Record
  private let session: Session
  private let outcomes: [ScenarioOutcome]
  private let title: Label
  private let language: Language
  private let aboveCapacity: OverloadText

  init(
    _ session: Session, _ a: ScenarioOutcome, _ b: ScenarioOutcome, _ scaled: [ScaleEconomies]
  ) {
    self.session = session
    outcomes = [a, b]
    title = session.study.title
    language = session.arguments.terminalLanguage
    aboveCapacity = OverloadText(session, a.scenario.id == b.scenario.id ? [a] : [a, b])
    let overloads = aboveCapacity.records
    record = Record(
      a: a.scenario.id, b: b.scenario.id,
      delayValues: session.planner.delayValues.rawValue, year: session.planner.year,
      without: session.planner.leftOut.map(\.rawValue),
      hasSameDemand: Comparison(a, b).hasSameDemand,
      isConvergedA: a.gap.isConverged, isConvergedB: b.gap.isConverged,
      sections: Self.costs(a, b) + Self.work(a, b) + Self.facilities(a, b),
      aboveCapacityA: overloads[0], aboveCapacityB: overloads[overloads.count - 1],
      scaleEconomies: scaled.isEmpty ? nil : ScaleRecord.all(scaled))
  }

  private func say(_ sv: String, _ en: String) -> String { Label(sv: sv, en: en)[language] }

  /// In English unless another language is asked for.
  var text: String {
    let (sign, conditions) = (
      say("minus är mindre i B", "minus is less in B"), session.conditionsInWords[language]
    )
    return (openGaps.map { $0[language] + "\n" } ?? "") + """
      \(title[language])
      A = \(record.a), B = \(record.b), \(conditions); \(sign)
      \(record.hasSameDemand ? "" : Self.demandNote[language] + "\n")\

      \(record.sections.map(text).joined(separator: "\n"))
      \(legend)\(gapNote)
      \(aboveCapacity.text(in: language))
      """
  }

  /// What the answer begins with where a solve missed its gap.
  private var openGaps: Label? {
    session.openGaps(outcomes[0].scenario.id == outcomes[1].scenario.id ? [outcomes[0]] : outcomes)
  }

  private var legend: String {
    let doubt = session.gapDoubtInWords[language]
    let unresolved = Difference.unresolved[language]
    return say(
      "\"\(unresolved)\": \(Term.noDifference.sv), under de två beräkningarnas tröskel\(doubt). "
        + "Terminaler där allt avrundas till noll är utelämnade.\nKostnad är logsumman över "
        + "kedjor; fast bakgrundstrafik ligger kvar på sin väg.",
      "\"\(unresolved)\": below the two solves' threshold\(doubt). Terminals where all "
        + "rounds to zero are left out.\nCost is the logsum over chains; background_preload is "
        + "traffic that stays on its road.")
  }

  private var gapNote: String {
    session.planner.delayValues == .common
      ? ""
      : "\n"
        + say(
          "Gapen är VI-gap med varje klass eget väntetidsvärde; entydighet är inte säkerställd.",
          "Gaps are VI gaps at each class's own delay values; uniqueness not certified.")
  }

  private static let demandNote = Label(
    sv: "A och B har olika efterfrågan: förändringen i kostnad är efterfrågans, ingen nytta.",
    en: "A and B have different demand: the change in cost is that of the demand, not a benefit.")

  private func text(_ section: Section) -> String {
    let unit = section.shownUnit[language]
    var table = TextTable([
      .text(section.title[language]), .number("A", unit), .number("B", unit),
      .number(say("B minus A", "B less A"), unit),
    ])
    func show(_ value: Double?) -> String {
      value.map { ($0 / section.scale).fixed(section.digits, in: language) } ?? ""
    }
    for row in section.shownRows {
      // English text names rows as the data do, which scripts and other commands know.
      table.add([
        say(row.name.sv, row.id), show(row.a), show(row.b),
        row.isResolved ? show(row.difference) : Difference.unresolved[language],
      ])
    }
    return table.text()
  }

  /// Every figure on a line of its own, after whether the solve of each scenario reached its gap.
  func csv(_ dialect: CSVDialect) -> String {
    // A scenario beside itself was solved once.
    let solves = record.a == record.b ? [outcomes[0]] : outcomes
    let reached = solves.map {
      ["solves", $0.scenario.id, "is_converged", "", "\($0.gap.isConverged)"]
    }
    return dialect.text(
      [ComparedQuantities.csvHeader] + reached + record.sections.flatMap { $0.csvLines(dialect) })
  }

  /// The page or document.
  var page: ComparisonPage {
    let run = session.planner
    let isCertified = run.delayValues == .common
    func both(_ text: String) -> Label { Label(sv: text, en: text) }
    func name(of outcome: ScenarioOutcome) -> Label {
      let title = session.study.title(of: outcome.scenario)
      let id = outcome.scenario.id
      return Label(sv: "\(title.sv) (\(id))", en: "\(title.en) (\(id))")
    }
    func gap(_ outcome: ScenarioOutcome) -> Label {
      let relative = outcome.gap.relative
      return Label(sv: relative.gap(in: .sv), en: relative.gap(in: .en))
    }
    let gapName = isCertified ? "" : "VI-"
    let left = run.leftOut.map(\.name)
    return ComparisonPage(
      warning: openGaps, title: title[session.language],
      facts: [
        (both("A"), name(of: outcomes[0])), (both("B"), name(of: outcomes[1])),
        (Label(sv: "Beräknat år", en: "Year solved"), both("\(record.year)")),
        (
          Label(sv: "Relativt \(gapName)gap, A", en: "Relative \(gapName)gap, A"), gap(outcomes[0])
        ),
        (
          Label(sv: "Relativt \(gapName)gap, B", en: "Relative \(gapName)gap, B"), gap(outcomes[1])
        ),
        (
          Label(sv: "Kommando", en: "Command"),
          both(session.arguments.reproducing(network: session.input.network))
        ),
        (both("Program"), both("omlast \(omlastVersion)")),
      ]
        + (left.isEmpty
          ? []
          : [
            (
              Label(sv: "Beräknat utan", en: "Solved without"),
              Label(
                sv: left.map(\.sv).joined(separator: ", "),
                en: left.map(\.en).joined(separator: ", "))
            )
          ]),
      notes: [
        Label(
          sv: "Kostnad är logsumman över kedjor; fast bakgrundstrafik ligger kvar på sin väg. "
            + "Terminaler där allt avrundas till noll är utelämnade.",
          en:
            "Cost is the logsum over chains; fixed background traffic stays on its road. "
            + "Terminals where all rounds to zero are left out.")
      ]
        + (record.hasSameDemand
          ? []
          : [Self.demandNote])
        + aboveCapacity.notes,
      quantities: record.sections, isCertified: isCertified, language: session.language)
  }
}
