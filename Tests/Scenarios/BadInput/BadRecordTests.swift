import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

/// One broken file of records for each thing that can be wrong with it, and the words said of it.
@Suite("What is said of broken records")
struct BadRecordTests {
  /// An edit of the small scenario's records, and what should be found.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let expected: ExpectedFault

    var testDescription: String { name }

    init(_ name: String, _ old: String, _ new: String, _ expected: ExpectedFault) {
      self.name = name
      self.old = old
      self.new = new
      self.expected = expected
    }
  }

  private static let february = "resident,benefits,,2025-02,flow,20,万元"
  private static let standard = "resident,resident.subsidy.standard,,2025,level,670,元/人·年"
  private static let share = "resident,resident.participation,adult,2024,level,95,%"
  private static let persons = "resident,resident.population,adult,2025,level,5900,人"

  static let cases: [Case] = [
    Case(
      "a missing column", "fund,item,group,period,basis,value", "fund,item,group,period,basis,amt",
      ExpectedFault(
        "missing-column", at: "1:1", ["缺少必需的列", "value"], ["the required column", "is missing"])),
    Case(
      "a month that stands twice", february, "resident,benefits,,2025-01,flow,21,万元",
      ExpectedFault(
        "duplicate-record", at: "5:33", ["是 21 万元，而第 4 行是 20 万元", "快报与决算"],
        ["is 21 万元, but 20 万元 in line 4"])),
    Case(
      "words in a number", february, "resident,benefits,,2025-02,flow,约20,万元",
      ExpectedFault(
        "not-a-number", at: "5:33", ["数值“约20”不是数字", "单位写在单位列"],
        ["the value “约20” is not a number"])),
    Case(
      "fewer than no persons", persons, "resident,resident.population,adult,2025,level,-5900,人",
      ExpectedFault(
        "negative-value", at: "10:47", ["是负数 -5900", "不小于零的数"], ["is negative, -5900"])),
    Case(
      "a share that cannot be", share, "resident,resident.participation,adult,2024,level,9500,%",
      ExpectedFault(
        "out-of-range", at: "12:50", ["居民参保率“9500 %”超出范围", "0 到 100 %", "请核对数值和单位"],
        ["Resident participation “9500 %” is out of range", "0 to 100 %"])),
    Case(
      "an unknown item", february, "resident,benefit,,2025-02,flow,20,万元",
      ExpectedFault(
        "unknown-item", at: "5:10", ["基金 resident 没有项目“benefit”", "是否想写“benefits 待遇支出”？"],
        ["has no item “benefit”", "Did you mean “benefits (Benefits)”?"])),
    Case(
      "a parameter misspelt", standard, "resident,resident.subsidy.standart,,2025,level,670,元/人·年",
      ExpectedFault(
        "unknown-item", at: "15:10",
        ["没有项目“resident.subsidy.standart”", "是否想写“resident.subsidy.standard 居民财政补助标准”？"],
        ["Did you mean “resident.subsidy.standard (Fiscal subsidy standard)”?"])),
    Case(
      "a balance misspelt", "resident,balance.book,,2025-09", "resident,balance.bok,,2025-09",
      ExpectedFault(
        "unknown-item", at: "6:10", ["没有项目“balance.bok”", "是否想写“balance.book 账面结余”？"],
        ["Did you mean “balance.book (Book balance)”?"])),
    Case(
      "services of a line that does not exist", february,
      "resident,incurred.benefit,,2025-02,flow,20,万元",
      ExpectedFault("unknown-item", at: "5:10", ["没有项目“incurred.benefit”"], ["has no item"])),
    Case(
      "an unknown group", persons, "resident,resident.population,adults,2025,level,5900,人",
      ExpectedFault(
        "unknown-group", at: "10:30", ["没有组别“adults”", "child 儿童、adult 成人 之一", "是否想写“adult 成人”？"],
        ["there is no group “adults”", "Did you mean “adult (Adults)”?"])),
    Case(
      "a level without its group", persons, "resident,resident.population,,2025,level,5900,人",
      ExpectedFault(
        "missing-group", at: "10:30", ["“居民应参保人数”没有写组别", "child 儿童、adult 成人 之一", "人数、金额要分组填写"],
        ["is given without a group", "one of child (Children), adult (Adults)"])),
    Case(
      "a group where there is none", standard,
      "resident,resident.subsidy.standard,adult,2025,level,670,元/人·年",
      ExpectedFault(
        "unknown-group", at: "15:36", ["写了组别“adult”", "组别留空：该参数不分组"],
        ["is given for the group “adult”", "no group: the parameter has none"])),
    Case(
      "a line that is no money", february, "resident,benefits,,2025-02,flow,20,万人",
      ExpectedFault(
        "wrong-unit", at: "5:36", ["“benefits”是金额，单位却是 万人", "元、万元或亿元"],
        ["is an amount of money but given in 万人"])),
    Case(
      "a period that is none", february, "resident,benefits,,2025-13,flow,20,万元",
      ExpectedFault(
        "unreadable-period", at: "5:20", ["读不懂的期间“2025-13”", "请把该列设为文本格式"],
        ["a period that cannot be read, “2025-13”"])),
    Case(
      "a basis that is none", february, "resident,benefits,,2025-02,flows,20,万元",
      ExpectedFault(
        "unknown-basis", at: "5:28", ["不认识的词“flows”", "是不是“flow”？"],
        ["an unknown word, “flows”", "Did you mean “flow”?"])),
    Case(
      "a unit that is none", february, "resident,benefits,,2025-02,flow,20,萬元",
      ExpectedFault("unknown-unit", at: "5:36", ["萬元"], ["萬元"])),
    Case(
      "a standing that is none", february + ",final", february + ",finial",
      ExpectedFault("unknown-standing", at: "5:39", ["“finial”", "是不是“final”？"], ["“finial”"])),
  ]

  @Test("A broken file of records", arguments: cases)
  func records(one: Case) throws {
    let scenario = try SmallScenario()
    try scenario.edit("data/small.csv", one.old, one.new)
    expectOnly(try scenario.faults(), one.expected, in: "data/small.csv")
  }

  @Test("A parameter in another unit names the right one")
  func otherUnit() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "data/small.csv", "resident,resident.population,adult,2025,level,5900,人",
      "resident,resident.population,adult,2025,level,5900,人次")
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "wrong-unit", at: "10:52", ["“居民应参保人数”的单位是 人次", "应为：人"],
        ["is given in 人次", "Expected: 人"]), in: "data/small.csv")
  }

  @Test("Without a balance it says which record is needed")
  func noBalance() throws {
    let text = SmallScenario.records.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("balance.book") }.joined(separator: "\n")
    let scenario = try SmallScenario(["data/small.csv": text])
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "no-balance", at: nil, ["没有“统筹基金”的结余记录", "item=balance.book、basis=stock"],
        ["no balance of “Pool”", "item balance.book and basis stock"]), in: "data/small.csv")
  }

  @Test("What is wrong in a scenario, in rows and in the names of records is said at once")
  func allAtOnce() throws {
    let scenario = try SmallScenario()
    try scenario.edit("baseline.yaml", "project-through: 2029-12", "project-through: 2029-14")
    for (old, new) in [
      (Self.february, Self.february.replacingOccurrences(of: "20,", with: "x20,")),
      (Self.persons, Self.persons.replacingOccurrences(of: ",adult,", with: ",adults,")),
      (Self.standard, Self.standard.replacingOccurrences(of: "standard", with: "standart")),
      ("resident,premium,", "residnt,premium,"),
    ] { try scenario.edit("data/small.csv", old, new) }
    let faults = try scenario.faults()
    #expect(
      faults.map { "\($0.place.line ?? 0) \($0.code)" }.suffix(4)
        == ["3 unknown-fund", "5 not-a-number", "10 unknown-group", "15 unknown-item"])
    #expect(faults.count == 5 && faults[0].place.file.hasSuffix("baseline.yaml"))
  }

  @Test("A balance of a book that the model lacks is named, and so is one that is no money")
  func unknownBook() throws {
    let scenario = try SmallScenario()
    let row = "resident,balance.book,,2025-09,stock,940,"
    try scenario.edit("data/small.csv", row + "万元", "resident,balance.book,统筹,2025-09,stock,940,人")
    let faults = try scenario.faults()
    #expect(Set(faults.map(\.code)) == ["unknown-book", "wrong-unit"])
    let book = try #require(faults.first { $0.code == "unknown-book" })
    #expect(book.place.line == 6)
    #expect(book.message(in: .chinese).contains("没有账套“统筹”"))
  }

  @Test("A parameter that neither data nor assumptions give names where to put it")
  func missingParameter() throws {
    let text = SmallScenario.records.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("general-outpatient") }.joined(separator: "\n")
    let scenario = try SmallScenario(["data/small.csv": text])
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "missing-parameter", at: nil,
        ["模型需要“居民人均普通门诊支出”，数据和假设都没有给出", "parameter: resident.general-outpatient.cost"],
        ["which neither data nor assumptions give"]), in: "baseline.yaml")
  }

  @Test("A group that lacks a parameter is named")
  func missingGroup() throws {
    let text = SmallScenario.records.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("participation,adult") }.joined(separator: "\n")
    let scenario = try SmallScenario(["data/small.csv": text])
    let fault = try #require(try scenario.faults().first)
    #expect(fault.code == "missing-parameter")
    #expect(fault.message(in: .chinese).contains("（adult 组）"))
    #expect(fault.message(in: .english).contains("for group adult"))
  }

  @Test("Records of another fund only say so where the file is named")
  func otherFund() throws {
    let scenario = try SmallScenario([
      "data/small.csv": SmallScenario.records.replacingOccurrences(of: "resident,", with: "居民,")
    ])
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "no-records", at: "6:12", ["数据文件中没有基金 resident 的记录", "“基金”列写的是“居民”", "resident 小基金"],
        ["the data hold no record of the fund resident", "their column “fund” says “居民”"]),
      in: "baseline.yaml")
  }

  @Test("A workbook, an empty file and UTF-16 are told apart from records")
  func notText() throws {
    let scenario = try SmallScenario()
    for (bytes, code) in [
      ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00] as [UInt8], "workbook"), ([], "empty-file"),
      ([0xFF, 0xFE, 0x66, 0x00], "utf-16"),
    ] {
      try scenario.write("data/small.csv", bytes: bytes)
      let fault = try #require(try scenario.faults().first)
      #expect(fault.place.file.hasSuffix("data/small.csv"))
      #expect(!fault.message(in: .chinese).isEmpty, "\(code): \(fault.code)")
      #expect(fault.message(in: .chinese) != fault.message(in: .english))
    }
  }

  @Test("Records by Chinese names read as those by the model's and the catalogue's own")
  func chineseNames() throws {
    let plain = try #require(try SmallScenario().cases().first)
    var text = SmallScenario.records
    for (name, title) in [
      ("resident,", "小基金,"), (",balance.book,", ",账面结余,"), (",premium,", ",个人缴费,"),
      (",benefits,", ",待遇支出,"), ("resident.population", "居民应参保人数"),
      ("resident.participation", "居民参保率"), (",child,", ",儿童,"), (",adult,", ",adult 成人,"),
      (",账面结余,,2025-09", ",账面结余,统筹基金,2025-09"), ("resident.contribution.individual", "居民个人缴费标准"),
      ("resident.subsidy.standard", "居民财政补助标准"),
    ] { text = text.replacingOccurrences(of: name, with: title) }
    let named = try #require(try SmallScenario(["data/small.csv": text]).cases().first)
    #expect(named.plan.parameters.mapValues(\.values) == plain.plan.parameters.mapValues(\.values))
    #expect(named.history.lines == plain.history.lines)
    #expect(named.history.ledgers == plain.history.ledgers)
  }

  @Test(
    "Records may give the fund any of the names that its model lists, and a slip of one is named")
  func otherNames() throws {
    let title = "title: {zh: 小基金, en: Small fund}"
    let model = SmallScenario.model.replacingOccurrences(
      of: title, with: title + "\nalso: [小医保, 小县居民医保]")
    #expect(model != SmallScenario.model)
    let records = SmallScenario.records.replacingOccurrences(of: "resident,", with: "小医保,")
    let files = ["models/small.yaml": model, "data/small.csv": records]
    let named = try #require(try SmallScenario(files).cases().first)
    let plain = try #require(try SmallScenario().cases().first)
    #expect(named.history.lines == plain.history.lines)
    #expect(named.history.ledgers == plain.history.ledgers)
    #expect(named.model.title == plain.model.title)
    let slip = try SmallScenario(files)
    try slip.edit("data/small.csv", "小医保,benefits,,2025-01", "小县居民医报,benefits,,2025-01")
    let fault = try #require(try slip.faults().first)
    #expect(fault.code == "unknown-fund" && fault.place.line == 4)
    #expect(fault.message(in: .chinese).contains("是否想写“resident 小基金”？"))
  }

  @Test("A share written once stands for every group without its own, and a remark says so")
  func sharedFigure() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "data/small.csv", "resident,resident.participation,child,2024,level,99,%",
      "resident,resident.participation,,2024,level,90,%")
    let fund = try #require(try scenario.cases().first)
    let path = try #require(fund.plan.parameters["resident.participation"])
    #expect(path.value(group: 0, at: Period(year: 2026, month: 1)) == 0.9)
    #expect(path.value(group: 1, at: Period(year: 2026, month: 1)) == 0.95)
    let remarks = fund.findings.filter { $0.kind == .shared }
    #expect(remarks.count == 1 && remarks[0].text.chinese.contains("居民参保率"))
    #expect(remarks.first?.place?.line == 11)
  }

  @Test("A Chinese title that two lines share is refused with both")
  func ambiguousTitle() throws {
    let scenario = try SmallScenario([
      "models/small.yaml": SmallScenario.model.replacingOccurrences(
        of: "zh: 个人缴费", with: "zh: 财政补助")
    ])
    try scenario.edit(
      "data/small.csv", "resident,premium,,2025-01", "resident,财政补助,,2025-01")
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "ambiguous-name", at: "3:10", ["“财政补助”可以指 premium 财政补助、subsidy 财政补助"],
        ["may mean premium (Contributions) or subsidy (Subsidy)"]), in: "data/small.csv")
  }

  @Test("A rate of cases may be given in per cent: cases of 100 persons a year")
  func rateInPercent() throws {
    let rate = try #require(ParameterCatalogue.builtIn.definition("resident.admission-rate"))
    let place = SourcePlace(file: "x")
    let read = ParameterQuantity.read("20.4 %", definition: rate, use: .level, place: place)
    #expect(abs(try read.get() - 0.204) < 1e-12)
    let cost = try #require(ParameterCatalogue.builtIn.definition("resident.cost-per-admission"))
    #expect(throws: Diagnostic.self) {
      try ParameterQuantity.read("20.4 %", definition: cost, use: .level, place: place).get()
    }
  }

  @Test("A scenario names groups by their Chinese titles as by their names")
  func chineseGroup() throws {
    func values(_ group: String) throws -> [[Double]]? {
      let scenario = try SmallScenario([
        "variant.yaml": SmallScenario.variant
          + "  - {parameter: resident.participation, group: \(group), shift: -1 pp, from: 2026-01}\n"
      ])
      return try scenario.cases("variant.yaml").first?.plan.parameters["resident.participation"]?
        .values
    }
    #expect(try values("成人") == values("adult"))
    #expect(try values("成人") != values("child"))
  }

  @Test("Full-width brackets are named as what is wrong")
  func fullWidth() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "baseline.yaml", "values: {2026: 700 元/人·年}", "values: ｛2026：700 元/人·年｝")
    let fault = try #require(try scenario.faults().first)
    #expect(fault.message(in: .chinese).contains("全角"))
    #expect(fault.message(in: .english).contains("full-width"))
  }

  @Test("Contradictory sums name the line")
  func contradictory() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "data/small.csv", "resident,benefits,,2025-02,flow,20,万元,final,,,报表\n",
      """
      resident,benefits,,2025-03,cumulative,50,万元,final,,,报表
      resident,benefits,,2024,flow,200,万元,final,,,报表
      resident,benefits,,2024-12,cumulative,210,万元,final,,,报表

      """)
    let fault = try #require(try scenario.faults().first)
    #expect(fault.code == "contradictory-figures")
    #expect(fault.message(in: .chinese).contains("待遇支出"))
    #expect(
      fault.message(in: .chinese).contains(
        "相差 10.00 万元：2024 全年 200.00；2024-12 本年累计 210.00（万元）。请核对这些数"))
    #expect(fault.place.line == 7)
    #expect(fault.message(in: .english).contains("Benefits"))
  }

  @Test("Several faults in several files are said at once, in order of file and line")
  func several() throws {
    let scenario = try SmallScenario(["data/more.csv": SmallScenario.records])
    try scenario.edit(
      "baseline.yaml", "data: [data/small.csv]",
      "data: [data/small.csv, data/more.csv, data/no.csv]")
    try scenario.edit("data/small.csv", Self.february, "resident,benefits,,2025-13,flow,20,万元")
    try scenario.edit(
      "data/small.csv", Self.share, "resident,resident.participation,adult,2024,level,x,%")
    try scenario.edit(
      "data/more.csv", Self.persons, "resident,resident.population,adult,2025,level,-1,人")
    let faults = try scenario.faults()
    #expect(
      faults.map { "\($0.code) \($0.place.line ?? 0)" } == [
        "file-not-found 6", "negative-value 10", "unreadable-period 5", "not-a-number 12",
      ])
    #expect(
      faults.map { ($0.place.file as NSString).lastPathComponent } == [
        "baseline.yaml", "more.csv", "small.csv", "small.csv",
      ])
    #expect(faults.map(\.place) == faults.map(\.place).sorted())
  }

  @Test("Money in another currency than the fund's is named where it stands")
  func currency() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "data/small.csv", "resident,benefits,,2025-02,flow,20,万元",
      "resident,benefits,,2025-02,flow,20,万美元")
    let faults = try scenario.faults()
    #expect(faults.map { "\($0.code) \($0.place.line ?? 0)" } == ["other-currency 5"])
    #expect(faults.first?.message(in: .chinese).contains("单位写的是 万美元，而“小基金”按 元 记账") == true)
  }

  @Test("Several faults of one scenario are said at once")
  func severalInScenario() throws {
    let scenario = try SmallScenario()
    try scenario.edit("baseline.yaml", "author: 测试", "autor: 测试")
    try scenario.edit("baseline.yaml", "2026: 700 元/人·年", "2026: 700")
    try scenario.edit("baseline.yaml", "then: 1 %", "then: 快")
    try scenario.edit("baseline.yaml", "month: 2026-01", "month: 一月")
    #expect(
      try scenario.faults().map { "\($0.code) \($0.place.line ?? 0)" } == [
        "unknown-key 3", "continuation 15", "missing-unit 22", "wrong-value 27",
      ])
  }

  @Test("Faults of two models are said at once")
  func twoModels() throws {
    let scenario = try SmallScenario([
      "models/second.yaml": SmallScenario.model.replacingOccurrences(
        of: "frequency: month", with: "frequency: often")
    ])
    try scenario.edit("models/small.yaml", "currency: 元", "curency: 元")
    try scenario.edit(
      "baseline.yaml", "    data: [data/small.csv]\n",
      "    data: [data/small.csv]\n  - model: second\n    data: [data/small.csv]\n")
    #expect(
      try scenario.faults().map { "\(($0.place.file as NSString).lastPathComponent) \($0.code)" }
        == ["second.yaml unknown-word", "small.yaml unknown-key"])
  }

  @Test("rows of a fund that the scenario does not have are counted and not passed over in silence")
  func strayRows() throws {
    let scenario = try SmallScenario([
      "data/small.csv": SmallScenario.records
        + "生育保险,income,,2025-08,flow,12,万元,final,,,报表\n生育保险,income,,2025-09,flow,12,万元,final,,,报表\n"
    ])
    let found = try scenario.cases().flatMap(\.findings).filter { $0.kind == .passedOver }
    #expect(found.count == 1)
    #expect(found.first?.text.chinese == "“生育保险”的 2 行记录不属于本方案的基金，没有使用")
    #expect(found.first?.place?.line == 19)
    #expect(!(try SmallScenario().cases().flatMap(\.findings).contains { $0.kind == .passedOver }))
  }
}
