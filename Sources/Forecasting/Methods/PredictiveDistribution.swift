#if canImport(Glibc)
  internal import Glibc
#endif

/// What a model says about one future value: a normal or a Student distribution of the value
/// itself, of its logarithm or of a power of it; or nothing with one probability, and else such a
/// distribution.
public struct PredictiveDistribution: Sendable, Hashable {
  /// How heavy the tails are.
  public enum Tail: Sendable, Hashable {
    /// Normal tails: the variance is taken as known.
    case normal
    /// Student's tails: the variance was estimated with so many degrees of freedom.
    case student(degreesOfFreedom: Double)
  }

  /// The scale on which location and scale are meant.
  public enum Transformation: Sendable, Hashable {
    /// Location and scale are those of the value itself.
    case identity
    /// Location and scale are those of the natural logarithm.
    case logarithm
    /// Location and scale are those of a power transformation.
    case power(BoxCox)
  }

  /// The centre, on the scale of ``transformation``.
  public let location: Double

  /// The spread, at least zero, on the scale of ``transformation``: the standard deviation of a
  /// normal, the scale parameter of a Student distribution.
  public let scale: Double

  /// Whether the tails are normal or Student's.
  public let tail: Tail

  /// Whether the value itself, its logarithm or a power of it is distributed so.
  public let transformation: Transformation

  /// A value below which nothing can fall: smaller results are raised to it; `nil` for none.
  public let floor: Double?

  /// The probability that the value is zero, for amounts that come now and then; the rest of the
  /// distribution has what is left. Above zero only on the scale of the logarithm.
  public let chanceOfZero: Double

  /// Makes a distribution; the location must be finite, the scale finite and not negative, and a
  /// chance of zero, below 1, goes with the logarithm.
  public init(
    location: Double, scale: Double, tail: Tail = .normal,
    transformation: Transformation = .identity, floor: Double? = nil, chanceOfZero: Double = 0
  ) {
    precondition(
      location.isFinite && scale.isFinite && scale >= 0,
      "A predictive distribution needs a finite location and a finite scale, at least zero.")
    precondition(
      chanceOfZero == 0 || transformation == .logarithm && (0..<1).contains(chanceOfZero),
      "A chance of zero lies below 1 and goes with amounts above zero.")
    self.location = location
    self.scale = scale
    self.tail = tail
    self.transformation = transformation
    self.floor = floor
    self.chanceOfZero = chanceOfZero
  }

  /// The same distribution with values below a floor raised to it.
  public func floored(at floor: Double) -> PredictiveDistribution {
    PredictiveDistribution(
      location: location, scale: scale, tail: tail, transformation: transformation, floor: floor,
      chanceOfZero: chanceOfZero)
  }

  /// The mean.
  ///
  /// On the logarithmic scale exp(location + scale²/2), the mean of the log-normal distribution;
  /// a log-Student distribution has no finite mean, and the same formula stands for it. For a power
  /// ``BoxCox/mean(location:variance:)``. Where the
  /// formula overflows, the median. With a floor, the larger of the mean and the floor.
  public var mean: Double {
    let plain: Double
    switch transformation {
    case .identity: plain = location
    case .logarithm: plain = exp(location + scale * scale / 2)
    case .power(let transform):
      plain = transform.mean(location: location, variance: scale * scale)
    }
    return raised(
      (1 - chanceOfZero) * (plain.isFinite ? plain : unfloored(median: location)))
  }

  /// The median.
  public var median: Double {
    chanceOfZero > 0 ? quantile(0.5) : raised(unfloored(median: location))
  }

  /// The standard deviation without regard to the floor.
  ///
  /// Infinite for a Student distribution with two degrees of freedom or fewer. On the logarithmic
  /// scale that of the log-normal distribution with the same location and scale; for a power that
  /// of the quantiles at 1 %, 3 %, …, 99 % of a normal distribution with them.
  public var standardDeviation: Double {
    switch (transformation, tail) {
    case (.identity, .normal): return scale
    case (.identity, .student(let degrees)):
      if scale == 0 { return 0 }
      return degrees > 2 ? scale * (degrees / (degrees - 2)).squareRoot() : .infinity
    case (.power, _):
      let values = stride(from: 0.01, to: 1, by: 0.02).map {
        unfloored(median: location + scale * StandardQuantile.normal($0))
      }
      let mean = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(values.count)).squareRoot()
    case (.logarithm, _):
      let mean = exp(location + scale * scale / 2)
      let relative = expm1(scale * scale)
      // (1 − z)(s² + m²) − ((1 − z)m)², in units of m².
      return mean
        * ((1 - chanceOfZero) * (relative + chanceOfZero)).squareRoot()
    }
  }

  /// The value that the future one stays below with a probability strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability > 0 && probability < 1, "A probability lies between 0 and 1, not \(probability).")
    if probability <= chanceOfZero { return raised(0) }
    if scale == 0 { return raised(unfloored(median: location)) }
    let probability = (probability - chanceOfZero) / (1 - chanceOfZero)
    let standard: Double
    switch tail {
    case .normal: standard = StandardQuantile.normal(probability)
    case .student(let degrees):
      standard = StandardQuantile.student(probability, degreesOfFreedom: degrees)
    }
    let value = unfloored(median: location + scale * standard)
    return raised(min(max(value, -Double.greatestFiniteMagnitude), .greatestFiniteMagnitude))
  }

  /// The central interval that holds the future value with a probability, such as 0.95.
  public func interval(level: Double) -> ClosedRange<Double> {
    let tail = (1 - level) / 2
    let (lower, upper) = (quantile(tail), quantile(1 - tail))
    return min(lower, upper)...max(lower, upper)
  }

  private func unfloored(median value: Double) -> Double {
    switch transformation {
    case .identity: value
    case .logarithm: min(exp(value), .greatestFiniteMagnitude)
    case .power(let transform): min(transform.inverse(value), .greatestFiniteMagnitude)
    }
  }

  private func raised(_ value: Double) -> Double {
    guard let floor else { return value }
    return max(value, floor)
  }
}
