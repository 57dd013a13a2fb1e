import FreightAppraisal
import FreightModel
import Testing

@testable import FreightReport

/// Counts and public figures in tables and document.
@Suite struct ValidationTests {
  private func csv(_ id: String) throws -> String {
    try #require(
      StudyReport(SmallResult.make()).files.first { $0.path == "tables/\(id).csv" }
    ).text
  }

  @Test func aCountStandsBesideWhatExplainsIt() throws {
    let lines = try csv("counts").split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        "count_id,link_id,road,direction_sv,direction_en,vehicle_class_sv,vehicle_class_en,"
          + "count_vehicles_per_day,freight_vehicles_per_day,matrix_vehicles_per_day,"
          + "preload_vehicles_per_day,model_vehicles_per_day,difference_vehicles_per_day,geh,"
          + "geh_of_model,"))
    #expect(
      lines[1].hasPrefix(
        "MOT,STAD-MOT-R,23,båda,both,lastbilar,lorries,1000,100,700,200,1000,0,2.5,0,"
          + "mer än matrisen,more than the matrix,2023,10,gissat,"))
    #expect(lines[1].hasSuffix(",true"))
  }

  @Test func aPublicFigureStandsBesideTheModel() throws {
    let text = try csv("observations")
    // 5,000 tonnes against 4,000 are 1,000 or 25 % more.
    #expect(
      text.contains(
        "KAJ,Hamnen,The port,2019,t/yr,4000,5000,1000,25,en del av hamnen,a part of the port,"))
    // Where there is no way there is no number.
    #expect(
      text.contains("LANGD,Banan,The line,,km,900,,,,ingen bana dit,no line there,gissat,true"))
  }

  @Test func theReportTellsInBothLanguages() throws {
    for (language, words) in [
      (Language.sv, ["Trafikräkningar och modellen i JA", "JA mot offentliga uppgifter", "40,0"]),
      (
        .en,
        ["Traffic counts and the base case", "beside public figures", "moved by 40.0 per cent"]
      ),
    ] {
      let page = try #require(
        StudyReport(SmallResult.make(), language: language).files.first {
          $0.path == "report.html"
        }
      ).text
      for word in words { #expect(page.contains(word), "\(word)") }
    }
  }

  @Test func theDocumentHoldsBoth() {
    let text = StudyReport(SmallResult.make()).document.text
    for key in [
      "\"background_fit\"", "\"rounds\" : 4", "\"finding\" : \"above_matrix\"", "\"geh\" : 2.5",
      "\"observations\"", "\"difference_percent\" : 25", "\"model\" : null",
    ] {
      #expect(text.contains(key), "\(key)")
    }
  }
}
