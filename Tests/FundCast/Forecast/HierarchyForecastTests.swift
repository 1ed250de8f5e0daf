import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Forecasts of series of which some are sums")
struct HierarchyForecastTests {
  /// Four counties in two cities, months of four years and a half.
  static func counties(_ months: Int = 54) -> String {
    var text = "series,period,value\n"
    for (place, name) in ["a1", "a2", "b1", "b2"].enumerated() {
      text += ForecastSeriesTests.monthly(name, months) { time in
        let wave = (time * (place + 3)) % 7 + (time % 12) * 2
        return "\(100 + 30 * place + wave)"
      }
    }
    return text
  }

  static let byParent = """
    series,parent
    A,province
    B,province
    a1,A
    a2,A
    b1,B
    b2,B

    """

  static let byColumns = """
    series,city,kind
    a1,A,old
    a2,A,new
    b1,B,old
    b2,B,new

    """

  /// The rows of a forecast: numbers by series and period.
  static func run(
    _ series: String, _ groups: String?, _ change: (inout ForecastRequest) -> Void = { _ in }
  ) async throws -> (rows: [String: [Double]], order: [String], outcome: ForecastOutcome) {
    try await ForecastSeriesTests.withFile(series) { path in
      var request = ForecastRequest(path: path, horizon: 8, method: .smoothing)
      if let groups {
        request.groups = path + ".groups.csv"
        try groups.write(toFile: path + ".groups.csv", atomically: true, encoding: .utf8)
      }
      request.pathCount = 200
      change(&request)
      let outcome = try await forecastSeries(request)
      var rows: [String: [Double]] = [:]
      var order: [String] = []
      for line in String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n").dropFirst()
      {
        let fields = line.split(separator: ",").map(String.init)
        if order.last != fields[0] { order.append(fields[0]) }
        rows[fields[0] + " " + fields[1]] = fields.suffix(5).compactMap(Double.init)
      }
      return (rows, order, outcome)
    }
  }

  @Test("Sums are those of their parts, by any method and either kind of file")
  func sums() async throws {
    for method in Reconciliation.Method.allCases {
      let (rows, order, _) = try await Self.run(Self.counties(), Self.byParent) {
        $0.reconciliation = method
      }
      #expect(order == ["province", "A", "B", "a1", "a2", "b1", "b2"], "\(method)")
      for month in ["2019-07", "2020-02"] {
        func mean(_ name: String) -> Double { rows["\(name) \(month)"]?[0] ?? .nan }
        #expect(abs(mean("province") - mean("A") - mean("B")) < 1e-8, "\(method)")
        #expect(abs(mean("A") - mean("a1") - mean("a2")) < 1e-8, "\(method)")
      }
    }
    let (rows, order, _) = try await Self.run(Self.counties(), Self.byColumns)
    #expect(order == ["total", "A", "B", "old", "new", "a1", "a2", "b1", "b2"])
    func mean(_ name: String) -> Double { rows["\(name) 2019-07"]?[0] ?? .nan }
    #expect(abs(mean("total") - mean("A") - mean("B")) < 1e-8)
    #expect(abs(mean("old") - mean("a1") - mean("b1")) < 1e-8)
    for values in rows.values {
      #expect(values[3] <= values[1] && values[1] <= values[2] && values[2] <= values[4])
      #expect(values[0] >= values[3] && values[0] <= values[4] && values[3] >= 0)
    }
  }

  @Test("The same seed gives the same bytes, another seed other intervals")
  func reproducible() async throws {
    let first = try await Self.run(Self.counties(), Self.byParent).outcome.csv()
    #expect(try await Self.run(Self.counties(), Self.byParent).outcome.csv() == first)
    let other = try await Self.run(Self.counties(), Self.byParent) { $0.seed = 2 }.outcome.csv()
    #expect(other != first)
  }

