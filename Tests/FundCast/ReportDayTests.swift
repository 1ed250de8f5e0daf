import FundCast
import Testing

@Suite("The day on a report")
struct ReportDayTests {
  @Test(
    "a day that the calendar has is read",
    arguments: ["2026-01-15", "2024-02-29", "2000-02-29", "2025-12-31"])
  func read(text: String) {
    #expect(ReportDay(text) != nil)
  }

  @Test(
    "a day that the calendar has not is none",
    arguments: [
      "2025-02-30", "2025-02-29", "2100-02-29", "2025-04-31", "2025-13-01", "2025-00-10",
      "2025-01-00", "2025-1", "today",
    ])
  func refused(text: String) {
    #expect(ReportDay(text) == nil)
  }
}
