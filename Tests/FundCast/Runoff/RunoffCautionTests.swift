import Actuarial
import FoundationEssentials
import Quantities
import Scenarios
import Testing

@testable import FundCast

@Suite("What a triangle's file and its errors do not say")
struct RunoffCautionTests {
  private static let header = "origin,development,value"

  /// Four years that are settled in four.
  private static let full = [
    "2020,0,100", "2020,1,50", "2020,2,10", "2020,3,2", "2021,0,110", "2021,1,60", "2021,2,12",
    "2022,0,120", "2022,1,55", "2023,0,130",
  ]

  private func outcome(
    _ lines: [String], header: String = Self.header,
    _ change: (inout RunoffRequest) -> Void = { _ in }
  ) throws -> RunoffOutcome {
    try TriangleText.withFile(lines, header: header) { path in
      var request = RunoffRequest(path: path)
      request.draws = 200
      change(&request)
      return try estimateRunoff(request)
    }
  }

  private func faults(
    _ lines: [String], _ change: (inout RunoffRequest) -> Void = { _ in }
  ) throws -> [String] {
    do {
      _ = try outcome(lines, change)
      return []
    } catch let fault as InputFault {
      for finding in fault.diagnostics {
        #expect(finding.message(in: .chinese) != finding.message(in: .english))
      }
      return fault.diagnostics.filter { $0.severity == .error }.map {
        $0.code + ($0.place.line.map { " \($0)" } ?? "")
      }
    }
  }

  @Test("a row without a value is refused, but for what cannot have been settled yet")
  func blanks() throws {
    func with(_ row: Int, _ text: String) -> [String] {
      Self.full.enumerated().map { $0 == row ? text : $1 }
    }
    #expect(try faults(with(9, "2023,0,")) == ["missing-value 11"])
    #expect(try faults(with(3, "2020,3,")) == ["missing-value 5"])
    #expect(try faults(with(5, "2021,1,")) == ["missing-value 7"])
    let whole = try outcome(Self.full)
    let padded = try outcome(Self.full + ["2023,1,", "2023,2,", "2022,2,"])
    #expect(padded.first == whole.first)
    let note = try #require(padded.notes.first { $0.code == "not-settled-yet" })
    #expect(note.severity == .note && note.found.english.hasSuffix(": 3"))
    #expect(!whole.notes.contains { $0.code == "not-settled-yet" })
  }

  @Test("a percentage and what no fund can pay are no amounts")
  func amounts() throws {
    #expect(try faults(Self.full.dropLast() + ["2023,0,100%"]) == ["not-an-amount 11"])
    #expect(try faults(Self.full.dropLast() + ["2023,0,1e150"]) == ["implausible-amount 11"])
    let steep = ["2000,0,0.001", "2000,1,1e12", "2001,0,1e12", "2001,1,2e12", "2002,0,5e6"]
    #expect(try faults(steep) { $0.average = .simple } == ["implausible-result 2"])
  }

