import TestSupport
import Testing

/// `omlast throughput`: how much demand can grow, and what stops it.
@Suite struct ThroughputTests {
  @Test func saysInWordsWhatBinds() throws {
    let run = try Workplace(FixtureStudy()).omlast("throughput", "--lang", "en")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        "All goods traffic can grow to 18.8 times today's volume before Phamn (terminal) binds"))
    #expect(run.output.contains("certified"))
    let timber = try Workplace(FixtureStudy()).omlast(
      "throughput", "--lang", "en", "--commodity", "TIMBER")
    #expect(timber.output.contains("Commodity TIMBER (Timber) can grow to 18.8 times"))
    #expect(timber.output.contains("Commodity TIMBER (Timber) on today's routes"))
    #expect(!timber.output.contains("Above capacity"))
  }

  @Test func jsonHoldsFactorBoundAndDuals() throws {
    let record = try Workplace(FixtureStudy()).omlast(
      "throughput", "--industry", "other", "--json"
    ).json()
    #expect(record["industry"] as? String == "other")
    #expect(record["tightest_period_id"] as? String == "PEAK")
    let periods = try #require(record["periods"] as? [[String: Any]])
    #expect(periods.map { $0["status"] as? String } == ["certified", "certified"])
    let factor = try #require(periods[0]["factor"] as? Double)
    let bound = try #require(periods[0]["upper_bound"] as? Double)
    #expect(abs(factor - 18.75) < 1e-9 && abs(bound - 18.75) < 1e-9)
    let binding = try #require(periods[0]["binding"] as? [[String: Any]])
    #expect(binding.map { $0["facility_id"] as? String } == ["PHAMN_KAJ"])
    #expect(abs(try #require(binding[0]["factor_per_unit"] as? Double) - 0.0625) < 1e-9)
  }

  @Test func jsonIsTheSameInEveryLanguage() throws {
    let place = try Workplace(FixtureStudy())
    let words = ["throughput", "--commodity", "TIMBER", "--json", "--lang"]
    let (swedish, english) = (try place.run(words + ["sv"]), try place.run(words + ["en"]))
    #expect(swedish.output == english.output)
    let answer = try swedish.json()["answer"] as? String
    #expect(answer?.contains("Commodity TIMBER (Timber)") == true)
  }

  @Test func backgroundThatDoesNotFitIsTold() throws {
    let study = FixtureStudy().appending(
      "AHUS,BERG,CAR,90000,made up for tests,estimated", to: "background.csv")
    let run = try Workplace(study).omlast("throughput", "--lang", "en")
    #expect(run.code == 4)
    #expect(run.output.contains("What does not grow does not fit by itself (peak): "))
    #expect(run.errors.contains("PEAK: the demand that does not grow does not fit by itself"))
  }
}
