/// What a fund pays under a total budget when it shares savings and reasonable excess.
///
/// Let C be what the services would cost at the reference price and B the budget. Below the budget
/// institutions keep a share k of the savings B − C, down to a floor φ B under which nothing more is
/// kept; above it the fund bears a share a of the excess C − B, up to a ceiling ψ B over which it
/// bears nothing more:
///
/// T(C) = C + k (B − max(C, φ B)) for C ≤ B, and B + a (min(C, ψ B) − B) for C > B.
///
/// k = 1, φ = 0 and a = 0 is the plain total budget of points: the fund pays B whatever the volume.
public struct CappedPayment: Sendable, Equatable {
  /// B, in money.
  public let budget: Double

  /// k: the share of savings that institutions keep.
  public let savingsKept: Double

  /// φ: the share of the budget under which no further savings are kept.
  public let savingsFloor: Double

  /// a: the share of reasonable excess that the fund bears.
  public let excessBorne: Double

  /// ψ: the share of the budget over which excess is not reasonable; at least one.
  public let excessCeiling: Double

  /// Terms of payment; without more, a plain total budget.
  ///
  /// - Throws: `unusableValue`, the position being that of the argument.
  public init(
    budget: Double, savingsKept: Double = 1, savingsFloor: Double = 0, excessBorne: Double = 0,
    excessCeiling: Double = .infinity
  ) throws(PaymentError) {
    guard budget >= 0, budget.isFinite else { throw .unusableValue(position: 0, value: budget) }
    for (position, share) in [(1, savingsKept), (2, savingsFloor), (3, excessBorne)]
    where !(share >= 0 && share <= 1) {
      throw .unusableValue(position: position, value: share)
    }
    guard excessCeiling >= 1 else { throw .unusableValue(position: 4, value: excessCeiling) }
    self.budget = budget
    self.savingsKept = savingsKept
    self.savingsFloor = savingsFloor
    self.excessBorne = excessBorne
    self.excessCeiling = excessCeiling
  }

  /// T(C): what the fund pays for services of a cost.
  ///
  /// - Precondition: the cost is not negative.
  public func payment(forCost cost: Double) -> Double {
    precondition(cost >= 0, "Services cannot cost \(cost).")
    if cost <= budget { return cost + savingsKept * (budget - max(cost, savingsFloor * budget)) }
    return budget + excessBorne * (min(cost, ceiling) - budget)
  }

  /// ψ B; infinite where all excess is reasonable.
  private var ceiling: Double { excessCeiling.isFinite ? excessCeiling * budget : .infinity }

  /// T as a line from knot to knot, after which it goes on along its last slope.
  var curve: PiecewiseLine {
    let floor = savingsFloor * budget
    var line = PiecewiseLine(start: payment(forCost: 0))
    if floor > 0 { line.append(slope: 1, until: floor) }
    line.append(slope: 1 - savingsKept, until: budget)
    line.append(slope: excessBorne, until: ceiling)
    line.append(slope: 0, until: .infinity)
    return line
  }
}
