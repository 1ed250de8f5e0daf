import Forecasting
import Foundation
import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Calibration and evidence")
struct CalibrationTests {
  private func fund(years: [Double], calibrate: Int, formula: Double = 100) -> SmallFund {
    var fund = SmallFund([
      SmallFund.line(
        "line", .income, .driver([SmallFund.term("x.amount")]),
        uncertainty: LineUncertainty(
          annual: 0.05, weight: 4, monthly: 0, factor: nil, share: 0), calibrationYears: calibrate)
    ])
    fund.frequency = .year
    fund.closed = Period(year: 2024)
    fund.end = Period(year: 2026)
    fund.cash = ["x.amount": formula]
    fund.simulated = 2
    fund.past["line"] = SmallFund.past(from: Period(year: 2025 - years.count), years)
    return fund
  }

  @Test("The ratio is actual over formula, summed over the last complete years")
  func ratio() throws {
    let line = try #require(
      try fund(years: [500, 90, 110, 130], calibrate: 3).projection().line("line"))
    #expect(line.calibration?.years == 2022...2024)
    #expect(abs((line.calibration?.ratio ?? 0) - 1.1) < 1e-12)
    #expect(abs(line.amounts[0] - 110) < 1e-9)
    let plain = try #require(try fund(years: [500, 90], calibrate: 0).projection().line("line"))
    #expect(plain.calibration == nil && plain.amounts[0] == 100)
  }

  @Test("A known matter of a closed year is taken out of what the formula is held against")
  func matter() throws {
    var fund = fund(years: [100, 100, 100, 100, 88], calibrate: 2)
    let bent = try #require(try fund.projection().line("line"))
    #expect(abs((bent.calibration?.ratio ?? 0) - 0.94) < 1e-12)
    let departures = fund.plan.calibrationDepartures(from: fund.history)
    let departure = try #require(departures.first)
    #expect(departures.count == 1 && departure.line == "line" && departure.year == 2024)
    #expect(abs(departure.ratio - 0.88) < 1e-12 && abs((departure.usual ?? 0) - 1) < 1e-12)
    #expect(abs(departure.amount + 12) < 1e-9)
    let past = try #require(fund.past["line"])
    fund.past["line"] = LineHistory(
      flows: past.flows, isInterpolated: past.isInterpolated, years: past.years, cumulative: [],
      incurred: nil, seasonal: nil, matters: [.init(period: Period(year: 2024), amount: -12)])
    let straight = try #require(try fund.projection().line("line"))
    #expect(abs((straight.calibration?.ratio ?? 0) - 1) < 1e-12)
    #expect(abs(straight.amounts[0] - 100) < 1e-9)
    #expect(fund.plan.calibrationDepartures(from: fund.history).isEmpty)
    // The record itself stands.
    #expect(fund.history.lines["line"]?.flows[Period(year: 2024)] == 88)
  }

  @Test("Years that scatter, drift or are few are no departures unless far beyond the others")
  func departures() throws {
    func found(_ years: [Double]) -> [Int] {
      let fund = fund(years: years, calibrate: 2)
      return fund.plan.calibrationDepartures(from: fund.history).map(\.year)
    }
    #expect(found([97, 103, 98, 104, 96, 105]) == [])
    #expect(found([100, 101, 102, 103, 104, 105]) == [])
    #expect(found([97, 103, 98, 104, 60, 100]) == [2023])
    #expect(found([100, 94]) == [])
    #expect(found([100]) == [])
  }

  @Test("Records in another unit are named though every year is alike, or there is one year alone")
  func otherUnit() {
    for years in [[1_000_000.0], [0.01], [990_000, 1_000_000, 1_010_000]] {
      let fund = fund(years: years, calibrate: 2)
      let found = fund.plan.calibrationDepartures(from: fund.history)
      #expect(found.count == min(years.count, 2) && found.allSatisfy { $0.usual == nil })
      let last = found.last
      #expect(last?.ratio == (years.last ?? 0) / 100 && last?.amount == (years.last ?? 0) - 100)
    }
    let near = fund(years: [400], calibrate: 2)
    #expect(near.plan.calibrationDepartures(from: near.history).isEmpty)
  }

  @Test("A formula that gives nothing for the past is left as it is")
  func nothing() throws {
    let line = try #require(
      try fund(years: [10, 20], calibrate: 2, formula: 0).projection().line("line"))
    #expect(line.calibration == nil && line.amounts == [0, 0])
  }

  @Test("Services incurred, where known, are what a settled formula is held against")
  func incurred() throws {
    var fund = SmallFund([
      SmallFund.line(
        "line", .expenditure, .driver([SmallFund.term("x.amount")]),
        settlement: Settlement(lags: [1], daysSaved: nil, shareOfInstitutions: nil),
        calibrationYears: 2)
    ])
    fund.cash = ["x.amount": 1_200]
    fund.past["line"] = SmallFund.past(
      from: Period(year: 2023, month: 1), [Double](repeating: 100, count: 24),
      incurred: [Double](repeating: 120, count: 24))
    let line = try #require(try fund.projection().line("line"))
    #expect(abs((line.calibration?.ratio ?? 0) - 1.2) < 1e-12)
  }

  @Test("The spread of growth is shrunk towards the assumption by its weight in years")
  func shrinkage() throws {
    // Against a level formula the errors are the yearly growths themselves, by logarithm, about their
    // mean.
    let line = try #require(
      try fund(years: [100, 110, 99], calibrate: 0).projection().line("line"))
    let squares = pow(log(1.1) - log(0.9), 2) / 2
    let expected = ((4 * 0.05 * 0.05 + squares) / 5).squareRoot()
    #expect(abs(line.evidence.annual - expected) < 1e-12)
    #expect(line.evidence.degreesOfFreedom == 5)
    #expect(line.evidence.growthYears == 2)
  }

  @Test("Growth over a missing year is not the growth of one year")
  func missingYear() throws {
    var fund = fund(years: [], calibrate: 0)
    fund.past["line"] = SmallFund.past(from: Period(year: 2020), [100, nil, 150, 165, 148.5])
    let line = try #require(try fund.projection().line("line"))
    #expect(line.evidence.growthYears == 2)
    let squares = pow(log(1.1) - log(0.9), 2) / 2
    let expected = ((4 * 0.05 * 0.05 + squares) / 5).squareRoot()
    #expect(abs(line.evidence.annual - expected) < 1e-12)
  }

  @Test("What a decision sets is no uncertainty of growth; what is only seen afterwards is")
  func decisions() throws {
    let amounts = [100.0, 100, 140, 140, 100]
    func annual(isDecided: Bool) throws -> Double {
      var fund = fund(years: amounts, calibrate: 0)
      fund.cash = [:]
      fund.paths["x.amount"] = ParameterPath(
        name: "x.amount", isGrouped: false, isCover: false, isDecided: isDecided,
        start: Period(year: 2020), values: [amounts],
        origins: [amounts.map { _ in .assumption(source: "test") }])
      return try #require(try fund.projection().line("line")).evidence.annual
    }
    let (decided, seen) = (try annual(isDecided: true), try annual(isDecided: false))
    #expect(abs(decided - (4 * 0.05 * 0.05 / 7).squareRoot()) < 1e-12)
    let squares = 2 * pow(log(1.4), 2)
    #expect(abs(seen - ((4 * 0.05 * 0.05 + squares) / 7).squareRoot()) < 1e-12)
  }

  @Test("A rate cut for some months is neither season nor monthly spread")
  func cutRate() throws {
    let shares = (1...12).map { 1.0 + 0.1 * Double($0 % 3) }
    var rates = [Double](repeating: 1_200, count: 48)
    for month in 13..<18 { rates[month] = 500 }
    let flows = rates.enumerated().map { $1 / 12 * shares[$0 % 12] / 1.1 }
    var fund = SmallFund([
      SmallFund.line(
        "line", .income, .driver([SmallFund.term("x.amount", .estimated)]),
        uncertainty: LineUncertainty(
          annual: 0.05, weight: 4, monthly: nil, factor: nil, share: 0), calibrationYears: 2)
    ])
    fund.simulated = 2
    fund.paths["x.amount"] = SmallFund.path(
      "x.amount", from: Period(year: 2021, month: 1), rates)
    fund.past["line"] = SmallFund.past(from: Period(year: 2021, month: 1), flows)
    let line = try #require(try fund.projection().line("line"))
    #expect(line.evidence.monthly < 1e-9)
    for month in 0..<12 {
      #expect(abs(line.amounts[month] - 100 * shares[month] / 1.1) < 1e-6, "month \(month + 1)")
    }
  }

  @Test("The formula by hand: four assumed years at 5 %, errors of 3, −1 and −2 % about their mean")
  func byHand() {
    let uncertainty = LineUncertainty(
      annual: 0.05, weight: 4, monthly: nil, factor: nil, share: 0)
    let centred = LineEvidence(
      uncertainty: uncertainty, growthErrors: [0.03, -0.01, -0.02], isCentred: true,
      monthlyDeviation: 0.07)
    // (4 × 25 + 9 + 1 + 4) / (4 + 2) = 19, in squares of a per cent.
    #expect(abs(centred.annual - 0.01 * 19.0.squareRoot()) < 1e-15)
    #expect(centred.degreesOfFreedom == 6)
    #expect(centred.monthly == 0.07)
    let given = LineEvidence(
      uncertainty: LineUncertainty(annual: 0.02, weight: 0, monthly: 0, factor: nil, share: 0),
      growthErrors: [0.03, 0.04], isCentred: false, monthlyDeviation: 0.3)
    #expect(abs(given.annual - (0.0025 / 2).squareRoot()) < 1e-15)
    #expect(given.monthly == 0)
    let none = LineEvidence(
      uncertainty: .none, growthErrors: [0.5], isCentred: false, monthlyDeviation: nil)
    #expect(none.annual == 0 && none.degreesOfFreedom == .infinity && none.monthly == 0)
    let unknown = LineEvidence(
      uncertainty: uncertainty, growthErrors: [], isCentred: true, monthlyDeviation: nil)
    #expect(unknown.annual == 0.05 && unknown.degreesOfFreedom == 4 && unknown.monthly == 0.02)
  }

  @Test("A series' growth errors are about their mean, over at most ten years")
  func seriesErrors() throws {
    var fund = SmallFund([
      SmallFund.line(
        "line", .income,
        .series(SeriesMethod(method: .drift, grain: .own, longRunGrowth: nil, damping: 1)),
        uncertainty: LineUncertainty(annual: 0, weight: 1, monthly: 0, factor: nil, share: 0))
    ])
    fund.frequency = .year
    fund.closed = Period(year: 2024)
    fund.end = Period(year: 2026)
    fund.simulated = 2
    // Wild at first, then a steady 5 % a year for ten years: the wild years are left out.
    let values = [1.0, 50, 2] + (0...10).map { 100 * pow(1.05, Double($0)) }
    fund.past["line"] = SmallFund.past(from: Period(year: 2011), values)
    let line = try #require(try fund.projection().line("line"))
    #expect(line.evidence.growthYears == 10)
    #expect(line.evidence.annual < 1e-12)
    #expect(line.evidence.degreesOfFreedom == 10)
  }
}
