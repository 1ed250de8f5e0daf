internal import LinearAlgebra

/// Makes forecasts of a hierarchy add up.
///
/// All methods but top-down are linear: with the forecasts ŷ, the summing matrix S and a weight
/// matrix W they give the coherent forecasts nearest to ŷ in the metric of W⁻¹,
/// ŷ − W Cᵀ(C W Cᵀ)⁻¹ C ŷ with C the constraints (Hyndman, Ahmed, Athanasopoulos and Shang,
/// Computational Statistics & Data Analysis 55 (2011), 2579–2589; Wickramasuriya, Athanasopoulos
/// and Hyndman, JASA 114 (2019), 804–819, equation 7). Applied path by path they make coherent
/// paths, and so coherent intervals.
public struct Reconciliation: Sendable {
  /// How forecasts are weighed against one another.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Leaves are added up; forecasts of sums are not used.
    case bottomUp = "bottom-up"
    /// The top is shared out in proportion to the forecasts below it, level by level
    /// (Athanasopoulos, Ahmed and Hyndman, International Journal of Forecasting 25 (2009),
    /// 146–166).
    case topDown = "top-down"
    /// All forecasts count alike, whatever their size: small series may be wrecked by large ones.
    case ordinary = "ols"
    /// A forecast counts inversely to the number of its leaves.
    case structural = "wls-struct"
    /// A forecast counts inversely to the mean square of its past errors.
    case variance = "wls-var"
    /// By the covariance of past errors, correlations shrunk.
    case minimumTraceShrunk = "mint-shrink"
    /// By the covariance of past errors as it is.
    case minimumTraceSample = "mint-cov"
  }

  /// How forecasts are weighed.
  public let method: Method

  /// Which series are sums of which.
  public let hierarchy: Hierarchy

  /// W; `nil` for the methods without.
  let weights: Matrix?

  /// Prepares a reconciliation.
  ///
  /// - Parameters:
  ///   - method: How forecasts are weighed.
  ///   - hierarchy: Which series are sums of which.
  ///   - errors: Past one-step errors, one list a series of the hierarchy, all of one length; the
  ///     methods that use variances need them.
  /// - Throws: ``ReconciliationError/errorsMissing``, ``ReconciliationError/notFinite(series:)``,
  ///   ``ReconciliationError/notNested`` for top-down.
  public init(_ method: Method, _ hierarchy: Hierarchy, errors: [[Double]] = [])
    throws(ReconciliationError)
  {
    let needsErrors =
      method == .variance || method == .minimumTraceShrunk || method == .minimumTraceSample
    if needsErrors {
      guard errors.count == hierarchy.count, let length = errors.first?.count, length >= 2,
        errors.allSatisfy({ $0.count == length })
      else { throw .errorsMissing }
      for (series, values) in errors.enumerated() where !values.allSatisfy(\.isFinite) {
        throw .notFinite(series: hierarchy.names[series])
      }
    }
    if method == .topDown && hierarchy.parents == nil { throw .notNested }
    self.method = method
    self.hierarchy = hierarchy
    switch method {
    case .bottomUp, .topDown: weights = nil
    case .ordinary: weights = Matrix.identity(hierarchy.count)
    case .structural:
      weights = Matrix(diagonal: hierarchy.leavesOfSeries.map { Double($0.count) })
    case .variance: weights = Matrix(diagonal: ErrorCovariance.raised(errors))
    case .minimumTraceShrunk: weights = ErrorCovariance.shrunk(errors).matrix
    case .minimumTraceSample: weights = ErrorCovariance.sample(errors)
    }
  }

  /// Prepares a weighing by given variances, one a series: a forecast counts inversely to its own.
  ///
  /// - Precondition: There are as many variances as series, all above zero.
  public init(variances: [Double], _ hierarchy: Hierarchy) {
    precondition(
      variances.count == hierarchy.count && variances.allSatisfy { $0 > 0 && $0.isFinite },
      "Every series of a hierarchy needs one variance above zero.")
    method = .variance
    self.hierarchy = hierarchy
    weights = Matrix(diagonal: variances)
  }

  /// Reconciles forecasts of one step, or of one path, in the order of the hierarchy's series.
  ///
  /// - Parameter nonNegative: Whether leaves below zero are forbidden: the coherent forecasts
  ///   nearest to ŷ with leaves at least zero are then given, by the same metric (Wickramasuriya,
  ///   Turlach and Hyndman, Statistics and Computing 30 (2020), 1167–1182). Bottom-up raises
  ///   leaves to zero; top-down takes forecasts below zero as zero.
  /// - Throws: ``ReconciliationError/notFinite(series:)``, ``ReconciliationError/singular``.
  public func reconcile(_ forecasts: [Double], nonNegative: Bool = false)
    throws(ReconciliationError) -> [Double]
  {
    precondition(
      forecasts.count == hierarchy.count,
      "The hierarchy has \(hierarchy.count) series; there are \(forecasts.count) forecasts.")
    if let series = forecasts.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(series: hierarchy.names[series])
    }
    guard let weights else {
      let floor = nonNegative ? 0 : -Double.infinity
      let raised = forecasts.map { max($0, floor) }
      return method == .bottomUp
        ? hierarchy.sums(of: hierarchy.leaves.map { raised[$0] }) : shareOut(raised)
    }
    let free = try project(forecasts, weights)
    guard nonNegative, hierarchy.leaves.contains(where: { free[$0] < 0 }) else { return free }
    do {
      let problem = try NonNegativeLeaves(hierarchy, weights)
      return hierarchy.sums(of: try problem.solve(forecasts))
    } catch {
      throw .singular
    }
  }

  /// ŷ − W Cᵀ(C W Cᵀ)⁻¹ C ŷ, then added up once more from the leaves so that sums are exact.
  private func project(_ forecasts: [Double], _ weights: Matrix) throws(ReconciliationError)
    -> [Double]
  {
    guard !hierarchy.aggregates.isEmpty else { return forecasts }
    let constraints = constraints
    let spread = weights * constraints.view.transposed
    let misfit = constraints * forecasts
    do {
      let solution = try CholeskyFactorization(constraints * spread).solve(misfit)
      let correction = spread * solution
      return hierarchy.sums(
        of: hierarchy.leaves.map { forecasts[$0] - correction[$0] })
    } catch {
      throw .singular
    }
  }

  /// The top shared out level by level; equally where all forecasts below a series are zero.
  private func shareOut(_ forecasts: [Double]) -> [Double] {
    guard let parents = hierarchy.parents else { return forecasts }
    let order = parents.indices.sorted {
      hierarchy.leavesOfSeries[$0].count > hierarchy.leavesOfSeries[$1].count
    }
    var result = forecasts
    for parent in order {
      let children = parents.indices.filter { parents[$0] == parent }
      let sum = children.reduce(0) { $0 + forecasts[$1] }
      for child in children {
        result[child] =
          result[parent] * (sum == 0 ? 1 / Double(children.count) : forecasts[child] / sum)
      }
    }
    return hierarchy.sums(of: hierarchy.leaves.map { result[$0] })
  }
}
