import Foundation
import FreightIO
import FreightReport

/// A written folder of results, as far as figures are traced in it.
struct StudyFolder {
  /// The path as the user gave it.
  let path: String
  let document: Document
  private let bytes: Data

  /// What a trail needs of `study.json`.
  struct Document: Decodable {
    let programVersion: String
    let command: String
    let gapCertificate: String
    let inputs: [Input]
    let parameters: [Value]
    let externalCosts: [Value]
    let scenarios: [Scenario]
    let tables: [Table]
    /// Drawings, and numbers of the first page that no table holds.
    let derivedFigures: [Derived]
  }

  struct Input: Decodable {
    let path: String
    let sha256: String
    /// As `InputUse`.
    let readFor: String

    /// The name of the file, without its folders.
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  }

  /// A parameter, or the unit value of an external cost.
  struct Value: Decodable {
    let id: String
    let value: Double?
    let unit: String
    let priceLevel: String
    let source: String
    let confidence: String
    let isVerified: Bool
    /// Whether the answer hangs on it; nil for what always counts.
    let isUsed: Bool?
  }

  struct Scenario: Decodable {
    let id: String
    let kind: String
    let investments: [String]
    /// For one investment with what it needs: the investment.
    let subject: String?
    let gap: Gap
  }

  struct Gap: Decodable {
    let sekPerYear: Double?
    let relative: Double?
    let isConverged: Bool
    let iterations: Int
  }

  struct Text: Decodable {
    let sv: String
    let en: String

    func callAsFunction(_ language: Language) -> String { language == .sv ? sv : en }
  }

  struct Table: Decodable {
    let id: String
    let title: Text
    let note: Text
    let basis: String
    let keys: [String]
    let files: [String]
    let columns: [Column]
  }

  /// A drawing, or a count with its value.
  struct Derived: Decodable {
    let id: String
    let title: Text
    let formula: Text
    let basis: String
    let value: Double?
    let unit: Text
    let figures: [String]
    let tables: [String]
    let maps: [String]
    let scenarios: [String]
  }

  struct Column: Decodable {
    let id: String
    let heading: Text
    let unit: Text
    let isFigure: Bool
    let formula: Text?
    let figures: [String]
    let parameters: [String]
    let files: [String]
  }

  /// Reads `study.json` of a folder.
  init(_ path: String) throws(Failure) {
    self.path = path
    let file = path + "/study.json"
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure(
        code: .usage, reasons: ["\(path) holds no study.json"],
        hint: "Write one with omlast study, or name its folder: omlast explain FIGURE FOLDER.")
    }
    bytes = data
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      document = try decoder.decode(Document.self, from: data)
    } catch {
      throw Failure(
        code: .invalidInput,
        reasons: ["\(file) is no study.json of this program, or of a version before this one"],
        hint: "Write it anew with omlast study.")
    }
  }

  /// The rows of a table.
  func rows(of table: Table) throws(Failure) -> AnswerTable {
    let file = "\(path)/tables/\(table.id).csv"
    guard let data = FileManager.default.contents(atPath: file),
      let found = AnswerTable([UInt8](data))
    else {
      throw Failure(
        code: .invalidInput, reasons: ["\(file) is missing or no table of this program"])
    }
    return found
  }

  /// The value at a path of `study.json`, and the texts on the way that name things; nil with the
  /// words that could follow where the path goes astray.
  func value(at parts: [String]) -> (value: Any?, names: [String], known: [String]) {
    var value = (try? JSONSerialization.jsonObject(with: bytes)) ?? [String: Any]()
    var names: [String] = []
    for part in parts {
      if let object = value as? [String: Any] {
        guard let next = object[part] else { return (nil, names, object.keys.sorted()) }
        value = next
      } else if let list = value as? [Any] {
        let ids = list.enumerated().map { Self.name(of: $1) ?? "\($0)" }
        guard let index = ids.firstIndex(of: part) ?? Int(part), list.indices.contains(index)
        else { return (nil, names, ids) }
        names.append(ids[index])
        value = list[index]
      } else {
        return (nil, names, [])
      }
    }
    if let object = value as? [String: Any] { return (nil, names, object.keys.sorted()) }
    if let list = value as? [Any] {
      return (nil, names, list.enumerated().map { Self.name(of: $1) ?? "\($0)" })
    }
    return (value, names, [])
  }

  /// What an entry of a list is called: its identifier, or what it is compared or counted by.
  private static func name(of entry: Any) -> String? {
    guard let object = entry as? [String: Any] else { return nil }
    let names = ["id", "option", "scenario", "investment", "industry", "mode", "chain", "path"]
    return names.lazy.compactMap { object[$0] as? String }.first.map { FigureID.part($0) }
  }
}
