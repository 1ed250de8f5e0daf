import Forecasting
import Foundation
import Quantities
import Testing

@testable import Scenarios

@Suite("Files of public holidays")
struct HolidaysFileTests {
  static let models = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("models")

  /// Days off by month as the State Council's annual notices make them, weekends swapped not counted.
  @Test(
    "China's statutory days: 10 a year until 2007, 11 from 2008, 13 from 2025, each in its month",
    arguments: [
      ("2007", [1, 3, 0, 0, 3, 0, 0, 0, 0, 3, 0, 0]),
      ("2009", [1 + 3, 0, 0, 1, 1 + 1, 0, 0, 0, 0, 3 + 1, 0, 0]),
      ("2012", [1 + 3, 0, 0, 1, 1, 1, 0, 0, 1, 3, 0, 0]),
      ("2014", [1 + 1, 2, 0, 1, 1, 1, 0, 0, 1, 3, 0, 0]),
      ("2024", [1, 3, 0, 1, 1, 1, 0, 0, 1, 3, 0, 0]),
      ("2025", [1 + 4, 0, 0, 1, 2 + 1, 0, 0, 0, 0, 3 + 1, 0, 0]),
      ("2026", [1, 4, 0, 1, 2, 1, 0, 0, 1, 3, 0, 0]),
    ])
  func china(year: String, days: [Int]) throws {
    let file = try HolidaysFile.read(Self.models.appendingPathComponent("china-holidays.yaml").path)
    let first = try #require(Period(year)).firstMonth
    #expect((0..<12).map { file.holidays.days(in: first.advanced(by: $0)) } == days)
    #expect(try FileKind.of(file.path) == .holidays)
  }

  @Test("What is wrong is said with its line")
  func refused() {
    func codes(_ rule: String) -> [String] {
      do throws(InputFault) {
        _ = try HolidaysFile.parse(
          "fundcast-holidays: 1\ntitle: 试验\nsource: 假设\nholidays:\n  - {zh: 节, en: Day, source: 假设, "
            + rule + "}\n", path: "h.yaml")
        return []
      } catch {
        return error.diagnostics.map { "\($0.code) \($0.place.line ?? 0)" }
      }
    }
    #expect(codes("date: 05-01, days: 1").isEmpty)
    #expect(codes("lunar: 12-30, days: 2, offset: -1, from: 2008, until: 2013").isEmpty)
    #expect(codes("days: 1") == ["holiday-date 5"])
    #expect(codes("date: 05-01, sun: 15, days: 1") == ["holiday-date 5"])
    #expect(codes("date: 02-29, days: 1").count == 1 && codes("date: 5月1日, days: 1").count == 1)
    #expect(codes("date: 05-01, days: 0").count == 1)
    #expect(codes("date: 05-01, days: 1, from: 2010, until: 2009") == ["holiday-years 5"])
    #expect(codes("date: 05-01, day: 1").contains { $0.hasPrefix("unknown-key") })
  }

  @Test("A file without a single holiday is incomplete, and so is a schedule without ages")
  func incomplete() {
    func said(_ read: () throws(InputFault) -> Void) -> [String] {
      do throws(InputFault) {
        try read()
        return []
      } catch {
        return error.diagnostics.map { "\($0.code) \($0.found.chinese) \($0.found.english)" }
      }
    }
    let holidays = said { () throws(InputFault) in
      _ = try HolidaysFile.parse(
        "fundcast-holidays: 1\ntitle: 试验\nsource: 假设\nholidays: []\n", path: "h.yaml")
    }
    #expect(holidays == ["incomplete-model 节假日文件不完整 the file of holidays is incomplete"])
    let ages = said { () throws(InputFault) in
      _ = try RetirementFile.parse(
        "fundcast-retirement: 1\ntitle: 试验\nsource: 假设\nages: []\n", path: "r.yaml")
    }
    #expect(ages == ["incomplete-model 退休年龄文件不完整 the retirement file is incomplete"])
  }
}
