import Budgeting
import Quantities
import TestSupport
import Testing

@testable import Reporting

@Suite("Measures on the first page")
struct MeasuresTests {
  @Test("A fund that holds too much is shown uses of its balance, no further contributions")
  func uses() throws {
    let employees = try #require(MeetingFixture.county.get().chapters.last)
    let relief = try #require(employees.analyses.relief)
    #expect(relief.rows.contains { $0.step.parameter == "employee.contribution.employer-rate" })
    // Nobody decides that fewer pay what they owe.
    #expect(!relief.rows.contains { $0.step.parameter.hasSuffix("collection-rate") })
    let measures = employees.measures(3)
    #expect(measures.count == 3 && measures.allSatisfy { $0.result < 0 })
    #expect(measures[0].step.written.chinese == "−0.5 个百分点")
    // The rate moved down costs what the rate moved up brings.
    let raised = try #require(
      employees.analyses.effects.rows.first { $0.step.parameter == measures[0].step.parameter })
    #expect(raised.step.written.chinese == "+0.5 个百分点")
    #expect(abs(raised.result + measures[0].result) < 0.01 * raised.result)
  }

  @Test("A fund that holds enough or too little is shown what adds to its balance")
  func additions() throws {
    let residents = try #require(MeetingFixture.county.get().chapters.first)
    #expect(residents.analyses.relief == nil)
    let measures = residents.measures(3)
    #expect(measures.count == 3 && measures.allSatisfy { $0.result > 0 })
    // What a later year takes back stands behind what it keeps.
    let later = residents.measures(100).map { $0.balanceLater ?? $0.result }
    #expect(later == later.sorted(by: >))
  }

  @Test("A step is written with its sign, and with the other one where it is reversed")
  func written() {
    #expect(UnitText.written("10 元/人·年").chinese == "+10 元/人·年")
    #expect(UnitText.written("10 元/人·年", reversed: true).chinese == "−10 元/人·年")
    #expect(UnitText.written("-1 %", reversed: true).chinese == "+1%")
  }
}
