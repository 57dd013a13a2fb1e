import FreightModel

/// Numbers of what is priced, fixed for a study.
///
/// A link costs the same in both directions and in every layer of the supernetwork, and a terminal
/// costs the same in every chain: many arcs are one offer, which is priced once.
struct OfferLayout: Sendable {
  /// What is offered; rows are the supernetwork's.
  enum Key: Hashable, Sendable {
    case zone
    case link(Int)
    case movement(Int)
    case terminal(Int)
    /// A run on a chain type, which may not offer it if it is short.
    case haul(run: Int, LoadForm, chain: Int)
  }

  /// Every offer, in index order.
  let keys: [Key]
  /// Every run that a haul makes.
  let runs: [HaulPlans.Run]
  /// Offer of each arc.
  let offerOfArc: [Int32]
  private let firstArc: [Int32]
  private let arcsByOffer: [Int32]

  init(_ supernetwork: Supernetwork) {
    var keys: [Key] = []
    var numbers: [Key: Int32] = [:]
    var runs: [HaulPlans.Run] = []
    var rowOfRun: [HaulPlans.Run: Int] = [:]
    offerOfArc = supernetwork.arcs.map { arc in
      let key: Key
      switch arc {
      case .loading, .unloading: key = .zone
      case .moving(let row, _): key = .link(row)
      case .turn(let row): key = .movement(row)
      case .transhipment(let row), .siding(let row): key = .terminal(row)
      case .haul(let haul):
        let run = HaulPlans.Run(haul)
        if rowOfRun[run] == nil {
          rowOfRun[run] = runs.count
          runs.append(run)
        }
        key = .haul(run: rowOfRun[run]!, haul.loadForm, chain: haul.chain)
      }
      if let number = numbers[key] { return number }
      numbers[key] = Int32(keys.count)
      keys.append(key)
      return Int32(keys.count - 1)
    }
    self.keys = keys
    self.runs = runs
    var firstArc = [Int32](repeating: 0, count: keys.count + 1)
    for offer in offerOfArc { firstArc[Int(offer) + 1] += 1 }
    for offer in keys.indices { firstArc[offer + 1] += firstArc[offer] }
    var next = firstArc
    var arcsByOffer = [Int32](repeating: 0, count: offerOfArc.count)
    for (arc, offer) in offerOfArc.enumerated() {
      arcsByOffer[Int(next[Int(offer)])] = Int32(arc)
      next[Int(offer)] += 1
    }
    self.firstArc = firstArc
    self.arcsByOffer = arcsByOffer
  }

  /// Arcs that are one offer.
  func arcs(of offer: Int) -> ArraySlice<Int32> {
    arcsByOffer[Int(firstArc[offer])..<Int(firstArc[offer + 1])]
  }
}
