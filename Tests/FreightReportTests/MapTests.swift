import FreightAppraisal
import FreightModel
import Foundation
import Testing

@testable import FreightReport

@Suite struct MapTests {
  /// A small repeatable generator; the seeds need no quality.
  private struct Steps {
    var state: UInt64
    mutating func next(below limit: Double) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(UInt64(1) << 31) * limit
    }
  }

  @Test(arguments: 1...20) func namesNeverOverlapNorLeaveTheFrame(seed: UInt64) {
    let frame = Box(left: 0, top: 0, right: 400, bottom: 300)
    let obstacle = Box(left: 0, top: 250, right: 120, bottom: 300)
    var steps = Steps(state: seed)
    var placer = LabelPlacer(frame: frame, obstacles: [obstacle])
    for index in 0..<80 {
      placer.place(
        .init(
          point: Point(x: steps.next(below: 400), y: steps.next(below: 300)),
          text: String(repeating: "Måla", count: 1 + index % 4),
          outward: index % 2 == 0 ? nil : Point(x: steps.next(below: 2) - 1, y: 1)))
    }
    #expect(placer.placed.count > 10)
    for (index, label) in placer.placed.enumerated() {
      #expect(frame.contains(label.box))
      #expect(!label.box.overlaps(obstacle))
      #expect(!placer.placed.dropFirst(index + 1).contains { $0.box.overlaps(label.box) })
    }
  }

  @Test func aFrameShowsItsBoxNorthUpAndTrueToScale() {
    let box = GeoBox(west: 15, south: 56, east: 17, north: 58)
    let frame = MapFrame(showing: box, width: 400, height: 300)
    let (southWest, northEast) = (frame.point(Position(15, 56)), frame.point(Position(17, 58)))
    #expect(frame.box.contains(southWest) && frame.box.contains(northEast))
    #expect(northEast.y < southWest.y && northEast.x > southWest.x)
    // A degree of longitude at 57 degrees north is 0.5446 of one of latitude.
    let ratio = (northEast.x - southWest.x) / (southWest.y - northEast.y)
    #expect(abs(ratio - 0.5446) < 1e-3)
    #expect(abs(frame.perKilometre - 300 / (2 * MapFrame.kilometresPerDegree)) < 1e-9)
  }

  @Test func aLineIsCutWhereItLeavesABox() throws {
    let box = Box(left: 0, top: 0, right: 10, bottom: 10)
    func part(_ a: Point, _ b: Point) -> [Point]? { box.part(of: a, b).map { [$0.0, $0.1] } }
    let (inside, west, east) = (Point(x: 5, y: 5), Point(x: -95, y: 5), Point(x: 30, y: 5))
    #expect(part(inside, Point(x: 9, y: 1)) == [inside, Point(x: 9, y: 1)])
    #expect(part(inside, west) == [inside, Point(x: 0, y: 5)])
    #expect(part(west, east) == [Point(x: 0, y: 5), Point(x: 10, y: 5)])
    #expect(part(inside, inside) == [inside, inside])
    #expect(part(Point(x: -1, y: 9.5), Point(x: 2, y: 12.5)) == nil)
    #expect(part(Point(x: 11, y: 0), Point(x: 11, y: 9)) == nil)
  }

  @Test func noLineIsDrawnToTheFarEndOfEurope() {
    let frame = MapFrame(
      showing: GeoBox(west: 15, south: 56, east: 17, north: 58), width: 400, height: 300)
    let path = frame.path([Position(16, 57), Position(4, 52), Position(4, 60), Position(16, 57.5)])
    let numbers = path.matches(of: /-?[0-9.]+/).compactMap { Double($0.0) }
    // Out of the frame, and in again as a line of its own.
    #expect(path.count { $0 == "M" } == 2 && numbers.count == 8)
    #expect(numbers.allSatisfy { (-20.1...420.1).contains($0) })
    #expect(frame.path([Position(0, 50), Position(1, 50)]).isEmpty)
  }

  @Test func theFirstPagesMapNamesWhatItShows() throws {
    let view = ResultView(SmallResult.make())
    let wording = Wording(.sv)
    let map = DifferenceMap(
      view: view, base: MapBase(view, wording), wording: wording, scale: .init(view))
    let option = try #require((view.headlines + view.singles).first)
    let name = Markup.text(wording(view.headlineName(of: option)) + ": UA minus JA").text
    #expect(map.drawing(option, prefix: "first", isNamed: true).text.contains(">\(name)</text>"))
    #expect(!map.drawing(option).text.contains(name))
  }

  /// No word of a map is below 6 points where it is printed: the first beside its legend, those of
  /// the investments two on a page.
  @Test func mapsAreReadOnPaper() throws {
    let view = ResultView(SmallResult.make())
    var map = ReportPage(view, Wording(.sv), []).differenceMap
    let option = try #require((view.headlines + view.singles).first)
    func leastPoints(_ isFirst: Bool, _ rule: Regex<(Substring, Substring)>) throws -> Double {
      let sizes = map.drawing(option, isNamed: isFirst).text
        .matches(of: /font-size="([0-9.]+)"/).compactMap { Double($0.1) }
      let width = try #require(stylesheet.firstMatch(of: rule).flatMap { Double($0.1) })
      return try #require(sizes.min()) * width / 25.4 * 72 / MapBase.width
    }
    let sheet = try leastPoints(false, /\.keep figure > \.scroll > svg[^}]* max-width: ([0-9]+)mm/)
    #expect(sheet >= 6)
    map.textSize = DifferenceMap.firstTextSize
    let first = try leastPoints(
      true, /#s-summary figure \{[^}]*grid-template-columns: ([0-9]+)mm 1fr/)
    #expect(first >= 6)
  }

  /// A phone shows the region whole, and the town by a swipe.
  @Test func aMapOfTwoWindowsOpensAtTheFirst() throws {
    let view = ResultView(SmallResult.make())
    let map = ReportPage(view, Wording(.sv), []).differenceMap
    let option = try #require((view.headlines + view.singles).first)
    #expect(!map.drawing(option, isNamed: true).text.contains(/<svg[^>]* class="[^"]*east/))
  }

  @Test func whatAMapIsAboutStandsOffWhereThereIsNoRoomBesideIt() {
    let frame = Box(left: 0, top: 0, right: 400, bottom: 300)
    let crowd = Box(left: 150, top: 100, right: 250, bottom: 200)
    var labels = LabelPlacer(frame: frame, obstacles: [crowd])
    var request = LabelPlacer.Request(point: Point(x: 200, y: 150), text: "−125")
    let isPlacedBeside = labels.place(request)
    request.isFarReaching = true
    let isPlacedOff = labels.place(request)
    #expect(!isPlacedBeside && isPlacedOff && labels.holds("−125"))
    #expect(labels.placed.allSatisfy { !$0.box.overlaps(crowd) && frame.contains($0.box) })
  }

  @Test func aNameIsNearerToItsOwnSymbolThanToAnothers() throws {
    let frame = Box(left: 0, top: 0, right: 400, bottom: 300)
    let (west, east) = (Point(x: 100, y: 150), Point(x: 135, y: 150))
    func label(_ rivals: [Point], isLikely: Bool = false) -> LabelPlacer.Placed? {
      var labels = LabelPlacer(frame: frame)
      labels.place(
        .init(
          point: east, text: "Borås", outward: Point(x: -1, y: 0),
          rivals: isLikely ? [] : rivals, likelyRivals: isLikely ? rivals : []))
      return labels.placed.first
    }
    // To the west there is room, but the dot there would be taken for its own.
    #expect(try #require(label([])).isClear(of: west) == false)
    #expect(try #require(label([west])).isClear(of: west))
    #expect(try #require(label([west], isLikely: true)).isClear(of: west))
    // Where others are all around, one that need not be drawn gives way and one that is does not.
    let ring = (0..<12).map { turn in
      Point(x: 135 + 9 * cos(Double(turn) * .pi / 6), y: 150 + 9 * sin(Double(turn) * .pi / 6))
    }
    #expect(label(ring) == nil)
    #expect(label(ring, isLikely: true) != nil)
  }

  @Test func symbolsStandClearOfFurniture() {
    let heading = Box(left: 0, top: 0, right: 120, bottom: 22)
    let frame = Box(left: 0, top: 0, right: 400, bottom: 300)
    let labels = LabelPlacer(frame: frame, furniture: [heading])
    #expect(!labels.isFree(Point(x: 60, y: 20), radius: 2))
    #expect(labels.isFree(Point(x: 60, y: 30), radius: 2))
  }

  /// A level line into a negative figure would double its minus.
  @Test func theLineToAFigureIsNoMinus() throws {
    let frame = Box(left: 0, top: 0, right: 400, bottom: 300)
    let place = Point(x: 200, y: 150)
    func labels(blocking reach: Double) throws -> LabelPlacer.Placed {
      // Above and below there is no room at all.
      var labels = LabelPlacer(
        frame: frame,
        obstacles: [
          Box(left: 200 - reach, top: 140, right: 200 + reach, bottom: 160),
          Box(left: 0, top: 0, right: 400, bottom: 140),
          Box(left: 0, top: 160, right: 400, bottom: 300),
        ])
      labels.place(.init(point: place, text: "−125", isFarReaching: true))
      return try #require(labels.placed.first)
    }
    #expect(LabelPlacer.pointers([try labels(blocking: 2)]).text.isEmpty)
    let label = try labels(blocking: 20)
    let (x, y) = (coordinate(label.box.left), coordinate(label.box.bottom))
    #expect(LabelPlacer.pointers([label]).text.contains("M200 150L\(x) \(y)"))
  }

  @Test func aJunctionIsNamedOnceHoweverManyOfItsQueuesChange() throws {
    let view = ResultView(SmallResult.make())
    let map = ReportPage(view, Wording(.sv), []).differenceMap
    let option = try #require(view.singles.first)
    let frame = try #require(map.base.inset)
    let places = ApproachRing(option.outcome, in: frame, radius: 22).places
    let place = try #require(places.first)
    let queues = (places + places).map { (place: $0, seconds: -3.0) }
    let names = map.junctions(of: queues, option, in: frame)
    let node = try #require(option.outcome.nodes[place.queue.node])
    #expect(names.map(\.text) == [MapBase.short(node.name, isDetail: true)])
    #expect(names.map(\.point) == [place.centre])
    #expect(map.junctions(of: [], option, in: frame).isEmpty)
  }

  @Test func theLargestGainAndTheLargestLossStandWhateverElseIsLarger() throws {
    let view = ResultView(SmallResult.make())
    let map = ReportPage(view, Wording(.sv), []).differenceMap
    let frame = map.base.overview
    let links = view.study.network.links.filter { map.base.middle(of: $0, in: frame) != nil }
    let values = [-9.0, -8, -7, 0.5]
    try #require(links.count >= values.count)
    var labels = LabelPlacer(frame: frame.box)
    _ = map.write(
      zip(links, values).map { .init(link: $0, value: $1) }, largest: 9, frame, &labels
    ) { "\($0)" }
    #expect(Array(labels.placed.map(\.request.text).prefix(2)) == ["-9.0", "0.5"])
    #expect(labels.placed.count == DifferenceMap.figures)
  }

  @Test func ringsAreCutAtTheFrame() {
    let frame = MapFrame(
      showing: GeoBox(west: 15, south: 56, east: 17, north: 58), width: 400, height: 300)
    let ring = [Position(0, 0), Position(60, 0), Position(60, 80), Position(0, 80), Position(0, 0)]
    let numbers = frame.ringPath(ring).matches(of: /-?[0-9.]+/).compactMap { Double($0.0) }
    #expect(numbers.count >= 8)
    #expect(numbers.allSatisfy { (-10...410).contains($0) })
    #expect(frame.ringPath([Position(0, 0), Position(1, 0), Position(1, 1)]).isEmpty)
  }

  @Test func sailingsGoRoundTheLand() {
    let wall = [
      Position(16, 56), Position(16.5, 56), Position(16.5, 57.5), Position(16, 57.5),
      Position(16, 56),
    ]
    let area = GeoBox(west: 15, south: 56, east: 18, north: 58)
    let raster = SeaRaster(area, land: [wall])
    let route = raster.route(Position(15.5, 57), Position(17, 57))
    #expect(route.first == Position(15.5, 57) && route.last == Position(17, 57))
    #expect(route.contains { $0.latitude > 57.4 || $0.latitude < 56.1 })
    #expect(raster.route(Position(17, 57), Position(17.5, 57)).count == 2)
  }

  @Test func approachesOfAJunctionAreTurnedApart() {
    let angles = ApproachRing.spread([0, 0.05, 0.1, 3])
    let gaps = zip(angles, angles.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 > 0.95 })
  }

  @Test func lossesAreCountedWhereTheMapShowsThem() throws {
    let view = ResultView(SmallResult.make())
    let wording = Wording(.sv)
    let base = MapBase(view, wording)
    let map = CriticalityMap(
      view: view, base: base, wording: wording,
      resilience: try #require(view.result.resilience))
    let away = MapFrame(
      showing: GeoBox(west: 20, south: 60, east: 21, north: 61), width: 400, height: 300)
    #expect(map.isolating(in: base.region) == 1 && map.isolating(in: away) == 0)
    let road = try #require(view.base.network.links.first)
    #expect(base.shows(road, in: base.region) && !base.shows(road, in: away))
    let text = ReportPage(view, wording, reportTables(view)).html
      .replacing(/<[^>]*>/, with: "")
    #expect(text.contains("1 av 3 anläggningar används inte, och deras bortfall ändrar ingenting"))
    #expect(text.contains("1 bortfall, streckade eller ringade, lämnar gods utan väg"))
    #expect(text.contains("ringad: lämnar gods utan väg"))
  }

  @Test(arguments: [(0.0, 1.0), (0.99, 0.5), (1, 1), (7, 5), (1000, 1000), (4999, 2000)])
  func legendsUseRoundSteps(value: Double, step: Double) {
    #expect(abs(roundStep(value) - step) < step * 1e-9)
  }

  /// Samples of a map's legend are of what stands on it, whatever the scale of all maps.
  @Test func samplesOfALegendAreOfTheMapsOwnLines() throws {
    let view = ResultView(SmallResult.make())
    let map = ReportPage(view, Wording(.sv), []).differenceMap
    #expect(map.samples([-1400, 1400], 1400) == [-1000, -200, 200, 1000])
    #expect(map.samples([31, 20, -25], 1400) == [-20, 20])
    #expect(map.samples([31, 20], 1400) == [20])
    #expect(map.samples([], 1400) == [] && map.samples([0], 0) == [])
    let option = try #require(view.headlines.first)
    let drawn = map.drawnValues(option)
    let most = try #require(drawn.tonnes.map { abs($0) }.max())
    #expect(most <= map.scale.tonnes)
    // A sample is drawn as a link of its value is.
    let link = try #require(view.study.network.links.first)
    func lines(_ values: [Double], _ largest: Double) -> [Stroke] {
      strokes(
        map.lines(
          values.map { .init(link: link, value: $0) }, map.base.overview, largest,
          isTraffic: false, id: ""))
    }
    let goods = lines(map.samples(drawn.tonnes, map.scale.tonnes), map.scale.tonnes)
    let traffic = lines(
      map.samples(drawn.vehiclesPerDay, map.scale.vehiclesPerDay), map.scale.vehiclesPerDay)
    #expect(goods.count > 1)
    let samples = strokes([map.legend(of: option)])
    #expect(Array(samples.prefix(goods.count + traffic.count)) == goods + traffic)
    // And none is wider than the widest line on the map.
    let widest = try #require(lines(drawn.tonnes, map.scale.tonnes).map(\.width).max())
    #expect(goods.allSatisfy { $0.width <= widest })
  }

  private struct Stroke: Equatable {
    let colour: String
    let width: Double
    let dashes: String
  }

  private func strokes(_ drawn: [Markup]) -> [Stroke] {
    Markup.group(drawn).text.matches(
      of: /stroke="([^"]*)" stroke-width="([^"]*)"(?: stroke-dasharray="([^"]*)")?/
    ).map {
      Stroke(colour: String($0.1), width: Double($0.2) ?? 0, dashes: String($0.3 ?? ""))
    }
  }

  @Test(arguments: [
    ("Svalliden (industri)", "Svalliden"), ("Stad centrum", "Stad"), ("Åby/Händelö kombi", "Åby"),
    ("Fabrik, västra", "Fabrik"),
  ])
  func namesLoseTheirExplanation(name: String, short: String) {
    #expect(MapBase.short(name, isDetail: false) == short)
  }
}
