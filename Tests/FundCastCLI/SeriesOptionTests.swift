import Foundation
import Testing

@Suite("Options of the commands for series")
struct SeriesOptionTests {
  private static let forecast = [
    "forecast", "series.csv", "--horizon", "6", "--method", "naive", "--out", "f.csv",
  ]
  private static let backtest = [
    "backtest", "series.csv", "--horizon", "3", "--methods", "naive", "--out", "f.csv",
  ]

  @Test("A name that asks for no table is refused with the endings there are, before any work")
  func unknownEnding() throws {
    try BuiltCommand.withFolder { folder in
      for (arguments, option) in [
        (["forecast", "series.csv", "--horizon", "6", "--out", "f.xls"], "--out"),
        (
          ["backtest", "series.csv", "--horizon", "3", "--out", "b.csv", "--errors", "e.ods"],
          "--errors"
        ),
        (["runoff", "tri.csv", "--out", "r.csv", "--factors", "f.json"], "--factors"),
        (["import", "wide.csv", "--for", "baseline.yaml", "--out", "r.ods"], "--out"),
      ] {
        let found = try BuiltCommand.run(arguments, in: folder)
        #expect(found.code == 2 && found.output.isEmpty, "\(found)")
        #expect(found.errors.contains("\(option)：") && found.errors.contains(".xlsx"), "\(found)")
      }
      let done = try BuiltCommand.run(
        ["forecast", "series.csv", "--horizon", "6", "--method", "naive", "--out", "f.xlsx"],
        in: folder)
      #expect(done.code == 0 && done.output.contains("写出 f.xlsx"), "\(done)")
      let bytes = try Data(contentsOf: folder.appendingPathComponent("f.xlsx"))
      #expect(bytes.starts(with: [0x50, 0x4B]))
    }
  }

  @Test("A wrong value is answered with what stands there and what was expected")
  func values() throws {
    let cases: [(arguments: [String], chinese: String, english: String)] = [
      (
        forecast(["--horizon", "0"]), "--horizon：“0”应为 1–1200 的整数",
        "--horizon: “0”, expected a whole number from 1 to 1200"
      ),
      (
        forecast(["--period", "7"]), "--period：“7”应为 12、4 或 1",
        "--period: “7”, expected 12, 4 or 1"
      ),
      (
        forecast(["--paths", "-5"]), "--paths：“-5”应为 100–100000 的整数",
        "--paths: “-5”, expected a whole number from 100 to 100000"
      ),
      (
        forecast(["--seed", "-1"]), "--seed：“-1”应为 0 或更大的整数",
        "--seed: “-1”, expected a whole number, 0 or above"
      ),
      (
        forecast(["--levels", "0"]), "--levels：“0”应为 1–99 的整数", "--levels: “0”, expected different"
      ),
      (
        forecast(["--transform", "x"]), "--transform：“x”应为 log、box-cox 或 −2 至 2 的数",
        "--transform: “x”, expected log, box-cox or a number from −2 to 2"
      ),
      (forecast(["--method", "ets:MMM"]), "不提供倍乘趋势", "multiplicative trends"),
      (
        forecast(["--reconcile", "ols"]), "--reconcile 须与 --hierarchy 同用",
        "--reconcile goes with --hierarchy"
      ),
      (
        backtest(["--horizon", "0"]), "--horizon：“0”应为 1–240 的整数",
        "--horizon: “0”, expected a whole number from 1 to 240"
      ),
      (
        backtest(["--methods", "ets,ets"]), "--methods：“ets”写了两次",
        "--methods: “ets” stands twice"
      ),
    ]
    try BuiltCommand.withFolder { folder in
      for one in cases {
        let chinese = try BuiltCommand.run(one.arguments, in: folder)
        #expect(chinese.code == 2 && chinese.output.isEmpty)
        #expect(chinese.errors.hasPrefix("命令行有误：--"), "\(chinese.errors)")
        #expect(chinese.errors.contains(one.chinese), "\(chinese.errors)")
        #expect(!chinese.errors.contains("expected") && !chinese.errors.contains("The value"))
        let english = try BuiltCommand.run(one.arguments + ["--language", "en"], in: folder)
        #expect(english.code == 2 && english.errors.contains(one.english), "\(english.errors)")
        #expect(!english.errors.contains("应为"))
      }
    }
  }

  @Test("A negative power is a value like another")
  func negativePower() throws {
    try BuiltCommand.withFolder { folder in
      let found = try BuiltCommand.run(Self.forecast + ["--transform", "-1"], in: folder)
      #expect(found.code == 0 && found.errors.isEmpty, "\(found)")
      let text = try String(contentsOf: folder.appendingPathComponent("f.csv"), encoding: .utf8)
      #expect(text.contains("naive of the power -1.0"))
    }
  }

