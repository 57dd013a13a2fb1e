import FreightIO
import FreightModel
import TestSupport
import Testing

/// The optional columns with English names.
@Suite struct EnglishNameTests {
  /// The fixture with a `name_en` at the end of a table, filled in its first row.
  private static func named(_ file: String, _ name: String, column: String = "name_en")
    -> FixtureStudy
  {
    let study = FixtureStudy()
    let lines = study.text(file).split(separator: "\n").enumerated().map { index, line in
      line + "," + (index == 0 ? column : index == 1 ? name : "")
    }
    return study.replacing(file, with: lines.joined(separator: "\n") + "\n")
  }

  private func read(_ study: FixtureStudy) throws -> Study {
    try study.withFolder { try StudyReader.read(network: $0) }
  }

  @Test func aNameIsTheSameInEnglishUnlessTheRowSaysOtherwise() throws {
    let nodes = try read(Self.named("node.csv", "Seaham")).network.nodes
    #expect(nodes[0].title == Label(sv: nodes[0].name, en: "Seaham"))
    #expect(nodes.dropFirst().allSatisfy { $0.title == Label(sv: $0.name, en: $0.name) })
    let links = try read(Self.named("link.csv", "local road")).network.links
    #expect(links[0].title == Label(sv: links[0].name, en: "local road"))
    let terminals = try read(Self.named("terminal.csv", "Seaham quay")).network.terminals
    #expect(terminals[0].title == Label(sv: terminals[0].name, en: "Seaham quay"))
    let study = try read(Self.named("config.csv", "In English", column: "dataset_name_en"))
    #expect(study.title == Label(sv: "A small study", en: "In English"))
    #expect(try read(FixtureStudy()).title == Label(sv: "A small study", en: "A small study"))
  }

  @Test(arguments: ["node.csv", "link.csv", "terminal.csv", "berth.csv"])
  func aNameWithoutLettersIsRefused(file: String) throws {
    try BadInput(
      file, Self.named(file, "?"), at: file, 2, "name_en", "?", says: "no name"
    ).check()
  }
}
