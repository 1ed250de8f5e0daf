public import Quantities

/// A seasonal ARIMA model of a given order, with regressors, estimated by exact maximum likelihood.
///
/// With regressors it is a regression with ARIMA errors: the value less Σβₖxₖ follows the model.
public struct ARIMAMethod: ForecastMethod {
  /// The order of the model.
  public let order: ARIMAOrder

  /// Whether a constant is estimated: the mean without differences, the drift a period with one,
  /// plain or seasonal; with more there is none.
  public let hasConstant: Bool

  /// The further quantities that explain the series.
  public let regressors: [any Regressor]

  /// Makes a method.
  ///
  /// - Parameters:
  ///   - order: The order of the model.
  ///   - hasConstant: Whether a constant is estimated; `nil` where nothing is differenced only.
  ///   - regressors: Further quantities.
  public init(
    _ order: ARIMAOrder, hasConstant: Bool? = nil, regressors: [any Regressor] = []
  ) {
    self.order = order
    let differences = order.differences + order.seasonalDifferences
    self.hasConstant = differences <= 1 && (hasConstant ?? (differences == 0))
    self.regressors = regressors
  }

  /// The name with the order.
  public var name: LocalizedText {
    LocalizedText(verbatim: "ARIMA" + order.description + constantMark)
  }

  private var constantMark: String {
    if !hasConstant { return "" }
    return order.differences + order.seasonalDifferences == 0 ? "+c" : "+drift"
  }

  /// Estimates the coefficients; missing values need no filling.
  ///
  /// - Throws: ``ForecastingError``: `noObservation`; `notSeasonal` for seasonal terms on annual
  ///   data; `tooShort(observations:needed:)`; `regressorUnknown(name:_:)`; `collinear(name:)`;
  ///   `numericallyUnstable(method:)`.
  public func fit(_ series: Series) throws(ForecastingError) -> ARIMAModel {
    let setting = try ARIMASetting(self, series)
    guard let best = ARIMASearch(problem: setting.problem).best() else {
      throw .numericallyUnstable(method: name)
    }
    return try ARIMAModel(setting, best.coefficients, best.profile)
  }

  /// The names of the regression coefficients, in order.
  var columnNames: [LocalizedText] {
    let constant =
      order.differences + order.seasonalDifferences == 0
      ? LocalizedText("常数项", "constant") : LocalizedText("漂移项", "drift")
    return (hasConstant ? [constant] : []) + regressors.map(\.name)
  }

  /// The regressors of a period, the drift counted from one at the start of the series.
  func row(_ period: Period, start: Period) throws(ForecastingError) -> [Double] {
    var row: [Double] = []
    if hasConstant {
      let isMean = order.differences + order.seasonalDifferences == 0
      row.append(isMean ? 1 : Double(start.distance(to: period) + 1))
    }
    for regressor in regressors {
      guard let value = regressor.value(in: period), value.isFinite else {
        throw .regressorUnknown(name: regressor.name, period)
      }
      row.append(value)
    }
    return row
  }
}

/// A method and the series it is fitted to, checked.
struct ARIMASetting {
  let method: ARIMAMethod
  let series: Series
  let problem: ARIMAProblem

  init(_ method: ARIMAMethod, _ whole: Series) throws(ForecastingError) {
    let series = whole.trimmed()
    guard !series.isEmpty else { throw .noObservation }
    let season = series.frequency.periodsPerYear
    if method.order.isSeasonal && season == 1 { throw .notSeasonal }
    let names = method.columnNames
    let needed =
      method.order.lostCount(seasonLength: season) + method.order.coefficientCount + names.count + 2
    let observed = series.observedCount
    guard observed >= needed else { throw .tooShort(observations: observed, needed: needed) }
    var columns = [[Double]](repeating: [], count: names.count)
    for period in names.isEmpty ? [] : series.periods {
      for (place, value) in try method.row(period, start: series.start).enumerated() {
        columns[place].append(value)
      }
    }
    self.method = method
    self.series = series
    problem = ARIMAProblem(
      order: method.order, seasonLength: season, values: series.storage, regressors: columns)
    // A constant or drift alone can always be told.
    if !method.regressors.isEmpty, let dependent = problem.firstDependentRegressor() {
      throw .collinear(name: names[dependent])
    }
    if problem.profile(ARIMACoefficients()) == nil {
      throw .numericallyUnstable(method: method.name)
    }
  }

  /// The problem of the series with its gaps filled; `nil` without gaps.
  ///
  /// - Parameter values: ``series`` filled, where it is at hand.
  func filled(_ values: Series?) -> ARIMAProblem? {
    guard !series.isComplete else { return nil }
    return ARIMAProblem(
      order: problem.order, seasonLength: problem.seasonLength,
      values: (values ?? series.filled()).storage,
      regressors: Array(problem.series.dropFirst()))
  }
}
