internal import LinearAlgebra
public import Quantities
internal import Statistics

/// Forecasts of a hierarchy that add up: in their means, and path by path.
public struct CoherentForecast: Sendable {
  /// Which series are sums of which.
  public let hierarchy: Hierarchy

  /// The first period forecast.
  public let start: Period

  /// The coherent means by step, in the order of the series.
  public let means: [[Double]]

  /// Whether nothing below zero is forecast.
  public let isNonNegative: Bool

  /// Possible deviations of the leaves from their means, by step, leaf and path.
  let leafDeviations: [[[Double]]]

  /// Reconciles means and paths.
  ///
  /// Means are reconciled as ``Reconciliation/reconcile(_:nonNegative:)`` says. A path is the
  /// coherent means and the reconciled deviations from them, so that the mean of every sum over its
  /// paths is the mean forecast for it. Where nothing may be negative, the ends of an interval below
  /// zero are raised to it, of a sum as of a single series: were each leaf of each path raised before
  /// sums are made, the sums of many small leaves would lie about another centre than their mean, and
  /// less widely than their past errors did.
  ///
  /// A leaf that has no spread at a step is known there, as zero is where it rests: it keeps its
  /// forecast, and sums are those of the leaves.
  ///
  /// - Parameters:
  ///   - reconciliation: How forecasts are weighed.
  ///   - start: The first period forecast.
  ///   - means: Forecasts by step, in the order of the series.
  ///   - paths: Deviations from them, series in the same order and steps as many.
  ///   - nonNegative: Whether leaves below zero are forbidden.
  /// - Throws: ``ReconciliationError`` as ``Reconciliation/reconcile(_:nonNegative:)``.
  public init(
    _ reconciliation: Reconciliation, from start: Period, means: [[Double]], paths: JointPaths,
    nonNegative: Bool
  ) throws(ReconciliationError) {
    precondition(
      means.count == paths.deviations.count, "Means and paths have the same number of steps.")
    hierarchy = reconciliation.hierarchy
    self.start = start
    isNonNegative = nonNegative
    var coherent: [[Double]] = []
    var values: [[[Double]]] = []
    var map: Matrix?
    for (step, forecasts) in means.enumerated() {
      var reconciled = try reconciliation.reconcile(forecasts, nonNegative: nonNegative)
      if map == nil || reconciliation.method == .topDown {
        map = try reconciliation.leafMap(at: reconciled)
      }
      guard let map else { break }
      let moved = (map * Matrix(rows: paths.deviations[step])).view
      let isKnown = hierarchy.leaves.map { paths.deviations[step][$0].allSatisfy { $0 == 0 } }
      values.append(
        hierarchy.leaves.indices.map { leaf in
          (0..<paths.count).map { isKnown[leaf] ? 0 : moved[leaf, $0] }
        })
      if paths.count > 0 && isKnown.contains(true) {
        let leaves = zip(hierarchy.leaves, isKnown).map { $1 ? forecasts[$0] : reconciled[$0] }
        reconciled = hierarchy.sums(of: leaves)
      }
      coherent.append(reconciled)
    }
    self.means = coherent
    leafDeviations = values
  }

  /// The number of steps.
  public var horizon: Int { means.count }

  /// The possible deviations of a series from its mean, added up over steps, one a path.
  public func deviations(of series: Int, steps: Range<Int>) -> [Double] {
    let leaves = hierarchy.leavesOfSeries[series]
    var sums = [Double](repeating: 0, count: leafDeviations.first?.first?.count ?? 0)
    for step in steps {
      for leaf in leaves {
        for (path, value) in leafDeviations[step][leaf].enumerated() { sums[path] += value }
      }
    }
    return sums
  }

  /// The mean of a series, added up over steps.
  public func mean(of series: Int, steps: Range<Int>) -> Double {
    steps.reduce(0) { $0 + means[$1][series] }
  }

  /// The forecast of a series: about its mean, step by step, normal distributions with the spread
  /// of its paths.
  ///
  /// - Parameters:
  ///   - method: What the forecast is called.
  ///   - floor: The value below which nothing falls; `nil` for none.
  public func forecast(of series: Int, method: LocalizedText, floor: Double?) -> Forecast {
    Forecast(
      method: method, start: start,
      distributions: (0..<horizon).map { step in
        let values = deviations(of: series, steps: step..<step + 1)
        let count = Double(max(values.count, 1))
        let middle = values.reduce(0, +) / count
        let square = values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / count
        return PredictiveDistribution(
          location: means[step][series], scale: square.squareRoot(), floor: floor)
      })
  }

  /// Central intervals of the sum of a series over steps, one a level, in the order of the levels.
  ///
  /// The mean and the quantiles of the paths' deviations from it. Every interval holds the mean, and
  /// one of a higher level holds one of a lower; none reaches below zero where nothing may.
  public func intervals(of series: Int, steps: Range<Int>, levels: [Double]) -> [ClosedRange<
    Double
  >] {
    let middle = mean(of: series, steps: steps)
    let least = isNonNegative ? min(middle, 0) : -Double.infinity
    let ends = SampleQuantiles(levels.flatMap { [(1 - $0) / 2, (1 + $0) / 2] })
      .of(deviations(of: series, steps: steps))
    return levels.indices.map {
      max(middle + min(ends[2 * $0], 0), least)...middle + max(ends[2 * $0 + 1], 0)
    }
  }
}
