import FoundationEssentials
import Quantities
import TestSupport
import Testing

@testable import FundCast

@Suite("An experience from a file")
struct ExperienceTests {
  private static let header = "group,year,sex,age,exposure,events"

  /// Two groups, three years, two sexes, ages 20 to 59; the second group has half as many events
  /// again.
  private func lines(rate: Bool = false) -> [String] {
    var random = CaseGenerator("experience lines")
    var lines: [String] = []
    for (group, level) in [("甲县", 1.0), ("乙县", 1.5)] {
      for year in 2021...2023 {
        for sex in ["女", "男"] {
          for age in 20..<60 {
            let standard = 0.05 + 0.002 * Double(age - 20)
            let events = (2_000 * standard * level * random.number(in: 0.95...1.05)).rounded()
            lines.append(
              "\(group),\(year),\(sex),\(age),2000,\(events)" + (rate ? ",\(standard)" : ""))
          }
        }
      }
    }
    return lines
  }

  private func withFile<Result>(
    _ header: String, _ lines: [String], _ body: (String) throws -> Result
  ) throws -> Result {
    let path = FileManager.default.temporaryDirectory.path + "/study-\(UUID().uuidString).csv"
    try Data(([header] + lines).joined(separator: "\n").utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  private func standard(_ ages: [String]) -> [String] {
    ages.map { label in
      let age = Double(label.prefix { $0.isNumber }) ?? 0
      return "\(label),\(0.05 + 0.002 * (age - 20))"
    }
  }

  @Test("ratios add up along every axis, and limits hold them")
  func ratios() throws {
    try withFile(Self.header + ",rate", lines(rate: true)) { path in
      let outcome = try studyExperience(ExperienceRequest(path: path))
      #expect(outcome.basis == .column && outcome.notes.isEmpty)
      #expect(abs((outcome.total.ratio ?? 0) - 1.25) < 0.01)
      for (axis, count) in [("group", 2), ("year", 3), ("sex", 2), ("age", 40)] {
        let rows = outcome.ratios.filter { $0.axis == axis }
        #expect(rows.count == count)
        #expect(
          relativeDifference(rows.reduce(0) { $0 + $1.actual }, outcome.total.actual) < 1e-12)
        #expect(
          relativeDifference(rows.reduce(0) { $0 + $1.expected }, outcome.total.expected) < 1e-12)
        #expect(
          relativeDifference(rows.reduce(0) { $0 + $1.exposure }, outcome.total.exposure) < 1e-12)
        for row in rows { #expect(row.limits?.contains(row.ratio ?? 0) ?? false) }
      }
    }
  }

  @Test(
    "each group's factor lies between the level of all and its own ratio, near its own with much experience"
  )
  func credibility() throws {
    try withFile(Self.header + ",rate", lines(rate: true)) { path in
      let rows = try studyExperience(ExperienceRequest(path: path)).credibility
      #expect(rows.map(\.group) == ["甲县", "乙县"])
      let second = try #require(rows.last)
      let own = second.actual / second.expected
      #expect(second.factor > 1.4 && second.factor <= own && second.credibility > 0.9)
    }
    try withFile("age,exposure,events", ["20,100,5", "21,100,6", "22,100,7", "23,90,7"]) { path in
      let outcome = try studyExperience(ExperienceRequest(path: path))
      #expect(outcome.credibility.isEmpty && outcome.basis == .own)
      #expect(outcome.total.ratio == nil && outcome.total.actual == 25)
      #expect(outcome.finding.chinese == "实际 25.0；没有标准率，不作比较")
    }
  }

  @Test("without a standard what would be one is left out, and groups and years are compared")
  func noStandard() throws {
    try withFile(Self.header, lines()) { path in
      let outcome = try studyExperience(ExperienceRequest(path: path))
      #expect(outcome.notes.map(\.code) == ["no-standard"])
      for row in outcome.ratios {
        #expect((row.ratio != nil) == ["group", "year"].contains(row.axis), "\(row.axis)")
        #expect((row.limits == nil) == (row.ratio == nil))
      }
      let groups = outcome.ratios.filter { $0.axis == "group" }.compactMap(\.ratio)
      #expect(abs(groups[1] / groups[0] - 1.5) < 0.02)
      let table = String(decoding: outcome.ratioTable, as: UTF8.self).split(separator: "\n")
      #expect(table[1].hasPrefix("total,,") && table[1].hasSuffix(",,,"))
      let rates = String(decoding: outcome.rateTable, as: UTF8.self).split(separator: "\n")
      #expect(rates.dropFirst().allSatisfy { $0.hasSuffix(",") })
      #expect(!outcome.finding.chinese.contains("1.000"))
    }
    try withFile(Self.header + ",rate", lines(rate: true)) { path in
      let outcome = try studyExperience(ExperienceRequest(path: path))
      #expect(outcome.ratios.allSatisfy { $0.ratio != nil })
    }
  }

