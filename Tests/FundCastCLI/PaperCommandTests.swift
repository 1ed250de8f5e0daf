import Foundation
import Testing

@Suite("The commands that write a paper, as processes")
struct PaperCommandTests {
  private static let models = ["--models", BuiltCommand.project("models"), "--paths", "200"]
  private static func county(_ file: String) -> String {
    BuiltCommand.project("scenarios/example-county/" + file)
  }

  @Test("The budget of another year, and of a variant as if it were decided")
  func budget() throws {
    try BuiltCommand.withFolder { folder in
      let command = ["budget", Self.county("baseline.yaml")]
      let found = try BuiltCommand.run(
        command + ["--year", "2027", "--out", "b.xlsx", "--out", "b.html"] + Self.models,
        in: folder)
      #expect(found.code == 0, "\(found)")
      #expect(found.output.contains("2027 年预算收入") && found.output.contains("写出 b.html"))
      let page = try String(
        contentsOf: folder.appendingPathComponent("b.html"), encoding: .utf8)
      #expect(page.contains("2027 年城乡居民基本医疗保险基金收支预算表"))
      #expect(try Data(contentsOf: folder.appendingPathComponent("b.xlsx")).count > 5_000)
      let own = try BuiltCommand.run(command + Self.models, in: folder)
      let decided = try BuiltCommand.run(
        ["budget", Self.county("variants/subsidy-plus-30.yaml")] + Self.models, in: folder)
      #expect(own.code == 0 && decided.code == 0, "\(own)\n\(decided)")
      #expect(own.output.contains("2026 年预算收入") && own.output != decided.output)
    }
  }

  @Test("The costing says what a measure costs and writes the page")
  func cost() throws {
    try BuiltCommand.withFolder { folder in
      let found = try BuiltCommand.run(
        ["cost", Self.county("variants/benefit-deductible-300.yaml"), "--out", "c.html"]
          + Self.models, in: folder)
      #expect(found.code == 0, "\(found)")
      #expect(found.output.contains("自 2026 年 7 月起影响基金收支"))
      #expect(found.output.contains("须报上级"))
      let page = try String(
        contentsOf: folder.appendingPathComponent("c.html"), encoding: .utf8)
      #expect(page.contains("实施前后对比") && page.contains("政策调整内容"))
    }
  }

  @Test("What cannot be written is refused before anything is computed, and nothing is left behind")
  func refused() throws {
    try BuiltCommand.withFolder { folder in
      let variant = Self.county("variants/subsidy-plus-30.yaml")
      for (arguments, words) in [
        (["budget", Self.county("baseline.yaml"), "--year", "2040"], "没有测算到年末"),
        (["budget", Self.county("baseline.yaml"), "--year", "2024"], "已经结账"),
        (["cost", Self.county("baseline.yaml")], "没有方案改变基线"),
        (["cost", variant, "--out", "x.pdf"], ".xlsx（工作簿）或 .html（页面）"),
        (["cost", variant, "--out", "x.html", "--out", "x.html"], "x.html"),
        (["budget", BuiltCommand.project("scenarios/medicare-hi/baseline.yaml")], "预算表式"),
      ] {
        let found = try BuiltCommand.run(arguments + Self.models, in: folder)
        #expect(found.code == 2 && found.errors.contains(words), "\(arguments)\n\(found)")
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!left.contains { $0.hasPrefix("x.") })
    }
  }
}
