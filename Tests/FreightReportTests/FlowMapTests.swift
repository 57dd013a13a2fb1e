import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// The maps of goods in the base case.
@Suite struct FlowMapTests {
  private func map(_ language: Language = .sv) -> FlowMap {
    let view = ResultView(SmallResult.make())
    let wording = Wording(language)
    return FlowMap(view: view, base: MapBase(view, wording), wording: wording)
  }

  @Test func widthIsTonnesDashIsModeAndColourIsUtilisation() throws {
    let map = map()
    let flows = map.flows(in: map.base.region)
    #expect(flows.map(\.load.tonnes) == flows.map(\.load.tonnes).sorted(by: >))
    #expect(!flows.contains { $0.load.tonnes == 0 })
    let region = map.region().text
    for flow in flows {
      let width = coordinate2(flow.load.tonnes / map.most * FlowMap.widest)
      let dash = MapFurniture.dash(of: flow.link.mode, width: flow.width)
      let colour =
        flow.link.mode == .road ? Palette.colour(ofUtilisation: 0.3) : Palette.noCapacity
      #expect((flow.utilisation == nil) == (flow.link.mode != .road))
      #expect(
        region.contains(
          "stroke=\"\(colour)\" stroke-width=\"\(width)\""
            // Solid lines meet round, dashed ones keep their gaps.
            + (dash.isEmpty ? " stroke-linecap=\"round\">" : " stroke-dasharray=\"\(dash)\">")))
    }
    #expect(Set(Mode.allCases.map { MapFurniture.dash(of: $0, width: 4) }).count == 4)
  }

  @Test(arguments: Language.allCases) func thePointerFindsTonnesModeAndUtilisation(
    language: Language
  ) {
    let text = map(language).region().text
    #expect(
      language == .sv
        ? text.contains("kton/år, väg, belastning 30\u{a0}%\nlinks/")
        : text.contains("kt/yr, road, utilisation 30%\nlinks/"))
    #expect(
      text.contains(
        language == .sv
          ? "kton/år, färja, ingen kapacitet angiven\n" : "kt/yr, ferry, no capacity given\n"))
  }

  /// In grey the grey of no capacity would be a class of utilisation.
  @Test func whatHasNoCapacityIsHollow() throws {
    let map = map()
    let wide = try #require(
      map.flows(in: map.base.region).first { $0.utilisation == nil && $0.width >= 2 })
    let region = map.region().text
    let core = coordinate2(wide.width * 0.4)
    #expect(region.contains("stroke=\"\(Palette.hollow)\" stroke-width=\"\(core)\""))
    #expect(map.legend(isDetail: false).text.contains("stroke=\"\(Palette.hollow)\""))
  }

  @Test func theLegendHasAllClassesOfTheOneRampAndTheGrey() {
    let legend = map().legend(isDetail: false).text
    for step in Palette.utilisation { #expect(legend.contains("fill=\"\(step.colour)\"")) }
    #expect(legend.contains("90\u{a0}% eller mer") && legend.contains("ingen kapacitet angiven"))
    #expect(!legend.contains("s per pbe"))
    #expect(map().legend(isDetail: true).text.contains("s per pbe"))
  }

  /// Where a page is too narrow for a map it opens at the junctions.
  @Test func aMapWhoseJunctionsLieInItsRightHalfOpensThere() {
    let map = map()
    #expect(
      map.region().text.contains("class=\"tall east\"") == map.base.opensEast(map.base.region))
    let west = MapFrame(
      showing: GeoBox(west: 16.4, south: 57, east: 18, north: 57.5), width: 400, height: 300)
    let east = MapFrame(
      showing: GeoBox(west: 15, south: 57, east: 16.45, north: 57.5), width: 400, height: 300)
    #expect(!map.base.opensEast(west) && map.base.opensEast(east))
  }
}