  @Test("a triangle that starts at 1 is paid a period after the service, in every period it names")
  func firstLag() throws {
    let months = (0..<6).flatMap { origin in
      (0..<min(3, 6 - origin)).map { (origin, $0, [500, 300, 150][$0] + 7 * origin) }
    }
    func lines(from first: Int) -> [String] {
      months.map { "2025-0\($0.0 + 1),\($0.1 + first),\($0.2)" }
    }
    let early = try outcome(lines(from: 0))
    let late = try outcome(lines(from: 1))
    #expect(early.first.settlements.map(\.period) == ["2025-07", "2025-08"])
    #expect(late.first.settlements.map(\.period) == ["2025-08", "2025-09"])
    #expect(late.first.settlements.map(\.expected) == early.first.settlements.map(\.expected))
    #expect(!early.notes.contains { $0.code == "first-lag" })
    let note = try #require(late.notes.first { $0.code == "first-lag" })
    #expect(note.found.chinese.hasSuffix("三角看到 2025-07"))
    // The newest diagonal is that of July, a month after the last service.
    func without(_ diagonal: String, from first: Int) throws -> Double {
      try outcome(lines(from: first)) {
        $0.exclusions = [.diagonal(diagonal)]
        $0.method = .chainLadder
      }.first.total.unsettled
    }
    #expect(try without("2025-07", from: 1) == without("2025-06", from: 0))
    #expect(try without("2025-06", from: 1) != without("2025-07", from: 1))
    #expect(
      try faults(lines(from: 1)) { $0.exclusions = [.diagonal("2025-08")] }
        == ["unknown-exclusion"])
    // Months of years name the end of a development, whose first is that of the service.
    let years = Self.full.map { line in
      let parts = line.split(separator: ",")
      return "\(parts[0]),\(12 * ((Int(parts[1]) ?? 0) + 1)),\(parts[2])"
    }
    #expect(try outcome(years).first.settlements.first?.period == "2024")
  }

  @Test("where one ratio is all there is no error is given, and why is said")
  func nothingToTell() throws {
    let small = ["2000,0,100", "2000,1,60", "2001,0,100"]
    for (lines, header) in [
      (small, Self.header), (small.map { $0 + ",10" }, Self.header + ",exposure"),
    ] {
      let found = try outcome(lines, header: header) { $0.beside = .chainLadder }
      #expect(found.first.whole.standardError == nil && found.oneYearError == nil)
      #expect(found.first.origins.allSatisfy { $0.standardError == nil })
      #expect(found.factors?.rows.allSatisfy { $0.standardError == nil } ?? false)
      #expect(found.notes.contains { $0.code == "no-errors" })
    }
    let windowed = try outcome(Self.full.map { $0 + ",9" }, header: Self.header + ",exposure") {
      $0.window = 1
    }
    #expect(windowed.first.whole.standardError == nil)
    #expect(windowed.second?.method == .perMember && windowed.second?.whole.standardError == nil)
    #expect(windowed.notes.count { $0.code == "no-errors" } == 2)
    #expect(try outcome(Self.full).first.whole.standardError ?? 0 > 0)
  }

  @Test("a tail has errors of its own, of every origin, and what they rest on is said")
  func tails() throws {
    let plain = try outcome(Self.full)
    for tail in [RunoffRequest.Tail.factor(1.1), .exponential] {
      let found = try outcome(Self.full) { $0.tail = tail }
      let beyond = try #require(found.first.beyond)
      #expect(beyond.standardError ?? 0 > 0)
      #expect(found.first.origins[0].standardError ?? 0 > 0)
      #expect(found.notes.contains { $0.code == "tail-basis" && $0.severity == .note })
      #expect(found.first.basis?.chinese.contains("Mack 1999") ?? false)
      #expect(plain.first.whole.standardError ?? 0 < found.first.whole.standardError ?? 0)
    }
    #expect(!plain.notes.contains { $0.code == "tail-basis" })
  }

  @Test("claims of an origin without exposure move no rate, and are named")
  func unexposed() throws {
    let header = Self.header + ",exposure"
    func lines(_ first: Int) -> [String] {
      Self.full.map { line in
        let parts = line.split(separator: ",")
        let value = (Int(parts[2]) ?? 0) * (parts[0] == "2020" ? first : 1)
        return "\(parts[0]),\(parts[1]),\(value),\(parts[0] == "2020" ? 0 : 100)"
      }
    }
    for method in [RunoffRequest.Method.capeCod, .perMember] {
      // The lag that only the first origin shows has no rate by members.
      let known = { (lines: [String]) in
        method == .perMember ? lines.filter { !$0.contains(",3,") } : lines
      }
      let found = try [1, 3].map { first in
        try outcome(known(lines(first)), header: header) {
          $0.method = method
          $0.average = .simple
        }
      }
      let totals = found.map(\.first.total.unsettled)
      #expect(abs(totals[0] - totals[1]) < 1e-9 * totals[0])
      #expect(found[0].notes.contains { $0.code == "claims-without-exposure" })
    }
    #expect(
      try !outcome(Self.full.map { $0 + ",100" }, header: header) { $0.method = .capeCod }.notes
        .contains { $0.code == "claims-without-exposure" })
  }

  @Test("a bootstrap whose variance is one draw's is told from one that says something")
  func unstable() throws {
    // The second and third origins net to little at first, so that drawn volumes come near zero.
    let near = [
      "2000,0,1000", "2000,1,900", "2000,2,800", "2000,3,100", "2001,0,-900", "2001,1,1500",
      "2001,2,700", "2002,0,60", "2002,1,1300", "2003,0,400",
    ]
    let found = try outcome(near) {
      $0.method = .bootstrap
      $0.draws = 4_000
    }
    let draws = try #require(found.first.draws)
    #expect(draws.count == 4_000 && !draws.isStable, "\(draws)")
    #expect(found.notes.contains { $0.code == "unstable-bootstrap" && $0.severity == .warning })
    let plain = try outcome(Self.full) { $0.method = .bootstrap }
    #expect(plain.first.draws?.isStable == true && plain.first.draws?.meanError ?? 0 > 0)
    #expect(!plain.notes.contains { $0.code == "unstable-bootstrap" })
    #expect(plain.first.basis?.chinese.contains("均值的抽样误差") ?? false)
  }

  @Test("errors that leave out the restatement say so")
  func restated() throws {
    let counts = Self.full.map { $0 + ",400" }
    let found = try TriangleText.withFile(counts, header: Self.header + ",ultimate") { counts in
      try outcome(Self.full) { $0.settledCounts = counts }
    }
    #expect(found.notes.contains { $0.code == "restated-errors" })
    #expect(found.first.basis?.english.contains("restated") ?? false)
    #expect(!(found.second?.basis?.english.contains("restated") ?? true))
  }
}
