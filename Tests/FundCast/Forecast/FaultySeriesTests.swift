import Forecasting
import Quantities
import TestSupport
import Testing

@testable import FundCast

@Suite("One series that is out of the ordinary beside ordinary ones")
struct FaultySeriesTests {
  /// Months of a level with a season and noise.
  static func ordinary(_ name: String, _ count: Int = 72, case number: Int = 0) -> String {
    var generator = CaseGenerator("ordinary " + name, case: number)
    return ForecastSeriesTests.monthly(name, count) { time in
      let season = [0.9, 0.8, 1.05, 1, 1.02, 1.04, 1.06, 1, 0.98, 0.99, 1.02, 1.14][time % 12]
      let level: Double = 100 + 0.3 * Double(time)
      return "\(level * season * (1 + 0.03 * generator.normal()))"
    }
  }

  /// The numbers of each row by series: mean and ends of intervals.
  static func numbers(_ outcome: ForecastOutcome, of name: String) -> [[Double]] {
    String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix(name + ",") }
      .map { $0.split(separator: ",").suffix(5).map { Double($0) ?? .nan } }
  }

  @Test("Holes and the festival's windows do not end the job", arguments: 0..<6)
  func holes(number: Int) async throws {
    var generator = CaseGenerator("quarters with holes", case: number)
    var text = "series,period,value\n"
    for quarter in 0..<60 {
      let period = Period(year: 2010, quarter: 1).advanced(by: quarter)
      let value = 100 + 6 * Double(quarter * 5 % 4) + 2 * generator.normal()
      let isMissing = quarter > 0 && generator.number() < 0.3
      text += "x,\(period),\(isMissing ? "" : "\(value)")\n"
    }
    let outcome = try await ForecastSeriesTests.withFile(text) { path in
      var request = ForecastRequest(path: path, horizon: 4)
      request.guidance.calendar = [.festival]
      return try await forecastSeries(request)
    }
    for row in Self.numbers(outcome, of: "x") {
      #expect(row.allSatisfy { $0.isFinite } && row[0] > 50 && row[0] < 200, "\(row)")
    }
    #expect(outcome.findings.contains { $0.code == "not-estimable" })
  }

  @Test(
    "A series of no amount of anything is named, and the others are forecast",
    arguments: ["auto", "structural", "share:3"], ["e200", "e-200"])
  func magnitude(name: String, power: String) async throws {
    var text = "series,period,value\n" + Self.ordinary("plain")
    text += ForecastSeriesTests.monthly("strange", 60) { "\(1 + $0 % 12)\(power)" }
    let method = try #require(MethodChoice(name))
    let (alone, beside) = try await ForecastSeriesTests.withFile(text) { path in
      (
        try await forecastSeries(ForecastRequest(path: path, horizon: 6, method: method)),
        try await backtestSeries(BacktestSeriesTests.request(path, [name]))
      )
    }
    #expect(alone.failed == ["strange"] && alone.seriesCount == 1 && beside.seriesCount == 1)
    #expect(alone.findings.count == 1)
    #expect(alone.findings[0].message(in: .english).contains("“strange” is not forecast"))
    #expect(Self.numbers(alone, of: "plain").allSatisfy { $0.allSatisfy(\.isFinite) })
  }

  @Test("A year mistyped by a century is named")
  func century() async throws {
    let text = "series,period,value\n" + Self.ordinary("plain") + "plain,1920-01,100\n"
    let outcome = try await ForecastSeriesTests.withFile(text) { path in
      try await forecastSeries(ForecastRequest(path: path, horizon: 3))
    }
    #expect(outcome.seriesCount == 0 && outcome.failed == ["plain"])
    let message = outcome.findings.first?.message(in: .english) ?? ""
    #expect(message.contains("between 1920-01 and 2015-01 1139 periods"), "\(message)")
  }

  @Test("A line that is broken once widens its own ranges and hardly those of the others")
  func brokenLine() async throws {
    let clean = (0..<12).map { Self.ordinary("n\($0)", case: $0) }.joined()
    let line = ForecastSeriesTests.monthly("line", 72) { "\(($0 < 50 ? 1000 : 1500) + $0 % 2)" }
    func run(_ text: String) async throws -> ForecastOutcome {
      try await ForecastSeriesTests.withFile("series,period,value\n" + text) { path in
        try await forecastSeries(ForecastRequest(path: path, horizon: 12))
      }
    }
    let (before, after) = (try await run(clean), try await run(clean + line))
    for number in 0..<12 {
      let rows = zip(Self.numbers(before, of: "n\(number)"), Self.numbers(after, of: "n\(number)"))
      for (left, right) in rows {
        #expect(abs((right[4] - right[3]) / (left[4] - left[3]) - 1) < 0.3, "\(left) \(right)")
      }
    }
    let own = Self.numbers(after, of: "line")
    #expect(own.allSatisfy { $0[4] - $0[3] < 3000 && $0[3] <= $0[0] && $0[0] <= $0[4] }, "\(own)")
    #expect((own.last?[4] ?? 0) - (own.last?[3] ?? 0) > 100, "\(own)")
  }

  @Test(
    "Three to five points are forecast near what they are, and three by a method that is named",
    arguments: ["auto", "arima"])
  func fewPoints(name: String) async throws {
    var text = "series,period,value\nx,2021,5\nx,2022,6\nx,2023,7\n"
    var ranges: [String: ClosedRange<Double>] = ["x": 5...7]
    for number in 0..<30 {
      var generator = CaseGenerator("few points to forecast", case: number)
      let values = (0..<3 + number % 3).map { _ in 100 * (1 + 0.1 * generator.normal()) }
      for (place, value) in values.enumerated() { text += "s\(number),\(2018 + place),\(value)\n" }
      ranges["s\(number)"] = (values.min() ?? 0)...(values.max() ?? 0)
    }
    let method = try #require(MethodChoice(name))
    let outcome = try await ForecastSeriesTests.withFile(text) { path in
      try await forecastSeries(ForecastRequest(path: path, horizon: 1, method: method))
    }
    #expect(outcome.seriesCount == 31)
    for (name, range) in ranges.sorted(by: { $0.key < $1.key }) {
      let mean = Self.numbers(outcome, of: name)[0][0]
      let width = range.upperBound - range.lowerBound
      #expect(
        mean >= range.lowerBound - width && mean <= range.upperBound + width,
        "\(name) \(range) \(mean)")
    }
    let rows = String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n")
    // Years have methods that two changes are enough for; ARIMA has not.
    let said = name == "auto" ? "combination of 2 methods" : "fallback"
    #expect(rows.contains { $0.hasPrefix("x,") && $0.contains(said) })
  }

  @Test("Clean series of thirty months are seldom said to have outliers, and a gross one is named")
  func shortSeries() async throws {
    var text = "series,period,value\n"
    for number in 0..<60 { text += Self.ordinary("s\(number)", 30, case: number) }
    text += ForecastSeriesTests.monthly("gross", 30) { time in
      "\([90.0, 80, 105, 100, 102, 104, 106, 100, 98, 99, 102, 114][time % 12] * (time == 17 ? 4 : 1) + Double(time * 7 % 5))"
    }
    let outcome = try await ForecastSeriesTests.withFile(text) { path in
      try await forecastSeries(ForecastRequest(path: path, horizon: 1))
    }
    let named = Set(outcome.outliers.map(\.series))
    #expect(named.subtracting(["gross"]).count <= 6, "\(named.sorted())")
    #expect(
      outcome.outliers.contains {
        $0.series == "gross" && $0.period == Period(year: 2016, month: 6)
      })
  }
}
