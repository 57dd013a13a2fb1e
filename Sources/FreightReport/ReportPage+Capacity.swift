import FreightAppraisal
import FreightModel

extension ReportPage {
  /// How far industries can grow, and where more capacity is worth most; empty if that was not
  /// asked for.
  var bottlenecks: [Markup] {
    var content: [Markup] = []
    if !view.result.throughputs.isEmpty {
      content += headroomFindings.map(paragraph)
      content += [headroomMeasure, overfilledNote].filter { !$0.isEmpty }.map(paragraph)
      content.append(
        figure(
          "headroom", [Chart(view: view, wording: wording).headroom],
          caption: headroomCaption))
      content.append(table("headroom"))
    }
    if let first = view.result.capacityValues?.values.first {
      content += [paragraph(finding(first)), table("capacity_values")]
    }
    content += physicalThroughput
    return content.isEmpty
      ? [] : [heading("Utrymme och flaskhalsar", "Headroom and bottlenecks")] + content
  }

  /// How far the least of all cases shown goes, on today's routes and with free ones.
  private var headroomCaption: String {
    let shown = view.shownHeadroom
    let least = wording.times(shown.compactMap { $0.tightest?.factor }.min() ?? 0)
    let free = wording(
      "med fria vägval och obegränsat antal fordon är nätets övre gräns \(least) gånger där den är "
        + "lägst",
      "with free routes and as many vehicles as wanted the networks' upper limit is \(least) times "
        + "where it is lowest")
    let today = shown.compactMap { $0.onTodaysRoutes?.factor }.min().map {
      let factor = wording.times($0)
      return wording(
        "Med dagens vägval får minst \(factor) gånger näringens nuvarande volym plats i alla "
          + "visade fall; ",
        "On today's routes at least \(factor) times an industry's present volume fits in all cases "
          + "shown; ")
    }
    return
      (today ?? wording("Med dagens vägval fylls ingenting; ", "On today's routes nothing fills; "))
      + free + wording(" (uppskattade kapaciteter).", " (capacities are estimates).")
  }

  /// One sentence or two for each industry in the base case: on the routes that it has first, as
  /// the limit with free ones is far beyond anything that will happen.
  private var headroomFindings: [String] {
    view.result.throughputs.filter { $0.scenario.id == view.result.base.scenario.id }.compactMap {
      throughput in
      guard let period = throughput.tightest, case .industry(let industry) = throughput.growing
      else { return nil }
      let name = industryPhrase(industry)
      let today = onTodaysRoutes(throughput, name)
      guard period.factor.isFinite else {
        return today
          + wording(
            "Om vägvalen är fria räcker kapaciteten hur mycket \(name.sv) än växer.",
            "If routes are free, no capacity binds however much \(name.en) grows.")
      }
      let factor = told(wording.times(period.factor), throughput, "factor") + mark(throughput)
      let binds = binding(period)
      let when = period.period.name
      return today
        + wording(
          "Nätets övre gräns för \(name.sv), om vägvalen är fria, är \(factor) gånger dagens "
            + "volym: då är kapaciteten fullt utnyttjad i \(binds.sv) (\(when.sv.lowercased())).",
          "The networks' upper limit for \(name.en), if routes are free, is \(factor) times the "
            + "present volume: then \(binds.en) \(period.binding.count == 1 ? "binds" : "bind") "
            + "(\(when.en.lowercased())).")
    }
  }

  /// A number of an industry's headroom in a sentence.
  private func told(_ text: String, _ throughput: Throughput, _ column: String) -> String {
    guard case .industry(let industry) = throughput.growing else { return text }
    return FigureLink.number(
      text, "headroom", throughput.scenario.id, title(of: industry).en, column: column)
  }

  /// The utilisation of a facility in the base case, in a sentence.
  private func told(_ text: String, of place: FacilityPlace, _ period: Period) -> String {
    switch place.kind {
    case .approach:
      FigureLink.number(
        text, "junctions", place.id, period.name.en, column: "utilisation_percent")
    case .road, .singleTrack, .track, .sailing:
      FigureLink.number(text, "links", place.id, column: "peak_utilisation_percent")
    case .terminal, .opening:
      FigureLink.number(text, "terminals", place.id, column: "peak_utilisation_percent")
    case .berth:
      FigureLink.number(text, "berths", place.id, column: "peak_utilisation_percent")
    case .fleet: text
    }
  }

  private func mark(_ throughput: Throughput) -> String {
    view.rests(throughput) ? "ᵉ" : ""
  }

  /// The industry on the routes that it has; empty where nothing fills.
  private func onTodaysRoutes(_ throughput: Throughput, _ name: Label) -> String {
    guard let room = throughput.onTodaysRoutes else { return "" }
    let factor =
      told(wording.times(room.factor), throughput, "factor_on_todays_routes") + mark(throughput)
    let use = told(wording.percent(room.utilisation), of: room.place, room.period)
    let (place, kind, when) = (room.place.name, room.place.kind.words, room.period.name)
    return wording(
      "\(name.sv.firstUpper) kan med dagens vägval (jämviktens flöden räknas upp, ingen byter väg) "
        + "växa till \(factor) gånger dagens volym innan \(place.sv) (\(kind.sv), "
        + "\(when.sv.lowercased())) är fullt utnyttjad; i dag utnyttjas \(use). ",
      "On today's routes (the equilibrium's own flows scaled, nobody turns elsewhere) "
        + "\(name.en) can grow to \(factor) times its present volume before \(place.en) "
        + "(\(kind.en), \(when.en.lowercased())), \(use) full today, is full. ")
  }

