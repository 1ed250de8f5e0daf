import Foundation
import Testing

@Suite("The same input in two processes")
struct DeterminismTests {
  @Test("A forecast of sums and parts gives the same bytes, alone on a processor or not")
  func forecast() throws {
    try BuiltCommand.withFolder { folder in
      func bytes(_ name: String, isAlone: Bool) throws -> Data {
        let found = try BuiltCommand.run(
          [
            "forecast", "series.csv", "--horizon", "6", "--hierarchy", "groups.csv",
            "--temporal", "wls-var", "--paths", "200", "--quiet", "--out", name,
          ], in: folder, isAlone: isAlone)
        #expect(found.code == 0, "\(found)")
        return try Data(contentsOf: folder.appendingPathComponent(name))
      }
      let first = try bytes("1.csv", isAlone: false)
      #expect(first.count > 1000)
      #expect(try bytes("2.csv", isAlone: false) == first)
      #expect(try bytes("3.csv", isAlone: true) == first)
    }
  }

  @Test("A backtest of sums and parts gives the same bytes, alone on a processor or not")
  func backtest() throws {
    try BuiltCommand.withFolder { folder in
      func bytes(_ name: String, isAlone: Bool) throws -> [Data] {
        let found = try BuiltCommand.run(
          [
            "backtest", "series.csv", "--horizon", "4", "--origins", "3", "--methods",
            "ets,theta", "--hierarchy", "groups.csv", "--paths", "100", "--quiet", "--out",
            name, "--errors", "e" + name,
          ], in: folder, isAlone: isAlone)
        #expect(found.code == 0, "\(found)")
        return try [name, "e" + name].map {
          try Data(contentsOf: folder.appendingPathComponent($0))
        }
      }
      let first = try bytes("1.csv", isAlone: false)
      #expect(first[0].count > 1000)
      #expect(try bytes("2.csv", isAlone: true) == first)
    }
  }

  @Test("A run of a scenario gives the same folder, alone on a processor or not")
  func run() throws {
    try BuiltCommand.withFolder { folder in
      func files(_ name: String, isAlone: Bool) throws -> [String: Data] {
        let found = try BuiltCommand.run(
          [
            "run", BuiltCommand.project("scenarios/example-county/baseline.yaml"), "--paths",
            "40", "--date", "2026-02-01", "--quiet", "--out", name,
          ], in: folder, isAlone: isAlone)
        #expect(found.code <= 1, "\(found)")
        let place = folder.appendingPathComponent(name)
        var files: [String: Data] = [:]
        for file in try FileManager.default.contentsOfDirectory(atPath: place.path) {
          files[file] = try Data(contentsOf: place.appendingPathComponent(file))
        }
        return files
      }
      let first = try files("first", isAlone: false)
      #expect(first.count > 20 && (first["report.html"]?.count ?? 0) > 10_000)
      #expect(try files("second", isAlone: false) == first)
      #expect(try files("third", isAlone: true) == first)
    }
  }
}
