/// Nelder and Mead's search for the least value of a function, by a simplex of n + 1 points.
///
/// Needs no derivative and bears small jumps. A point outside the bounds is moved to the nearest
/// one inside. From three variables on the simplex's steps depend on their number, as in Gao and
/// Han, Implementing the Nelder–Mead Simplex Algorithm with Adaptive Parameters, Computational
/// Optimization and Applications 51 (2012), 259–277; for fewer they are the usual ones. A restart
/// builds a new simplex about the best point, which helps a simplex that has collapsed, as on a
/// bound. The search is deterministic.
public struct NelderMead: Sendable, Equatable {
  /// A search has converged when no value of the simplex is farther than this from the best,
  /// relative to the best value's size (at least 1) …
  public var valueTolerance: Double

  /// … and no coordinate farther than this, relative to the coordinate's size (at least 1).
  public var pointTolerance: Double

  /// The most evaluations of the function, over all restarts.
  public var maximumEvaluations: Int

  /// How often the search starts anew from its best point; it stops early if that gains nothing.
  public var restarts: Int

  /// The first simplex's size in each coordinate, relative to the coordinate (at least 0.1 for 1).
  public var relativeStep: Double

  /// The settings of a search.
  ///
  /// - Precondition: tolerances and step are positive, the counts not negative.
  public init(
    valueTolerance: Double = 1e-10, pointTolerance: Double = 1e-8,
    maximumEvaluations: Int = 10_000, restarts: Int = 1, relativeStep: Double = 0.1
  ) {
    precondition(
      valueTolerance > 0 && pointTolerance > 0 && relativeStep > 0,
      "The tolerances and the step of a search must be positive.")
    precondition(
      maximumEvaluations >= 0 && restarts >= 0,
      "The evaluations and restarts of a search must not be negative.")
    self.valueTolerance = valueTolerance
    self.pointTolerance = pointTolerance
    self.maximumEvaluations = maximumEvaluations
    self.restarts = restarts
    self.relativeStep = relativeStep
  }

  /// Searches from a starting point.
  ///
  /// The function is given the same array again and again, with other numbers; it costs no
  /// allocation unless the function keeps it. A value that is not a number counts as infinite.
  ///
  /// - Parameters:
  ///   - start: the first point; moved inside the bounds if it lies outside.
  ///   - bounds: one range a coordinate, infinite ends allowed; nil where all are free.
  ///   - function: the function to make least.
  /// - Precondition: there are as many bounds as coordinates.
  public func minimise(
    from start: [Double], bounds: [ClosedRange<Double>]? = nil, _ function: ([Double]) -> Double
  ) -> Minimum {
    if let bounds {
      precondition(
        bounds.count == start.count,
        "\(start.count) coordinates cannot have \(bounds.count) bounds.")
    }
    var best = start
    Simplex.clamp(&best, to: bounds)
    if start.isEmpty {
      return Minimum(point: best, value: function(best), evaluations: 1, converged: true)
    }
    var evaluations = 0
    var bestValue = Double.infinity
    var converged = false
    for round in 0...restarts {
      var simplex = Simplex(
        around: best, relativeStep: relativeStep, bounds: bounds, evaluations: evaluations,
        function)
      converged = simplex.contract(settings: self, function)
      evaluations = simplex.evaluations
      let gain = bestValue - simplex.values[0]
      best = simplex.points[0]
      bestValue = simplex.values[0]
      if evaluations >= maximumEvaluations { break }
      if round > 0 && !(gain > valueTolerance * max(1, abs(bestValue))) { break }
    }
    return Minimum(
      point: best, value: bestValue, evaluations: evaluations, converged: converged)
  }
}
