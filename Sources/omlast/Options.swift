import Foundation
import FreightAppraisal
import FreightGraph
import FreightModel
import FreightPlanner

/// An option of the command line. Parsing, help and the checks of values are drawn from here alone.
enum Option: String, CaseIterable {
  case network, demand, with, year, without, period, industry, commodity, output
  case language = "lang"
  case csvDialect = "csv-dialect"
  case delayValues = "delay-values"
  case gap, iterations, workers, tntp, algorithm, principle, origins, flows
  case tollFactor = "toll-factor"
  case distanceFactor = "distance-factor"
  case timeLimit = "time-limit"
  case priceIndex = "price-index"
  case annualBudget = "annual-budget"
  case pairs, worst, of, budget, format, against
  case draws, method, seed, table
  case dryRun = "dry-run"
  case scaleEconomies = "scale-economies"
  case noScaleEconomies = "no-scale-economies"
  case quick, force, json, quiet, help, version

  /// What follows an option's name.
  enum Value {
    /// Nothing.
    case none
    /// Any text; the placeholder stands in the help.
    case text(_ placeholder: String)
    /// Names between commas.
    case list(_ placeholder: String)
    /// Some of a few words, between commas.
    case words(_ placeholder: String, [String])
    /// One of a few words; the first is the default.
    case choice([String])
    /// A number in a range.
    case number(ClosedRange<Double>, default: Double)
    /// A whole number in a range; without a default, the number of the machine's processors.
    case count(ClosedRange<Int>, default: Int?)
  }

  /// The name as it is typed.
  var long: String { "--" + rawValue }

  /// The short name as it is typed, if there is one.
  var short: String? {
    switch self {
    case .output: "-o"
    case .quiet: "-q"
    case .help: "-h"
    default: nil
    }
  }

  /// What follows the name.
  var value: Value {
    switch self {
    case .network, .demand, .output: .text("DIR")
    case .flows: .text("FILE")
    case .with: .list("A,B,...")
    case .table: .text("NAME")
    case .against: .text("SCENARIO")
    case .year: .text("YEAR")
    case .without: .words("A,B,...", Feature.allCases.map(\.rawValue))
    case .origins: .list("N,N-N,...")
    case .priceIndex: .list("LEVEL=FACTOR,...")
    case .period: .text("PERIOD")
    case .industry: .choice(["all"] + Industry.allCases.map(\.rawValue))
    case .commodity: .text("COMMODITY")
    case .language: .choice(["sv", "en"])
    case .csvDialect: .choice(["plain", "sv"])
    case .gap: .number(1e-12...0.1, default: 1e-9)
    case .of: .list("A,B,...")
    case .budget: .list("PAYER=MSEK,...")
    case .annualBudget: .number(0...1e9, default: .infinity)
    case .pairs: .count(0...1_000, default: 0)
    case .worst: .count(0...1_000_000, default: 0)
    case .iterations: .count(1...100_000, default: 200)
    case .workers: .count(1...1_024, default: nil)
    case .delayValues: .choice(DelayValues.allCases.map(\.rawValue))
    case .format: .choice(["text", "md", "csv", "json", "html"])
    case .draws: .count(1...1_000_000, default: 1000)
    case .method: .choice(SweepDesign.Method.allCases.map(\.rawValue))
    case .seed: .count(0...Int.max, default: 1)
    case .algorithm: .choice(AssignmentAlgorithm.allCases.map(\.rawValue))
    case .principle: .choice(AssignmentPrinciple.allCases.map(\.rawValue))
    case .tollFactor, .distanceFactor: .number(0...1e6, default: 0)
    case .timeLimit: .number(0...1e6, default: .infinity)
    case .tntp, .dryRun, .quick, .scaleEconomies, .noScaleEconomies, .force, .json, .quiet, .help,
      .version:
      .none
    }
  }

