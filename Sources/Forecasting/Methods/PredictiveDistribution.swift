#if canImport(Glibc)
  internal import Glibc
#endif

/// What a model says about one future value: a normal or a Student distribution of the value
/// itself, of its logarithm or of a power of it.
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

  /// Makes a distribution; the location must be finite and the scale finite and not negative.
  public init(
    location: Double, scale: Double, tail: Tail = .normal,
    transformation: Transformation = .identity, floor: Double? = nil
  ) {
    precondition(
      location.isFinite && scale.isFinite && scale >= 0,
      "A predictive distribution needs a finite location and a finite scale, at least zero.")
    self.location = location
    self.scale = scale
    self.tail = tail
    self.transformation = transformation
    self.floor = floor
  }

  /// The same distribution with values below a floor raised to it.
  public func floored(at floor: Double) -> PredictiveDistribution {
    PredictiveDistribution(
      location: location, scale: scale, tail: tail, transformation: transformation, floor: floor)
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
    return raised(plain.isFinite ? plain : unfloored(median: location))
  }

  /// The median.
  public var median: Double { raised(unfloored(median: location)) }

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
      return exp(location + scale * scale / 2) * expm1(scale * scale).squareRoot()
    }
  }

  /// The value that the future one stays below with a probability strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(
      probability > 0 && probability < 1, "A probability lies between 0 and 1, not \(probability).")
    if scale == 0 { return median }
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
