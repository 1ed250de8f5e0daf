import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("A fund by date")
struct FundTimelineTests {
  @Test("a year is what was closed and what is projected")
  func years() throws {
    let timeline = FundTimeline(try IndicatorFund.projection())
    #expect(timeline.amount(of: "care", inYear: 2024) == 1080)
    #expect(timeline.closedAmount(of: "care", inYear: 2025) == 990)
    #expect(
      relativeDifference(timeline.projectedAmount(of: "care", inYear: 2025) ?? 0, 330) < 1e-12)
    #expect(relativeDifference(timeline.amount(of: "care", inYear: 2025) ?? 0, 1320) < 1e-12)
    #expect(timeline.amount(of: "care", inYear: 2028) == nil)
    #expect(timeline.amount(of: "care", inYear: 2023) == nil)
    #expect(timeline.projectedYears == [2025, 2026, 2027])
    #expect(timeline.result(inYear: 2024) == 120)
  }

  @Test("balances join the ledger and the central path")
  func balances() throws {
    let timeline = FundTimeline(try IndicatorFund.projection())
    #expect(timeline.book(at: Period(year: 2024, month: 12)) == 620)
    #expect(timeline.book(at: IndicatorFund.closed) == 530)
    #expect(
      relativeDifference(timeline.book(at: Period(year: 2025, month: 12)) ?? 0, 500) < 1e-12)
    #expect(timeline.book(at: Period(year: 2023, month: 12)) == nil)
    #expect(timeline.deposits(at: IndicatorFund.closed) == 530)
    #expect(timeline.deposits(at: Period(year: 2024, month: 12)) == nil)
  }

  @Test("payable months divide each balance by each average, and say by which")
  func payableMonths() throws {
    let timeline = FundTimeline(try IndicatorFund.projection())
    let closed = IndicatorFund.closed
    func months(_ denominator: PayableMonthsDefinition.Denominator) -> Double? {
      timeline.payableMonths(.init(numerator: .book, denominator: denominator), at: closed)?.value
    }
    #expect(months(.yearToDate) == 530.0 / 110)
    #expect(months(.trailing) == 530.0 / (1260.0 / 12))
    #expect(months(.lastYear) == 530.0 / 90)
    #expect(months(.budget) == 530.0 / 100)
    #expect(relativeDifference(months(.next) ?? 0, 530.0 / 110) < 1e-12)
    let entries = timeline.payableMonthsByDefinition(at: closed)
    #expect(entries.count == 25)
    #expect(Set(entries.map(\.definition)).count == 25)
    #expect(entries.allSatisfy { $0.value == $0.balance / ($0.expenditure / $0.months) })
  }

  @Test(
    "the fund's own definition gives what the projection says, at every year-end",
    arguments: [FundModel.Booking.receipt, .cover])
  func agreesWithProjection(booking: FundModel.Booking) throws {
    for definition in FundTimeline.definitions(of: try IndicatorFund.model()) {
      // A future that no closed period knows is not followed on paths.
      guard definition.denominator != .next && definition.denominator != .budget else { continue }
      let model = try IndicatorFund.model(booking: booking, definition: definition)
      let history = try IndicatorFund.history(prepaid: 30)
      let projection = try project(history, IndicatorFund.plan(model))
      let timeline = FundTimeline(projection)
      for year in timeline.projectedYears {
        let end = Period(year: year, month: 12)
        let index = try #require(projection.index(of: end))
        let value = try #require(timeline.payableMonths(definition, at: end)?.value)
        #expect(relativeDifference(value, projection.values(.payableMonths)[index]) < 1e-12)
      }
    }
  }

  @Test(
    "funds of either booking and any definition agree in every period", arguments: 0..<48)
  func agreesInEveryPeriod(number: Int) throws {
    let made = GeneratedFund(case: number)
    let projection = try project(made.history, made.plan)
    let timeline = FundTimeline(projection)
    let definition = made.model.payableMonths
    for period in projection.periods {
      guard let entry = timeline.payableMonths(definition, at: period) else { continue }
      let value = try #require(projection.payableMonths(at: period))
      let book = abs(timeline.book(at: period) ?? 0) + abs(timeline.prepaid(at: period) ?? 0)
      let gross = (book + abs(entry.balance)) / (entry.expenditure / entry.months)
      #expect(abs(value - entry.value) <= 1e-9 * max(gross, 1), "\(period)")
    }
  }

  @Test("a deposit balance leaves out what is held for later cover, on paths as by date")
  func heldForLaterCover() throws {
    let definition = PayableMonthsDefinition(
      numerator: .deposits, denominator: .lastYear, excludesPrepaid: true)
    let model = try IndicatorFund.model(booking: .cover, definition: definition)
    let projection = try project(IndicatorFund.history(prepaid: 30), IndicatorFund.plan(model))
    let december = Period(year: 2025, month: 12)
    let index = try #require(projection.index(of: december))
    let deposits = projection.values(.deposits)[index]
    // Spent in 2024: 90 a month.
    let months = try #require(projection.payableMonths(at: december))
    #expect(relativeDifference(months, (deposits - 30) / 90) < 1e-12)
  }

  @Test("where nothing is spent there are no payable months, by date or on paths")
  func nothingSpent() throws {
    var fund = SmallFund([SmallFund.driver("income", .income, "x.income")])
    fund.cash = ["x.income": 1_200]
    fund.simulated = 20
    let end = Period(year: 2025, month: 12)
    fund.targets = [
      Target(
        measure: .payableMonths, comparison: .atLeast, threshold: 6, period: end, probability: 0.5)
    ]
    let projection = try fund.projection()
    let timeline = FundTimeline(projection)
    #expect(timeline.payableMonths(fund.definition, at: end) == nil)
    #expect(projection.payableMonths(at: end) == nil)
    #expect(projection.values(.payableMonths).allSatisfy { $0.isNaN })
    let summary = try #require(projection.simulation)
    #expect(summary.moments.allSatisfy { $0.insufficient.count == 0 && $0.belowNormal.count == 0 })
    #expect(summary.targets.map(\.probability.count) == [0])
    #expect(timeline.yearAdequacies().allSatisfy { $0.payableMonths == nil && $0.band == nil })
  }

  @Test("contributions for later cover are taken out where they are asked out")
  func prepaid() throws {
    let history = try IndicatorFund.history(prepaid: 30)
    let timeline = FundTimeline(
      try project(history, IndicatorFund.plan(try IndicatorFund.model())))
    func balance(_ excludes: Bool) -> Double? {
      timeline.payableMonths(
        .init(numerator: .book, denominator: .trailing, excludesPrepaid: excludes),
        at: IndicatorFund.closed)?.balance
    }
    #expect(balance(false) == 530 && balance(true) == 500)
    let accrual = timeline.payableMonths(
      .init(numerator: .accrual, denominator: .trailing), at: IndicatorFund.closed)
    #expect(accrual?.balance == 500)
  }

  @Test("the adjusted budget takes the place of the first, line by line")
  func pace() throws {
    let timeline = FundTimeline(try IndicatorFund.projection())
    let income = try #require(timeline.pace(.income))
    #expect(income.budget == 1300 && income.execution == 900 && income.elapsed == 0.75)
    let care = try #require(timeline.pace(.expenditure))
    #expect(abs(care.points - (990.0 / 1200 - 0.75) * 100) < 1e-9)
    #expect(BudgetPace(execution: 1, budget: 0, through: IndicatorFund.closed) == nil)
  }

  @Test("those not retired pay for those who are")
  func dependency() throws {
    let timeline = FundTimeline(try IndicatorFund.projection())
    #expect(timeline.dependencyRatio(at: IndicatorFund.closed)?.ratio == 2)
  }
}
