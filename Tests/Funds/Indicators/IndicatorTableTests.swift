import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("The indicator table")
struct IndicatorTableTests {
  @Test("deficit year, month of the turn and exhaustion are three answers")
  func turningPoints() throws {
    // 530 at the end of September 2025, ten lost a month: the 54th month is below zero.
    let table = IndicatorTable(try IndicatorFund.projection(through: 2030))
    let points = table.turningPoints
    #expect(points.deficitYear.central?.period == Period(year: 2025))
    // 2025 lost ten from its first month, which is closed: that is observed, not likely.
    #expect(points.yearToDateTurn.central?.period == Period(year: 2025, month: 1))
    #expect(points.yearToDateTurn.central?.probability == nil)
    #expect(points.firstNegativeYearToDate?.period == Period(year: 2025, month: 1))
    #expect(points.firstNegativeYearToDate?.probability == nil)
    #expect(points.balanceExhausted.central?.period == Period(year: 2030, month: 3))
    #expect(points.depositsExhausted.central?.period == Period(year: 2030, month: 3))
    #expect(points.balanceExhausted.asLikelyAsNot == nil)
  }

  @Test("chances stand beside the central answers where paths were simulated")
  func chances() throws {
    let table = IndicatorTable(try IndicatorFund.projection(paths: 50, through: 2030))
    // Nothing in this fund is uncertain, so every path is the central one.
    #expect(table.turningPoints.deficitYear.central?.probability?.value == 1)
    #expect(
      table.turningPoints.balanceExhausted.asLikelyAsNot?.period
        == table.turningPoints.balanceExhausted.central?.period)
    #expect(table.years.allSatisfy { $0.deficit?.paths == 50 })
  }

  @Test("the likeliest date of exhaustion is that of its first period on most paths")
  func likeliestFirst() throws {
    var spread = 0
    for number in 0..<12 {
      let made = GeneratedFund(case: number, paths: 200)
      let projection = try project(made.history, made.plan)
      let moments = try #require(projection.simulation?.moments)
      let points = IndicatorTable(projection).turningPoints
      for (answer, chances) in [
        (points.balanceExhausted, moments.map(\.balanceExhausted.count)),
        (points.depositsExhausted, moments.map(\.depositsExhausted.count)),
      ] {
        let firsts = zip(chances, [0] + chances).map { $0 - $1 }
        let most = try #require(firsts.max())
        #expect(answer.mostLikely?.probability?.count ?? 0 == most)
        let period = firsts.firstIndex(of: most).map { moments[$0].period }
        #expect(answer.mostLikely?.period == (most == 0 ? nil : period))
        if firsts.filter({ $0 > 0 }).count > 1 { spread += 1 }
      }
    }
    #expect(spread > 0)
  }

  @Test(
    "a turn for good is as likely at the year's last period as the year's deficit, before it less")
  func lastingTurns() throws {
    var less = 0
    for number in 0..<12 {
      let made = GeneratedFund(case: number, paths: 200)
      for year in try #require(try project(made.history, made.plan).simulation).years {
        let lasting = year.turns.map(\.lasting.count)
        #expect(lasting == lasting.sorted())
        #expect(lasting.last == year.deficit.count)
        #expect(year.turns.map(\.first.count).reduce(0, +) == year.firstDeficit.count)
        #expect(year.turns.allSatisfy { $0.period.year == year.year })
        if let first = lasting.first, first < year.deficit.count { less += 1 }
      }
    }
    #expect(less > 0)
  }

  @Test("every year is judged by band, deficit and balance")
  func years() throws {
    let table = IndicatorTable(try IndicatorFund.projection(through: 2030))
    #expect(table.years.map(\.year) == Array(2025...2030))
    let first = try #require(table.years.first)
    #expect(first.result < 0 && first.closing >= 0 && first.opening == 620)
    #expect(first.band == .belowNormal)
    #expect(relativeDifference(first.trustFundRatio ?? 0, 620.0 / 1320) < 1e-12)
    let last = try #require(table.years.last)
    #expect(last.closing < 0 && last.band == .insufficient)
    #expect(table.shortRange?.outcome == .notMet(year: 2030) && table.shortRange?.isShort == true)
    for (before, after) in zip(table.years, table.years.dropFirst()) {
      #expect(before.closing == after.opening)
      #expect(relativeDifference(after.opening + after.result, after.closing) < 1e-9)
    }
  }

  @Test("payable months stand at the last closed period and at every year-end")
  func payableMonths() throws {
    let table = IndicatorTable(try IndicatorFund.projection())
    #expect(
      table.payableMonths.map(\.period) == [
        IndicatorFund.closed, Period(year: 2025, month: 12), Period(year: 2026, month: 12),
        Period(year: 2027, month: 12),
      ])
    // At the horizon's end no next twelve months are known.
    #expect(
      table.payableMonths.last?.entries.contains { $0.definition.denominator == .next } == false)
  }

  @Test("a bound belongs to the better side")
  func bands() {
    let bands = PayableMonthsBands(insufficient: 3, normal: 6, excessive: 15)
    #expect(bands.band(of: 2.99) == .insufficient && bands.band(of: 3) == .belowNormal)
    #expect(bands.band(of: 6) == .normal && bands.band(of: 15) == .normal)
    #expect(bands.band(of: 15.01) == .excessive)
  }
}
