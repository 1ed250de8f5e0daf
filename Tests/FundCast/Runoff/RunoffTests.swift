import Actuarial
import FoundationEssentials
import Quantities
import Scenarios
import Testing

@testable import FundCast

@Suite("Unsettled claims from a file")
struct RunoffTests {
  /// The reference triangle RAA of Mack's papers, incremental by year.
  private static let raa: [[Double]] = [
    [5012, 3257, 2638, 898, 1734, 2642, 1828, 599, 54, 172],
    [106, 4179, 1111, 5270, 3116, 1817, -103, 673, 535],
    [3410, 5582, 4881, 2268, 2594, 3479, 649, 603], [5655, 5900, 4211, 5500, 2159, 2658, 984],
    [1092, 8473, 6271, 6333, 3786, 225], [1513, 4932, 5257, 1233, 2917], [557, 3463, 6926, 1368],
    [1351, 5596, 6165], [3133, 2262], [2063],
  ]

  private static func lines(cumulative: Bool, exposure: String = "") -> [String] {
    raa.enumerated().flatMap { origin, row in
      var sum = 0.0
      return row.enumerated().map { development, value in
        sum += value
        return "\(1981 + origin),\(12 * (development + 1)),\(cumulative ? sum : value)" + exposure
      }
    }
  }

  /// A file of these lines, read by a body and then removed.
  private func withFile<Result>(
    _ lines: [String], header: String = "origin,development,value",
    _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/runoff-\(UUID().uuidString).csv"
    try Data(([header] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private func fault(
    _ lines: [String], _ method: RunoffRequest.Method = .mack,
    _ change: (inout RunoffRequest) -> Void = { _ in }
  ) throws -> String {
    try withFile(lines) { path in
      var request = RunoffRequest(path: path, method: method, isCumulative: true)
      change(&request)
      do throws(InputFault) {
        _ = try estimateRunoff(request)
        return ""
      } catch {
        let finding = error.diagnostics[0]
        #expect(finding.message(in: .chinese) != finding.message(in: .english))
        return finding.code + (finding.place.line.map { " \($0)" } ?? "")
      }
    }
  }

  // Mack (1994): 52,135 and 26,909.
  @Test("Mack's table comes out of incremental and of cumulative values", arguments: [true, false])
  func mack(cumulative: Bool) throws {
    try withFile(Self.lines(cumulative: cumulative)) { path in
      let outcome = try estimateRunoff(RunoffRequest(path: path, isCumulative: cumulative))
      #expect(outcome.first.origins.count == 10)
      #expect(abs(outcome.first.total.unsettled - 52_135.23) < 0.01)
      #expect(abs((outcome.first.total.standardError ?? 0) - 26_909.01) < 0.01)
      #expect(outcome.second?.method == .bootstrap && outcome.second?.draws?.count == 10_000)
      #expect(abs(sum(outcome.first) - outcome.first.total.unsettled) < 1e-8)
      #expect(outcome.oneYearError ?? 0 > 0)
      let text = String(decoding: outcome.csv, as: UTF8.self)
      let rows = text.split(separator: "\n")
      #expect(rows[0] == "origin,latest,ultimate,unsettled,standard_error")
      #expect(rows[1] == "1981,18834,18834,0,0")
      #expect(rows[11].hasPrefix("total,160987,213122.2"))
    }
  }

  @Test("every method adds up, and errors are empty where it has none")
  func methods() throws {
    let header = "origin,development,value,exposure"
    try withFile(Self.lines(cumulative: true, exposure: ",24000"), header: header) { path in
      for method in RunoffRequest.Method.allCases {
        var request = RunoffRequest(path: path, method: method, isCumulative: true)
        request.expectedRate = 0.9
        request.draws = 500
        let outcome = try estimateRunoff(request)
        let view = outcome.first
        let total = view.origins.reduce(0) { $0 + $1.unsettled }
        #expect(abs(total - view.total.unsettled) < 1e-6)
        #expect(abs(total - sum(view)) < 1e-6)
        let hasErrors = method != .chainLadder
        #expect((view.total.standardError != nil) == hasErrors)
        #expect(view.settlements.allSatisfy { $0.ranges.count == (hasErrors ? 2 : 0) })
        // Members are given, so the second method does not lean on the latest diagonal.
        let isLadder = [.mack, .chainLadder, .bootstrap].contains(method)
        #expect(outcome.second?.method == (isLadder ? .perMember : .mack))
      }
    }
  }

  @Test("an exposure that is negative, or that one origin lacks, is told")
  func exposures() throws {
    func fault(_ lines: [String]) throws -> String {
      try withFile(lines, header: "origin,development,value,exposure") { path in
        do throws(InputFault) {
          _ = try estimateRunoff(
            RunoffRequest(path: path, method: .perMember, isCumulative: true))
          return ""
        } catch {
          let finding = error.diagnostics[0]
          return finding.code + (finding.place.line.map { " \($0)" } ?? "") + finding.found.english
        }
      }
    }
    let lines = ["1,0,5,10", "1,1,6,", "2,0,3,9"]
    #expect(try fault(lines) == "")
    #expect(try fault(lines.dropLast() + ["2,0,3,-9"]) == "negative-exposure 4-9 is negative")
    #expect(
      try fault(lines.dropLast() + ["2,0,3,"])
        == "missing-exposurethe origin “2” has no exposure")
  }

  @Test("the stated error of the expectation widens the errors; without all ratios there are none")
  func expectedErrors() throws {
    let header = "origin,development,value,exposure"
    try withFile(Self.lines(cumulative: true, exposure: ",24000"), header: header) { path in
      var request = RunoffRequest(
        path: path, method: .bornhuetterFerguson, isCumulative: true)
      request.expectedRate = 0.9
      let sure = try estimateRunoff(request).first.whole.standardError ?? .nan
      request.expectedRateError = 0.2
      let unsure = try estimateRunoff(request).first
      // All origins share the rate: its error is 0.2 / 0.9 of what is unsettled.
      let added = 0.2 / 0.9 * unsure.whole.expected
      let both = (sure * sure + added * added).squareRoot()
      #expect(abs((unsure.whole.standardError ?? 0) / both - 1) < 1e-9)
      request.window = 3
      let plain = try estimateRunoff(request)
      #expect(plain.first.whole.standardError == nil)
      #expect(plain.notes.map(\.code) == ["falling-cumulative", "no-errors"])
    }
  }

  @Test("amounts that fall are named with their rows, as are options that a method does not heed")
  func named() throws {
    func notes(_ cumulative: Bool, _ change: (inout RunoffRequest) -> Void = { _ in }) throws
      -> [String]
    {
      try withFile(Self.lines(cumulative: cumulative)) { path in
        var request = RunoffRequest(path: path, isCumulative: cumulative)
        request.draws = 100
        change(&request)
        return try estimateRunoff(request).notes.map {
          $0.code + ($0.place.line.map { " \($0)" } ?? "")
        }
      }
    }
    #expect(try notes(true) == ["falling-cumulative 18"])
    #expect(try notes(false) == ["negative-cell 18"])
    #expect(
      try notes(false) { $0.tail = .factor(1.05) } == [
        "negative-cell 18", "unused-option", "tail-basis",
      ])
    #expect(
      try notes(false) {
        $0.tail = .factor(1.05)
        $0.beside = .chainLadder
      } == ["negative-cell 18", "tail-basis"])
  }

