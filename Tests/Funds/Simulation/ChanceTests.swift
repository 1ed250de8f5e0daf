import Quantities
import Statistics
import TestSupport
import Testing

@testable import Funds

@Suite("Chances")
struct ChanceTests {
  @Test("Fans are ordered, and the shape is by level and period", arguments: 0..<12)
  func ordered(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 200)
    let projection = try project(made.history, made.plan)
    let summary = try #require(projection.simulation)
    for measure in Measure.allCases {
      let fan = summary.fan(measure)
      #expect(fan.quantiles.count == Fan.levels.count)
      #expect(fan.means.count == projection.periods.count)
      for period in projection.periods.indices {
        let row = fan.quantiles.map { $0[period] }
        #expect(zip(row.dropFirst(), row).allSatisfy { $0 >= $1 }, "\(measure)")
        // The mean of as many paths lies within their range, and so within the outer levels' reach.
        #expect(row.allSatisfy(\.isFinite) && fan.means[period].isFinite)
      }
    }
  }

  @Test("Probabilities are the counts of the paths themselves", arguments: 0..<12)
  func counts(number: Int) throws {
    let made = GeneratedFund(case: number, paths: 60)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    let summary = Simulation(fund: fund).summary()
    var engine = ProjectionEngine(
      fund: fund, shocks: LineShocks(fund: fund, paths: 0..<60), paths: 60)
    var measures = PathMeasures(fund: fund, paths: 60)
    var (ranOut, exhausted) = (Set<Int>(), Set<Int>())
    var hadDeficit = Set<Int>()
    let quantiles = SampleQuantiles(Fan.levels)
    for (index, moment) in summary.moments.enumerated() {
      engine.step()
      measures.take(from: engine)
      let deficits = (0..<60).filter { measures.yearToDateResult[$0] < 0 }
      ranOut.formUnion((0..<60).filter { measures.deposits[$0] < 0 })
      exhausted.formUnion((0..<60).filter { measures.book[$0] < 0 })
      #expect(moment.period == engine.period)
      #expect(moment.yearToDateDeficit == Probability(count: deficits.count, paths: 60))
      #expect(moment.depositsExhausted.count == ranOut.count)
      #expect(moment.balanceExhausted.count == exhausted.count)
      #expect(moment.insufficient.count == measures.payableMonths.count { $0 < 3 })
      #expect(moment.belowNormal.count == measures.payableMonths.count { $0 < 6 })
      for measure in Measure.allCases {
        let row = summary.fan(measure).quantiles.map { $0[index] }
        #expect(largestDifference(row, quantiles.of(measures.values(measure))) == 0)
      }
      if engine.period.index == engine.period.frequency.periodsPerYear {
        let year = try #require(summary.year(engine.period.year))
        #expect(year.deficit.count == deficits.count)
        #expect(year.firstDeficit.count == Set(deficits).subtracting(hadDeficit).count)
        hadDeficit.formUnion(deficits)
      }
    }
    // Running out, once it has happened, is not undone.
    let out = summary.moments.map(\.depositsExhausted.count)
    #expect(zip(out.dropFirst(), out).allSatisfy { $0 >= $1 })
    let first = summary.years.reduce(0) { $0 + $1.firstDeficit.count }
    #expect(first == hadDeficit.count)
  }

  @Test("A target's probability is the share of paths that meet it, above or below")
  func targets() throws {
    var fund = SmallFund([
      SmallFund.line(
        "income", .income, .driver([SmallFund.term("x.income")]),
        uncertainty: LineUncertainty(
          annual: 0.1, weight: 8, monthly: 0.05, factor: nil, share: 0))
    ])
    fund.cash = ["x.income": 1_200]
    fund.simulated = 500
    let end = Period(year: 2025, month: 12)
    func target(_ comparison: Target.Comparison, _ threshold: Double, _ probability: Double)
      -> Target
    {
      Target(
        measure: .book, comparison: comparison, threshold: threshold, period: end,
        probability: probability)
    }
    fund.targets = [
      target(.atLeast, 2_200, 0.3), target(.atMost, 2_200, 0.3), target(.atLeast, 0, 1),
      target(.atLeast, 1e9, 0.01),
    ]
    let summary = try #require(try fund.projection().simulation)
    #expect(summary.targets.map(\.target) == fund.targets)
    let (above, below) = (summary.targets[0].probability, summary.targets[1].probability)
    #expect(above.count + below.count == 500)
    // The median path books 1,200: about half of the paths lie on either side.
    #expect(abs(above.value - 0.5) < 5 * above.standardError)
    #expect(summary.targets.map(\.isMet) == [true, true, true, false])
    #expect(summary.targets[2].probability.value == 1)
  }

  @Test("The Monte Carlo error is that of a share")
  func standardError() {
    let probability = Probability(count: 20, paths: 100)
    #expect(probability.value == 0.2)
    #expect(abs(probability.standardError - 0.04) < 1e-15)
    #expect(Probability(count: 0, paths: 0).value == 0)
    #expect(Probability(count: 0, paths: 0).standardError == 0)
  }

  @Test("The central path is the median of a line on the paths")
  func median() throws {
    var fund = SmallFund([
      SmallFund.line(
        "income", .income, .driver([SmallFund.term("x.income")]),
        uncertainty: LineUncertainty(
          annual: 0.05, weight: 4, monthly: 0.02, factor: "wages", share: 0.5))
    ])
    fund.cash = ["x.income": 1_200]
    fund.simulated = 4_000
    let projection = try fund.projection()
    let medians = try #require(projection.simulation).fan(.income).quantile(0.5)
    for (median, central) in zip(medians, projection.values(.income)) {
      #expect(relativeDifference(median, central) < 0.01)
    }
  }

  @Test("Without paths there is no simulation, and the central path is the same")
  func noPaths() throws {
    let with = GeneratedFund(case: 4, paths: 10)
    let without = GeneratedFund(case: 4)
    let projection = try project(without.history, without.plan)
    #expect(projection.simulation == nil)
    #expect(
      bits(projection.numbers) == bits(try project(with.history, with.plan).numbers))
  }
}
