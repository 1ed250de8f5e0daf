/// Means and variances of forecasts where level and season multiply.
///
/// With the relative error ε of variance σ² and base = l + φb, a period turns level and slope into
/// (base, φb) + ε(α base, β base) and its seasonal factor s into s(1 + γε). A forecast h periods
/// ahead is base times its factor, and that factor moves only with the errors of the periods a
/// whole number of years before it. So its moments follow from those of level and slope, carried
/// along with 1 + γε taken in at these periods: the moments of class 3 of Hyndman et al. (2008),
/// section 6.4.3, without the matrices of all products of states. Errors are normal, as there.
struct ETSMoments {
  typealias Moment = (mean: Double, variance: Double)

  /// A symmetric matrix of level and slope.
  private struct Square {
    var level = 0.0
    var cross = 0.0
    var slope = 0.0
  }

  private let alpha: Double
  private let beta: Double
  private let gamma: Double
  private let phi: Double
  private let variance: Double

  /// The mean of level and slope, times the factor's change so far, and their covariance.
  private var level: Double
  private var slope: Double
  private var covariance = Square()

  private init(_ model: ETSModel) {
    alpha = model.parameters.alpha
    beta = model.parameters.beta
    gamma = model.parameters.gamma
    phi = model.parameters.phi
    variance = model.residualVariance
    level = model.finalState.level
    slope = model.finalState.slope
  }

  /// The moments of a model with a multiplicative error and season.
  static func multiplicativeSeason(_ model: ETSModel, horizon: Int) -> [Moment] {
    let season = model.finalState.seasons
    var result = [Moment](repeating: (0, 0), count: horizon)
    for place in 0..<min(season.count, horizon) {
      var state = ETSMoments(model)
      for step in 0..<horizon {
        if step % season.count == place {
          let base = state.base
          let factor = season[place]
          let spread = (1 + state.variance) * base.variance
          result[step] = (
            factor * base.mean, factor * factor * (spread + state.variance * base.mean * base.mean)
          )
        }
        state.advance(takesFactor: step % season.count == place)
      }
    }
    return result
  }

  /// The moments of l + φb.
  private var base: Moment {
    (
      level + phi * slope,
      covariance.level + 2 * phi * covariance.cross + phi * phi * covariance.slope
    )
  }

  /// Moves on by a period, with the factor's 1 + γε or without.
  private mutating func advance(takesFactor: Bool) {
    let (mean, fading) = (level + phi * slope, phi * slope)
    let means = Square(level: mean * mean, cross: mean * fading, slope: fading * fading)
    let spread = Square(
      level: base.variance, cross: phi * (covariance.cross + phi * covariance.slope),
      slope: phi * phi * covariance.slope)
    // Products of (base, φb) with (α base, β base), both ways, and of the latter with itself.
    func mixed(_ square: Square) -> Square {
      Square(
        level: 2 * alpha * square.level, cross: beta * square.level + alpha * square.cross,
        slope: 2 * beta * square.cross)
    }
    func driven(_ square: Square) -> Square {
      Square(
        level: alpha * alpha * square.level, cross: alpha * beta * square.level,
        slope: beta * beta * square.level)
    }
    let gain = takesFactor ? gamma : 0
    let shift = gain * variance
    let terms: [(Double, Square)] = [
      (1 + gain * shift, spread), (gain * shift, means),
      (2 * shift, mixed(spread)), (shift, mixed(means)),
      (variance + 3 * shift * shift, driven(spread)), (variance + 2 * shift * shift, driven(means)),
    ]
    covariance = terms.reduce(into: Square()) { sum, term in
      sum.level += term.0 * term.1.level
      sum.cross += term.0 * term.1.cross
      sum.slope += term.0 * term.1.slope
    }
    level = mean + shift * alpha * mean
    slope = fading + shift * beta * mean
  }
}