  @Test("running sums taken for amounts of single periods are questioned, and only they")
  func risingAmounts() throws {
    func codes(cumulativeLines: Bool, isCumulative: Bool) throws -> [String] {
      try withFile(Self.lines(cumulative: cumulativeLines)) { path in
        try TriangleFile(path, measure: isCumulative ? .cumulative : .incremental).notes.map(\.code)
      }
    }
    // One increment of 1982 is negative, so that its running sums fall: the years after it.
    let rising = Self.lines(cumulative: true).filter { $0 >= "1983" }
    let notes = try withFile(rising) { try TriangleFile($0, measure: .incremental).notes }
    let note = try #require(notes.first { $0.code == "looks-cumulative" })
    #expect(note.place.line == 2 && note.message(in: .chinese).contains("--cumulative"))
    #expect(try !codes(cumulativeLines: false, isCumulative: false).contains("looks-cumulative"))
    #expect(try !codes(cumulativeLines: true, isCumulative: true).contains("looks-cumulative"))
  }

  @Test("a triangle that is its own chain ladder is refused by the bootstrap in plain words")
  func noDeviation() throws {
    let shares = [40.0, 45, 12, 3]
    let lines = (0..<6).flatMap { origin in
      (0..<min(4, 6 - origin)).map { lag in
        "\(2019 + origin),\(lag),\(shares[lag] * Double(100 + 10 * origin))"
      }
    }
    try withFile(lines) { path in
      do throws(InputFault) {
        _ = try estimateRunoff(RunoffRequest(path: path, method: .bootstrap))
        Issue.record("it must be refused")
      } catch {
        #expect(error.diagnostics.map(\.code) == ["no-deviation"])
        #expect(error.diagnostics[0].message(in: .chinese).contains("没有偏差可供抽样"))
      }
    }
  }

