public import Quantities

/// The calendar quarters and years that end within a horizon, as sums of what is known and of
/// forecast periods.
///
/// A year under way is its known part and the forecasts of the rest; a block some known period of
/// which is missing is left out, as is one that reaches past the horizon.
public struct CalendarBlocks: Sendable, Hashable {
  /// A quarter or a year.
  public struct Block: Sendable, Hashable {
    /// The quarter or year.
    public let period: Period
    /// The forecast periods in it, counted from 0.
    public let steps: Range<Int>
    /// The sum of its periods before the forecast.
    public let known: Double
  }

  /// The frequency of the periods forecast.
  public let frequency: Frequency

  /// The number of periods forecast.
  public let horizon: Int

  /// Years, then quarters, each in order.
  public let blocks: [Block]

  /// The blocks of the coarser frequencies that end among the periods after the end of a series.
  public init(after series: Series, horizon: Int) {
    precondition(horizon >= 1, "A horizon is at least one period, not \(horizon).")
    self.horizon = horizon
    frequency = series.frequency
    let start = series.end.advanced(by: 1)
    let last = start.advanced(by: horizon - 1)
    var blocks: [Block] = []
    let coarser: [Frequency] = [.year, .quarter].filter {
      $0.monthsPerPeriod > series.frequency.monthsPerPeriod
    }
    for frequency in coarser {
      var period = start.first(frequency)
      while period.last(series.frequency) <= last {
        let first = period.first(series.frequency)
        let values = (0..<max(first.distance(to: start), 0)).map { series[first.advanced(by: $0)] }
        if values.allSatisfy({ $0 != nil }) {
          let from = max(start.distance(to: first), 0)
          blocks.append(
            Block(
              period: period, steps: from..<start.distance(to: period.last(series.frequency)) + 1,
              known: values.reduce(0) { $0 + ($1 ?? 0) }))
        }
        period = period.advanced(by: 1)
      }
    }
    self.blocks = blocks
  }
}
