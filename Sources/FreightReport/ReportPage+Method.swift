import FreightAppraisal
import FreightModel

extension ReportPage {
  /// What the model does, in plain words, and what it was fed.
  var method: Section {
    let gap = FigureLink.number(
      wording.gap(view.result.run.requestedGap), "study.json/requested_relative_gap")
    let texts = [
      wording(
        "Modellen lägger ut årets godsflöden på ett nät av vägar, järnvägar, farleder och "
          + "terminaler. Varje flöde väljer mellan transportkedjor (lastbil hela vägen, "
          + "lastbil–tåg–lastbil, industrispår, sjöfart och så vidare) och sändningsstorlekar med "
          + "en nästlad logitmodell, där kedjor med samma huvudtrafikslag liknar varandra mest, "
          + "och inom kedjan den väg som kostar minst, givet alla andras val.",
        "The model assigns the year's goods to a network of roads, railways, sea lanes and "
          + "terminals. Each flow chooses among transport chains (lorry all the way, "
          + "lorry–train–lorry, private siding, sea and so on) and shipment sizes by a nested "
          + "logit model, in which chains of one main mode are most alike, and inside the chain "
          + "the route that costs least once all others have chosen."),
      wording(
        "Kostnaden är generaliserad: fordon och drivmedel, lastning och omlastning, väntan och "
          + "kapital bundet i godset. Köer i trafikplatser, på enkelspår, på vägar och i "
          + "terminaler växer med belastningen. Bilar och övriga lastbilar kring "
          + "trafikplatserna väljer väg på samma sätt och kan alltså flytta till en ny väg.",
        "Cost is generalised: vehicles and fuel, loading and transhipment, waiting, and capital "
          + "tied up in goods. Queues in junctions, on single track, on roads and in terminals "
          + "grow with load. Cars and other lorries around the junctions choose routes alike, so "
          + "that they can move to a new road."),
      wording(
        "Varje åtgärd (UA) är en ny beräkning av samma år med åtgärden byggd, jämförd med "
          + "jämförelsealternativet (JA). Minus betyder lägre kostnad, kortare tid eller mindre "
          + "utsläpp.",
        "Each option (UA) is another solve of the same year with the investment built, compared "
          + "with the base case (JA). Minus means lower cost, shorter time or less emission."),
      gapText(gap),
      // Where something is appraised it stands with the economics.
      (view.options.isEmpty ? standard + " " : "")
        + wording(
          "Tabellen visar varje parameters källa, spann och om värdet är verifierat.",
          "The table shows each parameter's source, range and whether the value is verified."),
    ]
    return section(
      "method", wording("Metod och förutsättningar", "Method and assumptions"),
      texts.map { paragraph($0) } + [
        paragraph(
          wording(
            "Varje tal i en tabell har en beteckning, tabell/rad/kolumn, som visas när muspekaren "
              + "hålls över talet och kan skrivas efter # i en länk hit; tabellens egen beteckning "
              + "står sist i dess text och ett diagrams sist i dess bildtext. Ett tal i en mening "
              + "leder till sin cell och visar dess beteckning på samma sätt. Kommandot omlast "
              + "explain följt av beteckningen och resultatmappen redovisar hur talet har tagits "
              + "fram: formel, beräkningar med gap, parametrar och indatafiler. Slutar "
              + "beteckningen med / listas alla tal i tabellen eller raden.",
            "Each figure in a table has an identifier, table/row/column, which shows when the "
              + "pointer rests on it and may follow # in a link to this page; the table's own "
              + "identifier ends its text, and a chart's its caption. A number in a sentence leads "
              + "to its cell and shows its identifier in the same way. The command omlast explain, "
              + "the identifier and the folder of results print where the figure comes from: "
              + "formula, solves with their gaps, parameters and input files. An identifier that "
              + "ends with / lists all figures of the table or row.")),
        table("demand_option_contents"), table("parameters"),
        table("external_costs"), table("price_indices"), table("discount_rates"),
        table("growth"), table("gaps"),
      ])
  }

