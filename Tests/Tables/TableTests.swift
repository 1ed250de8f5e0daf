import Quantities
import Testing

@testable import Tables

@Suite struct TableTests {
  private func rows(_ text: String) throws -> [[String]] {
    let table = try Table(path: "a.csv", text: text)
    return (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { table.verbatim(row: row, column: $0) }
    }
  }

  @Test(
    "Rows are cut at commas and line ends, whichever they are",
    arguments: ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a,b\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4\r"])
  func lineEnds(_ text: String) throws {
    #expect(try rows(text) == [["1", "2"], ["3", "4"]])
  }

  @Test("Quoted fields hold commas, quotes and lines")
  func quotes() throws {
    #expect(
      try rows("a,b\n\"1,234.5\",\"他说\"\"好\"\"\"\n\"二\n行\",\"\"\n")
        == [["1,234.5", "他说\"好\""], ["二\n行", ""]])
  }

  @Test("Comments and closing blank lines are passed over")
  func comments() throws {
    let text = "# 标题，含\"引号\"\na,b\n# 中间\n1,2\n\n,\n\n"
    #expect(try rows(text) == [["1", "2"]])
    #expect(try Table(path: "a.csv", text: text).notes.isEmpty)
  }

  @Test("A blank line between rows is skipped with a warning")
  func blankLines() throws {
    let table = try Table(path: "a.csv", text: "a,b\n1,2\n\n,\n3,4\n")
    #expect(table.rowCount == 2)
    #expect(table.notes.map(summary) == ["blank-line 3:1", "blank-line 4:1"])
    #expect(table.notes.allSatisfy { $0.severity == .warning })
  }

  @Test("A field knows its line and its column in characters")
  func places() throws {
    let table = try Table(
      path: "a.csv", text: "基金,项目\n\"两\n行\",甲\n职工医保,乙\n")
    #expect(table.place(row: 0, column: 0) == SourcePlace(file: "a.csv", line: 2, column: 1))
    #expect(table.place(row: 0, column: 1) == SourcePlace(file: "a.csv", line: 3, column: 4))
    #expect(table.place(row: 1, column: 1) == SourcePlace(file: "a.csv", line: 4, column: 6))
    #expect(table.headerPlace(1) == SourcePlace(file: "a.csv", line: 1, column: 4))
  }

  @Test("Surrounding spaces do not belong to a field's text, full-width ones neither")
  func spaces() throws {
    let table = try Table(path: "a.csv", text: " 基金 ,b\n\u{3000}职工\u{3000}, 1 2 \n")
    #expect(table.header == ["基金", "b"])
    #expect(table[0, 0] == "职工" && table[0, 1] == "1 2")
    #expect(table.verbatim(row: 0, column: 1) == " 1 2 ")
  }

  @Test(
    "Each fault is named with its place",
    arguments: [
      ("a,b\n1,\"2\n3,4\n", ["unclosed-quote 2:3"]),
      ("a,b\n1,\"2\n3,\"4\"\n", ["unclosed-quote 2:3"]),
      ("a,b\n1,2\"3\n", ["stray-quote 2:4"]),
      ("a,b\n\"1\"x,2\n", ["stray-quote 2:4"]),
      ("a,b,c\n1,\"2\n3,4,5\n", ["unclosed-quote 2:3"]),
      ("a,b\n1,2\"3,4\n", ["stray-quote 2:4"]),
      ("a,b\n1\n", ["too-few-fields 2:1"]),
      ("a,b\n1,2,3\n", ["too-many-fields 2:5"]),
      ("基金,值\n职工,1,234.5\n", ["too-many-fields 2:6"]),
      ("# 表\na,b\n1,2,3\n4,5,6\n", ["short-header 2:1"]),
      ("a,b\n1,2,3\n4,5,6\n7,8\n", ["too-many-fields 2:5", "too-many-fields 3:5"]),
      ("a,b\n1,2,3\n4,5,6,7\n", ["too-many-fields 2:5", "too-many-fields 3:5"]),
      ("a;b\n1;2\n", ["wrong-separator 1:1"]),
      ("a\tb\n1\t2\n", ["wrong-separator 1:1"]),
      ("基金，数值\n1，2\n", ["wrong-separator 1:1"]),
      ("2024年收支表\na,b\n1,2\n", ["title-line 1:1"]),
      ("# 只有注释\n", ["no-header"]),
      ("a,b\r1,2\r", ["lone-carriage-return 1:4"]),
    ] as [(String, [String])])
  func faults(_ text: String, _ expected: [String]) {
    #expect(tableFaults(text) == expected)
    for finding in findings({ () throws(InputFault) in _ = try Table(path: "a.csv", text: text) }) {
      expectBilingual(finding)
    }
  }

