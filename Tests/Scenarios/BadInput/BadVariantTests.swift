import Quantities
import Testing

@testable import Scenarios

/// One broken variant for each thing that can be wrong with it, and the words said of it.
@Suite("What is said of a broken variant")
struct BadVariantTests {
  private static func variant(_ name: String, _ new: String, _ expected: ExpectedFault)
    -> BadScenario
  {
    BadScenario(
      name: name, file: "variant.yaml",
      old:
        "  - parameter: resident.contribution.individual\n    cover: {2027: 450 元/人·年}\n    source: 假设\n",
      new: new, expected: expected)
  }

  static let cases: [BadScenario] = [
    variant(
      "a shift of money in per cent",
      "  - {parameter: resident.subsidy.standard, shift: 2 %, from: 2026-01}\n",
      ExpectedFault(
        "ambiguous-unit", at: "5:51",
        ["“2 %”含义不明", "shift: 10 元/人·年（绝对），或 scale: -2 %（相对）"],
        ["“2 %” is ambiguous", "shift: 10 元/人·年 (absolute), or scale: -2 % (relative)"])),
    variant(
      "a shift of a share in per cent",
      "  - {parameter: resident.participation, shift: -2 %, from: 2026-01}\n",
      ExpectedFault(
        "ambiguous-unit", at: "5:48", ["百分数是相对变动，百分点是绝对变动", "shift: -0.5 个百分点（绝对）"],
        ["percentage points are absolute", "shift: -0.5 个百分点 (absolute)"])),
    variant(
      "a scale in points",
      "  - {parameter: resident.participation, scale: -2 个百分点, from: 2026-01}\n",
      ExpectedFault(
        "ambiguous-unit", at: "5:48", ["“-2 个百分点”含义不明"], ["is ambiguous"])),
    variant(
      "a change into closed months",
      "  - {parameter: resident.subsidy.standard, value: 800 元/人·年, from: 2025-09}\n",
      ExpectedFault(
        "closed-month", at: "5:51",
        ["变动从 2025-09 起，最早影响 2025-09 的收支，而 2025-09 及以前已结账", "2025-10 或以后"],
        ["first moves cash in 2025-09, but 2025-09 is closed", "2025-10 or later"])),
    variant(
      "a cover year that is being collected",
      "  - {parameter: resident.contribution.individual, cover: {2026: 430 元/人·年}}\n",
      ExpectedFault(
        "closed-month", at: "5:58",
        ["变动从 2026 起，最早影响 2025-09 的收支", "2027 参保年度起"],
        ["the change from 2026 first moves cash in 2025-09", "cover year 2027 or later"])),
    variant(
      "a full-width colon between braces",
      "  - {parameter: resident.contribution.individual, cover: {2027：450 元/人·年}}\n",
      ExpectedFault(
        "wrong-value", at: "5:59", ["“2027：450 元/人·年”", "全角冒号"], ["full-width colon"])),
    variant(
      "a change of a parameter that nothing reads",
      "  - {parameter: 居民上年清算比例, value: 5 %, from: 2026-01}\n",
      ExpectedFault(
        "unread-parameter", at: "5:34", ["（resident.clearing-ratio）没有任何模型使用"],
        ["is read by no model"])),
    variant(
      "a change without a start",
      "  - {parameter: resident.subsidy.standard, shift: 30 元/人·年}\n",
      ExpectedFault(
        "missing-key", at: "5:5", ["变动没有写从何时起", "from: 2026-01"],
        ["does not say when it starts"])),
    variant(
      "a change that does two things",
      "  - {parameter: resident.subsidy.standard, shift: 3 元/人·年, scale: 2 %, from: 2026-01}\n",
      ExpectedFault(
        "change-operation", at: "5:5",
        ["变动写了 2 种做法", "values, cover, value, shift, scale, follow 中的一种"],
        ["the change has 2 operations"])),
    variant(
      "a change that ends before it starts",
      "  - {parameter: resident.subsidy.standard, shift: 3 元/人·年, from: 2026-05, until: 2026-03}\n",
      ExpectedFault(
        "ends-before-start", at: "5:51", ["变动止于 2026-03，早于开始的 2026-05"],
        ["ends at 2026-03, before it starts at 2026-05"])),
    variant(
      "a start that does nothing",
      "  - {parameter: resident.subsidy.standard, values: {2026: 800 元/人·年}, from: 2026-05}\n",
      ExpectedFault(
        "idle-key", at: "5:77", ["values 自带日期，from 不起作用"], ["from does nothing"])),
    variant(
      "a continuation that does nothing",
      "  - {parameter: resident.subsidy.standard, shift: 3 元/人·年, from: 2026-05, then: hold}\n",
      ExpectedFault(
        "idle-key", at: "5:81", ["then 不起作用"], ["then does nothing"])),
    variant(
      "a change that leaves the range",
      "  - {parameter: resident.participation, shift: 30 个百分点, from: 2026-01}\n",
      ExpectedFault(
        "out-of-range", at: "5:48", ["变动后“居民参保率”为", "超出范围", "0 到 100 %"],
        ["the change makes “Resident participation”", "out of range", "0 to 100 %"])),
    variant(
      "a standard below zero",
      "  - {parameter: resident.subsidy.standard, shift: -1000 元/人·年, from: 2026-01}\n",
      ExpectedFault(
        "out-of-range", at: "5:51", ["变动后“居民财政补助标准”为 -300 元/人·年，超出范围"],
        ["“Fiscal subsidy standard” -300 元/人·年, which is out of range"])),
    variant(
      "a change of an unknown group",
      "  - {parameter: resident.participation, group: adults, shift: -1 pp, from: 2026-01}\n",
      ExpectedFault(
        "unknown-group", at: "5:63", ["没有组别“adults”", "是否想写“adult 成人”？"],
        ["has no group “adults”", "Did you mean “adult (Adults)”?"])),
    variant(
      "an unknown Chinese name",
      "  - {parameter: 居民个人交费标准, cover: {2027: 450 元/人·年}}\n",
      ExpectedFault(
        "unknown-parameter", at: "5:17", ["没有名为“居民个人交费标准”的参数", "是否想写“居民个人缴费标准”？"],
        ["Did you mean “居民个人缴费标准”?"])),
    variant(
      "a target that cannot be read",
      "  - {parameter: resident.participation, shift: -1 pp, from: 2026-01}\ntargets:\n  - 可支付月数不低于 6\n",
      ExpectedFault(
        "target", at: "7:5",
        ["目标“可支付月数不低于 6”读不懂", "payable-months >= 6 by 2027-12 with probability 0.9"],
        ["cannot be read", "payable-months >= 6 by 2027-12"])),
    variant(
      "a target past the projection",
      "  - {parameter: resident.participation, shift: -1 pp, from: 2026-01}\ntargets:\n  - payable-months >= 6 by 2031-12\n",
      ExpectedFault(
        "target-outside", at: "7:5", ["目标的期间 2031-12 不在测算期内", "2025-10 至 2029-12"],
        ["is not projected", "2025-10 to 2029-12"])),
    variant(
      "a change past the projection",
      "  - {parameter: resident.participation, shift: -1 pp, from: 2031-01}\n",
      ExpectedFault(
        "beyond-end", at: "5:48", ["2030-09 才起作用，而测算到 2029-12 为止", "2029-12 或以前"],
        ["it acts from 2030-09, but 2029-12 is the end", "2029-12 or earlier"])),
    variant(
      "a parameter that follows people nobody projects",
      "  - {parameter: resident.population, follow: people, from: 2026-01, source: 假设}\n",
      ExpectedFault(
        "no-people", at: "5:46",
        ["随人口测算，但人口测算没有给出", "people 的 groups 中有这一组"],
        ["follows the people, who do not say it", "among the groups of people"])),
    variant(
      "another retirement of people nobody projects",
      "  - {people: {retirement: original}, from: 2026-01, source: 对照}\n",
      ExpectedFault(
        "no-people", at: "5:14", ["基线没有人口测算", "people: …"],
        ["projects no people", "Add people: …"])),
    variant(
      "a retirement that is none",
      "  - {people: {retirement: orignal}, from: 2026-01, source: 对照}\n",
      ExpectedFault(
        "unknown-word", at: "5:27", ["应为：original。", "是否想写“original”？"],
        ["Expected: original.", "Did you mean “original”?"])),
    variant(
      "an assumption in a variant",
      "  - {parameter: resident.participation, shift: -1 pp, from: 2026-01}\nassumptions:\n  - {parameter: resident.population, then: hold, source: 假设}\n",
      ExpectedFault(
        "baseline-key", at: "7:3", ["“assumptions”只能写在基线里", "请把假设改写成 changes"],
        ["“assumptions” belongs to a baseline", "Write the assumptions as changes"])),
    variant(
      "another seed in a variant",
      "  - {parameter: resident.participation, shift: -1 pp, from: 2026-01}\nseed: 2\n",
      ExpectedFault(
        "baseline-key", at: "6:7", ["“seed”只能写在基线里", "请写到基线中"], ["belongs to a baseline"])),
  ]