  @Test("A file that is read is not written over, nor two results into one")
  func clashes() throws {
    try BuiltCommand.withFolder { folder in
      let series = folder.appendingPathComponent("series.csv")
      let before = try Data(contentsOf: series)
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent("link.csv"), withDestinationURL: series)
      for (arguments, names) in [
        (forecast(["--out", "./series.csv"]), ["--out", "<series>"]),
        (forecast(["--out", "link.csv"]), ["--out", "<series>"]),
        (
          forecast(["--out", "groups.csv", "--hierarchy", "groups.csv"]),
          ["--out", "--hierarchy"]
        ),
        (forecast(["--outliers-out", "./f.csv"]), ["--out ", "--outliers-out"]),
        (backtest(["--errors", "f.csv"]), ["--out ", "--errors"]),
        (backtest(["--out", "series.csv"]), ["--out ", "<series>"]),
      ] {
        let found = try BuiltCommand.run(arguments, in: folder)
        #expect(found.code == 2 && names.allSatisfy { found.errors.contains($0) }, "\(found)")
      }
      #expect(try Data(contentsOf: series) == before)
      #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("f.csv").path))
    }
  }

  @Test("Where one result cannot be written none is, and what stood there stays")
  func staged() throws {
    try BuiltCommand.withFolder { folder in
      let target = folder.appendingPathComponent("f.csv")
      for more in [
        forecast(["--outliers-out", "none/o.csv"]), backtest(["--errors", "none/e.csv"]),
      ] {
        let found = try BuiltCommand.run(more, in: folder)
        #expect(found.code == 3 && found.errors.contains("none/"), "\(found)")
        #expect(!FileManager.default.fileExists(atPath: target.path))
      }
      try "former".write(to: target, atomically: true, encoding: .utf8)
      _ = try BuiltCommand.run(forecast(["--outliers-out", "none/o.csv"]), in: folder)
      #expect(try String(contentsOf: target, encoding: .utf8) == "former")
      let done = try BuiltCommand.run(forecast(["--outliers-out", "o.csv"]), in: folder)
      #expect(done.code == 0)
      #expect(try String(contentsOf: target, encoding: .utf8).hasPrefix("series,"))
      // Nothing is left beside.
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(
        Set(left) == ["series.csv", "faulty.csv", "groups.csv", "f.csv", "o.csv"], "\(left)")
    }
  }

  @Test("What is asked for and does nothing is said on the console")
  func unused() throws {
    try BuiltCommand.withFolder { folder in
      let annual =
        "series,period,value\n"
        + (2000..<2020).map { "y,\($0),\(50 + $0 * 7 % 11)\n" }
        .joined()
      let numbered =
        "series,period,value\n"
        + (1...40).map { "n,\($0),\(50 + $0 * 7 % 11)\n" }
        .joined()
      for (name, text) in [("y.csv", annual), ("n.csv", numbered)] {
        try text.write(
          to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
      try "event,from,until,kind\ne,2012-01,2012-03,pulse\n".write(
        to: folder.appendingPathComponent("e.csv"), atomically: true, encoding: .utf8)
      let options = ["--calendar", "workdays", "--temporal", "wls-var", "--method", "naive"]
      let years = try BuiltCommand.run(
        ["forecast", "y.csv", "--horizon", "3", "--out", "f.csv"] + options, in: folder)
      #expect(years.code == 0)
      for name in ["--calendar", "--temporal"] {
        #expect(years.errors.contains("\(name) 对 1 条序列不起作用（是年度序列）：“y”"), "\(years.errors)")
      }
      let numbers = try BuiltCommand.run(
        ["forecast", "n.csv", "--horizon", "3", "--out", "f.csv", "--period", "4", "--events"]
          + ["e.csv"] + options + ["--language", "en"], in: folder)
      #expect(numbers.code == 0)
      for name in ["--calendar", "--temporal", "--events"] {
        #expect(
          numbers.errors.contains("\(name) does nothing for 1 series whose periods"),
          "\(numbers.errors)")
      }
    }
  }

  @Test("A file with nothing below its header is refused with what is missing")
  func headerOnly() throws {
    try BuiltCommand.withFolder { folder in
      try "series,period,value\n".write(
        to: folder.appendingPathComponent("empty.csv"), atomically: true, encoding: .utf8)
      for command in ["forecast", "backtest"] {
        let found = try BuiltCommand.run(
          [command, "empty.csv", "--horizon", "3", "--out", "f.csv"], in: folder)
        #expect(found.code == 2 && found.errors.contains("表头之下没有任何行"), "\(found)")
        #expect(found.errors.contains("共 1 处错误"))
      }
    }
  }

  private func forecast(_ more: [String]) -> [String] { Self.replaced(Self.forecast, more) }

  private func backtest(_ more: [String]) -> [String] { Self.replaced(Self.backtest, more) }

  /// Arguments with options in place of those of the same name, or behind them.
  private static func replaced(_ arguments: [String], _ options: [String]) -> [String] {
    var result = arguments
    for place in stride(from: 0, to: options.count, by: 2) {
      if let old = result.firstIndex(of: options[place]) {
        result[old + 1] = options[place + 1]
      } else {
        result += options[place...place + 1]
      }
    }
    return result
  }
}
