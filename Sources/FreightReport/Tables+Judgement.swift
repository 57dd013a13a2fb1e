import FreightAppraisal
import FreightModel

/// What is judged in a row of a template, and what belongs there.
private struct Subject {
  let id: String
  let name: Label
  let guidance: Label
}

/// A table to be filled in by people, a column for each headline package: the program sets the rows
/// and says what belongs in them.
private func template(
  _ id: String, _ title: Label, key: String, subject: Label, _ view: ResultView,
  _ subjects: [Subject]
) -> ReportTable {
  let packages = view.headlines
  let judgements: [ReportTable.Column] =
    packages.isEmpty
    ? [
      .init(
        key: "judgement", heading: Label(sv: "Bedömning (fylls i)", en: "Judgement (fill in)"),
        isNumeric: false)
    ]
    : packages.map { option in
      .init(
        key: "judgement_" + option.outcome.value.scenario.id,
        heading: view.headlineName(of: option), isNumeric: false)
    }
  return ReportTable(
    id: id, title: title,
    note: packages.isEmpty
      ? Label(
        sv: "Fylls i av den som gör bedömningen; programmet bedömer inte.",
        en: "Filled in by whoever judges; the program does not judge.")
      : Label(
        sv:
          "En tom spalt per huvudpaket, som fylls i av den som gör bedömningen; programmet bedömer "
          + "inte.",
        en:
          "An empty column for each headline package, filled in by whoever judges; the program "
          + "does not judge."),
    columns: [
      .init(key: key, heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
      .init(key: "subject", heading: subject, isNumeric: false),
      .init(key: "guidance", heading: Label(sv: "Vägledning", en: "Guidance"), isNumeric: false),
    ] + judgements,
    rows: subjects.map { row in
      .init(
        cells: [.text(row.id), .label(row.name), .label(row.guidance)]
          + judgements.map { _ in .text("") })
    })
}

/// How the transport policy goals are met.
func goalTable(_ view: ResultView) -> ReportTable {
  template(
    "goals", Label(sv: "Transportpolitisk målanalys", en: "Fulfilment of goals"), key: "goal_id",
    subject: Label(sv: "Mål", en: "Goal"), view,
    [
      Subject(
        id: "access_industry",
        name: Label(
          sv: "Funktionsmålet: tillgänglighet för näringslivet", en: "Access for industry"),
        guidance: Label(
          sv: "Positivt, inget eller negativt bidrag. Underlag: effekter per näringsgren.",
          en: "Positive, no or negative contribution. Basis: effects by industry.")),
      Subject(
        id: "access_people",
        name: Label(sv: "Funktionsmålet: medborgarnas resor", en: "Access for people"),
        guidance: Label(
          sv:
            "Underlag: bakgrundstrafikens tid. Resor med tåg, buss, cykel och till fots ingår inte "
            + "i modellen.",
          en: "Basis: time of background traffic. Trips by train, bus, bicycle and on foot are not "
            + "in the model.")),
      Subject(
        id: "equality",
        name: Label(
          sv: "Funktionsmålet: jämställdhet, barn, funktionsnedsättning",
          en: "Equality, children, disability"),
        guidance: Label(
          sv: "Inget underlag i beräkningen.", en: "No basis in the computation.")),
      Subject(
        id: "safety", name: Label(sv: "Hänsynsmålet: trafiksäkerhet", en: "Safety"),
        guidance: Label(
          sv: "Underlag: fordonskilometer per vägtyp och effekten trafikolyckor.",
          en: "Basis: vehicle-kilometres by kind of road and the effect on accidents.")),
      Subject(
        id: "climate", name: Label(sv: "Hänsynsmålet: klimat", en: "Climate"),
        guidance: Label(
          sv: "Underlag: koldioxid per år. Byggets egna utsläpp ingår inte.",
          en: "Basis: CO₂ per year. Emissions from building are not included.")),
      Subject(
        id: "health",
        name: Label(sv: "Hänsynsmålet: hälsa, luft och buller", en: "Health, air and noise"),
        guidance: Label(
          sv: "Underlag: effekterna luft och buller. Var människor bor längs vägen ingår inte.",
          en: "Basis: the effects on air and noise. Where people live along the road is not "
            + "included.")),
      Subject(
        id: "landscape", name: Label(sv: "Hänsynsmålet: landskap", en: "Landscape"),
        guidance: Label(
          sv: "Barriärer, naturvärden, kulturmiljö, mark: inget underlag i beräkningen.",
          en: "Barriers, nature, heritage, land: no basis in the computation.")),
    ])
}

/// Effects without a price.
func unpricedTable(_ view: ResultView) -> ReportTable {
  template(
    "unpriced", Label(sv: "Ej prissatta effekter", en: "Effects not priced"), key: "effect_id",
    subject: Label(sv: "Effekt", en: "Effect"), view,
    Unpriced.all(view.result.appraisalBasis, view.study.network.vehicles).map {
      Subject(id: $0.id, name: $0.name, guidance: $0.guidance)
    })
}

/// The step of each investment by the four-step principle.
func fourStepTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "four_step", title: Label(sv: "Fyrstegsprincipen", en: "The four-step principle"),
    note: Label(
      sv:
        "Steget fylls i av den som gör bedömningen; programmet bedömer inte. 1 Tänk om: har "
        + "behovet av transport eller valet av färdsätt prövats? 2 Optimera: kan det som finns "
        + "användas bättre (tidtabeller, samlastning, signaler)? 3 Bygg om: räcker en begränsad "
        + "ombyggnad (mötesspår, ramper, mitträcke)? 4 Bygg nytt: varför räcker inte steg 1–3?",
      en:
        "The step is filled in by whoever judges; the program does not judge. 1 Rethink: have the "
        + "need for transport and the choice of mode been tried? 2 Optimise: can what exists be "
        + "used better (timetables, consolidation, signals)? 3 Rebuild: is a limited rebuilding "
        + "enough (loops, ramps, a median barrier)? 4 Build new: why are steps 1 to 3 not enough?"),
    columns: [
      .init(
        key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isNumeric: false),
      .init(key: "name", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
      .init(
        key: "step", heading: Label(sv: "Steg 1–4 (fylls i)", en: "Step 1–4 (fill in)"),
        isNumeric: false),
      .init(
        key: "reason", heading: Label(sv: "Motivering (fylls i)", en: "Reason (fill in)"),
        isNumeric: false),
    ],
    rows: view.study.investments.map {
      .init(cells: [.text($0.id.name), .label($0.name), .text(""), .text("")])
    })
}
