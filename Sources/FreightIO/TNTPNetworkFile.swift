import FreightModel

/// A network file: metadata, then one row per link.
struct TNTPNetworkFile {
  private var scanner: TNTPScanner
  private(set) var zoneCount: Int?
  private var nodeLimit = TNTPReader.largestCount
  private var links: [TNTPNetwork.Link] = []
  private var values: [Double] = []

  private static let columns = [
    "init_node", "term_node", "capacity", "length", "free_flow_time", "b", "power", "speed",
    "toll", "link_type",
  ]

  init(_ bytes: [UInt8], file: String, log: DiagnosticLog) {
    scanner = TNTPScanner(bytes, file: file, columns: Self.columns, log: log)
  }

  mutating func read() -> TNTPNetwork? {
    var hasRow = scanner.advance()
    let nodeCount = scanner.count("NUMBER OF NODES", in: 1...TNTPReader.largestCount)
    let nodes = nodeCount?.value
    nodeLimit = nodes ?? nodeLimit
    zoneCount = scanner.count("NUMBER OF ZONES", in: 1...nodeLimit)?.value
    // One more than there are nodes: no path passes through any.
    let firstThrough = scanner.count("FIRST THRU NODE", in: 1...nodeLimit + 1)?.value
    let count = scanner.count("NUMBER OF LINKS", in: 0...TNTPReader.largestCount)
    var rows = 0
    while hasRow {
      rows += 1
      if let link = readLink() { links.append(link) }
      hasRow = scanner.advance()
    }
    // Every node takes memory, whether a link reaches it or not.
    let mostNodes = 10_000 + 10 * rows
    if let nodeCount, nodeCount.value > mostNodes {
      scanner.log.add(
        Diagnostic(
          file: scanner.file, row: nodeCount.row, value: "\(nodeCount.value)",
          problem: "the number of nodes is out of proportion to the \(rows) links",
          allowed: "up to \(mostNodes), ten for each link and 10000 besides",
          fix: "correct the number, or number the nodes without gaps"))
    }
    if let count, count.value != rows {
      scanner.log.add(
        Diagnostic(
          file: scanner.file, row: count.row, value: "\(count.value)",
          problem: "the number of links differs from the rows, which are \(rows)",
          allowed: "one row per link", fix: "complete the rows or correct the number"))
    }
    guard let zoneCount, let nodes, let firstThrough else { return nil }
    return TNTPNetwork(
      zoneCount: zoneCount, nodeCount: nodes, firstThroughNode: firstThrough, links: links)
  }

  private mutating func readLink() -> TNTPNetwork.Link? {
    values.removeAll(keepingCapacity: true)
    var isSound = true
    while !scanner.take(.semicolon), let word = scanner.word() {
      guard values.count < Self.columns.count else { return refuseRow(scanner.text(word)) }
      let value = self.value(word, column: values.count)
      if value == nil { isSound = false }
      values.append(value ?? 0)
    }
    if let word = scanner.word() { return refuseRow(scanner.text(word)) }
    guard values.count == Self.columns.count else {
      scanner.report(
        Self.columns[values.count], problem: "the row ends here, or breaks off",
        allowed: "ten columns and ;",
        fix: "complete the row: \(Self.columns.joined(separator: " "))")
      return nil
    }
    guard isSound else { return nil }
    // A flow of nothing divided by a capacity of nothing is no time.
    let isDelayed = values[4] * values[5] > 0 && values[6] > 0
    guard values[2] > 0 || !isDelayed else {
      scanner.report(
        "capacity", value: "0", problem: "a link without capacity whose time grows with its flow",
        allowed: "more than 0, or 0 where b, power or free_flow_time is 0",
        fix: "give the capacity, or b 0 for a link without delay")
      return nil
    }
    return TNTPNetwork.Link(
      fromNode: Int32(values[0]), toNode: Int32(values[1]), capacity: values[2],
      length: values[3], freeFlowTime: values[4], b: values[5], power: values[6],
      speed: values[7], toll: values[8], type: Int(values[9]))
  }

  private func value(_ word: Range<Int>, column: Int) -> Double? {
    let name = Self.columns[column]
    switch column {
    case 0, 1: return scanner.index(word, name, upTo: nodeLimit, "node").map { Double($0) }
    case 6: return scanner.number(word, name, .from(0, to: 100))
    case 9:
      guard let type = scanner.number(word, name, .from(-1e9, to: 1e9)) else { return nil }
      guard type == type.rounded() else {
        scanner.report(
          name, value: scanner.text(word), problem: "not a whole number",
          allowed: "a whole number", fix: "number the types")
        return nil
      }
      return type
    default: return scanner.number(word, name)
    }
  }

  private func refuseRow(_ word: String) -> TNTPNetwork.Link? {
    scanner.report(
      value: word, problem: "more than ten columns", allowed: "ten columns and ;",
      fix: "remove what is too much, or begin a new line")
    return nil
  }
}
