import Foundation
import FundCast
import Quantities
import TestSupport
import Testing

@Suite("Checking files")
struct CheckTests {
  /// Every file of the project that FundCast reads.
  private static func files() -> [String] {
    var paths: [String] = []
    for folder in ["models", "scenarios"] {
      let all = FileManager.default.enumerator(atPath: Project.path(folder))
      while let name = all?.nextObject() as? String {
        // The copy with planted slips is for the examples of a data review.
        if name.contains("/review/") { continue }
        if name.hasSuffix(".yaml") || name.hasSuffix(".csv") { paths.append("\(folder)/\(name)") }
      }
    }
    return paths.sorted()
  }

  @Test("every model, form, scenario and record file of the project is sound")
  func projectFiles() async {
    let files = Self.files()
    #expect(files.count > 20)
    let outcome = await checkFiles(files.map(Project.path), models: nil)
    for finding in outcome.findings where finding.severity == .error {
      Issue.record("\(finding.message(in: .english))")
    }
    #expect(outcome.sound.count == files.count)
  }

  @Test("a likely slip of the unit is a warning at the record's row, and the scenario is sound")
  func slipOfTheUnit() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "fundcast-check-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Project.path("scenarios/medicare-hi")), to: folder)
    let file = folder.appendingPathComponent("data/hi.csv")
    var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    let row = try #require(lines.lastIndex { $0.hasPrefix("hi,payroll-taxes,") })
    lines[row] = lines[row].replacingOccurrences(
      of: #",flow,([0-9.]+),"#, with: ",flow,$1000,", options: .regularExpression)
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    let outcome = await checkFiles(
      [folder.appendingPathComponent("baseline.yaml").path], models: Project.path("models"))
    let warning = try #require(outcome.findings.first { $0.code == "doubtful-figure" })
    #expect(warning.severity == .warning)
    #expect(outcome.sound.first?.verdict.chinese.contains("请先核对再用") ?? false)
    #expect(warning.place.file.hasSuffix("data/hi.csv") && warning.place.line == row + 1)
  }

  @Test("amounts in the wrong unit throughout are named: all of them, or all but the balances")
  func wholeTable() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let national = folder.appendingPathComponent("national")
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Project.path("scenarios/china-national")), to: national)
    let file = national.appendingPathComponent("data/resident.csv")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
    func found(where isWrong: (String) -> Bool) async throws -> (texts: [String], verdict: String) {
      try lines.map {
        isWrong($0) ? $0.replacingOccurrences(of: ",亿元,", with: ",万元,") : $0
      }.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
      let outcome = await checkFiles(
        [national.appendingPathComponent("resident.yaml").path], models: Project.path("models"))
      #expect(!outcome.hasErrors)
      return (
        outcome.findings.filter { $0.code == "doubtful-figure" }.map { $0.found.chinese },
        outcome.sound.first?.verdict.chinese ?? ""
      )
    }
    let sound = try await found { _ in false }
    #expect(sound.texts.isEmpty && sound.verdict == "没有问题")
    let all = try await found { _ in true }
    #expect(all.texts.count == 1 && all.texts[0].contains("基金收入 2022 年为公式数的 1/"), "\(all)")
    #expect(all.verdict.hasPrefix("请先核对再用：1 处"))
    let flows = try await found { !$0.contains("balance.book") }
    #expect(
      flows.texts.contains { $0.hasPrefix("统筹基金结余") && $0.contains("够付") }, "\(flows)")
  }

  @Test("parameters that stay because nothing is said of them are named")
  func unstated() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let small = folder.appendingPathComponent("small")
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Project.path("scenarios/small-county")), to: small)
    let baseline = small.appendingPathComponent("baseline.yaml")
    var lines = try String(contentsOf: baseline, encoding: .utf8).components(separatedBy: "\n")
    let first = try #require(
      lines.firstIndex { $0 == "  - parameter: resident.subsidy.standard" })
    lines.removeSubrange(first..<first + 4)
    try lines.joined(separator: "\n").write(to: baseline, atomically: true, encoding: .utf8)
    let outcome = await checkFiles([baseline.path], models: Project.path("models"))
    let remark = try #require(outcome.findings.first { $0.code == "unstated" })
    #expect(remark.severity == .note && !outcome.hasErrors)
    #expect(remark.message(in: .chinese).contains("1 项没有写出今后怎样变，按最后一个数不变测算：居民财政补助标准"))
    let whole = await checkFiles(
      [Project.path("scenarios/small-county/baseline.yaml")], models: Project.path("models"))
    #expect(!whole.findings.contains { $0.code == "unstated" })
  }

  @Test("what is missing or unknown is said by name")
  func missingFile() async {
    let outcome = await checkFiles([Project.path("scenarios/nowhere.yaml")], models: nil)
    #expect(outcome.hasErrors)
    #expect(outcome.findings.first?.place.file.hasSuffix("nowhere.yaml") ?? false)
  }

  @Test("what is wrong in a workbook of records is said by sheet and cell")
  func workbook() async throws {
    let folder = try Project.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let head = ["基金", "项目", "期间", "口径", "数值", "单位", "来源"].map {
      WorkbookFixture.Cell.shared($0)
    }
    func row(_ value: WorkbookFixture.Cell) -> [WorkbookFixture.Cell] {
      ["resident", "inpatient", "2024-01", "当期"].map { .text($0) } + [
        value, .text("万元"), .text("月报"),
      ]
    }
    let sheets: [WorkbookFixture.Sheet] = [
      .init("收入", [head, row(.number("1"))]), .init("支出", [head, row(.text("12,3x"))]),
      .init("说明", [[.text("填报说明")]]),
    ]
    let path = WorkbookFixture(sheets).write(to: folder.appendingPathComponent("a.xlsx").path)
    let slip = await checkFiles([path], models: nil)
    #expect(slip.findings.map(\.code) == ["not-a-number"])
    #expect(slip.findings.first?.place.description.hasSuffix("[支出] E2") ?? false)
    let alone = await checkFiles([path + "#收入"], models: nil)
    #expect(!alone.hasErrors && alone.sound.count == 1)

    var short = head
    short[4] = .shared("数目")
    let lacking: [WorkbookFixture.Sheet] = [
      .init("收入", [head, row(.number("1"))]), .init("支出", [short, row(.number("2"))]),
    ]
    let other = WorkbookFixture(lacking).write(to: folder.appendingPathComponent("b.xlsx").path)
    let found = await checkFiles([other], models: nil).findings.filter { $0.severity == .error }
    #expect(found.map(\.code) == ["missing-column"] && found.first?.place.sheet == "支出")
  }
}
