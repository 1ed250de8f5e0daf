import Glibc
internal import LinearAlgebra

extension LeeCarter {
  /// Fits by maximum likelihood, deaths being Poisson numbers of mean E exp(a + b k).
  ///
  /// Brouhns, Denuit and Vermunt, A Poisson Log-bilinear Regression Approach to the Construction of
  /// Projected Lifetables, Insurance: Mathematics and Economics 31 (2002), 373–393, §3. Given k
  /// each age is a Poisson regression of two parameters, given a and b each year one of one; Newton
  /// steps of the two kinds alternate until no parameter moves. Σ b = 1 and Σ k = 0.
  ///
  /// - Throws: `tooFewValues` without deaths and exposures or fewer than three years,
  ///   `unusableRate` for an age without a death, `degenerate`, `notConverged`.
  public static func maximumLikelihood(_ data: MortalityData) throws(MortalityError) -> LeeCarter {
    guard let deaths = data.deaths, let exposure = data.exposure else {
      throw .tooFewValues(count: 0, needed: 1)
    }
    if data.years.count < 3 { throw .tooFewValues(count: data.years.count, needed: 3) }
    var state = try PoissonState(deaths: deaths, exposure: exposure)
    let limit = 20_000
    for _ in 0..<limit {
      let before = state
      try state.updateAges()
      state.updateYears()
      try state.normalise()
      if state.distance(to: before) < 1e-11 {
        return LeeCarter(
          ages: data.ages, years: data.years, level: state.level, response: state.response,
          index: state.index, explained: nil)
      }
    }
    throw .notConverged(iterations: limit)
  }
}

/// The parameters on their way to the maximum.
private struct PoissonState {
  var level: [Double]
  var response: [Double]
  var index: [Double]
  private let deaths: Matrix
  private let exposure: Matrix

  /// Starts from the crude level of each age, an even response and an index from yearly totals.
  init(deaths: Matrix, exposure: Matrix) throws(MortalityError) {
    self.deaths = deaths
    self.exposure = exposure
    level = []
    for age in 0..<deaths.rows {
      let rate = deaths.row(age).reduce(0, +) / exposure.row(age).reduce(0, +)
      guard rate > 0, rate.isFinite else {
        throw .unusableRate(position: age, year: 0, value: rate)
      }
      level.append(log(rate))
    }
    response = [Double](repeating: 1 / Double(deaths.rows), count: deaths.rows)
    index = []
    for year in 0..<deaths.columns {
      var expected = 0.0
      for age in 0..<deaths.rows { expected += exposure[age, year] * exp(level[age]) }
      let ratio = deaths.column(year).reduce(0, +) / expected
      index.append(ratio > 0 && ratio.isFinite ? Double(deaths.rows) * log(ratio) : 0)
    }
    let mean = index.reduce(0, +) / Double(index.count)
    for year in index.indices { index[year] -= mean }
  }

  /// One Newton step of a and b of every age.
  mutating func updateAges() throws(MortalityError) {
    for age in level.indices {
      var score = (0.0, 0.0)
      var information = (0.0, 0.0, 0.0)
      for year in index.indices {
        let k = index[year]
        let mean = exposure[age, year] * exp(level[age] + response[age] * k)
        let residual = deaths[age, year] - mean
        score.0 += residual
        score.1 += residual * k
        information.0 += mean
        information.1 += mean * k
        information.2 += mean * k * k
      }
      let determinant = information.0 * information.2 - information.1 * information.1
      guard determinant > 0 else { throw .degenerate }
      level[age] += (information.2 * score.0 - information.1 * score.1) / determinant
      response[age] += (information.0 * score.1 - information.1 * score.0) / determinant
    }
  }

  /// One Newton step of k of every year.
  mutating func updateYears() {
    for year in index.indices {
      var score = 0.0
      var information = 0.0
      for age in level.indices {
        let mean = exposure[age, year] * exp(level[age] + response[age] * index[year])
        score += response[age] * (deaths[age, year] - mean)
        information += response[age] * response[age] * mean
      }
      if information > 0 { index[year] += score / information }
    }
  }

  /// Σ b = 1 and Σ k = 0, without changing any a + b k.
  mutating func normalise() throws(MortalityError) {
    let mean = index.reduce(0, +) / Double(index.count)
    let total = response.reduce(0, +)
    guard total.isFinite, abs(total) > 1e-12, mean.isFinite else { throw .degenerate }
    for age in level.indices {
      level[age] += response[age] * mean
      response[age] /= total
    }
    for year in index.indices { index[year] = (index[year] - mean) * total }
  }

  /// The largest change of a parameter, relative to the largest of its kind.
  func distance(to other: PoissonState) -> Double {
    func largest(_ left: [Double], _ right: [Double]) -> Double {
      let scale = left.reduce(0) { max($0, abs($1)) }
      return zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) } / max(scale, 1e-300)
    }
    return max(
      largest(level, other.level), largest(response, other.response), largest(index, other.index))
  }
}
