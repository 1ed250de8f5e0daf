import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Public holidays in the job of forecasting")
struct HolidayForecastTests {
  /// A series moved by working days, the statutory holidays of each month left out.
  static func text() -> String {
    let holidays = [1: 1, 2: 3, 4: 1, 5: 1, 6: 1, 9: 1, 10: 3]
    return "series,period,value\n"
      + ForecastSeriesTests.monthly("a", 66) { time in
        let period = Period(year: 2015, month: 1).advanced(by: time)
        let days = (0..<period.dayCount).count {
          let day = period.civilDays.lowerBound.advanced(by: $0)
          return day.weekday <= 5
        }
        return "\(10 * (days - (holidays[period.index] ?? 0)) + time % 5)"
      }
  }

  @Test("Holidays are found in the folder of models and change what working days are")
  func found() async throws {
    func run(_ holidays: String?) async throws -> [[String]] {
      try await PreparedForecastTests.run(Self.text()) { request, _ in
        request.guidance.calendar = [.workdays]
        request.guidance.holidays = holidays
        request.guidance.models = Project.path("models")
      }.rows
    }
    let (plain, named) = (try await run(nil), try await run("china-holidays.yaml"))
    let path = try await run(Project.path("models/china-holidays.yaml"))
    #expect(plain != named && named == path)
    #expect(named.dropFirst().allSatisfy { $0[3].contains(" with 1 regressors") })
  }

  @Test("A file that is not there, or no file of holidays, is refused by name")
  func refused() async throws {
    for name in ["nowhere-holidays.yaml", "china-states.yaml"] {
      do {
        _ = try await PreparedForecastTests.run(Self.text()) { request, _ in
          request.guidance.calendar = [.workdays]
          request.guidance.holidays = name
          request.guidance.models = Project.path("models")
        }
        Issue.record("\(name) was taken")
      } catch let fault as InputFault {
        #expect(fault.diagnostics.contains { $0.place.file.contains(name) })
      }
    }
  }
}
