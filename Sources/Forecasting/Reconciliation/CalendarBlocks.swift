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

  /// The forecasts of single periods, made to agree with forecasts of quarters and years.
  ///
  /// Of a year under way the forecast less what is known stands for the rest. Blocks are weighed
  /// as in temporal hierarchies: Athanasopoulos, Hyndman, Kourentzes and Petropoulos, European
  /// Journal of Operational Research 262 (2017), 60–74.
  ///
  /// - Parameters:
  ///   - means: The forecasts of the single periods, as many as the horizon.
  ///   - forecasts: Forecasts of whole quarters and years; blocks without one are only summed.
  ///   - variances: The variances of one-step errors by frequency, that of single periods among them;
  ///     `nil` to weigh a block inversely to the number of its periods.
  ///   - nonNegative: Whether periods below zero are forbidden.
  /// - Returns: The forecasts of the single periods.
  /// - Throws: ``ReconciliationError``.
  public func reconcile(
    _ means: [Double], with forecasts: [Period: Double], variances: [Frequency: Double]?,
    nonNegative: Bool
  ) throws(ReconciliationError) -> [Double] {
    precondition(means.count == horizon, "There is one forecast for each period of the horizon.")
    let used = blocks.filter { forecasts[$0.period] != nil }
    guard !used.isEmpty else { return means }
    let hierarchy = Hierarchy(
      names: used.map(\.period.description) + means.indices.map { "step \($0 + 1)" },
      sets: used.map { Array($0.steps) } + means.indices.map { [$0] },
      leaves: Array(used.count..<used.count + horizon))
    let weights = hierarchy.names.indices.map { place -> Double in
      let width = Double(hierarchy.leavesOfSeries[place].count)
      guard let variances else { return width }
      let single = variances[frequency] ?? 1
      guard place < used.count else { return max(single, 1e-300) }
      // What is left of a block has its part of the block's variance.
      let whole = used[place].period.frequency
      let part = width * Double(frequency.monthsPerPeriod) / Double(whole.monthsPerPeriod)
      return max((variances[whole] ?? single / part) * part, 1e-300)
    }
    let values = used.map { (forecasts[$0.period] ?? 0) - $0.known } + means
    let result = try Reconciliation(variances: weights, hierarchy)
      .reconcile(values, nonNegative: nonNegative)
    return Array(result[used.count...])
  }
}