  /// What the gap says.
  private func gapText(_ gap: String) -> String {
    if view.result.run.hasCommonDelayValues {
      return wording(
        "Gapet är en bevisad övre gräns för hur långt målfunktionens värde är från det lägsta; "
          + "begärt gap är \(gap) av kostnaden. Det begränsar inte varje kostnad för sig. Är en "
          + "skillnad under tröskeln, JA:s och UA:s gap och en hundramiljondel av kostnaden för "
          + "dem som väljer väg, står det ”ingen påvisbar skillnad” (i.p. i tabeller) i stället "
          + "för ett tal.",
        "The gap is a proven upper bound of how far the objective's value is from its least; the "
          + "gap asked for is \(gap) of the cost. It does not bound each cost by itself. "
          + "If a difference is below the threshold, the gaps of base and option and a "
          + "hundred-millionth of the cost of those who choose their way, “no detectable "
          + "difference” (n.d. in tables) stands in place of a number."
      )
        + accuracyText
    }
    return wording(
      "Varje varuslag betalar sitt eget värde av en fördröjning. Gapet är då variationsolikhetens "
        + "(VI-gap, entydighet inte säkerställd): noll i en jämvikt, men ingen gräns för avståndet "
        + "till den, och det kan finnas flera. Begärt gap är \(gap) av kostnaden.",
      "Each commodity pays its own value of a delay. The gap is then that of the variational "
        + "inequality (VI gap, uniqueness not certified): zero at an equilibrium but no bound of "
        + "the distance to it, and there may be others. The gap asked for is \(gap) of the "
        + "cost.")
  }

  /// What tighter solves change; empty where none were made.
  private var accuracyText: String {
    let all = view.result.accuracies
    guard !all.isEmpty else { return "" }
    func most(_ column: String, _ change: (SolveAccuracy) -> Double) -> String {
      let worst = zip(all, view.result.outcomes).max { abs(change($0.0)) < abs(change($1.0)) }!
      return told("gaps", worst.1.scenario.id, column: column)
    }
    let freight = most("freight_change_sek_per_year", \.freightSEK)
    let others = most("background_change_sek_per_year", \.backgroundSEK)
    let hasNet = all.contains { $0.netMSEK != nil }
    let net = most("nnv_change_msek") { $0.netMSEK ?? 0 }
    let open = all.count { !$0.isConverged }
    let costs = wording(
      " I en omräkning av scenarierna till en tusendel av gapet ändrades godsets kostnad med som "
        + "mest \(freight) kr/år och bakgrundstrafikens med \(others) kr/år",
      " When the scenarios were solved again, to a thousandth of the gap, the cost of freight "
        + "changed by \(freight) SEK/yr at the most and that of background traffic by \(others) "
        + "SEK/yr")
    let values =
      hasNet
      ? wording(
        "; NNV ändrades med som mest \(net) mnkr, för externa effekter följer flödena, som är "
          + "mindre bestämda än kostnaderna",
        "; NNV changed by \(net) MSEK at the most, as external effects follow flows, which are "
          + "less determined than costs") : ""
    let reached =
      open == 0
      ? ""
      : wording(
        " (\(open) av \(all.count) omräkningar nådde inte så långt)",
        " (\(open) of \(all.count) solves did not get that far)")
    return costs + values + reached + "."
  }

