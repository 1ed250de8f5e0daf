import Quantities
import Testing

@testable import FundCast

@Suite("Methods tried on the lines of a fund")
struct BacktestFundTests {
  @Test("Every line with a past long enough stands in the table by fund and line")
  func lines() async throws {
    let outcome = try await backtestFund(
      BacktestRequest(
        path: Project.path("scenarios/example-county/baseline.yaml"), horizon: 6, originCount: 2,
        methods: ["share", "growth"].compactMap(BacktestRequest.NamedMethod.init)))
    #expect(outcome.seriesCount > 0)
    let rows = String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n").dropFirst()
    let names = Set(rows.map { $0.split(separator: ",")[0] })
    #expect(names.count == outcome.seriesCount + 1)
    #expect(names.subtracting(["ALL"]).allSatisfy { $0.contains("/") })
    #expect(rows.contains { $0.hasPrefix("ALL,share,all,MASE,") })
  }

  @Test("A scenario that does not exist is refused")
  func refused() async throws {
    await #expect(throws: InputFault.self) {
      try await backtestFund(
        BacktestRequest(path: Project.path("scenarios/none.yaml"), horizon: 6, methods: []))
    }
  }
}
