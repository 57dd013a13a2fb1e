import FreightAppraisal
package import FreightModel

/// What the codes of the tables are called in the report: units, price levels, classes and where a
/// note comes from. Data files keep the codes.
package enum DataWords {
  /// A unit of the input tables: `SEK/h` is `kr/tim` in Swedish. One that is written alike in both
  /// languages stays.
  package static func unit(_ code: String) -> Label {
    switch code {
    case "1": Label(sv: "tal", en: "number")
    case "share": Label(sv: "andel", en: "share")
    case "factor": Label(sv: "faktor", en: "factor")
    case "switch": Label(sv: "val", en: "switch")
    case "year": Label(sv: "år", en: "year")
    case "1/year": Label(sv: "per år", en: "per year")
    case "1/week": Label(sv: "per vecka", en: "per week")
    case "h": Label(sv: "tim", en: "h")
    case "l": Label(sv: "liter", en: "l")
    case "PCU": Label(sv: "pbe", en: "PCU")
    case "SEK/h": Label(sv: "kr/tim", en: code)
    case "SEK/t": Label(sv: "kr/ton", en: code)
    case "SEK/l": Label(sv: "kr/liter", en: code)
    case "SEK/kg": Label(sv: "kr/kg", en: code)
    case "SEK/vkm": Label(sv: "kr/fkm", en: code)
    case "SEK/tkm": Label(sv: "kr/tonkm", en: code)
    case "kg/l": Label(sv: "kg/liter", en: code)
    case "t/SEK": Label(sv: "ton/kr", en: code)
    case "SEK/SEK": Label(sv: "kr/kr", en: code)
    case "SEK": Label(sv: "kr", en: code)
    case "vkm": Label(sv: "fkm", en: code)
    case "tkm": Label(sv: "tonkm", en: code)
    case "t/yr": Label(sv: "ton/år", en: code)
    case "TEU/yr": Label(sv: "TEU/år", en: code)
    case "units/yr": Label(sv: "lastenheter/år", en: "load units/yr")
    case "calls/yr": Label(sv: "anlöp/år", en: code)
    case "lane-m/yr": Label(sv: "filmeter/år", en: code)
    case "trains/day": Label(sv: "tåg/dygn", en: code)
    case "vehicles/day": Label(sv: "fordon/dygn", en: code)
    default: Label(sv: code, en: code)
    }
  }

  /// A price level, which is a year or says that it has none.
  package static func priceLevel(_ code: String) -> Label {
    code == "not stated" ? Label(sv: "ej angiven", en: code) : Label(sv: code, en: code)
  }

  /// A source or note. It is quoted in the language that it is kept in; the words that begin it and
  /// say how certain it is are the report's own.
  package static func source(_ text: String) -> Label {
    for (lead, words) in [("Estimate:", "Uppskattning:"), ("Derived:", "Härlett:")]
    where text.hasPrefix(lead) {
      return Label(sv: words + text.dropFirst(lead.count), en: text)
    }
    return Label(sv: text, en: text)
  }

  /// What stands over quoted sources.
  static let sourceHeading = Label(sv: "Källa (på indatas språk)", en: "Source")
  /// What a table with quoted notes says of them.
  static let sourceNote = Label(
    sv: "Källor och anmärkningar återges på det språk som de är skrivna på i indata.",
    en: "Sources and notes are quoted in the language they are kept in.")
}

extension ReportTable.Cell {
  /// A unit of the input tables.
  static func unit(_ code: String) -> Self { .told(code, DataWords.unit(code)) }

  /// A value in a unit of the input tables: a year is written without a thousands separator.
  static func quantity(_ value: Double, _ unit: String) -> Self {
    guard unit == "year", value >= 1000 else { return .number(value) }
    let year = trimmed(value, decimals: 0)
    return .told(year, Label(sv: year, en: year))
  }

  /// A price level.
  static func priceLevel(_ code: String) -> Self { .told(code, DataWords.priceLevel(code)) }

  /// Where a row's values come from.
  static func source(_ provenance: Provenance) -> Self {
    .told(provenance.source, DataWords.source(provenance.source))
  }

  /// A place or facility, whose name in data is that of the place itself.
  static func name(_ title: Label) -> Self { .told(title.sv, title) }
}

extension GrowthClass {
  /// Whose growth it is.
  var title: Label {
    switch self {
    case .vehicle: FreightReport.title(of: Industry.vehicle)
    case .manufacturing: FreightReport.title(of: Industry.manufacturing)
    case .other: FreightReport.title(of: Industry.other)
    case .cars: Label(sv: "Personbilar", en: "Cars")
    case .lorries: Label(sv: "Övriga lastbilar", en: "Other lorries")
    case .otherTrains: Label(sv: "Övriga tåg", en: "Other trains")
    }
  }
}

extension ResultView.Outcome {
  /// What a node is called; its identifier where the network lacks it.
  func title(of node: Node.ID) -> Label {
    nodes[node]?.title ?? Label(sv: node.name, en: node.name)
  }

  /// As `title(of:)` in a table.
  func name(of node: Node.ID) -> ReportTable.Cell { .name(title(of: node)) }
}
