import FreightAppraisal
import FreightIO
import FreightModel
import FreightPlanner
import FreightReport

/// `omlast resilience`: what the loss of each facility costs and whom it leaves without a way.
enum ResilienceCommand {
  static func run(
    _ session: Session, _ interruption: Interruption
  ) async throws(Failure) -> ExitCode {
    let arguments = session.arguments
    let scenario = try session.scenario(arguments.list(.with))
    let folder = try arguments.text(.output).map { path throws(Failure) in
      try ResultFolder(path, of: session)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let progress = Progress(total: 1, on: session.console)
    let answer = await session.planner.resilience(
      of: scenario, pairsAmong: arguments.count(.pairs),
      worst: arguments.count(.worst) > 0 ? arguments.count(.worst) : nil
    ) { progress.update($0, of: $1) }
    progress.finish()
    session.console.note(
      "solved \(answer.singles.count) losses, \(answer.named.count) restrictions and "
        + "\(answer.pairs.count { !$0.isSingle }) pairs in \((clock.now - start).seconds.fixed(1)) "
        + "s"
    )
    if let folder {
      let dialect = arguments.csvDialect
      let files = ResilienceReport(
        answer, language: session.language, csvDialect: dialect
      ).files
      try folder.write(
        files.map { OutputFile($0) }, interruption)
    }
    if arguments.has(.json) {
      try session.console.answer(json: ResilienceRecord(answer, session))
    } else {
      try session.console.answer(ResilienceText(answer, session).text)
    }
    return verdict(on: answer, session)
  }

  /// Goods without a way are the answer here, and no failure.
  private static func verdict(on answer: Resilience, _ session: Session) -> ExitCode {
    let effects = answer.singles + answer.named.map(\.effect) + answer.pairs.map(\.effect)
    let stopped = effects.filter { !$0.gap.isConverged }
    guard let widest = stopped.max(by: { $0.gap.relative < $1.gap.relative }) else {
      return .success
    }
    session.console.warn(
      "\(stopped.count) solves stopped before the gap asked for, the widest at "
        + "\(widest.gap.relative.gap); allow more --iterations")
    return .notConverged
  }
}

extension Command {
  static let resilience = Command(
    name: .resilience,
    summary: "tell what the loss of each road, track, junction or terminal costs",
    examples: [
      Example(line: "omlast resilience", meaning: "every facility in use, one at a time"),
      Example(
        line: "omlast resilience --with RV3747_NEW_A -o out/losses",
        meaning: "with an investment built; also tables and maps in a folder"),
      Example(
        line: "omlast resilience --pairs 10 --json",
        meaning: "also every pair of the ten dearest, for a script"),
      Example(
        line: "omlast resilience --pairs 50 --worst 10",
        meaning: "the ten worst of the 1,225 pairs of the fifty dearest"),
    ],
    arguments: [network],
    options: [.with, .pairs, .worst, .output] + assuming + [.demand, .language, .csvDialect]
      + solving
      + [.force] + everywhere,
    dependent: [.worst: .pairs, .csvDialect: .output, .force: .output],
    notes: [
      "A loss lasts all year: costs are per year of it, for those who still have a way. Goods and "
        + "traffic without one are told in tonnes and vehicles and have no price. A loss that "
        + "nobody's route or train uses is proven to change nothing and not solved.",
      "Of pairs, --worst ranks by the rise of the certified objective; those that cut somebody off "
        + "are always told.",
      "Roadworks, weight limits and other partial losses are rows of closure.csv, with their days.",
    ])
}

/// The answer in words and tables.
struct ResilienceText {
  private let answer: Resilience
  private let session: Session

  init(_ answer: Resilience, _ session: Session) {
    self.answer = answer
    self.session = session
  }

  var text: String {
    """
    \(session.text(session.study.title))
    Scenario \(answer.scenario.id), losses that last all year, \(session.conditions)

    \(sentence)

    \(table("Loss", answer.singles.prefix(15)))
    \(isolating)\(named)\(pairs)\
    Costs are those of goods, empties and traffic that still have a way; the others have no price. \
    \(answer.unused.count) facilities are on nobody's way and their loss changes nothing.

    """
  }

