import Foundation
import Testing

@Suite("The command as a process")
struct CommandTests {
  private static let forecast = ["forecast", "series.csv", "--horizon", "6", "--out", "f.csv"]

  @Test("It leaves with 0 when done, and says what it did and where it wrote")
  func done() throws {
    try BuiltCommand.withFolder { folder in
      let found = try BuiltCommand.run(Self.forecast + ["--method", "theta"], in: folder)
      #expect(found.code == 0 && found.errors.isEmpty, "\(found)")
      #expect(found.output.contains("预测 2 条序列") && found.output.contains("写出 f.csv"))
      let rows = try String(
        contentsOf: folder.appendingPathComponent("f.csv"), encoding: .utf8
      ).split(separator: "\n")
      #expect(rows.count == 13)
      #expect(rows[0] == "series,period,step,method,mean,lo80,hi80,lo95,hi95")
      let english = try BuiltCommand.run(
        Self.forecast + ["--method", "theta", "--language", "en"], in: folder)
      #expect(english.output.contains("2 series forecast") && !english.output.contains("预测"))
    }
  }

  @Test("A misspelt option is named with the right one, not as the one that is missing")
  func misspeltOption() throws {
    try BuiltCommand.withFolder { folder in
      let found = try BuiltCommand.run(
        ["forecast", "series.csv", "--horzon", "6", "--out", "f.csv"], in: folder)
      #expect(found.code == 2)
      #expect(found.errors.contains("没有选项 --horzon，是否想写 --horizon？"), "\(found.errors)")
      let missing = try BuiltCommand.run(["forecast", "series.csv", "--out", "f.csv"], in: folder)
      #expect(missing.errors.contains("缺少 --horizon"), "\(missing.errors)")
    }
  }

  @Test("A scenario is written as a workbook, which runs; options of records do not go with it")
  func scenarioWorkbook() throws {
    try BuiltCommand.withFolder { folder in
      let baseline = BuiltCommand.project("scenarios/small-county/baseline.yaml")
      let template = ["template", baseline, "--out", "county.xlsx"]
      let models = ["--models", BuiltCommand.project("models")]
      let written = try BuiltCommand.run(template + ["--scenario"] + models, in: folder)
      #expect(written.code == 0, "\(written)")
      #expect(written.output.contains("写出 county.xlsx"), "\(written)")
      let checked = try BuiltCommand.run(["check", "county.xlsx"] + models, in: folder)
      #expect(checked.code == 0 && checked.output.contains("方案"), "\(checked)")
      let wrong = try BuiltCommand.run(template + ["--scenario", "--blank"] + models, in: folder)
      #expect(wrong.code == 2 && wrong.errors.contains("只用于记录"), "\(wrong)")
      let both = try BuiltCommand.run(template + ["--scenario", "--variant"] + models, in: folder)
      #expect(both.code == 2, "\(both)")
    }
  }

  @Test(
    "A subsidy that comes late is said by the lowest months within the year, whose end hardly moves"
  )
  func lowestMonths() throws {
    try BuiltCommand.withFolder { folder in
      let county = "scenarios/example-county/"
      func output(_ variant: String) throws -> String {
        try BuiltCommand.run(
          ["compare"]
            + ["baseline.yaml", "variants/\(variant).yaml"].map {
              BuiltCommand.project(county + $0)
            }, in: folder
        ).output
      }
      let late = try output("subsidy-late")
      #expect(late.contains("年内最低可支付月数：2026 年 "), "\(late)")
      #expect(try !output("contribution-450").contains("年内最低"))
    }
  }

  @Test("A comparison's results add up to its balances as printed")
  func comparison() throws {
    try BuiltCommand.withFolder { folder in
      let county = "scenarios/example-county/"
      let found = try BuiltCommand.run(
        ["compare"]
          + ["baseline.yaml", "variants/contribution-450.yaml"].map {
            BuiltCommand.project(county + $0)
          }, in: folder)
      #expect(found.code == 0, "\(found.errors)")
      let rows = found.output.split(separator: "\n").map { $0.split(separator: " ") }.filter {
        $0.first.map { Int($0) != nil } ?? false
      }
      func cents(_ text: Substring) -> Int {
        Int(text.filter(\.isNumber)).map { text.hasPrefix("−") ? -$0 : $0 } ?? 0
      }
      var sum = 0
      for row in rows {
        sum += cents(row[3])
        #expect(cents(row[4]) == sum, "\(row)")
      }
      #expect(rows.count == 5)
    }
  }

  @Test("It leaves with 1 when a red warning stands, the work being done")
  func redWarning() throws {
    try BuiltCommand.withFolder { folder in
      let copy = folder.appendingPathComponent("medicare")
      try FileManager.default.copyItem(
        at: URL(fileURLWithPath: BuiltCommand.project("scenarios/medicare-hi")), to: copy)
      let baseline = copy.appendingPathComponent("baseline.yaml")
      let text = try String(contentsOf: baseline, encoding: .utf8)
      let poor = text.replacingOccurrences(of: "{1985: 2.6 %}", with: "{1985: 0.3 %}")
      #expect(poor != text)
      try poor.write(to: baseline, atomically: true, encoding: .utf8)
      let found = try BuiltCommand.run(
        [
          "run", "medicare/baseline.yaml", "--models", BuiltCommand.project("models"), "--paths",
          "20", "--quiet", "--out", "report",
        ], in: folder)
      #expect(found.code == 1 && (found.output + found.errors).contains("[红]"), "\(found)")
      let report = folder.appendingPathComponent("report/report.html").path
      #expect(FileManager.default.fileExists(atPath: report))
    }
  }

