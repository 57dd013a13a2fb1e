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

/// The real study beside the tests' sources.
func oskarshamn() throws -> Study {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return try StudyReader.read(
    network: root.appendingPathComponent("Networks/oskarshamn").path, demand: nil)
}

extension DelayFunction {
  /// The same function with so many times its capacity.
  func stretched(by factor: Double) -> DelayFunction { withCapacity(capacity * factor) }
}
