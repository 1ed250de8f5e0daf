import Actuarial
import Foundation
import Statistics

/// One calendar year of a line under a total budget: what is needed, what is paid, the point's value
/// and the clearing that follows.
///
/// Services count as points at the reference price of one, so that the point's value is what is paid
/// for the capped part over its need (``Actuarial/PointsSettlement``): volume moves the value, and
/// the spending only by the fund's share of reasonable excess or of savings.
public struct TotalBudgetYear: Sendable, Equatable {
  /// The clearing of the year, paid or taken back when it is settled.
  public struct Clearing: Sendable, Equatable {
    /// The expected amount, in currency units; below zero where money comes back.
    public let mean: Double
    /// The range that holds it with a probability of 80 %, as much outside on either side.
    public let range: ClosedRange<Double>
    /// The probability that money comes back.
    public let takenBack: Double
  }

  /// The calendar year.
  public let year: Int
  /// The need of the capped part at the reference price, in currency units: its median.
  public let need: Double
  /// What is paid in full outside the budget, in currency units.
  public let outside: Double
  /// The year's terms: its budget, the savings kept and the excess borne.
  let terms: CappedPayment

  /// The standard deviation of the need's logarithm; zero where the year is all but closed.
  public let deviation: Double

  /// What is still paid for a year when it is settled, over what was paid in it; `nil` where the
  /// model does not say.
  public let clearingRatio: Double?

  /// The budget of the year, in currency units.
  public var budget: Double { terms.budget }

  /// What the fund pays for the capped part at the median need, in currency units.
  public var payment: Double { terms.payment(forCost: need) }

  /// The value of a point that costs one at the reference price; `nil` where nothing is needed.
  public var pointValue: Double? {
    try? PointsSettlement(budget: payment, points: [need], outside: [outside]).pointValue
  }

  /// The probability that the need exceeds the budget.
  public var probabilityOverBudget: Double {
    guard deviation > 0, need > 0 else { return need > terms.budget ? 1 : 0 }
    return 1 - volume(1).cumulative(terms.budget)
  }

  /// The clearing in closed form, the need being lognormal.
  ///
  /// With r the clearing ratio the year's services cost (1 + r) times what its months count, the
  /// budget is (1 + r) times theirs, and the months pay the share that the median need gives; what is
  /// owed by the terms less that share of the cost is the clearing (``Actuarial/YearEndClearing``).
  /// `nil` without a ratio, without uncertainty, or where the months pay more than the cost.
  ///
  /// It is told and not booked. A projection's months pay what the terms give for their own volume, so
  /// that r times the year's payments, which a line such as `last-year(inpatient) * r / 3` books, makes
  /// them up to what is owed on every path: T is of degree one, T((1 + r) C; (1 + r) B) = (1 + r) T(C; B).
  /// Booking this clearing besides would pay the deviation of volume twice.
  public var clearing: Clearing? {
    guard let clearingRatio, clearingRatio > -1, deviation > 0, need > 0 else { return nil }
    let scale = 1 + clearingRatio
    guard
      let owed = try? CappedPayment(
        budget: scale * terms.budget, savingsKept: terms.savingsKept,
        savingsFloor: terms.savingsFloor, excessBorne: terms.excessBorne,
        excessCeiling: terms.excessCeiling),
      let settled = try? YearEndClearing(
        terms: owed, preSettlementRate: payment / (scale * need),
        volume: .logNormal(volume(scale)))
    else { return nil }
    return Clearing(
      mean: settled.mean, range: settled.range(0.8), takenBack: settled.probability(ofAtMost: 0))
  }

  /// The need times a factor.
  private func volume(_ factor: Double) -> LogNormalDistribution {
    LogNormalDistribution(logMean: log(factor * need), logStandardDeviation: deviation)
  }
}
