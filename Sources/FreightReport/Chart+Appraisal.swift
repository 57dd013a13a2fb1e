import FreightAppraisal
import FreightModel

extension Chart {
  /// A step from cost to net present value.
  private struct Step {
    let name: Label
    let value: Double
    /// Empty where the step is a sum of several.
    var figure = ""
    var isSum = false
  }

  private func steps(
    _ appraisal: PackageAppraisal, _ value: PresentValue, _ id: String
  ) -> [Step] {
    func worth(_ column: String) -> String {
      figureID("appraisal", id, column: column + "_msek")
    }
    func effect(_ effect: AppraisalEffect) -> String {
      figureID("appraisal_effects", id, effect.id, column: "present_value_msek")
    }
    func item(_ effect: AppraisalEffect) -> Double {
      appraisal.items.first { $0.effect == effect }.flatMap { appraisal.presentValue(of: $0) } ?? 0
    }
    let freight = appraisal.items.reduce(0.0) { sum, item in
      switch item.effect {
      case .freight, .empties: sum + (appraisal.presentValue(of: item) ?? 0)
      default: sum
      }
    }
    let co2 = item(.co2)
    return [
      Step(
        name: Label(sv: "Investering", en: "Investment"), value: -value.investment,
        figure: worth("investment_present_value")),
      Step(
        name: Label(sv: "Drift och underhåll", en: "Maintenance"),
        value: -(value.maintenance ?? 0), figure: worth("maintenance_present_value")),
      Step(
        name: Label(sv: "Restvärde", en: "Residual"), value: value.residual,
        figure: worth("residual_present_value")),
      Step(name: Label(sv: "Godstransporter", en: "Freight"), value: freight),
      Step(
        name: Label(sv: "Bilar, övriga lastbilar", en: "Cars, other lorries"),
        value: item(.background), figure: effect(.background)),
      Step(
        name: AppraisalEffect.Party.operators.title,
        value: appraisal.presentValue(of: .operators) ?? 0,
        figure: worth("operators_present_value")),
      Step(
        name: Label(sv: "Olyckor, luft, buller, slitage", en: "Accidents, air, noise, wear"),
        value: (appraisal.presentValue(of: .others) ?? 0) - co2),
      Step(name: Label(sv: "Koldioxid", en: "CO₂"), value: co2, figure: effect(.co2)),
      Step(
        name: Label(sv: "Skatter", en: "Taxes"), value: appraisal.presentValue(of: .state) ?? 0,
        figure: worth("state_present_value")),
      Step(
        name: Label(sv: "Nettonuvärde", en: "Net present value"), value: value.net,
        figure: worth("nnv"), isSum: true),
    ].filter { $0.value != 0 || $0.isSum }
  }

  /// From cost to net present value: each bar begins where the one before it ended; losses are
  /// hatched, gains solid, and every bar has its number. All drawings share one scale.
  func waterfalls(_ options: [ResultView.Option]) -> [Markup] {
    let known = options.compactMap { option in
      option.appraisal.value.map {
        (option, steps(option.appraisal, $0, option.outcome.value.scenario.id))
      }
    }
    let ends = known.flatMap { _, steps in running(steps).flatMap { [$0.0, $0.1] } }
    guard let low = ends.min(), let high = ends.max(), high > low else { return [] }
    return known.enumerated().map { number, entry in
      waterfall(entry.0, entry.1, number, low: min(0, low), high: max(0, high))
    }
  }

  /// Where each bar begins and ends.
  private func running(_ steps: [Step]) -> [(Double, Double)] {
    var sum = 0.0
    return steps.map { step in
      guard !step.isSum else { return (0, step.value) }
      defer { sum += step.value }
      return (sum, sum + step.value)
    }
  }

