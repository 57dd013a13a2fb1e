import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// Tables that people fill in: the program sets rows and columns and judges nothing.
@Suite struct TemplateTests {
  private let view = ResultView(SmallResult.make())

  @Test func everyHeadlinePackageHasAnEmptyColumn() throws {
    for table in [goalTable(view), unpricedTable(view)] {
      let judged = table.columns.indices.dropFirst(3)
      #expect(table.columns[judged].map(\.key) == ["judgement_NY_VAG"])
      #expect(table.columns[judged].map(\.heading.sv) == ["Vägen"])
      for row in table.rows {
        for index in judged {
          guard case .text("") = row.cells[index] else {
            Issue.record("\(table.id) judges")
            continue
          }
        }
      }
      let ids = table.rows.map { ReportTable.words($0.cells[0], table.columns[0], Wording(.en)) }
      #expect(Set(ids).count == ids.count && !ids.contains(""))
    }
  }

  @Test func everyInvestmentHasAnEmptyStep() {
    #expect(
      fourStepTable(view).csv(.plain) == """
        investment_id,name_sv,name_en,step,reason
        NY_VAG,Ny väg,Ny väg in English,,
        TERMINAL,"Terminal, ""etapp 1\""","Terminal, ""etapp 1"" in English",,

        """)
  }

  @Test func trafficWithoutAUnitValueIsNamedFromTheData() {
    // The study has no vehicle, and its only value is of lorries' noise.
    let basis = view.result.appraisalBasis
    #expect(basis.unpricedTraffic(of: view.study.network.vehicles).isEmpty)
    #expect(!unpricedTable(view).csv(.plain).contains("external_"))
    func vehicle(_ id: Vehicle.ID, _ mode: Mode) -> Vehicle {
      Vehicle(
        id: id, name: Label(sv: "", en: ""), mode: mode, traction: .diesel, payloadTonnes: 1,
        loadUnits: 0, fill: 1, lengthMetres: 1, speedCapKilometresPerHour: 1, costSEKPerHour: 0,
        costSEKPerKilometre: 0, costSEKPerTrip: 0, emptyKilometresShare: 0, pcu: 1,
        co2KilogramsPerKilometre: 0,
        provenance: Provenance(source: "prov", confidence: .estimated))
    }
    let vehicles = [vehicle("L", .road), vehicle("S", .sea), vehicle("F", .ferry)]
    let unpriced = basis.unpricedTraffic(of: vehicles)
    #expect(
      UnpricedTraffic.phrases(unpriced).map(\.en) == [
        "accidents, air pollution, noise and wear of cars",
        "accidents, air pollution and wear of lorries",
        "accidents, air pollution and noise of ships and ferries",
      ])
    // The template, the limits and the terminal tell the same: rows of traffic are told together.
    let rows = Unpriced.all(basis, vehicles)
    let phrases = Unpriced.phrases(basis, vehicles).map(\.sv)
    #expect(rows.count == 6 + 4 && phrases.count == 6 + 3)
    // What operators keep is in the appraisal, by an assumed share.
    #expect(!rows.contains { $0.id == "operators" })
    for row in rows where !row.id.hasPrefix("external_") {
      #expect(phrases.contains { $0.hasPrefix(row.name.sv.lowercased().prefix(6)) }, "\(row.id)")
    }
  }

  @Test func largeFactorsAreRoundedDownToTheirFirstDigit() {
    #expect(Wording(.sv).times(235.2) == "mer än 200")
    #expect(Wording(.en).times(1041.4) == "more than 1,000")
    #expect(Wording(.en).times(300) == "300")
    #expect(Wording(.sv).times(42.78) == "42,8")
  }
}
