import FundCast
import Quantities
import Testing

@Suite("The self-test")
struct SelfTestTests {
  @Test("everything it tries comes out as expected here")
  func passes() {
    let test = SelfTest()
    for item in test.items {
      #expect(item.isPassed, "\(item.what.english): \(item.outcome)")
    }
    #expect(test.items.count >= 9)
  }
}