  @Test("It leaves with 2 for faulty input, says where, and writes nothing")
  func faulty() throws {
    try BuiltCommand.withFolder { folder in
      try "a,b\n1,2\n".write(
        to: folder.appendingPathComponent("other.csv"), atomically: true, encoding: .utf8)
      let found = try BuiltCommand.run(
        ["forecast", "other.csv", "--horizon", "6", "--out", "f.csv"], in: folder)
      #expect(found.code == 2 && found.output.isEmpty)
      #expect(found.errors.contains("other.csv:1") && found.errors.contains("没有写出任何文件"))
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("f.csv").path))
      let missing = try BuiltCommand.run(
        ["forecast", "none.csv", "--horizon", "6", "--out", "f.csv"], in: folder)
      #expect(missing.code == 2 && missing.errors.contains("none.csv"))
    }
  }

  @Test("It leaves with 3 where the machine refuses to take the result")
  func refused() throws {
    try BuiltCommand.withFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("f.csv"), withIntermediateDirectories: false)
      let found = try BuiltCommand.run(Self.forecast + ["--method", "naive"], in: folder)
      #expect(found.code == 3 && !found.errors.isEmpty, "\(found)")
    }
  }

  @Test("It leaves with 4 when some series are at fault, names them and writes the others")
  func incomplete() throws {
    try BuiltCommand.withFolder { folder in
      let found = try BuiltCommand.run(
        ["forecast", "faulty.csv", "--horizon", "6", "--out", "f.csv", "--method", "naive"],
        in: folder)
      #expect(found.code == 4, "\(found)")
      #expect(
        found.errors.contains("faulty.csv:122:3") || found.errors.contains("faulty.csv:122:2"))
      #expect(found.errors.contains("1 条序列未预测：c"))
      let text = try String(
        contentsOf: folder.appendingPathComponent("f.csv"), encoding: .utf8)
      #expect(text.split(separator: "\n").count == 13)
    }
  }

  @Test("A wrong option is answered once, in the language asked for, with the usage")
  func wrongOption() throws {
    try BuiltCommand.withFolder { folder in
      let chinese = try BuiltCommand.run(Self.forecast + ["--levls", "80"], in: folder)
      #expect(chinese.code == 2 && chinese.output.isEmpty)
      #expect(chinese.errors.hasPrefix("命令行有误：没有选项 --levls，是否想写 --levels？"), "\(chinese)")
      #expect(chinese.errors.contains("用法：fundcast forecast"))
      #expect(!chinese.errors.contains("Error") && !chinese.errors.contains("Unknown"))
      let english = try BuiltCommand.run(
        Self.forecast + ["--levls", "80", "--language", "en"], in: folder)
      #expect(english.code == 2)
      #expect(english.errors.hasPrefix("Error: Unknown option '--levls'"), "\(english)")
      #expect(!english.errors.contains("命令行") && !english.errors.contains("选项"))
      let value = try BuiltCommand.run(Self.forecast + ["--method", "prophet"], in: folder)
      #expect(value.errors.hasPrefix("命令行有误：--method：“prophet”应为 auto"), "\(value)")
      #expect(!value.errors.contains("expected"))
    }
  }

  @Test("With --quiet nothing is said of what went well")
  func quiet() throws {
    try BuiltCommand.withFolder { folder in
      for more in [[], ["--hierarchy", "groups.csv"]] {
        let found = try BuiltCommand.run(
          Self.forecast + ["--method", "theta", "--quiet"] + more, in: folder)
        #expect(found.code == 0 && found.output.isEmpty && found.errors.isEmpty, "\(found)")
      }
    }
  }

  @Test("With --json one object is printed and nothing beside it")
  func json() throws {
    try BuiltCommand.withFolder { folder in
      func object(_ found: BuiltCommand.Outcome) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(found.output.utf8))
        return try #require(value as? [String: Any])
      }
      let done = try BuiltCommand.run(Self.forecast + ["--method", "ets", "--json"], in: folder)
      let report = try object(done)
      #expect(done.code == 0 && done.errors.isEmpty)
      #expect(
        Set(report.keys)
          == [
            "series", "failed", "calibrationErrors", "outliers", "effects", "file", "findings",
          ])
      #expect(report["series"] as? Int == 2 && report["file"] as? String == "f.csv")
      #expect((report["failed"] as? [String])?.isEmpty == true)
      let tried = try BuiltCommand.run(
        [
          "backtest", "series.csv", "--horizon", "3", "--methods", "naive", "--out", "b.csv",
          "--json",
        ], in: folder)
      let measures = try object(tried)
      #expect(Set(measures.keys) == ["series", "origins", "files", "findings"])
      #expect(measures["files"] as? [String] == ["b.csv"] && tried.code == 0)
      let faulty = try BuiltCommand.run(
        ["forecast", "none.csv", "--horizon", "6", "--out", "f.csv", "--json"], in: folder)
      #expect(faulty.code == 2 && faulty.errors.isEmpty)
      _ = try JSONSerialization.jsonObject(with: Data(faulty.output.utf8))
    }
  }

  @Test("Help and version are no faults")
  func help() throws {
    try BuiltCommand.withFolder { folder in
      for arguments in [["--help"], ["forecast", "--help"], ["--version"]] {
        let found = try BuiltCommand.run(arguments, in: folder)
        #expect(found.code == 0 && found.errors.isEmpty && !found.output.isEmpty, "\(arguments)")
      }
    }
  }
}
