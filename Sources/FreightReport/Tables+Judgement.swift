import FreightAppraisal
import FreightModel

/// A table to be filled in by people: the program sets the rows and says what belongs in them.
private func template(
  _ id: String, _ title: Label, _ note: Label, subject: Label, rows: [(Label, Label)]
) -> ReportTable {
  ReportTable(
    id: id, title: title, note: note,
    columns: [
      .init(key: "subject", heading: subject, isNumeric: false),
      .init(
        key: "guidance", heading: Label(sv: "Vägledning", en: "Guidance"), isNumeric: false),
      .init(
        key: "judgement", heading: Label(sv: "Bedömning (fylls i)", en: "Judgement (fill in)"),
        isNumeric: false),
    ],
    rows: rows.map { .init(cells: [.label($0), .label($1), .text("")]) })
}

private let byPeople = Label(
  sv: "Raderna fylls i av den som gör bedömningen; programmet bedömer dem inte.",
  en: "The rows are filled in by whoever judges; the program does not judge them.")

/// How the transport policy goals are met.
let goalTable = template(
  "goals", Label(sv: "Transportpolitisk målanalys", en: "Fulfilment of goals"), byPeople,
  subject: Label(sv: "Mål", en: "Goal"),
  rows: [
    (
      Label(sv: "Funktionsmålet: tillgänglighet för näringslivet", en: "Access for industry"),
      Label(
        sv: "Positivt, inget eller negativt bidrag. Underlag: effekter per näringsgren.",
        en: "Positive, no or negative contribution. Basis: effects by industry.")
    ),
    (
      Label(sv: "Funktionsmålet: medborgarnas resor", en: "Access for people"),
      Label(
        sv:
          "Underlag: bakgrundstrafikens tid. Resor med tåg, buss, cykel och till fots ingår inte i "
          + "modellen.",
        en:
          "Basis: time of background traffic. Trips by train, bus, bicycle and on foot are not in the "
          + "model.")
    ),
    (
      Label(
        sv: "Funktionsmålet: jämställdhet, barn, funktionsnedsättning",
        en: "Equality, children, disability"),
      Label(sv: "Inget underlag i beräkningen.", en: "No basis in the computation.")
    ),
    (
      Label(sv: "Hänsynsmålet: trafiksäkerhet", en: "Safety"),
      Label(
        sv: "Underlag: fordonskilometer per vägtyp och effekten trafikolyckor.",
        en: "Basis: vehicle-kilometres by kind of road and the effect on accidents.")
    ),
    (
      Label(sv: "Hänsynsmålet: klimat", en: "Climate"),
      Label(
        sv: "Underlag: koldioxid per år. Byggets egna utsläpp ingår inte.",
        en: "Basis: CO₂ per year. Emissions from building are not included.")
    ),
    (
      Label(sv: "Hänsynsmålet: hälsa, luft och buller", en: "Health, air and noise"),
      Label(
        sv: "Underlag: effekterna luft och buller. Var människor bor längs vägen ingår inte.",
        en: "Basis: the effects on air and noise. Where people live along the road is not included."
      )
    ),
    (
      Label(sv: "Hänsynsmålet: landskap", en: "Landscape"),
      Label(
        sv: "Barriärer, naturvärden, kulturmiljö, mark: inget underlag i beräkningen.",
        en: "Barriers, nature, heritage, land: no basis in the computation.")
    ),
  ])

/// Effects without a price.
let unpricedTable = template(
  "unpriced", Label(sv: "Ej prissatta effekter", en: "Effects not priced"), byPeople,
  subject: Label(sv: "Effekt", en: "Effect"),
  rows: [
    (
      Label(sv: "Tillförlitlighet och störningar", en: "Reliability and disruptions"),
      Label(
        sv: "Positiv, försumbar eller negativ; vem berörs? Omvägar vid avbrott.",
        en: "Positive, negligible or negative; whom does it concern? Detours in closures.")
    ),
    (
      Label(sv: "Resultat i terminaler, hamnar och transportföretag", en: "Profits of operators"),
      Label(
        sv: "Intäkter mindre kostnader: behöver operatörernas egna kalkyler.",
        en: "Revenue less cost: needs the operators' own figures.")
    ),
    (
      Label(sv: "Banavgifter och farledsavgifter", en: "Track charges and fairway dues"),
      Label(
        sv: "Vad staten får in och vad det täcker: satser behövs.",
        en: "What the state takes in and what it pays for: rates are needed.")
    ),
    (
      Label(sv: "Sjöfartens och färjornas externa effekter", en: "External effects of ships"),
      Label(
        sv: "Luft, olyckor och buller; bara koldioxid är värderad.",
        en: "Air, accidents and noise; CO₂ alone is valued.")
    ),
    (
      Label(sv: "Resenärer på järnväg", en: "Rail passengers"),
      Label(
        sv: "Kortare restid och färre förseningar av mötesspår och fjärrstyrning.",
        en: "Shorter trips and fewer delays by loops and remote control.")
    ),
    (
      Label(sv: "Byggtid", en: "While building"),
      Label(
        sv: "Störningar, utsläpp från bygget, masshantering.",
        en: "Disruptions, emissions from building, earthworks.")
    ),
    (
      Label(sv: "Mark, natur och kulturmiljö", en: "Land, nature and heritage"),
      Label(
        sv: "Intrång, barriärer, åkermark, vattenskydd.",
        en: "Encroachment, barriers, farmland, water protection.")
    ),
    (
      Label(sv: "Regional utveckling", en: "Regional development"),
      Label(
        sv: "Industrimark och etableringar: beskriv utan att räkna samma nytta två gånger.",
        en: "Industrial land and new firms: describe without counting a benefit twice.")
    ),
  ])

