import Quantities
import Statistics

@testable import Forecasting

/// Reproducible numbers for tests.
struct TestNumbers {
  private let field: RandomField
  private var place = 0

  init(seed: UInt64) {
    field = RandomField(RandomKey(seed: seed, fund: "", variable: "tests"))
  }

  /// The next number between 0 and 1.
  mutating func next() -> Double {
    place += 1
    return field.uniform(period: place, path: 0)
  }

  /// The next standard normal number.
  mutating func nextNormal() -> Double {
    place += 1
    return field.normal(period: place, path: 0)
  }
}
