import Budgeting
import Funds
import Quantities
import Testing

@Suite("Expected execution")
struct ExpectedExecutionTests {
  private let events = [
    FundEvent(
      line: "subsidy", period: Period(year: 2025, month: 11), amount: 1_234_567.89,
      title: LocalizedText("县级补助迟到", "late subsidy"), source: "circular"),
    FundEvent(
      line: "outpatient", period: Period(year: 2025, month: 12), amount: -500_000,
      title: LocalizedText("预计少支", "less spending expected"), source: "judgement",
      author: "finance section", date: "2025-10-08"),
    FundEvent(
      line: "subsidy", period: Period(year: 2026, month: 1), amount: 9e6,
      title: LocalizedText("次年", "next year"), source: "circular"),
  ]

  @Test("actual + model + known matters + judgement = expected, line by line", arguments: 0..<20)
  func addsUp(number: Int) throws {
    let table = try SampleFund(case: number, events: events).table()
    let sheet = ExpectedExecution(table)
    #expect(sheet.lines.count == SampleFund.model.lines.count)
    for line in sheet.lines {
      #expect(line.actual + line.model + line.known + line.judgement == line.expected)
      let section = try #require(table.sections.first { $0.book?.name == line.line.book })
      #expect(section.line(line.line.name)?.figures[.expected] == line.expected)
    }
  }

  @Test("a known matter and a judgement stand apart, those of later years elsewhere")
  func eventsStandApart() throws {
    let sheet = ExpectedExecution(try SampleFund(events: events).table())
    let subsidy = try #require(sheet.lines.first { $0.line.name == "subsidy" })
    #expect(subsidy.knownMatters.count == 1 && subsidy.known == 1235 && subsidy.model == 0)
    let outpatient = try #require(sheet.lines.first { $0.line.name == "outpatient" })
    #expect(outpatient.judgements.first?.author == "finance section")
    #expect(outpatient.judgement == -500)
  }
}
