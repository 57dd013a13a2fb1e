import TestSupport
import Testing

@testable import PathKernel

@Suite struct FourAryHeapTests {
  @Test func popsKeysInOrderWhateverThePushOrder() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      let keys = (0..<random.integer(below: 100)).map { _ in
        Double(random.integer(below: 30))
      }
      var heap = FourAryHeap()
      for (node, key) in keys.enumerated() { heap.push(Int32(node), key: key) }
      var popped: [(node: Int32, key: Double)] = []
      while !heap.isEmpty { popped.append(heap.popMinimum()) }
      #expect(popped.map(\.key) == keys.sorted(), "seed \(seed)")
      #expect(popped.allSatisfy { keys[Int($0.node)] == $0.key }, "seed \(seed)")
      #expect(Set(popped.map(\.node)).count == keys.count, "seed \(seed)")
    }
  }

  @Test func neverPopsAboveALaterPopWhenPushesComeBetween() {
    for seed in 0..<200 {
      var random = SplitMix64(seed: seed)
      var heap = FourAryHeap()
      var model: [Double] = []
      for step in 0..<300 {
        if model.isEmpty || random.chance(0.6) {
          let key = random.number(from: 0, to: 1)
          heap.push(Int32(step), key: key)
          model.append(key)
        } else {
          let least = model.min()!
          #expect(heap.popMinimum().key == least, "seed \(seed)")
          model.remove(at: model.firstIndex(of: least)!)
        }
        #expect(heap.isEmpty == model.isEmpty)
      }
    }
  }

  @Test func isEmptyAfterRemovingAll() {
    var heap = FourAryHeap()
    #expect(heap.isEmpty)
    heap.push(3, key: 1)
    heap.push(4, key: 0)
    heap.removeAll()
    #expect(heap.isEmpty)
    heap.push(5, key: 2)
    #expect(heap.popMinimum() == (node: 5, key: 2))
  }
}
