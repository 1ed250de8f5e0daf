import Forecasting
import Quantities

/// A measure of forecast errors as it is printed and written.
enum BacktestMeasure: String, Sendable, CaseIterable {
  case meanAbsoluteScaledError = "MASE"
  case rootMeanSquareScaledError = "RMSSE"
  case symmetricPercentage = "sMAPE"
  case yearTotals = "MAPE_year"
  case rankedProbabilityScore = "CRPS"
  case pinballLoss = "pinball"
  case intervalScore80 = "IS80"
  case intervalScore95 = "IS95"
  case coverage80 = "cover80"
  case coverage95 = "cover95"
  case yearCoverage80 = "cover80_year"
  case yearCoverage95 = "cover95_year"

  /// Digits after the point in the printed table.
  var digits: Int {
    switch self {
    case .symmetricPercentage, .yearTotals: 2
    case .coverage80, .coverage95, .yearCoverage80, .yearCoverage95: 1
    default: 3
    }
  }

  /// Whether only some backtests have it.
  var isOptional: Bool { self == .yearCoverage80 || self == .yearCoverage95 }

  /// The measures of a method's errors, `nil` where one is not defined; percentages in percent.
  static func values(_ errors: [ForecastError], yearEnds: [YearEndError]) -> [Double?] {
    let points = ErrorMeasures(errors)
    let ranges = RangeMeasures(errors)
    let totals = MethodErrors(
      method: LocalizedText(verbatim: ""), errors: [], yearEnds: yearEnds, failures: 0)
    return allCases.map { measure in
      switch measure {
      case .meanAbsoluteScaledError: points.meanAbsoluteScaledError
      case .rootMeanSquareScaledError: points.rootMeanSquareScaledError
      case .symmetricPercentage: points.symmetricMeanAbsolutePercentageError.map { 100 * $0 }
      case .yearTotals: totals.yearEndMeanAbsoluteError.map { 100 * $0 }
      case .rankedProbabilityScore: ranges.rankedProbabilityScore
      case .pinballLoss: ranges.pinballLoss
      case .intervalScore80: ranges.intervalScore80
      case .intervalScore95: ranges.intervalScore95
      case .coverage80: ranges.coverage80.map { 100 * $0 }
      case .coverage95: ranges.coverage95.map { 100 * $0 }
      case .yearCoverage80: totals.yearEndCoverage.map { 100 * $0.level80 }
      case .yearCoverage95: totals.yearEndCoverage.map { 100 * $0.level95 }
      }
    }
  }
}
