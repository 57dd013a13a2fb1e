import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// What tells a chart's marks apart.
@Suite struct ChartTests {
  /// Each line of the profile is told from the others without colour, and its name has a sample of
  /// it, also where there are more lines than patterns.
  @Test(arguments: [1, 3]) func everyLineOfTheProfileHasASampleBesideItsName(times: Int) throws {
    let view = ResultView(SmallResult.make())
    let appraised = view.options.filter { $0.appraisal.value != nil }
    let options = (1...times).flatMap { _ in appraised }
    let chart = Chart(view: view, wording: Wording(.sv))
    let drawing = try #require(chart.profile(options)).text
    let lines = drawing.matches(
      of: /<polyline points="[^"]*" fill="none" stroke="[^"]*" ([^>]*)>/
    ).map { String($0.1) }
    let samples = drawing.matches(
      of: /<path class="sample" d="[^"]*" fill="none" stroke="[^"]*" ([^>]*)>/
    ).map { String($0.1) }
    #expect(options.count > 2 && lines.count == options.count)
    #expect(samples == lines)
    #expect(Set(lines).count == lines.count)
    let dashes = Set(
      lines.map { line in
        line.firstMatch(of: /stroke-dasharray="([^"]*)"/).map { String($0.1) } ?? ""
      })
    #expect(dashes.count == min(lines.count, Chart.dashes.count))
    #expect(Set(Chart.dashes).count == Chart.dashes.count)
  }

  /// Freight costs 3,000 MSEK a year and the terminal changes a billionth of it.
  @Test func aChangeBelowTheThresholdHasANumberUnderThePointerThatSaysSo() throws {
    let view = ResultView(SmallResult.make(isResolved: false))
    let drawing = Chart(view: view, wording: Wording(.sv)).savings.text
    let hovers = drawing.matches(of: /<title>([^<]*)<\/title>/).map { String($0.1) }
    let unknown = hovers.filter { $0.contains("ingen påvisbar skillnad") }
    #expect(!unknown.isEmpty)
    for words in unknown {
      #expect(
        words.contains(/: −?0,00 mnkr\/år, under tröskeln 0,[0-9]+ mnkr\/år: ingen påvisbar/),
        "\(words)")
    }
  }

  /// Two bars of a cost hide what a package changes of it: the change has a bar at its own scale.
  @Test func aChangeByIndustryIsAsLongAsItsFigure() throws {
    let view = ResultView(SmallResult.make())
    let drawing = Chart(view: view, wording: Wording(.sv)).industries.text
    let widths = drawing.matches(
      of: /cost_change_msek_per_year<\/title>\s*<rect x="[^"]*" y="[^"]*" width="([^"]*)"/
    ).compactMap { Double($0.1) }
    let sizes = view.headlines.flatMap(\.comparison.industryCost).map {
      $0.isResolved ? abs($0.value) : 0
    }
    #expect(widths.count == sizes.count)
    let (longest, most) = (try #require(widths.max()), try #require(sizes.max()))
    #expect(longest > 100 && most > 0)
    for (width, size) in zip(widths, sizes) {
      #expect(abs(width - longest * size / most) < 0.02)
    }
  }
}
