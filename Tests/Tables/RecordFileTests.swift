import Quantities
import Testing

@testable import Tables

@Suite struct RecordFileTests {
  private let header = "基金,项目,期间,口径,数值,单位,状态,来源\n"

  private func read(
    _ text: String, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws -> RecordFile {
    try RecordFile(Table(path: "a.csv", text: text), neverNegative: neverNegative)
  }

  private func faults(
    _ text: String, neverNegative: (RecordKey) -> Bool = { _ in false }
  ) throws -> [Diagnostic] {
    let table = try Table(path: "a.csv", text: text)
    let all = findings { () throws(InputFault) in
      _ = try RecordFile(table, neverNegative: neverNegative)
    }
    for finding in all { expectBilingual(finding) }
    return all.filter { $0.severity == .error }
  }

  @Test("A row becomes a record in base units, with exact money and its place")
  func row() throws {
    let file = try read(header + "职工医保,统筹收入,2022年,当期,\"20,793.27\",亿元,决算,统计公报\n")
    let record = try #require(file.records.first)
    #expect(file.records.count == 1 && file.notes.isEmpty && file.unavailableCount == 0)
    #expect(record.fund == "职工医保" && record.item == "统筹收入" && record.group == nil)
    #expect(record.period == Period(year: 2022) && record.basis == .flow)
    #expect(record.value == 2_079_327_000_000)
    #expect(record.money == Money(minorUnits: 207_932_700_000_000))
    #expect(record.written == "20793.27 亿元")
    #expect(record.standing == .final && record.source == "统计公报")
    #expect(record.place == SourcePlace(file: "a.csv", line: 2, column: 20))
    #expect(record.key.description == "职工医保 · 统筹收入 · 2022 · 当期")
  }

  @Test("The English columns do the same, in another order, with all that is optional")
  func english() throws {
    let file = try read(
      """
      value,unit,fund,item,group,period,basis,standing,scope,note,source
      5.5,%,resident,participation,adult,202401,level,approximate,county,about,notice
      698,万人次,resident,visits,,2024-02,flow,flash,,,notice
      """)
    #expect(file.records.map(\.value) == [0.055, 6_980_000])
    #expect(file.records.map(\.money) == [nil, nil])
    #expect(file.records.map(\.standing) == [.approximate, .flash])
    #expect(file.records.map(\.group) == ["adult", nil])
    #expect(file.records.map(\.scope) == ["county", nil])
    #expect(file.records.map(\.note) == ["about", nil])
    #expect(file.records[0].basis == .level)
  }

  @Test("Every word of basis and standing is known in both languages")
  func words() throws {
    let bases = RecordBasis.words.all
    let rows = bases.enumerated().map { "f,i\($0),2024,\($1),1,元,,s\n" }.joined()
    #expect(bases.count > RecordBasis.allCases.count)
    #expect(try read(header + rows).records.count == bases.count)
    let standings = RecordStanding.words.all
    let others = standings.enumerated().map { "f,i\($0),2024,flow,1,元,\($1),s\n" }.joined()
    #expect(try read(header + others).records.count == standings.count)
    #expect(
      try read(header + "f,i,2024,Adjusted_Budget,1,元,,s\n").records[0].basis == .adjustedBudget)
  }

  @Test("The basis may be left to a period that says it")
  func inferredBasis() throws {
    let file = try read("基金,项目,期间,数值,单位,来源\nf,i,2024年1—9月,1,元,s\nf,j,2024年末,1,元,s\n")
    #expect(file.records.map(\.basis) == [.cumulative, .stock])
    #expect(file.records[0].period == Period(year: 2024, month: 9))
  }

  @Test(
    "Signs for no figure keep the row out and are counted",
    arguments: ["…", "……", "–", "—", "——", "×", "-", "", " ", "－"])
  func unavailable(_ sign: String) throws {
    let file = try read(header + "f,i,2024,flow,\(sign),元,,s\nf,j,2024,flow,0,元,,s\n")
    #expect(file.records.map(\.item) == ["j"])
    #expect(file.unavailableCount == 1)
    #expect(file.notes.map(\.code) == ["not-available"])
  }

  @Test("A row without a figure keeps what it would be about and the place of its cell")
  func emptyFigure() throws {
    let file = try read(header + "f,i,2024,flow,,元,,s\nf,j,2024,flow,0,元,,s\n")
    #expect(file.unavailable.map(\.key.item) == ["i"])
    #expect(file.unavailable.first?.place.line == 2)
  }

