import Foundation
import Funds
import Quantities
import Testing

@testable import Scenarios

/// One broken baseline for each thing that can be wrong with it, and the words said of it.
@Suite("What is said of a broken baseline")
struct BadBaselineTests {
  private static func baseline(
    _ name: String, _ old: String, _ new: String, _ expected: ExpectedFault
  ) -> BadScenario {
    BadScenario(name: name, file: "baseline.yaml", old: old, new: new, expected: expected)
  }

  static let cases: [BadScenario] = [
    baseline(
      "an unknown key", "author: 测试", "auther: 测试",
      ExpectedFault(
        "unknown-key", at: "3:1", ["方案文件中没有名为“auther”的键", "是否想写“author”？"],
        ["the scenario file has no key “auther”", "Did you mean “author”?"])),
    baseline(
      "a slip in a key that is required, one finding", "unit: 万元", "units: 万元",
      ExpectedFault(
        "unknown-key", at: "10:1", ["方案文件中没有名为“units”的键", "是否想写“unit”？"],
        ["the scenario file has no key “units”", "Did you mean “unit”?"])),
    baseline(
      "a missing key", "unit: 万元\n", "",
      ExpectedFault(
        "missing-key", at: "1:1", ["基线缺少“unit”", "请补上一行“unit: …”"],
        ["the baseline lacks “unit”", "Add a line “unit: …”"])),
    baseline(
      "no title", "title: {zh: 小基线, en: Small baseline}\n", "",
      ExpectedFault("missing-key", at: "1:1", ["方案没有标题"], ["the scenario has no title"])),
    baseline(
      "a version to come", "fundcast: 1", "fundcast: 2",
      ExpectedFault(
        "wrong-value", at: "1:11", ["这里写的是“2”", "本程序只读第 1 版"],
        ["“2” stands here", "the only version read here"])),
    baseline(
      "a period that is none", "closed-through: 2025-09", "closed-through: 2025年9月",
      ExpectedFault(
        "wrong-value", at: "7:17", ["这里写的是“2025年9月”", "期间，如 2026-01 或 2026"],
        ["a period such as 2026-01"])),
    baseline(
      "a period with a slash", "closed-through: 2025-09", "closed-through: 2025/9",
      ExpectedFault(
        "wrong-value", at: "7:17", ["这里写的是“2025/9”", "是否想写“2025-09”？"],
        ["Did you mean “2025-09”?"])),
    baseline(
      "an end before the closing", "project-through: 2029-12", "project-through: 2025-06",
      ExpectedFault(
        "wrong-value", at: "8:18", ["这里写的是“2025-06”", "晚于 2025-09 的期间"],
        ["“2025-06” stands here", "a period after 2025-09"])),
    baseline(
      "a budget for a year that is not projected", "budget-year: 2026", "budget-year: 2031",
      ExpectedFault(
        "budget-year-not-projected", at: "9:14",
        [
          "预算年度 2031 没有测算到年末（测算到 2029-12）", "2025 到 2029 的年份",
          "请改 budget-year，或把 project-through 延长到 2031-12",
        ],
        ["the budget year 2031 is not projected to its end", "a year from 2025 to 2029"])),
    baseline(
      "a budget for a year that is projected in part", "project-through: 2029-12",
      "project-through: 2026-11",
      ExpectedFault(
        "budget-year-not-projected", at: "9:14", ["预算年度 2026 没有测算到年末（测算到 2026-11）", "2025。"],
        ["the budget year 2026 is not projected to its end", "Expected: 2025."])),
    baseline(
      "a horizon that no year lies in", "project-through: 2029-12", "project-through: 2025-10",
      ExpectedFault(
        "budget-year-not-projected", at: "9:14", ["至少测算到 2025-12", "延长到 2026-12"],
        ["a projection at least to 2025-12", "move project-through on to 2026-12"])),
    baseline(
      "a budget for a closed year", "budget-year: 2026", "budget-year: 2024",
      ExpectedFault(
        "budget-year-not-projected", at: "9:14",
        ["预算年度 2024 已经结账（截至 2025-09）", "请把 budget-year 改为 2025 或以后"],
        ["the budget year 2024 is closed", "Set budget-year to 2025 or later"])),
    baseline(
      "a unit that is not money", "unit: 万元", "unit: 万人",
      ExpectedFault(
        "wrong-value", at: "10:7", ["这里写的是“万人”", "金额单位，如 万元 或 亿元"],
        ["a unit of money such as 万元"])),
    baseline(
      "an unknown parameter", "resident.subsidy.standard", "resident.subsidy.standart",
      ExpectedFault(
        "unknown-parameter", at: "21:16",
        ["没有名为“resident.subsidy.standart”的参数", "是否想写“resident.subsidy.standard”？"],
        ["there is no parameter", "Did you mean “resident.subsidy.standard”?"])),
    baseline(
      "cash years under cover", "values: {2026: 700 元/人·年}", "cover: {2026: 700 元/人·年}",
      ExpectedFault(
        "wrong-timing", at: "22:12",
        ["“居民财政补助标准”用了 cover", "values：按资金所属年月写", "请把 cover 改为 values"],
        ["is given under cover", "dated by the month it acts", "Write values for cover"])),
    baseline(
      "a cover year under values", "cover: {2027: 420 元/人·年}", "values: {2027: 420 元/人·年}",
      ExpectedFault(
        "wrong-timing", at: "18:13",
        ["“居民个人缴费标准”用了 values", "cover：按参保年度写", "请把 values 改为 cover"],
        ["is given under values", "dated by cover year", "Write cover for values"])),
    baseline(
      "a value without its unit", "2026: 700 元/人·年", "2026: 700",
      ExpectedFault(
        "missing-unit", at: "22:20", ["“700”没有单位", "请写成“700 元/人·年”"],
        ["“700” has no unit", "Write “700 元/人·年”"])),
    baseline(
      "a unit that is unknown", "2026: 700 元/人·年", "2026: 700 圆/人·年",
      ExpectedFault(
        "unknown-unit", at: "22:20", ["单位“圆/人·年”不认识", "是否想写“元/人·年”？"],
        ["the unit “圆/人·年” is not known", "Did you mean “元/人·年”?"])),
    baseline(
      "words for a number", "2026: 700 元/人·年", "2026: 七百元",
      ExpectedFault(
        "not-a-number", at: "22:20", ["“七百元”不以数字开头", "数字加单位，如 430 元/人·年"],
        ["does not start with a number"])),
    baseline(
      "a unit that does not fit", "2026: 700 元/人·年", "2026: 700 人",
      ExpectedFault(
        "wrong-unit", at: "22:20", ["“700 人”的单位 人 不适用于“居民财政补助标准”", "单位 元/人·年"],
        ["the unit 人 of “700 人” does not fit"])),
    baseline(
      "an amount without its year", "2027: 420 元/人·年", "2027: 420 元/人",
      ExpectedFault(
        "ambiguous-unit", at: "18:19", ["“420 元/人”的单位不完整", "每月还是每年？", "单位 元/人·年"],
        ["is incomplete", "a month or a year?"])),
    baseline(
      "a value out of range", "2026: 700 元/人·年", "2026: 70 万元/人·年",
      ExpectedFault(
        "out-of-range", at: "22:20", ["“70 万元/人·年”超出范围", "0 到 100000 元/人·年"],
        ["is out of range", "0 to 100000"])),
    baseline(
      "a rule that is none", "then: +20 元/人·年", "then: 逐年增加",
      ExpectedFault(
        "continuation", at: "19:11", ["then 写的是“逐年增加”", "hold（不变）、people（随人口测算）、每年增长率如 3 %"],
        ["then is “逐年增加”", "hold, people, a growth a year such as 3 %"])),
    baseline(
      "a group that does not exist", "    then: 1 %\n", "    group: adlut\n    then: 1 %\n",
      ExpectedFault(
        "unknown-group", at: "14:5",
        [
          "“居民应参保人数”没有组别“adlut”", "child 儿童、adult 成人 之一",
          "是否想写“adult 成人”？",
        ],
        [
          "has no group “adlut”", "one of child (Children), adult (Adults)",
          "Did you mean “adult (Adults)”?",
        ])),
    baseline(
      "a group where there is none", "    then: hold\n", "    group: adult\n    then: hold\n",
      ExpectedFault(
        "unknown-group", at: "21:5", ["没有组别“adult”", "不写 group：该参数不分组"],
        ["has no group “adult”", "no group: the parameter has none"])),
    baseline(
      "an event on an unknown line", "line: matters", "line: mater",
      ExpectedFault(
        "unknown-line", at: "26:5", ["没有名为“mater”的项目", "是否想写“matters”？"],
        ["there is no line “mater”", "Did you mean “matters”?"])),
    baseline(
      "an event dated by the year that holds the closing", "month: 2026-01", "month: 2025",
      ExpectedFault(
        "coarse-date", at: "27:12",
        ["month 写的是 2025，没有写明钱在哪一期进出", "如 2025-12", "分几次到账的，每次写一条"],
        ["does not say in which period the money moves", "such as 2025-12", "Name the period"])),
    baseline(
      "an event dated by a later year", "month: 2026-01", "month: 2026",
      ExpectedFault("coarse-date", at: "27:12", ["如 2026-12"], ["such as 2026-12"])),
    baseline(
      "an event dated by a quarter", "month: 2026-01", "month: 2025Q3",
      ExpectedFault("coarse-date", at: "27:12", ["如 2025-10"], ["such as 2025-10"])),
    baseline(
      "an event in another currency", "amount: 5 万元", "amount: 5 万美元",
      ExpectedFault(
        "other-currency", at: "28:13", ["单位写的是 USD，而“小基金”按 元 记账", "元 的单位"],
        ["the unit is USD, but “Small fund” is kept in 元"])),
    baseline(
      "an event larger than any fund", "amount: 5 万元", "amount: -9223372036854 万元",
      ExpectedFault(
        "out-of-range", at: "28:13", ["“-9223372036854 万元”大得不合理", "1000 万亿元"],
        ["is too large", "10^15 currency units"])),
    baseline(
      "a unit of another currency", "unit: 万元", "unit: million USD",
      ExpectedFault(
        "other-currency", at: "10:7", ["单位写的是 million USD，而“小基金”按 元 记账", "这里不换算币种"],
        ["the unit is million USD, but “Small fund” is kept in 元", "not converted here"])),
    baseline(
      "a standard in another currency", "2026: 700 元/人·年", "2026: 700 USD/人·年",
      ExpectedFault(
        "wrong-unit", at: "22:20", ["的单位 USD/人·年 不适用于“居民财政补助标准”", "单位 元/人·年"],
        ["the unit USD/人·年", "does not fit"])),
    baseline(
      "a continuation beyond the range", "    then: 1 %\n",
      "    then: 1 %\n    source: 假设\n  - parameter: resident.participation\n    then: +0.5 个百分点\n",
      ExpectedFault(
        "out-of-range", at: "18:11",
        ["“居民参保率”（儿童）按 then: +0.5 个百分点 延续，到 2027-01 为 100.5 %，超出范围", "0 到 100 %", "请改小 then"],
        [
          "(Children), continued by then: +0.5 个百分点, is 100.5 % in 2027-01: out of range",
          "0 to 100 %", "Let then move it less",
        ])),
    baseline(
      "persons continued below nobody", "    then: 1 %\n", "    then: -1500 人\n",
      ExpectedFault(
        "out-of-range", at: "15:11",
        ["“居民应参保人数”（儿童）按 then: -1500 人 延续，到 2028-01 为 -600 人", "请改小 then"],
        ["continued by then: -1500 人, is -600 人 in 2028-01"])),
    baseline(
      "a cover year's standard continued below nothing", "then: +20 元/人·年", "then: -200 元/人·年",
      ExpectedFault(
        "out-of-range", at: "19:11", ["到 2030 参保年度为 -180 元/人·年"],
        ["is -180 元/人·年 in cover year 2030"])),
    baseline(
      "a hindcast from after the closing", "unit: 万元", "unit: 万元\nhindcast: 2025-12",
      ExpectedFault(
        "hindcast", at: "11:11", ["回测从 2025-12 起，而数据截至 2025-09", "早于 2025-09", "删去 hindcast"],
        ["the hindcast starts from 2025-12, but the records end at 2025-09", "remove hindcast"])),
    baseline(
      "a hindcast from before the records", "unit: 万元", "unit: 万元\nhindcast: 2023-12",
      ExpectedFault(
        "hindcast", at: "11:11", ["“小基金”回测从 2023-12 起，而记录从 2025-01 才有", "之前有记录的日期"],
        ["“Small fund”: the hindcast starts from 2023-12, but the records begin at 2025-01"])),
    baseline(
      "an amount that is not money", "amount: 5 万元", "amount: 5 万人",
      ExpectedFault(
        "wrong-value", at: "28:13", ["这里写的是“5 万人”", "金额，如 350 万元"],
        ["an amount such as 350 万元"])),
    baseline(
      "an assumption that nothing reads",
      "resident.subsidy.standard\n    values: {2026: 700 元/人·年}",
      "resident.clearing-ratio\n    values: {2026: 5 %}",
      ExpectedFault(
        "unread-parameter", at: "21:5", ["（resident.clearing-ratio）没有任何模型使用", "请删去这一条"],
        ["is read by no model", "Remove it"])),
    baseline(
      "a model that is not there", "model: small", "model: smal",
      ExpectedFault(
        "model-not-found", at: "5:12", ["找不到模型文件 smal.yaml", "可用 --models 指定目录"],
        ["the model file smal.yaml is not found", "--models"])),
    baseline(
      "a data file that is not there", "data/small.csv", "data/smal.csv",
      ExpectedFault(
        "file-not-found", at: "6:12", ["找不到数据文件 data/smal.csv", "的路径"],
        ["the data file data/smal.csv is not found"])),
    baseline(
      "a matter for a fund that is not there", "- line: matters",
      "- fund: residents\n    line: matters",
      ExpectedFault(
        "unknown-fund", at: "26:5", ["没有名为“residents”的基金", "是否想写“resident”？"],
        ["there is no fund “residents”", "Did you mean “resident”?"])),
    baseline(
      "a list that is none", "data: [data/small.csv]", "data: data/small.csv",
      ExpectedFault(
        "wrong-value", at: "6:11", ["这里写的是“data/small.csv”", "列表，每项以“- ”开头"],
        ["a list whose items start with “- ”"])),
  ]

  @Test("A broken baseline", arguments: cases)
  func fault(one: BadScenario) throws {
    try one.check()
  }

  @Test("A matter on a line that two funds have asks which is meant")
  func ambiguousLine() throws {
    let second = SmallScenario.model.replacingOccurrences(of: "fund: resident", with: "fund: other")
    let scenario = try SmallScenario([
      "models/second.yaml": second,
      "data/second.csv": SmallScenario.records.replacingOccurrences(
        of: "resident,", with: "other,"),
    ])
    try scenario.edit(
      "baseline.yaml", "    data: [data/small.csv]\n",
      "    data: [data/small.csv]\n  - model: second\n    data: [data/second.csv]\n")
    expectOnly(
      try scenario.faults(),
      ExpectedFault(
        "ambiguous-line", at: "28:5", ["基金 resident、other 都有项目“matters”", "请加一行“fund: resident”"],
        ["the funds resident and other both have a line “matters”", "Add a line “fund: resident”"]),
      in: "baseline.yaml")
    try scenario.edit("baseline.yaml", "- line: matters", "- fund: other\n    line: matters")
    #expect(try scenario.cases().map(\.plan.events.count) == [0, 1])
  }
}
