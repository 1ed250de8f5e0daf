public import Quantities

/// An ARIMA model whose order is chosen from the series.
///
/// The stepwise search of Hyndman and Khandakar, Journal of Statistical Software 27 (2008), no. 3,
/// section 3.2: a seasonal difference where the season is strong, plain differences by the KPSS
/// test, then from four starting orders steps of one in any of p, q, P, Q, in p and q or P and Q
/// together, and the constant put in or out, as long as the corrected Akaike criterion falls.
/// Orders with a root nearer than 1 % to the unit circle are passed over, and so is a mean of zero
/// where all values lie on one side of zero.
///
/// Every candidate is fitted by exact maximum likelihood, started from its neighbour's estimate.
/// Missing values are filled for the choice of the order, and not for the estimate.
public struct AutomaticARIMA: ForecastMethod {
  /// The further quantities that explain the series.
  public let regressors: [any Regressor]

  /// The largest p and q.
  public let largestOrder: Int

  /// The largest P and Q.
  public let largestSeasonalOrder: Int

  /// Makes a method; at most five plain and two seasonal terms of each kind are tried unless said
  /// otherwise.
  public init(
    regressors: [any Regressor] = [], largestOrder: Int = 5, largestSeasonalOrder: Int = 2
  ) {
    precondition(
      largestOrder >= 0 && largestSeasonalOrder >= 0, "The largest orders are not negative.")
    self.regressors = regressors
    self.largestOrder = largestOrder
    self.largestSeasonalOrder = largestSeasonalOrder
  }

  /// What the method is called.
  public var name: LocalizedText {
    LocalizedText("ARIMA（自动选择阶数）", "ARIMA, order chosen")
  }

  /// Chooses the order and estimates the model.
  ///
  /// - Throws: ``ForecastingError`` as ``ARIMAMethod/fit(_:)`` where not even a constant can be
  ///   fitted.
  public func fit(_ series: Series) throws(ForecastingError) -> ARIMAModel {
    let (method, point) = try chosen(series)
    do throws(ForecastingError) {
      let setting = try ARIMASetting(method, series)
      guard let best = ARIMASearch(problem: setting.problem).best(near: point) else {
        throw .numericallyUnstable(method: method.name)
      }
      return try ARIMAModel(setting, best.coefficients, best.profile)
    } catch {
      return try constantOnly.fit(series)
    }
  }

  private var constantOnly: ARIMAMethod {
    ARIMAMethod(ARIMAOrder(0, 0, 0), hasConstant: true, regressors: regressors)
  }

  /// The order, and whether there is a constant, that suit a series.
  ///
  /// - Throws: ``ForecastingError/noObservation``,
  ///   ``ForecastingError/tooShort(observations:needed:)`` under 3 observations, or under 4 that
  ///   carry no model,
  ///   ``ForecastingError/regressorUnknown(name:_:)``, ``ForecastingError/collinear(name:)``.
  public func choose(_ whole: Series) throws(ForecastingError) -> ARIMAMethod {
    try chosen(whole).method
  }

  /// The order chosen, and where the search left its coefficients.
  private func chosen(_ whole: Series) throws(ForecastingError) -> (
    method: ARIMAMethod, point: [Double]?
  ) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    guard series.observedCount >= 3 else {
      throw .tooShort(observations: series.observedCount, needed: 3)
    }
    let filled = series.interpolated()
    if DifferencingTests.isConstant(filled.storage) { return (constantOnly, nil) }
    var search = try orderSearch(filled)
    guard let best = search.run() else {
      // Three observations compare nothing: the corrected criterion of a constant needs four.
      guard series.observedCount > 3 else { throw .tooShort(observations: 3, needed: 4) }
      return (constantOnly, nil)
    }
    return (search.method(best.candidate), best.outcome.point)
  }

  /// Every order tried that can be used, with its corrected criterion and where its estimate lies;
  /// empty for a series that is constant or shorter than three.
  func candidates(_ whole: Series) throws(ForecastingError) -> [(
    method: ARIMAMethod, criterion: Double, point: [Double]
  )] {
    let filled = whole.interpolated()
    guard filled.count >= 3, !DifferencingTests.isConstant(filled.storage) else { return [] }
    var search = try orderSearch(filled)
    _ = search.run()
    return search.found.map {
      (search.method($0.candidate), $0.criterion, $0.outcome.point)
    }
  }

  private func orderSearch(_ filled: Series) throws(ForecastingError) -> ARIMAOrderSearch {
    ARIMAOrderSearch(
      series: filled, regressors: regressors, differences: try differences(filled),
      largestOrder: largestOrder, largestSeasonalOrder: largestSeasonalOrder)
  }

  /// Plain and seasonal differences of a complete series, its regression on the regressors taken
  /// off before.
  private func differences(_ series: Series) throws(ForecastingError) -> (plain: Int, seasonal: Int)
  {
    var rest = series
    if !regressors.isEmpty {
      let model = try ARIMAModel(constantOnly, ARIMACoefficients(), on: series)
      rest = model.errors
    }
    let season = series.frequency.periodsPerYear
    var values = rest.storage
    var seasonal = 0
    if season > 1, values.count > 2 * season + 5, DifferencingTests.needsSeasonalDifference(rest) {
      let differences = (season..<values.count).map { values[$0] - values[$0 - season] }
      seasonal = 1
      values = differences
    }
    return (DifferencingTests.differences(values), seasonal)
  }
}