  @Test("All faults are found in one reading, and good rows between them are no fault")
  func allAtOnce() {
    let text = "a,b\n1\n1,2\n1,2,3\n\"1\"x,2\n3,4\n5,\"6\n7,8\n9\n"
    #expect(
      tableFaults(text) == [
        "too-few-fields 2:1", "too-many-fields 4:5", "stray-quote 5:4", "unclosed-quote 7:3",
        "too-few-fields 9:1",
      ])
  }

  @Test("What was found and expected is in the message")
  func words() throws {
    let finding = try #require(
      findings { () throws(InputFault) in _ = try Table(path: "a.csv", text: "a,b\n1,2,3\n") }
        .first)
    #expect(
      finding.message(in: .english).hasPrefix(
        "a.csv:2:5: error: the row has 3 fields. Expected: 2, as in the header."))
    #expect(finding.message(in: .chinese).hasPrefix("a.csv:2:5: 错误：这一行有 3 个字段。应为：与表头相同的 2 个。"))
  }

  @Test("A header that lacks a name says which of the known names it lacks, and the usual header")
  func shortHeader() throws {
    let text = "fund,item,group,period,value,unit,standing,scope,note,source\n"
    let row = "resident,premium,,2025-01,flow,80,万元,final,,,报表\n"
    let found = findings { () throws(InputFault) in
      _ = try Table(path: "a.csv", text: text + row + row, columns: .records)
    }
    #expect(found.map(\.code) == ["short-header"])
    let message = try #require(found.first).message(in: .chinese)
    #expect(message.contains("表头有 10 个列名，而下面每一行都有 11 个字段：少写了一个列名"))
    #expect(
      message.contains(
        "fund,item,group,period,basis,value,unit,standing,scope,note,source；表头里没有 basis（口径）"))
    #expect(
      try #require(found.first).message(in: .english).contains("the header lacks basis (口径)"))
  }

  @Test("A file with a thousand faults lists two hundred and counts them all")
  func manyFaults() {
    let text = "a,b\n" + String(repeating: "1\n", count: 1000)
    let all = findings { () throws(InputFault) in _ = try Table(path: "a.csv", text: text) }
    #expect(all.count == 201)
    #expect(all.first?.code == "more-findings")
    #expect(all.first?.message(in: .english).contains("1000 findings") == true)
  }

  @Test("A table survives writing and reading, whatever its fields hold")
  func roundTrip() throws {
    let letters = ["a", "基", ",", "\"", "\n", "\r\n", "#", " ", "", "1", "\t", "，", "\u{1F600}"]
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for trial in 0..<300 {
      let width = 1 + next(4)
      let content = (0..<1 + next(6)).map { _ in
        (0..<width).map { _ in (0..<next(5)).map { _ in letters[next(letters.count)] }.joined() }
      }
      var writer = CSVWriter(
        header: (0..<width).map { "column\($0)" }, byteOrderMark: trial % 2 == 0,
        lineEnding: trial % 3 == 0 ? .carriageReturnLineFeed : .lineFeed)
      for row in content { writer.append(row) }
      let table = try Table(TextFile(path: "a.csv", bytes: writer.bytes))
      let read = (0..<table.rowCount).map { row in
        (0..<width).map { table.verbatim(row: row, column: $0) }
      }
      #expect(read == content)
      #expect(table.notes.isEmpty)
    }
  }
}
