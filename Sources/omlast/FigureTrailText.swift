import FreightModel
import FreightReport

/// A trail as it is printed.
struct FigureTrailText {
  let trail: FigureTrail
  let language: Language

  private func say(_ sv: String, _ en: String) -> String { Label(sv: sv, en: en)[language] }

  /// A number of the folder as its reader writes it; any other text as it is.
  private func told(_ text: String) -> String { text.numberTold(in: language) }

  var text: String {
    let lines =
      [trail.figure, ""] + facts
      + section(say("Tal i formeln", "Figures in the formula"), figureLines) + solveLines
      + valueLines
      + [
        "",
        say("Gjort av omlast ", "Made by omlast ") + trail.programVersion + ": " + trail.command,
        "",
      ]
    return lines.joined(separator: "\n")
  }

  private var facts: [String] {
    let (value, drawnFrom) = (trail.value, trail.drawnFrom)
    let isDrawing = value.isEmpty && !drawnFrom.isEmpty
    let none = say(
      "inget, eller ingen skillnad är påvisbar", "none, or no difference is detected")
    let mark = trail.isEstimate == true ? say(" (en uppskattning)", " (an estimate)") : ""
    let facts = [
      (
        say("Värde", "Value"),
        isDrawing ? "" : value.isEmpty ? none : "\(told(value)) \(trail.unit)"
      ),
      (drawnFrom.isEmpty ? say("Spalt", "Column") : say("Visar", "Shows"), trail.column),
      (say("Rad", "Row"), trail.row.joined(separator: ", ") + mark),
      (say("Tabell", "Table"), trail.table),
      (say("Filer", "Files"), drawnFrom.joined(separator: ", ")),
      (say("Beräknas av", "Made by"), trail.formula ?? ""),
      (say("Läs vidare", "To read"), trail.note),
    ]
    return Help.rows(facts.filter { !$0.1.isEmpty })
  }

  /// The solves or draws with their gaps.
  private var solveLines: [String] {
    let certificate = say(
      "Vad ett gap säkerställer: \(Self.certificate(trail.gapCertificate).sv).",
      "What a gap certifies: \(Self.certificate(trail.gapCertificate).en).")
    if let draws = trail.draws {
      let widest = draws.widestThresholdSekPerYear.map { $0.fixed(2, in: language) } ?? "?"
      return section(
        say("Dragningar", "Draws"),
        [
          say(
            "  \(draws.reachedGap) av \(draws.draws) nådde sitt gap; tröskeln för en skillnad, "
              + "JA:s och UA:s gap med mera, är högst \(widest) kr/år",
            "  \(draws.reachedGap) of \(draws.draws) reached their gap; the threshold of a "
              + "difference, gaps of base and option and more, is at most \(widest) SEK/yr"),
          certificate,
        ])
    }
    guard !trail.scenarios.isEmpty else { return [] }
    let gap = say("Gap", "Gap")
    var table = TextTable([
      .text("Scenario"), .number(gap, say("relativt", "relative")),
      .number(gap, say("kr/år", "SEK/yr")), .number(say("Iterationer", "Iterations")),
      .text(say("Konvergerat", "Converged")),
    ])
    for scenario in trail.scenarios {
      table.add([
        scenario.id, scenario.gapRelative?.gap(in: language) ?? "",
        scenario.gapSekPerYear?.fixed(2, in: language) ?? "",
        "\(scenario.iterations)", scenario.isConverged ? say("ja", "yes") : say("nej", "no"),
      ])
    }
    return ["", table.text() + certificate]
  }

  /// What a gap proves, in words.
  private static func certificate(_ name: String) -> Label {
    switch name {
    case "optimality": Label(sv: "optimalitet", en: "optimality")
    default:
      Label(
        sv: "inget avstånd till lösningen (variationsolikhet)",
        en: "no distance to the solution (variational inequality)")
    }
  }

  private var valueLines: [String] {
    let values = trail.parameters + trail.unitValues
    let (inFormula, behind) = (values.filter(\.isInFormula), values.filter { !$0.isInFormula })
    return section(
      say(
        "Parametrar och enhetsvärden i formeln (\"*\": en uppskattning)",
        "Parameters and unit values in the formula (\"*\": an estimate)"),
      inFormula.flatMap { row in
        [line(row)]
          + Help.wrapped(DataWords.source(row.source)[language], width: 72).map { "      " + $0 }
      })
      + section(
        say(
          "Indatafiler i formeln eller för dess rader, SHA-256",
          "Input files of the formula or its rows, SHA-256"),
        trail.inputs.filter(\.isInFormula).map(line))
      + section(
        say(
          "Bygger på parametrar och enhetsvärden (\"*\": en uppskattning; källor med --json)",
          "Behind it: parameters and unit values (\"*\": an estimate; sources with --json)"),
        behind.map(line))
      + section(
        say("Bygger på indatafiler, SHA-256", "Behind it: input files, SHA-256"),
        trail.inputs.filter { !$0.isInFormula }.map(line))
  }

  /// A blank line, a heading and lines; nothing where there are no lines.
  private func section(_ heading: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", heading] + lines
  }

  /// The figures in the formula by their column: the first of each with their values, and the sum
  /// of all where some are left out.
  private var figureLines: [String] {
    let figures = trail.figures
    let columns = figures.map { $0.id.split(separator: "/").last ?? "" }
    let order = columns.reduce(into: [Substring]()) { if !$0.contains($1) { $0.append($1) } }
    let groups = order.map { column in zip(figures, columns).filter { $0.1 == column }.map(\.0) }
    let shown = groups.map { $0.prefix(12) }
    let width = (shown.joined().map(\.id.count).max() ?? 0) + 2
    return zip(groups, shown).flatMap { group, shown in
      shown.map { figure in
        let value = figure.value.isEmpty ? say("tomt", "blank") : told(figure.value)
        return "  " + figure.id.padded(to: width) + value
          + (figure.unit.isEmpty || figure.value.isEmpty ? "" : " " + figure.unit)
      } + (group.count > shown.count ? [rest(of: group, after: shown.count)] : [])
    }
  }

  private func rest(of group: [FigureSources.Figure], after shown: Int) -> String {
    let numbers = group.compactMap { Double($0.value.replacing(",", with: ".")) }
    let sum =
      numbers.count == group.count
      ? say("; summan av alla är ", "; the sum of all is ")
        + numbers.reduce(0, +).fixed(6, in: language)
      : ""
    let more = group.count - shown
    return say(
      "  och \(more) till, \(group.count) i allt (--json)",
      "  and \(more) more, \(group.count) in all (--json)") + sum
  }

  private func line(_ row: FigureTrail.Value) -> String {
    let value = row.value.map { told($0.plain) } ?? ""
    let level = say(", prisnivå ", ", price level ")
    let unit =
      DataWords.unit(row.unit)[language]
      + (row.priceLevel.isEmpty ? "" : level + DataWords.priceLevel(row.priceLevel)[language])
    let mark = row.confidence == Confidence.estimated.rawValue ? " *" : ""
    return "  \(row.id) = \(value) \(unit)\(mark)"
  }

  private func line(_ input: FigureTrail.Input) -> String {
    let rows = input.rows.map(String.init).joined(separator: ", ")
    let state =
      switch input.state {
      case .unchanged: ""
      case .changed: say("ÄNDRAD", "CHANGED")
      case .missing: say("SAKNAS", "MISSING")
      }
    let word = input.rows.count > 1 ? say("rader", "rows") : say("rad", "row")
    return state.padded(to: 9) + input.sha256 + "  " + input.path
      + (rows.isEmpty ? "" : ", \(word) \(rows)")
  }
}