  private func waterfall(
    _ option: ResultView.Option, _ steps: [Step], _ number: Int, low: Double, high: Double
  ) -> Markup {
    let width = 350.0
    // The numbers stand in a column of their own, clear of bars and the line at zero.
    let (left, right) = (156.0, 54.0)
    let scale = (width - left - right) / (high - low)
    func x(_ value: Double) -> Double { left + (value - low) * scale }
    let id = "waterfall-\(number + 1)"
    let height = 26 + Double(steps.count) * 22
    var parts: [Markup] = [
      Markup(
        "defs", [:],
        Markup(
          "pattern",
          ["id": id + "-loss", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse"],
          Markup("rect", ["width": "6", "height": "6", "fill": Palette.increase[0]]),
          Markup("path", ["d": "M0 6L6 0", "stroke": Palette.increase[1], "stroke-width": "1.4"]))),
      Markup(
        "text", ["x": "0", "y": "12", "font-weight": "600"],
        .text(wording(view.markedName(of: option)))),
      Markup(
        "line",
        [
          "x1": coordinate(x(0)), "x2": coordinate(x(0)), "y1": "20",
          "y2": coordinate(height - 2), "stroke": Palette.ink, "stroke-width": "0.8",
        ]),
    ]
    for (index, pair) in zip(steps, running(steps)).enumerated() {
      let (step, ends) = pair
      let y = 24 + Double(index) * 22
      let (from, to) = (x(min(ends.0, ends.1)), x(max(ends.0, ends.1)))
      let text = wording.signed(step.value, decimals: abs(step.value) < 10 ? 1 : 0)
      let isLoss = step.value < 0
      let weight = step.isSum ? "600" : ""
      parts.append(
        .mark(
          wording(step.name) + ": " + text + " " + wording(Unit.msek), figure: step.figure,
          Markup(
            "text", ["x": "0", "y": coordinate(y + 11), "font-weight": weight],
            .text(wording(step.name))),
          Markup(
            "rect",
            [
              "x": coordinate2(from), "y": coordinate(y),
              "width": coordinate2(max(1, to - from)), "height": "14",
              "fill": isLoss ? "url(#\(id)-loss)" : Palette.decrease[1],
            ]),
          Markup(
            "text",
            [
              "x": coordinate(width), "y": coordinate(y + 11), "text-anchor": "end",
              "font-weight": weight,
            ], .text(text))))
    }
    let net = wording.signed(steps.last?.value ?? 0)
    return MapFurniture.drawing(
      id: id, width: width, height: height,
      title: wording(
        "Från kostnad till nettonuvärde för \(view.headlineName(of: option).sv): \(net) mnkr",
        "From cost to net present value of \(view.headlineName(of: option).en): \(net) MSEK"),
      minimumWidth: 320, parts)
  }

  /// Patterns that tell the profile's lines apart; the first is solid.
  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "16 4", "6 2 1 2 1 2"]

