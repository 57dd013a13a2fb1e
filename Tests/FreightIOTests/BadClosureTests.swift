import TestSupport
import Testing

/// Faults in partial losses and in lorries' gross masses.
@Suite struct BadClosureTests {
  @Test(arguments: inputs) func refusesABadRow(_ input: BadInput) throws { try input.check() }

  private static func closure(
    _ name: String, _ cells: String, _ column: String, _ value: String, says: String = "",
    hasOthers: Bool = false
  ) -> BadInput {
    BadInput(
      name, FixtureStudy().appending("A,A,A,\(cells),x,estimated", to: "closure.csv"),
      at: "closure.csv", 2, column, value, says: says, hasOthers: hasOthers)
  }

  private static let inputs: [BadInput] = [
    closure(
      "unknown kind", "bridge,AHUS-JUNC-R,0.5,,30", "facility_kind", "bridge",
      says: "one of the values"),
    closure(
      "unknown link", "link,AHUS-JUNK-R,0.5,,30", "facility_id", "AHUS-JUNK-R",
      says: "AHUS-JUNC-R"),
    closure(
      "link as terminal", "terminal,AHUS-JUNC-R,0.5,,30", "facility_id", "AHUS-JUNC-R"),
    closure(
      "node without turns", "junction,BERG,0.5,,30", "facility_id", "BERG",
      says: "no turns of its own"),
    closure(
      "more capacity than there is", "link,AHUS-JUNC-R,1.5,,30", "capacity_factor", "1.5"),
    closure("no number", "link,AHUS-JUNC-R,half,,30", "capacity_factor", "half"),
    closure(
      "nothing restricted", "link,AHUS-JUNC-R,1,,30", "capacity_factor", "1",
      says: "restricts nothing"),
    closure(
      "weight limit on track", "link,AHUS-BERG-T,0.5,12,30", "max_vehicle_t", "12",
      says: "only a road"),
    closure(
      "weight limit on a terminal", "terminal,AHUS_KOMBI,0.5,12,30", "max_vehicle_t", "12",
      says: "only a road"),
    closure("no days", "link,AHUS-JUNC-R,0.5,,0", "days_per_year", "0"),
    closure("more days than a year has", "link,AHUS-JUNC-R,0.5,,400", "days_per_year", "400"),
    BadInput(
      "gross mass of a train",
      FixtureStudy().appending("TRAIN_E,90,x,estimated", to: "vehicle_mass.csv"),
      at: "vehicle_mass.csv", 2, "vehicle_id", "TRAIN_E", says: "mode is rail"),
    BadInput(
      "no gross mass", FixtureStudy().appending("LORRY,0,x,estimated", to: "vehicle_mass.csv"),
      at: "vehicle_mass.csv", 2, "gross_t", "0"),
  ]
}
