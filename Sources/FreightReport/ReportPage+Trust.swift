import FreightAppraisal
import FreightModel

/// The first page's third statement.
extension ReportPage {
  /// How far the answer can be trusted, and what it rests on.
  var certain: Lead {
    let estimated = counted("estimated_rows_percent")
    let statement = wording(
      "Läs talen som riktning och storleksordning: ",
      "Read the numbers as direction and order of magnitude: ")
    guard view.result.run.hasCommonDelayValues else {
      return Lead(
        statement: statement
          + wording(
            "\(estimated) av indataraderna är uppskattningar, gapen är VI-gap, som inte begränsar "
              + "några fel, och ingen skillnad är säkerställd.",
            "\(estimated) of the input rows are estimates, gaps are VI gaps, which bound no error, "
              + "and no difference is certified."), support: [])
    }
    let values = counted("appraisal_values")
    let verified =
      view.areValuesVerified
      ? wording("alla \(values) värden är verifierade", "all \(values) values are verified")
      : wording(
        "\(counted("unverified_values")) av \(values) värden är overifierade",
        "\(counted("unverified_values")) of \(values) values are unverified")
    let drawn = drawnSigns
    return Lead(
      statement: statement
        + wording.list(
          [
            wording(
              "\(estimated) av indataraderna är uppskattade",
              "\(estimated) of the input rows are estimates"), verified,
          ] + drawn) + ".",
      support: signs + [trainRule].filter { !$0.isEmpty }.map { String($0.dropFirst()) })
  }

  /// How many of the draws pay, in short; empty without draws.
  private var drawnSigns: [String] {
    let spreads = view.spreads
    guard let first = spreads.first else { return [] }
    let trials =
      chance(first, "\(first.worth.count)", "draws")
      + wording(" slumpade prövningar", " random trials")
    let turning = turning(spreads)
    guard !turning.isEmpty else {
      return [
        spreads.allSatisfy { share($0) == 0 }
          ? wording(
            "NNV är över noll i ingen av \(trials)", "NNV is above zero in none of \(trials)")
          : wording(
            "NNV har samma tecken i alla \(trials)", "NNV has the same sign in all \(trials)")
      ]
    }
    let parts = wording.list(
      turning.prefix(2).enumerated().map { index, spread in
        wording(spread.headline.name)
          + wording(" i ", index == 0 ? " pays in " : " in ") + percent(spread)
      })
    return [
      wording("av \(trials) lönar sig \(parts)", "\(parts) of \(trials)")
        + extrapolatedInShort(Array(turning.prefix(2)))
    ]
  }

  /// That the draws that pay rest on extrapolated delay, where most of them do.
  private func extrapolatedInShort(_ spreads: [ResultView.Spread]) -> String {
    let rest = spreads.reduce(0) { $0 + ($1.extrapolatedAboveZero ?? 0) }
    let paying = spreads.reduce(0) { sum, spread in sum + spread.worth.count { $0 > 0 } }
    return 2 * rest > paying
      ? wording(
        ", de flesta med fördröjning extrapolerad över kapaciteten",
        ", most of them with delay extrapolated above capacity") : ""
  }

  /// The draws that turn the sign, the least certain package first.
  private func turning(_ spreads: [ResultView.Spread]) -> [ResultView.Spread] {
    spreads.filter { 0 < share($0) && share($0) < 1 }
      .sorted { abs(share($0) - 0.5) < abs(share($1) - 0.5) }
  }

  /// The share of a package's draws above zero.
  private func percent(_ spread: ResultView.Spread) -> String {
    let share = share(spread)
    return chance(
      spread, wording.percent(share, decimals: (0.01...0.99).contains(share) ? 0 : 1),
      "nnv_above_zero_percent")
  }

  /// Whose net present value can turn its sign: by draws, else by one input's range.
  private var signs: [String] {
    let spreads = view.spreads
    guard let first = spreads.first else { return [turnedByOne] }
    let trials =
      chance(first, "\(first.worth.count)", "draws")
      + wording(
        " slumpade prövningar av de osäkra talen (dragningar)",
        " random trials of the uncertain numbers (draws)")
    let turning = turning(spreads)
    let others = spreads.filter { share($0) == 0 || share($0) == 1 }
    guard !turning.isEmpty else {
      let isSame = others.allSatisfy { share($0) == share(first) }
      return [
        isSame && share(first) == 0
          ? wording(
            "NNV är över noll i ingen av \(trials) (\(interval(first, isFirst: true))).",
            "NNV is above zero in none of \(trials) (\(interval(first, isFirst: true))).")
          : wording(
            "NNV har samma tecken i alla \(trials).", "NNV has the same sign in all \(trials).")
      ]
    }
    let parts = turning.prefix(2).enumerated().map { index, spread in
      let isFirst = index == 0
      return percent(spread)
        + " (\(interval(spread, isFirst: isFirst)))"
        + (isFirst ? wording(" ett NNV över noll", " have an NNV above zero") : "")
        + wording(" för ", " for ") + wording(spread.headline.name)
    }
    return [wording("Av \(trials) ger ", "Of \(trials) ") + wording.list(parts) + "."]
      + steady(others, turning: turning.count - 2) + extrapolated(Array(turning.prefix(2)))
  }

