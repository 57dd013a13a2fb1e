import FreightModel

extension Row {
  /// A row of `corridor.csv`; `links` are those of the base case and of investments.
  func corridor(_ links: Known<Link>) -> Corridor {
    var chosen: [Link.ID] = []
    var modes: [Mode] = []
    if isPresent("link_ids", allowed: "identifiers of links, with ;") {
      for name in list("link_ids") {
        check(name, in: "link_ids", against: links)
        if chosen.contains(Link.ID(name)) {
          report(
            "link_ids", problem: "\(name) stands there twice", allowed: "every link once",
            fix: "remove one of them")
        }
        chosen.append(Link.ID(name))
        // A mode that is none has been told where it stands.
        if let mode = links.rows[name].flatMap({ Mode(rawValue: $0["mode"]) }),
          !modes.contains(mode)
        {
          modes.append(mode)
        }
      }
    }
    if modes.count > 1 {
      report(
        "link_ids",
        problem: "links of several modes: \(modes.map(\.rawValue).joined(separator: ", "))",
        allowed: "links of one mode", fix: "make a row for each mode")
    }
    return Corridor(
      id: id("corridor_id"), name: label("name"), links: chosen, provenance: provenance())
  }
}
