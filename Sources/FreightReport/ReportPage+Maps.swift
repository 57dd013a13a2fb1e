import FreightAppraisal
import FreightModel

extension ReportPage {
  /// Where the goods go in the base case, and what is short there.
  var situation: Section {
    let map = FlowMap(view: view, base: base, wording: wording)
    var content = [
      figure(
        "region", [map.region()], legend: map.legend(isDetail: false), caption: regionCaption(map))
    ]
    if let detail = base.detail {
      content.append(
        figure(
          "detail", [map.detail(detail)], legend: map.legend(isDetail: true), caption: detailCaption
        ))
    }
    return section(
      "situation",
      wording("Nuläge och brister (JA)", "Situation and shortcomings in the base case"),
      content + bottlenecks + [table("links"), table("desire_lines")])
  }

  private func place(_ id: Node.ID) -> String {
    MapBase.short((view.allNodes[id]?.title).map { wording($0) } ?? id.name, isDetail: true)
  }

  private func stretch(_ link: Link) -> String {
    let ends = place(link.fromNode) + "–" + place(link.toNode)
    // No bracket inside the bracket.
    let title = wording(link.title).replacing(" (", with: ", ").replacing(")", with: "")
    return title.isEmpty ? ends : ends + " (" + title + ")"
  }

  private func regionCaption(_ map: FlowMap) -> String {
    let flows = map.flows(in: base.region)
    guard let busiest = flows.first else {
      return wording("Inget gods i JA.", "No goods in the base case.")
    }
    let tonnes = wording.number(busiest.load.tonnes / 1e3)
    let use = fullest(flows, but: busiest.link.id)
    let window =
      base.detail == nil
      ? ""
      : wording("; rutan visar figur ", "; the box is figure ") + FigureNumber.mention(of: "detail")
    return wording(
      "Mest gods går på \(stretch(busiest.link)), \(tonnes) kton/år i båda riktningarna\(use). "
        + "Länkar är raka streck mellan noder, sjölinjer ritas runt land\(window).",
      "The busiest link is \(stretch(busiest.link)) with \(tonnes) kt/yr both ways\(use). Links "
        + "are straight lines between nodes, sailings are drawn round the land\(window).")
  }

  /// Which of the links with goods is fullest, and when; empty where none has a capacity.
  private func fullest(_ flows: [FlowMap.Flow], but busiest: Link.ID) -> String {
    guard let most = flows.max(by: { ($0.utilisation ?? 0) < ($1.utilisation ?? 0) }),
      let use = most.utilisation,
      let index = most.load.periods.indices.max(by: {
        most.load.periods[$0].utilisation < most.load.periods[$1].utilisation
      })
    else { return "" }
    let period = wording(view.periods[index].name).lowercased()
    let share = wording.percent(use)
    guard most.link.id != busiest else {
      return wording(
        ", och där är belastningen högst: \(share) av kapaciteten i perioden \(period)",
        ", which is also the fullest: \(share) of its capacity in the period \(period)")
    }
    return wording(
      ", men högst belastad av länkarna med gods är \(stretch(most.link)): \(share) av kapaciteten "
        + "i perioden \(period)",
      ", but the fullest of the links with goods is \(stretch(most.link)): \(share) of its "
        + "capacity in the period \(period)")
  }

  private var detailCaption: String {
    let worst = zip(view.base.network.queues, view.base.indicators.queues)
      .max { $0.1.peakDelaySeconds < $1.1.peakDelaySeconds }
    guard let (queue, load) = worst,
      let index = load.periods.indices.max(by: {
        load.periods[$0].delaySeconds < load.periods[$1].delaySeconds
      })
    else {
      return wording("Detalj.", "Detail.")
    }
    let period = wording(view.periods[index].name).lowercased()
    // With the decimals of the table and of the mark's hover.
    func told(_ text: String, _ column: String) -> String {
      FigureLink.number(
        text, "junctions", queue.id.name, view.periods[index].name.en, column: column)
    }
    let delay = told(
      wording.number(load.periods[index].delaySeconds, decimals: 1), "delay_s_per_pcu")
    let use = told(wording.percent(load.periods[index].utilisation), "utilisation_percent")
    return wording(
      "Längst kö har \(queue.name.sv): \(delay) s per pbe i perioden \(period), då "
        + "\(use) av kapaciteten används.",
      "The longest queue is \(queue.name.en): \(delay) s per PCU in the period "
        + "\(period), when \(use) of the capacity is used.")
  }

