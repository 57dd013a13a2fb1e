import FreightModel

/// What width, dash and colour of the flow maps mean.
extension FlowMap {
  /// Modes and utilisation; of the detail the circles too.
  func legend(isDetail: Bool) -> Markup {
    let modes = Mode.allCases.map { mode in
      MapLegend.line(
        wording(title(of: mode)),
        [
          "stroke": Palette.quiet, "stroke-width": "4",
          "stroke-dasharray": MapFurniture.dash(of: mode, width: 4),
        ])
    }
    let others = [
      MapLegend.line(
        wording("planerad länk", "planned link"),
        ["stroke": Palette.ink, "stroke-width": "1.4", "stroke-dasharray": "4 3"]),
      MapLegend.line(
        wording("länsgräns", "county boundary"),
        ["stroke": Palette.county, "stroke-width": "0.9", "stroke-dasharray": "7 2 1.5 2"]),
    ]
    let circle = Markup(
      "circle",
      [
        "cx": "15", "cy": "7", "r": "6", "fill": Palette.utilisation[2].colour,
        "stroke": Palette.ink, "stroke-width": "0.9",
      ])
    return MapLegend.rows(
      modes + others, MapLegend.utilisation(wording),
      isDetail
        ? [
          MapLegend.item(
            wording(
              "tillfart, yta efter fördröjning i värsta perioden (s per pbe), färg efter "
                + "belastning",
              "approach, area by delay in the worst period (s per PCU), colour by utilisation"),
            circle)
        ] : [])
  }

  /// What widths mean, below the map.
  func widths(below frame: MapFrame) -> Markup {
    func words(_ tonnes: String) -> String {
      tonnes + "\u{a0}" + wording(Unit.kilotonnesPerYear)
    }
    guard most > 0 else { return .empty }
    let least = wording.significant(most * Self.narrowest / Self.widest / 1e3, leastDigits: 2)
    return MapFurniture.widths(
      [1.0, 0.4, 0.1].map { share in
        let tonnes = roundStep(most * share)
        return (
          words(wording.significant(tonnes / 1e3, leastDigits: 1)), tonnes / most * Self.widest,
          Palette.quiet
        )
      } + [(words(wording("under ", "under ") + least), 0.8, "#b4b4ae")], below: frame,
      opensEast: base.opensEast(frame))
  }
}
