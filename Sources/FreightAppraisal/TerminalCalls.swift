import FlowAssignment
import FreightGraph
import FreightModel

/// Lorries and trains that load or unload at each terminal, per hour of a period, goods and
/// empties.
struct TerminalCalls {
  private(set) var lorries: [Terminal.ID: Double] = [:]
  private(set) var trains: [Terminal.ID: Double] = [:]

  init(_ model: ScenarioModel, _ result: AssignmentResult) {
    let supernetwork = model.supernetwork
    let network = supernetwork.network
    let isByLorry = supernetwork.isLorryTranshipment
    let terminalsAt = Dictionary(grouping: network.terminals, by: \.node)
    let arcCount = supernetwork.arcs.count
    for entry in result.entriesWithFlow {
      let (userClass, arc) = entry.quotientAndRemainder(dividingBy: arcCount)
      let flow = result.classFlow[entry]
      switch supernetwork.arcs[arc] {
      case .transhipment(let row) where isByLorry[arc]:
        lorries[network.terminals[row].id, default: 0] +=
          flow * model.cost.lorriesPerUnit(ofClass: userClass, isEmptyToo: false)
      case .haul(let haul) where haul.mode == .rail:
        guard let terms = model.cost.terms(ofClass: userClass, onArc: arc) else { continue }
        for node in [haul.from, haul.to] {
          for terminal in terminalsAt[network.nodes[node].id] ?? []
          where terminal.loadForm == haul.loadForm && terminal.modes.contains(.rail) {
            trains[terminal.id, default: 0] += flow * terms.load
          }
        }
      default: continue
      }
    }
  }
}
