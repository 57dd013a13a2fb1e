import FreightIO
import FreightModel
import TestSupport
import Testing

/// Demand options, growth, headlines and years that cannot be used.
@Suite struct BadDemandOptionTests {
  @Test(arguments: heads + changes + flows) func refusesBadOptions(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: others) func refusesBadGrowthHeadlinesAndYears(_ input: BadInput) throws {
    try input.check()
  }

  @Test func readsOptionsWithTheirChangesAndFlows() throws {
    let study = try FixtureStudy().withFolder { try StudyReader.read(network: $0) }
    #expect(study.demandOptions.map(\.id) == ["MORE", "LESS", "NEWCOMER"])
    #expect(study.demandOptions[0].excludes == ["LESS"])
    #expect(study.demandOptions[0].changes.map(\.factor) == [1.5])
    #expect(study.demandOptions[0].changes[0].range == 1.2...2)
    #expect(study.demandOptions[2].changes.map(\.selector) == [.destination("ZSTAD")])
    #expect(study.demandOptions[2].flows.map(\.flow.tonnesPerYear) == [7_000, 3_000])
    #expect(study.demandOptions[2].flows[0].range == 5_000...9_000)
    #expect(study.growth.map(\.percentPerYear) == [2, 0, -1, 1, 3, 5])
    #expect(study.headlines.map(\.investments) == [["BYPASS"], ["BYPASS", "QUEUE"]])
    #expect(study.baseYear == 2024 && study.forecastYear == 2034)
  }

  private static let option = "demand_option.csv"
  private static let change = "demand_option_change.csv"
  private static let flow = "demand_option_flow.csv"

  private static let heads: [BadInput] = [
    .cell("unknown exclusion", option, 2, "excludes", "LES", says: "LESS"),
    .cell("exclusion of itself", option, 2, "excludes", "MORE", says: "itself"),
    .cell("unknown kind", option, 2, "kind", "growht", says: "growth"),
    .cell(
      "an investment's name", option, 2, "option_id", "BYPASS", says: "an investment",
      hasOthers: true),
    .cell("the base case's name", option, 2, "option_id", "base", says: "base", hasOthers: true),
    .cell("no description", option, 2, "description_en", ""),
    .cell("no source", option, 3, "source", ""),
  ]

  private static let changes: [BadInput] = [
    .cell("unknown option", change, 2, "option_id", "MOR", says: "MORE"),
    .cell("unknown selector", change, 2, "selector", "industri", says: "industry"),
    .cell("unknown industry", change, 2, "selected", "vehicles", says: "vehicle"),
    .cell("unknown flow", change, 3, "selected", "F9"),
    .cell("another option's flow", change, 3, "selected", "N1"),
    .cell("unknown destination", change, 4, "selected", "ZTAD", says: "ZSTAD"),
    .cell("a node that is no zone", change, 4, "selected", "JUNC", says: "zone"),
    .cell("nothing selected", change, 2, "selected", "manufacturing", says: "no flow"),
    .cell("factor below zero", change, 2, "factor", "-0.5", says: "sign"),
    .cell("factor outside its range", change, 2, "factor", "1.1", says: "outside low to high"),
    .cell("range upside down", change, 2, "low", "3", says: "swap"),
    BadInput(
      "one change twice",
      FixtureStudy().appending(
        "MORE,industry,vehicle,1.3,1,2,made up for tests,estimated", to: change),
      at: change, 5, "selected", "vehicle", says: "row 2"),
  ]

  private static let flows: [BadInput] = [
    .cell("name of a base flow", flow, 2, "flow_id", "F1", says: "base case"),
    .cell("one name twice", flow, 3, "flow_id", "N1", says: "row 2"),
    .cell("unknown option of a flow", flow, 2, "option_id", "NEWCOMMER", says: "NEWCOMER"),
    .cell("unknown commodity", flow, 2, "commodity_id", "TIMBR", says: "TIMBER"),
    .cell("tonnes outside their range", flow, 2, "tonnes_per_year", "4000", says: "outside low"),
    .cell("no chain to its destination", flow, 3, "destination_node_id", "ZSTAD", says: "chain"),
    .cell("unfit for load units", flow, 2, "containerisable_share", "0.5", says: "load unit"),
  ]

  private static let others: [BadInput] = [
    .cell(
      "unknown growth class", "growth.csv", 5, "growth_class", "car", says: "cars",
      hasOthers: true),
    BadInput(
      "a growth class without a row", FixtureStudy().removingRow(7, from: "growth.csv"),
      at: "growth.csv", nil, "growth_class", "other_trains", says: "add a row"),
    .cell("growth outside its range", "growth.csv", 2, "percent_per_year", "4", says: "outside"),
    .cell("growth without bounds", "growth.csv", 2, "percent_per_year", "200", says: "above"),
    .cell("unknown investment", "headline.csv", 2, "investments", "BYPAS", says: "BYPASS"),
    .cell("a headline without a need", "headline.csv", 3, "investments", "STAGE2", says: "BYPASS"),
    .cell(
      "a headline that cannot be built", "headline.csv", 2, "investments", "BYPASS;WIDEN",
      says: "exclude"),
    .cell("an empty headline", "headline.csv", 2, "investments", ""),
    .cell("half a year", "parameter.csv", 19, "value", "2024.5", says: "whole"),
    .cell("a factor of nothing", "parameter.csv", 21, "value", "0", says: "below"),
  ]
}
