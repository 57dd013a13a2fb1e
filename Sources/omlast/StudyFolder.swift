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
    /// Nil where nothing was drawn.
    let sweep: Sweep?
    let tables: [Table]
    /// Drawings, and numbers of sentences that no table holds.
    let derivedFigures: [Derived]
  }

  struct Input: Decodable {
    let path: String
    let sha256: String
    /// As `InputUse`.
    let readFor: String

    /// The name of the file, without its folders.
    var name: String { InputUse.fileName(of: path) }
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

  struct Sweep: Decodable {
    let draws: Int
    let notConverged: Int
    /// Widest threshold of a difference in any draw and option.
    let resolutionSekPerYear: Double?
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
    let basis: FigureBasis
    let keys: [String]
    let files: [String]
    let columns: [Column]
  }

  /// A drawing, or a count with its value.
  struct Derived: Decodable {
    let id: String
    let title: Text
    let formula: Text
    let basis: FigureBasis
    let value: Double?
    let decimals: Int
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

  /// The links of a map with their properties, by `link_id`; empty where there is no such map.
  func links(of map: String) -> [String: [String: Any]] {
    guard let data = FileManager.default.contents(atPath: "\(path)/\(map)"),
      let file = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let features = file["features"] as? [[String: Any]]
    else { return [:] }
    let links = features.compactMap { $0["properties"] as? [String: Any] }
      .compactMap { properties in (properties["link_id"] as? String).map { ($0, properties) } }
    return Dictionary(links, uniquingKeysWith: { first, _ in first })
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
  /// paths that there are where this one goes astray.
  func value(at parts: [String]) -> (value: Any?, names: [String], known: [String]) {
    func known(_ next: [String], before rest: Int) -> [String] {
      next.map { (["study.json"] + parts.dropLast(rest) + [$0]).joined(separator: "/") }
    }
    var value = (try? JSONSerialization.jsonObject(with: bytes)) ?? [String: Any]()
    var names: [String] = []
    var rest = parts[...]
    while let part = rest.first {
      if let object = value as? [String: Any] {
        guard let next = object[part] else {
          return (nil, names, known(object.keys.sorted(), before: rest.count))
        }
        value = next
        rest = rest.dropFirst()
      } else if let list = value as? [Any] {
        let ids = Self.names(of: list)
        // A file's name has strokes of its own.
        let length = (1...rest.count).last { ids.contains(rest.prefix($0).joined(separator: "/")) }
        let name = rest.prefix(length ?? 1).joined(separator: "/")
        guard let index = ids.firstIndex(of: name) ?? Int(part), list.indices.contains(index)
        else { return (nil, names, known(ids, before: rest.count)) }
        names += ids[index].split(separator: ":").map(String.init)
        value = list[index]
        rest = rest.dropFirst(length ?? 1)
      } else {
        return (nil, names, [])
      }
    }
    if let object = value as? [String: Any] {
      return (nil, names, known(object.keys.sorted(), before: 0))
    }
    if let list = value as? [Any] { return (nil, names, known(Self.names(of: list), before: 0)) }
    return (value, names, [])
  }

  /// What the entries of a list are called, each by another name: its identifier or what it is
  /// compared or counted by, where several have the same with all else that names them after
  /// colons, and where nothing does its position.
  private static func names(of list: [Any]) -> [String] {
    let short = list.map { texts($0, of: identifiers).first }
    let counts = Dictionary(short.compactMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
    let long = zip(list, short).map { entry, name -> String? in
      guard let name, counts[name] ?? 0 > 1 else { return name }
      let others = texts(entry, of: identifiers + further).filter { $0 != name }
      return ([name] + others).joined(separator: ":")
    }
    let longCounts = Dictionary(long.compactMap { $0 }.map { ($0, 1) }, uniquingKeysWith: +)
    return long.enumerated().map { position, name in
      name.flatMap { longCounts[$0] == 1 ? $0 : nil } ?? "\(position)"
    }
  }

  private static let identifiers = [
    "id", "option", "scenario", "investment", "industry", "mode", "chain", "path",
  ]
  private static let further = ["parameter", "parameter_id", "input", "kind", "period_id", "level"]

  private static func texts(_ entry: Any, of keys: [String]) -> [String] {
    guard let object = entry as? [String: Any] else { return [] }
    return keys.compactMap { object[$0] as? String }.map { FigureID.part($0) }
  }
}
