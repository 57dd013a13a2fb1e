import FreightAppraisal
import FreightModel

extension StudyDocument {
  /// A largest package of the default set with its shares: values are savings, SEK/yr, more being
  /// better; a value within the threshold is null.
  struct ShapleyEntry: Encodable {
    let investments: [String]
    let saving: SavingEntry
    /// How far the sums are from the saving, relative to the largest saving of a part.
    let shareSumError: Number
    let interactionSumError: Number
    let shares: [ShareEntry]
    let interactions: [InteractionEntry]
    let worseAdditions: [BraessEntry]

    init(_ package: PackageShares) {
      investments = package.game.members.map(\.name)
      saving = SavingEntry(package.shapley.total)
      shareSumError = Number(package.shapley.shareError)
      interactionSumError = Number(package.shapley.interactionError)
      shares = package.shapley.shares.map(ShareEntry.init)
      interactions = package.shapley.interactions.map(InteractionEntry.init)
      worseAdditions = package.braessCases.map(BraessEntry.init)
    }
  }

  struct SavingEntry: Encodable {
    let sekPerYear: Number
    let isResolved: Bool
    let resolutionSekPerYear: Number

    init(_ difference: Difference) {
      isResolved = difference.isResolved
      sekPerYear = Number(difference.isResolved ? difference.value : .nan)
      resolutionSekPerYear = Number(difference.resolution)
    }
  }

  struct ShareEntry: Encodable {
    let investment: String
    let isBuildableAlone: Bool
    let alone: SavingEntry
    let share: SavingEntry

    init(_ share: ShapleyShares.Share) {
      investment = share.investment.name
      isBuildableAlone = share.isBuildableAlone
      alone = SavingEntry(share.alone)
      self.share = SavingEntry(share.share)
    }
  }

  struct InteractionEntry: Encodable {
    let investments: [String]
    let saving: SavingEntry

    init(_ pair: ShapleyShares.Interaction) {
      investments = [pair.first.name, pair.second.name]
      saving = SavingEntry(pair.worth)
    }
  }

  /// An investment whose addition makes a package dearer by more than the threshold.
  struct BraessEntry: Encodable {
    let investment: String
    let addedTo: [String]
    let saving: SavingEntry

    init(_ found: BraessCase) {
      investment = found.investment.name
      addedTo = found.package.map(\.name)
      saving = SavingEntry(found.worth)
    }
  }
}
