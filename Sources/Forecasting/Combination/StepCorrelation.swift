/// How far errors of forecasts from one origin go together from step to step.
///
/// A forecast that starts too low stays too low, so errors of a quarter or a year do not cancel as
/// those of independent months would; how far, past origins show. The mean correlation of two steps
/// is ΣΣ eₕeₖ / ΣΣ ½(eₕ² + eₖ²) over all pairs of steps of all origins, about zero and not about the
/// mean, since a bias goes through all steps alike.
public struct StepCorrelation: Sendable, Hashable {
  /// Fewer origins than this count only in proportion.
  public static let neededOrigins = IntervalCalibration.neededErrors

  /// The mean correlation of two different steps, −1 to 1; zero without errors.
  public let value: Double

  /// The number of origins with errors at two steps or more.
  public let originCount: Int

  /// Makes it from the scaled errors of each origin, pooled over series.
  public init(_ origins: [[ScaledError]]) {
    var (products, squares) = (0.0, 0.0)
    var count = 0
    for origin in origins {
      let errors = origin.map(\.error).filter(\.isFinite)
      guard errors.count >= 2 else { continue }
      count += 1
      let sum = errors.reduce(0, +)
      let own = errors.reduce(0) { $0 + $1 * $1 }
      // Each origin counts alike, however many of its steps came true.
      let pairs = Double(errors.count * (errors.count - 1))
      products += (sum * sum - own) / pairs
      squares += own / Double(errors.count)
    }
    value = squares > 0 ? min(max(products / squares, -1), 1) : 0
    originCount = count
  }

  /// The correlation to be expected where a model says one: between the two, by the number of
  /// origins, and never below the model's.
  func expected(beside model: Double) -> Double {
    let part = min(1, Double(originCount) / Double(StepCorrelation.neededOrigins))
    return max(model, part * value + (1 - part) * model)
  }
}
