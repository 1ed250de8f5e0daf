import Actuarial
import Budgeting
import Funds
import Quantities
import TestSupport
import Testing

@Suite("Change analysis")
struct ChangeAnalysisTests {
  private func analysis(case number: Int) throws -> (ChangeAnalysis, SampleFund) {
    let sample = SampleFund(case: number)
    let from = Period(year: 2026, month: 1)
    let first = sample.plan.shifting(parameter: "s.rate", by: 0.005, relative: false, from: from)
    let second = first.shifting(
      parameter: "s.individual", by: 30, relative: false, from: Period(year: 2027))
    let third = second.shifting(parameter: "s.admission", by: -0.02, relative: true, from: from)
    let titles = ["rate", "standard", "admissions"].map { LocalizedText(verbatim: $0) }
    let analysis = try ChangeAnalysis(
      sample.history, baseline: sample.plan,
      steps: zip(titles, [first, second, third]).map { ChangeAnalysis.Step(title: $0, plan: $1) })
    return (analysis, sample)
  }

  @Test("causes sum to the whole as printed, with no rest, in every year", arguments: 0..<10)
  func noRest(number: Int) throws {
    let (analysis, _) = try analysis(case: number)
    let scale = SampleFund.scale
    #expect(analysis.years == [2025, 2026, 2027, 2028, 2029])
    let total = analysis.printedTotal(scale)
    let effects = analysis.causes.indices.map { analysis.printedEffect($0, scale) }
    for year in analysis.years.indices {
      #expect(effects.reduce(0) { $0 + $1[year].income } == total[year].income)
      #expect(effects.reduce(0) { $0 + $1[year].expenditure } == total[year].expenditure)
      #expect(effects.reduce(0) { $0 + $1[year].result } == total[year].result)
      #expect(effects.reduce(0) { $0 + $1[year].closing } == total[year].closing)
      if year > 0 {
        #expect(total[year].closing == total[year - 1].closing + total[year].result)
      }
    }
  }

  @Test("before it starts a change is exactly nothing, and a plan against itself always")
  func nothingBefore() throws {
    let (analysis, sample) = try analysis(case: 0)
    let first = analysis.total[0]
    #expect(first.year == 2025 && first.income == 0 && first.expenditure == 0)
    #expect(first.closing == 0)
    let same = try ChangeAnalysis(
      sample.history, baseline: sample.plan,
      steps: [.init(title: LocalizedText(verbatim: "none"), plan: sample.plan)])
    #expect(same.total.allSatisfy { $0.income == 0 && $0.expenditure == 0 && $0.closing == 0 })
  }

