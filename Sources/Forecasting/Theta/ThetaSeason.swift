internal import Quantities

/// The season that the Theta method takes out before and puts back after.
struct ThetaSeason {
  /// How it is taken out, `nil` where there is none.
  let form: Decomposition.Form?

  /// One effect a position of the series modulo its count; one neutral effect without season.
  let effects: [Double]

  /// Tests a complete series for a season and estimates it.
  ///
  /// The autocorrelation at one year must exceed 1.645 standard errors by Bartlett's formula,
  /// √((1 + 2Σr²)/n) (Fiorucci et al. 2016, section 4.1). Products are used where all values are
  /// above zero and no effect is near zero.
  init(_ series: Series) {
    let period = series.frequency.periodsPerYear
    let values = series.storage
    if period > 1, values.count > 2 * period, ThetaSeason.isPresent(values, period: period) {
      let isPositive = values.allSatisfy { $0 > 0 }
      if isPositive, let figure = ThetaSeason.figure(series, .multiplicative),
        figure.allSatisfy({ $0 > 0.01 })
      {
        (form, effects) = (.multiplicative, figure)
        return
      }
      if let figure = ThetaSeason.figure(series, .additive) {
        (form, effects) = (.additive, figure)
        return
      }
    }
    (form, effects) = (nil, [0])
  }

  /// The values without the season.
  func removed(from values: [Double]) -> [Double] {
    values.indices.map { index in
      let effect = effects[index % effects.count]
      return form == .multiplicative ? values[index] / effect : values[index] - effect
    }
  }

  /// A value at a position with its season.
  func added(to value: Double, at index: Int) -> Double {
    let effect = effects[index % effects.count]
    return form == .multiplicative ? value * effect : value + effect
  }

  /// By how much a spread at a position is wider than without the season.
  func scale(at index: Int) -> Double {
    form == .multiplicative ? effects[index % effects.count] : 1
  }

  private static func figure(_ series: Series, _ form: Decomposition.Form) -> [Double]? {
    guard let parts = try? ClassicalDecomposition(form).decompose(series) else { return nil }
    return Array(parts.seasons[0].storage.prefix(series.frequency.periodsPerYear))
  }

  private static func isPresent(_ values: [Double], period: Int) -> Bool {
    let count = values.count
    let mean = values.reduce(0, +) / Double(count)
    let centred = values.map { $0 - mean }
    let whole = centred.reduce(0) { $0 + $1 * $1 }
    guard whole > 0 else { return false }
    func correlation(_ lag: Int) -> Double {
      var sum = 0.0
      for index in lag..<count { sum += centred[index] * centred[index - lag] }
      return sum / whole
    }
    var squares = 0.0
    for lag in 1..<period {
      let value = correlation(lag)
      squares += value * value
    }
    let error = ((1 + 2 * squares) / Double(count)).squareRoot()
    return abs(correlation(period)) / error > StandardQuantile.normal(0.95)
  }
}
