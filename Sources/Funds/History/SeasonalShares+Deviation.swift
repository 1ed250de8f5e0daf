import Forecasting
import Foundation

extension SeasonalShares {
  /// The share of each calendar month in a year; months of a quarter are alike.
  func monthlyShares(in year: Int) -> [Double] {
    let shares = shares(in: year)
    guard shares.count < 12 else { return shares }
    let months = 12 / shares.count
    return (0..<12).map { shares[$0 / months] / Double(months) }
  }

  /// The standard deviation of one period about its year's path, as a fraction, from observed
  /// figures only.
  ///
  /// Where every period was observed it is that of log(actual ÷ (year × share)). Where only running
  /// totals were, with independent periods of standard deviation σ the share reached after m of n
  /// periods has variance σ² m (n − m)/n³, so σ² is the mean of s²ₘ n³/(m (n − m)) over the points
  /// observed.
  var periodDeviation: Double? {
    guard years.count >= 2 else { return nil }
    let count = meanShares.count
    if years.allSatisfy({ !$0.runningTotals.contains(nil) }) {
      var (squares, number) = (0.0, 0)
      for year in years {
        let shares = shares(in: year.year)
        var before = 0.0
        for (index, running) in year.runningTotals.enumerated() {
          let actual = (running ?? before) - before
          before = running ?? before
          // Months that hold next to nothing say nothing about the spread of the others.
          guard actual > 0, shares[index] > 0.25 / Double(count) else { continue }
          let error = log(actual / (year.total * shares[index]))
          squares += error * error
          number += 1
        }
      }
      guard number > count else { return nil }
      let degrees = Double(number) * (1 - 1 / Double(years.count))
      return (squares / degrees).squareRoot()
    }
    let n = Double(count)
    let variances = (1..<count).compactMap { index -> Double? in
      guard let deviation = cumulativeStandardDeviation(through: index) else {
        return nil
      }
      let m = Double(index)
      return deviation * deviation * n * n * n / (m * (n - m))
    }
    guard !variances.isEmpty else { return nil }
    return (variances.reduce(0, +) / Double(variances.count)).squareRoot()
  }
}
