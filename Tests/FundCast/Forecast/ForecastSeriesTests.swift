import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("The job of forecasting many series")
struct ForecastSeriesTests {
  /// A text as a file that is removed when the work is done.
  static func withFile<Result>(
    _ text: String, _ work: (String) async throws -> Result
  ) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "forecast-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("series.csv").path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return try await work(path)
  }

  static func monthly(_ name: String, _ count: Int, _ value: (Int) -> String) -> String {
    (0..<count).map { index in
      let period = Period(year: 2015, month: 1).advanced(by: index)
      return "\(name),\(period),\(value(index))\n"
    }.joined()
  }

  @Test("A single method on the scale of the logarithm gives means and not medians")
  func transformedMean() async throws {
    let values = (0..<48).map { 100 * exp(0.3 * sin(Double($0 * $0))) }
    let text =
      "series,period,value\n" + Self.monthly("x", values.count) { "\(values[$0])" }
    let rows = try await Self.withFile(text) { path in
      var request = ForecastRequest(path: path, horizon: 3, method: .naive)
      request.guidance.transform = .logarithm
      let csv = String(decoding: try await forecastSeries(request).csv(), as: UTF8.self)
      return csv.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    }
    let steps = zip(values, values.dropFirst()).map { log($1 / $0) }
    let variance = steps.reduce(0) { $0 + $1 * $1 } / Double(steps.count)
    for (place, row) in rows.enumerated() {
      let expected = values[47] * exp(variance * Double(place + 1) / 2)
      #expect(abs((Double(row[4]) ?? .nan) / expected - 1) < 1e-9, "\(row)")
    }
    #expect(rows.count == 3 && variance > 0.01)
  }

  @Test("Methods are read by their names, and nothing else is")
  func names() {
    for text in [
      "auto", "ets", "ets:AAA", "arima", "arima:2,0,0:1,1,0", "theta", "ces", "snaive",
      "combination",
      "structural", "naive", "drift", "mean", "share", "share:3", "growth",
    ] {
      #expect(MethodChoice(text) != nil, "\(text)")
    }
    for text in [
      "", "Auto", "ets:", "ets:XYZ", "arima:", "arima:1,1", "theta:1", "prophet", "share:0",
    ] {
      #expect(MethodChoice(text) == nil, "\(text)")
    }
  }

  @Test("Bad series are named and never stop the others; nothing is missing or below zero")
  func hardship() async throws {
    var text = "series,period,value\n"
    text += Self.monthly("good", 72) { "\(100 + $0 + ($0 * 7) % 12)" }
    text += Self.monthly("huge", 60) { "\(1e12 * Double(1 + $0 % 5))" }
    text += Self.monthly("tiny", 60) { "\(1e-3 * Double(1 + $0 % 5))" }
    text += Self.monthly("zeros", 40) { _ in "0" }
    text += Self.monthly("constant", 40) { _ in "7" }
    text += Self.monthly("one", 1) { _ in "3" }
    text += Self.monthly("gap", 90) { (20..<60).contains($0) ? "" : "\(50 + $0 % 12)" }
    text += Self.monthly("explodes", 40) { "\(pow(1.6, Double($0)))" }
    text += Self.monthly("falls", 48) { "\(max(0, 40 - $0))" }
    text += Self.monthly("empty", 5) { _ in "NaN" }
    text += "word,2020-01,abc\n"
    text += "period,first,1\n"
    text += "twice,2020-01,1\ntwice,2020-01,2\n"
    text += "mixed,2020-01,1\nmixed,2021,2\n"
    text += "annual,2019,4\nannual,2020,5\nannual,2021,7\n"
    let outcome = try await Self.withFile(text) { path in
      try await forecastSeries(ForecastRequest(path: path, horizon: 6))
    }
    let named = outcome.findings.map { $0.message(in: .english) }
    for name in ["empty", "word", "period", "twice", "mixed"] {
      #expect(named.contains { $0.contains("“\(name)”") }, "\(name)")
    }
    #expect(outcome.findings.count == 5)
    #expect(outcome.failed == ["empty", "word", "period", "twice", "mixed"])
    #expect(outcome.seriesCount == 10)
    let rows = String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n").dropFirst()
    #expect(rows.count == 60)
    for row in rows {
      let numbers = row.split(separator: ",").suffix(5).map { Double($0) ?? .nan }
      #expect(numbers.allSatisfy { $0.isFinite && $0 >= 0 }, "\(row)")
      #expect(numbers[1] >= numbers[3] && numbers[2] <= numbers[4], "\(row)")
    }
    #expect(rows.contains { $0.hasPrefix("constant,") && $0.contains("fallback") })
    #expect(rows.contains { $0.hasPrefix("gap,") && $0.contains("; 40 missing") })
  }

  @Test("Numbers are written to fourteen digits and nothing of the reckoning behind them")
  func digits() {
    let cases: [(value: Double, text: String)] = [
      (2189.6299999999997, "2189.63"), (0.30000000000000004, "0.3"),
      (-0.3333333333333333, "-0.33333333333333"), (0, "0.0"), (-0.0, "0.0"),
      (142857142857.14285, "142857142857.14"), (6.666666666666667e19, "6.6666666666667e+19"),
      (0.00014285714285714287, "0.00014285714285714"), (9.999999999999998, "10.0"),
      (1e-300, "1e-300"),
    ]
    for one in cases { #expect(shortText(one.value) == one.text) }
  }

  @Test("The same file gives the same bytes")
  func reproducible() async throws {
    var text = "series,period,value\n"
    for name in ["a", "b", "c", "d"] {
      text += Self.monthly(name, 60) { "\(100 + $0 + ($0 * name.hashValueForTest) % 12)" }
    }
    let (left, right) = try await Self.withFile(text) { path in
      let request = ForecastRequest(path: path, horizon: 12)
      return (try await forecastSeries(request).csv(), try await forecastSeries(request).csv())
    }
    #expect(left == right)
    #expect(left.count > 1000)
  }

  @Test("A file is written whole, in place of an earlier one")
  func written() async throws {
    let text = "series,period,value\n" + Self.monthly("a", 48) { "\(10 + $0 % 12)" }
    try await Self.withFile(text) { path in
      let outcome = try await forecastSeries(
        ForecastRequest(path: path, horizon: 3, method: .seasonalNaive, levels: [50, 90]))
      let target = path + ".out.csv"
      try outcome.write(to: target)
      try outcome.write(to: target)
      let content = try String(contentsOfFile: target, encoding: .utf8)
      #expect(content.hasPrefix("series,period,step,method,mean,lo50,hi50,lo90,hi90\n"))
      #expect(content.split(separator: "\n").count == 4)
    }
  }

  @Test("A file without the columns is refused")
  func refused() async throws {
    await #expect(throws: InputFault.self) {
      try await Self.withFile("a,b\n1,2\n") { path in
        try await forecastSeries(ForecastRequest(path: path, horizon: 3))
      }
    }
  }

  @Test(
    "Every method bears every hardship with a forecast or a stated fallback",
    arguments: [
      "ets", "ets:MNM", "ets:MAM", "arima", "arima:2,1,2:1,1,1", "theta", "ces", "structural",
      "snaive",
      "naive", "drift", "mean", "share:3", "growth",
    ])
  func everyMethod(name: String) async throws {
    var text = "series,period,value\n"
    text += Self.monthly("mixed", 60) { "\($0 % 7 == 0 ? 1e12 : 1e-3)" }
    text += Self.monthly("zeros", 40) { _ in "0" }
    text += Self.monthly("one", 1) { _ in "3" }
    text += Self.monthly("two", 2) { "\($0)" }
    text += Self.monthly("gap", 90) { (20..<60).contains($0) ? "NaN" : "\(50 + $0 % 12)" }
    text += Self.monthly("explodes", 40) { "\(pow(1.6, Double($0)))" }
    text += Self.monthly("negative", 40) { "\(20 - $0 + $0 % 5)" }
    text += "annual,2019,4\nannual,2020,5\nannual,2021,7\nannual,2022,6\n"
    let method = try #require(MethodChoice(name))
    let outcome = try await Self.withFile(text) { path in
      var request = ForecastRequest(path: path, horizon: 14, method: method)
      request.guidance.outliers = .correct
      request.guidance.calendar = [.festival, .workdays]
      return try await forecastSeries(request)
    }
    #expect(outcome.seriesCount == 8)
    let stated = ["not-estimable", "effects-left-out", "option-unused"]
    #expect(outcome.findings.allSatisfy { stated.contains($0.code) })
    let unused = outcome.findings.filter { $0.code == "option-unused" }
    #expect(unused.count == 1 && unused[0].found.english.contains("“annual”"))
    for row in String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n").dropFirst() {
      let numbers = row.split(separator: ",").suffix(5).map { Double($0) ?? .nan }
      #expect(numbers.allSatisfy { $0.isFinite }, "\(row)")
      #expect(numbers[1] >= numbers[3] && numbers[2] <= numbers[4], "\(row)")
      if !row.hasPrefix("negative") { #expect(numbers.allSatisfy { $0 >= 0 }, "\(row)") }
      if row.hasPrefix("one,") { #expect(row.contains("fallback"), "\(row)") }
    }
  }
}

extension String {
  /// A small number that depends on the letters only.
  fileprivate var hashValueForTest: Int { utf8.reduce(0) { $0 + Int($1) } }
}
