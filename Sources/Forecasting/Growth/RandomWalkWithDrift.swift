public import Quantities

/// The logarithm of a series as a random walk whose mean change is estimated: for short annual
/// series of amounts that grow.
///
/// Growth is the change of the natural logarithm a period. Growths are independent and normal with
/// mean μ and variance σ². With flat priors on μ and log σ the logarithm of the value h periods
/// ahead has a Student distribution with n − 1 degrees of freedom about log y + hg and with
/// scale s√(h + h²/n), where g and s are the mean and standard deviation of the n growths observed
/// (Gelman et al., *Bayesian Data Analysis*, 3rd ed., section 3.2). Over a gap of k periods one
/// growth of k periods is observed, with variance kσ²; n in h²/n is then the number of periods
/// spanned.
public struct RandomWalkWithDrift: ForecastMethod, Hashable {
  /// What is known of the spread of growth before the series is seen.
  public struct SpreadPrior: Sendable, Hashable {
    /// The standard deviation expected, s₀.
    public let standardDeviation: Double

    /// How many observations it is worth, ν₀.
    public let weight: Double

    /// Makes a prior; both numbers must be above zero.
    public init(standardDeviation: Double, weight: Double) {
      precondition(
        standardDeviation > 0 && weight > 0, "A prior of spread and its weight are above zero.")
      self.standardDeviation = standardDeviation
      self.weight = weight
    }
  }

  /// How growth returns to a long-run growth: each period the distance shrinks by a factor.
  public struct Convergence: Sendable, Hashable {
    /// The growth of the logarithm a period in the long run.
    public let longRunGrowth: Double

    /// The part of the distance left after one period, 0…1; 1 for no return.
    public let factor: Double

    /// Makes a return to a long-run growth of the logarithm a period; the factor lies in 0…1.
    public init(longRunGrowth: Double, factor: Double) {
      precondition((0...1).contains(factor), "The factor of convergence lies between 0 and 1.")
      self.longRunGrowth = longRunGrowth
      self.factor = factor
    }
  }

  /// A prior of the spread, `nil` for none.
  ///
  /// With it s² = (ν₀s₀² + (n − 1)s²)/(ν₀ + n − 1) with ν₀ + n − 1 degrees of freedom.
  public let prior: SpreadPrior?

  /// The return to a long-run growth G, `nil` for none.
  ///
  /// With it the growth expected j periods ahead is G + (g − G)φʲ; h in the variance of the
  /// estimated mean becomes Σφʲ.
  public let convergence: Convergence?

  /// Makes a method, without a prior or a return to long-run growth unless they are given.
  public init(prior: SpreadPrior? = nil, convergence: Convergence? = nil) {
    self.prior = prior
    self.convergence = convergence
  }

  /// What the method is called, with whether growth converges.
  public var name: LocalizedText {
    convergence == nil
      ? LocalizedText("对数随机游走（平均增长率）", "random walk of the logarithm with drift")
      : LocalizedText(
        "对数随机游走（增长率回归长期水平）", "random walk of the logarithm, growth converging")
  }

  /// Estimates mean and spread of growth.
  ///
  /// - Throws: ``ForecastingError/noObservation``; ``ForecastingError/notPositive(_:)``;
  ///   ``ForecastingError/tooShort(observations:needed:)`` below three observations, or below two
  ///   with a prior.
  public func fit(_ series: Series) throws(ForecastingError) -> RandomWalkWithDriftFit {
    try RandomWalkWithDriftFit(method: self, series: series)
  }
}
