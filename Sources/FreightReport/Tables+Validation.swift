import FreightAppraisal
import FreightModel

private let perDay = Label(sv: "fordon/dygn", en: "veh/day")

/// Every traffic count and what explains it.
func countTable(_ view: ResultView) -> ReportTable {
  let links = Dictionary(
    view.study.network.links.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  let fit = view.result.fit
  return ReportTable(
    id: "counts",
    title: Label(sv: "Trafikräkningar och modellen i JA", en: "Traffic counts and the base case"),
    note: countNote(fit),
    columns: [
      .init(key: "count_id", heading: Label(sv: "Sträcka", en: "Stretch"), isNumeric: false),
      .init(
        key: "link_id", heading: Label(sv: "Länk", en: "Link"), isShown: false, isNumeric: false),
      .init(key: "road", heading: Label(sv: "Väg", en: "Road"), isNumeric: false),
      .init(key: "direction", heading: Label(sv: "Riktning", en: "Direction"), isNumeric: false),
      .init(key: "vehicle_class", heading: Label(sv: "Fordon", en: "Vehicles"), isNumeric: false),
      .init(
        key: "count_vehicles_per_day", heading: Label(sv: "Räkning", en: "Count"), unit: perDay),
      .init(
        key: "freight_vehicles_per_day", heading: Label(sv: "Studiens gods", en: "Study's goods"),
        unit: perDay),
      .init(
        key: "matrix_vehicles_per_day", heading: Label(sv: "Matris", en: "Matrix"), unit: perDay),
      .init(
        key: "preload_vehicles_per_day", heading: Label(sv: "Fast trafik", en: "Fixed traffic"),
        unit: perDay),
      .init(
        key: "model_vehicles_per_day", heading: Label(sv: "Modell", en: "Model"), unit: perDay),
      .init(
        key: "difference_vehicles_per_day", heading: Label(sv: "Skillnad", en: "Difference"),
        unit: perDay, isDifference: true),
      .init(key: "geh", heading: Label(sv: "GEH", en: "GEH"), decimals: 1),
      .init(
        key: "geh_of_model",
        heading: Label(sv: "GEH med fast trafik", en: "GEH with fixed traffic"), decimals: 1),
      .init(key: "finding", heading: Label(sv: "Anm.", en: "Note"), isNumeric: false),
      .init(key: "year", heading: Label(sv: "År", en: "Year"), isShown: false, isNumeric: false),
      .init(
        key: "standard_error_percent", heading: Label(sv: "Medelfel", en: "Standard error"),
        unit: Unit.perCent, isShown: false),
      .init(
        key: "source", heading: DataWords.sourceHeading, isShown: false,
        isNumeric: false),
    ],
    rows: (fit?.entries ?? []).map { entry in
      let count = entry.count
      return .init(
        cells: [
          .told(
            count.id.name, links[count.link].map { stretch($0, view) } ?? Label(sv: "", en: "")),
          .text(count.link.name),
          links[count.link].map { .name($0.title) } ?? .text(""),
          .label(title(of: count.direction)), .label(title(of: count.vehicleClass)),
          .number(count.vehiclesPerDay), .number(entry.freight), .number(entry.matrix),
          .number(entry.preload), .number(entry.model), .number(entry.difference),
          .number(entry.geh), .number(entry.gehOfModel), .label(title(of: entry.finding)),
          .text(String(count.year)),
          .number(count.standardErrorPercent), .source(count.provenance),
        ],
        isEstimate: count.provenance.isEstimate)
    }
  ).showingLargest(20, by: ["geh"])
}

/// The ends of a counted link.
private func stretch(_ link: Link, _ view: ResultView) -> Label {
  let (from, to) = (view.base.title(of: link.fromNode), view.base.title(of: link.toNode))
  return Label(sv: "\(from.sv)–\(to.sv)", en: "\(from.en)–\(to.en)")
}

private func countNote(_ fit: MatrixFit?) -> Label {
  guard let fit else { return Label(sv: "", en: "") }
  let moved = fixed(fit.relativeChange * 100, decimals: 1)
  func total(_ wording: Wording, _ vehicles: Double) -> String { wording.number(vehicles) }
  let isUnsettled = !fit.isConverged
  return Label(
    sv:
      "Bakgrundsmatrisen är skattad ur räkningarna: \(total(Wording(.sv), fit.priorTotal)) fordon "
      + "per dygn i utgångsmatrisen, \(total(Wording(.sv), fit.total)) efter; relationerna "
      + "ändrades med \(moved.replacing(".", with: ",")) procent. Den trafik som varken matris "
      + "eller gods förklarar ligger kvar på vägen som fast trafik. GEH gäller matris "
      + "och gods i den mest belastade timmen, före den fasta trafiken, och i nästa kolumn med "
      + "den; under 5 brukar kallas god överensstämmelse. \(fit.estimatedCounts) av "
      + "\(fit.entries.count) räkningar är antagna: där säger GEH hur väl matrisen stämmer med "
      + "antagandet, inte med trafiken."
      + (isUnsettled ? " Skattningen har inte konvergerat." : ""),
    en:
      "The background matrix is estimated from the counts: \(total(Wording(.en), fit.priorTotal)) "
      + "vehicles a day in the prior, \(total(Wording(.en), fit.total)) after; its pairs moved by "
      + "\(moved) per cent. What neither matrix nor goods explain stays on the road as fixed "
      + "traffic. GEH is of matrix and goods in the busiest hour, before the fixed traffic, and in "
      + "the next column with it; below 5 is usually called a good match. \(fit.estimatedCounts) "
      + "of \(fit.entries.count) counts are assumed: GEH tells there how well the matrix fits the "
      + "assumption, not the traffic."
      + (isUnsettled ? " The estimation has not settled." : ""))
}

func title(of direction: TrafficCount.Direction) -> Label {
  switch direction {
  case .forward: Label(sv: "framåt", en: "forward")
  case .backward: Label(sv: "bakåt", en: "backward")
  case .both: Label(sv: "båda", en: "both")
  }
}

func title(of vehicles: TrafficCount.VehicleClass) -> Label {
  switch vehicles {
  case .car: Label(sv: "bilar", en: "cars")
  case .lorry: Label(sv: "lastbilar", en: "lorries")
  }
}

private func title(of finding: MatrixFit.Finding) -> Label {
  switch finding {
  case .explained: Label(sv: "inom två medelfel", en: "within two standard errors")
  case .freightExceeds:
    Label(sv: "godset överstiger räkningen", en: "goods exceed the count")
  case .noPair: Label(sv: "ingen relation passerar", en: "no pair passes")
  case .aboveMatrix: Label(sv: "mer än matrisen", en: "more than the matrix")
  case .belowMatrix: Label(sv: "mindre än matrisen", en: "less than the matrix")
  }
}

/// Public figures beside the base case.
func observationTable(_ view: ResultView) -> ReportTable {
  ReportTable(
    id: "observations",
    title: Label(sv: "JA mot offentliga uppgifter", en: "The base case beside public figures"),
    note: Label(
      sv: "Modell minus uppgift. Studiens gods är en del av trafiken: kommentaren säger var "
        + "uppgiften inte är jämförbar och var modellen är fel. Det som saknar offentlig "
        + "uppgift står inte här.",
      en:
        "Model less figure. The study's goods are a part of all traffic: the comment says where a "
        + "figure is not comparable and where the model is wrong. What has no public figure is "
        + "not here."),
    columns: [
      .init(
        key: "observation_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "name", heading: Label(sv: "Uppgift", en: "Figure"), isNumeric: false),
      .init(key: "year", heading: Label(sv: "År", en: "Year"), isNumeric: false),
      .init(key: "unit", heading: Label(sv: "Enhet", en: "Unit"), isNumeric: false),
      .init(
        key: "observed", heading: Label(sv: "Offentlig", en: "Public"), decimals: 1,
        isTrimmed: true),
      .init(
        key: "model", heading: Label(sv: "Modell", en: "Model"), decimals: 1, isTrimmed: true),
      .init(
        key: "difference", heading: Label(sv: "Skillnad", en: "Difference"), decimals: 1,
        isDifference: true),
      .init(
        key: "difference_percent", heading: Label(sv: "Skillnad", en: "Difference"),
        unit: Unit.perCent, isDifference: true),
      .init(key: "comment", heading: Label(sv: "Kommentar", en: "Comment"), isNumeric: false),
      .init(key: "source", heading: DataWords.sourceHeading, isNumeric: false),
    ],
    rows: view.result.observationFits.map { fit in
      let observation = fit.observation
      func number(_ value: Double?) -> ReportTable.Cell { value.map { .number($0) } ?? .empty }
      return .init(
        cells: [
          .text(observation.id.name), .label(observation.name),
          .text(observation.year.map { String($0) } ?? ""), .unit(observation.quantity.unit),
          .number(observation.value), number(fit.model), number(fit.difference),
          number(fit.differencePercent), .label(observation.comment),
          .source(observation.provenance),
        ],
        isEstimate: observation.provenance.isEstimate)
    })
}