  /// The headline packages that were drawn beside the one or two named before them.
  private func steady(_ others: [ResultView.Spread], turning: Int) -> [String] {
    guard turning <= 0 else {
      return [
        wording("NNV växlar tecken för \(turning) till.", "NNV turns its sign for \(turning) more.")
      ]
    }
    guard let first = others.first else { return [] }
    let rest =
      others.count == 1
      ? wording("det andra huvudpaketet", "the other headline package")
      : wording(
        "de \(wording.counted(others.count)) andra huvudpaketen",
        "the \(wording.counted(others.count)) other headline packages")
    guard others.allSatisfy({ share($0) == share(first) }) else {
      return [
        wording(
          "För \(rest) har NNV samma tecken i alla.", "For \(rest) NNV keeps its sign in all.")
      ]
    }
    let spread = interval(first, isFirst: false)
    return [
      share(first) == 0
        ? wording("För \(rest) ger ingen det (\(spread)).", "For \(rest) none has (\(spread)).")
        : wording("För \(rest) ger alla det (\(spread)).", "For \(rest) all have (\(spread)).")
    ]
  }

  /// Where there were no draws: whose sign one input's range turns.
  private var turnedByOne: String {
    let tornados = view.tornados
    guard !tornados.isEmpty else {
      return wording("Flera effekter saknar pris.", "Several effects have no price.")
    }
    let turned = tornados.filter { tornado in
      tornado.ranges.contains { tornado.isTurned(by: $0) }
    }.map { wording($0.headline.name) }
    return turned.isEmpty
      ? wording(
        "Inget osäkert indatavärde vänder för sig tecknet på NNV.",
        "No uncertain input by itself turns the sign of NNV.")
      : wording(
        "Ett enda osäkert indatavärde kan vända tecknet på NNV för \(wording.list(turned)).",
        "A single uncertain input can turn the sign of NNV of \(wording.list(turned)).")
  }

  /// How many of the draws above zero have more flow than capacity where the study has not.
  ///
  /// - Parameter named: whether to say of which package.
  func extrapolated(_ spreads: [ResultView.Spread], named: Bool = true) -> [String] {
    let counts = spreads.map { $0.extrapolatedAboveZero ?? 0 }
    let parts = zip(spreads, counts).filter { $1 > 0 }.map { spread, count in
      chance(spread, "\(count)", "extrapolated_draws_above_zero")
        + (named ? wording(" för ", " for ") + wording(spread.headline.name) : "")
    }
    let rests = counts.reduce(0, +) == 1 ? "rests" : "rest"
    return parts.isEmpty
      ? []
      : [
        wording(
          "Av prövningarna över noll vilar \(wording.list(parts)) på fördröjning extrapolerad över "
            + "kapaciteten.",
          "Of the trials above zero \(wording.list(parts)) \(rests) on delay extrapolated above "
            + "capacity."
        )
      ]
  }

  private func share(_ spread: ResultView.Spread) -> Double { spread.summary.shareAboveZero }

  /// How sure a share of draws is.
  ///
  /// - Parameter isFirst: whether to say what it is.
  func interval(_ spread: ResultView.Spread, isFirst: Bool) -> String {
    let ends = spread.summary.intervalAboveZero
    return (isFirst ? wording("95\u{a0}%-intervall ", "95% interval ") : "")
      + chance(spread, wording.number(ends.lowerBound * 100), "nnv_above_zero_low_percent") + "–"
      + chance(spread, wording.percent(ends.upperBound), "nnv_above_zero_high_percent")
  }

  /// A number of a package's draws, with its figure.
  func chance(_ spread: ResultView.Spread, _ text: String, _ column: String) -> String {
    let id = view.option(of: spread.headline)?.id ?? spread.headline.id.name
    return FigureLink.number(text, figureID("sweep", id, column: column))
  }
}
