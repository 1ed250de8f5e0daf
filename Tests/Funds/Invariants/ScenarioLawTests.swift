import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Scenarios against their baselines")
struct ScenarioLawTests {
  @Test("A change of nothing differs from the baseline by exactly zero", arguments: 0..<18)
  func nothing(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 20)
    let baseline = try project(made.history, made.plan)
    var plan = made.plan
    for name in plan.parameters.keys.sorted() {
      plan = plan.shifting(
        parameter: name, by: 0, relative: number % 2 == 0, from: made.history.closedThrough)
    }
    let scenario = try project(made.history, plan)
    #expect(bits(baseline.numbers) == bits(scenario.numbers))
    #expect(
      bits(baseline.simulation?.numbers ?? []) == bits(scenario.simulation?.numbers ?? []))
  }

  @Test("Before a cash parameter changes, no line, balance or fan differs", arguments: 0..<18)
  func beforeItsStart(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 20)
    // Lines that gather a whole year's amount, or collect for cover ahead, move earlier.
    let lines = made.model.lines.filter { $0.spread == nil && !$0.isCollected }
    let history = made.history
    let model = made.model.with(lines: lines)
    let plan = made.plan.with(model: model)
    let baseline = try project(history, plan)
    var random = CaseGenerator("start", case: number)
    let perYear = model.frequency.periodsPerYear
    let offset = random.integer(in: 1...perYear + 1)
    let from = history.closedThrough.advanced(by: 1 + offset)
    let index = try #require(baseline.index(of: from))
    for name in ["g.persons", "g.delay", "g.cost", "g.days", "g.capped", "g.interest", "g.advance"]
    {
      let scenario = try project(
        history, plan.shifting(parameter: name, by: 0.25, relative: true, from: from))
      for (before, after) in zip(baseline.lines, scenario.lines) {
        #expect(
          bits(Array(before.amounts[..<index])) == bits(Array(after.amounts[..<index])), "\(name)")
      }
      for (before, after) in zip(baseline.books, scenario.books) {
        #expect(bits(Array(before.closing[..<index])) == bits(Array(after.closing[..<index])))
      }
      for measure in Measure.allCases {
        let (before, after) = (
          baseline.simulation?.fan(measure), scenario.simulation?.fan(measure)
        )
        for (one, other) in zip(before?.quantiles ?? [], after?.quantiles ?? []) {
          #expect(bits(Array(one[..<index])) == bits(Array(other[..<index])), "\(name) \(measure)")
        }
      }
    }
  }

  @Test("Two scenarios share their luck: each path moves by the same factor", arguments: 0..<12)
  func commonLuck(number: Int) throws {
    let made = GeneratedFund(case: number, events: false)
    let changed = made.plan.shifting(
      parameter: "g.persons", by: 0.1, relative: true, from: made.history.closedThrough)
    let one = try PreparedFund(history: made.history, plan: made.plan)
    let other = try PreparedFund(history: made.history, plan: changed)
    let (before, after) = (PathTrace(one, paths: 0..<12), PathTrace(other, paths: 0..<12))
    let line = try #require(made.model.lines.firstIndex { $0.name == "payroll" })
    guard one.lines[line].evidence == other.lines[line].evidence else { return }
    for (index, (first, second)) in zip(before.moments, after.moments).enumerated() {
      let (central, moved) = (one.lines[line].central[index], other.lines[line].central[index])
      guard central > 0 else { continue }
      for path in 0..<12 {
        let ratio = second.booked[line][path] / first.booked[line][path]
        #expect(relativeDifference(ratio, moved / central) < 1e-12)
      }
    }
  }

  @Test("A known matter changes its own month and what rests on it, and no luck", arguments: 0..<12)
  func event(number: Int) throws {
    let made = GeneratedFund(case: number, events: false)
    let period = made.history.closedThrough.advanced(by: 2)
    let event = FundEvent(
      line: "payroll", period: period, amount: 4_096, title: LocalizedText(verbatim: "matter"),
      source: "test")
    let one = try PreparedFund(history: made.history, plan: made.plan)
    let other = try PreparedFund(history: made.history, plan: made.plan.with(events: [event]))
    let (before, after) = (PathTrace(one, paths: 0..<6), PathTrace(other, paths: 0..<6))
    let line = try #require(made.model.lines.firstIndex { $0.name == "payroll" })
    for (first, second) in zip(before.moments, after.moments) {
      for path in 0..<6 {
        let difference = second.booked[line][path] - first.booked[line][path]
        let expected = first.period == period ? 4_096.0 : 0
        #expect(abs(difference - expected) <= 1e-9 * abs(first.booked[line][path]))
      }
    }
    #expect(before.moments[0] == after.moments[0])
  }
}
