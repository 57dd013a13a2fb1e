import FlowAssignment
import Foundation
import FreightIO
import FreightModel
import FreightPlanner
import TestSupport

/// The fixture's study.
func fixture(_ study: FixtureStudy = FixtureStudy()) throws -> Study {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("omlast-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  let network = try study.write(below: folder)
  return try StudyReader.read(network: network, demand: nil)
}

/// The small study with indices from the investments' money to the year's, so that there is a
/// present value.
func pricedFixture() throws -> Study {
  try fixture(
    FixtureStudy().appending(
      "2017,100,90,110,false,made up for tests,estimated", to: "price_index.csv"
    )
    .appending("2024,125,120,130,false,made up for tests,estimated", to: "price_index.csv"))
}

/// The real study beside the tests' sources.
func oskarshamn() throws -> Study { try realStudy.get() }

/// Read once for all tests.
private let realStudy = Result {
  try StudyReader.read(
    network: checkout.appendingPathComponent("Networks/oskarshamn").path, demand: nil)
}

extension DelayFunction {
  /// The same function with so many times its capacity.
  func stretched(by factor: Double) -> DelayFunction { withCapacity(capacity * factor) }
}
