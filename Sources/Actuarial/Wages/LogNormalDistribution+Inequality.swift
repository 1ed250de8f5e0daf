public import Statistics

extension LogNormalDistribution {
  /// Wages of a mean and a Gini coefficient, which is 2 Φ(σ / √2) − 1.
  ///
  /// Aitchison and Brown, The Lognormal Distribution (1957), chapter 11.
  ///
  /// - Throws: `unusableValue`: position 0 for a mean that is not positive, 1 for a coefficient not
  ///   between 0 and 1.
  public init(mean: Double, gini: Double) throws(WageError) {
    guard mean > 0, mean.isFinite else { throw .unusableValue(position: 0, value: mean) }
    guard gini > 0, gini < 1 else { throw .unusableValue(position: 1, value: gini) }
    let deviation =
      2.0.squareRoot()
      * NormalDistribution(mean: 0, standardDeviation: 1).quantile((1 + gini) / 2)
    self.init(
      logMean: naturalLogarithm(mean) - deviation * deviation / 2, logStandardDeviation: deviation)
  }
}
