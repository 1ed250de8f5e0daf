import Foundation
import Quantities
import Testing

@testable import Scenarios

/// Files that are no scenario, and the words said of them.
@Suite("What is said of a file that is no scenario")
struct BadScenarioTests {
  @Test("The small scenario itself is right")
  func right() throws {
    let scenario = try SmallScenario()
    #expect(try scenario.faults() == [])
    #expect(try scenario.faults("variant.yaml") == [])
  }

  @Test("Records given as a scenario are said to be none in one short finding")
  func recordsAsScenario() throws {
    let scenario = try SmallScenario()
    let fault = ExpectedFault(
      "not-a-scenario", at: "1:1",
      ["“fund,item,group,period,basis,value,unit", "…”", "基金记录写在基线的 funds 下的 data 中"],
      [
        "“fund,item,group,period,basis,value,unit", "a scenario file",
        "records are named under data",
      ])
    expectOnly(try scenario.faults("data/small.csv"), fault, in: "data/small.csv")
    try scenario.edit("variant.yaml", "stacks-on: baseline.yaml", "stacks-on: data/small.csv")
    let stacked = try scenario.faults("variant.yaml")
    #expect(stacked.map(\.code) == ["not-a-scenario"])
    for found in stacked { #expect(found.message(in: .chinese).count < 250) }
  }

  @Test("An empty file, and one that is no YAML, say so at their place")
  func notYAML() throws {
    let empty = try SmallScenario(["baseline.yaml": ""])
    expectOnly(
      try empty.faults(),
      ExpectedFault("empty-file", at: nil, ["文件是空的"], ["the file is empty"]),
      in: "baseline.yaml")
    let comment = try SmallScenario(["baseline.yaml": "# 还没有写\n"])
    expectOnly(
      try comment.faults(),
      ExpectedFault("empty-file", at: nil, ["文件是空的"], ["the file is empty"]),
      in: "baseline.yaml")
    let broken = try SmallScenario(["baseline.yaml": "fundcast: 1\ntitle: {zh: 甲\nunit: 万元\n"])
    let faults = try broken.faults()
    #expect(faults.map(\.code) == ["not-yaml"])
    let fault = try #require(faults.first)
    #expect(fault.place.line == 3)
    #expect(fault.message(in: .chinese).contains("用空格（不用制表符）缩进，引号成对"))
    #expect(fault.message(in: .english).contains("indentation by spaces, quotes in pairs"))
    let wide = try SmallScenario()
    try wide.edit("baseline.yaml", "unit: 万元", "unit：万元")
    let colon = try #require(try wide.faults().first)
    #expect(colon.code == "not-yaml")
    #expect(colon.message(in: .chinese).contains("全角冒号“：”，请改成半角冒号"))
    #expect(colon.message(in: .english).contains("full-width colon"))
    let twice = try SmallScenario()
    try twice.edit("baseline.yaml", "seed: 1", "seed: 1\nunit: 亿元")
    let duplicate = try #require(try twice.faults().first)
    #expect(duplicate.code == "duplicate-key")
    #expect(duplicate.message(in: .chinese).contains("重复的键"))
  }

  @Test(
    "What the YAML parser says is said in Chinese, its own words behind it",
    arguments: [
      ("a:\n  - b\n  c: d\n", "列表的各项没有对齐", "did not find expected '-' indicator"),
      ("a: {b: 1\nc: 2\n", "花括号没有写完整", "did not find expected ',' or '}'"),
      ("a: [1, 2\nb: 3\n", "方括号没有写完整", "did not find expected ',' or ']'"),
      ("a: 1\n  b: 2\n", "冒号的位置不对", "mapping values are not allowed"),
      ("a: \"b\\q\"\n", "反斜杠", "found unknown escape character"),
      ("a: *b\n", "值以 * 开头，须加引号", "alias"),
    ])
  func parserWords(_ text: String, _ chinese: String, _ english: String) throws {
    let scenario = try SmallScenario(["baseline.yaml": text])
    let fault = try #require(try scenario.faults().first)
    #expect(fault.code == "not-yaml")
    #expect(fault.message(in: .chinese).contains(chinese), "\(fault)")
    #expect(fault.message(in: .chinese).contains(english), "\(fault)")
    #expect(!fault.message(in: .english).contains(chinese))
  }

  @Test("A file in another encoding is read, or names its first bad byte")
  func encoding() throws {
    let scenario = try SmallScenario()
    // “测” in GB18030, then a byte that is none.
    try scenario.write("variant.yaml", bytes: Array("title: ".utf8) + [0xB2, 0xE2, 0xFF, 0x0A])
    expectOnly(
      try scenario.faults("variant.yaml"),
      ExpectedFault(
        "undecodable-bytes", at: "1:9", ["0xFF", "UTF-8 或 GB18030"], ["is no character"]),
      in: "variant.yaml")
  }
}