/// The four-step principle.
let fourStepTable = template(
  "four_step", Label(sv: "Fyrstegsprincipen", en: "The four-step principle"), byPeople,
  subject: Label(sv: "Steg", en: "Step"),
  rows: [
    (
      Label(sv: "1 Tänk om", en: "1 Rethink"),
      Label(
        sv: "Har behovet av transport eller valet av färdsätt prövats?",
        en: "Have the need for transport and the choice of mode been tried?")
    ),
    (
      Label(sv: "2 Optimera", en: "2 Optimise"),
      Label(
        sv: "Kan det som finns användas bättre: tidtabeller, samlastning, signaler?",
        en: "Can what exists be used better: timetables, consolidation, signals?")
    ),
    (
      Label(sv: "3 Bygg om", en: "3 Rebuild"),
      Label(
        sv: "Räcker en begränsad ombyggnad: mötesspår, ramper, mitträcke?",
        en: "Is a limited rebuilding enough: loops, ramps, a median barrier?")
    ),
    (
      Label(sv: "4 Bygg nytt", en: "4 Build new"),
      Label(
        sv: "Varför räcker inte steg 1–3? Märk varje åtgärd med sitt steg.",
        en: "Why are steps 1 to 3 not enough? Mark each measure with its step.")
    ),
  ])

/// What the column of growing effects holds against the net present value beside it.
private func growingNote(_ view: ResultView) -> Label {
  let (rate, year) = (view.result.appraisalBasis.rules.effectGrowth, view.result.run.year)
  let (sv, en) = (Wording(.sv), Wording(.en))
  return Label(
    sv: (rate == 0
      ? " I NNV ligger effekterna kvar på \(year) års nivå"
      : " I NNV växer effekterna \(sv.percent(rate, decimals: 1)) om året")
      + "; i spalten bredvid växer varje effekt i takt med sin trafik (uppskattat).",
    en: " NNV "
      + (rate == 0
        ? "holds effects at the level of \(year)"
        : "lets effects grow \(en.percent(rate, decimals: 1)) a year")
      + "; in the column beside it each effect grows as its traffic does (estimated).")
}

/// Net present value, what has no price, and the verdict: the last two by people.
func verdictTable(_ view: ResultView) -> ReportTable {
  let missing = starNote(view)
  let isGrowing = view.headlines.contains { $0.appraisal.growingMSEK != nil }
  let growing = isGrowing ? growingNote(view) : Label(sv: "", en: "")
  return ReportTable(
    id: "verdict",
    title: Label(
      sv: "Sammanvägd bedömning av huvudpaketen", en: "Verdict on the headline packages"),
    note: Label(
      sv: "Nettonuvärdet är bara det som har ett pris här. De ej prissatta effekterna och den "
        + "sammanvägda bedömningen fylls i av den som gör bedömningen." + growing.sv + missing.sv,
      en:
        "The net present value is only what has a price here. Effects not priced and the verdict are "
        + "filled in by whoever judges." + growing.en + missing.en),
    columns: [
      .init(key: "package", heading: Label(sv: "Paket", en: "Package"), isNumeric: false),
      .init(
        key: "nnv_msek", heading: Label(sv: "Nettonuvärde, NNV", en: "Net present value, NNV"),
        unit: Unit.msek, csvDecimals: 6, isDifference: true),
      .init(
        key: "nnv_growing_msek",
        heading: Label(sv: "NNV, växande effekterᵉ", en: "NNV, growing effectsᵉ"),
        unit: Unit.msek, csvDecimals: 6, isShown: isGrowing, isDifference: true),
      .init(
        key: "nnk_i", heading: Label(sv: "NNK\u{2011}i", en: "NNK\u{2011}i"), decimals: 2,
        csvDecimals: 6,
        isDifference: true),
      .init(
        key: "nnv_above_zero_percent",
        heading: Label(sv: "P(NNV\u{a0}>\u{a0}0)", en: "P(NNV\u{a0}>\u{a0}0)"), unit: Unit.perCent,
        csvDecimals: 6,
        isShown: view.result.sweep != nil),
      .init(
        key: "unpriced",
        heading: Label(
          sv: "Ej prissatta effekter (fylls\u{a0}i)", en: "Effects not priced (fill in)"),
        isNumeric: false),
      .init(
        key: "verdict",
        heading: Label(sv: "Sammanvägd bedömning (fylls\u{a0}i)", en: "Verdict (fill in)"),
        isNumeric: false),
      optionHead[0],
      .init(
        key: "without_maintenance",
        heading: Label(
          sv: "Drift och underhåll saknas för", en: "Operation and maintenance missing for"),
        isShown: false, isNumeric: false),
    ],
    rows: view.headlines.map { option in
      let value = option.appraisal.value
      return .init(
        cells: [
          .label(view.markedName(of: option)), .known(value?.net),
          .known(option.appraisal.growingMSEK),
          .known(value?.perInvestment),
          .known(
            view.spreads.first { $0.headline.isBuilt(by: option) }
              .map { $0.summary.shareAboveZero * 100 }),
          .text(""), .text(""), optionHead(option)[0],
          .text(option.appraisal.withoutMaintenance.map(\.id.name).joined(separator: " + ")),
        ], isEstimate: option.isEstimate)
    })
}