  /// Present value of all until the end of each year: down while building, up with the effects.
  func profile(_ options: [ResultView.Option]) -> Markup? {
    let known: [(option: ResultView.Option, years: [PresentValue.Year])] = options.compactMap {
      option in option.appraisal.value.map { (option, $0.years) }
    }
    let table = known.flatMap(\.years)
    let amounts: [Double] = table.map(\.cumulative) + [0]
    let years: [Int] = table.map(\.year)
    guard let first = years.min(), let last = years.max(), last > first,
      let low = amounts.min(), let high = amounts.max(), high > low
    else { return nil }
    // Height of a name with its number.
    let row = 34.0
    let (width, height) = (760.0, max(260, row * Double(known.count) + 30))
    let (left, top, bottom) = (60.0, 14.0, 28.0)
    let names = known.map { wording(view.markedName(of: $0.option)) }
    let widest = names.map { LabelPlacer.width(of: $0, size: 11, isBold: true) }.max() ?? 0
    let (leader, sample) = (16.0, 32.0)
    let right = leader + sample + widest + 8
    func x(_ year: Int) -> Double {
      left + (width - left - right) * Double(year - first) / Double(last - first)
    }
    func y(_ value: Double) -> Double {
      top + (height - top - bottom) * (high - value) / (high - low)
    }
    let axis = coordinate(left - 6)
    let zero = coordinate(y(0))
    var parts: [Markup] = [
      Markup("text", ["x": "0", "y": "10", "font-weight": "600"], .text(wording(Unit.msek)))
    ]
    parts.append(
      Markup(
        "line",
        [
          "x1": coordinate(left), "x2": coordinate(width - right), "y1": zero, "y2": zero,
          "stroke": Palette.ink, "stroke-width": "0.8",
        ]))
    let step = roundStep((high - low) / 4)
    for number in Int((low / step).rounded(.up))...Int((high / step).rounded(.down)) {
      let height = coordinate(y(Double(number) * step))
      if number != 0 {
        parts.append(
          Markup(
            "line",
            [
              "x1": coordinate(left), "x2": coordinate(width - right), "y1": height, "y2": height,
              "stroke": "#d8d8d3", "stroke-width": "0.6",
            ]))
      }
      parts.append(
        Markup(
          "text",
          ["x": axis, "y": coordinate(y(Double(number) * step) + 4), "text-anchor": "end"],
          .text(wording.signed(Double(number) * step))))
    }
    for year in stride(from: (first + 9) / 10 * 10, through: last, by: 10) {
      parts.append(
        Markup(
          "text",
          [
            "x": coordinate(x(year)), "y": coordinate(height - 8), "text-anchor": "middle",
            "fill": Palette.quiet,
          ], .text(String(year))))
    }
    // Names stand at the lines' ends, pushed apart where the ends are close; so each has a sample
    // of its line and a thin leader to the end of it.
    let ends = known.map { $0.years.last!.cumulative }
    let order = known.indices.sorted { ends[$0] > ends[$1] }
    var lowest = -Double.infinity
    for (number, index) in order.enumerated() {
      let (option, years) = known[index]
      let end = years.last!
      let below = Double(order.count - 1 - number) * row
      let place = min(max(y(end.cumulative) + 4, lowest + row), height - 15 - below)
      lowest = place
      let points = years.map { coordinate(x($0.year)) + "," + coordinate(y($0.cumulative)) }
      let net = wording.signed(end.cumulative) + " " + wording(Unit.msek)
      let id = option.outcome.value.scenario.id
      let name = wording(view.headlineName(of: option))
      let side = width - right + leader
      let words = coordinate(side + sample)
      let dash = Self.dashes[index % Self.dashes.count]
      // Where the patterns begin again, the lines are wider.
      let stroke = coordinate(1.6 + 1.2 * Double(index / Self.dashes.count))
      parts += [
        Markup(
          "path",
          [
            "d": "M\(coordinate(x(end.year))) \(coordinate(y(end.cumulative)))"
              + "L\(coordinate(side - 2)) \(coordinate(place - 4))",
            "fill": "none", "stroke": Palette.quiet, "stroke-width": "0.6",
          ]),
        Markup(
          "path",
          [
            "class": "sample", "d": "M\(coordinate(side)) \(coordinate(place - 4))h26",
            "fill": "none", "stroke": Palette.ink, "stroke-width": stroke,
            "stroke-dasharray": dash,
          ]),
      ]
      parts.append(
        Markup(
          "polyline",
          [
            "points": points.joined(separator: " "), "fill": "none", "stroke": Palette.ink,
            "stroke-width": stroke, "stroke-dasharray": dash,
          ], .hover(name + ": " + net, figure: figureID("appraisal", id, column: "nnv_msek"))))
      // Each year is felt under the pointer, and nothing of it is seen.
      parts += years.map { year in
        .mark(
          "\(name), \(year.year): " + wording.signed(year.cumulative, decimals: 1) + " "
            + wording(Unit.msek),
          figure: figureID(
            "appraisal_years", id, String(year.year), column: "cumulative_present_value_msek"),
          Markup(
            "circle",
            [
              "cx": coordinate(x(year.year)), "cy": coordinate(y(year.cumulative)), "r": "3.5",
              "fill": "#fff", "fill-opacity": "0",
            ]))
      }
      parts.append(
        Markup(
          "text", ["x": words, "y": coordinate(place), "font-weight": "600"], .text(names[index])))
      parts.append(
        Markup(
          "text", ["x": words, "y": coordinate(place + 11), "fill": Palette.quiet], .text(net)))
    }
    return MapFurniture.drawing(
      id: "appraisal-profile", width: width, height: height,
      title: wording(
        "Nuvärde till och med varje år för huvudpaketen, mnkr",
        "Present value until each year of the headline packages, MSEK"), minimumWidth: 560, parts)
  }
}
