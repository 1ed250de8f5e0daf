import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Amounts beyond what can be booked")
struct AmountLimitTests {
  @Test("An amount that cannot be booked to the hundredth is an error, not a crash")
  func tooLarge() throws {
    let made = GeneratedFund(case: 0, events: false)
    let period = made.history.closedThrough.advanced(by: 1)
    for amount in [-9.3e16, 9.3e16, 1.1e15] {
      let event = FundEvent(
        line: "payroll", period: period, amount: amount, title: LocalizedText(verbatim: "matter"),
        source: "test")
      #expect(throws: ProjectionError.tooLarge(item: "payroll", period: period)) {
        try project(made.history, made.plan.with(events: [event]))
      }
    }
  }
}
