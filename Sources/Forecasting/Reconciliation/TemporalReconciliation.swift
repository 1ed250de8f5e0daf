public import Quantities

/// Makes forecasts of single periods agree with forecasts of their quarters and years.
///
/// Every year of the horizon is a hierarchy of its own: the year, its quarters and its periods, all
/// forecast, brought together by the weights of ``Method`` (temporal hierarchies: Athanasopoulos,
/// Hyndman, Kourentzes and Petropoulos, European Journal of Operational Research 262 (2017), 60–74,
/// section 3). Years are counted back from the end of the series, so that all that is known counts
/// and no block lies partly in the past; see ``aligned(_:)``. Calendar quarters and years are then
/// sums of the periods.
public struct TemporalReconciliation: Sendable {
  /// How forecasts of periods, quarters and years are weighed against one another.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Quarters and years are sums of the single periods; they have no forecasts of their own.
    case bottomUp = "bottom-up"
    /// A forecast counts inversely to the number of its periods (structural scaling).
    case structural = "wls-struct"
    /// A forecast counts inversely to the mean square of the past errors of its frequency (series
    /// variance scaling).
    case variance = "wls-var"
    /// A forecast counts inversely to the mean square of the past errors of its own place in the
    /// year (hierarchy variance scaling).
    case ownVariance = "wls-own"
    /// By the covariance of the past errors of whole years, correlations shrunk.
    case minimumTraceShrunk = "mint-shrink"

    /// Whether it weighs by errors of whole years.
    var needsYears: Bool { self == .ownVariance || self == .minimumTraceShrunk }
  }

  /// The fewest years with errors at all frequencies from which variances of single places in the
  /// year, or covariances, are taken; with fewer, ``Method/variance`` stands in.
  public static let neededYears = 6

  /// The method asked for, or the one that stands in.
  public let method: Method

  /// The frequency of the single periods.
  public let frequency: Frequency

  /// The frequencies forecast beside the single periods, the coarsest first.
  public let grains: [Frequency]

  /// The year with its blocks and periods.
  private let hierarchy: Hierarchy

  private let reconciliation: Reconciliation

  /// Prepares.
  ///
  /// - Parameters:
  ///   - method: How forecasts are weighed.
  ///   - frequency: The frequency of the single periods, month or quarter.
  ///   - errors: Past one-step errors of the single periods and of each coarser frequency that has
  ///     forecasts, in units of the series, all on periods as ``aligned(_:)`` names them.
  /// - Throws: ``ReconciliationError/errorsMissing`` without errors of the single periods.
  public init(_ method: Method, of frequency: Frequency, errors: [Frequency: Series])
    throws(ReconciliationError)
  {
    precondition(frequency != .year, "A year has nothing finer to be reconciled with.")
    let grains = method == .bottomUp ? [] : [.year, .quarter].filter { errors[$0] != nil }
    self.frequency = frequency
    self.grains = grains.filter { $0 != frequency }
    let hierarchy = Hierarchy.calendarYear(of: frequency, with: self.grains)
    self.hierarchy = hierarchy
    let all = self.grains + [frequency]
    let squares = all.map { grain -> Double in
      let values = errors[grain]?.observedValues ?? []
      return values.reduce(0) { $0 + $1 * $1 } / Double(max(values.count, 1))
    }
    guard !self.grains.isEmpty, method != .bottomUp else {
      self.method = .bottomUp
      reconciliation = try Reconciliation(.bottomUp, hierarchy)
      return
    }
    guard method != .structural else {
      self.method = method
      reconciliation = try Reconciliation(.structural, hierarchy)
      return
    }
    guard errors[frequency] != nil else { throw .errorsMissing }
    // In units of the periods' errors, so that none is too small or too large for the shrinkage.
    let unit = squares[all.count - 1] > 0 ? squares[all.count - 1].squareRoot() : 1
    let years = TemporalReconciliation.years(errors, all, unit: unit)
    if method.needsYears, let years, years[0].count >= TemporalReconciliation.neededYears,
      let found = try? Reconciliation(
        method == .ownVariance ? .variance : .minimumTraceShrunk, hierarchy, errors: years)
    {
      self.method = method
      reconciliation = found
      return
    }
    self.method = .variance
    let least = 1e-12 * max(squares.reduce(0, max) / (unit * unit), 1)
    reconciliation = Reconciliation(
      variances: zip(all, squares).flatMap { grain, square in
        [Double](repeating: max(square / (unit * unit), least), count: grain.periodsPerYear)
      }, hierarchy)
  }

  /// Errors of whole years: one list a node of the hierarchy, one number a year; `nil` where no
  /// year has errors at all frequencies.
  private static func years(
    _ errors: [Frequency: Series], _ grains: [Frequency], unit: Double
  ) -> [[Double]]? {
    guard let coarsest = errors[grains[0]] else { return nil }
    var result: [[Double]] = []
    for year in coarsest.start.year...coarsest.end.year {
      let values = grains.flatMap { grain -> [Double?] in
        let first = Period(year: year).first(grain)
        return (0..<grain.periodsPerYear).map { errors[grain]?[first.advanced(by: $0)] }
      }
      let known = values.compactMap { $0 }
      guard known.count == values.count else { continue }
      if result.isEmpty { result = [[Double]](repeating: [], count: known.count) }
      for (node, value) in known.enumerated() { result[node].append(value / unit) }
    }
    return result.isEmpty ? nil : result
  }

  /// The same values with their periods named so that the last one ends a year.
  public static func aligned(_ series: Series) -> Series {
    let rest = series.frequency.periodsPerYear - series.end.index
    return Series(start: series.start.advanced(by: rest), values: series.values)
  }

  /// Forecasts of the single periods that agree with those of quarters and years.
  ///
  /// - Parameters:
  ///   - means: The forecasts of the single periods of whole years from the end of the series on.
  ///   - coarse: The forecasts of each of ``grains`` over the same years.
  ///   - nonNegative: Whether periods below zero are forbidden; see
  ///     ``Reconciliation/reconcile(_:nonNegative:)``.
  /// - Returns: The forecasts of the single periods.
  /// - Throws: ``ReconciliationError``.
  public func reconcile(_ means: [Double], with coarse: [Frequency: [Double]], nonNegative: Bool)
    throws(ReconciliationError) -> [Double]
  {
    let size = frequency.periodsPerYear
    let years = means.count / size
    precondition(
      means.count == years * size
        && grains.allSatisfy { coarse[$0]?.count == years * $0.periodsPerYear },
      "Forecasts of whole years are reconciled, each frequency over the same ones.")
    var result: [Double] = []
    for year in 0..<years {
      let values = grains.flatMap { grain in
        (coarse[grain] ?? [])[year * grain.periodsPerYear..<(year + 1) * grain.periodsPerYear]
      }
      let all = try reconciliation.reconcile(
        values + means[year * size..<(year + 1) * size], nonNegative: nonNegative)
      result += all[values.count...]
    }
    return result
  }
}
