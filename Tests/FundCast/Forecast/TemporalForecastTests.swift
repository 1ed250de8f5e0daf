import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Months, quarters and years of the job that agree")
struct TemporalForecastTests {
  /// Means by period of one series.
  static func means(_ rows: [[String]], _ series: String) -> [String: Double] {
    Dictionary(
      rows.filter { $0[0] == series }.map { ($0[1], Double($0[4]) ?? .nan) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test(
    "Every grain is a sum of the finer one, whatever the method and with events beside",
    arguments: TemporalReconciliation.Method.allCases)
  func coherent(method: TemporalReconciliation.Method) async throws {
    let files = [
      "e.csv": "event,from,until,kind,series\nwave,2018-05,,pulse,a\nlater,2020-08,2020-09,pulse,\n"
    ]
    let (rows, _) = try await PreparedForecastTests.run(
      PreparedForecastTests.text(), files: files
    ) { request, path in
      request.horizon = 18
      request.temporal = method
      request.guidance.events = path("e.csv")
      request.guidance.calendar = [.workdays]
    }
    for series in ["a", "b"] {
      let found = Self.means(rows, series)
      func month(_ year: Int, _ month: Int) -> Double {
        found["\(year)-\(month < 10 ? "0" : "")\(month)"] ?? .nan
      }
      for quarter in 3...4 {
        let sum = (3 * quarter - 2...3 * quarter).reduce(0) { $0 + month(2020, $1) }
        #expect(abs((found["2020Q\(quarter)"] ?? .nan) - sum) < 1e-6, "\(method)")
      }
      let year = (1...12).reduce(0) { $0 + month(2021, $1) }
      #expect(abs((found["2021"] ?? .nan) - year) < 1e-6, "\(method)")
      #expect(found["2020"] != nil && found["2022"] == nil)
    }
    let labels = rows.filter { $0[0] == "a" }.map { $0[3] }
    if method == .bottomUp {
      #expect(labels.allSatisfy { !$0.contains("quarters and years") })
    } else {
      // Five years of errors: too few for variances of single months.
      let name =
        method == .ownVariance || method == .minimumTraceShrunk
        ? "; wls-var (\(method.rawValue) needs more years) with its quarters (exponential smoothing"
        : "; \(method.rawValue) with its quarters (exponential smoothing"
      #expect(
        labels.allSatisfy { $0.contains(name) && $0.contains(" and years (exponential") },
        "\(labels)")
    }
    // Intervals of every grain hold their means and lie within one another.
    for row in rows.dropFirst() {
      let numbers = row.suffix(5).compactMap { Double($0) }
      #expect(numbers.count == 5 && numbers[3] <= numbers[1] && numbers[2] <= numbers[4])
      #expect(numbers[0] >= numbers[3] && numbers[0] <= numbers[4] && numbers[3] >= 0)
    }
  }

  @Test(
    "A quarterly series agrees with its years; an annual one and numbered periods are left as they are"
  )
  func frequencies() async throws {
    var text = "series,period,value\n"
    for index in 0..<32 {
      let period = Period(year: 2012, quarter: 1).advanced(by: index)
      text += "q,\(period),\(100 + index + (index * 5) % 7)\n"
    }
    for year in 2000..<2020 { text += "y,\(year),\(50 + (year * 7) % 11)\n" }
    let (rows, _) = try await PreparedForecastTests.run(text) { request, _ in
      request.temporal = .variance
    }
    let found = Self.means(rows, "q")
    let sum = (1...4).reduce(0) { $0 + (found["2020Q\($1)"] ?? .nan) }
    #expect(abs((found["2020"] ?? .nan) - sum) < 1e-8)
    #expect(
      rows.contains {
        $0[0] == "q" && $0[3].contains("; wls-var with its years (exponential smoothing ETS(")
      })
    #expect(rows.filter { $0[0] == "y" }.allSatisfy { !$0[3].contains("with its") })
  }

  @Test("Sums are forecast by the method itself or what it is without seasons, or only added up")
  func sameMethod() async throws {
    let cases: [(method: MethodChoice, label: String?)] = [
      (.seasonalNaive, "with its quarters (seasonal naive) and years (naive)"),
      (.naive, "with its quarters (naive) and years (naive)"),
      (.theta, "and years (dynamic optimised Theta)"),
      (.smoothingForm(ETSForm(.additive, .none, .additive)), "smoothing ETS(A,N,A)) and years ("),
      (.share(years: 1), nil), (.growth, nil),
    ]
    for one in cases {
      let (rows, _) = try await PreparedForecastTests.run(PreparedForecastTests.text()) {
        request, _ in
        request.method = one.method
        request.temporal = .variance
        request.pathCount = 100
      }
      let labels = rows.dropFirst().map { $0[3] }
      if let label = one.label {
        #expect(labels.allSatisfy { $0.contains(label) }, "\(labels[0])")
      } else {
        #expect(labels.allSatisfy { $0.contains("; sums not forecast by themselves") })
      }
      #expect(labels.allSatisfy { !$0.contains("fallback") }, "\(labels[0])")
    }
  }

  @Test("Amounts that come now and then stay what they are ten years ahead, whatever the method")
  func farAhead() async throws {
    // Some 24 a year, from 11 to 55.
    let years = [11, 55, 14, 25, 16]
    let text =
      "series,period,value\n"
      + ForecastSeriesTests.monthly("a", 60) { time in
        "\([2, 7].contains(time % 12) ? years[time / 12] : 0)"
      }
    for method in [MethodChoice.seasonalNaive, .automatic, .drift, .mean, .smoothing] {
      let (rows, _) = try await PreparedForecastTests.run(text) { request, _ in
        request.horizon = 120
        request.method = method
        request.temporal = .variance
        request.pathCount = 100
      }
      for row in rows.dropFirst() where row[1].count == 4 {
        #expect((Double(row[4]) ?? .nan) < 10 * 110, "\(row)")
      }
    }
  }

  @Test(
    "Sums leave the ranges of months as they are; a quarter is no wider than all months at once")
  func margins() async throws {
    func run(_ temporal: TemporalReconciliation.Method?) async throws -> [String: [Double]] {
      let (rows, _, _) = try await HierarchyForecastTests.run(
        HierarchyForecastTests.counties(), nil
      ) {
        $0.temporal = temporal
        $0.horizon = 12
        $0.pathCount = 1000
      }
      return rows
    }
    let (alone, summed) = (try await run(nil), try await run(.bottomUp))
    for (key, numbers) in alone {
      let joint = try #require(summed[key])
      let width = numbers[4] - numbers[3]
      #expect(abs(joint[0] - numbers[0]) < 1e-9, "\(key)")
      // Quantiles of a thousand paths at 10 and 90, 2.5 and 97.5 per cent.
      for place in 1...4 { #expect(abs(joint[place] - numbers[place]) < 0.05 * width, "\(key)") }
    }
    for series in ["a1", "a2", "b1", "b2"] {
      let months = ["07", "08", "09"].compactMap { alone["\(series) 2019-\($0)"] }
      let quarter = try #require(summed["\(series) 2019Q3"])
      let widths = months.map { $0[4] - $0[3] }
      let squares = widths.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let width = quarter[4] - quarter[3]
      #expect(width > 0.5 * squares && width <= widths.reduce(0, +) * 1.001, "\(series)")
    }
  }

  @Test("A backtest tries it beside the same method without")
  func backtest() async throws {
    let outcome = try await ForecastSeriesTests.withFile(BacktestSeriesTests.text()) { path in
      var request = BacktestSeriesTests.request(path, ["ets"])
      request.temporal = .structural
      return try await backtestSeries(request)
    }
    let plain = try await ForecastSeriesTests.withFile(BacktestSeriesTests.text()) { path in
      try await backtestSeries(BacktestSeriesTests.request(path, ["ets"]))
    }
    let (found, before) = (
      BacktestSeriesTests.overall(outcome), BacktestSeriesTests.overall(plain)
    )
    #expect(found["ets (plain) MASE"]?.value == before["ets MASE"]?.value)
    #expect(found["ets MASE"]?.value != before["ets MASE"]?.value)
  }
}
