import TestSupport
import Testing

/// Faults in opening hours, quays, ferry places, axles, running trains and scale scenarios.
@Suite struct BadSupplyTests {
  @Test(arguments: inputs) func refusesABadRow(_ input: BadInput) throws { try input.check() }

  private static func row(
    _ name: String, _ row: String, _ file: String, _ column: String, _ value: String,
    number: Int = 2, says: String = "", hasOthers: Bool = false
  ) -> BadInput {
    BadInput(
      name, FixtureStudy().appending(row, to: file), at: file, number, column, value, says: says,
      hasOthers: hasOthers)
  }

  private static let inputs: [BadInput] = [
    row(
      "hours of an unknown terminal", "AHUS_KOMBY,PEAK,0.5,xyz,estimated", "terminal_hours.csv",
      "terminal_id", "AHUS_KOMBY", says: "AHUS_KOMBI"),
    row(
      "hours in an unknown period", "AHUS_KOMBI,DAWN,0.5,xyz,estimated", "terminal_hours.csv",
      "period_id", "DAWN"),
    row(
      "open more than all hours", "AHUS_KOMBI,PEAK,1.2,xyz,estimated", "terminal_hours.csv",
      "open_share", "1.2"),
    row(
      "quay without a sailing", "BERG_Q,BERG,Berg,1,10,0,xyz,estimated", "berth.csv", "node_id",
      "BERG", number: 3, says: "no ship sails"),
    row(
      "no berths", "P2,PHAMN,P2,0,10,0,xyz,estimated", "berth.csv", "berths", "0", number: 3),
    row(
      "half a berth", "P2,PHAMN,P2,1.5,10,0,xyz,estimated", "berth.csv", "berths", "1.5", number: 3,
      says: "whole number"),
    row(
      "half an axle", "TRAIN_E,40.5,22.5,25,xyz,estimated", "train_axle.csv", "axles", "40.5",
      says: "whole number"),
    row(
      "quay full of other ships", "P2,PHAMN,P2,1,24,7,xyz,estimated", "berth.csv",
      "other_calls_per_week", "7", number: 3, says: "all week"),
    row(
      "places on a ship", "PHAMN-QHAMN-S,50,xyz,estimated", "sailing_place.csv", "link_id",
      "PHAMN-QHAMN-S", says: "ferry"),
    row(
      "places on an unknown link", "PHAMN-QHAMN-F,50,xyz,estimated", "sailing_place.csv", "link_id",
      "PHAMN-QHAMN-F", says: "PHAMN-QHAMN-S"),
    row(
      "axles of a lorry", "LORRY,6,22.5,25,xyz,estimated", "train_axle.csv", "vehicle_id", "LORRY",
      says: "trains"),
    row(
      "wagons weaker than their load", "TRAIN_E,40,22.5,20,xyz,estimated", "train_axle.csv",
      "greatest_axle_load_t", "20", says: "payload_t"),
    row(
      "train from a node to itself", "AHUS,AHUS,unitised,5,xyz,estimated", "train_service.csv",
      "to_node_id", "AHUS"),
    row(
      "train to a place without a terminal", "AHUS,BERG,unitised,5,xyz,estimated",
      "train_service.csv", "to_node_id", "BERG", says: "no terminal"),
    row(
      "train of a form that the terminal does not take", "CBRUK,AHUS,conventional,5,xyz,estimated",
      "train_service.csv", "to_node_id", "AHUS", says: "conventional"),
    row(
      "fleet of an unknown vehicle", "SHIPS,PEAK,2,800,20,xyz,estimated", "fleet.csv", "vehicle_id",
      "SHIPS", says: "SHIP"),
    row(
      "fleet in an unknown period", "SHIP,PEEK,2,800,20,xyz,estimated", "fleet.csv", "period_id",
      "PEEK", says: "PEAK"),
    row("fleet of nothing", "SHIP,PEAK,0,800,20,xyz,estimated", "fleet.csv", "units", "0"),
    row(
      "fleet at work longer than the period", "SHIP,PEAK,2,1200,20,xyz,estimated", "fleet.csv",
      "hours_per_year", "1200", says: "more hours than the period has"),
    row(
      "turnaround of lorries", "LORRY,PEAK,2,800,1,xyz,estimated", "fleet.csv", "turnaround_h", "1",
      says: "zone_handling_time"),
    row(
      "fleet of cars", "CAR,PEAK,2,800,0,xyz,estimated", "fleet.csv", "vehicle_id", "CAR",
      says: "no goods"),
    row(
      "corridor of an unknown link", "C,C,C,AHUS-JUNC,xyz,estimated", "corridor.csv", "link_ids",
      "AHUS-JUNC", number: 4, says: "AHUS-JUNC-R"),
    row(
      "corridor of road and rail", "C,C,C,AHUS-JUNC-R;AHUS-BERG-T,xyz,estimated", "corridor.csv",
      "link_ids", "AHUS-JUNC-R;AHUS-BERG-T", number: 4, says: "road, rail"),
    row(
      "corridor with a link twice", "C,C,C,AHUS-JUNC-R;AHUS-JUNC-R,xyz,estimated", "corridor.csv",
      "link_ids", "AHUS-JUNC-R;AHUS-JUNC-R", number: 4, says: "twice"),
    BadInput(
      "berth change of an unknown field",
      FixtureStudy().appending(
        "QUEUE,berth,PHAMN_QUAY,length,set,3,xyz,estimated", to: "investment_change.csv"),
      at: "investment_change.csv", 9, "field", "length"),
    BadInput(
      "removal of a quay",
      FixtureStudy().appending(
        "QUEUE,berth,PHAMN_QUAY,,remove,,xyz,estimated", to: "investment_change.csv"),
      at: "investment_change.csv", 9, "action", "remove", says: "quay"),
    BadInput(
      "least fill above the greatest",
      FixtureStudy().replacing(
        "train_least_fill,0.4,share,0.2,0.6", with: "train_least_fill,0.9,share,0.2,0.95",
        in: "parameter.csv"),
      at: "parameter.csv", nil, "parameter_id", "train_least_fill", says: "train_greatest_fill"),
  ]
}