  /// What is left out and what is estimated.
  var limits: Section {
    let (estimated, rows) = (counted("estimated_rows"), counted("input_rows"))
    let share = counted("estimated_rows_percent")
    let items = [
      notValued, wording(view.result.appraisalBasis.operatorsInWords), foreignValues,
      wording(
        "Ett enda år är beräknat: kalkylen låter dess effekter gälla i hela kalkylperioden med en "
          + "fast tillväxt.",
        "A single year is solved: the appraisal lets its effects hold through the whole period "
          + "with a fixed growth."),
      wording(
        "Godsmängderna är givna, också i efterfrågealternativen; en bättre förbindelse skapar inga "
          + "nya transporter och flyttar ingen verksamhet.",
        "Goods are given, in the demand options too; a better connection makes no new transport "
          + "and moves no business."
      ),
      wording(
        "I huvudsvaret går tåg och fartyg med angiven last; tätare avgångar vid mer gods räknas "
          + "för sig (tabellen Skalfördelar), och tidtabeller och tåglägen beskrivs inte utöver "
          + "enkelspårens köer.",
        "In the main answer trains and ships run with the load stated; denser departures with more "
          + "goods are computed beside it (table Economies of scale), and timetables and train "
          + "paths are not described beyond the queues of single tracks."),
      wording(
        "På väg räknas alla bilars tid, på järnväg varken resenärers tid eller tillförlitlighet: "
          + "väg- och järnvägsåtgärder kan inte rangordnas mot varandra efter totalsumman.",
        "Roads count the time of all cars, rail neither passengers' time nor reliability: road and "
          + "rail investments cannot be ranked against each other by their totals."),
      wording(trainLimit.sv, trainLimit.en),
      wording(
        "Vägavgifter och broavgifter (Öresund, Stora Bält, tysk vägavgift) och förares vila ingår "
          + "inte.",
        "Tolls (Öresund, Storebælt, the German road charge) and drivers' rest are not included."),
      wording(
        "Vägarnas nytta vilar på trafikplatsernas kapaciteter, som är uppskattade: fördröjningen "
          + "växer brant nära kapaciteten.",
        "The junctions' capacities are guesses on which the road benefit stands: delay rises "
          + "steeply near capacity."),
      wording(
        "Fast trafik, fordon utanför bakgrundsmatrisen, ligger kvar på sin väg vad som än byggs.",
        "Fixed traffic, vehicles outside the background matrix, "
          + "stays on its road whatever is built."
      ),
      matrixLimit,
      overfilledTracks,
      wording(
        "Noder och länkar är förenklade; lokala lägen i kartorna är ungefärliga.",
        "Nodes and links are simplified; local positions on the maps are approximate."),
    ].filter { !$0.isEmpty }
    return section(
      "limits", wording("Begränsningar", "Limits"),
      [
        Markup("ul", [:], items.map { Markup("li", [:], linked($0)) }),
        paragraph(
          wording(
            "\(estimated) av \(rows) indatarader (\(share)) är uppskattningar, och "
              + "\(verifiedInWords).",
            "\(estimated) of \(rows) input rows (\(share)) are estimates, and "
              + "\(verifiedInWords).")),
        table("observations"), table("counts"), table("estimates"), table("unserved"),
      ])
  }

  /// What has no price.
  private var notValued: String {
    let items = Unpriced.phrases(view.result.appraisalBasis, view.study.network.vehicles)
    return wording("Kalkylen värderar inte: ", "The appraisal does not value: ")
      + items.map { wording($0) }.joined(separator: "; ") + "."
  }

  /// Unit values whose source is in other money; empty where there is none.
  private var foreignValues: String {
    let foreign = view.result.appraisalBasis.foreignValues
    let (some, all) = (counted("foreign_unit_values"), counted("unit_values"))
    guard !foreign.isEmpty else { return "" }
    func distinct(_ words: [Label]) -> String {
      wording.list(
        words.map { lowerFirst(wording($0)) }.reduce(into: [String]()) { seen, word in
          if !seen.contains(word) { seen.append(word) }
        })
    }
    let traffic = distinct(foreign.map { title(of: $0.traffic) })
    let effects = distinct(foreign.map(\.effect.inWords))
    let money = wording.list(Set(foreign.compactMap(\.sourceCurrency)).sorted())
    return wording(
      "\(some) av \(all) enhetsvärden för externa effekter (\(traffic): \(effects)) "
        + "bygger på en källa i annan valuta (\(money)), och vägar, trafik och fordon i Sverige "
        + "kan skilja sig; hur beloppen har förts över står i tabellen Värden av externa effekter.",
      "\(some) of \(all) unit values of external effects (\(traffic): \(effects)) "
        + "rest on a source in other money (\(money)), and roads, traffic and vehicles in Sweden "
        + "may differ; how the amounts were carried over stands in the table Unit values of "
        + "external effects.")
  }

  /// What trains at any volume mean for the answer, with the new terminals' own frequencies.
  private var trainLimit: Label {
    var seen: Set<Terminal.ID> = []
    let found = view.singles.flatMap { option in
      newRailTerminals(option).filter { seen.insert($0.terminal.id).inserted }.map {
        wording($0.terminal.title) + " (" + wording(FreightReport.title(of: option)) + ") "
          + FigureLink.number(
            wording.number($0.trains, decimals: 1), "terminals-investments", option.id,
            $0.terminal.id.name, column: "option_trains_per_week")
      }
    }
    guard !found.isEmpty else { return anyVolume }
    let list = found.joined(separator: ", ")
    return Label(
      sv: anyVolume.sv + " Tåg per vecka och riktning vid nya terminaler: " + list + ".",
      en: anyVolume.en + " Trains a week and direction at new terminals: " + list + ".")
  }

  /// What repeats the run.
  var appendix: Section {
    section("appendix", wording("Bilaga: indata", "Appendix: inputs"), [table("inputs")])
  }
}
