import FreightAppraisal
import FreightGraph
import FreightModel

/// What the steps of a path are called.
struct StepNames {
  private let supernetwork: Supernetwork
  private let nodeNames: [Node.ID: String]
  private let text: (Label) -> String

  /// - Parameter text: chooses the language.
  init(_ supernetwork: Supernetwork, _ text: @escaping (Label) -> String) {
    self.text = text
    self.supernetwork = supernetwork
    nodeNames = Dictionary(
      uniqueKeysWithValues: supernetwork.network.nodes.map { ($0.id, text($0.title)) })
  }

  /// A node's name.
  func name(of node: Node.ID) -> String { nodeNames[node] ?? node.name }

  /// A link by row.
  func link(_ row: Int) -> Link { supernetwork.network.links[row] }

  /// `E22 to Oskarshamn`: the way begins where the step before ended.
  func name(ofLink row: Int, isForward: Bool) -> String {
    let link = link(row)
    let end = name(of: isForward ? link.toNode : link.fromNode)
    return (link.name.isEmpty ? link.id.name : text(link.title)) + " to " + end
  }

  /// The links of a step in running order.
  func links(of step: PathExplanation.Step) -> [Int] {
    if case .moving(let row, _) = step.arc { return [row] }
    return step.legs.map(\.link)
  }

  /// What happens on an arc, in a few words.
  func name(of arc: Supernetwork.Arc) -> String {
    let network = supernetwork.network
    switch arc {
    case .loading(let zone): return "load at " + nodeName(supernetwork.zones[zone])
    case .unloading(let zone): return "unload at " + nodeName(supernetwork.zones[zone])
    case .moving(let link, let isForward): return name(ofLink: link, isForward: isForward)
    case .turn(let movement):
      let row = network.movements[movement]
      return "turn at " + name(of: row.node) + (row.queue.map { ", queue \($0)" } ?? "")
    case .transhipment(let terminal):
      return "tranship at " + text(network.terminals[terminal].title)
    case .siding(let terminal): return "siding " + text(network.terminals[terminal].title)
    case .haul(let haul):
      let run =
        switch haul.mode {
        case .rail: "train"
        case .sea: "ship"
        case .ferry: "ferry"
        case .road: "lorry"
        }
      return "\(run) \(nodeName(haul.from)) - \(nodeName(haul.to))"
    }
  }

  /// What kind of step an arc is, for scripts.
  func kind(of arc: Supernetwork.Arc) -> String {
    switch arc {
    case .loading: "loading"
    case .unloading: "unloading"
    case .moving: "link"
    case .turn: "turn"
    case .transhipment: "transhipment"
    case .siding: "siding"
    case .haul(let haul): haul.mode == .rail ? "train" : haul.mode.rawValue
    }
  }

  private func nodeName(_ row: Int) -> String {
    text(supernetwork.network.nodes[row].title)
  }
}
