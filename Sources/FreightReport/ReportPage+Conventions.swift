import FreightAppraisal
import FreightModel

/// What the appraisal rests on, and what it may be called.
extension ReportPage {
  /// What the appraisal's amounts are.
  var conventions: String {
    let rules = view.result.appraisalBasis.rules
    let level = view.result.appraisalBasis.priceLevel
    func told(_ text: String, _ parameter: ParameterName) -> String {
      FigureLink.number(text, "parameters", parameter.rawValue, column: "value")
    }
    let rate = told(wording.percent(rules.discountRate, decimals: 1), .discountRate)
    let growth = told(wording.percent(rules.effectGrowth, decimals: 1), .effectGrowth)
    let tax = told(wording.number(rules.taxFactor, decimals: 2), .taxFactor)
    let start = told("\(view.discountYear)", .discountYear)
    let building = told("\(rules.constructionYears)", .constructionYears)
    let period = told("\(rules.appraisalYears)", .appraisalYears)
    let left = told(wording.percent(rules.residualShare), .residualShare)
    return wording(
      "Ett NNV under noll betyder att kostnaden är större än nyttorna, bland det som har ett pris "
        + "här. Penningvärde \(level), alla nuvärden vid början av \(start), real "
        + "diskonteringsränta \(rate), byggtid \(building) år, "
        + "kalkylperiod \(period) år från öppningen, real tillväxt av effekterna "
        + "\(growth) per år, skattefaktor \(tax), restvärde "
        + "\(left). Ett pakets delar räknas öppna samtidigt, när den "
        + "sista öppnar.",
      "An NNV below zero means that the cost exceeds the gains, of what has a price here. "
        + "Money of \(level), all present values at the start of \(start), real discount rate "
        + "\(rate), \(building) years of building, \(period) years from the opening, real growth "
        + "of effects \(growth) a year, tax factor \(tax), residual value \(left). The parts of a "
        + "package are taken to open together, when the last of them does.")
  }

  /// What the one rate of growth stands for.
  var growthInWords: String {
    let year = String(view.result.run.year)
    let rate = view.result.appraisalBasis.rules.effectGrowth
    let held =
      rate == 0
      ? wording(
        "Effekterna hålls kvar på \(year) års nivå i hela kalkylperioden. ",
        "Effects are held at the level of \(year) through the whole period. ")
      : wording(
        "Alla effekter växer lika från \(year): takten står för både trafikens tillväxt och "
          + "värdenas. ",
        "All effects grow alike from \(year): the rate stands for the growth of both traffic and "
          + "values. ")
    return held
      + wording(
        "Bredvid NNV står vad det blir om varje effekt i stället växer som sin trafik enligt "
          + "tabellen Tillväxt (uppskattningar): godset efter näringsgren, bilar, lastbilar. Köer "
          + "växer snabbare än trafiken, och den delen är inte med.",
        "Beside NNV stands what it is if each effect grows as its traffic does by the table Growth "
          + "(estimates): goods by industry, cars, lorries. Queues grow faster than traffic, and "
          + "that part is left out.")
  }

  /// What `sentence/appraisal_values` counts.
  var valueKinds: String {
    wording(
      "\(counted("parameters")) parametrar och \(counted("unit_values")) enhetsvärden",
      "\(counted("parameters")) parameters and \(counted("unit_values")) unit values")
  }

  /// How many of the values are not verified, or that all are.
  var verifiedInWords: String {
    let (unverified, values) = (counted("unverified_values"), counted("appraisal_values"))
    return view.areValuesVerified
      ? wording(
        "alla \(values) värden (\(valueKinds)) är verifierade",
        "all \(values) values (\(valueKinds)) are verified")
      : wording(
        "\(unverified) av \(values) värden (\(valueKinds)) är inte verifierade",
        "\(unverified) of \(values) values (\(valueKinds)) are not verified")
  }

  /// What the appraisal may be called, and its treatment of CO2.
  var standard: String {
    let basis = view.result.appraisalBasis
    let but = view.areValuesVerified ? wording("men", "but") : wording("och", "and")
    let name =
      basis.isASEK8
      ? wording("Kalkylen följer ASEK 8.", "The appraisal follows ASEK 8.")
      : wording(
        "Kalkylen är studiens egen: \(verifiedInWords), \(but) den får inte kallas en kalkyl "
          + "enligt Trafikverkets kalkylvärden.",
        "The appraisal is the study's own: \(verifiedInWords), \(but) it must not be called one by "
          + "the transport administration's values.")
    let co2 =
      basis.isNet
      ? wording(
        "Koldioxid och skatter ingår i de externa effekternas nettovärden.",
        "CO₂ and taxes are inside the net values of external effects.")
      : basis.valuesCO2
        ? wording(
          "Koldioxid värderas för sig och drivmedelsskatten är en budgeteffekt; i ett system där "
            + "klimatkostnaden ligger i drivmedelspriset faller raden koldioxid bort.",
          "CO₂ is valued by itself and fuel tax is an effect on the public budget; where the price "
            + "of fuel carries the cost of climate, the row CO₂ falls away.")
        : wording(
          "Koldioxid ligger i trafikens kostnader och har inget eget värde.",
          "CO₂ is within operating costs and has no value of its own.")
    return name + " " + co2
  }
}
