import Foundation
import Funds
import Quantities
import TestSupport
import Testing

@testable import Scenarios

@Suite("Stacks, changes and what continues them")
struct StackTests {
  private func value(
    _ scenario: SmallScenario, _ file: String, _ parameter: String, _ period: Period,
    group: Int = 0
  ) throws -> Double {
    let one = try #require(try scenario.cases(file).first)
    return try #require(one.plan.parameters[parameter]).value(group: group, at: period)
  }

  private func origin(
    _ scenario: SmallScenario, _ file: String, _ parameter: String, _ period: Period
  ) throws -> ValueOrigin {
    let one = try #require(try scenario.cases(file).first)
    return try #require(one.plan.parameters[parameter]).origin(group: 0, at: period)
  }

  private static let individual = "resident.contribution.individual"
  private static let subsidy = "resident.subsidy.standard"
  private static let population = "resident.population"

  @Test("Three files stack: the last word on a value stands, titles and targets are its own")
  func threeFiles() throws {
    let scenario = try SmallScenario([
      "second.yaml": """
      fundcast: 1
      title: 第二层
      author: 乙
      stacks-on: variant.yaml
      changes:
        - parameter: 居民个人缴费标准
          shift: 10 元/人·年
          from: 2027
        - parameter: resident.participation
          group: adult
          scale: -2 %
          from: 2026-01
      targets:
        - payable-months >= 6 by 2027-12 with probability 0.9
      """
    ])
    let one = try #require(try scenario.cases("second.yaml").first)
    #expect(
      one.scenario.stack.map { ($0 as NSString).lastPathComponent }
        == ["baseline.yaml", "variant.yaml", "second.yaml"])
    #expect(one.scenario.title.chinese == "第二层" && one.scenario.author == "乙")
    #expect(one.scenario.isVariant && one.scenario.changes.count == 3)
    #expect(one.plan.targets.map(\.threshold) == [6])
    let path = try #require(one.plan.parameters[Self.individual])
    // 420 in the baseline, 450 by the variant, ten more by the second; then +20 a year.
    #expect(
      [2026, 2027, 2028].map { path.value(group: 0, at: Period(year: $0)) } == [400, 460, 480])
    #expect(
      path.origin(group: 0, at: Period(year: 2027)) == .change(scenario: "第二层", source: ""))
    let share = try #require(one.plan.parameters["resident.participation"])
    #expect(share.value(group: 0, at: Period(year: 2026, month: 1)) == 0.99)
    #expect(
      relativeDifference(share.value(group: 1, at: Period(year: 2026, month: 1)), 0.931) < 1e-12)
    #expect(share.value(group: 1, at: Period(year: 2025, month: 12)) == 0.95)
    // A baseline keeps none of it.
    let base = try #require(try scenario.cases().first)
    #expect(base.scenario.changes.count == 0 && base.firstChange == nil && !base.scenario.isVariant)
  }

  @Test("Changes may be taken one at a time: none gives the baseline, all give the whole")
  func keepingChanges() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "variant.yaml", "    source: 假设\n",
      "    source: 假设\n  - parameter: resident.subsidy.standard\n    scale: 10 %\n    from: 2026-01\n"
    )
    var loader = try makeLoader()
    let whole = try loader.scenario(scenario.path("variant.yaml"))
    let baseline = try #require(try scenario.cases().first)
    func plan(_ count: Int) throws -> [String: ParameterPath] {
      try #require(try loader.cases(whole.keeping(changes: count, matters: 0)).first).plan
        .parameters
    }
    #expect(try plan(0) == baseline.plan.parameters)
    #expect(try plan(1)[Self.individual] != baseline.plan.parameters[Self.individual])
    #expect(try plan(1)[Self.subsidy] == baseline.plan.parameters[Self.subsidy])
    let all = try #require(try loader.cases(whole).first)
    #expect(try plan(2) == all.plan.parameters)
    let steps = try loader.changeSteps(of: all)
    #expect(steps.map(\.plan.parameters) == [try plan(1), try plan(2)])
    #expect(steps.map(\.title.chinese) == ["居民个人缴费标准自 2027 起变动", "居民财政补助标准自 2026-01 起变动"])
    #expect(steps[1].title.english == "Fiscal subsidy standard from 2026-01")
  }

  @Test("A variant's known matters are steps of their own, after its changes")
  func matters() throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "variant.yaml", "    source: 假设\n",
      """
          source: 假设
      events:
        - {line: matters, month: 2026-04, amount: 3 万元, title: {zh: 补助, en: a grant}, source: 函}
        - {line: benefits, month: 2026-06, amount: 8 万元, title: {zh: 清算, en: clearing}, source: 函}

      """)
    var loader = try makeLoader()
    let whole = try #require(try loader.cases(loader.scenario(scenario.path("variant.yaml"))).first)
    let baseline = try #require(try scenario.cases().first)
    let steps = try loader.changeSteps(of: whole)
    // The baseline's own matter is in every step, and each step adds one thing.
    #expect(steps.map(\.plan.events.count) == [1, 2, 3])
    #expect(steps[0].plan.parameters == whole.plan.parameters)
    #expect(steps[0].plan.events == baseline.plan.events)
    #expect(steps[2].plan.events == whole.plan.events)
    #expect(
      steps.map(\.title.chinese) == ["居民个人缴费标准自 2027 起变动", "已知事项：补助（2026-04）", "已知事项：清算（2026-06）"])
    #expect(steps[1].title.english == "known matter: a grant (2026-04)")
    #expect(steps.map(\.hasOwnTitle) == [false, true, true])
    // What each is worth in its own month: nothing of a matter stands under the change.
    func booked(_ plan: Plan, _ line: String, _ period: Period) throws -> Double {
      let projection = try project(whole.history, plan)
      let index = try #require(projection.index(of: period))
      return try #require(projection.lines.first { $0.item.name == line }).amounts[index]
    }
    let june = Period(year: 2026, month: 6)
    let moves = try zip(steps, [baseline.plan] + steps.map(\.plan)).map {
      try booked($0.plan, "benefits", june) - booked($1, "benefits", june)
    }
    #expect(moves[0] == 0 && moves[1] == 0 && relativeDifference(moves[2], 80_000) < 1e-9)
  }

  @Test("A variant of a known matter alone has it as its only step")
  func matterAlone() throws {
    let scenario = try SmallScenario([
      "variant.yaml": """
      fundcast: 1
      title: 一次性补助
      stacks-on: baseline.yaml
      events:
        - {line: matters, month: 2026-06, amount: 3 万元, title: 补助, source: 函}
      """
    ])
    var loader = try makeLoader()
    let one = try #require(try loader.cases(loader.scenario(scenario.path("variant.yaml"))).first)
    let steps = try loader.changeSteps(of: one)
    #expect(steps.map(\.plan.events) == [one.plan.events])
  }

  @Test(
    "What is set holds, grows or steps after its last year as then says, else as the baseline does",
    arguments: [
      ("hold", 450.0, 450.0), ("3 %", 463.5, 477.405), ("+5 元/人·年", 455, 460),
      ("-10 元/人·年", 440, 430), ("不变", 450, 450),
    ])
  func then(rule: String, next: Double, second: Double) throws {
    let scenario = try SmallScenario()
    try scenario.edit(
      "variant.yaml", "    source: 假设\n", "    then: \(rule)\n    source: 假设\n")
    for (year, expected) in [(2027, 450.0), (2028, next), (2029, second)] {
      let found = try value(scenario, "variant.yaml", Self.individual, Period(year: year))
      #expect(relativeDifference(found, expected) < 1e-12, "\(year)")
    }
    let plain = try SmallScenario()
    #expect(try value(plain, "variant.yaml", Self.individual, Period(year: 2029)) == 490)
  }

  @Test("An assumption's rule continues its last value, and the origin says which rule")
  func assumptionRules() throws {
    let scenario = try SmallScenario()
    let july = Period(year: 2028, month: 7)
    #expect(try value(scenario, "baseline.yaml", Self.subsidy, july) == 700)
    #expect(try origin(scenario, "baseline.yaml", Self.subsidy, july) == .extrapolated(.hold))
    // 3,900 children in 2025, one per cent more a year.
    let children = try value(scenario, "baseline.yaml", Self.population, july)
    #expect(relativeDifference(children, 3_900 * pow(1.01, 3)) < 1e-12)
    #expect(
      try origin(scenario, "baseline.yaml", Self.population, july) == .extrapolated(.growth(0.01)))
    #expect(
      try origin(scenario, "baseline.yaml", Self.individual, Period(year: 2028))
        == .extrapolated(.step(20)))
    #expect(
      try origin(scenario, "baseline.yaml", Self.individual, Period(year: 2027))
        == .assumption(source: "通知"))
    #expect(
      try origin(scenario, "baseline.yaml", Self.individual, Period(year: 2026))
        == .data(source: "通知"))
    // Within the last given year nothing is continued yet.
    #expect(
      try origin(scenario, "baseline.yaml", Self.population, Period(year: 2025, month: 12))
        == .data(source: "台账"))
  }

  @Test("Where no file says anything the catalogue's rule does: hold, or the average growth")
  func defaultRule() throws {
    let scenario = try SmallScenario()
    let cost = "resident.general-outpatient.cost"
    // From 100 in 2021 to 121 in 2025: the fourth root of 1.21 a year.
    let growth = pow(1.21, 0.25) - 1
    let found = try value(scenario, "baseline.yaml", cost, Period(year: 2027, month: 3))
    #expect(relativeDifference(found, 121 * pow(1 + growth, 2)) < 1e-12)
    guard
      case .extrapolated(.averageGrowth(let rate, let years)) = try origin(
        scenario, "baseline.yaml", cost, Period(year: 2027, month: 3))
    else {
      Issue.record("the rule is not the average growth")
      return
    }
    #expect(relativeDifference(rate, growth) < 1e-12 && years == 4)
    #expect(
      try origin(scenario, "baseline.yaml", "resident.participation", Period(year: 2027, month: 3))
        == .extrapolated(.hold))
  }

  @Test(
    "A change acts from its first month to its last and no further",
    arguments: [
      ("value: 800 元/人·年", 800.0), ("shift: 30 元/人·年", 730), ("shift: -0.003 万元/人·年", 670),
      ("scale: 10 %", 770), ("scale: -10 %", 630),
    ])
  func fromUntil(operation: String, changed: Double) throws {
    let scenario = try SmallScenario([
      "variant.yaml": """
      fundcast: 1
      title: 一年
      stacks-on: baseline.yaml
      changes:
        - parameter: resident.subsidy.standard
          \(operation)
          from: 2026-03
          until: 2026-07
          source: 假设
      """
    ])
    for (month, expected) in [(2, 700.0), (3, changed), (7, changed), (8, 700)] {
      let found = try value(
        scenario, "variant.yaml", Self.subsidy, Period(year: 2026, month: month))
      #expect(relativeDifference(found, expected) < 1e-12, "\(month)")
    }
    #expect(
      try origin(scenario, "variant.yaml", Self.subsidy, Period(year: 2026, month: 3))
        == .change(scenario: "一年", source: "假设"))
    #expect(
      try origin(scenario, "variant.yaml", Self.subsidy, Period(year: 2026, month: 8))
        == .assumption(source: "通知"))
  }

  @Test("A share moves by points, a group alone where one is named, and years set in turn hold on")
  func sharesAndGroups() throws {
    let scenario = try SmallScenario([
      "variant.yaml": """
      fundcast: 1
      title: 参保率
      stacks-on: baseline.yaml
      changes:
        - parameter: 居民参保率
          group: child
          shift: -1.5 个百分点
          from: 2026-01
        - parameter: resident.population
          group: adult
          values: {2026: 6100 人, 2028: 0.7 万人}
      """
    ])
    let one = try #require(try scenario.cases("variant.yaml").first)
    let share = try #require(one.plan.parameters["resident.participation"])
    let month = Period(year: 2026, month: 5)
    #expect(relativeDifference(share.value(group: 0, at: month), 0.975) < 1e-12)
    #expect(share.value(group: 1, at: month) == 0.95)
    let persons = try #require(one.plan.parameters[Self.population])
    func adults(_ year: Int) -> Double { persons.value(group: 1, at: Period(year: year, month: 6)) }
    // Between two given years the first of them stands; past the last the baseline's rule goes on.
    #expect(adults(2025) == 5_900 && adults(2026) == 6_100 && adults(2027) == 6_100)
    #expect(adults(2028) == 7_000 && relativeDifference(adults(2029), 7_070) < 1e-12)
  }

  @Test("A fund's own models with one name are kept apart, folder by folder")
  func modelsOfOneName() throws {
    let first = try SmallScenario()
    let second = try SmallScenario()
    try second.edit("models/small.yaml", "Small fund", "Other fund")
    var loader = try makeLoader()
    let titles = try [first, second].map {
      try #require(try loader.cases(loader.scenario($0.path("baseline.yaml"))).first)
        .model.title.english
    }
    #expect(titles == ["Small fund", "Other fund"])
  }

  @Test("Two models of one fund on the same records have each their own forecasts")
  func modelsOfOneFund() throws {
    func other(_ text: String, _ old: String, _ new: String) -> String {
      text.replacingOccurrences(of: old, with: new)
    }
    let scenario = try SmallScenario([
      "models/other.yaml": other(
        SmallScenario.model, "plan: {}", "series: {method: naive}"),
      "second.yaml": other(SmallScenario.baseline, "model: small", "model: other"),
    ])
    var loader = try makeLoader()
    let forecasts = try ["baseline.yaml", "second.yaml", "baseline.yaml"].map {
      try #require(try loader.cases(loader.scenario(scenario.path($0))).first)
        .plan.seriesForecasts.keys.sorted()
    }
    #expect(forecasts == [[], ["matters"], []])
  }
}
