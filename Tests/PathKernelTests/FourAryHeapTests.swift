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
      heap.removeAll(reserving: 100)
      for (node, key) in keys.enumerated() { heap.push(Int32(node), key: key) }
      var popped: [FourAryHeap.Entry] = []
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
      heap.removeAll(reserving: 300)
      var model: [Double] = []
      for step in 0..<300 {
        if model.isEmpty || random.chance(0.6) {
          let key = random.number(from: 0, to: 1)
          heap.push(Int32(step), key: key)
          model.append(key)
        } else {
          let least = model.min()!
          let popped = heap.popMinimum()
          #expect(popped.key == least, "seed \(seed)")
          model.remove(at: model.firstIndex(of: least)!)
        }
        let isEmpty = heap.isEmpty
        #expect(isEmpty == model.isEmpty)
      }
    }
  }

  @Test func isEmptyAfterRemovingAll() {
    var heap = FourAryHeap()
    heap.removeAll(reserving: 3)
    heap.push(3, key: 1)
    heap.push(4, key: 0)
    heap.removeAll(reserving: 3)
    let isEmpty = heap.isEmpty
    #expect(isEmpty)
    heap.push(5, key: 2)
    let popped = heap.popMinimum()
    #expect(popped.node == 5)
    #expect(popped.key == 2)
  }
}
