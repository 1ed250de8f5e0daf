import Foundation
import Quantities
public import Reporting

/// The day that stands on a report.
public struct ReportDay: Sendable, Hashable {
  /// The day as the workbook and the page take it.
  public let day: Workbook.Day

  /// Reads `2026-01-15`; `nil` where it is no day of the calendar.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
      (1970...9999).contains(year), (1...12).contains(month),
      (1...CivilDay.days(inMonth: month, of: year)).contains(day)
    else { return nil }
    self.day = Workbook.Day(year: year, month: month, day: day)
  }

  /// The day as it is read, such as `2026-01-15`.
  public var written: String {
    let parts = [day.month, day.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(day.year)-\(parts[0])-\(parts[1])"
  }

  /// Today by the local clock.
  public static func today() -> ReportDay {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    return ReportDay(
      Workbook.Day(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1))
  }

  private init(_ day: Workbook.Day) {
    self.day = day
  }
}
