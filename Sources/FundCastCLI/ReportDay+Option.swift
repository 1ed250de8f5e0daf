import ArgumentParser
import FundCast
import Quantities

extension ReportDay {
  /// Reads the report's date as options take it; the fault says what stands there and what was expected.
  @Sendable
  static func option(_ text: String) throws -> ReportDay {
    guard let day = ReportDay(text) else {
      throw ValidationError(
        "--date", found: text,
        expected: LocalizedText(
          "日历上有的一天，如 2026-01-15", "a day of the calendar such as 2026-01-15"))
    }
    return day
  }
}
