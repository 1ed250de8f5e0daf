import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("How far a projection reads its parameters")
struct ParameterReachTests {
  /// A generated plan that ends early, its parameters cut where it reads no more, or some slots
  /// before.
  private func shortened(_ made: GeneratedFund, to near: Period, less slots: Int = 0) -> Plan {
    let parameters = made.plan.parameters.mapValues { path in
      let last = made.model.lastReading(of: path.name, projectingThrough: near)
      let end = path.isCover ? Period(year: last.year) : last
      let count = min(path.start.distance(to: end) + 1 - slots, path.values[0].count)
      return ParameterPath(
        name: path.name, isGrouped: path.isGrouped, isCover: path.isCover, start: path.start,
        values: path.values.map { Array($0.prefix(count)) },
        origins: path.origins.map { Array($0.prefix(count)) })
    }
    return made.plan.with(projectThrough: near, parameters: parameters)
  }

  private func near(_ made: GeneratedFund, _ number: Int) -> Period {
    var random = CaseGenerator("reach", case: number)
    let closed = made.history.closedThrough
    return closed.advanced(
      by: random.integer(in: 1...closed.distance(to: made.plan.projectThrough)))
  }

  @Test("Projecting further never changes earlier periods, on any path", arguments: 0..<48)
  func further(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 15)
    let near = near(made, number)
    let plan = shortened(made, to: near)
    let short = try PreparedFund(history: made.history, plan: plan)
    let long = try PreparedFund(history: made.history, plan: made.plan)
    let (one, all) = (PathTrace(short, paths: 0..<9), PathTrace(long, paths: 0..<9))
    #expect(one.moments == Array(all.moments.prefix(short.count)))
    let (first, whole) = (
      try project(made.history, plan), try project(made.history, made.plan)
    )
    for (line, other) in zip(first.lines, whole.lines) {
      #expect(bits(line.amounts) == bits(Array(other.amounts.prefix(short.count))))
    }
    for measure in Measure.allCases {
      let (fan, other) = (first.simulation?.fan(measure), whole.simulation?.fan(measure))
      for (row, longer) in zip(fan?.quantiles ?? [], other?.quantiles ?? []) {
        #expect(bits(row) == bits(Array(longer.prefix(row.count))))
      }
    }
  }

  @Test("One slot less, and what is collected ahead is held at the year before")
  func tight() throws {
    var moved = 0
    for number in 0..<24 {
      let made = GeneratedFund(case: number)
      let near = near(made, number)
      guard made.model.lastReading(of: "g.premium", projectingThrough: near).year > near.year
      else { continue }
      let whole = try project(made.history, shortened(made, to: near))
      let less = try project(made.history, shortened(made, to: near, less: 1))
      #expect(bits(whole.numbers) != bits(less.numbers))
      moved += 1
    }
    #expect(moved > 3)
  }
}
