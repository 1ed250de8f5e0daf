import Funds
import Quantities
import Testing

@testable import Scenarios

@Suite("Money that comes in another month than it was due")
struct MovedMatterTests {
  private static let matter = """
    events:
      - line: subsidy
        month: 2025-12
        instead-of: 2026-03
        amount: 300 万元
        title: 补助提前下达
        source: 通知

    """

  private func variant(_ matter: String = matter) throws -> SmallScenario {
    try SmallScenario([
      "variant.yaml": "fundcast: 1\ntitle: 提前\nstacks-on: baseline.yaml\n" + matter
    ])
  }

  @Test("It is booked in its month and taken off the month in which it was due")
  func booked() throws {
    let one = try #require(try variant().cases("variant.yaml").first)
    let events = one.plan.events.filter { $0.line == "subsidy" }
    #expect(events.map(\.period.description) == ["2025-12", "2026-03"])
    #expect(events.map(\.amount) == [3_000_000, -3_000_000])
    #expect(events[1].title.chinese == "补助提前下达（改在 2025-12）")
    let last = Period(year: 2026, month: 3)
    let (with, without) = (
      try project(one.history, one.plan.withPaths(0)),
      try project(one.history, try #require(variant().cases().first).plan.withPaths(0))
    )
    for period in with.periods {
      let books = try [with, without].map { try #require(FundTimeline($0).book(at: period)) }
      let change = books[0] - books[1]
      let early = period >= Period(year: 2025, month: 12) && period < last
      #expect(abs(change - (early ? 3_000_000 : 0)) < 1e-6, "\(period)")
    }
  }

  @Test("It is one cause of what a variant changes")
  func oneCause() throws {
    let scenario = try variant()
    var loader = try makeLoader()
    let one = try #require(
      try loader.cases(loader.scenario(scenario.path("variant.yaml"))).first)
    let steps = try loader.changeSteps(of: one)
    #expect(steps.map(\.title.chinese) == ["已知事项：补助提前下达（2025-12）"])
    #expect(steps.first?.plan.events.count { $0.line == "subsidy" } == 2)
  }

  @Test("The month it comes in is no month it was due instead")
  func sameMonth() throws {
    let faults = try variant(Self.matter.replacing("2026-03", with: "2025-12"))
      .faults("variant.yaml")
    let fault = try #require(faults.first)
    #expect(fault.place.line == 7 && fault.message(in: .chinese).contains("与 month（2025-12）不同的月份"))
  }
}
