extension FreightNetwork {
  /// The network with other preload on some roads, by link, and with what was counted as the AADT
  /// of roads of which every direction and class was; a road with other preload may have no count.
  ///
  /// An approach queue gets the preload of the roads that lead to it, in PCU: the part of the
  /// traffic that the matrix does not explain is taken to turn off, as in `junction_queue.csv`.
  public func settingPreload(
    _ preloads: [Link.ID: DirectedPreload], counts: [TrafficCount], heavyVehiclePCU: Double
  ) -> FreightNetwork {
    let countsOfLink = Dictionary(grouping: counts, by: { $0.link })
    let links = links.map { link in
      guard let preload = preloads[link.id], case .road(var road) = link.supply else { return link }
      road.preload = preload
      if let (cars, lorries) = link.fullCount(countsOfLink[link.id] ?? []), cars + lorries > 0 {
        road.aadt = cars + lorries
        road.heavyShare = lorries / road.aadt
      }
      var copy = link
      copy.supply = .road(road)
      return copy
    }
    let linkOf = Dictionary(uniqueKeysWithValues: links.map { ($0.id, $0) })
    let queues = queues.map { queue in
      var seen: Set<Link.ID> = []
      let inbound = movements.filter { $0.queue == queue.id && seen.insert($0.inbound).inserted }
        .compactMap { linkOf[$0.inbound] }
      guard inbound.contains(where: { countsOfLink[$0.id] != nil }) else { return queue }
      var copy = queue
      copy.preloadPCUPerDay = inbound.reduce(0) { sum, link in
        let preload = link.preload(isForward: link.toNode == queue.node)
        return sum + preload.vehiclesPerDay
          * preload.pcuPerVehicle(heavyVehiclePCU: heavyVehiclePCU)
      }
      return copy
    }
    return replacing(links: links, queues: queues)
  }
}

extension Link {
  /// Cars and lorries per day, both directions; nil where some direction or class was not counted.
  fileprivate func fullCount(_ counts: [TrafficCount]) -> (cars: Double, lorries: Double)? {
    let sums = TrafficCount.VehicleClass.allCases.map { vehicleClass -> Double? in
      let counts = counts.filter { $0.vehicleClass == vehicleClass }
      let counted = Set(counts.flatMap(\.direction.directions))
      guard counted.isSuperset(of: directions) else { return nil }
      return counts.reduce(0) { $0 + $1.vehiclesPerDay }
    }
    guard let cars = sums[0], let lorries = sums[1] else { return nil }
    return (cars, lorries)
  }
}
