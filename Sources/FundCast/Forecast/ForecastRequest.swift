public import Forecasting

/// What a job of forecasting many series is asked.
public struct ForecastRequest: Sendable, Hashable {
  /// The file of series.
  public var path: String

  /// How many periods are forecast after the last of each series, at least 1.
  public var horizon: Int

  /// The method, the same for every series.
  public var method: MethodChoice

  /// Periods after which seasons repeat, 12, 4 or 1; `nil` for a year of each series' periods.
  public var seasonLength: Int?

  /// The levels of the intervals in percent, each between 0 and 100, in rising order.
  public var levels: [Int]

  /// The file that says which series are sums of which; `nil` for none.
  public var groups: String?

  /// How forecasts of sums and of their parts are made to agree.
  public var reconciliation = Reconciliation.Method.minimumTraceShrunk

  /// How periods are made to agree with forecasts of their quarters and years; `nil` to forecast
  /// neither.
  public var temporal: TemporalReconciliation.Method?

  /// The number of possible futures from which intervals of sums are read.
  public var pathCount = 1000

  /// The seed of the possible futures.
  public var seed: UInt64 = 1

  /// What is said of the series beside their numbers.
  public var guidance = SeriesGuidance()

  /// Makes a request.
  public init(
    path: String, horizon: Int, method: MethodChoice = .automatic, seasonLength: Int? = nil,
    levels: [Int] = [80, 95]
  ) {
    precondition(horizon >= 1, "A horizon is at least one period, not \(horizon).")
    precondition(
      levels.allSatisfy { (1...99).contains($0) } && zip(levels, levels.dropFirst()).allSatisfy(<),
      "Levels are percentages from 1 to 99 in rising order.")
    self.path = path
    self.horizon = horizon
    self.method = method
    self.seasonLength = seasonLength
    self.levels = levels
  }
}
