import FreightAppraisal
package import FreightModel

/// A table of the report and, under the same id, of the `tables` folder.
struct ReportTable: Sendable {
  struct Column: Sendable {
    /// Name in CSV, unit included: `cost_msek`.
    let key: String
    /// Heading in the report, without the unit.
    let heading: Label
    /// Unit under the heading; empty for text and plain counts.
    var unit = Label(sv: "", en: "")
    /// Decimals in the report.
    var decimals = 0
    /// Decimals in CSV.
    var csvDecimals = 3
    /// Whether the report shows the column, or CSV alone.
    var isShown = true
    /// Differences carry `+` or `−` in the report.
    var isDifference = false
    var isNumeric = true
    /// Trailing zeros are dropped in the report, for values of many sizes.
    var isTrimmed = false
    /// From 100 on the report says no more than `more than 200`; CSV has the number.
    var isRoundedWhenLarge = false
    /// A relative gap: the report has it with its power of ten.
    var isGap = false
  }

  enum Cell: Sendable {
    case text(String)
    /// A code, unit or name of the data, which CSV keeps and the report says in its own words.
    case told(String, Label)
    /// A text in both languages: two columns in CSV.
    case label(Label)
    case number(Double)
    /// A difference that is larger than the threshold: never shown as nought.
    case resolved(Double)
    /// A difference that is no larger than the threshold: never a number.
    case unresolved
    case flag(Bool)
    /// Words in place of a number, in the report alone.
    case words(Label)
    case empty
  }

  struct Row: Sendable {
    let cells: [Cell]
    /// The row's inputs are estimates: marked in the report, a column of its own in CSV.
    var isEstimate: Bool?
    /// A sum of other rows; the report sets it off and CSV leaves it out.
    var isTotal = false
    /// Whether the report shows the row, or CSV alone.
    var isShown = true
  }

  /// Also the anchor in the report.
  let id: String
  let title: Label
  /// What the numbers say, and how to read them.
  let note: Label
  let columns: [Column]
  var rows: [Row]
  /// The most rows that the report shows; CSV has all.
  var shownRows = Int.max
  /// What the shown rows are the largest of; nil where they are the first.
  var largest: Largest?

  /// Why the report shows no row, where it shows none of them.
  var emptiness = Label(
    sv: "Ingen rad är stor nog att visas här", en: "No row is large enough to be shown here")

  /// How the shown rows were chosen.
  struct Largest: Sendable {
    /// Headings of the columns whose sum ranks the rows.
    let headings: [Label]
    /// How many rows were ranked; CSV may have others.
    let candidates: Int
  }

  var path: String { "tables/" + id + ".csv" }

  /// The table in CSV (RFC 4180 quoting), header first, one line per row that is not a total.
  func csv(_ dialect: CSVDialect) -> String {
    let marksEstimates = rows.contains { $0.isEstimate != nil }
    let isLabel = columns.indices.map { column in
      rows.contains { if case .label = $0.cells[column] { true } else { false } }
    }
    var lines = [
      columns.indices.flatMap { index in
        isLabel[index]
          ? [columns[index].key + "_sv", columns[index].key + "_en"] : [columns[index].key]
      } + (marksEstimates ? ["is_estimate"] : [])
    ]
    for row in rows where !row.isTotal {
      var line: [String] = []
      for (index, cell) in row.cells.enumerated() {
        switch cell {
        case .label(let label): line += [label.sv, label.en]
        case .text(let text), .told(let text, _): line += isLabel[index] ? [text, text] : [text]
        case .number(let value), .resolved(let value):
          line.append(dialect.number(value, decimals: columns[index].csvDecimals))
        case .flag(let flag): line.append(flag ? "true" : "false")
        case .unresolved, .words, .empty: line += isLabel[index] ? ["", ""] : [""]
        }
      }
      if marksEstimates { line.append(row.isEstimate == true ? "true" : "false") }
      lines.append(line)
    }
    return dialect.text(lines)
  }
}

extension ReportTable.Cell {
  /// A number, or nothing where it is not known.
  static func known(_ number: Double?) -> Self { number.map { .number($0) } ?? .empty }

  /// A difference in millions, if it is known.
  static func millions(_ difference: Difference) -> Self {
    difference.isResolved ? .resolved(difference.value / 1e6) : .unresolved
  }
}

/// Terms that several places explain alike.
package enum Term {
  static let logsumChange = Label(
    sv: "förändring av transportköparnas generaliserade kostnad (logsumma, nyttomått)",
    en: "change in shippers' generalised cost (logsum, a measure of benefit)")
  package static let noDifference = Label(
    sv: "ingen påvisbar skillnad", en: "no detectable difference")
  /// In place of a utilisation.
  static let noCapacity = Label(sv: "ingen kapacitet angiven", en: "no capacity given")
  /// Heading of what a facility is filled to in its busiest period, beside that of the year.
  static let peakUtilisation = Label(
    sv: "Belastning, värsta perioden", en: "Utilisation, worst period")
  /// As `noDifference` in a table, with a legend.
  package static let noDifferenceShort = Label(sv: "i.p.", en: "n.d.")

  /// What `noDifferenceShort` says of the numbers.
  ///
  /// - Parameter isCertified: whether gaps bound the distance to the answer.
  static func noDifferenceMeaning(isCertified: Bool) -> Label {
    isCertified
      ? Label(
        sv: "ingen påvisbar skillnad (under beräkningarnas tröskel)",
        en: "no detectable difference (below the solves' threshold)")
      : Label(
        sv: "under JA:s och UA:s tröskel, som bygger på VI-gap och inte säkerställer något",
        en: "below the threshold of base and option, which rests on VI gaps and certifies nothing")
  }

  /// What a difference between nought and 0.01, which shows with more decimals, says.
  static let smallDifference = Label(
    sv: "tal under 0,01 visas med sin första siffra om de är över beräkningarnas tröskel",
    en: "numbers below 0.01 show their first digit where they are above the solves' threshold")

  static let notValued = Label(sv: "ej värderad", en: "not valued")
  /// In place of a payback time.
  static let neverPaid = Label(sv: "betalar sig inte", en: "does not pay back")
  static let nothingFits = Label(sv: "inget belopp", en: "nothing")
}

/// Units that many columns share.
enum Unit {
  static let msek = Label(sv: "mnkr", en: "MSEK")
  static let msekPerYear = Label(sv: "mnkr/år", en: "MSEK/yr")
  static let sekPerTonne = Label(sv: "kr/ton", en: "SEK/t")
  static let tonnesPerYear = Label(sv: "ton/år", en: "t/yr")
  static let kilotonnesPerYear = Label(sv: "kton/år", en: "kt/yr")
  static let sekPerYear = Label(sv: "kr/år", en: "SEK/yr")
  static let hours = Label(sv: "tim", en: "h")
  static let millionTonneKilometres = Label(sv: "milj. tonkm/år", en: "million tkm/yr")
  static let thousandVehicleKilometres = Label(sv: "tusen fkm/år", en: "thousand vkm/yr")
  static let perCent = Label(sv: "%", en: "%")
  static let seconds = Label(sv: "s", en: "s")
  static let hoursPerYear = Label(sv: "tim/år", en: "h/yr")
}
