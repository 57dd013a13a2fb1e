import FreightAppraisal
import FreightModel

/// What stands on a difference map, and the legend to it.
extension DifferenceMap {
  /// The base network as hairlines, defined once for all investments.
  func networkDefinition(_ frame: MapFrame, id: String) -> Markup {
    Markup(
      "path",
      [
        "id": id, "d": view.base.network.links.map { base.path(of: $0, in: frame) }.joined(),
        "fill": "none", "stroke": "#b4b4ae", "stroke-width": "0.6",
      ])
  }

  /// Links as wide as their change, more in red and less in dashed blue.
  ///
  /// - Parameter id: the drawing's, by which each change is found.
  func lines(
    _ changes: [Change], _ frame: MapFrame, _ largest: Double, isTraffic: Bool, id: String
  ) -> [Markup] {
    let unit = isTraffic ? Label(sv: "fordon/dygn", en: "vehicles/day") : Unit.tonnesPerYear
    let field = isTraffic ? LinkPair.vehicleField : LinkPair.tonneField
    return changes.map { change in
      let width = max(Self.narrowest, abs(change.value) / largest * Self.widest)
      return Markup(
        "path",
        [
          "d": base.path(of: change.link, in: frame), "fill": "none",
          "stroke": Palette.colour(ofDifference: change.value, largest: largest),
          "stroke-width": coordinate2(width),
          // Less is dashed, so that the sign shows without colour.
          "stroke-dasharray": change.value < 0
            ? "\(coordinate(2 + width)) \(coordinate(1 + width * 0.4))" : "",
          // Links of one road meet without a notch; round ends would fill the gaps of a dashed one.
          "stroke-linecap": change.value < 0 ? "" : "round", "stroke-linejoin": "round",
        ],
        .hover(
          wording(change.link.title) + ": " + wording.signed(change.value) + " " + wording(unit),
          figure: figureID("map", id, change.link.id.name, column: field)))
    }
  }

  /// What the investment adds or changes, and the terminals that it opens.
  func built(
    _ option: ResultView.Option, _ frame: MapFrame, emphasis: Double = 1
  ) -> [Markup] {
    let touched = view.links(with: option).filter { $0.status != .unchanged }
    let data = touched.map { base.path(of: $0.link, in: frame) }.joined()
    let terminals = newTerminals(option, in: frame).map { frame.point(Position($0)) }
    return [
      data.isEmpty
        ? .empty
        : Markup(
          "path",
          [
            "d": data, "fill": "none", "stroke": Palette.ink,
            "stroke-width": coordinate(1.3 * emphasis),
            "stroke-dasharray": "\(coordinate(1.5 * emphasis)) \(coordinate(2.5 * emphasis))",
          ]),
      Markup(
        "g", [:],
        terminals.map {
          Markup(
            "rect",
            [
              "x": coordinate($0.x - 4 * emphasis), "y": coordinate($0.y - 4 * emphasis),
              "width": coordinate(8 * emphasis), "height": coordinate(8 * emphasis),
              "fill": Palette.terminal, "stroke": Palette.ink, "stroke-width": "1",
            ])
        }),
    ]
  }

  /// Where an option opens terminals, in a window.
  func newTerminals(_ option: ResultView.Option, in frame: MapFrame) -> [Node] {
    let nodes = view.nodes(with: option)
    return option.addedTerminals.compactMap { nodes[$0.node] }
      .filter { frame.box.contains(frame.point(Position($0))) }
  }

  /// The approaches whose queue changes, with its sign.
  func circles(
    _ queues: [QueueChange], _ option: ResultView.Option
  ) -> Markup {
    .group(
      queues.map {
        Markup(
          "g", [:], sign(at: $0.place.point, isLess: $0.seconds < 0),
          .hover(
            wording($0.place.queue.name) + ": " + wording.signed($0.seconds, decimals: 1)
              + wording(" s per pbe", " s per PCU"),
            figure: view.figureOfQueueChange($0.place.row, option)))
      })
  }

  private func sign(at point: Point, isLess: Bool) -> Markup {
    let (x, y) = (coordinate(point.x), coordinate(point.y))
    let minus = "M\(coordinate(point.x - 2.5)) \(y)h5"
    return .group([
      Markup(
        "circle",
        [
          "cx": x, "cy": y, "r": "5",
          "fill": isLess ? Palette.decrease[0] : Palette.increase[0], "stroke": Palette.ink,
        ]),
      Markup(
        "path",
        [
          "d": isLess ? minus : minus + "M\(x) \(coordinate(point.y - 2.5))v5",
          "stroke": Palette.ink, "stroke-width": "1.2",
        ]),
    ])
  }

