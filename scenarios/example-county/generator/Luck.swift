import Quantities
import Statistics

/// The random numbers of the county: one for each fund, variable and month, from one seed.
struct Luck {
  /// The seed that all files name.
  static let seed: UInt64 = 20_251_001

  let fund: String

  /// A factor about one with a relative standard deviation, for a variable and a month.
  func factor(_ variable: String, _ month: Period, deviation: Double) -> Double {
    let key = RandomKey(seed: Luck.seed, fund: fund, variable: variable)
    let normal = RandomField(key).normal(period: month.ordinal, path: 0)
    return max(1 + deviation * normal, 0.2)
  }

  /// A number between 0 and 1 for a variable and a month.
  func uniform(_ variable: String, _ month: Period) -> Double {
    let key = RandomKey(seed: Luck.seed, fund: fund, variable: variable)
    return RandomField(key).uniform(period: month.ordinal, path: 0)
  }
}