  @Test("the causes of growth sum to the growth, exactly as printed", arguments: 0..<20)
  func growth(number: Int) throws {
    let projection = try SampleFund(case: number).projection()
    for (from, to) in [(2024, 2025), (2025, 2026), (2027, 2028)] {
      let growth = try #require(GrowthAnalysis(projection, from: from, to: to))
      let sum = growth.contributions.reduce(0) { $0 + $1.amount }
      #expect(abs(sum - growth.growth) < 1e-9 * growth.after)
      let printed = growth.printed(SampleFund.scale)
      #expect(
        printed.reduce(0, +)
          == SampleFund.scale.count(growth.after) - SampleFund.scale.count(growth.before))
    }
  }

  @Test("a change that acts only with a later one is one cause with it; one that never acts stays")
  func together() throws {
    let sample = SampleFund()
    let from = Period(year: 2027, month: 1)
    let baseline = sample.plan.shifting(parameter: "s.rate", by: -1, relative: true, from: from)
    func analysis(_ first: String) throws -> ChangeAnalysis {
      let one = baseline.shifting(parameter: first, by: 0.1, relative: true, from: from)
      let two = one.shifting(parameter: "s.rate", by: 0.06, relative: false, from: from)
      return try ChangeAnalysis(
        sample.history, baseline: baseline,
        steps: [
          .init(title: LocalizedText("甲", "first"), plan: one),
          .init(title: LocalizedText("乙", "second"), plan: two),
        ])
    }
    let joint = try analysis("s.base")
    #expect(joint.causes == [LocalizedText("甲、乙（共同作用）", "first with second")])
    #expect(joint.effect(0) == joint.total && joint.total.contains { $0.income > 0 })
    // The accounts are not judged, with or without the rate.
    let idle = try analysis("s.own")
    #expect(idle.causes.map(\.english) == ["first", "second"])
    #expect(idle.effect(0).allSatisfy { $0.result == 0 })
    #expect(idle.effect(1) == idle.total)
  }

  @Test("where a rate follows the people, their ages stand apart from their use, with no rest")
  func ages() throws {
    let sample = SampleFund()
    let path = try #require(sample.plan.parameters["s.admission"])
    // From 2028 on: 3 % more admissions for older people, and 1 % more at every age.
    let first = Period(year: 2028, month: 1)
    let start = max(0, path.start.distance(to: first))
    func followed(_ row: [Double]) -> [Double] {
      row.enumerated().map { index, value in
        // The same throughout 2027, so that December stands for the year.
        if index < start - 12 { return value }
        return row[start - 12] * (index >= start ? 1.03 * 1.01 : 1)
      }
    }
    let rule = ValueOrigin.extrapolated(.people(growth: 0.01))
    var parameters = sample.plan.parameters
    parameters["s.admission"] = ParameterPath(
      name: path.name, isGrouped: path.isGrouped, isCover: path.isCover, start: path.start,
      values: path.values.map(followed),
      origins: path.origins.map { row in row.enumerated().map { $0 >= start ? rule : $1 } })
    let plan = sample.plan
    let projection = try project(
      sample.history,
      Plan(
        model: plan.model, projectThrough: plan.projectThrough, parameters: parameters,
        events: plan.events, targets: plan.targets, simulation: plan.simulation))
    let growth = try #require(GrowthAnalysis(projection, from: 2027, to: 2028))
    let parts = growth.contributions.filter { $0.line.name == "inpatient" }
    #expect(parts.map(\.cause).prefix(3) == [.persons, .age, .use])
    let (age, use) = (parts[1].amount, parts[2].amount)
    #expect(age > 0 && use > 0)
    // 3 % on what there was, then 1 % on that.
    #expect(abs(use / age - 0.01 * 1.03 / 0.03) < 1e-9)
    let sum = growth.contributions.reduce(0) { $0 + $1.amount }
    #expect(abs(sum - growth.growth) < 1e-9 * growth.after)
  }

  @Test("a cohort's growth is taken apart by persons, use, price and policy in this order")
  func cohort() throws {
    let growth = try #require(
      GrowthAnalysis(try SampleFund().projection(), from: 2027, to: 2028))
    let parts = growth.contributions.filter { $0.line.name == "inpatient" }
    #expect(
      parts.map(\.cause) == [
        .persons, .use, .price, .policy(parameter: "s.ratio"), .timing,
      ])
    #expect(parts.dropLast().allSatisfy { $0.amount > 0 })
    // The pool is judged alone: what it credits to the accounts is its expenditure.
    #expect(growth.contributions.contains { $0.line.name == "credit-out" })
    #expect(!growth.contributions.contains { $0.line.book == "accounts" })
    #expect(GrowthAnalysis(try SampleFund().projection(), from: 2030, to: 2031) == nil)
  }

  @Test(
    "a line settled by its own triangle is taken apart by the same causes, with no rest",
    arguments: 0..<20)
  func measuredSettlement(number: Int) throws {
    let sample = SampleFund(case: number)
    var random = CaseGenerator("settled sample", case: number)
    // Services settled over four months, a little faster from one origin to the next.
    let rows = (0..<20).map { origin -> [Double?] in
      let (service, first) = (random.magnitude(in: 1e6...1e7), 0.3 + 0.01 * Double(origin))
      return [first, 0.5 - 0.01 * Double(origin), 0.15, 0.05].prefix(20 - origin).map {
        service * $0
      }
    }
    let settlement = try MeasuredSettlement(
      of: ClaimsTriangle(rows: rows, measure: .incremental), tail: 1.01)
    let plan = sample.plan
    let settled = try project(
      sample.history,
      Plan(
        model: plan.model, projectThrough: plan.projectThrough, parameters: plan.parameters,
        events: plan.events, targets: plan.targets, simulation: plan.simulation,
        settlements: ["inpatient": settlement]))
    let stated = try sample.projection()
    for (from, to) in [(2024, 2025), (2025, 2026), (2026, 2027), (2027, 2028)] {
      let growth = try #require(GrowthAnalysis(settled, from: from, to: to))
      let parts = growth.contributions.filter { $0.line.name == "inpatient" }
      #expect(
        parts.map(\.cause) == [.persons, .use, .price, .policy(parameter: "s.ratio"), .timing])
      let timeline = FundTimeline(settled)
      let whole = try [to, from].map {
        try #require(timeline.amount(of: "inpatient", inYear: $0))
      }
      let sum = parts.reduce(0) { $0 + $1.amount }
      #expect(abs(sum - (whole[0] - whole[1])) < 1e-9 * whole[0])
      #expect(
        abs(growth.contributions.reduce(0) { $0 + $1.amount } - growth.growth)
          < 1e-9 * growth.after)
      // What is not the settlement's does not move with it but in proportion to the old year.
      let other = try #require(GrowthAnalysis(stated, from: from, to: to))
        .contributions.filter { $0.line.name == "inpatient" }
      let old = try #require(FundTimeline(stated).amount(of: "inpatient", inYear: from))
      for (own, model) in zip(parts, other) where own.cause != .timing {
        #expect(abs(own.amount / whole[1] - model.amount / old) < 1e-12)
      }
      #expect(from > 2025 || parts[4].amount != other[4].amount)
    }
    // What is unpaid moves by services less payments, and the cash of the first months is the triangle's.
    let line = try #require(settled.line("inpatient"))
    #expect(abs(settled.openingUnpaid - settlement.totalUnsettled) < 1e-9 * settled.openingUnpaid)
    var unpaid = settled.openingUnpaid
    for index in settled.periods.indices {
      unpaid += line.incurred[index] - line.amounts[index]
      #expect(abs(unpaid - settled.unpaid[index]) < 1e-9 * settled.openingUnpaid)
    }
  }

  @Test("the largest contributions come first and all add to growth")
  func largest() throws {
    let growth = try #require(
      GrowthAnalysis(try SampleFund().projection(), from: 2025, to: 2026))
    let top = growth.largest(3)
    #expect(top.count <= 3 && top.allSatisfy { $0.amount > 0 })
    #expect(top.map(\.amount) == top.map(\.amount).sorted(by: >))
  }

  @Test("what weighs most goes the way of the whole: up where it grows, down where it falls")
  func weightiest() throws {
    let projection = try SampleFund().projection()
    let growth = try #require(GrowthAnalysis(projection, from: 2025, to: 2026))
    let fall = try #require(GrowthAnalysis(projection, from: 2026, to: 2025))
    #expect(growth.growth * fall.growth < 0)
    for one in [growth, fall] {
      let top = one.weightiest(3)
      #expect(!top.isEmpty && top.allSatisfy { ($0.amount > 0) == (one.growth > 0) })
      #expect(top.map { -abs($0.amount) } == top.map { -abs($0.amount) }.sorted())
    }
  }
}
