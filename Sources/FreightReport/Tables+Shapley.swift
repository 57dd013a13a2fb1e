import FreightAppraisal
import FreightModel

extension Difference {
  /// A saving as a change in cost: minus is a saving, as everywhere in the report.
  var asCost: Difference {
    Difference(value: -value, resolution: resolution, isComparable: isComparable)
  }
}

/// What the packages of `shapley` and `shapley-pairs` are numbered.
private func packageList(_ packages: [PackageShares]) -> String {
  packages.enumerated().map { number, package in
    "\(number + 1) = " + package.game.members.map(\.name).joined(separator: " + ")
  }.joined(separator: "; ")
}

private let packageColumns: [ReportTable.Column] = [
  .init(
    key: "package_ids", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
  .init(key: "package", heading: Label(sv: "Paket", en: "Package")),
]

private func worth(
  _ key: String, _ sv: String, _ en: String, isShown: Bool = true
) -> ReportTable.Column {
  .init(
    key: key + "_change_msek_per_year", heading: Label(sv: sv, en: en), unit: Unit.msekPerYear,
    decimals: 2, csvDecimals: 6, isShown: isShown, isDifference: true)
}

private func ids(_ members: [Investment.ID]) -> String {
  members.map(\.name).joined(separator: " + ")
}

/// How the saving of each largest package of the default set is divided among its investments.
func shapleyTable(_ view: ResultView) -> ReportTable {
  let packages = view.result.packageShares
  // Without any paradox its columns are empty and wait in the CSV file.
  let hasParadox = packages.contains { !$0.braessCases.isEmpty }
  return ReportTable(
    id: "shapley",
    title: Label(
      sv: "Vad varje åtgärd bidrar med i de största paketen",
      en: "What each investment contributes to the largest packages"),
    note: Label(
      sv:
        "Andelen (Shapley) är vad en åtgärd ändrar i total kostnad (gods och bakgrundstrafik), i "
        + "genomsnitt över alla ordningar att bygga i; en åtgärd som väntar på en annan räknas när "
        + "båda finns. Andelen är värdet ensam och hälften av samspelet med de andra. Minus är en "
        + "besparing. "
        + (hasParadox
          ? "Sämsta tillägg: där åtgärden gör ett paket dyrare med mer än tröskeln (Braess). " : "")
        + "Paket: " + packageList(packages) + ".",
      en:
        "The (Shapley) share is what an investment changes in total cost (freight and background "
        + "traffic), on average over all orders of building; one that waits for another counts "
        + "when both are there. The share is the value alone and half of the interplay with the "
        + "others. Minus is a saving. "
        + (hasParadox
          ? "Worst addition: where the investment makes a package dearer by more than the "
            + "threshold (Braess). " : "")
        + "Packages: " + packageList(packages) + "."),
    columns: packageColumns + [
      .init(
        key: "investment_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "name", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
      worth("alone", "Ensam", "Alone"),
      worth("half_of_interplay", "Hälften av samspelet", "Half of the interplay"),
      worth("share", "Andel", "Share"),
      worth("worst_addition", "Sämsta tillägg", "Worst addition", isShown: hasParadox),
      .init(
        key: "worst_addition_to", heading: Label(sv: "Till paketet", en: "To the package"),
        isShown: hasParadox, isNumeric: false),
    ],
    rows: packages.enumerated().flatMap { number, package in
      let head: [ReportTable.Cell] = [
        .text(ids(package.game.members)), .number(Double(number + 1)),
      ]
      let rows = package.shapley.shares.map { share -> ReportTable.Row in
        let investment = view.investments[share.investment]
        let worst = package.braessCases.filter { $0.investment == share.investment }
          .min { $0.worth.value < $1.worth.value }
        return .init(
          cells: head + [
            .text(share.investment.name),
            .label(investment?.name ?? Label(sv: share.investment.name, en: share.investment.name)),
            share.isBuildableAlone ? .millions(share.alone.asCost) : .empty,
            .millions(share.interplay.asCost), .millions(share.share.asCost),
            worst.map { .millions($0.worth.asCost) } ?? .empty,
            worst.map { .text($0.package.isEmpty ? "base" : ids($0.package)) } ?? .empty,
          ], isEstimate: investment?.provenance.isEstimate ?? true)
      }
      let shares = package.shapley.shares
      let total = ReportTable.Row(
        cells: head + [
          .empty, .label(Label(sv: "Hela paketet", en: "The whole package")),
          .number(-shares.reduce(0) { $0 + $1.alone.value } / 1e6),
          .number(-shares.reduce(0) { $0 + $1.interplay.value } / 1e6),
          .millions(package.shapley.total.asCost), .empty, .empty,
        ], isTotal: true)
      return rows + [total]
    })
}

/// What each two investments of a largest package gain by being built together.
func shapleyPairTable(_ view: ResultView) -> ReportTable {
  let packages = view.result.packageShares
  func name(_ id: Investment.ID) -> Label {
    view.investments[id]?.name ?? Label(sv: id.name, en: id.name)
  }
  return ReportTable(
    id: "shapley-pairs",
    title: Label(sv: "Samspel mellan två åtgärder", en: "Interplay of two investments"),
    note: Label(
      sv:
        "Vad två åtgärder ändrar tillsammans utöver var för sig, i genomsnitt över paketets delar "
        + "(Shapley–Taylors index); starkast först. Minus betyder att de förstärker varandra. "
        + "Samspelen och åtgärderna ensamma summerar till hela paketet. Samspel under 10 000 kr/år "
        + "står bara i CSV-filen. Paketens nummer som i föregående tabell.",
      en:
        "What two investments change together beyond what each changes by itself, on average over "
        + "the package's parts (Shapley-Taylor index); the strongest first. Minus means that they "
        + "strengthen each other. Interplay and investments alone come to the whole package. "
        + "Interplay below 10,000 SEK/yr is in the CSV file alone. Packages are numbered as in "
        + "the table before."),
    columns: packageColumns + [
      .init(
        key: "first_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
      .init(
        key: "second_id", heading: Label(sv: "Kod", en: "Code"), isShown: false,
        isNumeric: false),
      .init(key: "first", heading: Label(sv: "Åtgärd", en: "Investment"), isNumeric: false),
      .init(key: "second", heading: Label(sv: "Med", en: "With"), isNumeric: false),
      worth("interplay", "Samspel", "Interplay"),
    ],
    rows: packages.enumerated().flatMap { number, package in
      package.shapley.interactions.enumerated()
        .sorted { (-abs($0.1.worth.value), $0.0) < (-abs($1.1.worth.value), $1.0) }
        .map { _, pair in
          .init(
            cells: [
              .text(ids(package.game.members)), .number(Double(number + 1)),
              .text(pair.first.name), .text(pair.second.name), .label(name(pair.first)),
              .label(name(pair.second)), .millions(pair.worth.asCost),
            ],
            isShown: pair.worth.isResolved
              && abs(pair.worth.value) >= ResultView.Option.leastCountedSEK)
        }
    })
}
