import Foundation
import Testing

@Suite("The analyst's commands as processes")
struct AnalystCommandTests {
  private static let tables: [(name: String, text: String)] = [
    (
      "tri.csv",
      "origin,development,value\n2020,0,100\n2020,1,50\n2020,2,9\n2021,0,110\n2021,1,-60\n2022,0,120\n"
    ),
    (
      "in/rates.csv",
      "age,exposure,events\n" + (20..<30).map { "\($0),1000,\($0)\n" }.joined()
    ),
    (
      "deaths/rates.csv",
      "year,age,sex,rate\n"
        + (2000..<2010).flatMap { year in
          (60..<70).map { age in
            "\(year),\(age),female,\(0.01 * Double(age - 50) * (1 - 0.02 * Double(year % 10)))\n"
          }
        }.joined()
    ),
    (
      "people/population.csv",
      "year,age,sex,persons\n"
        + (0...90).flatMap { age in
          ["female", "male"].map { "2024,\(age)\(age == 90 ? "+" : ""),\($0),\(1000 - 10 * age)\n" }
        }.joined()
    ),
    (
      "mortality.csv",
      "year,age,sex,rate\n"
        + (0...90).flatMap { age in
          ["female", "male"].map { "2024,\(age),\($0),\(0.0001 * exp(0.08 * Double(age)))\n" }
        }.joined()
    ),
    ("fertility.csv", "year,age,rate\n" + (20..<40).map { "2024,\($0),0.07\n" }.joined()),
  ]

  private static let population = [
    "population", "people/population.csv", "mortality.csv", "fertility.csv", "--until", "2026",
  ]

  private func withTables<Result>(_ work: (URL) throws -> Result) throws -> Result {
    try BuiltCommand.withFolder { folder in
      for (name, text) in Self.tables {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      return try work(folder)
    }
  }

  @Test("no file that is read is written over, by its name or inside a folder")
  func clashes() throws {
    try withTables { folder in
      func all() throws -> [String: Data] {
        try Dictionary(
          uniqueKeysWithValues: Self.tables.map {
            ($0.name, try Data(contentsOf: folder.appendingPathComponent($0.name)))
          })
      }
      let before = try all()
      let cases: [(arguments: [String], option: String)] = [
        (["runoff", "tri.csv", "--out", "tri.csv"], "--out"),
        (["runoff", "tri.csv", "--out", "o.csv", "--html", "./tri.csv"], "--html"),
        (["runoff", "tri.csv", "--out", "o.csv", "--run-off", "o.csv"], "--run-off"),
        (["runoff", "tri.csv", "--out", "o.csv", "--settled-counts", "o.csv"], "--settled-counts"),
        (["experience", "in/rates.csv", "--out", "in"], "--out"),
        (["experience", "in/rates.csv", "--out", "o", "--html", "in/rates.csv"], "--html"),
        (["mortality", "project", "deaths/rates.csv", "--out", "deaths"], "--out"),
        (["mortality", "fit", "deaths/rates.csv", "--out", "o", "--html", "o/age.csv"], "--html"),
        (Self.population + ["--out", "people"], "--out"),
        (Self.population + ["--out", "o", "--html", "fertility.csv"], "--html"),
      ]
      for one in cases {
        let found = try BuiltCommand.run(one.arguments, in: folder)
        #expect(found.code == 2 && found.errors.contains(one.option), "\(one) \(found)")
        #expect(found.output.isEmpty)
      }
      #expect(try all() == before)
      for name in ["o.csv", "o"] {
        #expect(
          !FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
      }
      let done = try BuiltCommand.run(
        ["experience", "in/rates.csv", "--out", "o", "--quiet"], in: folder)
      #expect(done.code == 0, "\(done)")
    }
  }

  @Test("results for machines hold the findings that people are told")
  func findings() throws {
    try withTables { folder in
      func findings(_ arguments: [String]) throws -> [[String: Any]] {
        let found = try BuiltCommand.run(arguments + ["--json", "--language", "en"], in: folder)
        #expect(found.code == 0, "\(found)")
        let page = try JSONSerialization.jsonObject(with: Data(found.output.utf8))
        return (page as? [String: Any])?["findings"] as? [[String: Any]] ?? []
      }
      let runoff = try findings(["runoff", "tri.csv", "--out", "o.csv"])
      #expect(runoff.contains { $0["code"] as? String == "negative-cell" && $0["line"] != nil })
      let study = try findings(["experience", "in/rates.csv", "--out", "oe"])
      #expect(study.contains { $0["code"] as? String == "no-standard" })
      let rates = try findings(["mortality", "project", "deaths/rates.csv", "--out", "om"])
      #expect(rates.contains { $0["code"] as? String == "certain-jump-off" })
    }
  }

  @Test("a population's notes are in the language that was asked for, in the file too")
  func language() throws {
    try withTables { folder in
      for (language, word) in [("en", "none is assumed"), ("zh", "没有迁移")] {
        let found = try BuiltCommand.run(
          Self.population + ["--out", "o", "--json", "--language", language], in: folder)
        #expect(found.code == 0 && found.output.contains(word), "\(found)")
        let file = try String(
          contentsOf: folder.appendingPathComponent("o/summary.json"), encoding: .utf8)
        #expect(file.contains(word))
      }
    }
  }
}