  /// The worst five in words.
  var sentence: String {
    let worst = answer.singles.prefix(5).map { effect in
      "\(name(effect)) (\(cost(effect)) MSEK/yr)"
    }
    guard !worst.isEmpty else { return "There is no facility that anybody uses." }
    return "The dearest losses are \(worst.joined(separator: "; "))."
  }

  private func name(_ effect: ClosureEffect) -> String {
    effect.closures.map { closure in
      let name = FacilityName(closure.facility, in: answer.base.network)
      return session.text(name.name) + ", " + session.text(name.words)
    }.joined(separator: " + ")
  }

  private func cost(_ effect: ClosureEffect) -> String {
    effect.totalCost.text(per: 1e6, digits: 1)
  }

  private static let numbers: [TextTable.Column] =
    (Industry.allCases.map(\.title) + ["Background", "Total"]).map { .number($0, "MSEK/yr") } + [
      .number("Lorry-km", "1000/yr"), .number("Lorry-h", "1000/yr"),
      .number("Other vehicle-km", "million/yr"), .number("No way", "t/yr"),
      .number("No way", "vehicles/yr"),
      .number("Displaced", "vehicles/yr"),
    ]

  private func cells(_ effect: ClosureEffect) -> [String] {
    effect.industryCost.map { $0.text(per: 1e6, digits: 2) } + [
      effect.backgroundCost.text(per: 1e6, digits: 2), effect.totalCost.text(per: 1e6, digits: 2),
      (effect.lorryKilometres / 1000).fixed(0), (effect.lorryHours / 1000).fixed(1),
      (effect.backgroundKilometres / 1e6).fixed(1), effect.unserved.fixed(0),
      effect.unservedVehicles.fixed(0), effect.displacedVehicles.fixed(0),
    ]
  }

  private func table(_ heading: String, _ effects: some Sequence<ClosureEffect>) -> String {
    var table = TextTable([.text(heading)] + Self.numbers)
    for effect in effects { table.add([name(effect)] + cells(effect)) }
    return table.text()
  }

  private var isolating: String {
    let effects = answer.isolating.prefix(10)
    return effects.isEmpty
      ? "" : table("Loss that leaves goods without a way", effects) + "\n"
  }

  private var named: String {
    guard !answer.named.isEmpty else { return "" }
    var table = TextTable(
      [.text("Restriction of closure.csv"), .number("Days"), .number("In those days", "MSEK")]
        + Self.numbers)
    for row in answer.named {
      let mark = row.closure.provenance.isEstimate ? " *" : ""
      table.add(
        [
          session.text(row.closure.name) + mark, row.closure.daysPerYear.fixed(0),
          row.effect.totalCost.isResolved ? (row.costSEK / 1e6).fixed(3) : "< gap",
        ] + cells(row.effect))
    }
    return table.text() + "\"*\": the row is an estimate.\n\n"
  }

  private var pairs: String {
    guard !answer.pairs.isEmpty else { return "" }
    var table = TextTable([.text("Pair"), .number("Apart", "MSEK/yr")] + Self.numbers)
    for pair in answer.pairs.prefix(15) {
      table.add([name(pair.effect), (pair.sumOfSingles / 1e6).fixed(2)] + cells(pair.effect))
    }
    let same = answer.pairs.count { $0.isSingle }
    return table.text()
      + "\(answer.pairs.count) pairs, of which \(same) are proven equal to one of the two."
      + "\(pruning)\n\n"
  }
}

extension ResilienceText {
  /// What is proven of the pairs that are not told.
  private var pruning: String {
    guard let pruning = answer.pruning else { return "" }
    return " \(pruning.pruned) of \(pruning.pairs) are not told: each raises the objective by less "
      + "than \((pruning.leastRise / 1e6).fixed(2)) MSEK/yr, which at least \(pruning.worst) do."
  }
}

/// The answer as JSON.
struct ResilienceRecord: Encodable {
  struct Loss: Encodable {
    let facilityIds: [String]
    let kinds: [String]
    let industryCostSekPerYear: [String: Double]
    let emptiesCostSekPerYear: Double?
    let backgroundCostSekPerYear: Double
    let totalCostSekPerYear: Double
    let resolutionSekPerYear: Double
    let isResolved: Bool
    let unservedTonnesPerYear: Double
    let servedTonnesPerYear: Double
    let unservedVehiclesPerYear: Double
    let displacedPreloadVehiclesPerYear: Double
    let lorryKmPerYearDifference: Double
    let lorryHoursPerYearDifference: Double
    let backgroundVkmPerYearDifference: Double
    let backgroundHoursPerYearDifference: Double
    let relativeGap: Double
    let isConverged: Bool

