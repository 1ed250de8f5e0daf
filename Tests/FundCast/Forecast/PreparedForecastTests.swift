import Forecasting
import Foundation
import Quantities
import Testing

@testable import FundCast

@Suite("Events, outliers, judgement and seasons of the job")
struct PreparedForecastTests {
  /// Two series of 66 months: `a` with a spike in 2018-05, `b` a third higher from 2017-07 on.
  static func text() -> String {
    let season = [90, 80, 105, 100, 102, 104, 106, 100, 98, 99, 102, 114]
    var text = "series,period,value\n"
    text += ForecastSeriesTests.monthly("a", 66) { time in
      let wave = (time * 7) % 5
      let value = (season[time % 12] + wave) * (400 + time) / 40
      return "\(time == 40 ? value * 3 / 2 : value)"
    }
    text += ForecastSeriesTests.monthly("b", 66) { time in
      let wave = (time * 5) % 7
      let value = (season[time % 12] + wave) * (400 + time) / 80
      return "\(time >= 30 ? value * 4 / 3 : value)"
    }
    return text
  }

  /// The value of a series in a month counted from 0, as its text has it.
  static func value(_ series: String, month: Int) -> String {
    let rows = text().split(separator: "\n").filter { $0.hasPrefix(series + ",") }
    return String(rows[month].split(separator: ",")[2])
  }

  static func run(
    _ text: String, files: [String: String] = [:],
    _ change: (inout ForecastRequest, (String) -> String) -> Void = { _, _ in }
  ) async throws -> (rows: [[String]], outcome: ForecastOutcome) {
    try await ForecastSeriesTests.withFile(text) { path in
      for (name, content) in files {
        try content.write(toFile: path + name, atomically: true, encoding: .utf8)
      }
      var request = ForecastRequest(path: path, horizon: 6, method: .smoothing)
      change(&request) { path + $0 }
      let outcome = try await forecastSeries(request)
      let lines = String(decoding: outcome.csv(), as: UTF8.self).split(separator: "\n")
      return (lines.map(fields), outcome)
    }
  }

  /// The fields of a row; commas between quotes belong to a field.
  static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == "," && !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  @Test("Outliers are named with date and size, corrected only where asked")
  func outliers() async throws {
    let ignored = try await Self.run(Self.text())
    #expect(ignored.outcome.outlierCount == 0)
    let reported = try await Self.run(Self.text()) { request, _ in
      request.guidance.outliers = .report
    }
    let texts = reported.outcome.outlierTexts.map(\.english)
    #expect(texts.contains { $0.hasPrefix("“a” 2018-05: additive outlier") })
    #expect(texts.contains { $0.hasPrefix("“b” 2017-07: level shift") }, "\(texts)")
    #expect(texts.allSatisfy { $0.hasSuffix("not corrected") })
    #expect(reported.rows.map { $0[4] } == ignored.rows.map { $0[4] })
    let corrected = try await Self.run(Self.text()) { request, _ in
      request.guidance.outliers = .correct
    }
    #expect(corrected.rows != ignored.rows)
    #expect(corrected.rows.contains { $0[3].contains("outliers corrected: 1") })
    let table = String(decoding: corrected.outcome.outlierCSV(), as: UTF8.self)
    #expect(table.hasPrefix("series,period,kind,size,relative,statistic,action\n"))
    #expect(table.contains("a,2018-05,additive,") && table.contains(",corrected\n"))
  }

  @Test("Events and the calendar reach exponential smoothing and Theta, and say so")
  func events() async throws {
    let files = [
      "e.csv": "event,from,until,kind,series\nwave,2018-05,,pulse,a\nreform,2017-07,,shift,b\n"
    ]
    for method in [MethodChoice.smoothing, .theta, .structural] {
      let plain = try await Self.run(Self.text()) { request, _ in request.method = method }
      let found = try await Self.run(Self.text(), files: files) { request, path in
        request.method = method
        request.guidance.events = path("e.csv")
        request.guidance.calendar = [.festival, .workdays, .leapYear]
      }
      #expect(found.rows.count == plain.rows.count && found.rows != plain.rows)
      #expect(found.rows.dropFirst().allSatisfy { $0[3].contains(" regressors") }, "\(method)")
      #expect(found.rows.dropFirst().allSatisfy { Double($0[4])?.isFinite == true })
    }
  }

