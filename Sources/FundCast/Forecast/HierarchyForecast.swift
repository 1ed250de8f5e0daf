import Forecasting
import Quantities

/// Forecasts from one point of series of which some are sums of others, ready to be made to agree.
///
/// Possible futures are drawn once, with errors that the series have had together
/// (``Forecasting/JointPaths``), and serve every way of reconciling. How series and steps go
/// together is the models' and the past's; the margins of every series and step are those of its own
/// calibrated intervals, at every level.
struct HierarchyForecast {
  /// Which series are sums of which.
  let hierarchy: Hierarchy

  /// Whether the possible futures follow errors of the past.
  var isFromPast: Bool { paths.isFromPast }

  private let start: Period
  private let means: [[Double]]
  private let errors: [[Double]]
  private let paths: JointPaths
  private let isNonNegative: Bool

  /// How futures are drawn.
  struct Settings: Sendable {
    /// How errors go together from step to step, where quarters and years are wanted.
    let correlation: StepCorrelation?
    let isNonNegative: Bool
    let pathCount: Int
    let seed: UInt64
  }

  /// Draws the possible futures.
  ///
  /// - Parameters:
  ///   - forecasts: One a series, in the order of the hierarchy, all from one period on.
  ///   - calibration: What the spreads are corrected by.
  /// - Throws: ``Forecasting/ForecastingError`` where a known quantity ends before the horizon.
  init(
    _ hierarchy: Hierarchy, _ forecasts: [SeriesForecast], _ calibration: IntervalCalibration,
    _ settings: Settings
  ) throws(ForecastingError) {
    self.hierarchy = hierarchy
    let start = forecasts[0].forecast.start
    self.start = start
    isNonNegative =
      settings.isNonNegative || hierarchy.leaves.allSatisfy { forecasts[$0].isNonNegative }
    means = forecasts[0].forecast.distributions.indices.map { step in
      forecasts.map { $0.totals?.means[step] ?? $0.forecast.distributions[step].mean }
    }
    let margins = forecasts.map { CalibratedMargin($0, calibration) }
    let models = forecasts.compactMap(\.model)
    precondition(models.count == forecasts.count, "Paths are drawn from models that were kept.")
    let common = CommonErrors(of: models)
    errors = common.values
    let drawn = try JointPaths(
      models, errors: common, names: hierarchy.names, from: start,
      spreads: margins.map(\.spreads),
      count: settings.pathCount, seed: settings.seed)
    paths = (settings.correlation.map(drawn.bound) ?? drawn).withMargins {
      series, step, probability in
      margins[series].quantile(step: step, probability: probability)
    }
  }

  /// Forecasts that add up, what the method is called, and why it gave way to another.
  struct Agreed {
    let forecast: CoherentForecast
    let label: String
    /// The error for which structural weights stand in; `nil` where the method itself was used.
    let standsInFor: ReconciliationError?
  }

  /// Makes the forecasts agree; where the method cannot weigh them, structural weights stand in.
  ///
  /// - Throws: ``Forecasting/ReconciliationError`` where the method does not suit the structure.
  func reconciled(by method: Reconciliation.Method) throws(ReconciliationError) -> Agreed {
    do throws(ReconciliationError) {
      return Agreed(forecast: try forecast(method), label: method.rawValue, standsInFor: nil)
    } catch {
      guard error == .singular || error == .errorsMissing else { throw error }
      return Agreed(
        forecast: try forecast(.structural),
        label: "wls-struct (fallback: \(method.rawValue) cannot be used)", standsInFor: error)
    }
  }

  private func forecast(_ method: Reconciliation.Method) throws(ReconciliationError)
    -> CoherentForecast
  {
    try CoherentForecast(
      Reconciliation(method, hierarchy, errors: errors), from: start, means: means, paths: paths,
      nonNegative: isNonNegative)
  }
}

/// How far the future of one series may lie from its forecast.
///
/// Up to ``highestLevel`` widths are those of the calibrated intervals. Beyond, where the few largest
/// errors of some other series would be told, the tail goes on as a normal one does: in a sum of many
/// series every path would otherwise hold one of them.
private struct CalibratedMargin {
  /// The highest level whose calibrated width is used.
  private static let highestLevel = 0.95

  /// What spreads are corrected by; `nil` for a series without errors of its own.
  private let calibration: IntervalCalibration?
  /// The standard deviations forecast, by step.
  private let deviations: [Double]
  private let lag: Int

  init(_ one: SeriesForecast, _ calibration: IntervalCalibration) {
    self.calibration = one.errors.isEmpty ? nil : calibration.own(one.errors)
    lag = one.lag
    deviations = one.forecast.distributions.map {
      $0.standardDeviation.isFinite ? $0.standardDeviation : 0
    }
  }

  /// The calibrated standard deviations, by step.
  var spreads: [Double] {
    deviations.enumerated().map { step, deviation in
      deviation * (calibration?.spreadFactor(step: step + 1 + lag) ?? 1)
    }
  }

  /// The deviation that a future one stays below with a probability, at a step from 0.
  func quantile(step: Int, probability: Double) -> Double {
    if probability == 0.5 { return 0 }
    let level = abs(2 * probability - 1)
    let held = min(level, CalibratedMargin.highestLevel)
    let normal = IntervalCalibration.normalHalfWidth(level: level)
    var width = normal
    if let calibration {
      let stretch = held == level ? 1 : normal / IntervalCalibration.normalHalfWidth(level: held)
      width = calibration.halfWidth(level: held, step: step + 1 + lag) * stretch
    }
    return (probability < 0.5 ? -1 : 1) * width * deviations[step]
  }
}
