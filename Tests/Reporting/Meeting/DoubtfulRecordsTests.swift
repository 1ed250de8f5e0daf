import Foundation
import Quantities
import Scenarios
import Testing

@testable import Reporting

@Suite("What a report says of records that are missing or in doubt")
struct DoubtfulRecordsTests {
  /// The county with records edited, in a folder of its own while its report is made.
  private func edited(_ edit: (String) -> String) throws -> FundChapter {
    let home = MeetingFixture.root + "/scenarios/example-county"
    let folder = NSTemporaryDirectory() + "county-\(UUID().uuidString)"
    try FileManager.default.copyItem(atPath: home, toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let records = folder + "/data/resident.csv"
    let lines = try String(contentsOfFile: records, encoding: .utf8).split(separator: "\n")
    try lines.map { edit(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
      .write(toFile: records, atomically: true, encoding: .utf8)
    return try MeetingFixture.report(
      file: folder + "/baseline.yaml", language: .chinese, paths: 0
    ).chapters[0]
  }

  @Test("A year that lacks a month's record is marked, with the line and the month below the table")
  func missingMonth() throws {
    let chapter = try edited { $0.hasPrefix("resident,inpatient,,2023-05") ? "" : $0 }
    let table = chapter.adequacyTable()
    let marked = table.rows.map { $0.cells[0].text.chinese }.filter { $0.hasSuffix("*") }
    #expect(marked == ["2023 *"])
    let note = try #require(table.notes.first { $0.chinese.hasPrefix("* 2023 年缺数") })
    #expect(note.chinese.contains("住院费用支出（当年结算） 2023-05"))
    #expect(note.english.contains("2023-05") && note.english.hasPrefix("* Records of 2023"))
    #expect(
      try !MeetingFixture.county.get().chapters[0].adequacyTable().notes.contains {
        $0.chinese.hasPrefix("*")
      })
  }

  @Test("The first page says how much of the data is in doubt, the weightiest first")
  func doubts() throws {
    #expect(try MeetingFixture.county.get().chapters.allSatisfy { $0.doubtSentence() == nil })
    let chapter = try edited { line in
      if line.hasPrefix("resident,general-outpatient,,2025-05,flow,") {
        return line.replacing(",flow,", with: ",flow,1000")
      }
      return line.hasPrefix("resident,other-expenditure,,2024-03,flow,")
        ? line.replacing(",flow,", with: ",flow,-") : line
    }
    let words = try #require(chapter.doubtSentence()).chinese
    // The slip and the balance that it no longer explains, then the sign.
    #expect(words.hasPrefix("3 处数据存疑"))
    let first = try #require(words.range(of: "普通门诊统筹支出 2025-05"))
    let second = try #require(words.range(of: "2025-05 统筹基金公布结余"))
    #expect(first.lowerBound < second.lowerBound)
  }

  @Test("The first page and the draft say which parameters stay because nothing is said of them")
  func unstated() throws {
    #expect(try MeetingFixture.county.get().chapters.allSatisfy { $0.unstatedSentence() == nil })
    let folder = NSTemporaryDirectory() + "county-\(UUID().uuidString)"
    try FileManager.default.copyItem(
      atPath: MeetingFixture.root + "/scenarios/example-county", toPath: folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let baseline = folder + "/baseline.yaml"
    var lines = try String(contentsOfFile: baseline, encoding: .utf8).components(separatedBy: "\n")
    // An assumption stands on four lines where it has values, on three where it only goes on.
    for (name, count) in [("resident.subsidy.standard", 4), ("resident.reimbursement-ratio", 3)] {
      let first = try #require(lines.firstIndex { $0 == "  - parameter: \(name)" })
      lines.removeSubrange(first..<first + count)
    }
    try lines.joined(separator: "\n").write(toFile: baseline, atomically: true, encoding: .utf8)
    let report = try MeetingFixture.report(file: baseline, language: .chinese, paths: 0)
    let chapter = report.chapters[0]
    #expect(
      Set(chapter.baseline.fundCase.unstatedParameters)
        == ["resident.subsidy.standard", "resident.reimbursement-ratio"])
    let words = try #require(chapter.unstatedSentence())
    #expect(words.chinese.hasPrefix("2 项参数没有写出今后怎样变"))
    #expect(words.chinese.contains("居民财政补助标准") && words.chinese.contains("居民住院实际报销比例"))
    #expect(words.english.contains("they stay as they were last"))
    #expect(report.chapters[1].unstatedSentence() == nil)
    #expect(report.page().contains(words.chinese))
  }
}
