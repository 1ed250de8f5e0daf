import Foundation
import Testing

@Suite("fundcast solve")
struct SolveCommandTests {
  private static let question = [
    "solve", BuiltCommand.project("scenarios/example-county/baseline.yaml"), "--models",
    BuiltCommand.project("models"), "--for", "居民个人缴费标准", "--paths", "0",
  ]

  @Test("It says the answer, writes the variant that `run` takes, and leaves with 0")
  func answer() throws {
    try BuiltCommand.withFolder { folder in
      let target = "可支付月数 ≥ 6 到 2030-12"
      let found = try BuiltCommand.run(
        Self.question + ["--until", target, "--out", "solved.yaml"], in: folder)
      #expect(found.code == 0, "\(found)")
      #expect(found.output.contains("需变动 +"))
      let text = try String(
        contentsOf: folder.appendingPathComponent("solved.yaml"), encoding: .utf8)
      #expect(text.contains("  - \"\(target)\"\n"))
      let check = try BuiltCommand.run(
        ["check", "solved.yaml", "--models", BuiltCommand.project("models")], in: folder)
      #expect(check.code == 0, "\(check)")
      // The written move meets the target as it stands.
      let again = try BuiltCommand.run(
        ["solve", "solved.yaml", "--models", BuiltCommand.project("models"), "--for"]
          + ["resident.contribution.individual", "--paths", "0", "--json"], in: folder)
      #expect(again.code == 0 && again.output.contains("\"answer\" : \"already-met\""), "\(again)")
    }
  }

  @Test("It leaves with 1 where the target cannot be reached, and with 2 where it cannot be read")
  func codes() throws {
    try BuiltCommand.withFolder { folder in
      let far = try BuiltCommand.run(
        Self.question.map { $0 == "居民个人缴费标准" ? "resident.participation" : $0 }
          + ["--until", "payable-months >= 6 by 2030-12"], in: folder)
      #expect(far.code == 1 && far.output.contains("达不到"), "\(far)")
      let wrong = try BuiltCommand.run(
        Self.question + ["--until", "6 months by 2030-12", "--out", "solved.yaml"], in: folder)
      #expect(wrong.code == 2 && wrong.errors.contains("--until"), "\(wrong)")
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("solved.yaml").path))
    }
  }

  @Test("It refuses to write over the scenario that it reads")
  func overwrite() throws {
    try BuiltCommand.withFolder { folder in
      let found = try BuiltCommand.run(
        ["solve", "a.yaml", "--for", "x", "--out", "./a.yaml"], in: folder)
      #expect(found.code == 2 && found.errors.contains("a.yaml"), "\(found)")
    }
  }
}
