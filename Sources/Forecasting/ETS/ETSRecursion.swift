#if canImport(Glibc)
  internal import Glibc
#endif

/// The smoothing recursion of an exponential smoothing model over a series.
///
/// With the forecast f = q (+ s or × s), q = l + φb, and the error e = y − f the state moves as
/// l ← q + αe/d, b ← φb + βe/d, s ← s + γe/q′, where d and q′ are 1 for an additive season and s
/// and q for a multiplicative one (Hyndman et al. 2008, tables 2.2 and 2.3; additive and
/// multiplicative errors move the state alike and differ in the likelihood). Where a value is
/// missing the state moves on without an error.
struct ETSRecursion {
  /// The forecast of each period from the periods before it.
  var fitted: [Double]

  /// The errors y − f, or (y − f)/f for a multiplicative error; NaN where the value is missing.
  var errors: [Double]

  /// The state after the last period.
  var final: ETSState

  /// Runs the recursion over values, NaN where one is missing.
  init(_ form: ETSForm, _ parameters: ETSParameters, over values: [Double]) {
    var level = parameters.initial.level
    var slope = parameters.initial.slope
    var seasons = parameters.initial.seasons
    let seasonLength = seasons.count
    var place = 0
    fitted = [Double](repeating: 0, count: values.count)
    errors = fitted
    for (index, value) in values.enumerated() {
      let carried = parameters.phi * slope
      let base = level + carried
      let season = seasonLength > 0 ? seasons[place] : 0
      let forecast: Double
      switch form.season {
      case .none: forecast = base
      case .additive: forecast = base + season
      case .multiplicative: forecast = base * season
      }
      let error = value.isNaN ? 0 : value - forecast
      let divisor = form.season == .multiplicative ? season : 1
      level = base + parameters.alpha * error / divisor
      slope = carried + parameters.beta * error / divisor
      if form.season == .additive {
        seasons[place] = season + parameters.gamma * error
      } else if form.season == .multiplicative {
        seasons[place] = season + parameters.gamma * error / base
      }
      if seasonLength > 0 { place = place + 1 == seasonLength ? 0 : place + 1 }
      fitted[index] = forecast
      errors[index] =
        value.isNaN ? .nan : (form.error == .additive ? error : error / forecast)
    }
    final = ETSState(
      level: level, slope: slope, seasons: Array(seasons[place...] + seasons[..<place]))
  }

  /// The sum of the squared errors over observed values.
  var sumOfSquares: Double { errors.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 } }

  /// The number of observed values.
  var observationCount: Int { errors.reduce(into: 0) { $0 += $1.isNaN ? 0 : 1 } }

  /// −½(n log Σe² + 2Σ log|f|), the second sum for a multiplicative error only.
  ///
  /// The likelihood with its variance replaced by the estimate, without the constant
  /// −½n(1 + log(2π/n)) (Hyndman et al. 2008, section 5.1).
  func logLikelihood(_ form: ETSForm) -> Double {
    var value = Double(observationCount) * log(sumOfSquares)
    if form.error == .multiplicative {
      for index in errors.indices where !errors[index].isNaN {
        value += 2 * log(abs(fitted[index]))
      }
    }
    return -value / 2
  }
}