  @Test("Quarters and years are the sums of their months and take in what is known")
  func temporal() async throws {
    for weighting in TemporalReconciliation.Method.allCases {
      let (rows, _, _) = try await Self.run(Self.counties(), Self.byParent) {
        $0.temporal = weighting
      }
      let months = (7...12).map { rows["a1 2019-" + ($0 < 10 ? "0" : "") + "\($0)"]?[0] ?? .nan }
      let quarter = rows["a1 2019Q3"]?[0] ?? .nan
      #expect(abs(quarter - months[0] - months[1] - months[2]) < 1e-8)
      let known = (48..<54).map { time -> Double in
        let value: Int = 100 + (time * 3) % 7 + (time % 12) * 2
        return Double(value)
      }.reduce(0, +)
      let year = rows["a1 2019"]?[0] ?? .nan
      #expect(abs(year - known - months.reduce(0, +)) < 1e-8)
      let (whole, left, right) = (rows["province 2019"], rows["A 2019"], rows["B 2019"])
      #expect(abs((whole?[0] ?? .nan) - (left?[0] ?? .nan) - (right?[0] ?? .nan)) < 1e-7)
      #expect(rows["a1 2020"] == nil)
    }
    let alone = try await Self.run(Self.counties(), nil) { $0.temporal = .structural }
    #expect(alone.rows["b2 2019Q4"] != nil && alone.order == ["a1", "a2", "b1", "b2"])
  }

  @Test("Outliers are named for the series given, once, and not again for their sums")
  func outliersOnce() async throws {
    let lines = Self.counties().split(separator: "\n").map { line in
      line.hasPrefix("a1,2017-03,") ? "a1,2017-03,900" : String(line)
    }
    for treatment in [OutlierTreatment.report, .correct] {
      let text = lines.joined(separator: "\n") + "\n"
      let (_, _, outcome) = try await Self.run(text, Self.byParent) {
        $0.guidance.outliers = treatment
      }
      let named = outcome.outliers.filter { $0.period == Period(year: 2017, month: 3) }
      #expect(named.map(\.series) == ["a1"], "\(treatment)")
      #expect(outcome.outliers.allSatisfy { ["a1", "a2", "b1", "b2"].contains($0.series) })
    }
    // A sum that the file itself has is a series given.
    let sums = lines.filter { $0.hasPrefix("a1,") || $0.hasPrefix("a2,") }
    var totals: [String: Double] = [:]
    for line in sums {
      let fields = line.split(separator: ",")
      totals[String(fields[1]), default: 0] += Double(fields[2]) ?? .nan
    }
    let own = totals.keys.sorted().map { "A,\($0),\(totals[$0] ?? .nan)" }
    let (_, _, outcome) = try await Self.run(
      (["series,period,value"] + sums + own).joined(separator: "\n"),
      "series,parent\na1,A\na2,A\n"
    ) { $0.guidance.outliers = .report }
    #expect(outcome.outliers.contains { $0.series == "A" })
  }

  @Test("A leaf that cannot be read is left out of the sums with a warning")
  func brokenLeaf() async throws {
    let text = Self.counties() + "b2,bad,1\nother,2019-01,5\nother,2019-02,6\n"
    let (rows, order, outcome) = try await Self.run(text, Self.byParent)
    #expect(order == ["province", "A", "B", "a1", "a2", "b1", "other"])
    #expect(outcome.findings.contains { $0.code == "groups-without" })
    let (sum, part) = (rows["B 2019-08"]?[0] ?? .nan, rows["b1 2019-08"]?[0] ?? .nan)
    #expect(abs(sum - part) < 1e-8)
  }

  @Test("Series that end at different times are forecast from the latest end on")
  func laggards() async throws {
    var text = Self.counties()
    text = text.split(separator: "\n").filter {
      !$0.hasPrefix("a2,2019-06") && !$0.hasPrefix("a2,2019-05")
    }.joined(separator: "\n")
    let (rows, _, outcome) = try await Self.run(text, Self.byParent)
    #expect(rows.count == 7 * 8)
    #expect(rows["a2 2019-07"] != nil && rows["a2 2019-06"] == nil)
    #expect(outcome.seriesCount == 7)
  }

