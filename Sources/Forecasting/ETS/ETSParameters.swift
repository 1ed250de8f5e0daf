/// The smoothing parameters and the initial state of an exponential smoothing model.
///
/// The slope parameter is β = αβ* and the season parameter γ = γ*(1 − α) in the notation of
/// Hyndman et al. (2008): both multiply the one-step error directly.
public struct ETSParameters: Sendable, Hashable {
  /// How much of an error moves the level.
  public var alpha: Double

  /// How much of an error moves the slope; zero without a trend.
  public var beta: Double

  /// How much of an error moves the season; zero without a season.
  public var gamma: Double

  /// The factor by which the slope fades each period; one where it does not.
  public var phi: Double

  /// The state before the first observation.
  public var initial: ETSState

  /// Makes parameters; without a trend, a season or damping leave the defaults.
  public init(
    alpha: Double, beta: Double = 0, gamma: Double = 0, phi: Double = 1, initial: ETSState
  ) {
    self.alpha = alpha
    self.beta = beta
    self.gamma = gamma
    self.phi = phi
    self.initial = initial
  }
}

/// The level, slope and season of an exponential smoothing model at one time.
public struct ETSState: Sendable, Hashable {
  /// The level, in the unit of the series.
  public var level: Double

  /// The change of the level a period; zero without a trend.
  public var slope: Double

  /// The seasonal effects of the coming periods, the next one first; empty without a season.
  public var seasons: [Double]

  /// Makes a state; without a trend or a season leave the defaults.
  public init(level: Double, slope: Double = 0, seasons: [Double] = []) {
    self.level = level
    self.slope = slope
    self.seasons = seasons
  }
}

extension ETSParameters {
  /// Whether the smoothing parameters lie in the usual region: 0 < α < 1, 0 < β < α,
  /// 0 < γ < 1 − α, 0.8 ≤ φ ≤ 0.98, each bound 0.0001 away from its limit.
  public func areUsual(for form: ETSForm) -> Bool {
    let edge = ETSBounds.edge * (1 - 1e-9)
    guard alpha >= edge, alpha <= 1 - edge else { return false }
    if form.trend != .none, beta < edge || beta > alpha { return false }
    if form.season != .none, gamma < edge * (1 - 1e-9) || gamma > 1 - alpha + 1e-12 {
      return false
    }
    return form.trend != .damped || ETSBounds.damping.contains(phi)
  }

  /// Whether forecasts are stable: old observations lose their weight.
  ///
  /// The conditions of Hyndman, Akram and Archibald, "The admissible parameter space for
  /// exponential smoothing models", Annals of the Institute of Statistical Mathematics 60 (2008),
  /// 407–426; for seasonal forms the roots of their polynomial must not lie outside the unit
  /// circle.
  public func areAdmissible(for form: ETSForm, seasonLength: Int) -> Bool {
    var polynomial: [Double] = []
    return ETSParameters.areAdmissible(
      form, seasonLength, alpha: alpha, beta: beta, gamma: gamma, phi: phi, &polynomial)
  }

  /// The same in memory that the caller keeps.
  static func areAdmissible(
    _ form: ETSForm, _ seasonLength: Int, alpha: Double, beta slopePart: Double, gamma: Double,
    phi damping: Double, _ polynomial: inout [Double]
  ) -> Bool {
    let slack = 1e-8
    let phi = form.trend == .damped ? damping : 1
    guard phi > 0, phi <= 1 + slack else { return false }
    let beta = form.trend == .none ? 0 : slopePart
    guard form.season != .none, seasonLength > 1 else {
      if alpha < 1 - 1 / phi - slack || alpha > 1 + 1 / phi + slack { return false }
      return form.trend == .none
        || (beta >= alpha * (phi - 1) - slack && beta <= (1 + phi) * (2 - alpha) + slack)
    }
    let m = Double(seasonLength)
    guard gamma >= max(1 - 1 / phi - alpha, 0) - slack, gamma <= 1 + 1 / phi - alpha + slack,
      alpha >= 1 - 1 / phi - gamma * (1 - m + phi + phi * m) / (2 * phi * m) - slack,
      beta >= -(1 - phi) * (gamma / m + alpha) - slack
    else { return false }
    // The characteristic polynomial, constant term first, at 1 + 1e-6 times its variable.
    let radius = 1 + 1e-6
    var power = 1.0
    polynomial.removeAll(keepingCapacity: true)
    for degree in 0...seasonLength + 1 {
      let coefficient =
        switch degree {
        case 0: phi * (1 - alpha - gamma)
        case 1: alpha + beta - alpha * phi + gamma - 1
        case seasonLength: alpha + beta - phi
        case seasonLength + 1: 1.0
        default: alpha + beta - alpha * phi
        }
      polynomial.append(coefficient * power)
      power *= radius
    }
    return UnitCircle.isStable(&polynomial)
  }
}

/// The limits of the usual region.
enum ETSBounds {
  static let edge = 1e-4
  static let damping = 0.8...0.98
}
