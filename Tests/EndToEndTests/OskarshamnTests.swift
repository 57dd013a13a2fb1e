import Foundation
import Testing

/// The other questions, asked of the real study.
@Suite struct OskarshamnTests {
  @Test func theRealTablesAreValid() throws {
    let place = try Workplace.oskarshamn()
    let run = try place.omlast("validate", "Networks/oskarshamn", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let counts = try #require(try run.json()["counts"] as? [String: Int])
    #expect(try counts["nodes"] == place.rowCount("Networks/oskarshamn/node.csv"))
    #expect(try counts["flows"] == place.rowCount("Demand/oskarshamn/flow.csv"))
    let links = ["road", "rail", "sea", "ferry"].reduce(0) { $0 + (counts[$1 + "_links"] ?? 0) }
    #expect(try links == place.rowCount("Networks/oskarshamn/link.csv"))
  }

  @Test func aTablesRowsAreShownWithTheirSources() throws {
    let place = try Workplace.oskarshamn()
    let run = try place.omlast("config", "show", "--table", "vehicle")
    #expect(run.code == 0, "\(run.errors)")
    for text in ["TRAIN_D290: estimated", "payload_t = 420", "Estimate: 2990 SEK/h for crew"] {
      #expect(run.output.contains(text), "\(text) is not printed")
    }
    let record = try place.omlast("config", "show", "--table", "flow", "--json").json()
    let rows = try #require(record["rows"] as? [[String: String]])
    #expect(try rows.count == place.rowCount("Demand/oskarshamn/flow.csv"))
    #expect(rows.allSatisfy { $0["source"]?.isEmpty == false && $0["confidence"] != nil })
  }

  @Test func aDemandOptionStandsAtAnEndOfItsRanges() throws {
    let place = try Workplace.oskarshamn()
    func tonnes(_ options: String) throws -> Double {
      let record = try place.omlast("assign", "--with", options, "--json").json()
      let scenario = try #require((record["scenarios"] as? [[String: Any]])?.last)
      let industries = try #require(scenario["industries"] as? [[String: Any]])
      return try #require(industries[0]["tonnes_per_year"] as? Double)
    }
    let (low, middle, high) = (
      try tonnes("VEHICLE_UP@low"), try tonnes("VEHICLE_UP"), try tonnes("VEHICLE_UP@high")
    )
    // Ten, twenty and thirty per cent more.
    #expect(abs(low / middle - 1.1 / 1.2) < 1e-9 && abs(high / middle - 1.3 / 1.2) < 1e-9)
    for line in [
      ["compare", "base+VEHICLE_UP@high", "KOMBI_1+VEHICLE_UP@high"],
      ["appraise", "--with", "KOMBI_1,VEHICLE_UP@low"],
      ["path", "SCANIA", "ZWOLLE", "--with", "VEHICLE_UP@high"],
      ["explain", "OSK_C-SVALLIDEN-R", "--with", "VEHICLE_UP@high"],
    ] {
      let run = try place.run(line)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output.contains("VEHICLE_UP@"), "\(line)")
    }
  }