  @Test("A broken variant", arguments: cases)
  func fault(one: BadScenario) throws {
    try one.check()
  }

  @Test("A stack that loops names its files, at the line that closes the loop")
  func loop() throws {
    let scenario = try SmallScenario([
      "first.yaml": "fundcast: 1\ntitle: 甲\nstacks-on: second.yaml\n",
      "second.yaml": "fundcast: 1\ntitle: 乙\nstacks-on: ./first.yaml\n",
    ])
    expectOnly(
      try scenario.faults("first.yaml"),
      ExpectedFault(
        "stack-loops", at: "3:12", ["方案叠加成环", "first.yaml →", "请删去其中一个 stacks-on"],
        ["the stack loops", "Remove one of the stacks-on lines"]), in: "second.yaml")
  }

  @Test("A stack on a file that is not there names it where it is asked for")
  func stackOnNothing() throws {
    let scenario = try SmallScenario()
    try scenario.edit("variant.yaml", "stacks-on: baseline.yaml", "stacks-on: baselin.yaml")
    let faults = try scenario.faults("variant.yaml")
    #expect(faults.count == 1)
    #expect(faults.first?.message(in: .chinese).contains("baselin.yaml") == true)
    #expect(faults.first?.message(in: .english).contains("baselin.yaml") == true)
  }
}
