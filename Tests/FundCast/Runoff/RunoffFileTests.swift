import Actuarial
import FoundationEssentials
import Quantities
import Scenarios
import Testing

@testable import FundCast

@Suite("What a triangle's file says")
struct RunoffFileTests {
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
    try TriangleText.withFile(lines) { path in
      let outcome = try estimateRunoff(
        RunoffRequest(path: path, method: .chainLadder, isCumulative: true))
      #expect(outcome.first.origins.map(\.origin) == ["2023-12", "2024-01", "2024-02"])
    }
  }

  @Test("headers are known by their Chinese names, and figures have no noise behind them")
  func words() throws {
    let lines = ["2024-01,0,100.1", "2024-01,1,1.34", "2024-02,0,90.3"]
    try TriangleText.withFile(lines, header: "起期,发展期,金额") { path in
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

  @Test("an exposure that is negative, or that one origin lacks, is told")
  func exposures() throws {
    func fault(_ lines: [String]) throws -> String {
      try TriangleText.withFile(lines, header: "origin,development,value,exposure") { path in
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

  @Test("amounts that fall are named with their rows, as are options that a method does not heed")
  func named() throws {
    func notes(_ cumulative: Bool, _ change: (inout RunoffRequest) -> Void = { _ in }) throws
      -> [String]
    {
      try TriangleText.withFile(TriangleText.lines(cumulative: cumulative)) { path in
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
      try TriangleText.withFile(TriangleText.lines(cumulative: cumulativeLines)) { path in
        try TriangleFile(path, measure: isCumulative ? .cumulative : .incremental).notes.map(\.code)
      }
    }
    // One increment of 1982 is negative, so that its running sums fall: the years after it.
    let rising = TriangleText.lines(cumulative: true).filter { $0 >= "1983" }
    let notes = try TriangleText.withFile(rising) {
      try TriangleFile($0, measure: .incremental).notes
    }
    let note = try #require(notes.first { $0.code == "looks-cumulative" })
    #expect(note.place.line == 2 && note.message(in: .chinese).contains("--cumulative"))
    #expect(try !codes(cumulativeLines: false, isCumulative: false).contains("looks-cumulative"))
    #expect(try !codes(cumulativeLines: true, isCumulative: true).contains("looks-cumulative"))
  }

  @Test("cells that are missing inside, and a newest diagonal that is not whole, are named")
  func missingCells() throws {
    func notes(_ lines: [String], cumulative: Bool = false) throws -> [Diagnostic] {
      try TriangleText.withFile(lines) { path in
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
}