  @Test("cells that are missing inside, and a newest diagonal that is not whole, are named")
  func missingCells() throws {
    func notes(_ lines: [String], cumulative: Bool = false) throws -> [Diagnostic] {
      try withFile(lines) { path in
        var request = RunoffRequest(
          path: path, method: .chainLadder, isCumulative: cumulative)
        request.draws = 100
        return try estimateRunoff(request).notes
      }
    }
    func codes(_ lines: [String], cumulative: Bool = false) throws -> [String] {
      try notes(lines, cumulative: cumulative).map {
        "\($0.code) \($0.place.line ?? 0):\($0.place.column ?? 0)"
      }
    }
    // Five months, four developments.
    let lines = (0..<5).flatMap { origin in
      (0..<min(4, 5 - origin)).map { "2024-0\(origin + 1),\($0),\([9, 5, 3, 1][$0])" }
    }
    #expect(try codes(lines).isEmpty)
    let inside = lines.filter { !$0.hasPrefix("2024-02,1,") }
    #expect(try codes(inside) == ["missing-cell 6:9"])
    let note = try #require(try notes(inside).first)
    #expect(note.found.chinese == "服务期 2024-02 没有进展期 1 的数，按当期没有结算处理")
    #expect(note.found.english.contains("taken for no settlement"))
    let rising = lines.map { line in
      line.hasSuffix(",5")
        ? line.dropLast() + "14" : line.hasSuffix(",3") ? line.dropLast() + "17" : line
    }.filter { !$0.hasPrefix("2024-02,1,") && !$0.hasSuffix(",3,1") }
    #expect(try notes(rising, cumulative: true).first?.found.english.contains("left out") == true)
    let open = lines.filter { !$0.hasPrefix("2024-03,2,") && !$0.hasPrefix("2024-04,1,") }
    #expect(try codes(open) == ["incomplete-diagonal 11:1"])
    let diagonal = try #require(try notes(open).first)
    #expect(diagonal.found.chinese == "最新一期不完整，缺 2 格：服务期 2024-03、2024-04")
    #expect(diagonal.remedy != nil)
  }

  @Test("headers are known by their Chinese names, and figures have no noise behind them")
  func words() throws {
    let lines = ["2024-01,0,100.1", "2024-01,1,1.34", "2024-02,0,90.3"]
    try withFile(lines, header: "起期,发展期,金额") { path in
      var request = RunoffRequest(path: path, method: .chainLadder)
      request.tail = .factor(1.1)
      let outcome = try estimateRunoff(request)
      let rows = String(decoding: outcome.csv, as: UTF8.self).split(separator: "\n")
      // 100.1 and 1.34 are 101.44, and a tenth of it comes after the triangle.
      #expect(rows[1] == "2024-01,101.44,111.584,10.144,")
    }
    #expect(figureText(101.44000000000001) == "101.44" && figureText(-3) == "-3")
    #expect(figureText(18_834.000000000004) == "18834" && figureText(0) == "0")
    #expect(figureText(1 / 3) == "0.33333333333333" && figureText(.infinity) == "inf")
    #expect(figureText(2e-7) == "2e-07" && figureText(1.5e300) == "1.5e+300")
  }

