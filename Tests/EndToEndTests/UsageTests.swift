import Foundation
import TestSupport
import Testing

/// Wrong command lines: everything is told at once, with what was meant.
@Suite struct UsageTests {
  /// A command line with what it must bring about.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let line: String
    let code: Int32
    let says: [String]

    var testDescription: String { line }

    init(_ line: String, _ code: Int32 = 2, says: String...) {
      self.line = line
      self.code = code
      self.says = says
    }
  }

  @Test(arguments: words + names) func tellsWhatIsWrong(_ mistake: Mistake) throws {
    let place = try Workplace(FixtureStudy())
    let before = try place.files()
    let run = try place.run(mistake.line.split(separator: " ").map(String.init))
    #expect(run.code == mistake.code)
    #expect(run.output == "")
    for text in mistake.says { #expect(run.errors.contains(text), "told was:\n\(run.errors)") }
    #expect(try place.files() == before)
  }

  @Test func theOnlyNetworkIsFoundAndSeveralAreNamed() throws {
    let place = try Workplace(FixtureStudy())
    #expect(try place.omlast("validate").code == 0)
    try FileManager.default.createDirectory(
      at: place.folder.appendingPathComponent("Networks/other"), withIntermediateDirectories: true)
    let several = try place.omlast("validate")
    #expect(several.code == 2)
    #expect(several.errors.contains("holds other, small; choose one: omlast validate Networks/"))
    let none = try Workplace().omlast("assign")
    #expect(none.code == 2)
    #expect(none.errors.contains("no network in ./Networks"))
  }

  private static let words: [Mistake] = [
    Mistake("", says: "a command is missing", "study, assign", "See omlast help."),
    Mistake("stduy", says: "did you mean study?"),
    Mistake(
      "study Nowhere", 3, says: "config.csv, use_definition.csv, zone.csv and", "check the path"),
    Mistake("study Networks", 3, says: "no table of a network", "inside it: Networks/small"),
    Mistake("timetable", says: "the commands are study, assign"),
    Mistake("--json study", says: "stands before the command"),
    Mistake("help stdy", says: "did you mean study?"),
    Mistake("study --wrokers 2", says: "did you mean --workers?", "See omlast help study."),
    Mistake("config show --table vehicel", says: "did you mean vehicle?"),
    Mistake("config dictionary --table vehicle", says: "omlast config show --table"),
    Mistake(
      "config set", says: "ACTION is show or dictionary, not \"set\"", "See omlast help config."),
    Mistake("completions", says: "SHELL is missing: bash, zsh or fish"),
    Mistake("completions bsh", says: "SHELL is bash, zsh or fish, not \"bsh\"; did you mean bash?"),
    Mistake("completions bash --json", says: "--json is no option of completions, but of study"),
    Mistake("report --json", says: "--json is no option of report, but of study"),
    Mistake("report Networks/smal", 3, says: "Did you mean Networks/small?"),
    Mistake("report --with BYPAS", says: "did you mean BYPASS?"),
    Mistake("report -o nowhere/r.html", says: "nowhere/r.html cannot be written"),
    Mistake("export", says: "--format is missing", "--output is missing"),
    Mistake("export --format shp -o x", says: "--format is geojson, csv or flowmap"),
    Mistake("export --format csv -o", says: "-o needs a value: --output DIR"),
    Mistake(
      "export --format csv --against base -o x",
      says: "--against has no effect with --format csv; omlast compare"),
    Mistake(
      "export --format geojson --csv-dialect sv -o x",
      says: "--csv-dialect has no effect with --format geojson"),
    Mistake(
      "export --format geojson --with BYPASS --against BYPASS -o x",
      says: "--against names the scenario itself, BYPASS"),
    Mistake(
      "export --format geojson --with BYPASS --against QEUE -o x", says: "did you mean QUEUE?"),
    Mistake("export --format csv -o Networks/small", says: "would delete Networks/small"),
    Mistake("man omlast", says: "unexpected argument \"omlast\""),
    Mistake("compare base BYPASS --format pdf", says: "--format is text, md, csv, json or html"),
    Mistake(
      "compare base BYPASS --json --format md", says: "--format has no effect with --json"),
    Mistake(
      "compare base BYPASS --format csv --scale-economies",
      says: "--scale-economies is shown as text or JSON, not as csv"),
    Mistake("study -x", says: "-x is no option of study"),
    Mistake("study --with BYPASS", says: "BYPASS is an investment", "names demand options"),
    Mistake(
      "validate --with BYPASS", says: "--with is no option of validate, but of study, assign"),
    Mistake("assign --without queue", says: "not \"queue\"; did you mean queues?"),
    Mistake("study --without queues,", says: "--without takes queues, periods, background"),
    Mistake("assign --year forcast", says: "not \"forcast\"; did you mean forecast?"),
    Mistake("path AHUS CBRUK --year 3000", says: "--year is base, forecast or a year from 1990"),
    Mistake("assign --with MORE,LESS", 4, says: "MORE and LESS exclude each other"),
    Mistake("assign --with MORRE,NEWCOMER", says: "did you mean MORE?"),
    Mistake("compare base+MOR BYPASS", says: "did you mean MORE?"),
    Mistake("assign --with MORE@hihg", says: "did you mean MORE@high?"),
    Mistake("compare base+MORE@low BYPASS@low", says: "BYPASS@low is an investment"),
    Mistake("path AHUS CBRUK --with MORE@low,NEWCOMER@high", says: "choose @low or @high"),
    Mistake("study --with LESS@max", says: "low or high of its ranges"),
    Mistake("path BERG AHUS", 4, says: "no goods go from BERG to AHUS"),
    Mistake("study --gap", says: "--gap needs a value"),
    Mistake("study --gap --force", says: "--gap needs a value"),
    Mistake("study --gap=", says: "--gap needs a value"),
    Mistake("study --gap 2", says: "--gap is a number from 1e-12 to 0.1, not \"2\""),
    Mistake("study --gap 0,001", says: "with a decimal point, not \"0,001\""),
    Mistake("study --gap nan", says: "not \"nan\""),
    Mistake("study --workers 0", says: "--workers is a whole number from 1 to 1024, not \"0\""),
    Mistake("study --workers -1", says: "not \"-1\""),
    Mistake("study --iterations 1.5", says: "whole number", "not \"1.5\""),
    Mistake("study --lang de", says: "--lang is sv or en, not \"de\""),
    Mistake("study --json=yes", says: "--json takes no value"),
    Mistake("study -q --quiet", says: "--quiet is given twice"),
    Mistake("study Networks/small more", says: "unexpected argument \"more\""),
    Mistake("path AHUS", says: "DESTINATION is missing"),
    Mistake("assign --with BYPASS,,QUEUE", says: "empty name"),
    Mistake("assign net trips", says: "unexpected argument \"net\""),
    Mistake("assign --tntp net", says: "TRIPS is missing: its trips' TNTP file"),
    Mistake("assign --tntp", says: "NET is missing", "TRIPS is missing"),
    Mistake("assign --toll-factor 1", says: "--toll-factor has no effect without --tntp"),
    Mistake(
      "assign --tntp a b --toll-factor -1", says: "a number from 0.0 to 1000000.0, not \"-1\""),
    Mistake(
      "assign --tntp a b --with BYPASS --lang en", says: "--with has no effect with --tntp",
      "--lang has no effect with --tntp"),
    Mistake(
      "assign --tntp a b --algorithm frank-wolf",
      says: "is bush, gradient-projection, frank-wolfe or all-or-nothing, not \"frank-wolf\"; "
        + "did you mean frank-wolfe?"),
    Mistake("assign --algorithm bush", says: "--algorithm has no effect without --tntp"),
    Mistake("assign --principle system", says: "--principle has no effect without --tntp"),
    Mistake("assign --tntp a b --principle sys", says: "--principle is user or system"),
    Mistake("study --tntp", says: "--tntp is no option of study, but of assign, skim"),
    Mistake("skim", says: "--tntp is missing: a standard assignment network"),
    Mistake("skim --tntp", says: "NET is missing: the network's TNTP file"),
    Mistake("skim --tntp a b", says: "unexpected argument \"b\""),
    Mistake("skim --tntp a --orgins 1", says: "did you mean --origins?"),
    Mistake("skim --tntp a --gap 1e-4", says: "--gap is no option of skim, but of study"),
    Mistake("skim --tntp a -o", says: "-o needs a value: --output FILE"),
    Mistake("skim --tntp a --force", says: "--force has no effect without --output"),
    Mistake("skmi", says: "did you mean skim?"),
    Mistake("assign --force", says: "--force has no effect without --output"),
    Mistake(
      "study --gapp 1 --workers x --csv-dialect fr -o", says: "did you mean --gap?",
      "--workers is a whole number", "--csv-dialect is plain or sv", "-o needs a value"),
  ]

  private static let names: [Mistake] = [
    Mistake("assign --with BYPAS,QEUE", says: "did you mean BYPASS?", "did you mean QUEUE?"),
    Mistake("compare Base QEUE", says: "did you mean base?", "did you mean QUEUE?"),
    Mistake("assign --with BYPASS,WIDEN", 4, says: "BYPASS and WIDEN exclude each other"),
    Mistake("compare base STAGE2", 4, says: "STAGE2 needs BYPASS; choose BYPASS too"),
    Mistake("path AHUSS CBRUKK", says: "did you mean AHUS?", "did you mean CBRUK?"),
    Mistake("path JUNC CBRUK", says: "JUNC (Junction) is no zone"),
    Mistake("path AHUS CBRUK --period NIGHT", says: "the periods are PEAK, REST"),
    Mistake("path AHUS CBRUK --commodity TIMBR", says: "did you mean TIMBER?"),
    Mistake("path AHUS ZSTAD", 4, says: "no goods go from AHUS to ZSTAD", "go to CBRUK, AHUS."),
    Mistake("path BERG AHUS", 4, says: "No goods start in BERG."),
    Mistake("path AHUS CBRUK --commodity TIMBER", 4, says: "What goes there is VEHICLES."),
    Mistake("throughput --industry vehicles", says: "did you mean vehicle?"),
    Mistake("throughput --commodity TIMBR", says: "did you mean TIMBER?"),
    Mistake(
      "throughput --commodity TIMBER --industry other",
      says: "--industry has no effect with --commodity"),
    Mistake("throughput --with BYPASS,WIDEN", 4, says: "BYPASS and WIDEN exclude each other"),
    Mistake("explain AHUS-JUNK-R", says: "did you mean AHUS-JUNC-R?"),
    Mistake("explain NPUNKT-BERG-R", says: "built by BYPASS; add it to --with"),
    Mistake("study Networks/smal", 3, says: "Did you mean Networks/small?"),
    Mistake("study small", 3, says: "Did you mean Networks/small?"),
    Mistake("assign -o Networks", says: "would delete Networks/small"),
    Mistake("study -o . --force", says: "choose another output folder"),
    Mistake("study -o Networks/small/link.csv", says: "is not a folder"),
  ]
}