  @Test func whatIsOnALinkIsAllNamedAndSharesOfAPathAddUp() throws {
    let place = try Workplace.oskarshamn()
    let road = try place.omlast("explain", "OSK_S-OSK_C-R", "--json").json()
    let vehicles = try #require(road["vehicles"] as? [[String: Any]])
    let forward = try vehicles.map { try #require($0["forward_per_year"] as? Double) }
    #expect(vehicles.last?["id"] as? String == "total")
    #expect(abs(forward.dropLast().reduce(0, +) - forward[forward.count - 1]) < 1)
    let told = try #require(road["forward"] as? [String: Any])
    let freight = try #require(told["freight_vehicles_per_year"] as? Double)
    let background = try #require(told["background_vehicles_per_year"] as? Double)
    #expect(abs(freight + background - forward[forward.count - 1]) < 1)
    let track = try place.omlast("explain", "R_ALV-R_SAV-T").output
    #expect(track.contains("other trains"))
    let path = try place.omlast("path", "SCANIA", "ZWOLLE", "--delay-values", "class")
    #expect(path.code == 0, "\(path.errors)")
    #expect(path.output.contains("each class's delay values (nothing certified)"))
    let shares = path.output.split(separator: "\n").filter { $0.contains("share of the cost") }
    #expect(!shares.isEmpty && shares.allSatisfy { $0.hasSuffix("100.0 %") })
  }

  @Test func oneScenarioIsShownAndWritten() throws {
    let place = try Workplace.oskarshamn()
    let run = try place.omlast("assign", "--with", "KOMBI_1", "-o", "kombi")
    #expect(run.code == 0, "\(run.errors)")
    for text in [
      "Scenario KOMBI_1, per year", "Industries", "Chains", "Transport work by mode", "Terminals",
      "Approaches of junctions", "Relative gap",
    ] {
      #expect(run.output.contains(text), "\(text) is not printed")
    }
    for (file, table) in [
      ("links", "link"), ("terminals", "terminal"), ("junctions", "junction_queue"),
    ] {
      let features = try place.features("kombi/\(file).geojson")
      #expect(try features == place.rowCount("Networks/oskarshamn/\(table).csv"))
    }
    #expect(try place.files(in: "kombi")["difference-KOMBI_1.geojson"] != nil)
  }

  @Test func delayValuesOfClassesAreSaidToProveLess() throws {
    let place = try Workplace.oskarshamn()
    let common = try place.omlast("assign", "--json").json()
    #expect(common["delay_values"] as? String == "common")
    #expect(common["gap_certificate"] as? String == "optimality")
    let own = try place.omlast("assign", "--delay-values", "class", "--json")
    #expect(own.code == 0, "\(own.errors)")
    #expect(try own.json()["delay_values"] as? String == "class")
    #expect(try own.json()["gap_certificate"] as? String == "VI gap, uniqueness not certified")
    let text = try place.omlast("assign", "--delay-values", "class").output
    #expect(text.contains("Relative VI gap, uniqueness not certified"))
    let compared = try place.omlast("compare", "base", "KOMBI_1", "--delay-values", "class").output
    #expect(compared.contains("uniqueness not certified"))
    let record = try place.omlast(
      "appraise", "--with", "KOMBI_1", "--delay-values", "class", "--json"
    ).json()
    #expect(record["gap_certificate"] as? String == "VI gap, uniqueness not certified")
    let worth = try place.omlast("appraise", "--with", "KOMBI_1", "--delay-values", "class").output
    #expect(worth.contains("each class's delay values (nothing certified)"))
  }

  @Test func aComparisonTurnedRoundHasTheOppositeSigns() throws {
    let place = try Workplace.oskarshamn()
    let there = try place.differences("base", "KOMBI_1")
    let back = try place.differences("KOMBI_1", "base")
    #expect(there.keys.contains("cost/vehicle"))
    for (key, value) in there {
      // Foundation's reader of JSON is not exact to the last bit.
      #expect(abs((back[key] ?? .nan) + value) <= 1e-12 * abs(value), "\(key)")
    }
    let text = try place.omlast("compare", "base", "base")
    #expect(text.code == 0)
    #expect(text.output.contains("< gap"))
  }

  @Test func aDifferenceIsBLessAAndWhatAnInvestmentAddsIsThere() throws {
    let place = try Workplace.oskarshamn()
    let run = try place.omlast("compare", "base", "KOMBI_1+RV3747_NEW_A", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let sections = try #require(try run.json()["sections"] as? [[String: Any]])
    var ids: Set<String> = []
    for row in sections.flatMap({ $0["rows"] as? [[String: Any]] ?? [] }) {
      let id = try #require(row["id"] as? String)
      ids.insert(id)
      guard let a = row["a"] as? Double, let b = row["b"] as? Double,
        let difference = row["difference"] as? Double
      else { continue }
      #expect(abs(difference - (b - a)) <= 1e-9 * max(abs(a), abs(b)), "\(id)")
    }
    #expect(ids.isSuperset(of: ["KOMBI_COMBI", "S_NEWA", "C_W", "background_preload"]))
  }

  @Test func thePathsStepsSumToTheChainsCost() throws {
    let place = try Workplace.oskarshamn()
    let run = try place.omlast("path", "SCANIA", "ZWOLLE", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let flows = try #require(try run.json()["flows"] as? [[String: Any]])
    #expect(!flows.isEmpty)
    for flow in flows {
      let chains = try #require(flow["chains"] as? [[String: Any]])
      let shares = chains.compactMap { $0["share"] as? Double }
      #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
      for chain in chains {
        guard let cost = chain["cost_sek_per_t"] as? Double else { continue }
        let steps = try #require(chain["steps"] as? [[String: Any]])
        let shipment = try #require(chain["shipment_sek_per_t"] as? Double)
        #expect(shipment > 0)
        let sum = steps.compactMap { $0["sum_sek_per_t"] as? Double }.reduce(shipment, +)
        #expect(abs(sum - cost) <= 1e-9 * cost)
      }
    }
    let text = try place.omlast("path", "SCANIA", "ZWOLLE", "--period", "PEAK")
    for word in ["ROAD_RAIL_ROAD", "(SEK/t)", "orders and stores", "total", "period PEAK"] {
      #expect(text.output.contains(word), "\(word) is not printed")
    }
  }

  @Test func theUsersOfALinkSumToItsTonnes() throws {
    let place = try Workplace.oskarshamn()
    let run = try place.omlast("explain", "OSK_C-SVALLIDEN-R", "--json")
    #expect(run.code == 0, "\(run.errors)")
    let record = try run.json()
    let total = try #require(record["tonnes_per_year"] as? Double)
    #expect(total > 0)
    for key in ["by_industry", "by_commodity", "by_chain", "by_direction", "by_od"] {
      let rows = try #require(record[key] as? [[String: Any]])
      let sum = rows.compactMap { $0["tonnes_per_year"] as? Double }.reduce(0, +)
      #expect(abs(sum - total) < 1e-6 * total, "\(key)")
    }
    let loads = try ["forward", "backward"].map { direction in
      try #require((record[direction] as? [String: Any])?["tonnes_per_year"] as? Double)
    }
    #expect(abs(loads[0] + loads[1] - total) < 1e-6 * total)
  }

  @Test func anInterruptedStudyLeavesNothing() throws {
    let place = try Workplace.oskarshamn()
    let before = try place.files()
    var wasRunning = false
    let run = try place.run(["study", "--workers", "1"]) { process in
      Thread.sleep(forTimeInterval: 1)
      wasRunning = process.isRunning
      process.interrupt()
    }
    try #require(wasRunning)
    #expect(run.code == 130)
    #expect(run.errors.contains("interrupted; nothing was written"))
    #expect(try place.files() == before)
  }

  @Test func nothingIsColouredWhateverTheEnvironment() throws {
    let place = try Workplace.oskarshamn()
    let plain = try place.omlast("explain", "OSK_C-SVALLIDEN-R", environment: ["NO_COLOR": "1"])
    let usual = try place.omlast(
      "explain", "OSK_C-SVALLIDEN-R", environment: ["TERM": "xterm-256color", "LC_ALL": "sv_SE"])
    #expect(plain.output == usual.output)
    #expect(!plain.output.contains("\u{1B}"))
  }
}

extension Workplace {
  /// Differences of a comparison by section and row.
  fileprivate func differences(_ a: String, _ b: String) throws -> [String: Double] {
    let record = try omlast("compare", a, b, "--json").json()
    var values: [String: Double] = [:]
    for section in try #require(record["sections"] as? [[String: Any]]) {
      for row in try #require(section["rows"] as? [[String: Any]]) {
        guard let title = section["id"] as? String, let name = row["id"] as? String else {
          continue
        }
        values["\(title)/\(name)"] = row["difference"] as? Double
      }
    }
    return values
  }
}
