public import Statistics

/// The bootstrap of the over-dispersed Poisson model: what may still be settled, as a distribution.
///
/// England and Verrall, Stochastic Claims Reserving in General Insurance, British Actuarial Journal
/// 8 (2002), 443–518, §7.2 and appendix 3; gamma noise as in England's addendum, Insurance:
/// Mathematics and Economics 31 (2002), 461–466. One draw:
///
/// 1. every known cell gets m + √|m| r*, r* picked at random from the adjusted residuals;
/// 2. the volume-weighted chain ladder is fitted to that triangle and projects its own diagonal;
/// 3. each future increment of mean μ becomes ± a gamma number of mean |μ| and variance φ |μ|.
///
/// Gamma numbers of equal scale add up to one, so step 3 draws one number for an origin's positive
/// increments and one for its negative ones, with exactly the distribution of the sum of cells.
/// Numbers are keyed by draw and cell: any split of the draws gives the same.
public struct ClaimsBootstrap: Sendable, Equatable {
  /// The fitted model.
  public let model: OverdispersedPoisson

  /// The number of origins.
  public let originCount: Int

  /// Whether the mean of the residuals is taken off them before they are drawn.
  public let centresResiduals: Bool

  /// Whether future increments carry gamma noise; without it only the estimation error is left.
  public let addsProcessNoise: Bool

  let developmentCount: Int
  let lastKnown: [Int]
  let residuals: [Double]
  let periodCount: Int

  /// The future period of each development of an origin.
  let periods: [[Int]]

  /// Prepares the bootstrap of a triangle.
  ///
  /// - Throws: `noDeviation` where the triangle is its own chain ladder to the last digit, so that
  ///   there is no residual to draw from, and what `OverdispersedPoisson.init` throws.
  public init(
    _ triangle: ClaimsTriangle, centresResiduals: Bool = false, addsProcessNoise: Bool = true
  ) throws(ClaimsError) {
    let model = try OverdispersedPoisson(triangle)
    self.model = model
    self.centresResiduals = centresResiduals
    self.addsProcessNoise = addsProcessNoise
    originCount = triangle.originCount
    developmentCount = triangle.developmentCount
    lastKnown = triangle.lastKnown
    let horizon = max(0, triangle.originCount + triangle.developmentCount - 2 - triangle.valuation)
    periodCount = horizon
    periods = triangle.origins.indices.map { origin in
      triangle.developments.indices.map { triangle.period(of: origin, $0, horizon: horizon) }
    }
    let pool = model.cells.compactMap(\.adjustedResidual)
    if pool.isEmpty { throw .degenerate }
    // Rounding in binary leaves residuals of about 1e-16 of a cell's root.
    let largest = model.cells.map { abs($0.fitted) }.max() ?? 0
    if model.dispersion <= 1e-24 * largest { throw .noDeviation }
    let shift = centresResiduals ? sampleMean(pool) : 0
    residuals = pool.map { $0 - shift }
  }

  /// Draws unsettled amounts.
  ///
  /// - Parameters:
  ///   - draws: how many draws, numbered from the first of the range.
  ///   - key: whose luck it is; the residuals and the noise have variables of their own under it.
  ///   - byPeriod: whether the settlements of each future period are wanted too. The noise is then
  ///     drawn cell by cell, so that in every draw periods and origins add up to one total; this
  ///     takes longer, and the draws are others of the same distribution.
  /// - Complexity: proportional to the draws times the cells of the triangle; memory for the result
  ///   and one block of draws.
  public func draw(
    _ draws: Range<Int>, key: RandomKey, byPeriod: Bool = false
  ) -> BootstrapOutcome {
    var outcome = BootstrapOutcome(
      draws: draws.count, origins: originCount, periods: byPeriod ? periodCount : 0)
    var worker = BootstrapWorker(self, key: key, byPeriod: byPeriod)
    var start = draws.lowerBound
    while start < draws.upperBound {
      let stop = min(draws.upperBound, start + BootstrapWorker.blockSize)
      worker.run(start..<stop)
      outcome.store(
        worker.unsettled, worker.settlements, at: start - draws.lowerBound, count: stop - start)
      start = stop
    }
    return outcome
  }
}
