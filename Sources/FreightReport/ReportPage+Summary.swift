import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What each investment changes by itself: in words, as bars and in numbers.
  var oneByOne: [Markup] {
    guard !view.singles.isEmpty else { return [] }
    return [heading("Åtgärderna en och en", "Each investment by itself")]
      // What the measure is comes before the chart that draws it.
      + [biggestSavers, byKind, certainty, logsumInWords].filter { !$0.isEmpty }.map(paragraph) + [
        figure(
          "savings", [Chart(view: view, wording: wording).savings], caption: savingsCaption),
        table("summary"),
      ]
      + [idleTracks, overCapacity, thresholdLine].filter { !$0.isEmpty }.map(paragraph)
  }

  func millions(_ sek: Double) -> String {
    wording.signedSignificant(sek / 1e6, leastDigits: 2) + "\u{a0}" + wording(Unit.msekPerYear)
  }

  /// The single with the largest known saving, if any saves.
  func best(
    _ options: [ResultView.Option], _ cost: (Comparison) -> Difference
  ) -> (option: ResultView.Option, value: Double)? {
    options.map { ($0, cost($0.comparison)) }.filter { $0.1.isResolved && $0.1.value < 0 }
      .min { $0.1.value < $1.1.value }.map { ($0.0, $0.1.value) }
  }

  func name(_ option: ResultView.Option) -> String {
    (option.subject.map { wording($0.name) } ?? option.id)
  }

  /// What an investment's worth rests on without a source, in brackets; empty where all that it
  /// changes or adds has one.
  private func guesses(_ option: ResultView.Option) -> String {
    let network = view.base.network
    let rests = option.investments.flatMap(\.changes).compactMap { $0.guess(network) }
    let kinds = Guess.allCases.filter(rests.contains).map { wording($0.name) }
    guard !kinds.isEmpty else { return "" }
    return wording(
      " (vilar på antagna uppgifter om \(wording.list(kinds)))",
      " (rests on guessed data of \(wording.list(kinds)))")
  }

  private func priced(_ option: ResultView.Option) -> String {
    name(option)
      + (option.costMSEK.map {
        " ("
          + FigureLink.number(wording.number($0), "summary", option.id, column: "cost_msek")
          + "\u{a0}" + wording(Unit.msek) + ")"
      } ?? "")
  }

  private var biggestSavers: String {
    let vehicle = best(view.singles) { $0.industryCost[0] }
    let manufacturing = best(view.singles) { $0.industryCost[1] }
    let freight = best(view.singles) { $0.freightCost }
    let background = best(view.singles) { $0.backgroundCost }
    func amount(_ best: (option: ResultView.Option, value: Double), _ what: String) -> String {
      FigureLink.number(
        millions(best.value), "summary", best.option.id, column: what + "_change_msek_per_year")
    }
    func part(
      _ best: (option: ResultView.Option, value: Double)?, _ what: String, _ sv: String,
      _ en: String
    ) -> (name: String, rest: String)? {
      best.map {
        (name($0.option) + guesses($0.option), wording(sv, en) + " (" + amount($0, what) + ")")
      }
    }
    let parts = [
      part(vehicle, "vehicle_industry", "för fordonsindustrin", "for the vehicle industry"),
      part(
        manufacturing, "manufacturing_industry", "för övrig tillverkningsindustri",
        "for other manufacturing"),
      part(freight, "freight", "för godset i allt", "for all freight"),
    ].compactMap { $0 }
    let apart =
      background.map {
        let name = name($0.option) + guesses($0.option)
        let gain = amount($0, "background_traffic")
        return wording(
          " Bakgrundstrafiken, som är en annan nytta, vinner mest på \(name) (\(gain)).",
          " Background traffic, which is another benefit, gains most by \(name) (\(gain)).")
      } ?? ""
    let all = counted("investments")
    guard !parts.isEmpty else {
      return wording(
        "För godset ger ingen av de \(all) åtgärderna var för sig en påvisbar besparing.",
        "For freight none of the \(all) investments by itself gives a detectable saving.") + apart
    }
    // One that saves most for several is named once.
    var merged: [(name: String, rest: String)] = []
    for part in parts {
      if let last = merged.last, last.name == part.name {
        merged[merged.count - 1].rest += wording(" och ", " and ") + part.rest
      } else {
        merged.append(part)
      }
    }
    let list = wording.list(
      merged.enumerated().map { index, part in
        let verb = index == 0 ? wording(" störst besparing ", " ") : " "
        return part.name + verb + part.rest
      })
    return wording(
      "Av \(all) åtgärder, prövade var för sig, ger " + list + ".",
      "Of \(all) investments, each by itself, these save most: " + list + ".")
      + apart
  }

  private var byKind: String {
    var parts: [String] = []
    if let option = view.largestTerminal {
      let added = Set(option.addedTerminals.map(\.id))
      let loads = option.outcome.indicators.terminals.filter { added.contains($0.terminal) }
      let tonnes = loads.reduce(0) { $0 + $1.tonnes }
      let road = option.comparison.tonneKilometres[Mode.road.order] / 1e6
      func atTerminal(_ text: String, _ terminal: Terminal.ID?, _ column: String) -> String {
        terminal.map {
          FigureLink.number(text, "terminals-investments", option.id, $0.name, column: column)
        } ?? text
      }
      let throughput =
        atTerminal(
          wording.significant(tonnes / 1e3, leastDigits: 2), loads.first?.terminal,
          "option_kt_per_year") + "\u{a0}" + wording(Unit.kilotonnesPerYear)
      let work = counted("road_work_change")
      let busiest = newRailTerminals(option).max { $0.trains < $1.trains }
      let trains = busiest?.trains ?? 0
      let weekly = atTerminal(
        wording.significant(trains, leastDigits: 2), busiest?.terminal.id, "option_trains_per_week")
      let sparse =
        trains < leastTrainsPerWeek
        ? wording(
          ", färre än någon operatör skulle köra med,", ", fewer than any operator would run,") : ""
      let drawn = wording(
        "får \(throughput) och \(weekly) tåg per vecka och riktning\(sparse) till den nya "
          + "terminalen",
        "draws \(throughput) and \(weekly) trains a week and direction\(sparse) to the new terminal"
      )
      let roadWork = Change(
        name: wording("vägarnas transportarbete", "transport work on roads"), value: road,
        size: work + wording(" miljoner tonkm/år", " million tkm/yr"))
      parts.append(
        priced(option) + " " + wording.list([drawn] + inWords([roadWork] + costs(of: option))))
    }
    if let option = view.largestRoad {
      let (before, after) = view.queueHours(with: option)
      let delay = counted("queue_change")
      let share = before > 0 ? counted("queue_change_percent") : ""
      let queues = Change(
        name: wording("köerna i trafikplatserna", "the queues in the junctions"),
        value: after - before,
        size: delay + wording(" pbe-timmar/år", " PCU-hours/yr")
          + (share.isEmpty ? "" : " (\(share))"))
      parts.append(priced(option) + " " + wording.list(inWords([queues] + costs(of: option))))
    }
    return parts.isEmpty ? "" : parts.joined(separator: "; ") + "."
  }

  private func verb(_ change: Double) -> String {
    change < 0 ? wording("minskar", "lowers") : wording("ökar", "raises")
  }

  private struct Change {
    let name: String
    /// Nil where it is no larger than the threshold.
    let value: Double?
    let size: String
  }

  /// The change of freight's cost, and apart from it that of background traffic.
  private func costs(of option: ResultView.Option) -> [Change] {
    func change(_ difference: Difference, _ what: String, _ sv: String, _ en: String) -> Change {
      let size = wording.significant(abs(difference.value) / 1e6, leastDigits: 2)
      return Change(
        name: wording(sv, en), value: difference.isResolved ? difference.value : nil,
        size: FigureLink.number(
          size, "summary", option.id, column: what + "_change_msek_per_year") + "\u{a0}"
          + wording(Unit.msekPerYear))
    }
    return [
      change(option.comparison.freightCost, "freight", "godsets kostnad", "freight's cost"),
      change(
        option.comparison.backgroundCost, "background_traffic", "bakgrundstrafikens kostnad",
        "background traffic's cost"),
    ]
  }

  /// Changes one after the other, those of one direction under one verb.
  private func inWords(_ changes: [Change]) -> [String] {
    var phrases: [(verb: String, objects: [String])] = []
    for change in changes {
      guard let value = change.value else {
        let none = wording(
          "\(change.name) \(Term.noDifference.sv)", "\(Term.noDifference.en) to \(change.name)")
        phrases.append((wording("ger", "makes"), [none]))
        continue
      }
      let object = change.name + wording(" med ", " by ") + change.size
      if phrases.last?.verb == verb(value) {
        phrases[phrases.count - 1].objects.append(object)
      } else {
        phrases.append((verb(value), [object]))
      }
    }
    return phrases.map { $0.verb + " " + wording.list($0.objects) }
  }

  /// What the headline measure is, once and in plain words.
  private var logsumInWords: String {
    wording(
      "Kostnaden för gods är inte pengar som betalas för transporter utan en logsumma: "
        + "transportköparnas förväntade lägsta generaliserade kostnad när de väljer fritt bland "
        + "alla kedjor. Ett nytt val är värt något även för den som väljer det för tidens eller "
        + "andra egenskapers skull, och därför kan medelkostnaden per ton på de kedjor som "
        + "används stiga medan logsumman sjunker. Tabellernas ”använda kedjor, medel” är den "
        + "medelkostnaden.",
      "The cost of freight is not money paid for transport but a logsum: the least generalised "
        + "cost that shippers can expect when they choose freely among all chains. A new choice is "
        + "worth something even to those who take it for its time or other qualities, so the mean "
        + "cost per tonne of the chains used can rise while the logsum falls. “Chains used, mean” "
        + "in the tables is that mean cost.")
  }

  private var savingsCaption: String {
    let freight = view.singles.filter { $0.freightOrder <= -ResultView.Option.leastCountedSEK }
    let total = view.singles.filter(\.isCountedSaving)
    let (count, all) = (freight.count, view.singles.count)
    let meaning =
      view.result.run.hasCommonDelayValues
      ? Term.noDifference : Term.noDifferenceMeaning(isCertified: false)
    return wording(
      "\(count) av \(all) åtgärder sänker godsets kostnad (logsumma) och "
        + "\(total.count) summan med bakgrundstrafiken med minst 10 000 kr/år; mindre ändringar "
        + "räknas inte. Mnkr per år, streck åt vänster är besparing, ordnade efter godset. "
        + "Spalterna har olika skalor; i.p. = \(meaning.sv).",
      "\(count) of \(all) investments lower the cost of freight (logsum) "
        + "and \(total.count) the sum with background traffic by at least 10,000 SEK/yr; smaller "
        + "changes do not count. MSEK a year, bars to the left are savings, ordered by freight. "
        + "The columns differ in scale; n.d. = \(meaning.en).")
  }
}
