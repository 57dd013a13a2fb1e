import Testing

@testable import FreightIO

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("lenght", "length"), ("OSK_CC", "OSK_C"), ("lorry", "LORRY"), ("raod", "road"),
    ("intrest_rate", "interest_rate"),
  ])
  func findsTheNameThatWasMeant(_ typo: String, _ meant: String) {
    let names = ["length", "OSK_C", "LORRY", "road", "interest_rate", "SVALLIDEN"]
    #expect(nearest(to: typo, in: names) == meant)
  }

  @Test func suggestsNothingFarAway() {
    #expect(nearest(to: "xyz", in: ["length", "road"]) == nil)
    #expect(nearest(to: "length", in: []) == nil)
  }

  @Test func breaksTiesByName() {
    #expect(nearest(to: "NODE_C", in: ["NODE_B", "NODE_A"]) == "NODE_A")
  }

  @Test(arguments: [("", "abc", 3), ("ab", "ba", 1), ("kitten", "sitting", 3), ("same", "same", 0)])
  func countsEdits(_ a: String, _ b: String, _ edits: Int) {
    #expect(editDistance(Array(a), Array(b)) == edits)
    #expect(editDistance(Array(b), Array(a)) == edits)
  }
}
