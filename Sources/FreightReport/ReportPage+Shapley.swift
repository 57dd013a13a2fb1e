import FreightAppraisal
import FreightModel

extension ReportPage {
  /// Who contributes what to the largest packages, and why some are worth more together.
  var shares: [Markup] {
    let packages = view.result.packageShares
    guard let most = packages.max(by: { $0.shapley.total.value < $1.shapley.total.value }) else {
      return []
    }
    let text = [contribution(to: most), reason, paradox(in: packages)]
      .filter { !$0.isEmpty }.joined(separator: " ")
    return [paragraph(text), table("shapley"), table("shapley-pairs")]
  }

  /// The two largest shares of a package.
  private func contribution(to package: PackageShares) -> String {
    let largest = package.shapley.shares.filter { $0.share.isResolved && $0.share.value > 0 }
      .sorted { $0.share.value > $1.share.value }.prefix(2)
    guard package.shapley.total.isResolved, !largest.isEmpty else { return "" }
    let members = package.game.members.map(\.name).joined(separator: " + ")
    let parts = largest.map { part in
      name(of: part.investment) + " "
        + FigureLink.number(
          amount(part.share), "shapley", members, part.investment.name,
          column: "share_change_msek_per_year")
    }
    let total = FigureLink.number(
      amount(package.shapley.total), "packages", members, column: "total_change_msek_per_year")
    return wording(
      "Av det största paketets \(total) mnkr/år kommer mest från "
        + "\(wording.list(parts)).",
      "Of the largest package's \(total) MSEK/yr most comes from "
        + "\(wording.list(parts)).")
  }

  /// Additions that make a package worse, or that there are none.
  private func paradox(in packages: [PackageShares]) -> String {
    let cases = packages.flatMap(\.braessCases)
    guard let worst = cases.min(by: { $0.worth.value < $1.worth.value }) else {
      return wording(
        "Ingen åtgärd gör något av paketen dyrare med mer än tröskeln.",
        "No investment makes any of the packages dearer by more than the threshold.")
    }
    let members = packages.first { package in
      package.braessCases.contains {
        $0.investment == worst.investment && $0.package == worst.package
      }
    }?.game.members.map(\.name).joined(separator: " + ")
    let change = FigureLink.number(
      amount(worst.worth), "shapley", members ?? "", worst.investment.name,
      column: "worst_addition_change_msek_per_year")
    let names = Set(cases.map(\.investment)).sorted().map { name(of: $0) }
    let others = worst.package.map { name(of: $0) }
    let package =
      others.isEmpty ? wording("jämförelsealternativet", "the base case") : wording.list(others)
    return wording(
      "\(wording.list(names)) gör något paket dyrare; mest \(name(of: worst.investment)), som "
        + "lagd till \(package) ändrar kostnaden med \(change) mnkr/år.",
      "\(wording.list(names)) makes some package dearer; most so \(name(of: worst.investment)), "
        + "which added to \(package) changes the cost by \(change) MSEK/yr.")
  }

  /// Why the strongest complement is worth more than its parts, in trains and lifts;
  /// empty where no rail terminal is behind it.
  private var reason: String {
    guard let complement = view.railOfComplement else { return "" }
    let (option, terminal) = (complement.option, complement.terminal)
    let (whole, parts) = (complement.whole, complement.parts)
    let without = parts.map { missing, service in
      wording(
        "utan \(wording(missing.name)) \(described(service))",
        "without \(wording(missing.name)) \(described(service))")
    }.joined(separator: "; ")
    let isJoint = parts.allSatisfy { $0.1.loadUnitsPerTrain < 0.9 * whole.loadUnitsPerTrain }
    let isSpare = (parts.map(\.1) + [whole]).allSatisfy { $0.peakUtilisation < 0.5 }
    let because =
      (isJoint
        ? wording(
          " Tågen lastar fler enheter först när alla delar är byggda.",
          " Trains carry more units only when all parts are built.") : "")
      + (isSpare
        ? wording(
          " Terminalens kapacitet är inte det som avgör.",
          " The terminal's capacity is not what decides.") : "")
    return wording(
      "Varför \(wording(view.headlineName(of: option))) ger mer än summan av delarna: vid "
        + "\(terminal.name) går med allt byggt \(described(whole)); \(without).",
      "Why \(wording(view.headlineName(of: option))) gives more than the sum of the parts: at "
        + "\(terminal.title.en) there are, with all built, "
        + "\(described(whole)); \(without).") + because
  }

  private func described(_ service: RailService) -> String {
    func told(_ text: String, _ field: String) -> String {
      FigureLink.number(
        text, "study.json/scenarios", service.scenario, "terminals", service.terminal.name,
        column: field)
    }
    let (trains, perTrain) = (counted(service.trainsName), counted(service.liftsName))
    let units = told(wording.number(service.loadUnits), "load_units_per_year")
    let share = told(wording.percent(service.peakUtilisation), "peak_utilisation_ratio")
    let capacity = told(wording.number(service.capacityPerHour), "capacity_units_per_hour")
    return wording(
      "\(trains) tåg/vecka och riktning med \(perTrain) lyft per tåg, \(units) lyft/år (högst "
        + "\(share) av \(capacity) lyft/tim)",
      "\(trains) trains a week and direction with \(perTrain) lifts per train, \(units) lifts/yr "
        + "(at most \(share) of \(capacity) lifts/h)")
  }

  private func name(of id: Investment.ID) -> String {
    view.investments[id].map { wording($0.name) } ?? id.name
  }

  /// A saving as a change in cost, in millions.
  private func amount(_ saving: Difference) -> String {
    wording.signedSignificant(-saving.value / 1e6, leastDigits: 3)
  }
}
