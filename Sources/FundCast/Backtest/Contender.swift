import Forecasting
import Quantities

/// A method as it takes part in a backtest, with what it is told beside the numbers.
struct Contender: Sendable {
  /// The name under which its errors stand.
  let name: String
  /// What it forecasts with; events and calendar only where periods are those of the calendar.
  let settings: SeriesForecast.Settings
  /// The judgements put in place of its forecasts; `nil` for none.
  let overrides: OverridesFile?

  /// Whether its forecasts of sums and of their parts are also made to agree.
  let isReconciled: Bool

  /// The name under which the errors of its reconciled forecasts stand.
  func name(reconciledBy method: Reconciliation.Method) -> String {
    name + " + " + method.rawValue
  }

  /// What is added to the name of a method that is told nothing, beside the one that is.
  static let plainSuffix = " (plain)"

  /// The methods of a request, the seasonal naive one last.
  ///
  /// Where something is said of the series, or quarters and years are forecast too, every method
  /// takes part twice: told, and beside it not told. The seasonal naive method, the measure of all,
  /// is told nothing, nor is it made to agree. With groups, the forecasts of a method that is told
  /// all are also made to agree.
  static func all(
    of request: BacktestRequest, events: EventsFile?, overrides: OverridesFile?
  ) throws(InputFault) -> [Contender] {
    let guidance = request.guidance
    var silence = SeriesGuidance()
    silence.isNonNegative = guidance.isNonNegative
    func contender(_ name: String, _ method: MethodChoice, isTold: Bool)
      throws(InputFault) -> Contender
    {
      var settings = try SeriesForecast.Settings(
        method, horizon: request.horizon, isTold ? guidance : silence,
        events: isTold ? events : nil)
      // Outliers are not named origin by origin.
      settings.namesOutliers = false
      let isMeasure = method == .seasonalNaive
      // Where nothing is said, quarters and years are sums of the months and change none of them.
      if isTold || !request.isPaired { settings.temporal = isMeasure ? nil : request.temporal }
      settings.isReconciled = request.groups != nil && !isMeasure && isTold == request.isPaired
      return Contender(
        name: name, settings: settings, overrides: isTold ? overrides : nil,
        isReconciled: settings.isReconciled)
    }
    var result: [Contender] = []
    for one in request.methods where one.method != .seasonalNaive {
      if request.isPaired { result.append(try contender(one.name, one.method, isTold: true)) }
      let name = one.name + (request.isPaired ? plainSuffix : "")
      result.append(try contender(name, one.method, isTold: false))
    }
    result.append(try contender(BacktestOutcome.benchmark, .seasonalNaive, isTold: false))
    return result
  }
}
