import Foundation
import Quantities
import Testing

@testable import Scenarios

/// One broken model or form for each thing that can be wrong with it, and the words said of it.
@Suite("What is said of a broken model or form")
struct BadModelTests {
  /// An edit of the small model, and what should be found.
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

  static let cases: [Case] = [
    Case(
      "an unknown key", "frequency: month", "frequenzy: month\nfrequency: month",
      ExpectedFault(
        "unknown-key", at: "4:1", ["模型文件中没有名为“frequenzy”的键", "是否想写“frequency”？"],
        ["the model file has no key “frequenzy”", "Did you mean “frequency”?"])),
    Case(
      "a missing key", "basis: {zh: 收付实现制, en: cash basis}\n", "",
      ExpectedFault(
        "missing-key", at: "1:1", ["模型文件缺少“basis”", "请补上一行“basis: …”"],
        ["the model file lacks “basis”"])),
    Case(
      "a version to come", "fundcast-model: 1", "fundcast-model: 3",
      ExpectedFault("wrong-value", at: "1:17", ["这里写的是“3”"], ["the only version"])),
    Case(
      "a frequency that is none", "frequency: month", "frequency: monthly",
      ExpectedFault(
        "unknown-word", at: "4:12", ["这里写的是“monthly”", "month, quarter, year 之一", "是否想写“month”？"],
        ["“monthly” stands here", "one of month, quarter, year", "Did you mean “month”?"])),
    Case(
      "two methods", "plan: {}", "plan: {}\n    rule: premium",
      ExpectedFault(
        "line-method", at: "42:5", ["项目有 2 种测算方法", "series, driver, cohort, rule, plan 中的一种"],
        ["the line has 2 methods", "exactly one of"])),
    Case(
      "no method", "    plan: {}\n", "",
      ExpectedFault(
        "line-method", at: "42:5", ["项目有 0 种测算方法"], ["the line has 0 methods"])),
    Case(
      "a line that stands twice", "line: matters", "line: benefits",
      ExpectedFault(
        "duplicate-line", at: "42:5", ["项目“benefits”出现两次"], ["line “benefits” stands twice"])),
    Case(
      "estimated months of nothing collected", "        months: {3: 65 %, 7: 35 %}",
      "        months: {3: 65 %, 7: 35 %}\n        estimated: true",
      ExpectedFault(
        "estimated-without-collection", at: "32:20", ["没有写 collection", "months: estimated"],
        ["estimated without months of collection"])),
    Case(
      "shares that do not sum", "{3: 65 %, 7: 35 %}", "{3: 65 %, 7: 30 %}",
      ExpectedFault(
        "shares-do-not-sum", at: "31:17", ["各期比例之和为 95.0%", "100%"],
        ["the shares sum to 95.0%"])),
    Case(
      "collection shares that do not sum", "1: 10 %}\n    calibrate: 0",
      "1: 20 %}\n    calibrate: 0",
      ExpectedFault(
        "shares-do-not-sum", at: "22:21", ["各期比例之和为 110.0%"], ["the shares sum to 110.0%"])),
    Case(
      "a month that is none", "{3: 65 %, 7: 35 %}", "{3: 65 %, 13: 35 %}",
      ExpectedFault(
        "wrong-value", at: "31:17", ["写了第 13 月", "1 到 12 的月份"],
        ["month 13 is given", "months 1 to 12"])),
    Case(
      "a timing that is none", "{3: 65 %, 7: 35 %}", "evenly",
      ExpectedFault(
        "wrong-value", at: "31:17", ["这里写的是“evenly”", "even、estimated 或 {3: 65 %, 7: 35 %}"],
        ["“evenly” stands here", "even, estimated or"])),
    Case(
      "lags that do not sum", "    calibrate: 0\n    basis: 公式\n  - line: matters",
      "    calibrate: 0\n    settlement: {lags: [40 %, 45 %, 12 %]}\n    basis: 公式\n  - line: matters",
      ExpectedFault(
        "shares-do-not-sum", at: "41:24", ["各期比例之和为 97.0%"], ["the shares sum to 97.0%"])),
    Case(
      "a formula that breaks off", "resident.participation * resident.general-outpatient.cost",
      "resident.participation *",
      ExpectedFault(
        "formula", at: "39:63", ["算式不完整", "运算符两边留空格"], ["the formula ends too early"])),
    Case(
      "a formula with an unclosed bracket",
      "resident.participation * resident.general-outpatient.cost",
      "max(resident.general-outpatient.cost, 0",
      ExpectedFault("formula", at: "39:78", ["括号不成对"], ["a bracket is not closed"])),
    Case(
      "a formula with a sign it cannot read",
      "resident.participation * resident.general-outpatient.cost",
      "resident.general-outpatient.cost ^ 2",
      ExpectedFault("formula", at: "39:72", ["算式在“^”处读不下去"], ["cannot be read at “^”"])),
    Case(
      "an unknown parameter", "resident.general-outpatient.cost",
      "resident.general-outpatient.costs",
      ExpectedFault(
        "unknown-parameter", at: "39:17",
        ["参数目录中没有“resident.general-outpatient.costs”", "是否想写“resident.general-outpatient.cost”？"],
        ["the catalogue has no parameter", "Did you mean “resident.general-outpatient.cost”?"])),
    Case(
      "a line where a parameter belongs", "resident.general-outpatient.cost", "premium",
      ExpectedFault(
        "unknown-parameter", at: "39:17", ["“premium”不是参数"], ["“premium” is not a parameter"])),
    Case(
      "factors that do not make money a year", "resident.general-outpatient.cost",
      "resident.cost-per-admission",
      ExpectedFault(
        "formula-units", at: "39:17", ["算式的单位是 元·人/人次，不是金额/年", "各因素相乘得到 元/年"],
        [
          "the formula is in money·person/case, not money a year",
          "factors whose product is money a year",
        ])),
    Case(
      "a group that does not exist", "    calibrate: 0\n    basis: 公式\n  - line: matters",
      "        groups: [adults]\n    calibrate: 0\n    basis: 公式\n  - line: matters",
      ExpectedFault(
        "unknown-name", at: "40:17", ["没有名为“adults”的条目", "child, adult 之一", "是否想写“adult”？"],
        ["there is no “adults”", "one of child, adult"])),
    Case(
      "a book that does not exist", "plan: {}", "plan: {}\n    book: accounts",
      ExpectedFault("unknown-name", at: "47:11", ["没有名为“accounts”的条目"], ["there is no “accounts”"])),
    Case(
      "a rule over a line that does not exist", "plan: {}", "rule: benefit * 2",
      ExpectedFault(
        "unknown-name", at: "42:5", ["没有名为“benefit”的条目", "是否想写“benefits”？"],
        ["there is no “benefit”", "Did you mean “benefits”?"])),
    Case(
      "a rule that reads itself", "plan: {}", "rule: matters * 2",
      ExpectedFault(
        "circular-rule", at: "42:5",
        ["规则互相引用：matters → matters", "可改用 previous(项目) 引用上一期金额"],
        ["rules read each other in a circle: matters → matters", "Use previous(line)"])),
    Case(
      "payable months over the budget", "expenditure: trailing-12", "expenditure: budget",
      ExpectedFault(
        "wrong-value", at: "13:46", ["逐路径判断只能用已发生的支出"], ["paths are judged by expenditure to date"])
    ),
    Case(
      "a per cent that is none", "normal: 6", "normal: 六个月",
      ExpectedFault("wrong-value", at: "14:34", ["这里写的是“六个月”"], ["“六个月” stands here"])),
    Case(
      "a form that is not there", "currency: 元", "currency: 元\nform: small-form",
      ExpectedFault(
        "model-not-found", at: "5:12", ["找不到模型文件 forms/small-form.yaml"],
        ["forms/small-form.yaml is not found"])),
  ]

