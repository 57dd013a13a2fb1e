import FreightModel

/// A trips file: `Origin 1`, then `2 : 100.0; 3 : 50.0;` for the trips from there.
struct TNTPTripsFile {
  private var scanner: TNTPScanner
  private var trips: [TNTPTrips.Trip] = []
  private var sum = 0.0

  init(_ bytes: [UInt8], file: String, log: DiagnosticLog) {
    scanner = TNTPScanner(
      bytes, file: file, columns: ["origin", "destination", "trips"], log: log)
  }

  mutating func read(networkZones: Int?) -> TNTPTrips {
    let failures = scanner.log.failures
    var hasRow = scanner.advance()
    let zones = scanner.count("NUMBER OF ZONES", in: 1...TNTPReader.largestCount)
    let total = scanner.amount("TOTAL OD FLOW")
    if let zones, let networkZones, zones.value != networkZones {
      scanner.log.add(
        Diagnostic(
          file: scanner.file, row: zones.row, value: "\(zones.value)",
          problem: "not the number of zones of the network",
          allowed: "\(networkZones), as in the network", fix: "give files that belong together"))
    }
    let limit = networkZones ?? zones?.value ?? TNTPReader.largestCount
    var origin: Int32?
    var isFirst = true
    while hasRow {
      if let word = scanner.word() {
        if scanner.isHeading(word) {
          origin = readOrigin(word, limit)
        } else {
          if isFirst {
            scanner.report(
              "origin", problem: "these trips have no origin", allowed: "a line Origin and a zone",
              fix: "add the line before them")
          }
          readEntries(word, from: origin, limit)
        }
        isFirst = false
      }
      hasRow = scanner.advance()
    }
    // Where entries were refused the sum is wrong for a reason that has been told.
    if let total, scanner.log.failures == failures { check(total) }
    return TNTPTrips(trips)
  }

  private mutating func readOrigin(_ word: Range<Int>, _ limit: Int) -> Int32? {
    guard scanner.text(word).lowercased() == "origin", let zone = scanner.word() else {
      let text = scanner.text(word)
      scanner.report(
        "origin", value: text, problem: "neither an origin nor trips",
        allowed: "Origin and a zone, or entries like 2 : 100.0;", fix: "complete the line")
      return nil
    }
    let origin = scanner.index(zone, "origin", upTo: limit, "zone")
    if let rest = scanner.word() {
      scanner.report(
        "origin", value: scanner.text(rest), problem: "text after the origin",
        allowed: "nothing more on the line", fix: "begin a new line")
    }
    return origin
  }

  private mutating func readEntries(_ first: Range<Int>, from origin: Int32?, _ limit: Int) {
    var next: Range<Int>? = first
    while let zone = next {
      readEntry(zone, from: origin, limit)
      next = scanner.word()
    }
  }

  private mutating func readEntry(_ zone: Range<Int>, from origin: Int32?, _ limit: Int) {
    guard scanner.take(.colon), let amount = scanner.word(), scanner.take(.semicolon) else {
      let isCutOff = scanner.isAtEnd
      let entry = scanner.skip(from: zone.lowerBound)
      scanner.report(
        "trips", value: scanner.text(entry),
        problem: isCutOff ? "the entry breaks off" : "not an entry",
        allowed: "a zone, :, a number and ;", fix: "complete the entry, for example 2 : 100.0;")
      return
    }
    let destination = scanner.index(zone, "destination", upTo: limit, "zone")
    let demand = scanner.number(amount, "trips")
    guard let origin, let destination, let demand else { return }
    trips.append(TNTPTrips.Trip(origin: origin, destination: destination, demand: demand))
    sum += demand
  }

  /// The total is a rounded number, but a file that breaks off between two entries shows nowhere
  /// else.
  private func check(_ total: (row: Int, value: Double, text: String)) {
    guard abs(sum - total.value) > 1e-4 * max(abs(total.value), sum) else { return }
    scanner.log.add(
      Diagnostic(
        file: scanner.file, row: total.row, value: total.text,
        problem: "the total differs from the sum of all trips, which is \(brief(sum))",
        allowed: "the sum to four digits, or no total",
        fix: "complete the trips, correct the total or remove the line"))
  }
}
