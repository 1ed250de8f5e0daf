public import Forecasting
public import Quantities

/// Why a fund cannot be projected.
public enum ProjectionError: Error, Sendable, Hashable {
  /// Rules that read each other within one period, in order, the first repeated at the end.
  case circularRule(lines: [String])
  /// A line whose history does not carry its method.
  case historyTooShort(line: String, found: Int, needed: Int)
  /// A line whose history is long enough and does not carry its method for another reason.
  case notForecast(line: String, reason: ForecastingError)
  /// The projection ends before it starts.
  case emptyHorizon(closedThrough: Period, projectThrough: Period)
  /// An amount that is not finite.
  case notFinite(line: String, period: Period)
  /// An amount or a balance too large to be booked to the hundredth, by its line or book.
  case tooLarge(item: String, period: Period)
}
