import Quantities
import TestSupport
import Testing

@testable import Tables

@Suite("Tables as offices keep them")
struct WideTableTests {
  private func table(_ text: String) throws -> WideTable {
    WideTable(try Grid(TextFile(path: "2024.csv", bytes: Array(text.utf8))))
  }

  /// What each filled cell is: its words' names, its time and its number.
  private func said(_ table: WideTable) -> [String] {
    table.figures.compactMap { figure in
      guard let number = figure.number else { return nil }
      let names = figure.words.compactMap(\.name).joined(separator: "/")
      let time = figure.time.completed(by: table.titleTime?.time)
      return "\(names) \(time.period.map { "\($0.period)" } ?? "?") \(number)"
    }
  }

  @Test("Months across under a title that says the year and the unit")
  func across() throws {
    let table = try table(
      """
      某县2024年居民医保基金收支表,,
      编制单位：某县医保局,,单位：万元
      项目,1月,2月
      一、利息收入,1.50,2
      其中：其他,3,
      注：未审计,,

      """)
    #expect(
      said(table) == [
        "一、利息收入 2024-01 1.50", "一、利息收入 2024-02 2", "其中：其他 2024-01 3",
      ])
    #expect(table.titleUnits?.units.map(\.symbol) == ["万元"])
    #expect(table.timeAxis == .columns && table.figures.count == 4)
  }

  @Test("Periods down, with a year that stands once and months as numbers")
  func down() throws {
    let table = try table(
      """
      年份,月份,利息收入（万元）,其他收入（元）
      2023,11,1,2
      ,12,3,4
      2024,1,5,6
      合计,,9,12

      """)
    #expect(table.timeAxis == .rows)
    #expect(said(table).prefix(3) == ["利息收入 2023-11 1", "其他收入 2023-11 2", "利息收入 2023-12 3"])
    #expect(table.figures.last?.units.map(\.symbol) == ["元"])
    #expect(table.figures.suffix(2).allSatisfy { $0.rowWords.last?.isTotal == true })
  }

  @Test("A year over several months, a fund over several items, and sums beside them")
  func twoRowsOfHeads() throws {
    let years = try table(
      """
      项目,2023年,,,2024年,,
      ,1月,2月,合计,1月,2月,合计
      利息收入,1,2,3,4,5,9

      """)
    #expect(
      said(years).filter { !$0.hasSuffix(" 3") && !$0.hasSuffix(" 9") } == [
        "利息收入 2023-01 1", "利息收入 2023-02 2", "利息收入 2024-01 4", "利息收入 2024-02 5",
      ])
    let sums = years.figures.filter { $0.columnWords.last?.isTotal == true }
    #expect(sums.map { $0.time.year } == [2023, 2024])
    let funds = try table(
      """
      月份,居民,,职工
      ,利息收入,其他收入,利息收入
      2024-01,1,2,3
      2024-02,4,5,6

      """)
    #expect(said(funds)[1] == "居民/其他收入 2024-01 2" && said(funds)[2] == "职工/利息收入 2024-01 3")
  }

  @Test("A second table below the first is read under its own heads")
  func stacked() throws {
    let table = try table(
      """
      项目,2023年1月,2023年2月
      利息收入,1,2
      二、职工（单位：元）,,
      项目,2024年1月,2024年2月
      利息收入,3,4

      """)
    #expect(
      said(table) == [
        "利息收入 2023-01 1", "利息收入 2023-02 2", "二、职工/利息收入 2024-01 3",
        "二、职工/利息收入 2024-02 4",
      ])
    #expect(table.figures.last?.units.map(\.symbol) == ["元"])
  }

  @Test("Years that are numbers are heads; amounts that look like years or counts are figures")
  func numbersAsHeads() throws {
    #expect(said(try table("人群,2023,2024\n学生,5,6\n")) == ["学生 2023 5", "学生 2024 6"])
    let amounts = try table("项目,1月,2月\n利息收入,2010,2020\n其他收入,2011,2021\n")
    #expect(amounts.figures.compactMap(\.number).count == 4)
    let counts = try table("项目,1月,2月\n利息收入,1,2\n")
    #expect(counts.figures.compactMap(\.number).count == 2)
    let numbered = try table("序号,项目,1月\n1,利息收入,7\n2,其他收入,8\n")
    #expect(numbered.serials.count == 2 && numbered.figures.compactMap(\.number).count == 2)
  }

  @Test("Signs of nothing are no figures, and a row of them is no heading of those below")
  func nothing() throws {
    let table = try table("项目,1月,2月\n其他收入,－,—\n小计,1,2\n利息收入,约3,4\n")
    #expect(table.figures.allSatisfy { $0.sections.isEmpty })
    #expect(table.figures.filter { $0.isUnreadable }.map(\.text) == ["约3"])
  }

  @Test("In a workbook text in merged cells stands over all of them, a figure in the first alone")
  func merged() throws {
    let folder = try TemporaryFolder()
    let sheet = WorkbookFixture.Sheet(
      "居民",
      [
        [.shared("项目"), .number("2024"), .empty, .number("2025"), .empty],
        [.empty, .shared("1月"), .shared("2月"), .shared("1月"), .shared("2月")],
        [.shared("利息收入"), .number("1"), .number("2"), .number("3"), .formula("=1+1", nil)],
        [.shared("其他收入"), .number("5"), .empty, .number("6"), .number("7")],
      ], merged: ["A1:A2", "B1:C1", "D1:E1", "B4:C4"])
    let path = WorkbookFixture([sheet]).write(to: folder.path + "/收支.xlsx")
    let table = try #require(try WideTable.readAll(path).first)
    #expect(
      said(table) == [
        "利息收入 2024-01 1", "利息收入 2024-02 2", "利息收入 2025-01 3", "其他收入 2024-01 5",
        "其他收入 2025-01 6", "其他收入 2025-02 7",
      ])
    #expect(table.figures.filter(\.isUncalculated).map(\.place.cell) == ["E3"])
    #expect(table.titles.map(\.text) == ["居民"])
  }

  @Test(
    "Titles say times, and the day on which a table was made is none",
    arguments: [
      ("某县2024年收支表", "2024"), ("2025年9月月报", "2025-09"), ("2025年1-9月情况", "2025-09"),
      ("202409", "2024-09"), ("居民2024", "2024"), ("填报日期：2025年1月15日", ""),
      ("2023—2024年", "2023 2024"),
      ("二○二四年上半年", "2024-06"), ("文号〔12024〕", ""),
    ])
  func titles(_ title: String, _ expected: String) {
    let times = WrittenTime.inTitle(title).map { time in
      WrittenTime(year: time.year, part: time.part ?? .year).period.map { "\($0.period)" } ?? "?"
    }
    #expect(times.joined(separator: " ") == expected)
  }

  @Test(
    "A head says a time, a basis, a unit or a sum, and what is left of it is a name",
    arguments: [
      ("1月", "month 1"), ("一季度", "quarter 1"), ("Q3", "quarter 3"), ("1-9月", "through 9"),
      ("2024年预算数", "2024 year budget"), ("本年累计", "cumulative"), ("9月累计", "month 9 cumulative"),
      ("合计", "sum"), ("全年", "sum"), ("参保人数（万人）", "参保人数 万人"), ("金额", ""),
      ("单位缴费收入", "单位缴费收入"), ("单位：万元、人", "万元 人"), ("编制单位：某局", ""),
      ("累计结余", "累计结余"), ("利息收入（统筹基金）", "利息收入（统筹基金）"),
    ])
  func words(_ text: String, _ expected: String) {
    let word = TableWord(text, at: SourcePlace(file: "a"))
    var said: [String] = []
    if let name = word.name { said.append(name) }
    if let year = word.time?.year { said.append("\(year)") }
    switch word.time?.part {
    case .month(let month): said.append("month \(month)")
    case .quarter(let quarter): said.append("quarter \(quarter)")
    case .throughMonth(let month): said.append("through \(month)")
    case .endOfMonth(let month): said.append("end of \(month)")
    case .year: said.append("year")
    case nil: break
    }
    if let basis = word.basis { said.append(basis.rawValue) }
    said += word.units.map(\.symbol)
    if word.isTotal { said.append("sum") }
    #expect(said.joined(separator: " ") == expected)
  }

  @Test("Only a table of items by periods is refused as one")
  func refusal() throws {
    let folder = try TemporaryFolder()
    func refusal(_ text: String) throws -> Diagnostic? {
      let path = try folder.file("a.csv", Array(text.utf8))
      return WideTable.refusal(of: path, rows: WideTable.recordRows)
    }
    let wide = try #require(try refusal("项目,1月,2月,3月\n利息收入,1,2,3\n"))
    #expect(wide.code == "wide-table" && wide.remedy?.chinese.contains("fundcast import") == true)
    expectBilingual(wide)
    #expect(try refusal("fund,item,period,basis,value\na,b,2024-01,flow,1\n") == nil)
    #expect(try refusal("fund,item,period,basis,valeu\na,b,2024-01,flow,1\n") == nil)
    let triangle = "origin,development,value\n2024-01,0,1\n2024-02,0,2\n2024-03,0,3\n"
    #expect(try refusal(triangle) == nil)
  }

  @Test("Damaged tables end in figures or findings, never in a trap")
  func damage() {
    let whole = Array("标题2024年,,\n项目,1月,2月,合计\n利息,1,2,3\n小计,－,\"4\n\",x\n合计,1,2,3\n".utf8)
    var state: UInt64 = 5
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let marks = Array("\",\n#-()0年月合计1".utf8)
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0...next(6) {
        let place = next(bytes.count)
        switch next(3) {
        case 0: bytes[place] = marks[next(marks.count)]
        case 1: bytes.insert(marks[next(marks.count)], at: place)
        default: bytes.remove(at: place)
        }
      }
      let faults = findings { () throws(InputFault) in
        let table = WideTable(try Grid(TextFile(path: "a.csv", bytes: bytes)))
        for figure in table.figures { _ = (figure.time, figure.basis, figure.units) }
        _ = table.titleTime
      }
      #expect(faults.allSatisfy { $0.place.file == "a.csv" })
    }
  }
}
