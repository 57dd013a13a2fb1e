import FreightAppraisal
import FreightIO
import FreightModel
import TestSupport
import Testing

/// Conventions of other countries as rows of `parameter.csv` and `discount_step.csv`, read from the
/// files and worked year by year. Sources: Appraisal.md, "Present values".
struct DiscountScheduleTests {
  struct Convention: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// `discount_rate`, as it is written in the table.
    let rate: String
    /// `from_year` and `rate`.
    let steps: [(from: Int, rate: String)]
    /// Net present value of a cost of 1,000 and 100 years of 40 less 2 to keep, by decimal
    /// arithmetic outside this program.
    let worth: Double
  }

  private static let conventions = [
    Convention(
      testDescription: "United Kingdom: 3.5 %, from year 31 3.0 %, from year 76 2.5 %",
      rate: "0.035", steps: [(31, "0.03"), (76, "0.025")], worth: 96.80780751),
    Convention(
      testDescription: "European Union: 3 % throughout", rate: "0.03", steps: [],
      worth: 200.75840286),
    Convention(
      testDescription: "Norway: 4 %, from year 41 3 %, from year 76 2 %", rate: "0.04",
      steps: [(41, "0.03"), (76, "0.02")], worth: -22.88696712),
  ]

  /// The fixture study with the convention's rows.
  private func study(_ convention: Convention, years: Int) throws -> Study {
    let parameters = FixtureStudy().text("parameter.csv").split(separator: "\n").map { line in
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      switch cells[0] {
      case "discount_rate": cells[1] = convention.rate
      case "appraisal_years": (cells[1], cells[4]) = (String(years), String(years))
      case "construction_years": (cells[1], cells[3]) = ("1", "1")
      default: return String(line)
      }
      return cells.joined(separator: ",")
    }
    var fixture = FixtureStudy().replacing(
      "parameter.csv", with: parameters.joined(separator: "\n") + "\n")
    for step in convention.steps {
      fixture = fixture.appending(
        "\(step.from),\(step.rate),false,made up for tests,estimated", to: "discount_step.csv")
    }
    return try fixture.withFolder { try StudyReader.read(network: $0) }
  }

  @Test(arguments: conventions) func isOtherRowsNotOtherCode(_ convention: Convention) throws {
    let study = try study(convention, years: 100)
    var rules = PresentValueRules(study.parameters, steps: study.appraisal.discountSteps)
    (rules.discountYear, rules.effectGrowth, rules.residualShare, rules.taxFactor) = (2030, 0, 0, 1)
    #expect(rules.appraisalYears == 100 && rules.constructionYears == 1)
    let value = PresentValue(
      cost: 1_000, effect: 40, effectYear: 2030, maintenance: 2, openingYear: 2030, rules: rules)
    // By hand: the investment stands at the start of the first year; each year's factor is that of
    // the year before it over one and the year's own rate.
    var factor = 1.0
    var sum = -1_000.0
    #expect(value.years.count == 101)
    #expect(value.years[0].discountFactor == 1 && value.years[0].net == -1_000)
    for (year, line) in zip(1...100, value.years.dropFirst()) {
      let rate = convention.steps.last { $0.from <= year }?.rate ?? convention.rate
      factor /= 1 + (Double(rate) ?? .nan)
      sum += 38 * factor
      #expect(line.year == 2029 + year)
      #expect(abs(line.discountFactor - factor) < 1e-12)
      #expect(abs(line.cumulative - sum) < 1e-9)
    }
    #expect(abs(value.net - sum) < 1e-9)
    #expect(abs(value.net - convention.worth) < 1e-6)
  }

  @Test func theReaderRefusesAStepThatIsNone() throws {
    for (row, column, value) in [
      ("31,1.5,false,made up for tests,estimated", "rate", "1.5"),
      ("31,-0.01,false,made up for tests,estimated", "rate", "-0.01"),
      ("30.5,0.03,false,made up for tests,estimated", "from_year", "30.5"),
      ("1001,0.03,false,made up for tests,estimated", "from_year", "1001"),
    ] {
      let fixture = FixtureStudy().appending(row, to: "discount_step.csv")
      let told = try fixture.withFolder { network in
        do throws(InvalidInput) {
          _ = try StudyReader.read(network: network)
          return [Diagnostic]()
        } catch {
          return error.diagnostics
        }
      }
      let match = told.first {
        $0.file.hasSuffix("discount_step.csv") && $0.row == 2 && $0.column == column
          && $0.value == value
      }
      #expect(match?.allowed.isEmpty == false && match?.fix.isEmpty == false, "\(row)")
    }
  }
}
