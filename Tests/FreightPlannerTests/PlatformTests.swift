import Testing

@testable import FreightPlanner

/// What is asked of the C library.
@Suite struct PlatformTests {
  @Test func itsHeapsBecomeOneWhereItIsGNUs() {
    #if canImport(Glibc)
      #expect(Platform.shareHeap())
    #else
      #expect(!Platform.shareHeap())
    #endif
  }
}
