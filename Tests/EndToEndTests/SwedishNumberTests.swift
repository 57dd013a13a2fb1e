import TestSupport
import Testing

/// Swedish text has Swedish numbers wherever it is asked for, and English text and data have none.
@Suite struct SwedishNumberTests {
  private static let appraise = ["appraise", "--with", "BYPASS", "--price-index", "2017=1.25"]

  @Test(arguments: [
    appraise, ["compare", "base", "BYPASS"], ["compare", "base", "base"],
    ["compare", "base", "BYPASS", "--scale-economies"],
    ["compare", "base", "BYPASS", "--format", "md"], ["explain", "AHUS-BERG-T"],
  ])
  func numbersHaveADecimalComma(_ words: [String]) throws {
    let place = try Workplace(FixtureStudy())
    let told = try place.run(words + ["--lang", "sv"]).output.split(separator: "\n")
    #expect(told.contains { $0.contains(/[0-9],[0-9]/) })
    // The version and the command are no numbers.
    for line in told where !line.contains("omlast") {
      #expect(!line.contains(/[0-9]\.[0-9]|[0-9]e-[0-9]|(^| )-[0-9]/), "\(line)")
    }
    let english = try place.run(words + ["--lang", "en"]).output
    #expect(english.contains(/[0-9]\.[0-9]/))
    // A document has the minus of print.
    #expect(words.contains("--format") || !english.contains("−"))
  }

  @Test func theAppraisalIsSwedishThroughout() throws {
    let place = try Workplace(FixtureStudy())
    let told = try place.run(Self.appraise + ["--lang", "sv"]).output
    #expect(told.contains("3,5 % realt"))
    #expect(told.contains(/NNV −?[0-9]+,[0-9]{2} mnkr/), "\(told)")
    // What operators keep is nought by assumption, and that is said.
    #expect(told.contains("Transportföretagens resultat antas vara 0 % av vad de får betalt"))
    let english = try place.run(Self.appraise).output
    #expect(english.contains("Carriers are taken to keep 0 % of what they are paid"))
  }

  @Test func whatTheSolvesDoNotTellApartIsMarkedAsInTheReport() throws {
    let place = try Workplace(FixtureStudy())
    let told = try place.omlast("compare", "base", "base", "--lang", "sv").output
    #expect(told.contains(" i.p.\n") && told.contains("\"i.p.\": ingen påvisbar skillnad"))
    #expect(!told.contains("< gap"))
    #expect(try place.omlast("compare", "base", "base").output.contains("\"< gap\": below"))
  }

  @Test func gapsOfADocumentHaveTheirPowers() throws {
    let place = try Workplace(FixtureStudy())
    for format in ["md", "html"] {
      let words = ["compare", "base", "BYPASS", "--format", format]
      #expect(try place.run(words + ["--lang", "sv"]).output.contains("·10⁻"))
      let english = try place.run(words + ["--lang", "en"]).output
      #expect(!english.contains("·10") && english.contains(/1?e-[0-9]{2}/))
    }
  }
}
