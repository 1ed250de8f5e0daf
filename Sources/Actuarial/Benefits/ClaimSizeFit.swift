import Glibc
public import Statistics

/// Claim-size distributions fitted by maximum likelihood to claims some of which met a cap.
///
/// A claim of which only a cap is known counts with its survival, the others with their density.
/// Klugman, Panjer and Willmot, Loss Models, 4th ed. (2012), §13.2.
public enum ClaimSizeFit {
  /// A claim, or a cap that a claim exceeded.
  public struct Observation: Sendable, Equatable {
    /// The claim, or the cap, above zero.
    public let amount: Double
    /// Whether the claim was at least the amount, its size being unknown.
    public let isCapped: Bool
    /// How many times it occurred.
    public let count: Double

    /// Makes an observation.
    public init(_ amount: Double, isCapped: Bool = false, count: Double = 1) {
      self.amount = amount
      self.isCapped = isCapped
      self.count = count
    }
  }

  /// The lognormal distribution that makes the observations most likely.
  ///
  /// - Throws: `empty`, `unusableValue` (position of the observation), `tooFewValues` for fewer than
  ///   two uncapped claims, `notConverged`.
  public static func logNormal(
    _ observations: [Observation]
  ) throws(BenefitError) -> LogNormalDistribution {
    let start = try start(observations)
    let point = try maximise(
      observations, from: [start.logMean, log(start.logDeviation)], likelihood: logNormalTerm)
    return LogNormalDistribution(logMean: point[0], logStandardDeviation: exp(point[1]))
  }

  /// The gamma distribution that makes the observations most likely.
  ///
  /// - Throws: as `logNormal(_:)`.
  public static func gamma(
    _ observations: [Observation]
  ) throws(BenefitError) -> GammaDistribution {
    let start = try start(observations)
    // Moments: the shape from the coefficient of variation of a lognormal of that deviation.
    let shape = 1 / max(1e-6, expm1(min(6, start.logDeviation * start.logDeviation)))
    let scale = exp(start.logMean) / shape
    let point = try maximise(observations, from: [log(shape), log(scale)], likelihood: gammaTerm)
    return GammaDistribution(shape: exp(point[0]), scale: exp(point[1]))
  }

  /// The Pareto distribution that makes the observations most likely.
  ///
  /// - Throws: as `logNormal(_:)`; `notConverged` also where the tail is so light that the
  ///   parameters run away.
  public static func pareto(
    _ observations: [Observation]
  ) throws(BenefitError) -> ParetoDistribution {
    let start = try start(observations)
    let point = try maximise(
      observations, from: [log(2), start.logMean + 0.5], likelihood: paretoTerm)
    guard point[0] < 12 else { throw .notConverged(iterations: 0) }
    return ParetoDistribution(shape: exp(point[0]), scale: exp(point[1]))
  }

  /// The logarithm of the likelihood of observations under a distribution.
  public static func logLikelihood(
    _ observations: [Observation], _ distribution: some ContinuousDistribution
  ) -> Double {
    observations.reduce(0) { sum, observation in
      let value =
        observation.isCapped
        ? distribution.survival(observation.amount) : distribution.density(at: observation.amount)
      return sum + observation.count * log(value)
    }
  }

  /// The logarithm of the likelihood of one observation, made ready for given parameters.
  private typealias Likelihood = (_ parameters: [Double]) -> (Observation) -> Double

  private static func logNormalTerm(_ parameters: [Double]) -> (Observation) -> Double {
    let deviation = exp(parameters[1])
    let constant = parameters[1] + 0.5 * log(2 * Double.pi)
    return { observation in
      let logarithm = log(observation.amount)
      let place = (logarithm - parameters[0]) / deviation
      return observation.isCapped
        ? log(max(standardNormalCumulative(-place), 1e-300))
        : -0.5 * place * place - logarithm - constant
    }
  }

  private static func gammaTerm(_ parameters: [Double]) -> (Observation) -> Double {
    let (shape, scale) = (exp(parameters[0]), exp(parameters[1]))
    let constant = parameters[1] + logGamma(shape)
    return { observation in
      let scaled = observation.amount / scale
      return observation.isCapped
        ? log(max(IncompleteGamma(shape: shape, at: scaled).upper, 1e-300))
        : (shape - 1) * log(scaled) - scaled - constant
    }
  }

  private static func paretoTerm(_ parameters: [Double]) -> (Observation) -> Double {
    let (shape, scale) = (exp(parameters[0]), exp(parameters[1]))
    return { observation in
      let growth = log1p(observation.amount / scale)
      return observation.isCapped
        ? -shape * growth : parameters[0] - parameters[1] - (shape + 1) * growth
    }
  }

  /// Observations of the same kind and amount as one.
  private static func merged(_ observations: [Observation]) -> [Observation] {
    let sorted = observations.sorted {
      ($0.amount, $0.isCapped ? 1 : 0) < ($1.amount, $1.isCapped ? 1 : 0)
    }
    var result: [Observation] = []
    for observation in sorted where observation.count > 0 {
      if let last = result.last, last.amount == observation.amount,
        last.isCapped == observation.isCapped
      {
        result[result.count - 1] = Observation(
          last.amount, isCapped: last.isCapped, count: last.count + observation.count)
      } else {
        result.append(observation)
      }
    }
    return result
  }

  private static func maximise(
    _ observations: [Observation], from start: [Double], likelihood: Likelihood
  ) throws(BenefitError) -> [Double] {
    let observations = merged(observations)
    let total = observations.reduce(0) { $0 + $1.count }
    func loss(_ parameters: [Double]) -> Double {
      if parameters.contains(where: { abs($0) > 60 }) { return .infinity }
      let term = likelihood(parameters)
      let sum = observations.reduce(0) { $0 + $1.count * term($1) }
      return sum.isFinite ? -sum / total : .infinity
    }
    // A rough search that cannot be led astray, then a quick one that finishes.
    let rough = NelderMead().minimise(from: start, loss)
    let fine = BFGS(gradientTolerance: 1e-9).minimise(from: rough.point, loss)
    let best = fine.value <= rough.value ? fine : rough
    guard best.value.isFinite, rough.converged || fine.converged else {
      throw .notConverged(iterations: rough.evaluations + fine.evaluations)
    }
    return best.point
  }

  /// The mean and deviation of the logarithms, caps taken as claims.
  private static func start(
    _ observations: [Observation]
  ) throws(BenefitError) -> (logMean: Double, logDeviation: Double) {
    if observations.isEmpty { throw .empty }
    for (position, observation) in observations.enumerated() {
      guard observation.amount > 0, observation.amount.isFinite else {
        throw .unusableValue(position: position, value: observation.amount)
      }
      guard observation.count >= 0, observation.count.isFinite else {
        throw .unusableValue(position: position, value: observation.count)
      }
    }
    let known = observations.filter { !$0.isCapped && $0.count > 0 }
    let isSpread = known.contains { $0.amount != known[0].amount }
    guard known.count >= 2, isSpread else { throw .tooFewValues(count: known.count, needed: 2) }
    let total = observations.reduce(0) { $0 + $1.count }
    let mean = observations.reduce(0) { $0 + $1.count * log($1.amount) } / total
    let square = observations.reduce(0) { sum, observation in
      let distance = log(observation.amount) - mean
      return sum + observation.count * distance * distance
    }
    return (mean, max(1e-6, (square / total).squareRoot()))
  }
}