  /// What the factor leaves out.
  private var headroomMeasure: String {
    let fleets = view.study.network.limits.fleets.isEmpty
    return wording(
      "Den övre gränsen förutsätter att gods och trafik kan ta vilken väg som helst, oavsett "
        + "kostnad och kö, och båda måtten bygger på kapaciteter som till största "
        + "delen är uppskattningar. "
        + (fleets ? "Ingen fordonspark är angiven: antalet fordon sätter ingen gräns." : ""),
      "The upper limit lets all goods and traffic take any way, however dear it is and however "
        + "long the queue, and both measures count capacities that are "
        + "estimates for the most part. "
        + (fleets ? "No fleets are given, so that vehicles never run out." : ""))
  }

  /// What is full before anything grows.
  private var overfilledNote: String {
    let base = view.result.throughputs.first { $0.scenario.id == view.result.base.scenario.id }
    guard let facilities = base?.overfilled, !facilities.isEmpty else { return "" }
    let names = wording.list(
      facilities.map {
        "\(wording($0.place.name)) (\(wording($0.place.kind.words)), "
          + "\(wording.percent($0.utilisation, decimals: 1)))"
      })
    return wording(
      "Redan i dag är \(names) över sin kapacitet av trafik som inte kan byta väg; i den övre "
        + "gränsen får ingen annan trafik plats där.",
      "Above capacity already today, by traffic that cannot change its road, are \(names): in the "
        + "upper limit nobody else may pass there.")
  }

  private func finding(_ value: CapacityValue) -> String {
    let unit = wording(title(of: value.unit))
    func told(_ text: String, _ column: String) -> String {
      FigureLink.number(
        text, "capacity_values", value.place.id, value.place.name.en, title(of: value.unit).en,
        column: column)
    }
    let amount = told(
      wording.number(value.sekPerYearPerPercent), "value_sek_per_year_per_percent")
    let one = told(
      wording.number(value.sekPerUnit(hours: view.hours), decimals: 2), "value_sek_per_unit")
    return wording(
      "Värsta flaskhalsen är \(value.place.name.sv) (\(value.place.kind.words.sv)): en procent mer "
        + "kapacitet är värd \(amount) kr om året, eller \(one) kr per \(unit).",
      "The worst bottleneck is \(value.place.name.en) (\(value.place.kind.words.en)): one per cent "
        + "more capacity is worth SEK \(amount) a year, or SEK \(one) a \(unit).")
  }
}

private func industryPhrase(_ industry: Industry) -> Label {
  switch industry {
  case .vehicle: Label(sv: "fordonsindustrin", en: "the vehicle industry")
  case .manufacturing: Label(sv: "övrig tillverkningsindustri", en: "other manufacturing")
  case .other: Label(sv: "övriga näringar", en: "other industry")
  }
}

extension ResultView {
  /// Headroom of the base case and of the headline packages.
  fileprivate var shownHeadroom: [Throughput] {
    let headlines = study.headlines.map(\.investments)
    return result.throughputs.filter {
      $0.scenario.investments.isEmpty || headlines.contains(Set($0.scenario.investments))
    }
  }
}

extension String {
  /// The text at the beginning of a sentence.
  fileprivate var firstUpper: String { prefix(1).uppercased() + dropFirst() }
}

extension Chart {
  /// Bars of headroom on today's routes: base case and headlines, by industry, all on one scale.
  var headroom: Markup {
    let rows = [Industry.vehicle, .manufacturing].flatMap { industry in
      view.shownHeadroom.filter { $0.growing == .industry(industry) }.map { throughput in
        (industry, throughput.scenario, throughput.onTodaysRoutes?.factor ?? .infinity)
      }
    }
    let most = rows.map(\.2).filter { $0.isFinite }.max() ?? 1
    let height = 34.0
    let marks = rows.enumerated().flatMap { index, row -> [Markup] in
      let y = Double(index) * height
      let length = 85 * (row.2.isFinite ? row.2 : most) / max(most, 1e-9)
      let name =
        wording(title(of: row.0)) + ": " + wording(headroomName(of: row.1, view))
      let times =
        row.2.isFinite ? wording.times(row.2) : wording("ingenting fylls", "nothing fills")
      return [
        .mark(
          name + ": " + times + (row.2.isFinite ? wording(" gånger", " times") : ""),
          figure: figureID(
            "headroom", row.1.id, title(of: row.0).en, column: "factor_on_todays_routes"),
          Markup(
            "text", ["x": "0", "y": coordinate(y + 11), "class": "halo"], .text(name)),
          Markup(
            "rect",
            [
              "x": "0", "y": coordinate(y + 15), "width": coordinate2(length) + "%",
              "height": "11",
              "fill": row.0 == .vehicle ? Palette.terminal : "url(#fill-manufacturing)",
            ]),
          Markup(
            "text",
            ["x": coordinate2(length) + "%", "dx": "4", "y": coordinate(y + 24.5)],
            .text(times)))
      ]
    }
    let hatching = Markup(
      "pattern",
      [
        "id": "fill-manufacturing", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
      ],
      Markup("rect", ["width": "6", "height": "6", "fill": "#b9b9b2"]),
      Markup("path", ["d": "M0 0L6 6", "stroke": "#6b6b6b", "stroke-width": "1"]))
    return Markup(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "role": "img", "class": "fluid",
        "aria-labelledby": "headroom-chart-title", "width": "100%",
        "height": coordinate(Double(rows.count) * height + 4), "font-size": "11",
      ],
      [
        Markup(
          "title", ["id": "headroom-chart-title"],
          .text(
            wording(
              "Hur många gånger efterfrågan kan växa med dagens vägval, "
                + "per näringsgren och scenario",
              "How many times demand can grow on today's routes, by industry and scenario"))),
        Markup("defs", [:], hatching),
      ] + marks)
  }
}
