public import Quantities

/// What errors are measured against: the mean errors of the seasonal naive forecast (of the naive
/// one for annual data) among the values known at an origin.
public struct ErrorScale: Sendable, Hashable {
  /// The mean absolute error, `nil` where there is none or it is zero.
  public let absolute: Double?

  /// The mean squared error, `nil` where there is none or it is zero.
  public let squared: Double?

  /// Measures the values known.
  public init(_ known: Series) {
    let season = known.frequency.periodsPerYear
    let values = known.storage
    var (sum, squares, count) = (0.0, 0.0, 0)
    for index in values.indices.dropFirst(season) {
      let difference = values[index] - values[index - season]
      guard !difference.isNaN else { continue }
      sum += abs(difference)
      squares += difference * difference
      count += 1
    }
    absolute = sum > 0 ? sum / Double(count) : nil
    squared = squares > 0 ? squares / Double(count) : nil
  }
}

/// One forecast held against what came.
public struct ForecastError: Sendable, Hashable {
  /// The last period known.
  public let origin: Period

  /// Periods ahead, from 1.
  public let step: Int

  /// The value that came.
  public let actual: Double

  /// The mean forecast.
  public let forecast: Double

  /// The distribution forecast.
  public let distribution: PredictiveDistribution

  /// The 80 % and the 95 % interval where they are not those of the distribution.
  let intervals: [ClosedRange<Double>]

  /// What the error is measured against.
  public let scale: ErrorScale

  /// Makes an error.
  ///
  /// - Parameter intervals: The 80 % and the 95 % interval; empty for those of the distribution.
  init(
    origin: Period, step: Int, actual: Double, forecast: Double,
    distribution: PredictiveDistribution, intervals: [ClosedRange<Double>] = [],
    scale: ErrorScale
  ) {
    self.origin = origin
    self.step = step
    self.actual = actual
    self.forecast = forecast
    self.distribution = distribution
    self.intervals = intervals
    self.scale = scale
  }

  /// The interval that was to hold the value four times in five.
  public var interval80: ClosedRange<Double> {
    intervals.first ?? distribution.interval(level: 0.8)
  }

  /// The interval that was to hold the value nineteen times in twenty.
  public var interval95: ClosedRange<Double> {
    intervals.last ?? distribution.interval(level: 0.95)
  }

  /// Whether the 95 % interval held the value.
  public var isCovered: Bool { interval95.contains(actual) }

  /// Actual less forecast.
  public var error: Double { actual - forecast }
}

/// The total of a year as it was forecast within the year.
public struct YearEndError: Sendable, Hashable {
  /// The last period known.
  public let origin: Period

  /// The year's total.
  public let total: Double

  /// Its forecast: the running total and the forecasts of the rest.
  public let forecast: Double

  /// The 80 % and the 95 % interval; empty where the rest of the year has none as a whole.
  public let intervals: [ClosedRange<Double>]

  /// Forecast less total, relative to the total.
  public var relativeError: Double { (forecast - total) / abs(total) }

  /// Whether each interval held the total, in the order of ``intervals``.
  public var areCovered: [Bool] { intervals.map { $0.contains(total) } }
}
