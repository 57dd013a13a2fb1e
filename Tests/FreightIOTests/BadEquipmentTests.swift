import FreightModel
import TestSupport
import Testing

/// Faults in the three tables of equipment.
@Suite struct BadEquipmentTests {
  @Test(arguments: cells) func refusesAValue(_ input: BadInput) throws { try input.check() }

  @Test(arguments: uses) func refusesAUseThatDoesNotFit(_ input: BadInput) throws {
    try input.check()
  }

  @Test(arguments: exchanges) func refusesAnExchange(_ input: BadInput) throws {
    try input.check()
  }

  @Test func acceptsUsesAndExchangesThatFit() throws {
    let study = FixtureStudy().using("VEHICLES,unitised,UNIT").exchanging("AHUS,UNIT,-100,100,50")
      .exchanging("CBRUK,UNIT,5,5,0").exchanging("ZSTAD,UNIT,-5,-5,0")
    #expect(try diagnostics(of: study).isEmpty)
  }

  @Test func tellsAllFaultsAtOnce() throws {
    let study = FixtureStudy().setting("empty_t", of: 2, to: "0", in: "equipment.csv")
      .using("VEHICLES,unitised,UNITS").exchanging("AHUS,UNIT,1,0,-1")
    let columns = try diagnostics(of: study).map { $0.column }
    #expect(columns == ["empty_t", "equipment_id", "least_per_year", "price_sek_per_empty"])
  }

  private static let cells: [BadInput] = [
    .cell("weightless", "equipment.csv", 2, "empty_t", "0"),
    .cell("no units", "equipment.csv", 2, "handling_units", "0"),
    .cell("none to a lorry", "equipment.csv", 2, "empties_per_lorry", "0"),
    .cell("negative TEU", "equipment.csv", 2, "teu", "-1"),
    .cell("negative factor", "equipment.csv", 2, "handling_price_factor", "-0.1"),
    .cell("form", "equipment.csv", 2, "load_form", "unitized", says: "unitised"),
    .cell("lorry", "equipment.csv", 2, "lorry_id", "LORRRY", says: "LORRY"),
    .cell("train on the road", "equipment.csv", 2, "lorry_id", "TRAIN_E", says: "rail"),
    .cell("twice", "equipment.csv", 3, "equipment_id", "UNIT", says: "row 2"),
    BadInput(
      "shares", FixtureStudy().setting("share_PEAK", of: 2, to: "0.4", in: "equipment.csv"),
      at: "equipment.csv", 2, "share_PEAK", "0.4", says: "sum to 1.1"),
    BadInput(
      "period of a share column",
      FixtureStudy().replacing("share_REST", with: "share_RST", in: "equipment.csv"),
      at: "equipment.csv", 1, "share_RST", "share_RST", says: "share_REST", hasOthers: true),
    .cell(
      "positioning above two", "parameter.csv", 36, "value", "2.5", says: "above"),
  ]

  private static let uses: [BadInput] = [
    BadInput(
      "unknown equipment", FixtureStudy().using("VEHICLES,unitised,UNITS"),
      at: "equipment_use.csv", 2, "equipment_id", "UNITS", says: "UNIT"),
    BadInput(
      "unknown commodity", FixtureStudy().using("VEHICELS,unitised,UNIT"),
      at: "equipment_use.csv", 2, "commodity_id", "VEHICELS", says: "VEHICLES"),
    BadInput(
      "equipment of the other form", FixtureStudy().using("VEHICLES,unitised,BODY"),
      at: "equipment_use.csv", 2, "equipment_id", "BODY", says: "conventional"),
    BadInput(
      "goods that may go by rail outside load units",
      FixtureStudy().using("TIMBER,conventional,BODY"), at: "equipment_use.csv", 2, "commodity_id",
      "TIMBER", says: "rail"),
    BadInput(
      "goods without load units", FixtureStudy().using("TIMBER,unitised,UNIT"),
      at: "equipment_use.csv", 2, "load_form", "unitised", says: "no load"),
    BadInput(
      "twice",
      FixtureStudy().using("VEHICLES,unitised,UNIT").using("VEHICLES,unitised,UNIT"),
      at: "equipment_use.csv", 3, "load_form", "unitised", says: "row 2"),
  ]

  private static let exchanges: [BadInput] = [
    BadInput(
      "no zone", FixtureStudy().exchanging("PHAMN,UNIT,-1,1,0"),
      at: "equipment_exchange.csv", 2, "node_id", "PHAMN", says: "not a zone"),
    BadInput(
      "least above most", FixtureStudy().exchanging("AHUS,UNIT,1,-1,0"),
      at: "equipment_exchange.csv", 2, "least_per_year", "1", says: "swap"),
    BadInput(
      "unknown equipment", FixtureStudy().exchanging("AHUS,UNITS,-1,1,0"),
      at: "equipment_exchange.csv", 2, "equipment_id", "UNITS", says: "UNIT"),
    BadInput(
      "negative price", FixtureStudy().exchanging("AHUS,UNIT,-1,1,-5"),
      at: "equipment_exchange.csv", 2, "price_sek_per_empty", "-5"),
    BadInput(
      "empties from nowhere",
      FixtureStudy().exchanging("AHUS,UNIT,10,20,0").exchanging("BERG,UNIT,-5,0,0"),
      at: "equipment_exchange.csv", nil, "least_per_year", "5", says: "cannot come to 0"),
    BadInput(
      "empties to nowhere", FixtureStudy().exchanging("AHUS,UNIT,-20,-10,0"),
      at: "equipment_exchange.csv", nil, "most_per_year", "-10", says: "leaves UNIT"),
    BadInput(
      "twice",
      FixtureStudy().exchanging("AHUS,UNIT,-1,1,0").exchanging("AHUS,UNIT,-1,1,0"),
      at: "equipment_exchange.csv", 3, "node_id", "AHUS", says: "row 2"),
  ]
}
