/// Brings an indicator into line with known sums while keeping its movement.
///
/// With the indicator i and the result x, the proportional form makes
/// Σₜ≥₂ (xₜ/iₜ − xₜ₋₁/iₜ₋₁)²/τ² + Σ over soft sums ((Σx − T)/σ)² least subject to the hard sums:
/// Denton's method with first differences in Cholette's form, which has no transient at the start
/// (Denton, JASA 66 (1971), 99–102; Dagum and Cholette, *Benchmarking, Temporal Distribution, and
/// Reconciliation Methods for Time Series*, Springer 2006, chapter 6; IMF, *Quarterly National
/// Accounts Manual*, 2017, chapter 6). The additive form has xₜ − iₜ in place of xₜ/iₜ. After the
/// last sum the ratio, or the difference, stays what it was.
///
/// Sums may overlap, leave gaps and nest, as cumulative reports do; the stationarity conditions of
/// the problem are solved as one dense system, so a few hundred periods are the practical limit.
public struct Benchmarking: Sendable, Hashable {
  /// What is kept smooth.
  public enum Form: Sendable, Hashable {
    /// The ratio of result to indicator.
    case proportional
    /// The difference of result and indicator.
    case additive
  }

  /// Whether the ratio or the difference of result and indicator is kept smooth.
  public let form: Form

  /// τ: how much the ratio (or the difference, in its unit) is expected to move a period, as a
  /// standard deviation; it matters only against soft sums.
  public let movement: Double

  /// Whether a stretch between two known running totals in which a result is negative is shared
  /// out in proportion to the indicator instead.
  public let isNonNegative: Bool

  /// How far hard sums may disagree, relative to their size, and still count as consistent.
  public let tolerance: Double

  /// Makes a method; the movement and the tolerance are above zero.
  public init(
    _ form: Form = .proportional, movement: Double = 0.05, isNonNegative: Bool = false,
    tolerance: Double = 1e-9
  ) {
    precondition(movement > 0 && movement.isFinite, "The movement expected is above zero.")
    precondition(tolerance > 0, "The tolerance is above zero.")
    self.form = form
    self.movement = movement
    self.isNonNegative = isNonNegative
    self.tolerance = tolerance
  }

  /// Brings an indicator into line with sums.
  ///
  /// Where the indicator is zero the proportional form gives zero. A hard sum that others imply
  /// is checked and otherwise left out. Without any sum the indicator is returned.
  ///
  /// - Returns: A series that meets hard sums to 1e-10 of their size.
  /// - Throws: ``BenchmarkingError``.
  public func align(_ indicator: [Double], with constraints: [SumConstraint])
    throws(BenchmarkingError) -> BenchmarkedSeries
  {
    try check(indicator, constraints)
    var graph = SumGraph(periods: indicator.count)
    if form == .proportional {
      for (position, value) in indicator.enumerated() where value == 0 {
        graph.addZero(period: position)
      }
    }
    var kept: [SumConstraint] = []
    for constraint in constraints {
      guard constraint.isHard else {
        kept.append(constraint)
        continue
      }
      switch graph.add(
        constraint.range, total: constraint.total, name: constraint.name, tolerance: tolerance)
      {
      case .new: kept.append(constraint)
      case .redundant: break
      case .contradiction(let names, let difference):
        if names.isEmpty {
          throw .zeroIndicator(name: constraint.name, total: constraint.total)
        }
        throw .inconsistent(names: names + [constraint.name], difference: difference)
      }
    }
    var values = try solve(indicator, kept)
    if isNonNegative, values.contains(where: { $0 < 0 }) {
      values = sharedOut(values, indicator, constraints)
    }
    return BenchmarkedSeries(indicator: indicator, values: values, constraints: constraints)
  }

  private func check(_ indicator: [Double], _ constraints: [SumConstraint])
    throws(BenchmarkingError)
  {
    if let position = indicator.firstIndex(where: { !$0.isFinite }) {
      throw .indicatorNotFinite(position: position)
    }
    if indicator.isEmpty { throw .indicatorNotFinite(position: 0) }
    for constraint in constraints {
      if !constraint.total.isFinite { throw .totalNotFinite(name: constraint.name) }
      if constraint.range.lowerBound < 0 || constraint.range.upperBound > indicator.count {
        throw .outsideIndicator(name: constraint.name)
      }
    }
  }
}
