import Foundation
import Funds
import Quantities
import Testing

@testable import Reporting

/// The example county reported on after August and after September 2025.
@Suite("What changed since the last report")
struct ReportDifferenceTests {
  /// A folder of its own, removed with the value.
  private final class Folder {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "since-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes the tables of a report.
    func write(_ report: MeetingReport) throws {
      for (name, bytes) in report.tables() {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
      }
    }

    /// Replaces the first of a text in a file.
    func edit(_ name: String, _ old: String, _ new: String) throws {
      let file = "\(path)/\(name)"
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let range = try #require(text.range(of: old))
      try text.replacingCharacters(in: range, with: new).write(
        toFile: file, atomically: true, encoding: .utf8)
    }
  }

  /// The county's baseline closed at another month, beside the county's own data.
  private static func county(closedThrough: String, shift: String? = nil) throws -> String {
    let home = MeetingFixture.root + "/scenarios/example-county"
    let folder = NSTemporaryDirectory() + "county-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["data", "people"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/\(name)", withDestinationPath: "\(home)/\(name)")
    }
    let text = try String(contentsOfFile: home + "/baseline.yaml", encoding: .utf8)
    let line = "closed-through: 2025-09"
    try #require(text.contains(line))
    var edited = text.replacingOccurrences(of: line, with: "closed-through: \(closedThrough)")
    if let shift { edited += shift }
    try edited.write(toFile: folder + "/baseline.yaml", atomically: true, encoding: .utf8)
    return folder + "/baseline.yaml"
  }

  private static func report(
    _ closedThrough: String, language: Language = .chinese, shift: String? = nil,
    since: EarlierReport? = nil
  ) throws -> MeetingReport {
    let file = try county(closedThrough: closedThrough, shift: shift)
    let folder = (file as NSString).deletingLastPathComponent
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try MeetingFixture.report(file: file, language: language, paths: 0, since: since)
  }

  @Test("a report closed later is refused as the earlier one, in both languages")
  func laterReport() throws {
    let folder = try Folder()
    try folder.write(Self.report("2025-09"))
    let earlier = try EarlierReport.read(folder.path)
    let fault = try #require(earlier.fault(before: Self.report("2025-08").chapters))
    #expect(fault.code == "later-report" && fault.place.file == folder.path)
    #expect(fault.message(in: .chinese).contains("数据截至 2025-09，晚于本次的 2025-08"))
    #expect(fault.message(in: .english).contains("data to 2025-09, later than 2025-08"))
    #expect(try earlier.fault(before: Self.report("2025-09").chapters) == nil)
  }

  @Test("a report held against itself differs in nothing")
  func same() throws {
    let folder = try Folder()
    let now = try Self.report("2025-09")
    try folder.write(now)
    let earlier = try EarlierReport.read(folder.path)
    for chapter in now.chapters {
      let difference = try #require(ReportDifference(chapter, since: earlier))
      #expect(difference.years.map(\.year) == chapter.timeline.projectedYears)
      for year in difference.years {
        #expect(abs(year.book - year.earlierBook) < 1e-3)
        // What was printed then is read back as it is printed now.
        #expect(year.printedBook == year.printedEarlierBook)
        #expect(year.printedBook == chapter.year(year.year)?.closing.value)
        #expect(year.revised == 0 || abs(year.revised) < 0.1)
        // Payable months too are read back as they were printed, not rounded a second time.
        #expect(
          year.earlierMonths
            == year.months.flatMap { PrintedFigure(rounding: $0, decimals: 2) }?.value)
      }
      #expect(difference.lines.isEmpty && difference.courses.isEmpty)
      #expect(difference.revisions.isEmpty && difference.revisedCourses.isEmpty)
      #expect(difference.knownCourses.isEmpty)
      #expect(chapter.sinceOutlookTable(difference).rows.isEmpty)
    }
  }

  @Test("the change of the balance is what became known, was revised and is now expected")
  func parts() throws {
    let folder = try Folder()
    try folder.write(try Self.report("2025-08"))
    let earlier = try EarlierReport.read(folder.path)
    let now = try Self.report("2025-09", since: earlier)
    for chapter in now.chapters {
      let difference = try #require(now.difference(chapter))
      #expect(difference.earlierClosing == Period(year: 2025, month: 8))
      #expect(difference.closing == Period(year: 2025, month: 9))
      let judged = Set(
        (chapter.timeline.judgedLines(.income) + chapter.timeline.judgedLines(.expenditure))
          .map(\.name))
      let known = difference.lines.filter { judged.contains($0.item.name) }.reduce(0.0) {
        $0 + ($1.item.side == .income ? 1 : -1) * ($1.actual - $1.projected)
      }
      #expect(difference.lines.contains { $0.actual != $0.projected })
      for year in difference.years {
        #expect(abs(year.known - known) < 1e-6)
        // Tables hold four decimals: hundreds of amounts may miss by half of the last.
        #expect(abs(year.other) < 0.1, "\(chapter.name) \(year.year): \(year.other)")
        #expect(year.outlook != 0)
      }
      for (index, year) in difference.years.enumerated() {
        let effects = difference.outlooks.reduce(0.0) { $0 + $1.effects[index] }
        #expect(abs(effects - year.outlook) < 1e-6)
      }
      let table = chapter.sinceOutlookTable(difference)
      let years = chapter.sinceYearTable(difference)
      // What became known is one amount, whichever year's end it moves.
      #expect(Set(years.rows.map { $0.cells[4].change?.count }).count == 1)
      for row in years.rows {
        #expect(
          row.cells[4...7].reduce(0) { $0 + ($1.change?.count ?? 0) } == row.cells[3].change?.count)
      }
      for (index, row) in years.rows.enumerated() {
        // Fund balance: year, then, now, change, closed since, revised, outlook.
        let outlook = try #require(row.cells[6].change)
        let printed = table.rows.compactMap { $0.cells[index + 2].change?.count }
        #expect(printed.dropLast().reduce(0, +) == outlook.count)
        #expect(printed.last == outlook.count)
      }
    }
    let names = now.tables().map(\.name)
    #expect(names.contains("since-lines.csv") && names.contains("since-files.csv"))
    #expect(now.page().contains("与上次报告相比"))
  }

  @Test("a record that was revised is named with its line and month, the largest first")
  func revisions() throws {
    let folder = try Folder()
    let now = try Self.report("2025-09")
    try folder.write(now)
    let chapter = try #require(now.chapters.first)
    let line = try #require(chapter.model.lines.first { $0.side == .expenditure })
    let name = "\(folder.path)/lines.csv"
    var rows = try String(contentsOfFile: name, encoding: .utf8).components(separatedBy: "\n")
    let changed = [("2025-03", 100.0), ("2024-11", -250.0)]
    for (month, amount) in changed {
      let start = "\(chapter.model.title.chinese),基金记录,"
      let index = try #require(
        rows.firstIndex {
          $0.hasPrefix(start) && $0.contains(",\(month),") && $0.hasSuffix(",\(line.name)")
        })
      var fields = rows[index].components(separatedBy: ",")
      fields[6] = "\(try #require(Double(fields[6])) + amount)"
      rows[index] = fields.joined(separator: ",")
    }
    try rows.joined(separator: "\n").write(toFile: name, atomically: true, encoding: .utf8)
    let difference = try #require(
      ReportDifference(chapter, since: EarlierReport.read(folder.path)))
    #expect(difference.revisions.map(\.item.name) == [line.name, line.name])
    #expect(
      difference.revisions.map { SinceText.span($0.periods) } == ["2024-11", "2025-03"])
    for (revision, change) in zip(difference.revisions, [250.0, -100]) {
      #expect(abs(revision.now - revision.earlier - change) < 1e-3)
    }
    #expect(chapter.sinceRevisionTable(difference, limit: 1).rows.count == 1)
  }

  @Test("what was spread over months is a revision as a whole, and none where its sum stays")
  func spreadRevisions() throws {
    let folder = try Folder()
    let now = try Self.report("2025-09")
    let chapter = try #require(now.chapters.first)
    let line = try #require(chapter.model.lines.first { $0.side == .expenditure })
    for (moves, spans) in [([60.0, -100, 40], []), ([60, -100, 90], ["2025-01—2025-03"])] {
      try folder.write(now)
      let name = "\(folder.path)/lines.csv"
      var rows = try String(contentsOfFile: name, encoding: .utf8).components(separatedBy: "\n")
      for (month, move) in zip(1...3, moves) {
        let index = try #require(
          rows.firstIndex {
            $0.hasPrefix("\(chapter.model.title.chinese),基金记录,")
              && $0.contains(",2025-0\(month),") && $0.hasSuffix(",\(line.name)")
          })
        var fields = rows[index].components(separatedBy: ",")
        fields[5] = CommonText.spread.chinese
        fields[6] = "\(try #require(Double(fields[6])) + move)"
        rows[index] = fields.joined(separator: ",")
      }
      try rows.joined(separator: "\n").write(toFile: name, atomically: true, encoding: .utf8)
      let difference = try #require(
        ReportDifference(chapter, since: EarlierReport.read(folder.path)))
      #expect(difference.revisions.map { SinceText.span($0.periods) } == spans)
      #expect(difference.revisions.allSatisfy { abs($0.now - $0.earlier + 50) < 1e-3 })
    }
  }

  @Test("a rate or a number of people that was revised is named with its first month")
  func revisedCourses() throws {
    let folder = try Folder()
    let now = try Self.report("2025-09")
    try folder.write(now)
    let chapter = try #require(now.chapters.first)
    let name = "\(folder.path)/assumptions.csv"
    var rows = try String(contentsOfFile: name, encoding: .utf8).components(separatedBy: "\n")
    for month in ["2024-05", "2024-06"] {
      let index = try #require(
        rows.firstIndex {
          $0.hasPrefix(chapter.model.title.chinese) && $0.contains(",resident.participation,")
            && $0.contains(",\(month),")
        })
      var fields = rows[index].components(separatedBy: ",")
      fields[5] = "\(try #require(Double(fields[5])) - 2)"
      rows[index] = fields.joined(separator: ",")
    }
    try rows.joined(separator: "\n").write(toFile: name, atomically: true, encoding: .utf8)
    let difference = try #require(
      ReportDifference(chapter, since: EarlierReport.read(folder.path)))
    let course = try #require(difference.revisedCourses.first)
    #expect(difference.revisedCourses.count == 1 && difference.courses.isEmpty)
    #expect(course.assumption.name == "resident.participation")
    #expect(course.from == Period(year: 2024, month: 5))
    #expect(abs(course.now - course.earlier - 2) < 1e-5)
    #expect(chapter.sinceRevisedCourseTable(difference).rows.count == 1)
  }

  @Test("what was assumed of a month closed since is named beside what it is now")
  func knownCourses() throws {
    let folder = try Folder()
    try folder.write(try Self.report("2025-08"))
    let name = "\(folder.path)/assumptions.csv"
    var rows = try String(contentsOfFile: name, encoding: .utf8).components(separatedBy: "\n")
    let now = try Self.report("2025-09")
    let chapter = try #require(now.chapters.first)
    let path = try #require(chapter.plan.parameters["resident.participation"])
    let month = Period(year: 2025, month: 9)
    for index in rows.indices
    where rows[index].hasPrefix(chapter.model.title.chinese)
      && rows[index].contains(",resident.participation,") && rows[index].contains(",\(month),")
    {
      var fields = rows[index].components(separatedBy: ",")
      fields[5] = "12"
      rows[index] = fields.joined(separator: ",")
    }
    try rows.joined(separator: "\n").write(toFile: name, atomically: true, encoding: .utf8)
    let difference = try #require(
      ReportDifference(chapter, since: EarlierReport.read(folder.path)))
    let courses = difference.knownCourses.filter {
      $0.assumption.name == "resident.participation"
    }
    #expect(courses.count == path.values.count)
    for course in courses {
      #expect(course.from == month && course.earlier == 12)
      #expect(
        abs(course.now - path.value(group: course.assumption.index, at: month) * 100) < 1e-9)
    }
    // Nothing else is said of the month: it was neither closed then nor is it ahead now.
    #expect(!difference.revisedCourses.contains { $0.from == month })
    #expect(!difference.courses.contains { $0.from == month })
    #expect(chapter.sinceKnownCourseTable(difference).rows.count == difference.knownCourses.count)
  }

  @Test("a year that has closed since stands first, what was expected of its end beside what came")
  func closedYear() throws {
    let folder = try Folder()
    let then = try Self.report("2024-11")
    try folder.write(then)
    let now = try Self.report("2025-02", since: try EarlierReport.read(folder.path))
    for (before, chapter) in zip(then.chapters, now.chapters) {
      let difference = try #require(now.difference(chapter))
      let year = try #require(difference.years.first)
      #expect(year.year == 2024 && year.isClosed && year.outlook == 0)
      #expect(difference.years.dropFirst().allSatisfy { !$0.isClosed })
      #expect(year.printedEarlierBook == before.year(2024)?.closing.value)
      #expect(year.printedBook == chapter.year(2024)?.closing.value)
      #expect(year.months != nil && year.earlierMonths != nil)
      let row = try #require(chapter.sinceYearTable(difference).rows.first)
      let parts = row.cells[4...7].reduce(0) { $0 + ($1.change?.count ?? 0) }
      #expect(parts == row.cells[3].change?.count && row.cells[6].change?.count == 0)
    }
  }

  @Test("an assumption that changed is named with its first date, then and now")
  func courses() throws {
    let folder = try Folder()
    try folder.write(try Self.report("2025-09"))
    let change = """

      changes:
        - {parameter: resident.participation, shift: -1 pp, from: 2027-01, source: 测算}

      """
    let now = try Self.report("2025-09", shift: change)
    let chapter = try #require(now.chapters.first)
    let earlier = try EarlierReport.read(folder.path)
    let courses = try #require(ReportDifference(chapter, since: earlier)).courses
    #expect(!courses.isEmpty)
    for course in courses {
      #expect(course.assumption.name == "resident.participation")
      #expect(course.from == Period(year: 2027, month: 1))
      #expect(abs(course.now - course.earlier + 1) < 1e-5)
    }
  }

  @Test("in every table of changes the change is the difference of the figures printed beside it")
  func printedChanges() throws {
    let folder = try Folder()
    let change = """

      changes:
        - {parameter: resident.participation, shift: -0.37 pp, from: 2026-01, source: 测算}

      """
    try folder.write(try Self.report("2025-08", shift: change))
    let now = try Self.report("2025-09", since: try EarlierReport.read(folder.path))
    var rows = 0
    for chapter in now.chapters {
      let difference = try #require(now.difference(chapter))
      let tables = [
        chapter.sinceLineTable(difference), chapter.sinceRevisionTable(difference),
        chapter.sinceCourseTable(difference),
      ]
      for (table, first) in zip(tables, [2, 2, 3]) {
        for row in table.rows {
          guard case .figure(let then) = row.cells[first].value,
            case .figure(let now) = row.cells[first + 1].value,
            case .change(let change) = row.cells[first + 2].value
          else {
            Issue.record("A row without its three figures.")
            continue
          }
          #expect(change.count == now.count - then.count)
          rows += 1
        }
      }
    }
    #expect(rows > 10)
  }

  @Test("an earlier report with the older, shorter manifest is read, and what is new is named")
  func olderManifest() throws {
    let folder = try Folder()
    let report = try Self.report("2025-09")
    try folder.write(report)
    try """
    名称,内容或校验值
    程序版本,FundCast 0.0
    随机种子,1
    模拟次数,–
    线性代数内核,generic
    data/resident.csv,sha256:00

    """.write(toFile: "\(folder.path)/manifest.csv", atomically: true, encoding: .utf8)
    let now = try Self.report("2025-09", since: try EarlierReport.read(folder.path))
    let table = try #require(now.sinceFileTable())
    #expect(table.rows.map { $0.cells[0].text(.chinese) } == ["方案文件"])
    #expect(table.rows.map { $0.cells[1].text(.chinese) } == [SinceText.added(.chinese)])
  }

  @Test("an earlier report in the other language says the same")
  func languages() throws {
    let (chinese, english) = (try Folder(), try Folder())
    try chinese.write(try Self.report("2025-08"))
    try english.write(try Self.report("2025-08", language: .english))
    let now = try Self.report("2025-09")
    for chapter in now.chapters {
      let one = try #require(
        ReportDifference(chapter, since: EarlierReport.read(chinese.path)))
      let other = try #require(
        ReportDifference(chapter, since: EarlierReport.read(english.path)))
      #expect(one.years.map(\.outlook) == other.years.map(\.outlook))
      #expect(one.lines.map(\.projected) == other.lines.map(\.projected))
      #expect(one.courses.map(\.earlier) == other.courses.map(\.earlier))
    }
  }

  @Test("a folder that no run wrote, and a table that was damaged, are named")
  func faults() throws {
    let folder = try Folder()
    do {
      _ = try EarlierReport.read(folder.path)
      Issue.record("An empty folder was read as a report.")
    } catch {
      #expect(error.diagnostics.map(\.code).contains("no-earlier-report"))
    }
    try folder.write(try Self.report("2025-09"))
    try folder.edit("measures.csv", "账面结余,2025-10", "账面结余,十月")
    do {
      _ = try EarlierReport.read(folder.path)
      Issue.record("A period that is none was read.")
    } catch {
      #expect(error.diagnostics.map(\.code) == ["not-a-period"])
      #expect(error.diagnostics.first?.place.file.hasSuffix("measures.csv") == true)
      #expect(error.diagnostics.first?.place.line != nil)
    }
  }
}

extension ReportTable.Cell {
  /// The figure of a cell that holds a change.
  fileprivate var change: PrintedFigure? {
    guard case .change(let figure) = value else { return nil }
    return figure
  }
}
