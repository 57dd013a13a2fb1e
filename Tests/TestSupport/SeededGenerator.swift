/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): a test that fails is
/// repeated by its seed alone, on any platform and with any version of the standard library.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// The same seed gives the same numbers.
  package init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A whole number in `0 ..< bound`.
  package mutating func integer(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// A number in `lower ..< upper`.
  package mutating func number(from lower: Double, to upper: Double) -> Double {
    lower + (upper - lower) * Double(next() >> 11) * 0x1p-53
  }

  /// True with the given probability.
  package mutating func chance(_ probability: Double) -> Bool {
    number(from: 0, to: 1) < probability
  }
}