  /// What the option does, in one sentence.
  var summary: String {
    switch self {
    case .network: "the network's folder; by default the only one in ./Networks"
    case .demand: "the demand's folder; by default the network's namesake in Demand"
    case .with:
      "investments that are built and demand options in force; OPTION@low, @high: ends of ranges"
    case .year: "a year, or base or forecast for those of parameter.csv; base by default"
    case .without: "features of the model that are left out"
    case .priceIndex: "factors from investments' price levels to the base year's money"
    case .of: "the investments, at most twelve; those of the default set by default"
    case .budget: "what national, regional, municipal or total may spend, base-year money"
    case .annualBudget: "MSEK a year that phasing may spend, in the base year's money"
    case .pairs: "also every pair of so many of the dearest losses"
    case .worst: "of those pairs, the so many worst alone, others proven below; all by default"
    case .period: "the part of the year; by default DAY, or else the first in period.csv"
    case .industry: "the industry whose goods grow; all goods by default"
    case .commodity: "this commodity alone; by default all that go there"
    case .output: "the folder of results"
    case .language:
      "the report's language, sv by default; names on the terminal are English unless it is given"
    case .csvDialect: "tables with comma and decimal point, or as Swedish Excel expects them"
    case .gap: "the certified relative gap at which a solve stops"
    case .iterations: "shortest-path passes after which a solve stops anyway"
    case .workers: "pieces of work under way at once; the answer is the same for any number"
    case .delayValues: "delay at one cost for all, or at each class's own: uniqueness not certified"
    case .tntp: "a standard assignment network in TNTP files, instead of a study"
    case .against: "the scenario to compare with, as in compare: base, or names joined by +"
    case .format: "text, Markdown, CSV with a line per figure, JSON, or a page"
    case .draws: "how often all parameters are drawn from their ranges"
    case .method: "how the draws cover the ranges"
    case .table: "one table instead: each row with its values, source and confidence"
    case .seed: "of the random numbers: the same seed makes the same draws"
    case .algorithm: "how the flows are found, with --tntp"
    case .principle: "user equilibrium or system optimum, with --tntp"
    case .tollFactor: "free-flow time that one unit of toll is worth, with --tntp"
    case .distanceFactor: "free-flow time that one unit of length is worth, with --tntp"
    case .timeLimit: "seconds after which a solve stops at its next iteration, with --tntp"
    case .origins: "zones to skim from, by number, as 1,5-9; all by default"
    case .flows: "costs at the volumes of this TNTP flow file; at free flow by default"
    case .dryRun: "estimate run time and output size; write nothing"
    case .quick:
      "only the scenarios and their tighter solves: no headroom, ranges, draws, losses or "
        + "economies of scale"
    case .scaleEconomies: "also let trains run as often and as full as their goods allow"
    case .noScaleEconomies: "leave out trains that run as often and as full as goods allow"
    case .force: "replace a file, or a folder that omlast did not write"
    case .json: "JSON on standard output instead of tables"
    case .quiet: "no progress and no notes on standard error"
    case .help: "this help"
    case .version: "the program's version"
    }
  }
}

extension Option {
  /// How the option is written in help: `-o, --output DIR`.
  func usage(_ placeholder: String) -> String {
    let names = (short.map { $0 + ", " } ?? "    ") + long
    return placeholder.isEmpty ? names : names + " " + placeholder
  }

  /// What the help shows for the value; empty for a flag.
  var placeholder: String {
    switch value {
    case .none: ""
    case .text(let placeholder), .list(let placeholder), .words(let placeholder, _): placeholder
    // Many words would leave no room for what the option does: they follow it instead.
    case .choice(let words): words.count > 2 ? "NAME" : words.joined(separator: "|")
    case .number, .count: "N"
    }
  }

  /// Whether a value follows.
  var takesValue: Bool { !placeholder.isEmpty }

  /// Range and default of what follows the option, for the help; nil where there is nothing to say.
  func limits(_ value: Value) -> String? {
    switch value {
    case .none, .text, .list: nil
    case .words(_, let words): words.joined(separator: ", ")
    case .choice(let words):
      (words.count > 2 ? words.alternatives + ", " : "") + "default \(words[0])"
    case .number(let range, let usual):
      "\(range.lowerBound) to \(range.upperBound), default "
        + (usual.isFinite ? "\(usual)" : "none")
    case .count(let range, let usual):
      "\(range.lowerBound) to \(range.upperBound), default "
        + (usual.map { "\($0)" } ?? "the processors of this machine")
    }
  }
}

extension [String] {
  /// The words as they stand in a sentence: `a, b or c`.
  var alternatives: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
