#if canImport(Glibc)
  internal import Glibc
#endif

/// Free coordinates for the parameters of a form: any numbers give parameters in the usual region.
///
/// A parameter between two bounds is lower + (upper − lower) sin²u, smooth also where the best
/// value lies on a bound; initial states are their own coordinates.
struct ETSCoordinates {
  let form: ETSForm
  let seasonLength: Int
  let order: ETSParameterOrder

  init(_ form: ETSForm, seasonLength: Int) {
    self.form = form
    self.seasonLength = seasonLength
    order = ETSParameterOrder(form)
  }

  /// The coordinates of smoothing parameters given as parts of their ranges, and of a state.
  func coordinates(
    alpha: Double, betaPart: Double, gammaPart: Double, phi: Double, state: ETSState
  ) -> [Double] {
    func angle(_ part: Double) -> Double { asin(min(max(part, 0), 1).squareRoot()) }
    let edge = ETSBounds.edge
    var result = [angle((alpha - edge) / (1 - 2 * edge))]
    if form.trend != .none { result.append(angle(betaPart)) }
    if form.season != .none { result.append(angle(gammaPart)) }
    if form.trend == .damped {
      let range = ETSBounds.damping
      result.append(angle((phi - range.lowerBound) / (range.upperBound - range.lowerBound)))
    }
    result.append(state.level)
    if form.trend != .none { result.append(state.slope) }
    if form.season != .none { result += state.seasons.dropFirst() }
    return result
  }

  /// The parameters at coordinates.
  func parameters(_ coordinates: [Double]) -> ETSParameters {
    func part(_ place: Int) -> Double {
      let sine = sin(coordinates[place])
      return sine * sine
    }
    let edge = ETSBounds.edge
    let alpha = edge + (1 - 2 * edge) * part(order.alpha)
    let range = ETSBounds.damping
    var seasons: [Double] = []
    if form.season != .none {
      let free = coordinates[order.firstSeason...]
      let total = form.season == .multiplicative ? Double(seasonLength) : 0
      seasons = [total - free.reduce(0, +)] + free
    }
    return ETSParameters(
      alpha: alpha,
      beta: order.beta.map { edge + (alpha - edge) * part($0) } ?? 0,
      gamma: order.gamma.map { edge + (1 - alpha - edge) * part($0) } ?? 0,
      phi: order.phi.map {
        range.lowerBound + (range.upperBound - range.lowerBound) * part($0)
      } ?? 1,
      initial: ETSState(
        level: coordinates[order.level], slope: order.slope.map { coordinates[$0] } ?? 0,
        seasons: seasons))
  }

  /// Turns derivatives with respect to parameters into those with respect to coordinates.
  func convert(_ jacobian: inout [Double], rows: Int, at coordinates: [Double]) {
    let width = coordinates.count
    func part(_ place: Int) -> Double {
      let sine = sin(coordinates[place])
      return sine * sine
    }
    func speed(_ place: Int) -> Double { sin(2 * coordinates[place]) }
    let edge = ETSBounds.edge
    let alpha = edge + (1 - 2 * edge) * part(order.alpha)
    let alphaSpeed = (1 - 2 * edge) * speed(order.alpha)
    let range = ETSBounds.damping.upperBound - ETSBounds.damping.lowerBound
    for row in 0..<rows {
      let start = row * width
      var alphaSlope = jacobian[start]
      if let beta = order.beta {
        alphaSlope += jacobian[start + beta] * part(beta)
        jacobian[start + beta] *= (alpha - edge) * speed(beta)
      }
      if let gamma = order.gamma {
        alphaSlope -= jacobian[start + gamma] * part(gamma)
        jacobian[start + gamma] *= (1 - alpha - edge) * speed(gamma)
      }
      if let phi = order.phi { jacobian[start + phi] *= range * speed(phi) }
      jacobian[start] = alphaSlope * alphaSpeed
    }
  }
}