    init(_ effect: ClosureEffect, _ network: FreightNetwork) {
      let names = effect.closures.map { FacilityName($0.facility, in: network) }
      facilityIds = names.map(\.id)
      kinds = names.map(\.kind)
      industryCostSekPerYear = Dictionary(
        uniqueKeysWithValues: zip(Industry.allCases, effect.industryCost).map {
          ($0.rawValue, $1.value)
        })
      emptiesCostSekPerYear = effect.emptiesCost.isComparable ? effect.emptiesCost.value : nil
      backgroundCostSekPerYear = effect.backgroundCost.value
      totalCostSekPerYear = effect.totalCost.value
      resolutionSekPerYear = effect.totalCost.resolution
      isResolved = effect.totalCost.isResolved
      unservedTonnesPerYear = effect.unserved
      servedTonnesPerYear = effect.servedTonnes.reduce(0, +)
      unservedVehiclesPerYear = effect.unservedVehicles
      displacedPreloadVehiclesPerYear = effect.displacedVehicles
      lorryKmPerYearDifference = effect.lorryKilometres
      lorryHoursPerYearDifference = effect.lorryHours
      backgroundVkmPerYearDifference = effect.backgroundKilometres
      backgroundHoursPerYearDifference = effect.backgroundHours
      relativeGap = effect.gap.relative
      isConverged = effect.gap.isConverged
    }
  }

  struct Restriction: Encodable {
    let closureId: String
    let daysPerYear: Double
    let costOfDaysSek: Double
    let isEstimate: Bool
    let wholeYear: Loss
  }

  struct Pair: Encodable {
    let loss: Loss
    let sumOfSinglesSekPerYear: Double
    let isSingle: Bool
  }

  let schemaVersion = 1
  let scenario: String
  let year: Int
  /// In words.
  let answer: String
  let losses: [Loss]
  let unusedFacilityIds: [String]
  let restrictions: [Restriction]
  let pairs: [Pair]
  /// Pairs that are proven to raise the objective by less, and by how much at the most.
  let pairsPruned: Int
  let pairsPrunedRiseSekPerYear: Double?

  init(_ resilience: Resilience, _ session: Session) {
    let network = resilience.base.network
    scenario = resilience.scenario.id
    year = session.planner.year
    answer = ResilienceText(resilience, session).sentence
    losses = resilience.singles.map { Loss($0, network) }
    unusedFacilityIds = resilience.unused.map { FacilityName($0, in: network).id }
    restrictions = resilience.named.map {
      Restriction(
        closureId: $0.closure.id.name, daysPerYear: $0.closure.daysPerYear,
        costOfDaysSek: $0.costSEK, isEstimate: $0.closure.provenance.isEstimate,
        wholeYear: Loss($0.effect, network))
    }
    pairsPruned = resilience.pruning?.pruned ?? 0
    pairsPrunedRiseSekPerYear = resilience.pruning.flatMap {
      $0.leastRise.isFinite ? $0.leastRise : nil
    }
    pairs = resilience.pairs.map {
      Pair(
        loss: Loss($0.effect, network), sumOfSinglesSekPerYear: $0.sumOfSingles,
        isSingle: $0.isSingle)
    }
  }
}