  @Test("A broken model", arguments: cases)
  func model(one: Case) throws {
    let scenario = try SmallScenario()
    try scenario.edit("models/small.yaml", one.old, one.new)
    let file = one.name.contains("form that") ? "baseline.yaml" : "models/small.yaml"
    expectOnly(try scenario.faults(), one.expected, in: file)
  }

  @Test("Rules that read each other name the whole circle")
  func circle() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "models/small.yaml", "    plan: {}\n    basis: 已知事项\n",
      """
          rule: second + 1
          basis: 规则
        - line: second
          zh: 第二
          en: Second
          side: income
          rule: matters * 2
          basis: 规则

      """)
    let fault = try #require(try scenario.faults().first)
    #expect(fault.code == "circular-rule")
    #expect(fault.message(in: .english).contains("matters → second → matters"))
  }

  // MARK: - Forms

  private static let form = """
    fundcast-form: 1
    form: small-form
    title: {zh: 小表, en: Small form}
    rows:
      - {row: income, zh: 收入, en: Income, level: 1, side: income, lines: [premium, subsidy, matters]}
      - {row: own, zh: 其中：个人, en: of which own, level: 2, side: income, lines: [premium], of-which: true}
      - {row: spending, zh: 支出, en: Spending, level: 1, side: expenditure, lines: [benefits]}
      - {row: result, zh: 结余, en: Result, level: 1, side: expenditure, difference: [income, spending]}
      - {row: closing, zh: 年末结余, en: Closing, level: 1, side: expenditure, balance: closing}
    memo:
      - {zh: 缴费标准, en: Standard, parameter: resident.contribution.individual}

    """

  static let forms: [Case] = [
    Case(
      "a line in no row", "[premium, subsidy, matters]", "[premium, subsidy]",
      ExpectedFault(
        "line-without-row", at: "1:1", ["项目“matters”不在任何行中"], ["line “matters” stands in no row"])),
    Case(
      "a line in two rows", "lines: [benefits]", "lines: [benefits, matters]",
      ExpectedFault(
        "line-in-two-rows", at: "7:5", ["项目“matters”已在行“income”中"],
        ["line “matters” already stands in row “income”"])),
    Case(
      "a line that does not exist", "[premium, subsidy, matters]",
      "[premium, subsidy, matters, benefis]",
      ExpectedFault(
        "unknown-name", at: "5:98", ["没有名为“benefis”的行或项目", "是否想写“benefits”？"],
        ["there is no row or line “benefis”", "Did you mean “benefits”?"])),
    Case(
      "a row that stands below", "difference: [income, spending]", "difference: [income, closing]",
      ExpectedFault(
        "unknown-name", at: "8:89", ["没有名为“closing”的行或项目"], ["there is no row or line “closing”"])),
    Case(
      "a row with two contents", "balance: closing", "balance: closing, sum: [income]",
      ExpectedFault(
        "wrong-value", at: "9:5", ["lines, sum, difference, balance 中的一种"], ["exactly one of"])),
    Case(
      "a balance that is none", "balance: closing", "balance: middle",
      ExpectedFault(
        "wrong-value", at: "9:5", ["balance: opening 或 closing"], ["opening or closing"])),
    Case(
      "a memo of an unknown parameter", "resident.contribution.individual", "resident.individual",
      ExpectedFault(
        "wrong-value", at: "11:41", ["这里写的是“resident.individual”", "参数目录中的名称"],
        ["a name of the catalogue"])),
    Case(
      "an unknown key", "memo:", "memos:",
      ExpectedFault(
        "unknown-key", at: "10:1", ["表式中没有名为“memos”的键", "是否想写“memo”？"],
        ["the form has no key “memos”"])),
  ]

  @Test("A broken form", arguments: forms)
  func form(one: Case) throws {
    let scenario = try SmallScenario(["models/forms/small-form.yaml": Self.form])
    try scenario.edit("models/small.yaml", "currency: 元", "currency: 元\nform: small-form")
    #expect(try scenario.faults() == [])
    try scenario.edit("models/forms/small-form.yaml", one.old, one.new)
    expectOnly(try scenario.faults(), one.expected, in: "forms/small-form.yaml")
  }

  @Test("A form may repeat a part of a row above it, and stands with its model")
  func formOfCase() throws {
    let scenario = try SmallScenario(["models/forms/small-form.yaml": Self.form])
    try scenario.edit("models/small.yaml", "currency: 元", "currency: 元\nform: small-form")
    let one = try #require(try scenario.cases().first)
    #expect(one.form?.rows.map(\.name) == ["income", "own", "spending", "result", "closing"])
    #expect(one.files.count == 3 && one.files[1].hasSuffix("forms/small-form.yaml"))
  }
}
