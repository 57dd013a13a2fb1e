import FlowAssignment
import Foundation
import FreightGraph
import FreightIO
import FreightModel
import TestSupport

/// A study read from the fixture's tables, with what every test builds from it.
struct Laid {
  let study: Study
  let supernetwork: Supernetwork
  let layout: DemandLayout

  init(_ fixture: FixtureStudy = FixtureStudy()) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("omlast-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let network = try fixture.write(below: folder)
    try self.init(StudyReader.read(network: network, demand: nil))
  }

  init(_ study: Study) {
    self.study = study
    supernetwork = Supernetwork(of: study.network.adding(study.investments))
    layout = DemandLayout(study.demand, on: supernetwork, parameters: study.parameters)
  }

  /// The study's base case, or the base case with some investments.
  func model(
    _ names: [Investment.ID] = [], delayValues: DelayValues = .common
  ) -> ScenarioModel {
    ScenarioModel(
      network(names), in: supernetwork, demand: study.demand, layout: layout,
      parameters: study.parameters, delayValues: delayValues, mathematics: .platform)
  }

  /// The network with some investments built.
  func network(_ names: [Investment.ID]) -> FreightNetwork {
    study.network.applying(names.map { name in study.investments.first { $0.id == name }! })
  }

  /// Row of a class; the study has it.
  func row(_ commodity: String, _ form: LoadForm) -> Int {
    let commodity = study.demand.commodities.firstIndex { $0.id.name == commodity }!
    return layout.classes.firstIndex(of: .freight(commodity: commodity, loadForm: form))!
  }

  /// Row of a link in the supernetwork.
  func link(_ id: String) -> Int {
    supernetwork.network.links.firstIndex { $0.id.name == id }!
  }

  /// First arc for which a condition holds.
  func arc(where condition: (Supernetwork.Arc) -> Bool) -> Int {
    supernetwork.arcs.firstIndex(where: condition)!
  }
}

/// The real study beside the tests' sources.
func oskarshamn() throws -> Study { try realStudy.get() }

/// Read once for all tests.
private let realStudy = Result {
  try StudyReader.read(
    network: checkout.appendingPathComponent("Networks/oskarshamn").path, demand: nil)
}
