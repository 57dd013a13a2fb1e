import FreightModel

extension Row {
  /// A row of `external_cost.csv`.
  func externalCost(_ scope: Scope) -> ExternalCost {
    let (value, range) = valueInRange("value", .from(-1_000, to: 1_000))
    let traffic = choice("traffic", ExternalCost.Traffic.self)
    let effect = choice("effect", ExternalCost.Effect.self)
    let basis = choice("basis", ExternalCost.Basis.self)
    let isRoad = traffic == .car || traffic == .lorry
    if traffic != nil, isRoad == self["road_classes"].isEmpty {
      report(
        "road_classes", problem: isRoad ? "no kind of road" : "kinds of road off the road",
        allowed: isRoad ? "identifiers of road_class.csv, separated by ;" : "blank",
        fix: isRoad ? "name the kinds of road where it holds" : "leave it blank")
    }
    if let effect, let basis, (effect == .all) != (basis == .net) {
      report(
        "basis", problem: "all effects together are net of taxes, single effects are gross",
        allowed: "all with net, the others with gross", fix: "correct effect or basis")
    }
    return ExternalCost(
      id: id("value_id"), effect: effect ?? .all, traffic: traffic ?? .car,
      environment: label("environment"),
      roadClasses: references("road_classes", to: scope.roadClasses), value: value,
      unit: choice("unit", ExternalCost.Unit.self) ?? .vehicleKilometre, range: range,
      priceLevel: text("price_level"), basis: basis ?? .gross, provenance: provenance(),
      isVerified: flag("verified"), sourceCurrency: sourceCurrency())
  }

  /// The optional column `source_currency`; nil where it is blank or missing.
  private func sourceCurrency() -> String? {
    let code = self["source_currency"]
    guard !code.isEmpty else { return nil }
    if code.count != 3 || !code.allSatisfy({ ("A"..."Z").contains($0) }) {
      report(
        "source_currency", problem: "this is no currency", allowed: "three capitals, as NOK",
        fix:
          "write the code of ISO 4217, or clear the field where the source is in the study's money"
      )
    }
    return code
  }

  /// A row of `price_index.csv`.
  func priceIndex() -> PriceIndex {
    let (value, range) = valueInRange("value", .above(0, to: 1e6))
    return PriceIndex(
      priceLevel: text("price_level"), value: value, range: range, provenance: provenance(),
      isVerified: flag("verified"))
  }

  /// A row of `discount_step.csv`.
  func discountStep() -> DiscountStep {
    DiscountStep(
      fromYear: integer("from_year", 2...1_000), rate: number("rate", .share),
      provenance: provenance(), isVerified: flag("verified"))
  }

  /// A row of `investment_maintenance.csv`.
  func maintenance(_ known: Known<Investment>) -> Maintenance {
    let (value, range) = valueInRange("msek_per_year", .from(-10_000, to: 10_000))
    return Maintenance(
      investment: reference("investment_id", to: known), costMSEKPerYear: value, range: range,
      priceLevel: text("price_level"), provenance: provenance(), isVerified: flag("verified"))
  }
}

extension Table {
  /// A kilometre has one value of each effect.
  func checkValuesAreUnique(_ values: [ExternalCost]) {
    guard values.count == rows.count else { return }
    for (later, row) in rows.enumerated() {
      let value = values[later]
      let earlier = values.prefix(later).first {
        $0.effect == value.effect && $0.traffic == value.traffic
          && ($0.roadClasses == value.roadClasses
            || !$0.roadClasses.isDisjoint(with: value.roadClasses))
      }
      guard let earlier else { continue }
      row.report(
        "road_classes", problem: "\(earlier.id) values the same kilometres",
        allowed: "one value of an effect for each traffic and kind of road",
        fix: "take the kind of road out of one of them")
    }
  }

  /// Unit values must be convertible to money of the base year.
  func checkPriceLevels(_ indices: [PriceIndex], base: String) {
    let known = Set(indices.map(\.priceLevel))
    for row in rows where row.isSound {
      let level = row["price_level"]
      guard !level.isEmpty, level != base, !(known.contains(level) && known.contains(base)) else {
        continue
      }
      row.report(
        "price_level", problem: "no index to money of \(base)",
        allowed: ([base] + known.sorted()).joined(separator: ", "),
        fix: "add \(level) and \(base) to price_index.csv")
    }
  }
}
