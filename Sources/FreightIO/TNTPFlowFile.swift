import FreightModel

/// A flow file: from, to, volume, cost.
struct TNTPFlowFile {
  private var scanner: TNTPScanner

  private static let columns = ["from", "to", "volume", "cost"]

  private struct Ends: Hashable {
    let from: Int32
    let to: Int32
  }

  init(_ bytes: [UInt8], file: String, log: DiagnosticLog) {
    scanner = TNTPScanner(bytes, file: file, columns: Self.columns, log: log)
  }

  mutating func read(_ network: TNTPNetwork) -> TNTPFlows {
    var waiting: [Ends: [Int]] = [:]
    for (index, link) in network.links.enumerated().reversed() {
      waiting[Ends(from: link.fromNode, to: link.toNode), default: []].append(index)
    }
    var volumes = [Double](repeating: 0, count: network.links.count)
    var costs = volumes
    var missing = volumes.count
    var mayBeHeading = true
    while scanner.advance() {
      let words = rowWords()
      defer { mayBeHeading = false }
      if mayBeHeading, let first = words.first, scanner.isHeading(first) { continue }
      guard words.count == Self.columns.count else {
        scanner.report(
          problem: "\(words.count) columns", allowed: "from, to, volume and cost",
          fix: "complete the row")
        continue
      }
      let from = scanner.index(words[0], "from", upTo: network.nodeCount, "node")
      let to = scanner.index(words[1], "to", upTo: network.nodeCount, "node")
      let volume = scanner.number(words[2], "volume")
      let cost = scanner.number(words[3], "cost")
      guard let from, let to, let volume, let cost else { continue }
      guard let index = waiting[Ends(from: from, to: to)]?.popLast() else {
        scanner.report(
          value: "\(from) \(to)", problem: "no such link, or one row too many for it",
          allowed: "one row per link of the network", fix: "remove the row")
        continue
      }
      volumes[index] = volume
      costs[index] = cost
      missing -= 1
    }
    if missing > 0 && scanner.log.failures == 0 {
      scanner.log.add(
        Diagnostic(
          file: scanner.file, problem: "\(missing) of \(volumes.count) links have no row",
          allowed: "one row per link of the network", fix: "give files that belong together"))
    }
    return TNTPFlows(volumes: volumes, costs: costs)
  }

  private mutating func rowWords() -> [Range<Int>] {
    var words: [Range<Int>] = []
    while !scanner.take(.semicolon), let word = scanner.word() { words.append(word) }
    return words
  }
}
