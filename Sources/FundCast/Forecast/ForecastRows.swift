import Forecasting
import Quantities

/// The forecast of one period of a series as it is written.
struct ForecastRow: Sendable {
  let period: Period
  /// Periods ahead, from 1, of the frequency of ``period``.
  let step: Int
  /// The single periods of the horizon in it, from 0.
  let steps: Range<Int>
  /// Whether it is a single period and not a quarter or year of several.
  let isSingle: Bool
  private(set) var method: String
  private(set) var mean: Double
  /// One interval a level, the narrowest first, each holding the mean.
  private(set) var intervals: [ClosedRange<Double>]
  /// The value below which nothing falls.
  let floor: Double?
  /// The mean before judgement.
  let statistical: Double
  /// What was put in its place.
  private(set) var judgement: Judgement?

  init(
    period: Period, step: Int, steps: Range<Int>, isSingle: Bool = true, method: String,
    mean: Double, intervals: [ClosedRange<Double>], floor: Double?
  ) {
    self.period = period
    self.step = step
    self.steps = steps
    self.isSingle = isSingle
    self.method = method
    self.mean = mean
    self.intervals = intervals.map { $0.holding(mean) }
    self.floor = floor
    statistical = mean
  }

  /// Moves the mean and the intervals.
  mutating func move(by change: Double) {
    guard change != 0 else { return }
    let least = floor ?? -.infinity
    let size = abs(mean) + abs(change)
    mean += change
    // What rounding leaves of a sum judged to be zero.
    if abs(mean) <= 1e-12 * size { mean = 0 }
    intervals = intervals.map {
      let low = max($0.lowerBound + change, least)
      return (low...max($0.upperBound + change, low)).holding(mean)
    }
    method += "; follows judgement"
  }

  /// Marks the row as judged; the mean is that asked for already.
  mutating func judge(_ judgement: Judgement) {
    self.judgement = judgement
    if case .value(let value) = judgement.change {
      mean = value
      intervals = intervals.map { $0.holding(value) }
    }
    let suffix = "; follows judgement"
    if method.hasSuffix(suffix) { method.removeLast(suffix.count) }
    method += "; judgement of \(judgement.author)"
  }
}

extension ClosedRange<Double> {
  /// The range, reaching as far as a value that lies outside of it.
  ///
  /// The mean of a very skew distribution may lie beyond its outer quantiles.
  fileprivate func holding(_ value: Double) -> ClosedRange<Double> {
    Swift.min(lowerBound, value)...Swift.max(upperBound, value)
  }
}

/// The rows of one series in the order in which they are written.
struct SeriesRows: Sendable {
  let name: String
  let scale: PeriodScale
  var rows: [ForecastRow]
}
