#if canImport(Glibc)
  internal import Glibc
#endif

/// The likelihood of a fitted model and the criteria that weigh it against its parameters.
///
/// Comparable between models only when both used the same observations and the same convention
/// for the constant of the likelihood.
public struct InformationCriteria: Sendable, Hashable {
  /// The logarithm of the likelihood, with the convention that the model states.
  public let logLikelihood: Double

  /// The number of parameters estimated, initial states and the variance included.
  public let parameterCount: Int

  /// The number of observations.
  public let observationCount: Int

  /// Makes criteria from a log-likelihood and the numbers of parameters and observations.
  public init(logLikelihood: Double, parameterCount: Int, observationCount: Int) {
    self.logLikelihood = logLikelihood
    self.parameterCount = parameterCount
    self.observationCount = observationCount
  }

  /// Akaike's criterion, −2 log L + 2k.
  public var aic: Double { -2 * logLikelihood + 2 * Double(parameterCount) }

  /// Akaike's criterion corrected for small samples, AIC + 2k(k+1)/(n−k−1) (Hurvich and Tsai,
  /// Biometrika 1989); infinite where n ≤ k + 1.
  public var aicc: Double {
    let (k, n) = (Double(parameterCount), Double(observationCount))
    return n > k + 1 ? aic + 2 * k * (k + 1) / (n - k - 1) : .infinity
  }

  /// Schwarz's criterion, −2 log L + k log n.
  public var bic: Double {
    -2 * logLikelihood + Double(parameterCount) * log(Double(observationCount))
  }
}
