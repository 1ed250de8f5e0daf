import Glibc
internal import LinearAlgebra

extension LeeCarter {
  /// The model with k re-fitted so that each year's fitted deaths equal the observed.
  ///
  /// Lee and Carter (1992), §3, equation 4: Σ E exp(a + b k) = Σ D. The index is not centred again,
  /// so a and b stay as they are and Σ k need not be zero.
  ///
  /// - Throws: `tooFewValues` without deaths and exposures, `unusableExposure` for a year without
  ///   deaths (its position as `year`), `notConverged`.
  public func adjusted(to data: MortalityData) throws(MortalityError) -> LeeCarter {
    guard let deaths = data.deaths, let exposure = data.exposure else {
      throw .tooFewValues(count: 0, needed: 1)
    }
    precondition(
      data.ages == ages && data.years == years,
      "The index can only be re-fitted to deaths of the ages and years of the model.")
    var adjusted: [Double] = []
    for year in years.indices {
      let observed = deaths.column(year).reduce(0, +)
      guard observed > 0 else {
        throw .unusableExposure(position: 0, year: year, value: observed)
      }
      adjusted.append(
        try solve(exposure.column(year), deaths: observed, from: index[year]))
    }
    return LeeCarter(
      ages: ages, years: years, level: level, response: response, index: adjusted,
      explained: explained)
  }

  /// Newton's method on log Σ E exp(a + b k), which is close to a straight line in k.
  private func solve(
    _ exposure: [Double], deaths: Double, from start: Double
  ) throws(MortalityError) -> Double {
    var k = start
    for _ in 0..<100 {
      var sum = 0.0
      var slope = 0.0
      for age in ages.indices {
        let mean = exposure[age] * exp(level[age] + response[age] * k)
        sum += mean
        slope += response[age] * mean
      }
      let step = log(sum / deaths) * sum / slope
      guard step.isFinite else { break }
      k -= step
      if abs(step) <= 1e-13 * max(1, abs(k)) { return k }
    }
    throw .notConverged(iterations: 100)
  }
}
