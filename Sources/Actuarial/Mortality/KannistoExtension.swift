import Glibc

/// Kannisto's law for the oldest ages: logit μ(x) = log a + b x.
///
/// The force of mortality bends towards one, as it does among the very old. Thatcher, Kannisto and
/// Vaupel, The Force of Mortality at Ages 80 to 120 (1998), chapter 2. The death rate of the year
/// of age x is taken as μ(x + ½).
public struct KannistoExtension: Sendable, Equatable {
  /// log a.
  public let level: Double

  /// b, a year of age.
  public let slope: Double

  /// The law with given parameters.
  public init(level: Double, slope: Double) {
    self.level = level
    self.slope = slope
  }

  /// Fits the law by weighted least squares on the logits of death rates.
  ///
  /// - Parameters:
  ///   - ages: whole ages, any order.
  ///   - rates: death rates, each between 0 and 1, exclusive.
  ///   - weights: of the logits; 1 if `nil`.
  /// - Throws: `tooFewValues` for fewer than two ages, `unusableRate`, `degenerate`.
  public init(
    ages: [Int], rates: [Double], weights: [Double]? = nil
  ) throws(MortalityError) {
    precondition(
      ages.count == rates.count && (weights?.count ?? ages.count) == ages.count,
      "Kannisto's law needs a rate, and a weight where given, for each age.")
    if ages.count < 2 { throw .tooFewValues(count: ages.count, needed: 2) }
    for (position, rate) in rates.enumerated() where !(rate > 0 && rate < 1) {
      throw .unusableRate(position: position, year: 0, value: rate)
    }
    let weights = weights ?? [Double](repeating: 1, count: ages.count)
    let points = ages.indices.map {
      (x: Double(ages[$0]) + 0.5, y: logit(rates[$0]), w: weights[$0])
    }
    let total = points.reduce(0) { $0 + $1.w }
    let meanX = points.reduce(0) { $0 + $1.w * $1.x } / total
    let meanY = points.reduce(0) { $0 + $1.w * $1.y } / total
    let cross = points.reduce(0) { $0 + $1.w * ($1.x - meanX) * ($1.y - meanY) }
    let square = points.reduce(0) { $0 + $1.w * ($1.x - meanX) * ($1.x - meanX) }
    guard square > 0, total > 0 else { throw .degenerate }
    slope = cross / square
    level = meanY - slope * meanX
  }

  /// Fits the law by maximum likelihood: deaths are Poisson with mean exposure × μ(x + ½).
  ///
  /// Fisher scoring from the least squares fit.
  ///
  /// - Throws: `unusableExposure`, `tooFewValues` unless two ages have deaths and fewer deaths than
  ///   exposure, `degenerate`, `notConverged`.
  public init(ages: [Int], deaths: [Double], exposure: [Double]) throws(MortalityError) {
    precondition(
      ages.count == deaths.count && ages.count == exposure.count,
      "Kannisto's law needs deaths and an exposure for each age.")
    for position in ages.indices {
      for value in [deaths[position], exposure[position]] where !(value >= 0 && value.isFinite) {
        throw .unusableExposure(position: position, year: 0, value: value)
      }
    }
    let started = ages.indices.filter { deaths[$0] > 0 && deaths[$0] < exposure[$0] }
    let start = try KannistoExtension(
      ages: started.map { ages[$0] }, rates: started.map { deaths[$0] / exposure[$0] },
      weights: started.map { deaths[$0] })
    // Centred at the first age, so that level and slope are nearly orthogonal.
    let origin = Double(ages[0])
    var level = start.level + start.slope * origin
    var slope = start.slope
    for _ in 0..<100 {
      var score = (0.0, 0.0)
      var information = (0.0, 0.0, 0.0)
      for position in ages.indices {
        let x = Double(ages[position]) + 0.5 - origin
        let force = logistic(level + slope * x)
        let mean = exposure[position] * force
        // dμ/dη = μ (1 − μ), so the score is (D − mean) (1 − μ).
        let residual = (deaths[position] - mean) * (1 - force)
        let weight = mean * (1 - force) * (1 - force)
        score.0 += residual
        score.1 += residual * x
        information.0 += weight
        information.1 += weight * x
        information.2 += weight * x * x
      }
      let determinant = information.0 * information.2 - information.1 * information.1
      guard determinant > 0 else { throw .degenerate }
      let levelStep = (information.2 * score.0 - information.1 * score.1) / determinant
      let slopeStep = (information.0 * score.1 - information.1 * score.0) / determinant
      level += levelStep
      slope += slopeStep
      if abs(levelStep) < 1e-13 * max(1, abs(level)) && abs(slopeStep) < 1e-13 {
        self.init(level: level - slope * origin, slope: slope)
        return
      }
    }
    throw .notConverged(iterations: 100)
  }

  /// μ at an exact age.
  public func force(at age: Double) -> Double { logistic(level + slope * age) }

  /// The death rate of a year of age.
  public func rate(of age: Int) -> Double { force(at: Double(age) + 0.5) }

  /// Rates with those from an age on replaced by the law, up to a last age.
  ///
  /// - Parameters:
  ///   - rates: by single age from `firstAge` on, at least up to the age before `start`.
  ///   - firstAge: the age of the first rate.
  ///   - start: the first age that the law gives.
  ///   - lastAge: the last age of the result.
  public func extend(
    _ rates: [Double], firstAge: Int = 0, from start: Int, through lastAge: Int
  ) -> [Double] {
    precondition(
      start >= firstAge && start - firstAge <= rates.count && lastAge >= start,
      "Ages \(start) to \(lastAge) do not continue \(rates.count) rates from \(firstAge) on.")
    return Array(rates[..<(start - firstAge)]) + (start...lastAge).map(rate(of:))
  }
}
