import Foundation
import Testing

@Suite("The monthly run and the archive as processes")
struct MonthlyCommandTests {
  private static func plan(_ folder: URL, _ archive: String = "archive") throws {
    let baseline = BuiltCommand.project("scenarios/small-county/baseline.yaml")
    try "fundcast-monthly: 1\nscenarios: [\(baseline)]\n\(archive): runs\n".write(
      to: folder.appendingPathComponent("plan.yaml"), atomically: true, encoding: .utf8)
  }

  @Test("It runs, files, and is verified; an altered result ends verification with 2")
  func done() throws {
    try BuiltCommand.withFolder { folder in
      try Self.plan(folder)
      let monthly = ["monthly", "plan.yaml", "--models", BuiltCommand.project("models")]
      let first = try BuiltCommand.run(monthly, in: folder)
      #expect(first.code == 0 && first.errors.isEmpty, "\(first)")
      #expect(first.output.contains("运行已完成") && first.output.contains("报告：runs/"))
      let second = try BuiltCommand.run(monthly, in: folder)
      #expect(second.code == 0 && second.output.contains("没有重新运行"), "\(second)")
      let list = try BuiltCommand.run(["archive", "list", "runs"], in: folder)
      #expect(list.code == 0 && list.output.split(separator: "\n").count == 1, "\(list)")
      let shown = try BuiltCommand.run(["archive", "show", "runs/latest"], in: folder)
      #expect(shown.code == 0 && shown.output.contains("records.xlsx"), "\(shown)")
      #expect(try BuiltCommand.run(["archive", "verify", "runs"], in: folder).code == 0)
      try Data("x".utf8).write(to: folder.appendingPathComponent("runs/latest/lines.csv"))
      let found = try BuiltCommand.run(["archive", "verify", "runs"], in: folder)
      #expect(found.code == 2 && found.output.contains("被改动：lines.csv"), "\(found)")
    }
  }

  @Test("A misspelt key of the plan is answered with its line and the right word")
  func misspelt() throws {
    try BuiltCommand.withFolder { folder in
      try Self.plan(folder, "archiv")
      let found = try BuiltCommand.run(["monthly", "plan.yaml"], in: folder)
      #expect(found.code == 2 && found.errors.contains("plan.yaml:3:1"), "\(found)")
      #expect(found.errors.contains("是否想写“archive”？"), "\(found)")
    }
  }
}