  /// What is to be built, at whose cost, and what each investment moves, all to one scale.
  var measures: Section? {
    guard !view.singles.isEmpty else { return nil }
    let shown = view.singles.filter { differenceMap.isVisible($0) }
    let others = view.singles.filter { option in !shown.contains { $0.id == option.id } }
    let figures = shown.map { option in
      Markup(
        "div", ["class": "keep"],
        Markup("h3", [:], .text(wording(FreightReport.title(of: option)))),
        figure(
          "difference-" + option.id, [differenceMap.drawing(option)],
          caption: movement(option, in: "difference-" + option.id)))
    }
    let multiples =
      others.isEmpty
      ? Markup.empty
      : .group([
        Markup(
          "h3", [:],
          .text(
            wording(
              "Åtgärder som knappt syns i skalan", "Investments that the scale hardly shows"))),
        paragraph(
          wording(
            "Samma karta och samma skala som ovan. Prickat är det som åtgärden bygger eller "
              + "ändrar; linjer ritas bara för ändringar över en hundradel av den största.",
            "The same map and the same scale as above. Dotted is what the investment builds "
              + "or changes; lines are drawn only for changes above a hundredth of the largest.")),
        Markup("div", ["class": "multiples"], others.map { multiple($0) }),
      ])
    return section(
      "measures", wording("Åtgärderna (UA)", "The investments"),
      [table("investments"), table("four_step")]
        // No page ends between what all maps share and the first of them.
        + keptTogether(
          [
            heading("Var de byggs och vad de flyttar", "Where they are built and what they move"),
            paragraph(
              wording(
                "Kartan över regionen visar förändringen av gods på alla trafikslag, detaljkartan "
                  + "förändringen av all vägtrafik och av kön i värsta perioden. Skalan är "
                  + "densamma i alla kartor. Där inget märkbart ändras i regionen visas "
                  + "detaljkartan ensam.",
                "The map of the region shows the change in goods on all modes, the detailed map "
                  + "the change in all road traffic and in the queue in the worst period. All maps "
                  + "share one scale. Where nothing noticeable changes in the region, the detailed "
                  + "map stands alone."
              )),
            differenceMap.legend(),
          ], with: figures) + [multiples])
  }

  /// What opens a row of figures, on the page of the first of them.
  private func keptTogether(_ opening: [Markup], with figures: [Markup]) -> [Markup] {
    [Markup("div", ["class": "keep"], opening + figures.prefix(1))] + figures.dropFirst()
  }

  /// A small map with what can be said of an investment.
  private func multiple(_ option: ResultView.Option) -> Markup {
    let name = "difference-" + option.id
    let text = movement(option, in: name)
    let about = "about-" + FigureID.part(option.id)
    let none =
      option.isResolved
      ? wording(
        "Ingen påvisbar förändring av gods, vägtrafik eller köer på länkarna; det som ändras är "
          + "tid och kostnad.",
        "No detectable change in goods, road traffic or queues on the links; what changes is time "
          + "and cost.")
      : wording("Ingen påvisbar förändring.", "No detectable change.")
    return Markup(
      "div", ["class": "multiple", "id": "map/" + FigureID.part(name), "data-name": name],
      differenceMap.miniature(option).describedBy(about),
      Markup(
        "p", ["id": about],
        [Markup("b", [:], .text(wording(FreightReport.title(of: option)) + ". "))]
          + linked(text.isEmpty ? none : text)
          + [numbers("summary", row: option.id, column: "freight_change_msek_per_year")]))
  }

  /// The largest changes in words; empty if there is none worth a word.
  ///
  /// - Parameter drawing: the name of the map that draws them.
  func movement(_ option: ResultView.Option, in drawing: String) -> String {
    func told(_ text: String, _ pair: LinkPair, _ field: String) -> String {
      FigureLink.number(text, "map", drawing, pair.link.id.name, column: field)
    }
    let pairs = view.links(with: option)
    let goods = pairs.max { abs($0.tonnesDifference) < abs($1.tonnesDifference) }
    let traffic = pairs.filter { $0.link.mode == .road }
      .max { abs($0.vehiclesPerDayDifference) < abs($1.vehiclesPerDayDifference) }
    var parts: [String] = []
    let tonnes = goods.flatMap { pair in
      abs(pair.tonnesDifference) < 50
        ? nil
        : told(
          wording.signedSignificant(pair.tonnesDifference / 1e3, leastDigits: 2), pair,
          LinkPair.tonneField) + wording(" kton/år", " kt/yr")
    }
    let vehicles = traffic.flatMap { pair in
      abs(pair.vehiclesPerDayDifference) < 0.5
        ? nil
        : told(wording.signed(pair.vehiclesPerDayDifference), pair, LinkPair.vehicleField)
          + wording(" fordon/dygn", " vehicles/day")
    }
    if let goods, let tonnes, let vehicles, goods.link.id == traffic?.link.id {
      parts.append(
        wording(
          "gods (\(tonnes)) och vägtrafik (\(vehicles)) ändras mest på \(stretch(goods.link))",
          "goods (\(tonnes)) and road traffic (\(vehicles)) change most on "
            + stretch(goods.link)))
    } else {
      if let goods, let tonnes {
        parts.append(
          wording(
            "godset ändras mest (\(tonnes)) på \(stretch(goods.link))",
            "goods change most (\(tonnes)) on \(stretch(goods.link))"))
      }
      if let traffic, let vehicles {
        parts.append(
          wording(
            "vägtrafiken mest (\(vehicles)) på \(stretch(traffic.link))",
            "road traffic most (\(vehicles)) on \(stretch(traffic.link))"))
      }
    }
    if let (name, change) = largestQueueChange(option) {
      parts.append(
        wording(
          "kön mest (\(change) s per pbe i värsta perioden) i \(name)",
          "the queue most (\(change) s per PCU in the worst period) at \(name)"))
    }
    guard !parts.isEmpty else { return "" }
    let text = wording.list(parts)
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func largestQueueChange(_ option: ResultView.Option) -> (String, String)? {
    guard let most = view.queueChanges(option).first else { return nil }
    let change = wording.signed(most.seconds, decimals: 1)
    let figure = view.figureOfQueueChange(most.row, option)
    return (
      wording(option.outcome.network.queues[most.row].name),
      figure.isEmpty ? change : FigureLink.number(change, figure)
    )
  }
}
