import FreightIO
import FreightModel
import FreightReport

/// `omlast config`: every parameter with its range and origin, how well the tables are known, and
/// what their columns are.
enum ConfigCommand {
  static func run(_ arguments: Arguments, _ console: Console) throws(Failure) -> ExitCode {
    if arguments.positionals[0] == "dictionary" {
      guard arguments.text(.table) == nil else {
        throw .usage(["--table goes with show: omlast config show --table NAME"], in: .config)
      }
      if arguments.has(.json) {
        try console.answer(json: DictionaryRecord())
      } else {
        try console.answer(DataDictionary.page)
      }
      return .success
    }
    let input = try StudyInput(arguments)
    let study = try input.read()
    if let name = arguments.text(.table) {
      let table = try TableRows(name, of: input)
      if arguments.has(.json) {
        try console.answer(json: table.record)
      } else {
        try console.answer(table.text)
      }
    } else if arguments.has(.json) {
      try console.answer(json: record(of: study))
    } else {
      let language = arguments.terminalLanguage
      try console.answer(text(of: study) { $0[language] })
    }
    return .success
  }

  private static func text(of study: Study, _ wording: (Label) -> String) -> String {
    var parameters = TextTable([
      .text("Parameter"), .number("Value"), .text("Unit"), .number("Low"), .number("High"),
      .text("Price level"), .text("Confidence"), .text("Verified"),
    ])
    var origins = ""
    for row in study.parameters.rows {
      parameters.add([
        row.id.name, "\(row.value)", row.unit, "\(row.range.lowerBound)",
        "\(row.range.upperBound)", row.priceLevel, row.provenance.confidence.rawValue,
        row.isVerified ? "yes" : "no",
      ])
      origins += "\(row.id): \(wording(row.meaning))\n  \(row.provenance.source)\n"
    }
    var tables = TextTable(
      [
        .text("Table"), .number("Rows"), .number("Sourced"), .number("Derived"),
        .number("Estimated"),
      ])
    for input in inputConfidence(study) {
      tables.add(
        [wording(input.table), "\(input.rows.count)"]
          + Confidence.allCases.map { level in "\(input.rows.count { $0 == level })" })
    }
    return "\(wording(study.title))\n\n\(parameters.text())\n\(origins)\n\(tables.text())"
  }

  private static func record(of study: Study) -> Record {
    Record(
      study: study.name,
      parameters: study.parameters.rows.map { row in
        ParameterRecord(
          parameterId: row.id.name, value: row.value, unit: row.unit, low: row.range.lowerBound,
          high: row.range.upperBound, priceLevel: row.priceLevel,
          descriptionSv: row.meaning.sv, descriptionEn: row.meaning.en,
          source: row.provenance.source, confidence: row.provenance.confidence.rawValue,
          verified: row.isVerified)
      },
      tables: inputConfidence(study).map { input in
        func count(_ level: Confidence) -> Int { input.rows.count { $0 == level } }
        return TableRecord(
          nameSv: input.table.sv, nameEn: input.table.en, rows: input.rows.count,
          sourced: count(.sourced), derived: count(.derived), estimated: count(.estimated))
      })
  }

  private struct Record: Encodable {
    var schemaVersion = 1
    let study: String
    let parameters: [ParameterRecord]
    let tables: [TableRecord]
  }

  private struct DictionaryRecord: Encodable {
    var schemaVersion = 1
    let tables = DataDictionary.tables
  }

  private struct ParameterRecord: Encodable {
    let parameterId: String
    let value: Double
    let unit: String
    let low: Double
    let high: Double
    let priceLevel: String
    let descriptionSv: String
    let descriptionEn: String
    let source: String
    let confidence: String
    let verified: Bool
  }

  private struct TableRecord: Encodable {
    let nameSv: String
    let nameEn: String
    let rows: Int
    let sourced: Int
    let derived: Int
    let estimated: Int
  }
}
