package import FreightModel

/// What a package and each of its parts that can be built are worth.
///
/// Some parts cannot be built, because an investment needs another that is not among them. Such a
/// part is worth what the largest part of it that can be built is worth: the *conjunctive* rule of
/// games with permission structure, where everybody waits for all of their superiors (van den Brink
/// 2000, Mathematics Technical Papers 282, University of Texas at Arlington). So an investment that
/// others need has a share in what they add. Investments that exclude each other are never in one
/// game: each largest package that can be built is a game of its own.
package struct PackageGame: Sendable {
  /// The worth of one part, in the unit of the values (SEK/yr in a study), more being better.
  package struct PartWorth: Sendable {
    /// What the part is worth, in the unit of the game.
    package let value: Double
    /// What the solve behind it adds to the threshold of a difference, in the same unit; see
    /// `AnnualGap.resolution(of:)`.
    package let resolution: Double

    /// Creates a worth whose differences are told above the `resolution` of both sides.
    package init(value: Double, resolution: Double = 0) {
      self.value = value
      self.resolution = resolution
    }
  }

  /// The largest package, in the order given.
  package let members: [Investment.ID]
  /// By bit mask of members: the worth of the largest part that can be built.
  let worths: [PartWorth]
  /// By bit mask: that part. A mask can be built if it is its own.
  let buildable: [Int]

  /// Creates a game.
  ///
  /// - Parameters:
  ///   - members: the largest package.
  ///   - worths: of every part that can be built, the empty and the largest among them. Together,
  ///     two of them can be built as well.
  package init(_ members: [Investment.ID], worths: [Set<Investment.ID>: PartWorth]) {
    precondition(members.count < 20, "a game of 20 investments has a million packages")
    let solved = (0..<(1 << members.count)).map { mask in
      worths[Set(members.indices.filter { mask >> $0 & 1 == 1 }.map { members[$0] })]
    }
    var buildable: [Int] = []
    for mask in solved.indices {
      let largest =
        solved[mask] != nil
        ? mask
        : members.indices.filter { mask >> $0 & 1 == 1 }
          .reduce(0) { $0 | buildable[mask & ~(1 << $1)] }
      precondition(solved[largest] != nil, "the empty part or a union of two is missing")
      buildable.append(largest)
    }
    precondition(buildable.last == solved.count - 1, "the largest package is missing")
    self.members = members
    self.buildable = buildable
    self.worths = buildable.map { solved[$0]! }
  }

  /// The worth of the whole package against nothing.
  package var total: Difference { difference(worths.count - 1, less: 0) }

  /// The part of a bit mask.
  func part(_ mask: Int) -> [Investment.ID] {
    members.indices.filter { mask >> $0 & 1 == 1 }.map { members[$0] }
  }

  /// What one mask is worth beyond another; both resolutions together are what cannot be told.
  func difference(_ mask: Int, less other: Int) -> Difference {
    Difference(
      value: worths[mask].value - worths[other].value,
      resolution: worths[mask].resolution + worths[other].resolution)
  }
}

/// An investment that makes a package worse, as the bridge of Braess does.
package struct BraessCase: Sendable {
  /// The investment that is added.
  package let investment: Investment.ID
  /// The package to which it is added, in member order.
  package let package: [Investment.ID]
  /// What the addition is worth: below zero by more than the threshold.
  package let worth: Difference
}

extension PackageGame {
  /// Every addition of one investment to a package that makes it worse beyond the two solves'
  /// threshold, by investment in member order.
  package var braessCases: [BraessCase] {
    additions.filter { $0.worth.isResolved && $0.worth.value < 0 }
  }

  /// How many additions change a package by no more than the two solves tell apart.
  package var additionsWithinThreshold: Int { additions.count { !$0.worth.isResolved } }

  /// Every addition of one investment to a package that can be built with and without it.
  private var additions: [BraessCase] {
    members.indices.flatMap { member in
      worths.indices.compactMap { mask -> BraessCase? in
        let added = mask | 1 << member
        guard added != mask, buildable[mask] == mask, buildable[added] == added else { return nil }
        return BraessCase(
          investment: members[member], package: part(mask),
          worth: difference(added, less: mask))
      }
    }
  }
}
