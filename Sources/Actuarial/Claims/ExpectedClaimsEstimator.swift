internal import LinearAlgebra

/// An estimate that leans on an expected amount as a function of what it rests on: the factors, the
/// latest amounts and the rate.
struct ExpectedClaimsEstimator {
  let method: ExpectedClaimsModel.Method
  let exposure: [Double]
  let rate: Double
  let tail: DevelopmentTail

  /// How the estimate moves with what it rests on.
  struct Slopes {
    /// Origins × (factors, latest amounts).
    let byOrigin: Matrix
    /// Future periods and what lies beyond × (factors, latest amounts).
    let byPeriod: Matrix
    /// By how much a standard error of the rate moves each origin.
    let originRateErrors: [Double]
    /// By how much it moves each future period and what lies beyond.
    let periodRateErrors: [Double]
  }

  /// The estimate from given factors.
  func claims(
    _ triangle: ClaimsTriangle, factors: [Double], rate: Double? = nil
  ) throws(ClaimsError) -> UnsettledClaims {
    let pattern = try DevelopmentPattern(factors: factors, tail: tail.factor(after: factors))
    let expected = exposure.map { $0 * (rate ?? self.rate) }
    switch method {
    case .bornhuetterFerguson:
      return try ExpectedClaimsMethods.bornhuetterFerguson(
        triangle, pattern: pattern, expected: expected)
    case .benktander(let iterations):
      return try ExpectedClaimsMethods.benktander(
        triangle, pattern: pattern, expected: expected, iterations: iterations)
    case .capeCod(let decay, let trend):
      return try ExpectedClaimsMethods.capeCod(
        triangle, pattern: pattern, exposure: exposure, decay: decay, trend: trend)
    }
  }

  /// The slopes, by differences to both sides.
  func slopes(
    _ triangle: ClaimsTriangle, factors: [Double], rateError: Double
  ) throws(ClaimsError) -> Slopes {
    let latest = triangle.latest
    let usual = latest.reduce(0) { $0 + abs($1) } / Double(latest.count)
    var origins: [[Double]] = []
    var periods: [[Double]] = []
    func add(_ step: Double, _ low: UnsettledClaims, _ high: UnsettledClaims) {
      func slope(_ part: (UnsettledClaims) -> [Double]) -> [Double] {
        zip(part(low), part(high)).map { ($1 - $0) / (2 * step) }
      }
      origins.append(slope(\.unsettled))
      periods.append(slope { $0.runOff + [$0.beyond.reduce(0, +)] })
    }
    for position in factors.indices {
      let step = 1e-5 * factors[position]
      var (lower, higher) = (factors, factors)
      lower[position] -= step
      higher[position] += step
      add(step, try claims(triangle, factors: lower), try claims(triangle, factors: higher))
    }
    for origin in latest.indices {
      let step = 1e-5 * max(abs(latest[origin]), usual)
      add(
        step, try claims(triangle.addingToLatest(-step, of: origin), factors: factors),
        try claims(triangle.addingToLatest(step, of: origin), factors: factors))
    }
    let byOrigin = Matrix(columns: origins)
    let byPeriod = Matrix(columns: periods)
    // The estimate is linear in the rate.
    let low = try claims(triangle, factors: factors)
    let high = try claims(triangle, factors: factors, rate: rate + rateError)
    return Slopes(
      byOrigin: byOrigin, byPeriod: byPeriod,
      originRateErrors: zip(low.unsettled, high.unsettled).map { $1 - $0 },
      periodRateErrors: zip(low.runOff, high.runOff).map { $1 - $0 }
        + [high.beyond.reduce(0, +) - low.beyond.reduce(0, +)])
  }

  /// How the factors and the latest amounts move with each known increment, times the increment's
  /// standard deviation: (factors, latest amounts) × cells.
  ///
  /// With S the sum of amounts from which factor j starts, ∂fⱼ/∂X is 1 / S for an increment of
  /// development j + 1 of an origin that has the link, and (1 − fⱼ) / S for an earlier one.
  static func cellSlopes(_ triangle: ClaimsTriangle, _ model: OverdispersedPoisson) -> Matrix {
    let factors = model.pattern.factors
    var starts = [Double](repeating: 0, count: factors.count)
    for origin in triangle.origins.indices {
      for development in 0..<triangle.lastKnown[origin] {
        starts[development] += triangle.cumulative(origin, development)
      }
    }
    var slopes = Matrix(rows: factors.count + triangle.originCount, columns: model.cells.count)
    for (column, cell) in model.cells.enumerated() {
      let deviation = (model.dispersion * abs(cell.fitted)).squareRoot()
      slopes[factors.count + cell.origin, column] = deviation
      let first = max(0, cell.development - 1)
      for step in first..<max(first, triangle.lastKnown[cell.origin]) where starts[step] != 0 {
        let isAfter = cell.development > step
        slopes[step, column] = deviation * (isAfter ? 1 : 1 - factors[step]) / starts[step]
      }
    }
    return slopes
  }
}

extension ClaimsTriangle {
  /// The triangle with more settled of an origin at its last known development.
  func addingToLatest(_ amount: Double, of origin: Int) throws(ClaimsError) -> ClaimsTriangle {
    let rows = origins.indices.map { row in
      (0...lastKnown[row]).map { development -> Double? in
        guard let known = self[row, development] else { return nil }
        return known + (row == origin && development == lastKnown[row] ? amount : 0)
      } + [Double?](repeating: nil, count: developmentCount - 1 - lastKnown[row])
    }
    return try ClaimsTriangle(
      origins: origins, developments: developments, rows: rows, measure: .cumulative)
  }
}