  @Test(
    "more events than exposure are named where a person has one at most, or the other rows fewer")
  func manyEvents() throws {
    func notes(_ header: String, _ lines: [String]) throws -> [String] {
      try withFile(header, lines) { path in
        try studyExperience(ExperienceRequest(path: path)).notes.filter {
          $0.severity == .warning
        }.map { "\($0.code) \($0.place.line ?? 0):\($0.place.column ?? 0)" }
      }
    }
    let few = ["20,100,5", "21,100,160", "22,100,7", "23,90,7"]
    #expect(
      try notes("age,exposure,events", few) == ["more-events-than-exposure 3:8"])
    // Visits outnumber persons at most ages: nothing is out of the way.
    let visits = ["20,100,205", "21,100,160", "22,100,97", "23,90,307"]
    #expect(try notes("age,exposure,events", visits).isEmpty)
    #expect(try notes("age,exposure,deaths", visits).count == 3)
    let many = (0..<60).map { "\($0),100,\($0 < 25 ? 120 : 10)" }
    #expect(try notes("age,exposure,events", many).count == 21)
  }

  @Test("a standard table in a file serves by single ages and by groups")
  func standards() throws {
    try withFile(Self.header + ",rate", lines(rate: true)) { path in
      let column = try studyExperience(ExperienceRequest(path: path))
      var request = ExperienceRequest(path: path)
      try withFile("age,rate", standard((0...100).map { "\($0)" })) { table in
        request.standard = table
        let outcome = try studyExperience(request)
        #expect(outcome.basis == .table(table))
        #expect(relativeDifference(outcome.total.expected, column.total.expected) < 1e-12)
      }
      try withFile("sex,age,rate", ["F,20-39,0.1", "F,40+,0.2", "M,0-99,0.1"]) { table in
        request.standard = table
        let outcome = try studyExperience(request)
        #expect(relativeDifference(outcome.total.expected, 6 * 2_000 * 20 * 0.5) < 1e-12)
      }
      // Ages before the table's first group and after its last.
      for rows in [["F,25-59,0.2", "M,20-59,0.1"], ["F,20-49,0.2", "M,20-59,0.1"]] {
        try withFile("sex,age,rate", rows) { table in
          request.standard = table
          do throws(InputFault) {
            _ = try studyExperience(request)
            Issue.record("ages without a rate were accepted")
          } catch {
            #expect(error.diagnostics.allSatisfy { $0.code == "missing-rate" })
            #expect(error.diagnostics[0].place.file == table)
          }
        }
      }
      let groups = stride(from: 20, to: 60, by: 5).flatMap { age in
        ["F", "M"].map { "\($0),\(age)-\(age + 4),\(age < 40 ? 0.1 : 0.2)" }
      }
      try withFile("sex,age,rate", groups) { table in
        request.standard = table
        let outcome = try studyExperience(request)
        #expect(relativeDifference(outcome.total.expected, 12 * 2_000 * 20 * 0.3) < 1e-12)
      }
    }
  }

  @Test("a group's standard is the mean of its ages, the last group's and infants' too")
  func groupedStandard() throws {
    func rate(_ age: Int) -> Double { 0.001 + 0.0004 * Double(age) }
    let ages = (0...100).map { "\($0),\(rate($0))" }
    func expected(_ span: ClosedRange<Int>) -> Double {
      span.reduce(0) { $0 + 1_000 * rate($1) }
    }
    let spans = stride(from: 60, to: 90, by: 5).map { $0...($0 + 4) }
    let groups = spans.map { "\($0.lowerBound)-\($0.upperBound),5000,\(expected($0))" }
    func ratios(_ lines: [String], _ table: [String]) throws -> [Double] {
      try withFile("age,exposure,events", lines) { path in
        try withFile("age,rate", table) { table in
          var request = ExperienceRequest(path: path)
          request.standard = table
          return try studyExperience(request).ratios.filter { $0.axis == "age" }
            .compactMap(\.ratio)
        }
      }
    }
    let exact = try ratios(groups, ages)
    #expect(exact.count == 6 && exact.allSatisfy { abs($0 - 1) < 1e-12 }, "\(exact)")
    // 0 for a year and 1–4 for four: (0.02 + 4 × 0.001) / 5 is 0.0048.
    let infants = try ratios(
      ["0-4,50000,240", "5-9,50000,25"], ["0,0.02", "1-4,0.001", "5-9,0.0005"])
    #expect(infants.allSatisfy { abs($0 - 1) < 1e-12 }, "\(infants)")
    // An open group needs an open standard: how people lie over finer ages is not known.
    let open = Array(groups.dropLast()) + ["85+,9000,400"]
    do {
      _ = try ratios(open, ages)
      Issue.record("an open group against single ages was accepted")
    } catch let fault as InputFault {
      #expect(fault.diagnostics.map(\.code) == ["finer-than-open-group"])
      #expect(fault.diagnostics[0].place.line == 7)
    }
    let joined = Array(ages.prefix(85)) + ["85+,0.04"]
    let last = try #require(try ratios(open, joined).last)
    #expect(abs(last - 400 / 360) < 1e-12)
  }

  @Test("groups that all lie above the standard keep the level that they have in common")
  func commonLevel() throws {
    let lines = ["甲", "乙", "丙"].enumerated().flatMap { index, group in
      (2020..<2024).flatMap { year in
        (60..<64).map { age in
          "\(group),\(year),女,\(age),10000,\(1_500 + (year * 7 + age * 3 + index) % 5),0.1"
        }
      }
    }
    try withFile(Self.header + ",rate", lines) { path in
      let outcome = try studyExperience(ExperienceRequest(path: path))
      #expect(abs((outcome.level ?? 0) - 1.5) < 0.01)
      #expect(outcome.credibility.allSatisfy { abs($0.factor - 1.5) < 0.01 })
      let rows = String(decoding: outcome.credibilityTable, as: UTF8.self).split(separator: "\n")
      #expect(rows[0].hasSuffix(",factor,level"))
      for row in rows.dropFirst() {
        let numbers = row.split(separator: ",").dropFirst().map { Double($0) ?? .nan }
        let blend = numbers[3] * numbers[2] + (1 - numbers[3]) * numbers[5]
        #expect(abs(blend - numbers[4]) < 1e-10)
      }
    }
  }

  @Test("graduated rates keep the events and are smoother than the data")
  func graduation() throws {
    try withFile(Self.header, lines()) { path in
      for smoothing in [nil, 100_000.0] {
        var request = ExperienceRequest(path: path)
        request.smoothing = smoothing
        for curve in try studyExperience(request).curves {
          let fitted = zip(curve.graduated, curve.exposure).reduce(0) { $0 + $1.0 * $1.1 }
          #expect(relativeDifference(fitted, curve.events.reduce(0, +)) < 1e-8)
          #expect(smoothing == nil || curve.smoothing == smoothing)
          func roughness(_ rates: [Double]) -> Double {
            (2..<rates.count).reduce(0) { sum, age in
              let bend = rates[age] - 2 * rates[age - 1] + rates[age - 2]
              return sum + bend * bend
            }
          }
          let own = zip(curve.events, curve.exposure).map { $0 / $1 }
          #expect(roughness(curve.graduated) < 0.1 * roughness(own))
        }
      }
    }
  }

  @Test("three files are written, and a page in either language without scripts")
  func writing() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/study-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try withFile(Self.header, lines()) { path in
      let outcome = try studyExperience(ExperienceRequest(path: path))
      try outcome.write(to: folder)
      func rows(_ name: String) -> [Substring] {
        let data = FileManager.default.contents(atPath: folder + "/" + name) ?? Data()
        return String(decoding: data, as: UTF8.self).split(separator: "\n")
      }
      #expect(rows("ratios.csv").count == 1 + 1 + 2 + 3 + 2 + 40)
      #expect(rows("rates.csv").count == 81 && rows("credibility.csv").count == 3)
      for language in [Language.chinese, .english] {
        try outcome.writePage(to: folder + "/page.html", in: language)
        let text = rows("page.html").joined(separator: "\n")
        // Rates of both sexes, and groups; without a standard there is no ratio by age.
        #expect(text.ranges(of: "<figure").count == 3)
        #expect(!text.contains("<script"))
      }
    }
  }

  @Test("what is wrong is told with its line and rule, all at once")
  func faults() throws {
    func faults(_ lines: [String], _ header: String = Self.header) throws -> [String] {
      try withFile(header, lines) { path in
        do throws(InputFault) {
          _ = try studyExperience(ExperienceRequest(path: path))
          return []
        } catch {
          for finding in error.diagnostics {
            #expect(finding.message(in: .chinese) != finding.message(in: .english))
          }
          return error.diagnostics.map {
            $0.code + ":\($0.place.line ?? 0):\($0.place.column ?? 0)"
          }
        }
      }
    }
    #expect(
      try faults(["a,2021,F,20,-5,1", "a,2021,F,21,100,x", "a,20x1,F,22,0,3"])
        == ["negative-exposure:2:13", "not-a-number:3:17", "not-a-whole-number:4:3"])
    #expect(try faults(["a,2021,F,20,0,1"]) == ["events-without-exposure:2:15"])
    #expect(
      try faults(["a,2021,F,20,9,1", "a,2021,F,20,9,1", "a,2021,F,23,9,1", "a,2021,F,21,9,1"])
        == ["missing-age:2:10", "repeated-cell:3:10"])
    #expect(
      try faults(["a,2021,F,20,9,1,0"], Self.header + ",rate") == ["nothing-expected:2:17"])
    #expect(try faults([]) == ["empty-table:0:0"])
    #expect(try faults(["1,2"], "age,exposure").first?.hasPrefix("missing-column") ?? false)
  }
}
