/// What a job of forecasting many series is asked.
public struct ForecastRequest: Sendable, Hashable {
  /// The file of series.
  public var path: String

  /// How many periods are forecast after the last of each series, at least 1.
  public var horizon: Int

  /// The method, the same for every series.
  public var method: SeriesMethod

  /// Periods in a year that every series must have, 12, 4 or 1; `nil` for what each has.
  public var periodsPerYear: Int?

  /// The levels of the intervals in percent, each between 0 and 100, in rising order.
  public var levels: [Int]

  /// Makes a request.
  public init(
    path: String, horizon: Int, method: SeriesMethod = .automatic, periodsPerYear: Int? = nil,
    levels: [Int] = [80, 95]
  ) {
    precondition(horizon >= 1, "A horizon is at least one period, not \(horizon).")
    precondition(
      levels.allSatisfy { (1...99).contains($0) } && zip(levels, levels.dropFirst()).allSatisfy(<),
      "Levels are percentages from 1 to 99 in rising order.")
    self.path = path
    self.horizon = horizon
    self.method = method
    self.periodsPerYear = periodsPerYear
    self.levels = levels
  }
}