  @Test(
    "A row of totals is named once, at its word",
    arguments: ["合计,,,,8,,,", "f,合计,,,8,元,,", "f,小 计：,2024,flow,8,元,,s", ",Total,,,8,,,"])
  func totalRow(_ row: String) throws {
    let all = findings { () throws(InputFault) in
      _ = try RecordFile(Table(path: "a.csv", text: header + "f,i,2024,flow,8,元,,s\n\(row)\n"))
    }
    #expect(all.filter { $0.severity == .error }.map(\.code) == ["total-row"])
    #expect(all.first { $0.code == "total-row" }?.place.line == 3)
    #expect(
      all.contains { $0.message(in: .chinese).contains("请把该行以 # 开头，或删去") })
  }

  @Test("A value may carry its unit where the unit column is empty, a deficit as well")
  func unitInValue() throws {
    let file = try read(
      header + "f,a,2024,flow,3754万元,,,s\nf,b,2024,flow,赤字3754万元,,,s\nf,c,2024,level,5%,,,s\n")
    #expect(file.records.map(\.value) == [37_540_000, -37_540_000, 0.05])
    #expect(file.records[1].money == Money(minorUnits: -3_754_000_000))
  }

  @Test(
    "Accountants' and full-width figures are read",
    arguments: [("(4.16)", -4.16), ("−4.16", -4.16), ("１２３", 123), ("1'234.5", 1234.5)])
  func figures(_ text: String, _ value: Double) throws {
    #expect(try read(header + "f,i,2024,flow,\(text),元,,s\n").records.map(\.value) == [value])
  }

  @Test(
    "Each fault of a row is named at its field",
    arguments: [
      ("f,i,2024,flow,约三千,万元,,s", "not-a-number 2:15"),
      ("f,i,2024,flow,3754万元,元,,s", "two-units 2:15"),
      ("f,i,2024,flow,赤字3754,万元,,s", "not-a-number 2:15"),
      ("f,i,2024,flow,\"1,23\",万元,,s", "not-a-number 2:15"),
      ("f,i,2024,flow,赤字,,,s", "not-a-number 2:15"),
      ("f,i,2024,flow,3754,,,s", "missing-unit 2:20"),
      ("f,i,2024,flow,1,万圆,,s", "unknown-unit 2:17"),
      ("f,i,2024,flow,1万圆,,,s", "unknown-unit 2:15"),
      ("f,i,Sep-24,flow,1,元,,s", "unreadable-period 2:5"),
      ("f,i,,flow,1,元,,s", "unreadable-period 2:5"),
      ("f,i,2024年1-9月,当期,1,元,,s", "contradictory-basis 2:15"),
      ("f,i,2024-09,,1,元,,s", "missing-basis 2:13"),
      ("f,i,2024,累积,1,元,,s", "unknown-basis 2:10"),
      ("f,i,2024,flow,1,元,终稿,s", "unknown-standing 2:19"),
      (",i,2024,flow,1,元,,s", "empty-name 2:1"),
      ("f,,2024,flow,1,元,,s", "empty-name 2:3"),
      ("f,i,2024,flow,9999999,亿元,,s", "value-too-large 2:15"),
    ])
  func rowFaults(_ row: String, _ expected: String) throws {
    let all = try faults(header + row + "\n")
    #expect(all.map(summary) == [expected])
  }

  @Test("The text found stands in the message, and a slip is answered with the word meant")
  func messages() throws {
    let text = try faults(header + "f,i,2024,累积,约三千,万圆,,s\n").map { $0.message(in: .chinese) }
    #expect(text.count == 3)
    #expect(text[0].contains("不认识的词“累积”") && text[0].contains("是不是“累计”？"))
    #expect(text[1].contains("数值“约三千”不是数字"))
    #expect(text[2].contains("不认识的单位“万圆”") && text[2].contains("是不是“万元”？"))
  }

  @Test("All rows are examined in one reading")
  func allRows() throws {
    let all = try faults(
      header + "f,i,2024,flow,x,元,,s\nf,j,2024,flow,1,元,,s\nf,k,2024年13月,flow,1,元,,s\n")
    #expect(all.map(summary) == ["not-a-number 2:15", "unreadable-period 4:5"])
  }

  @Test("A missing column is reported before any row")
  func missingColumn() throws {
    let all = try faults("基金,项目,期间,口径,数额,单位\nf,i,bad,flow,x,元\n")
    #expect(all.map(\.code) == ["missing-column"])
    #expect(all[0].message(in: .chinese).contains("是不是表头里的“数额”？"))
  }

  @Test("A negative figure is a fault only where the caller says so")
  func negative() throws {
    let text = header + "f,支出,2024,flow,-4.16,万元,,s\nf,结余,2024,flow,-4.16,万元,,s\n"
    #expect(try read(text).records.count == 2)
    let all = try faults(text) { $0.item == "支出" }
    #expect(all.map(summary) == ["negative-value 2:16"])
    #expect(all[0].message(in: .english).contains("-4.16"))
  }

  @Test("One key with two values is an error that names both lines")
  func duplicates() throws {
    let all = try faults(
      header + "f,i,2024,flow,1,万元,,s\nf,j,2024,flow,1,元,,s\nf,i,2024,flow,1,元,,s\n")
    #expect(all.map(summary) == ["duplicate-record 4:15"])
    #expect(all[0].message(in: .chinese).contains("第 2 行"))
    #expect(all[0].message(in: .english).contains("1 元, but 1 万元 in line 2"))
  }

  @Test("One key with one value twice is a warning, whatever the unit it is in")
  func repetition() throws {
    let file = try read(header + "f,i,2024,flow,1,万元,,s\nf,i,2024,flow,\"10,000\",元,,s\n")
    #expect(file.records.count == 1)
    #expect(file.notes.map(summary) == ["repeated-record 3:15"])
    #expect(file.notes[0].severity == .warning)
  }

  @Test("Another standing, scope, group or basis is another record")
  func differentKeys() throws {
    let file = try read(
      """
      fund,item,group,period,basis,value,unit,standing,scope,source
      f,i,,2024,flow,1,元,final,,s
      f,i,,2024,flow,2,元,flash,,s
      f,i,,2024,flow,3,元,final,pool,s
      f,i,adult,2024,flow,4,元,final,,s
      f,i,,2024,budget,5,元,final,,s
      f,i,,2024-12,flow,6,元,final,,s
      """)
    #expect(file.records.count == 6)
  }

  @Test("Rows without a source are warned of once, with their number")
  func sources() throws {
    let file = try read("基金,项目,期间,口径,数值,单位\nf,i,2024,flow,1,元\nf,j,2024,flow,1,元\n")
    #expect(file.notes.map(summary) == ["missing-source"])
    #expect(file.notes[0].message(in: .english).contains("no source is named in 2 rows"))
  }

  @Test("A file with a header alone is refused")
  func noRows() throws {
    #expect(try faults(header).map(\.code) == ["no-rows"])
  }

  @Test("Money finer than a minor unit has no exact amount but keeps its value")
  func subMinor() throws {
    let record = try #require(read(header + "f,i,2024,flow,1.234,元,,s\n").records.first)
    #expect(record.money == nil && record.value == 1.234)
  }

  @Test("A file in GB18030 is read from the disk as one in UTF-8")
  func disk() throws {
    let folder = try TemporaryFolder()
    // 基金,项目,期间,口径,数值,单位,来源 and one row, in GB 2312.
    let gb: [UInt8] =
      [
        0xBB, 0xF9, 0xBD, 0xF0, 0x2C, 0xCF, 0xEE, 0xC4, 0xBF, 0x2C, 0xC6, 0xDA, 0xBC, 0xE4, 0x2C,
        0xBF, 0xDA, 0xBE, 0xB6, 0x2C, 0xCA, 0xFD, 0xD6, 0xB5, 0x2C, 0xB5, 0xA5, 0xCE, 0xBB, 0x2C,
        0xC0, 0xB4, 0xD4, 0xB4, 0x0D, 0x0A,
      ] + Array("f,i,2024,flow,1,".utf8) + [0xCD, 0xF2, 0xD4, 0xAA] + Array(",s\r\n".utf8)
    let file = try RecordFile.read(folder.file("a.csv", gb))
    #expect(file.records.map(\.value) == [10_000])
    #expect(file.records[0].unit.symbol == "万元")
  }
}