  @Test("a change in the speed of settlement is taken out, and the triangle as given stands beside")
  func settlementSpeed() throws {
    // Ten claims an origin at 100 each; from the third origin on they are settled a year earlier.
    let shares = [[0.2, 0.5, 0.8, 1], [0.2, 0.5, 0.9], [0.5, 0.8], [0.5]]
    func lines(_ value: (Double) -> Double, _ more: String = "") -> [String] {
      shares.enumerated().flatMap { origin, row in
        row.enumerated().map { "\(2020 + origin),\($0),\(value($1))" + more }
      }
    }
    let header = "origin,development,value,ultimate"
    try withFile(lines { 1_000 * $0 }) { amounts in
      try withFile(lines({ 10 * $0 }, ",10"), header: header) { counts in
        var request = RunoffRequest(path: amounts, method: .chainLadder, isCumulative: true)
        let given = try estimateRunoff(request).first
        request.settledCounts = counts
        let outcome = try estimateRunoff(request)
        #expect(outcome.first.isRestated && outcome.second?.isRestated == false)
        #expect(outcome.second?.whole == given.whole)
        #expect(outcome.first.whole.expected < given.whole.expected)
        // Every claim costs 100, so at the latest speed all origins end at 1,000.
        for row in outcome.first.origins { #expect(abs(row.ultimate - 1_000) < 20) }
        #expect(outcome.first.title(.english) != given.title(.english))
      }
      func fault(_ lines: [String]) throws -> String {
        try withFile(lines) { counts in
          var request = RunoffRequest(path: amounts, method: .chainLadder, isCumulative: true)
          request.settledCounts = counts
          do throws(InputFault) {
            _ = try estimateRunoff(request)
            return ""
          } catch {
            #expect(error.diagnostics[0].place.file == counts)
            return error.diagnostics[0].code
          }
        }
      }
      #expect(try fault(["2020,0,1", "2020,1,2", "2021,0,1"]) == "other-cells")
      #expect(try fault(lines { 10 * $0 }) == "missing-ultimate")
    }
  }

  /// All future settlements of a view.
  private func sum(_ view: RunoffView) -> Double {
    view.settlements.reduce(view.beyond?.expected ?? 0) { $0 + $1.expected }
  }

  @Test("the run-off file names the coming periods, and its total is the unsettled amount")
  func runOffFile() throws {
    let months = Self.raa.enumerated().flatMap { origin, row in
      row.enumerated().map { "2024-\(origin < 9 ? "0" : "")\(origin + 1),\($0),\($1)" }
    }
    try withFile(months) { path in
      var request = RunoffRequest(path: path)
      request.tail = .factor(1.05)
      request.draws = 2_000
      let outcome = try estimateRunoff(request)
      let rows = String(decoding: outcome.runOffCSV, as: UTF8.self).split(separator: "\n")
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      #expect(rows.map { $0[0] }.prefix(4) == ["period", "2024-11", "2024-12", "2025-01"])
      #expect(rows.suffix(2).map { $0[0] } == ["beyond", "total"])
      #expect(rows.allSatisfy { $0.count == 10 })
      let expected = rows.dropFirst().dropLast().reduce(0) { $0 + (Double($1[2]) ?? .nan) }
      #expect(abs(expected - (Double(rows[rows.count - 1][2]) ?? .nan)) < 1e-6)
      for row in rows.dropFirst() {
        let numbers = row[2..<8].map { Double($0) ?? .nan }
        #expect(numbers[2] <= numbers[0] && numbers[0] <= numbers[3])
        #expect(numbers[4] <= numbers[2] && numbers[3] <= numbers[5])
      }
      let factors = try #require(outcome.factors).csv
      let table = String(decoding: factors, as: UTF8.self).split(separator: "\n")
      #expect(table.count == 11 && table[0] == "development,factor,standard_error,completion")
    }
  }

  @Test("links are left out by origin, by cell, by diagonal and by size; what is not there is told")
  func exclusions() throws {
    try withFile(Self.lines(cumulative: true)) { path in
      var request = RunoffRequest(path: path, method: .chainLadder, isCumulative: true)
      let texts = ["1985", "1981:12", "diagonal:1988", "highest:1", "lowest:1"]
      var totals: [Double] = []
      for text in texts {
        request.exclusions = [try #require(RunoffRequest.Exclusion(text))]
        totals.append(try estimateRunoff(request).first.total.unsettled)
      }
      #expect(Set(totals).count == 5)
      #expect(totals.allSatisfy { abs($0 - 52_135.23) > 1 })
      // Volume-weighted without the first origin's first link.
      request.exclusions = [.link(origin: "1981", development: 12)]
      let factor = try estimateRunoff(request).factors?.rows[0].factor
      #expect(abs((factor ?? 0) - (65_473.0 - 8_269) / (21_829 - 5_012)) < 1e-12)
      request.exclusions = [.origin("2020"), .link(origin: "1981", development: 120)]
      do throws(InputFault) {
        _ = try estimateRunoff(request)
        Issue.record("nothing was found wrong")
      } catch {
        #expect(error.diagnostics.map(\.code) == ["unknown-exclusion", "unknown-exclusion"])
      }
      #expect(RunoffRequest.Exclusion("highest:none") == nil)
    }
  }

  @Test("the page shows both methods in either language and runs no script")
  func page() throws {
    try withFile(Self.lines(cumulative: true)) { path in
      let outcome = try estimateRunoff(RunoffRequest(path: path, isCumulative: true))
      let page = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).html"
      defer { try? FileManager.default.removeItem(atPath: page) }
      for language in [Language.chinese, .english] {
        try outcome.writePage(to: page, in: language)
        let text = String(
          decoding: try Data(contentsOf: URL(filePath: page)), as: UTF8.self)
        #expect(text.contains(RunoffRequest.Method.bootstrap.title(language)))
        #expect(text.contains("<svg") && !text.contains("<script"))
        #expect(text.contains("52,135"))
      }
    }
  }

  @Test("months and quarters are origins too, in any usual writing")
  func origins() throws {
    #expect(OriginText("2024-01") == OriginText("202401"))
    #expect(OriginText("2024年1月") == OriginText("2024/1"))
    #expect(OriginText("2024Q3") == OriginText("2024年第3季度"))
    #expect(OriginText("7")?.grain == .number)
    #expect(OriginText("2024-13") == nil)
    #expect(OriginText("total") == nil)
    let lines = [
      "2023-12,0,5", "2023-12,1,7", "2023-12,2,8", "2024-01,0,4", "2024-01,1,6", "2024-02,0,5",
    ]
    try withFile(lines) { path in
      let outcome = try estimateRunoff(
        RunoffRequest(path: path, method: .chainLadder, isCumulative: true))
      #expect(outcome.first.origins.map(\.origin) == ["2023-12", "2024-01", "2024-02"])
    }
  }

  @Test("what is wrong is said with its line, and nothing is computed")
  func faults() throws {
    #expect(try fault(["1,0,5", "1,1,6", "2,0,x"]) == "not-a-number 4")
    #expect(try fault(["1,0,5", "1,1,6", "1,1,6"]) == "repeated-cell 4")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,0"]) == "zero-origin 4")
    #expect(try fault(["1,0,5", "2,0,6", "4,0,7"]) == "mixed-grain 4")
    #expect(try fault(["1,0,5", "1,1,6", "1,3,7", "2,0,5"]) == "mixed-grain 4")
    #expect(try fault(["2024,0,5", "2024-01,0,6"]) == "mixed-grain 3")
    #expect(try fault(["total,0,5"]) == "unknown-origin 2")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,3"], .capeCod) == "missing-exposure")
  }

  @Test("a tail that diverges, a hole, an average without errors: the place and the rule are told")
  func methodFaults() throws {
    let slow = (0..<6).flatMap { origin in
      (0..<(6 - origin)).map { development in
        let grown = (0..<development).reduce(100.0) { $0 * (1 + 0.5 / Double($1 + 1)) }
        return "\(2018 + origin),\(development),\(grown)"
      }
    }
    #expect(try fault(slow, .chainLadder) { $0.tail = .inversePower } == "diverging-tail")
    #expect(try fault(slow) { $0.tail = .factor(1.02) } == "")
    #expect(try fault(slow) { $0.average = .geometric } == "no-error-formula")
    let holed = slow.filter { !$0.hasPrefix("2019,1,") }
    #expect(try fault(holed, .bootstrap) == "hole 8")
    #expect(try fault(holed) == "")
    #expect(try fault(["1,0,5", "1,1,6", "2,0,3"], .bootstrap) == "too-few-values")
    #expect(
      try fault(["1,0,5", "1,1,6", "2,0,3"], .mack) { $0.beside = .bootstrap }
        == "too-few-values")
    #expect(try fault(["1,0,5", "1,1,-6", "2,0,3"]) == "unusable-factor 2")
    #expect(
      try fault(["2018,0,NaN"] + slow.dropFirst())
        .hasPrefix("not-a"))
  }

  @Test("the file is written whole, or the folder's fault is told")
  func writing() throws {
    let outcome = try withFile(Self.lines(cumulative: true)) {
      try estimateRunoff(RunoffRequest(path: $0, isCumulative: true))
    }
    let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).csv"
    try outcome.write(to: path)
    #expect(FileManager.default.contents(atPath: path).map { [UInt8]($0) } == outcome.csv)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: (any Error).self) {
      try outcome.write(to: "/missing-folder/\(UUID().uuidString).csv")
    }
  }
}