  @Test("An event still to come is named, and outliers are found all the same")
  func future() async throws {
    let files = ["e.csv": "event,from,kind,series\nreform,2031-01,shift,a\n"]
    let (rows, outcome) = try await Self.run(Self.text(), files: files) { request, path in
      request.guidance.events = path("e.csv")
      request.guidance.outliers = .report
    }
    let named = outcome.findings.map { $0.message(in: .english) }
    #expect(named.count == 1 && named[0].contains("“a” cannot tell the effect of “reform”"))
    #expect(outcome.outlierTexts.contains { $0.english.hasPrefix("“a” 2018-05: additive") })
    #expect(rows.contains { $0[0] == "a" && $0[3].hasSuffix("(not estimable: reform)") })
    #expect(rows.allSatisfy { $0[0] != "b" || !$0[3].contains("reform") })
  }

  @Test("Whether something gave way is known of itself, not read from a name")
  func fallbacks() throws {
    // An event still to come, called as the reasons for giving way are written.
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).csv"
    try "event,from,kind\nA (fallback: B),2031-01,shift\n"
      .write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    func forecast(_ values: [Double], _ method: MethodChoice, scale: SeriesTransform? = nil) throws
      -> SeriesForecast
    {
      var guidance = SeriesGuidance()
      guidance.events = path
      guidance.transform = scale
      return try SeriesForecast(
        "a", Series(start: Period(year: 2015, month: 1), values: values),
        SeriesForecast.Settings(method, horizon: 6, guidance, events: try EventsFile(path)))
    }
    let values = (0..<60).map { Double(100 + $0 + ($0 * 7) % 12) }
    let plain = try forecast(values, .theta)
    #expect(plain.method.contains("(fallback:"))
    #expect(!plain.isFallback && !plain.isSubstitute)
    let scaled = try forecast(values.map { $0 - 120 }, .theta, scale: .logarithm)
    #expect(scaled.isFallback && !scaled.isSubstitute)
    #expect(scaled.methodName.contains("(fallback: not transformed, "))
    let level = try forecast(values.map { _ in 5 }, .theta)
    #expect(level.isFallback && level.isSubstitute)
    #expect(level.methodName.hasSuffix("(fallback: all values are equal)"))
    let brief = try forecast(Array(values.prefix(5)), .arimaOrder(ARIMAOrder(3, 1, 3)))
    #expect(brief.isFallback && brief.isSubstitute)
  }

  @Test("A break in scope is bridged by its factor, or by the one estimated")
  func scope() async throws {
    let estimated = try await Self.run(
      Self.text(), files: ["e.csv": "event,from,kind,series\nscope,2017-07,scope,b\n"]
    ) { request, path in request.guidance.events = path("e.csv") }
    let given = try await Self.run(
      Self.text(), files: ["e.csv": "event,from,kind,series,factor\ns,2017-07,scope,b,1.3333\n"]
    ) { request, path in request.guidance.events = path("e.csv") }
    for result in [estimated, given] {
      let row = try #require(result.rows.first { $0[0] == "b" })
      #expect(row[3].contains("before 2017-07 × 1.3"))
      let other = try #require(result.rows.first { $0[0] == "a" })
      #expect(!other[3].contains("before"))
    }
  }

  @Test("A break in scope that is still to come is said to be left out, not passed over")
  func scopeToCome() async throws {
    let files = ["e.csv": "event,from,kind,series,factor\nwider,2035-01,scope,b,1.2\n"]
    let (_, outcome) = try await Self.run(Self.text(), files: files) { request, path in
      request.guidance.events = path("e.csv")
    }
    let found = outcome.findings.filter { $0.code == "not-estimable" }
    #expect(found.count == 1 && found.first?.found.english.contains("wider") == true)
  }

  @Test(
    "A judgement is an amount: a percentage or a unit is refused where it stands",
    arguments: [
      (",10%,", "“10%” is a percentage"), ("110％,,", "is a percentage"),
      (",100元,", "“100元” is not a number"),
    ])
  func judgedPercentages(cells: String, words: String) async throws {
    let files = [
      "o.csv": "series,period,value,shift,author,reason,date\na,2020-08,\(cells)w,r,2020-01-01\n"
    ]
    let fault = await #expect(throws: InputFault.self) {
      _ = try await Self.run(Self.text(), files: files) { request, path in
        request.guidance.overrides = path("o.csv")
      }.rows
    }
    let findings = fault?.diagnostics ?? []
    #expect(findings.count == 1 && findings.first?.place.line == 2, "\(findings)")
    #expect(findings.first?.message(in: .english).contains(words) == true, "\(findings)")
  }

  @Test("Wrong events are refused with line and column")
  func wrongEvents() async throws {
    for content in [
      "event,from,kind\nx,2017-13,shift\n", "event,from,kind\nx,2017-01,jump\n",
      "event,from,until,kind\nx,2017-05,2017-01,pulse\n", "event,kind\nx,shift\n",
      "event,from,kind,factor\nx,2017-01,shift,2\n",
    ] {
      await #expect(throws: InputFault.self, "\(content)") {
        _ = try await Self.run(Self.text(), files: ["e.csv": content]) { request, path in
          request.guidance.events = path("e.csv")
        }.rows
      }
    }
  }

  static let judgements = """
    series,period,value,shift,author,reason,date
    a,2020-08,1500,,王芳,新政策,2020-07-05
    b,2020-07,,-20,王芳,停诊,2020-07-05

    """

  @Test("A judgement stands in the mean and the method, the statistical value beside it")
  func judgement() async throws {
    let plain = try await Self.run(Self.text())
    let judged = try await Self.run(Self.text(), files: ["o.csv": Self.judgements]) {
      request, path in request.guidance.overrides = path("o.csv")
    }
    #expect(judged.rows[0].suffix(4) == ["statistical", "author", "reason", "date"])
    for (before, after) in zip(plain.rows, judged.rows).dropFirst() {
      #expect(after[9] == before[4])
      if after[0] == "a" && after[1] == "2020-08" {
        #expect(Double(after[4]) == 1500 && after[3].hasSuffix("judgement of 王芳"))
        #expect(after.suffix(3) == ["王芳", "新政策", "2020-07-05"])
      } else if after[0] == "b" && after[1] == "2020-07" {
        #expect(abs((Double(before[4]) ?? 0) - (Double(after[4]) ?? 0) - 20) < 1e-9)
      } else {
        #expect(after[..<9] == before[..<9])
      }
    }
  }

  @Test("Sums and parts follow a judgement")
  func coherentJudgement() async throws {
    let files = [
      "g.csv": "series,parent\na,all\nb,all\n",
      "o.csv":
        "series,period,value,author,reason,date\nall,2020-07,2000,王芳,x,2020-07-05\n"
        + "a,2020,12000,王芳,y,2020-07-05\n",
    ]
    let (rows, _) = try await Self.run(Self.text(), files: files) { request, path in
      request.groups = path("g.csv")
      request.guidance.overrides = path("o.csv")
      request.temporal = .bottomUp
      request.pathCount = 200
    }
    func mean(_ series: String, _ period: String) -> Double {
      rows.first { $0[0] == series && $0[1] == period }.flatMap { Double($0[4]) } ?? .nan
    }
    #expect(abs(mean("all", "2020-07") - 2000) < 1e-6)
    #expect(abs(mean("a", "2020") - 12_000) < 1e-6)
    for period in ["2020-07", "2020-09", "2020Q3", "2020"] {
      #expect(abs(mean("all", period) - mean("a", period) - mean("b", period)) < 1e-6)
    }
  }

  @Test("Wrong judgements are refused: unknown, doubled, without author, contradictory")
  func wrongJudgements() async throws {
    let head = "series,period,value,shift,author,reason,date\n"
    for line in [
      "c,2020-08,1,,w,r,2020-01-01\n", "a,2030-01,1,,w,r,2020-01-01\n",
      "a,2020-08,1,,,r,2020-01-01\n", "a,2020-08,1,,w,r,2020-02-30\n",
      "a,2020-08,1,2,w,r,2020-01-01\n", "a,2020-08,,,w,r,2020-01-01\n",
      "a,2020-08,1,,w,r,2020-01-01\na,2020-08,2,,w,r,2020-01-01\n",
    ] {
      await #expect(throws: InputFault.self, "\(line)") {
        _ = try await Self.run(Self.text(), files: ["o.csv": head + line]) { request, path in
          request.guidance.overrides = path("o.csv")
        }.rows
      }
    }
  }

  @Test("Judgements that would need negative amounts are refused, and the rows are named")
  func impossibleJudgements() async throws {
    let head = "series,period,value,shift,author,reason,date\n"
    let cases: [(lines: String, code: String, words: [String])] = [
      ("a,2020-08,-50,,w,r,2020-01-01\n", "overrides-negative", ["value -50", "at least 0"]),
      ("b,2020-08,,-1e6,w,r,2020-01-01\n", "overrides-negative", ["shift -1000000", "at least -"]),
      // The first half of the year is known and is more.
      ("a,2020,10,,w,r,2020-01-01\n", "overrides-negative", ["“a” in 2020 "]),
      (
        "b,2020-09,700,,w,r,2020-01-01\nall,2020-08,100,,w,r,2020-01-01\n"
          + "a,2020-08,180,,w,r,2020-01-01\n",
        "overrides-contradict", ["line 3, “all” in 2020-08", "line 4, “a” in 2020-08"]
      ),
    ]
    for one in cases {
      let files = ["g.csv": "series,parent\na,all\nb,all\n", "o.csv": head + one.lines]
      let fault = await #expect(throws: InputFault.self) {
        _ = try await Self.run(Self.text(), files: files) { request, path in
          request.groups = path("g.csv")
          request.guidance.overrides = path("o.csv")
          request.temporal = .bottomUp
          request.pathCount = 100
        }.rows
      }
      let findings = fault?.diagnostics ?? []
      #expect(findings.map(\.code) == [one.code])
      let text = findings.map { $0.message(in: .english) }.joined()
      #expect(one.words.allSatisfy { text.contains($0) }, "\(text)")
      #expect(!text.contains("line 2"))
    }
  }

  @Test(
    "A year judged to be nothing is nothing in every month, and no interval leaves its mean out")
  func zeroYear() async throws {
    let files = ["o.csv": "series,period,value,author,reason,date\na,2021,0,w,r,2020-01-01\n"]
    let (rows, _) = try await Self.run(Self.text(), files: files) { request, path in
      request.horizon = 20
      request.guidance.overrides = path("o.csv")
      request.temporal = .variance
      request.pathCount = 100
    }
    for row in rows where row[0] == "a" && row[1].hasPrefix("2021") {
      #expect(row[4] == "0.0" && row[5] == "0.0", "\(row)")
      #expect((Double(row[6]) ?? -1) >= 0)
    }
  }

  @Test("Seasons are those asked for: none, or of numbered periods, which keep their numbers")
  func seasons() async throws {
    let none = try await Self.run(Self.text()) { request, _ in request.seasonLength = 1 }
    #expect(none.rows[1][1] == "2020-07" && none.rows[1][3].contains(",N)"))
    var numbered = "series,period,value\n"
    for (place, line) in Self.text().split(separator: "\n").dropFirst().prefix(66).enumerated() {
      numbered += "a,\(place + 1),\(line.split(separator: ",")[2])\n"
    }
    let twelve = try await Self.run(numbered) { request, _ in request.seasonLength = 12 }
    #expect(twelve.rows[1][1] == "67" && twelve.outcome.seriesCount == 1)
    let monthly = try await Self.run(Self.text())
    #expect(twelve.rows[1][3] == monthly.rows[1][3])
    #expect(
      abs((Double(twelve.rows[1][4]) ?? 0) / (Double(monthly.rows[1][4]) ?? 1) - 1) < 1e-6)
    let refused = try await Self.run(numbered)
    #expect(refused.outcome.seriesCount == 0 && refused.outcome.findings.count == 1)
  }

  @Test("A transformation that a series cannot take is left out and said")
  func transformed() async throws {
    let text = Self.text() + ForecastSeriesTests.monthly("zero", 60) { "\(($0 * 7) % 13)" }
    let (rows, _) = try await Self.run(text) { request, _ in request.guidance.transform = .logarithm
    }
    #expect(rows.filter { $0[0] == "a" }.allSatisfy { $0[3].contains("the logarithm") })
    #expect(rows.filter { $0[0] == "zero" }.allSatisfy { $0[3].contains("not transformed") })
    #expect(rows.dropFirst().allSatisfy { (Double($0[5]) ?? -1) >= 0 })
  }
}
