import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Splits of paths, lines and time")
struct SplitTests {
  @Test("Paths split into parts give the same bits as all at once", arguments: 0..<18)
  func shards(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 23)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    let whole = PathTrace(fund, paths: 0..<23)
    var random = CaseGenerator("shards", case: number)
    let cut = random.integer(in: 1...22)
    let parts = [PathTrace(fund, paths: 0..<cut), PathTrace(fund, paths: cut..<23)]
    func joined(_ pick: (PathTrace.Moment) -> [Double], at index: Int) -> [Double] {
      parts.flatMap { pick($0.moments[index]) }
    }
    for (index, moment) in whole.moments.enumerated() {
      for line in fund.lines.indices {
        #expect(bits(moment.booked[line]) == bits(joined({ $0.booked[line] }, at: index)))
        #expect(bits(moment.incurred[line]) == bits(joined({ $0.incurred[line] }, at: index)))
      }
      for book in made.model.books.indices {
        #expect(bits(moment.books[book]) == bits(joined({ $0.books[book] }, at: index)))
      }
      #expect(bits(moment.deposits) == bits(joined(\.deposits, at: index)))
      #expect(bits(moment.unpaid) == bits(joined(\.unpaid, at: index)))
      #expect(bits(moment.prepaid) == bits(joined(\.prepaid, at: index)))
    }
  }

  @Test("A new line does not change the luck of the others", arguments: 0..<18)
  func newLine(number: Int) throws {
    let made = GeneratedFund(case: number)
    let without = try PreparedFund(history: made.history, plan: made.plan)
    let lines = made.model.lines
    let added = SmallFund.line(
      "added", .expenditure, .driver([SmallFund.term("g.persons * g.cost-a-head")]),
      book: made.model.books[0].name,
      uncertainty: LineUncertainty(
        annual: 0.2, weight: 2, monthly: 0.1, factor: "wages", share: 0.5))
    // In front of the others, so that their positions move.
    let model = made.model.with(lines: [added] + lines)
    let with = try PreparedFund(history: made.history, plan: made.plan.with(model: model))
    let (before, after) = (PathTrace(without, paths: 0..<9), PathTrace(with, paths: 0..<9))
    for (first, second) in zip(before.moments, after.moments) {
      for (line, item) in lines.enumerated() {
        // Interest reads a balance, which the new line moves.
        if case .rule = item.method { continue }
        #expect(bits(first.booked[line]) == bits(second.booked[line + 1]), "\(item.name)")
      }
    }
    #expect(after.moments.contains { $0.booked[0][0] != $0.booked[0][1] })
  }

  @Test("A shorter horizon is the beginning of a longer one, on every path", arguments: 0..<18)
  func horizon(number: Int) throws {
    let made = GeneratedFund(case: number)
    let perYear = made.model.frequency.periodsPerYear
    let near = made.history.closedThrough.advanced(by: perYear)
    let short = try PreparedFund(
      history: made.history, plan: made.plan.with(projectThrough: near))
    let long = try PreparedFund(history: made.history, plan: made.plan)
    let (one, all) = (PathTrace(short, paths: 0..<9), PathTrace(long, paths: 0..<9))
    #expect(one.moments.count == perYear)
    #expect(one.moments == Array(all.moments.prefix(perYear)))
  }

  @Test("One year at once equals twelve months stepped, and four quarters", arguments: 0..<12)
  func frequencies(number: Int) throws {
    var amounts: [[Double]] = []
    for frequency in Frequency.allCases {
      let fund = YearlyFund(case: number, frequency: frequency)
      let projection = try project(fund.history, fund.plan)
      var yearly: [Double] = []
      for line in projection.lines {
        for year in 2025...2027 {
          let inYear = zip(projection.periods, line.amounts).filter { $0.0.year == year }
          yearly.append(inYear.reduce(0) { $0 + $1.1 })
        }
      }
      for year in 2025...2027 {
        let december = try #require(projection.index(of: Period(year: year).last(frequency)))
        yearly.append(projection.books[0].closing[december])
      }
      amounts.append(yearly)
    }
    for index in amounts[0].indices {
      #expect(relativeDifference(amounts[0][index], amounts[1][index]) < 1e-12)
      #expect(relativeDifference(amounts[0][index], amounts[2][index]) < 1e-12)
    }
    #expect(amounts[0].count == 3 * (5 + 1))
  }

  @Test("The same run twice gives the same bytes", arguments: 0..<6)
  func twice(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 64)
    let first = try project(made.history, made.plan)
    let second = try project(made.history, made.plan)
    #expect(bits(first.numbers) == bits(second.numbers))
    #expect(bits(first.simulation?.numbers ?? []) == bits(second.simulation?.numbers ?? []))
    #expect(first.simulation?.numbers.isEmpty == false)
  }

  @Test("Many runs at the same time equal one")
  func concurrent() async throws {
    let made = (0..<4).map { GeneratedFund(case: $0, paths: 64) }
    let alone = try made.map { fund in
      let projection = try project(fund.history, fund.plan)
      return bits(projection.numbers + (projection.simulation?.numbers ?? []))
    }
    let together = try await withThrowingTaskGroup(of: (Int, [UInt64]).self) { group in
      for task in 0..<16 {
        let fund = made[task % 4]
        group.addTask {
          let projection = try project(fund.history, fund.plan)
          return (task, bits(projection.numbers + (projection.simulation?.numbers ?? [])))
        }
      }
      return try await group.reduce(into: [Int: [UInt64]]()) { $0[$1.0] = $1.1 }
    }
    for task in 0..<16 { #expect(together[task] == alone[task % 4]) }
  }

  @Test("Forecasts made beforehand equal those made on the way", arguments: 0..<12)
  func forecastsMadeOnce(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 16)
    let direct = try project(made.history, made.plan)
    let prepared = try project(
      made.history, try made.plan.forecastingSeries(from: made.history))
    #expect(bits(direct.numbers) == bits(prepared.numbers))
    #expect(bits(direct.simulation?.numbers ?? []) == bits(prepared.simulation?.numbers ?? []))
  }
}
