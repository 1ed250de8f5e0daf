import Quantities

/// A year of the central path and whether it is adequate.
public struct YearAdequacy: Sendable, Hashable {
  /// The calendar year.
  public let year: Int

  /// Income, expenditure and the balances at both ends, of the judged books; currency units.
  public let income: Double
  /// Expenditure of the judged books, in currency units.
  public let expenditure: Double
  /// The judged books' balance at the start of the year, in currency units.
  public let opening: Double
  /// The judged books' balance at the end of the year, in currency units.
  public let closing: Double

  /// Payable months at the end of the year by the fund's own definition; `nil` where nothing is
  /// spent.
  public let payableMonths: Double?
  /// The band that the payable months lie in, where there are any.
  public let band: PayableMonthsBands.Band?

  /// Assets at the start over the year's expenditure.
  public let trustFundRatio: Double?
  /// The closing balance as a share of what was available and of income; `nil` without income.
  public let surplusRate: SurplusRate?
  /// Active persons for each retired one at the end of the year; `nil` where groups do not tell.
  public let dependencyRatio: DependencyRatio?

  /// The probability that the year's result is below zero, where paths were simulated.
  public let deficit: Probability?

  /// Income less expenditure.
  public var result: Double { income - expenditure }
}

extension FundTimeline {
  /// Verdicts on every projected year, in order.
  public func yearAdequacies() -> [YearAdequacy] {
    guard let projection else { return [] }
    return projectedYears.compactMap { year in
      let last = periods(of: year).upperBound
      let before = periods(of: year).lowerBound.advanced(by: -1)
      guard let income = total(.income, inYear: year),
        let expenditure = total(.expenditure, inYear: year),
        let closing = book(at: last)
      else { return nil }
      let months = projection.payableMonths(at: last)
      let opening = book(at: before) ?? closing - income + expenditure
      return YearAdequacy(
        year: year, income: income, expenditure: expenditure, opening: opening, closing: closing,
        payableMonths: months, band: months.map { model.bands.band(of: $0) },
        trustFundRatio: Funds.trustFundRatio(assetsAtStart: opening, expenditure: expenditure),
        surplusRate: SurplusRate(closing: closing, opening: opening, income: income),
        dependencyRatio: dependencyRatio(at: last),
        deficit: projection.simulation?.year(year)?.deficit)
    }
  }
}
