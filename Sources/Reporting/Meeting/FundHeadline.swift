public import Budgeting
import Funds
public import Quantities

/// What one reads of a fund first: its balance and payable months at the budget year's end, and
/// what is warned of.
public struct FundHeadline: Sendable, Hashable {
  /// The fund's full name.
  public let title: LocalizedText
  /// The fund's name for narrow places.
  public let shortName: LocalizedText
  /// The last closed period.
  public let closedThrough: Period
  /// The year whose end is meant.
  public let budgetYear: Int
  /// The book balance at its end as printed; `nil` where the year is not projected.
  public let closing: PrintedFigure?
  /// The unit of the balance.
  public let unit: LocalizedText
  /// The payable months at its end; `nil` where they are not defined.
  public let payableMonths: Double?
  /// Every warning that stands, in the report's order.
  public let warnings: [Warning]
}

extension FundChapter {
  /// What one reads of the fund first.
  public var headline: FundHeadline {
    FundHeadline(
      title: model.title, shortName: shortName, closedThrough: closedThrough,
      budgetYear: budgetYear, closing: year(budgetYear)?.closing, unit: figureScale.unit,
      payableMonths: payableMonths(atEndOf: budgetYear), warnings: review.warnings)
  }

  /// The payable months at a year's end as the report defines them.
  func payableMonths(atEndOf year: Int) -> Double? {
    indicators.years.first { $0.year == year }?.payableMonths
      ?? timeline.payableMonths(
        model.payableMonths, at: timeline.periods(of: year).upperBound)?.value
  }

  /// The payable months at the end of a period by the report's definition, with or without
  /// contributions held for later cover.
  func payableMonths(at period: Period, excludesPrepaid: Bool) -> Double? {
    let own = model.payableMonths
    let definition = PayableMonthsDefinition(
      numerator: own.numerator, denominator: own.denominator, books: own.books,
      excludesPrepaid: excludesPrepaid)
    return timeline.payableMonths(definition, at: period)?.value
  }
}
