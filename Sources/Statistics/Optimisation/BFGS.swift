/// The search of Broyden, Fletcher, Goldfarb and Shanno for the least value of a smooth function.
///
/// Steps follow an estimate of the inverse second derivatives; each is long enough and short enough
/// for the weak conditions of Wolfe, found by doubling and halving. Nocedal and Wright, Numerical
/// Optimization, 2nd ed., §6.1; the line search is of Lewis and Overton, Nonsmooth Optimization via
/// Quasi-Newton Methods, Mathematical Programming 141 (2013), §2. The search is deterministic.
public struct BFGS: Sendable, Equatable {
  /// A search has converged when no slope exceeds this, where each is multiplied by its
  /// coordinate's size (at least 1) and divided by the value's size (at least 1).
  public var gradientTolerance: Double

  /// The most evaluations of the function; one numerical gradient takes two a coordinate.
  public var maximumEvaluations: Int

  /// The settings of a search.
  ///
  /// - Precondition: the tolerance is positive, the count not negative.
  public init(gradientTolerance: Double = 1e-7, maximumEvaluations: Int = 10_000) {
    precondition(gradientTolerance > 0, "The tolerance of a search must be positive.")
    precondition(maximumEvaluations >= 0, "The evaluations of a search must not be negative.")
    self.gradientTolerance = gradientTolerance
    self.maximumEvaluations = maximumEvaluations
  }

  /// Searches from a starting point, with slopes from central differences.
  ///
  /// The function may return what is not finite away from the start: such points are not entered.
  public func minimise(from start: [Double], _ function: ([Double]) -> Double) -> Minimum {
    var spent = 0
    var probe = start
    let outcome = minimise(
      from: start,
      gradient: { point, slopes in
        for index in point.indices { probe[index] = point[index] }
        for index in point.indices {
          // The cube root of 2⁻⁵² balances truncation and rounding.
          let step = 0x1p-17 * max(1, abs(point[index]))
          probe[index] = point[index] + step
          let above = function(probe)
          let right = probe[index]
          probe[index] = point[index] - step
          let below = function(probe)
          slopes[index] = (above - below) / (right - probe[index])
          probe[index] = point[index]
          spent += 2
        }
      }, alsoSpent: { spent }, function)
    return Minimum(
      point: outcome.point, value: outcome.value, evaluations: outcome.evaluations + spent,
      converged: outcome.converged)
  }

  /// Searches from a starting point, with the slopes that `gradient` writes for a point.
  public func minimise(
    from start: [Double], gradient: (_ point: [Double], _ slopes: inout [Double]) -> Void,
    _ function: ([Double]) -> Double
  ) -> Minimum {
    minimise(from: start, gradient: gradient, alsoSpent: { 0 }, function)
  }
}
