import Foundation
import Testing

@Suite("Importing tables as a process")
struct ImportCommandTests {
  private static let county = BuiltCommand.project("scenarios/example-county/baseline.yaml")

  private func run(_ more: [String], in folder: URL) throws -> BuiltCommand.Outcome {
    try BuiltCommand.run(
      ["import", "wide.csv", "--for", Self.county, "--out", "records.csv"] + more, in: folder)
  }

  private func write(_ text: String, _ folder: URL) throws {
    try text.write(
      to: folder.appendingPathComponent("wide.csv"), atomically: true, encoding: .utf8)
  }

  @Test("A table becomes records that are sound, and what was read is said")
  func done() throws {
    try BuiltCommand.withFolder { folder in
      try write("2024年居民医保,,单位：万元\n项目,1月,2月\n利息收入,3,1\n", folder)
      let found = try run([], in: folder)
      #expect(found.code == 0 && found.errors.isEmpty, "\(found)")
      #expect(found.output.contains("导入 2 个数") && found.output.contains("写出 records.csv"))
      let english = try run(["--language", "en"], in: folder)
      #expect(english.output.contains("figures imported: 2"))
      #expect(try BuiltCommand.run(["check", "records.csv"], in: folder).code == 0)
    }
  }

  @Test("Unknown names end with 2, leave what was there, and are written out to be explained")
  func unknownNames() throws {
    try BuiltCommand.withFolder { folder in
      try write("2024年居民医保,,单位：万元\n项目,1月,2月\n财政补助,3,1\n", folder)
      let records = folder.appendingPathComponent("records.csv")
      try "as it was".write(to: records, atomically: true, encoding: .utf8)
      let found = try run(["--map", "map.csv"], in: folder)
      #expect(found.code == 2 && found.errors.contains("财政补助"), "\(found)")
      #expect(found.errors.contains("map.csv"))
      #expect(try String(contentsOf: records, encoding: .utf8) == "as it was")
      let map = folder.appendingPathComponent("map.csv")
      let written = try String(contentsOf: map, encoding: .utf8)
      try written.replacing("财政补助,,", with: "财政补助,central-subsidy,").write(
        to: map, atomically: true, encoding: .utf8)
      #expect(try run(["--map", "map.csv"], in: folder).code == 0)
      #expect(try String(contentsOf: records, encoding: .utf8).contains("central-subsidy"))
    }
  }

  @Test("The table itself is never written over, and a wide table is refused with the way out")
  func refused() throws {
    try BuiltCommand.withFolder { folder in
      let text = "2024年居民医保,,,单位：万元\n项目,1月,2月,3月\n利息收入,3,1,2\n"
      try write(text, folder)
      let found = try BuiltCommand.run(
        ["import", "wide.csv", "--for", Self.county, "--out", "./wide.csv"], in: folder)
      #expect(found.code == 2)
      #expect(
        try String(contentsOf: folder.appendingPathComponent("wide.csv"), encoding: .utf8) == text)
      let checked = try BuiltCommand.run(["check", "wide.csv"], in: folder)
      #expect(checked.code == 2 && checked.errors.contains("fundcast import"), "\(checked)")
    }
  }
}
