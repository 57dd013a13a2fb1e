import FreightModel

extension RailStates {
  /// What the cost of a link hangs on.
  struct Track: Equatable, Sendable {
    let kilometres: Double
    let speed: Double
    let maxTrainMetres: Double
    let isElectrified: Bool
    let axleLoadTonnes: Double
  }
}

extension RailStates.Track {
  /// The track of a link; nil if it is no railway.
  init?(_ link: Link) {
    guard case .rail(let rail) = link.supply else { return nil }
    self.init(
      kilometres: link.lengthKilometres, speed: link.speedKilometresPerHour,
      maxTrainMetres: rail.maxTrainMetres, isElectrified: rail.isElectrified,
      axleLoadTonnes: rail.axleLoadTonnes)
  }

  /// Whether a train may run here: short enough, and under wire if electric.
  func admits(_ train: Vehicle) -> Bool {
    train.lengthMetres <= maxTrainMetres && (train.traction == .diesel || isElectrified)
  }
}

extension Vehicle {
  /// Whether another locomotive makes this train that one.
  func canChangeLocomotive(to other: Vehicle) -> Bool {
    other.lengthMetres == lengthMetres && other.traction != traction
  }
}
