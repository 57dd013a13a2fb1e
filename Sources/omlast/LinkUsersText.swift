import FreightModel
import FreightReport

/// A link's users as they are printed.
struct LinkUsersText {
  let users: LinkUsers
  let language: Language

  private func say(_ sv: String, _ en: String) -> String { Label(sv: sv, en: en)[language] }

  private var tonnes: String { say("ton/år", "t/yr") }
  private var perYear: String { say("per år", "per year") }
  private var vehicles: String { say("Fordon", "Vehicles") }
  private var direction: String { say("Riktning", "Direction") }

  /// A code of the answer in words; what the study itself names keeps its code, and so do
  /// industries in English.
  private func name(of id: String) -> String {
    switch id {
    case "freight":
      say("studiens gods, tomkörning medräknad", "goods of the study, empty running included")
    case "empties": say("studiens tomma lastbärare", "empties of the study")
    case "background_matrix": say("bakgrundsmatrisen", "background matrix")
    case "preload_cars": say("fast trafik, bilar", "fixed traffic, cars")
    case "preload_lorries": say("fast trafik, lastbilar", "fixed traffic, lorries")
    case "other_trains":
      say("andra tåg (persontåg och övriga)", "other trains (passenger trains and others)")
    case "total": say("summa", "total")
    case "forward": say("framåt", "forward")
    case "backward": say("bakåt", "backward")
    default: say(Industry(rawValue: id).map { title(of: $0).sv.lowercased() } ?? id, id)
    }
  }

  var text: String {
    var text = users.title + "\n" + loads.text() + "\n" + everything.text()
    guard !users.record.byOd.rows.isEmpty else {
      return text
        + say("\nInget av studiens gods använder den.\n", "\nNo goods of the study use it.\n")
        + empties + background
    }
    let tallies = [
      (say("Näringsgren", "Industry"), users.record.byIndustry),
      (say("Varuslag", "Commodity"), users.record.byCommodity),
      (say("Kedja", "Chain"), users.record.byChain),
      (say("Start > mål", "Origin > destination"), users.record.byOd),
    ]
    for (heading, tally) in tallies {
      var table = TextTable([
        .text(heading), .number(say("Gods", "Goods"), tonnes), .number(vehicles, perYear),
      ])
      for row in tally.sorted where !row.tonnesPerYear.isZero(0) {
        table.add([name(of: row.id), row.tonnesPerYear.fixed(0), row.vehiclesPerYear.fixed(0)])
      }
      table.addRule()
      table.add([
        say("summa", "total"), tally.tonnesPerYear.fixed(0), tally.vehiclesPerYear.fixed(0),
      ])
      text += "\n" + table.text()
    }
    return text + empties + background
  }

  /// Who is on the link at all, so that the users below can be held against it.
  private var everything: TextTable {
    var table = TextTable([
      .text(say("Fordon per år", "Vehicles per year")), .number("\(users.record.fromNodeId) >"),
      .number("\(users.record.toNodeId) >"), .number(say("Båda", "Both")),
    ])
    for row in users.record.vehicles {
      let both = row.forwardPerYear + row.backwardPerYear
      if row.id == "total" { table.addRule() } else if both.isZero(0) { continue }
      table.add([
        name(of: row.id), row.forwardPerYear.fixed(0), row.backwardPerYear.fixed(0), both.fixed(0),
      ])
    }
    return table
  }

  private var loads: TextTable {
    var table = TextTable([
      .text(direction), .number(say("Gods", "Goods"), tonnes),
      .number(say("Godsfordon", "Freight vehicles"), perYear),
      .number(say("Bakgrundsfordon", "Background vehicles"), perYear),
      .number(say("Mest belastad", "Busiest"), say("% av kapaciteten", "% of capacity")),
      .number(say("Fördröjning då", "Delay then"), say("s/fordon", "s/vehicle")),
    ])
    let rows = [
      ("\(users.record.fromNodeId) > \(users.record.toNodeId)", users.record.forward),
      ("\(users.record.toNodeId) > \(users.record.fromNodeId)", users.record.backward),
    ]
    for (name, row) in rows {
      table.add([
        name, row.tonnesPerYear.fixed(0), row.freightVehiclesPerYear.fixed(0),
        row.backgroundVehiclesPerYear.fixed(0), row.peakUtilisation.percent(in: language),
        row.peakDelayS.fixed(1, in: language),
      ])
    }
    return table
  }

  /// Empties on their way to where they are wanted.
  private var empties: String {
    guard !users.record.empties.isEmpty else { return "" }
    var table = TextTable([
      .text(say("Tomma", "Empties")), .text(say("Lastbärare", "Equipment")), .text(direction),
      .number(say("Tomma", "Empties"), perYear), .number(vehicles, perYear),
    ])
    for row in users.record.empties {
      table.add([
        "\(row.originNodeId) > \(row.destinationNodeId)", row.equipmentId, name(of: row.direction),
        row.emptiesPerYear.fixed(0), row.vehiclesPerYear.fixed(0),
      ])
    }
    return "\n" + table.text()
  }

  /// Users of the background matrix; the preload is nobody's in particular.
  private var background: String {
    guard !users.record.background.isEmpty else { return "" }
    var table = TextTable([
      .text(say("Bakgrund", "Background")), .text(say("Fordon", "Vehicle")), .text(direction),
      .number(vehicles, perYear),
    ])
    for row in users.record.background {
      table.add([
        "\(row.originNodeId) > \(row.destinationNodeId)", row.vehicleId, name(of: row.direction),
        row.vehiclesPerYear.fixed(0),
      ])
    }
    return "\n" + table.text()
  }
}
