import Quantities

/// Dates as sentences name them.
enum DateText {
  /// `2027 年 10 月`, `2027-10`.
  static func words(_ period: Period) -> LocalizedText {
    switch period.frequency {
    case .month: LocalizedText("\(period.year) 年 \(period.index) 月", "\(period)")
    case .quarter: LocalizedText("\(period.year) 年第 \(period.index) 季度", "\(period)")
    case .year: year(period.year)
    }
  }

  /// `2027 年`, `2027`.
  static func year(_ year: Int) -> LocalizedText { LocalizedText("\(year) 年", "\(year)") }

  /// `2027 年末`, `end of 2027`.
  static func yearEnd(_ year: Int) -> LocalizedText {
    LocalizedText("\(year) 年末", "end of \(year)")
  }

  /// `2025 年 9 月末` or `2027 年末`.
  static func end(of period: Period) -> LocalizedText {
    period.index == period.frequency.periodsPerYear
      ? yearEnd(period.year)
      : LocalizedText(words(period).chinese + "末", "end of \(period)")
  }

  /// `2026 年 1 月 15 日`, `2026-01-15`.
  static func day(_ day: Workbook.Day) -> LocalizedText {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return LocalizedText(
      "\(day.year) 年 \(day.month) 月 \(day.day) 日", "\(day.year)-\(two(day.month))-\(two(day.day))")
  }
}
