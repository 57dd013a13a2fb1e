import Foundation
import TestSupport
import Testing

/// `omlast compare` in every format.
@Suite struct CompareTests {
  @Test(arguments: ["text", "md", "csv", "json", "html"]) func theSameBytesTwice(
    _ format: String
  ) throws {
    let place = try Workplace(FixtureStudy())
    let run = try place.omlast("compare", "base", "BYPASS", "--format", format)
    #expect(run.code == 0)
    #expect(
      try place.omlast("compare", "base", "BYPASS", "--format", format, "--workers", "1").output
        == run.output)
    if format == "json" {
      #expect(try place.omlast("compare", "base", "BYPASS", "--json").output == run.output)
    }
  }

  @Test func csvHasTheFiguresOfTheJSON() throws {
    let place = try Workplace(FixtureStudy())
    let json = try place.omlast("compare", "base", "BYPASS", "--json").json()
    let csv = try place.omlast("compare", "base", "BYPASS", "--format", "csv").output
    let lines = csv.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(lines[0] == ["table", "row", "figure", "unit", "value"])
    let sections = try #require(json["sections"] as? [[String: Any]])
    var count = 0
    for section in sections {
      let table = try #require(section["id"] as? String)
      for row in try #require(section["rows"] as? [[String: Any]]) {
        let id = try #require(row["id"] as? String)
        for figure in ["a", "b"] {
          let line = try #require(lines.first { Array($0.prefix(3)) == [table, id, figure] })
          #expect(line[3] == section["unit"] as? String)
          let value = row[figure] as? Double
          #expect((value == nil) == line[4].isEmpty)
          if let value { #expect(abs(value - (Double(line[4]) ?? .nan)) <= 1e-6) }
          count += 1
        }
      }
    }
    // The header, and whether A and B reached their gap.
    #expect(lines.count == 3 + 2 * count)
    for side in ["a", "b"] {
      #expect(json["is_converged_" + side] as? Bool == true)
    }
    let solves = ["base", "BYPASS"].map { ["solves", $0, "is_converged", "", "true"] }
    #expect(Array(lines[1...2]) == solves)
  }

  @Test(arguments: [
    ("text", "Not converged: base", ". The solve of at least one period stopped before the gap"),
    (
      "md", "**Ej konvergerat: base", ". Beräkningen av minst en period stannade före gapet 1·10⁻¹²"
    ),
  ])
  func anAnswerThatMissedItsGapSaysSoFirst(
    format: String, words: String, cause: String
  ) throws {
    let early = ["--gap", "1e-12", "--iterations", "1"]
    let place = try Workplace(FixtureStudy())
    let run = try place.run(["compare", "base", "BYPASS", "--format", format] + early)
    #expect(run.code == 5 && run.output.hasPrefix(words))
    #expect(run.output.prefix { $0 != "\n" }.contains(cause), "\(run.output)")
    let page = try place.run(["compare", "base", "BYPASS", "--format", "html"] + early).output
    let warning = try #require(page.firstRange(of: "<strong>Ej konvergerat: "))
    #expect(try warning.upperBound < #require(page.firstRange(of: "<h1>")).lowerBound)
    let csv = try place.run(["compare", "base", "BYPASS", "--format", "csv"] + early).output
    #expect(csv.contains("solves,base,is_converged,,false\n"))
    // A scenario beside itself was solved once.
    let same = try place.run(["compare", "base", "base", "--format", "csv"] + early).output
    #expect(same.split(separator: "\n").count { $0.hasPrefix("solves,") } == 1)
  }

  @Test func textIsEnglishUnlessSwedishIsAskedFor() throws {
    let place = try Workplace(FixtureStudy())
    let words = ["compare", "base", "BYPASS"]
    let (plain, english) = (
      try place.run(words).output, try place.run(words + ["--lang", "en"]).output
    )
    #expect(plain.contains("minus is less in B") && plain.contains("background_preload"))
    #expect(english == plain)
    let swedish = try place.run(words + ["--lang", "sv"]).output
    #expect(swedish.contains("minus är mindre i B") && swedish.contains("Bakgrundstrafik, fast"))
    #expect(!swedish.contains("B less A") && !swedish.contains("Above capacity"))
  }

  @Test func swedishExcelReadsTheSameFigures() throws {
    let place = try Workplace(FixtureStudy())
    let words = ["compare", "base", "BYPASS", "--format", "csv"]
    let plain = try place.run(words).output
    let swedish = try place.run(words + ["--csv-dialect", "sv"]).output
    #expect(swedish.hasPrefix("\u{feff}table;row;figure;unit;value\n"))
    #expect(
      swedish.dropFirst().replacing(",", with: ".") == plain.replacing(",", with: ";"))
    let idle = try place.omlast("compare", "base", "BYPASS", "--csv-dialect", "sv")
    #expect(
      idle.code == 2 && idle.errors.contains("--csv-dialect has no effect with --format text"))
  }

  @Test func thePageIsInTheLanguageAskedForAndSaysHowItWasMade() throws {
    let place = try Workplace(FixtureStudy())
    let swedish = try place.omlast("compare", "base", "BYPASS", "--format", "html").output
    #expect(swedish.contains("<html lang=\"sv\">"))
    #expect(swedish.contains("Bakgrundstrafik, matris"))
    #expect(swedish.contains("<dd>Jämförelsealternativ (JA) (base)</dd>"))
    #expect(swedish.contains(" (BYPASS)</dd>") && swedish.contains("<b>Koldioxid</b>"))
    #expect(swedish.contains("omlast compare base BYPASS --network Networks/small --format html"))
    let english = try place.omlast(
      "compare", "base", "BYPASS", "--format", "md", "--lang", "en"
    ).output
    #expect(english.contains("| Background traffic, matrix |"))
    #expect(english.contains("**Cost**. B less A; minus is less in B."))
  }
}
