import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Series as offices write them")
struct SeriesFileTests {
  private static func read(_ text: String) async throws -> SeriesFile {
    try await ForecastSeriesTests.withFile(text) { try SeriesFile($0, seasonLength: nil) }
  }

  @Test(
    "Periods are read in every wording that a file of records may use",
    arguments: [
      "2023-01", "2023-1", "2023/01", "2023/1", "2023.01", "202301", "2023年1月", "２０２３年１月",
      "二〇二三年一月",
    ])
  func months(_ written: String) async throws {
    let file = try await Self.read("series,period,value\na,\(written),5\na,2023-02,6\n")
    #expect(file.findings.isEmpty && file.series.count == 1)
    #expect(file.series.first?.series.start == Period(year: 2023, month: 1))
    #expect(file.series.first?.series.count == 2)
  }

  @Test(
    "Columns are known by the names that they have in a file of records",
    arguments: [
      "序列,期间,数值", "系列,时期,金额", "序列名称,所属期,值", "unique_id,ds,y", "Series,Period,Amount",
      "序列 ,　期间,数值",
    ])
  func columns(_ header: String) async throws {
    let file = try await Self.read(header + "\n收入,2023年一季度,5\n收入,2023年二季度,6\n")
    #expect(file.findings.isEmpty)
    #expect(file.series.map(\.name) == ["收入"])
    #expect(file.series.first?.series.start == Period(year: 2023, quarter: 1))
  }

  @Test("Numbers may carry thousands and full-width digits; signs of nothing are missing")
  func numbers() async throws {
    let file = try await Self.read(
      "series,period,value\na,2023-01,\"1,234.5\"\na,2023-02,（12）\na,2023-03,…\na,2023-04,NA\n"
        + "a,2023-05,１２\na,2023-06,1.5e3\na,2023-07,×\na,2023-08,\na,2023-09,7\n")
    #expect(file.findings.isEmpty)
    #expect(
      file.series.first?.series.values == [1234.5, -12, nil, nil, 12, 1500, nil, nil, 7])
  }

  @Test("What is not read is answered with what is, and with what to do about it")
  func answered() async throws {
    let file = try await Self.read(
      "series,period,value\na,1月,5\nb,2023年1-9月,5\nc,2023-01,五元\nd,2023-01,5\n")
    #expect(file.series.map(\.name) == ["d"] && file.faulty == ["a", "b", "c"])
    let words = file.findings.map { $0.message(in: .chinese) }
    #expect(words[0].contains("应为：2024-09、2024Q3") && words[0].contains("请把该列设为文本格式"))
    #expect(words[1].contains("累计数或时点数须先化为各期的数"))
    #expect(words[2].contains("1,234.5"))
    #expect(file.findings.map { $0.place.line } == [2, 3, 4])
    await #expect(throws: InputFault.self) { try await Self.read("序例,期间,数值\na,2023-01,5\n") }
  }

  @Test("Events and judgements are read in the same wordings")
  func beside() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: String) throws -> String {
      let path = folder.appendingPathComponent(name).path
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
    let events = try EventsFile(
      try write("e.csv", "事件,起,止,类型\n减征,2023/02,2023年6月,pulse\n"))
    let event = try #require(events.events(of: "a").first as? EventRegressor)
    #expect(event.first == Period(year: 2023, month: 2))
    #expect(event.last == Period(year: 2023, month: 6))
    let overrides = try OverridesFile(
      try write("o.csv", "序列,期间,数值,责任人,理由,日期\na,2023/02,\"1,500\",科室,已知,2023-01-31\n"))
    #expect(overrides.entries.first?.period == "2023-02")
    #expect(overrides.entries.first?.judgement.change == .value(1500))
  }
}
