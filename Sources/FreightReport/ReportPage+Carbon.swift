import FreightAppraisal
import FreightModel

extension ResultView {
  /// The headline package with a new terminal whose gains are CO2 for the largest part, of those
  /// that gain; nil where CO2 has no value of its own or no such package gains by it.
  var carbonShare: (option: Option, carbon: CarbonShare)? {
    headlines.compactMap { option -> (option: Option, carbon: CarbonShare)? in
      guard !option.addedTerminals.isEmpty else { return nil }
      return option.appraisal.carbonShare.map { (option, $0) }
    }.max { $0.carbon.share < $1.carbon.share }
  }
}

extension ReportPage {
  /// The part of the sum of a terminal's effects that is CO2, on the first page; empty where none
  /// is.
  var carbonShare: String {
    guard let found = view.carbonShare else { return "" }
    let name = wording(view.headlineName(of: found.option))
    let share = counted("carbon_share_percent")
    let net = FigureLink.number(
      wording.signed(found.carbon.netWithoutMSEK), "sentence/nnv_without_carbon")
    return wording(
      " För \(name) motsvarar koldioxid \(share) av effekternas summa: "
        + "utan den vore NNV \(net) mnkr.",
      " CO₂ is \(share) of the sum of effects of \(name): without it NNV would be \(net) MSEK.")
  }

  /// Why a package's CO2 goes the other way than the kilometres of its lorries; nil where it does
  /// not.
  func contraryCarbon(_ option: ResultView.Option) -> String? {
    let changes = carbonByMode(option)
    let carbon = changes.reduce(0) { $0 + $1.tonnes }
    let lorries =
      option.outcome.indicators.freight(by: .road).vehicleKilometres
      - view.base.indicators.freight(by: .road).vehicleKilometres
    guard option.appraisal.isDetected, abs(carbon) >= 0.5, carbon * lorries < 0 else { return nil }
    let name = wording(view.headlineName(of: option))
    let parts = wording.list(
      changes.filter { abs($0.tonnes) >= 0.5 }.map {
        wording(traffic(by: $0.mode)) + " "
          + FigureLink.number(
            wording.signed($0.tonnes), "appraisal_work", option.outcome.value.scenario.id, "co2",
            $0.value, column: "change_per_year")
      })
    let isDiesel = changes.contains { $0.mode == .rail && $0.tonnes >= 0.5 } && onlyDieselEmits
    let diesel =
      isDiesel
      ? wording(
        " (dieseltåg; eltåg går bara under kontaktledning)",
        " (diesel trains; electric ones run under wire only)") : ""
    let clause =
      carbon > 0
      ? wording(
        "koldioxiden ökar fast lastbilarna kör mindre", "CO₂ rises though lorries drive less")
      : wording(
        "koldioxiden minskar fast lastbilarna kör mer", "CO₂ falls though lorries drive more")
    return "\(name): \(clause): \(parts) \(wording(Unit.tonnesPerYear))\(diesel)."
  }

  /// Tonnes a year, from the quantities of the table `appraisal_work`; none where CO2 is not
  /// valued by itself.
  private func carbonByMode(
    _ option: ResultView.Option
  ) -> [(mode: Mode, value: String, tonnes: Double)] {
    let work = option.appraisal.items.flatMap(\.work).filter { $0.effect == .co2 }
    return Mode.allCases.compactMap { mode in
      work.first { $0.id.hasSuffix(" " + mode.rawValue) }
        .map { (mode, $0.id, ($0.option - $0.base) / 1000) }
    }
  }

  /// Whether more CO2 by rail can come of diesel trains alone.
  private var onlyDieselEmits: Bool {
    view.study.network.vehicles.allSatisfy {
      $0.mode != .rail || $0.traction == .diesel || $0.co2KilogramsPerKilometre == 0
    }
  }

  /// Whose CO2 a mode's is; that of roads has cars in it.
  private func traffic(by mode: Mode) -> Label {
    switch mode {
    case .road: Label(sv: "vägtrafiken", en: "road traffic")
    case .rail: Label(sv: "tågen", en: "trains")
    case .sea: Label(sv: "fartygen", en: "ships")
    case .ferry: Label(sv: "färjorna", en: "ferries")
    }
  }
}
