import Quantities
import Testing

@testable import Tables

@Suite struct RecordPeriodTests {
  @Test(
    "A month, quarter or year is read from every wording",
    arguments: [
      ("2024-09", "2024-09"), ("2024-9", "2024-09"), ("202409", "2024-09"), ("2024/9", "2024-09"),
      ("2024.09", "2024-09"), ("2024.9", "2024-09"), ("2024年9月", "2024-09"),
      ("2024 年 9 月", "2024-09"),
      ("２０２４年９月份", "2024-09"), ("二○二四年九月", "2024-09"), ("二〇二四年十二月", "2024-12"),
      ("二零二四年十月", "2024-10"), ("2024年", "2024"), ("2024年度", "2024"), ("2024", "2024"),
      ("２０２４", "2024"), ("二○二四年", "2024"), ("2024Q3", "2024Q3"), ("2024年三季度", "2024Q3"),
      ("2024年第3季度", "2024Q3"), ("2024年7-9月", "2024Q3"), ("2024—09", "2024-09"),
    ])
  func plain(_ text: String, _ expected: String) throws {
    let read = try #require(RecordPeriod(text))
    #expect(read.period.description == expected)
    #expect(read.hint == .none)
    #expect(read.resolved(.flow)?.period.description == expected)
    #expect(read.resolved(nil) == nil)
  }

  @Test(
    "A span from January is cumulative, whatever its dash",
    arguments: [
      ("2024年1-9月", "2024-09"), ("2024年1—9月", "2024-09"), ("2024年1－9月", "2024-09"),
      ("2024年1至9月", "2024-09"), ("2024年1~9月", "2024-09"), ("2024年1月-9月", "2024-09"),
      ("2024年1月——9月", "2024-09"), ("二○二四年一至九月", "2024-09"), ("2024年1-12月", "2024-12"),
      ("2024年1-1月", "2024-01"), ("2024年上半年", "2024-06"), ("2024年前三季度", "2024-09"),
    ])
  func cumulative(_ text: String, _ expected: String) throws {
    let read = try #require(RecordPeriod(text))
    for basis in [nil, RecordBasis.cumulative] {
      let resolved = try #require(read.resolved(basis))
      #expect(resolved.period.description == expected && resolved.basis == .cumulative)
    }
    #expect(read.resolved(.flow) == nil && read.resolved(.stock) == nil)
  }

  @Test("A moment is a stock; up to a moment is a stock or cumulative")
  func moments() throws {
    let moment = try #require(RecordPeriod("2024年9月末"))
    #expect(try #require(moment.resolved(nil)).basis == .stock)
    #expect(moment.resolved(.cumulative) == nil)
    #expect(try #require(RecordPeriod("2024年底")).period == Period(year: 2024))
    for text in ["截止2024年9月底", "截止至2024年9月", "截至 2024 年 9 月 末"] {
      #expect(RecordPeriod(text)?.period == Period(year: 2024, month: 9))
    }
    let upTo = try #require(RecordPeriod("截至2024年9月底"))
    #expect(upTo.period == Period(year: 2024, month: 9))
    #expect(upTo.resolved(nil) == nil && upTo.resolved(.flow) == nil)
    #expect(try #require(upTo.resolved(.cumulative)).basis == .cumulative)
    #expect(try #require(upTo.resolved(.stock)).basis == .stock)
  }

  @Test("The cumulative figure of a whole year is its flow, of a quarter that of its last month")
  func longCumulative() throws {
    let year = try #require(RecordPeriod("2024年").map { $0.resolved(.cumulative) } ?? nil)
    #expect(year.period == Period(year: 2024) && year.basis == .flow)
    let quarter = try #require(RecordPeriod("2024Q3").map { $0.resolved(.cumulative) } ?? nil)
    #expect(quarter.period == Period(year: 2024, month: 9) && quarter.basis == .cumulative)
  }

  @Test(
    "The first day of a month stands for the month in a record, and nowhere else",
    arguments: ["2024-09-01", "2024-9-1", "2024/9/1", "2024/09/01", "2024.9.1", "2024年9月1日"])
  func firstDay(_ text: String) throws {
    let read = try #require(RecordPeriod(ofRecord: text))
    #expect(read.period == Period(year: 2024, month: 9) && read.hint == .none)
    #expect(RecordPeriod(text) == nil)
  }

  @Test(
    "Another day of a month is no period of a record",
    arguments: [
      "2024-09-30", "2024/9/2", "2024-13-01", "2024-9-1-1", "2024年9月11日", "2024.1", "1/9/2024",
    ])
  func otherDay(_ text: String) { #expect(RecordPeriod(ofRecord: text) == nil) }

  @Test(
    "What is not a period, or lacks its year, is refused",
    arguments: [
      "", "1-9月", "上半年", "9月", "2024年13月", "2024年0月", "2024年2-4月", "2024年3-1月",
      "2024年下半年", "2024.1", "202413", "Sep-24", "2024-09-30", "24年9月", "2024年五季度",
      "2024年1-9", "2024年9", "截至9月底", "2024年1-9月底", "2024年1-3-9月", "45536",
    ])
  func refuses(_ text: String) {
    #expect(RecordPeriod(text) == nil)
  }
}