  /// Round changes from the greatest loss to the greatest gain of `values`: near each end and near
  /// a fifth of it, where anything so small is drawn.
  ///
  /// - Parameter most: the change that takes the widest line.
  func samples(_ values: [Double], _ most: Double) -> [Double] {
    [(-1.0, 1.0), (-1, 0.2), (1, 0.2), (1, 1)].compactMap { sign, share in
      let end = values.map { $0 * sign }.max() ?? 0
      let value = roundStep(end * share)
      return end > 0 && value >= most * Self.leastShare ? sign * value : nil
    }
  }

  /// The legend that all difference maps share: rows of samples that wrap where the page is narrow.
  ///
  /// - Parameter option: whose map it stands under, for samples no wider than its own lines in the
  ///   scale of all maps; nil for the legend of them all.
  func legend(of option: ResultView.Option? = nil) -> Markup {
    let drawn = option.map { drawnValues($0) }
    func row(_ most: Double, _ values: [Double]?, _ text: (Double) -> String) -> [Markup] {
      samples(values ?? [-most, most], most).map { value in
        let width = max(Self.narrowest, abs(value) / most * Self.widest)
        return MapLegend.line(
          text(value),
          [
            "stroke": Palette.colour(ofDifference: value, largest: most),
            "stroke-width": coordinate2(width),
            "stroke-dasharray": value < 0
              ? "\(coordinate(2 + width)) \(coordinate(1 + width * 0.4))" : "",
          ])
      }
    }
    let terminal = Markup(
      "rect",
      [
        "x": "10", "y": "2", "width": "10", "height": "10", "fill": Palette.terminal,
        "stroke": Palette.ink,
      ])
    return MapLegend.rows(
      row(scale.tonnes, drawn?.tonnes) {
        wording.signedSignificant($0 / 1e3, leastDigits: 1) + "\u{a0}"
          + wording(Unit.kilotonnesPerYear)
      },
      row(scale.vehiclesPerDay, drawn?.vehiclesPerDay) {
        wording.signedSignificant($0, leastDigits: 1) + "\u{a0}"
          + wording("fordon/dygn", "vehicles/day")
      },
      [
        MapLegend.line(
          wording("länk som åtgärden bygger eller ändrar", "link built or changed"),
          ["stroke": Palette.ink, "stroke-width": "1.3", "stroke-dasharray": "1.5 2.5"])
      ]
        + (option?.addedTerminals.isEmpty == true
          ? [] : [MapLegend.item(wording("ny terminal", "new terminal"), terminal)]) + [
          MapLegend.item(
            wording("kortare kö i en tillfart", "shorter queue in an approach"),
            sign(at: Point(x: 15, y: 7), isLess: true)),
          MapLegend.item(
            wording(
              "längre kö (s per pbe i värsta perioden)",
              "longer queue (s per PCU in the worst period)"),
            sign(at: Point(x: 15, y: 7), isLess: false)),
          MapLegend.words(
            wording(
              "Streckad blå: minskning. Hel röd: ökning.", "Dashed blue: less. Solid red: more.")),
        ])
  }
}

extension ResultView {
  /// Changes of queues in their worst period that are shown, seconds per PCU, the largest first,
  /// with the row of the queue in the option's network.
  func queueChanges(_ option: Option) -> [(row: Int, seconds: Double)] {
    option.outcome.indicators.queues.enumerated().compactMap { row, after in
      base.indicators.queues.first { $0.queue == after.queue }.map {
        (row: row, seconds: after.peakDelaySeconds - $0.peakDelaySeconds)
      }
    }
    .filter { abs($0.seconds) >= DifferenceMap.leastSeconds }
    .sorted { (abs($1.seconds), $0.row) < (abs($0.seconds), $1.row) }
  }

  /// The cell of a queue's change in its worst period; empty where that is another period with the
  /// option: the table has the change of each period.
  ///
  /// - Parameter row: of the queue in the option's network.
  func figureOfQueueChange(_ row: Int, _ option: Option) -> String {
    let after = option.outcome.indicators.queues[row]
    guard let before = base.indicators.queues.first(where: { $0.queue == after.queue })
    else { return "" }
    func worst(_ queue: QueueIndicators) -> Int? {
      queue.periods.indices.max {
        queue.periods[$0].delaySeconds < queue.periods[$1].delaySeconds
      }
    }
    guard let period = worst(after), period == worst(before) else { return "" }
    return figureID(
      "junctions-investments", option.id, after.queue.name, periods[period].name.en,
      column: "change_s_per_pcu")
  }
}
