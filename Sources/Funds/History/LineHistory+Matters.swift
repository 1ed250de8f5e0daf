import Forecasting
public import Quantities

extension LineHistory {
  /// A one-off amount that a record holds and that is no trend: a payment put off, or one made up.
  public struct Matter: Sendable, Hashable {
    /// The closed period of the fund in which the money moved, or failed to.
    public let period: Period
    /// By how much the record is above what it would have been, in currency units.
    public let amount: Double

    /// Makes a matter from an amount in currency units.
    public init(period: Period, amount: Double) {
      self.period = period
      self.amount = amount
    }
  }

  /// The past without its known matters: what formulas, seasons and series are held against.
  ///
  /// Services rendered are those on record: a matter is a payment.
  public var underlying: LineHistory {
    guard !matters.isEmpty else { return self }
    var flows = flows
    for matter in matters {
      if let amount = flows[matter.period] {
        flows = flows.replacing(matter.period, with: amount - matter.amount)
      }
    }
    let years = years.map { total in
      AnnualTotal(
        year: total.year, amount: total.amount - known { $0.year == total.year },
        standing: total.standing)
    }
    let cumulative = cumulative.map { point in
      CumulativePoint(
        period: point.period,
        amount: point.amount - known { $0.year == point.period.year && $0 <= point.period },
        standing: point.standing)
    }
    return LineHistory(
      flows: flows, isInterpolated: isInterpolated, years: years, cumulative: cumulative,
      incurred: incurred, seasonal: seasonal)
  }

  /// What is known to have moved once in the periods that meet a condition.
  private func known(_ condition: (Period) -> Bool) -> Double {
    matters.reduce(0) { condition($1.period) ? $0 + $1.amount : $0 }
  }
}