  @Test("Wrong groups are refused with where and why")
  func refused() async throws {
    for groups in [
      "series,parent\na1,A\nx,A\n", "series,parent\nA,B\nB,A\n", "series,parent\na1,a1\n",
      "series,city\na1,A\na1,B\n", "series,city\na1,b1\nb1,b1\na2,x\nb2,x\n", "name,parent\na1,A\n",
      "series,parent\n",
    ] {
      await #expect(throws: InputFault.self, "\(groups)") {
        _ = try await Self.run(Self.counties(), groups).order
      }
    }
    await #expect(throws: InputFault.self) {
      try await Self.run(Self.counties(), Self.byColumns) { $0.reconciliation = .topDown }
    }
  }

  @Test("A member that is not in the file of series is named with the row that names it")
  func missingMember() async throws {
    let groups = "series,parent\na1,A\nx,A\na2,A\ny,B\nb1,B\n"
    let fault = await #expect(throws: InputFault.self) {
      _ = try await Self.run(Self.counties(), groups).order
    }
    let findings = fault?.diagnostics ?? []
    #expect(findings.map(\.code) == ["groups-unknown", "groups-unknown"])
    #expect(findings.map(\.place.line) == [3, 5])
  }

  @Test("Intervals hold the mean and one another, by any method and with amounts about zero")
  func intervalsHoldTheMean() async throws {
    // Amounts that come now and then, beside a large series and one that is nothing but zero.
    var text = "series,period,value\n"
    for (place, name) in ["a1", "a2", "b1", "b2", "c"].enumerated() {
      text += ForecastSeriesTests.monthly(name, 48) { time in
        let isDue = (time * (place + 3) + place) % 7 == 0
        return place == 4 ? "0" : place == 3 ? "\(900 + time % 12)" : "\(isDue ? 3 + time % 5 : 0)"
      }
    }
    let groups = Self.byParent + "c,B\n"
    for method in Reconciliation.Method.allCases {
      for temporal in [nil] + TemporalReconciliation.Method.allCases.map(Optional.some) {
        let (rows, _, _) = try await Self.run(text, groups) {
          $0.reconciliation = method
          $0.temporal = temporal
          $0.method = .smoothingForm(ETSForm(.additive, .none, .none))
        }
        for (key, row) in rows {
          let isOrdered =
            0 <= row[3] && row[3] <= row[1] && row[1] <= row[0] && row[0] <= row[2]
            && row[2] <= row[4]
          #expect(isOrdered, "\(method) \(String(describing: temporal)) \(key) \(row)")
        }
        let (whole, left, right) = (rows["province 2019-02"], rows["A 2019-02"], rows["B 2019-02"])
        #expect(
          abs((whole?[0] ?? .nan) - (left?[0] ?? .nan) - (right?[0] ?? .nan)) < 1e-8, "\(method)")
      }
    }
  }

  @Test("A sum whose own past is not that of its parts is reported")
  func misfit() async throws {
    let text = Self.counties() + ForecastSeriesTests.monthly("A", 54) { "\(300 + $0)" }
    let outcome = try await Self.run(text, Self.byParent).outcome
    #expect(outcome.findings.contains { $0.code == "groups-sum" })
  }

  @Test(
    "Sums and parts rounded apart are not reported; three cents are"
  )
  func rounding() async throws {
    func codes(off cents: Int) async throws -> [String] {
      let parts =
        ForecastSeriesTests.monthly("x", 54) { "\(Double(110_000 + 700 * $0) / 100)" }
        + ForecastSeriesTests.monthly("y", 54) { "\(Double(90_011 + 300 * $0) / 100)" }
      let sum = ForecastSeriesTests.monthly("S", 54) {
        "\(Double(200_011 + 1000 * $0 + cents) / 100)"
      }
      return try await Self.run(
        "series,period,value\n" + parts + sum, "series,parent\nx,S\ny,S\n"
      ).outcome.findings.map(\.code)
    }
    #expect(try await !codes(off: 1).contains("groups-sum"))
    #expect(try await codes(off: 3).contains("groups-sum"))
  }

  @Test("Several tops are named before anything is forecast from above")
  func tops() async throws {
    let groups = "series,parent\na1,A\na2,A\nb1,B\n"
    let fault = await #expect(throws: InputFault.self) {
      try await Self.run(Self.counties(), groups) { $0.reconciliation = .topDown }
    }
    #expect(fault?.diagnostics.first?.found.english.contains("more than one top") == true)
  }
}
