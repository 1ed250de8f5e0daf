import Glibc

/// Rates of rare events graduated along an axis such as age: near the data, smooth and above zero.
///
/// With events D and exposures E, log rates θ maximise Σ (D θ − E e^θ) − λ/2 Σ (Δᶻ θ)²: the Poisson
/// likelihood less Whittaker and Henderson's measure of roughness. Eilers and Marx, Flexible
/// Smoothing with B-splines and Penalties, Statistical Science 11 (1996), 89–121, §3 and §5, with
/// one basis function a value. Each step of Newton's method is a Whittaker–Henderson graduation of
/// θ + (D − μ) / μ with weights μ = E e^θ. Σ D and Σ D x are kept for z = 2.
public struct PoissonGraduation: Sendable, Equatable {
  /// The graduated rates, events per unit of exposure.
  public let rates: [Double]

  /// How many steps it took.
  public let iterations: Int

  /// Graduates rates.
  ///
  /// - Parameters:
  ///   - events: D, none negative.
  ///   - exposure: E, none negative; where it is zero the curve is carried over.
  ///   - smoothing: λ, in events.
  ///   - order: z.
  /// - Throws: `unusableValue` (position), `notGraduated` where no more than z values have exposure,
  ///   no event occurred, or the iteration does not settle.
  /// - Precondition: as many exposures as events.
  public init(
    events: [Double], exposure: [Double], smoothing: Double, order: Int = 2
  ) throws(ExperienceError) {
    precondition(
      events.count == exposure.count, "\(events.count) events need as many exposures.")
    for (position, value) in (events + exposure).enumerated()
    where !(value >= 0 && value.isFinite) {
      throw .unusableValue(row: position % events.count, value: value)
    }
    for position in events.indices where events[position] > 0 && exposure[position] == 0 {
      throw .unusableValue(row: position, value: events[position])
    }
    let total = events.reduce(0, +)
    guard total > 0 else { throw .notGraduated }
    let whittaker = WhittakerHenderson(order: order, smoothing: smoothing)
    let start = log(total / exposure.reduce(0, +))
    var curve = [Double](repeating: start, count: events.count)
    var loss = Double.infinity
    for step in 1...100 {
      let means = zip(exposure, curve).map { $0 * exp($1) }
      let working = curve.indices.map {
        means[$0] > 0 ? curve[$0] + (events[$0] - means[$0]) / means[$0] : 0
      }
      guard let target = try? whittaker.graduate(working, weights: means) else {
        throw .notGraduated
      }
      // Halve the step while the penalised likelihood falls.
      var share = 1.0
      var next = target
      var value = Self.loss(next, events, exposure, whittaker)
      while !(value <= loss + 1e-12 * abs(loss)), share > 1e-6 {
        share /= 2
        next = zip(curve, target).map { $0 + share * ($1 - $0) }
        value = Self.loss(next, events, exposure, whittaker)
      }
      guard value.isFinite else { throw .notGraduated }
      let moved = zip(curve, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
      curve = next
      loss = value
      if moved < 1e-11 {
        rates = curve.map { exp($0) }
        iterations = step
        return
      }
    }
    throw .notGraduated
  }

  private static func loss(
    _ curve: [Double], _ events: [Double], _ exposure: [Double], _ whittaker: WhittakerHenderson
  ) -> Double {
    let likelihood = curve.indices.reduce(0) {
      $0 + events[$1] * curve[$1] - exposure[$1] * exp(curve[$1])
    }
    let coefficients = whittaker.differenceCoefficients
    var roughness = 0.0
    for start in 0..<max(0, curve.count - whittaker.order) {
      var difference = 0.0
      for (offset, coefficient) in coefficients.enumerated() {
        difference += coefficient * curve[start + offset]
      }
      roughness += difference * difference
    }
    return whittaker.smoothing / 2 * roughness - likelihood
  }
}
