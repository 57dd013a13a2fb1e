import FreightIO
import FreightModel
import TestSupport
import Testing

/// Faults in unit values, price levels, later rates and maintenance.
@Suite struct BadAppraisalTests {
  @Test(arguments: inputs) func refusesABadRow(_ input: BadInput) throws { try input.check() }

  @Test func aCostMayBeUnknown() throws {
    try FixtureStudy().setting("cost_msek", of: 2, to: "", in: "investment.csv").withFolder {
      let study = try StudyReader.read(network: $0)
      #expect(study.investments[0].costMSEK == nil)
      #expect(study.appraisal.externalCosts.count == 4)
      #expect(study.appraisal.maintenance[0].costMSEKPerYear == 1.5)
    }
  }

  @Test func aFractionOfAYearIsToldTheRangeOfWholeNumbers() throws {
    let found = try diagnostics(
      of: FixtureStudy().setting("value", of: 52, to: "2.5", in: "parameter.csv"))
    #expect(found.map(\.allowed) == ["a whole number from 1 to 200"])
  }

  private static func value(
    _ name: String, _ row: String, _ column: String, _ value: String, says: String
  ) -> BadInput {
    BadInput(
      name, FixtureStudy().appending(row + ",false,xyz,estimated", to: "external_cost.csv"),
      at: "external_cost.csv", 6, column, value, says: says)
  }

  private static let inputs: [BadInput] = [
    value(
      "road traffic on no road", "V,noise,car,väg,road,,1,SEK/vkm,0,2,2024,gross", "road_classes",
      "", says: "no kind of road"),
    value(
      "trains on a road", "V,air,train,spår,rail,two_lane,1,SEK/vkm,0,2,2024,gross",
      "road_classes", "two_lane", says: "off the road"),
    value(
      "a single effect net of taxes", "V,air,train,spår,rail,,1,SEK/vkm,0,2,2024,net", "basis",
      "net", says: "net of taxes"),
    value(
      "the same kilometres twice", "V,accidents,car,väg,road,two_lane,1,SEK/vkm,0,2,2024,gross",
      "road_classes", "two_lane", says: "ACC_CAR"),
    value(
      "money without an index", "V,air,train,spår,rail,,1,SEK/vkm,0,2,2010,gross", "price_level",
      "2010", says: "no index"),
    value(
      "an unknown unit", "V,air,train,spår,rail,,1,SEK/km,0,2,2024,gross", "unit", "SEK/km",
      says: ""),
    .cell(
      "half a year of building", "parameter.csv", 52, "value", "2.5", says: "not a whole number"),
    .cell(
      "half a year as an end of a range", "parameter.csv", 53, "high", "60.5",
      says: "write it without decimals"),
    .cell("half a round", "parameter.csv", 45, "low", "10.5", says: "whole number"),
    .cell("a year and a month", "parameter.csv", 19, "value", "2024.1", says: "whole number"),
    .cell("half a switch", "parameter.csv", 58, "value", "0.5", says: "switch"),
    BadInput(
      "an index of nothing",
      FixtureStudy().appending("2020,0,0,1,false,xyz,estimated", to: "price_index.csv"),
      at: "price_index.csv", 2, "value", "0", says: "below", hasOthers: true),
    BadInput(
      "a later rate from the first year",
      FixtureStudy().appending("1,0.03,false,xyz,estimated", to: "discount_step.csv"),
      at: "discount_step.csv", 2, "from_year", "1", says: "below"),
    BadInput(
      "maintenance of nothing known",
      FixtureStudy().appending(
        "BYPAS,1,0,2,2024,false,xyz,estimated", to: "investment_maintenance.csv"),
      at: "investment_maintenance.csv", 3, "investment_id", "BYPAS", says: "BYPASS"),
  ]
}
