import LinearAlgebra

/// How far projected death rates may be out because deaths are few.
///
/// Deaths D are Poisson numbers, so the logarithm of a rate has the variance 1 / D; Brillinger, The
/// Natural Variability of Vital Rates and Associated Statistics, Biometrics 42 (1986), 693–734. With
/// the index k taken as known, a(x) and b(x) are the line of log m on k, and v(x) the mean variance
/// of its n points:
///
/// - the error of the response has the variance v / Σ (k − k̄)²;
/// - from the observed rates of the last year T, the variance at k is 1 / D(x, T) and that of the
///   response times (k − k(T))²;
/// - from the fitted rates it is v / n and that of the response times (k − k̄)².
public struct RateSamplingError: Sendable, Equatable {
  /// The variance of each age's logarithm at ``origin``.
  private let level: [Double]

  /// The variance of each age's response.
  private let response: [Double]

  /// The index from which the error of the response grows.
  private let origin: Double

  /// The error of a projection; `nil` where deaths are not known or an age has none to tell it.
  ///
  /// - Parameters:
  ///   - projection: of a model of these data.
  ///   - isObserved: whether it sets out from the last observed rates.
  ///   - isLikelihood: whether the model was fitted by Poisson likelihood, for which years without a
  ///     death count too: v is then n / Σ D.
  /// - Precondition: the data have the ages and years of the model.
  public init?(
    _ projection: MortalityProjection, _ data: MortalityData, isObserved: Bool, isLikelihood: Bool
  ) {
    let model = projection.model
    precondition(
      data.ages == model.ages && data.years == model.years,
      "Deaths tell the error of a model of their own ages and years only.")
    guard let deaths = data.deaths else { return nil }
    let count = Double(model.years.count)
    let mean = model.index.reduce(0, +) / count
    let spread = model.index.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    var level: [Double] = []
    var response: [Double] = []
    for age in model.ages.indices {
      let own = deaths.row(age)
      let variance =
        isLikelihood
        ? count / own.reduce(0, +) : own.reduce(0) { $0 + 1 / $1 } / count
      level.append(isObserved ? 1 / own[own.count - 1] : variance / count)
      response.append(spread > 0 ? variance / spread : 0)
    }
    guard (level + response).allSatisfy(\.isFinite) else { return nil }
    self.level = level
    self.response = response
    origin = isObserved ? projection.walk.last : mean
  }

  /// The variance of each age's logarithm of the rate at a value of the index.
  public func variances(at index: Double) -> [Double] {
    let distance = index - origin
    return zip(level, response).map { $0 + $1 * distance * distance }
  }
}
