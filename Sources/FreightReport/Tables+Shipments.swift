import FreightAppraisal
import FreightModel

/// Tonnes by shipment size and industry in the base case.
func shipmentTable(_ view: ResultView) -> ReportTable {
  let industries = view.base.indicators.industries
  let all = industries.reduce(0) { $0 + $1.tonnes }
  let order = industries.reduce(0) { $0 + $1.orderSEK } / 1e6
  let inventory = industries.reduce(0) { $0 + $1.inventorySEK } / 1e6
  return ReportTable(
    id: "shipments",
    title: Label(sv: "Sändningsstorlekar i JA", en: "Shipment sizes in the base case"),
    note: Label(
      sv: "Ton per sändningsstorlek. Order kostar \(whole(order)) och lager "
        + "\(whole(inventory)) mnkr/år; båda ingår i logsumman men inte i de använda kedjornas "
        + "kostnad.",
      en: "Tonnes by shipment size. Orders cost \(whole(order)) and stores "
        + "\(whole(inventory)) MSEK/yr; both are in the logsum but not in the cost of the chains "
        + "used."
    ),
    columns: [
      .init(
        key: "size_id", heading: Label(sv: "Kod", en: "Code"), isShown: false, isNumeric: false),
      .init(key: "name", heading: Label(sv: "Sändning", en: "Shipment"), isNumeric: false),
    ]
      + industryTonnesColumns,
    rows: view.study.demand.shipmentSizes.enumerated().map { row, size in
      let tonnes = industries.map { row < $0.sizes.count ? $0.sizes[row].tonnes : 0 }
      return .init(
        cells: [.text(size.id.name), .label(size.name)] + industryTonnesCells(tonnes, of: all),
        isEstimate: size.provenance.isEstimate)
    })
}

private func whole(_ value: Double) -> String { String(Int(value.rounded())) }
