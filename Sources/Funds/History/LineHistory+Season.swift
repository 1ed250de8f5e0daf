import Forecasting

extension LineHistory {
  /// The share of each calendar month in a year; even where nothing is known of the season.
  func shares(in year: Int) -> [Double] {
    seasonal?.monthlyShares(in: year) ?? [Double](repeating: 1.0 / 12, count: 12)
  }
}
