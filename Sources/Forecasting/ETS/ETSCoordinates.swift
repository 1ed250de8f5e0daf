/// Bounded coordinates for the parameters of a form.
///
/// Each smoothing parameter is the part of its usual range, 0…1, that lies below it, so that the
/// bounds of one do not move with another; initial states are their own coordinates, without
/// bounds.
struct ETSCoordinates {
  let form: ETSForm
  let seasonLength: Int
  let order: ETSParameterOrder

  init(_ form: ETSForm, seasonLength: Int) {
    self.form = form
    self.seasonLength = seasonLength
    order = ETSParameterOrder(form)
  }

  /// The bounds of the smoothing parameters, which come first.
  var bounds: [ClosedRange<Double>] {
    [ClosedRange<Double>](repeating: 0...1, count: form.smoothingParameterCount)
  }

  /// The coordinates of smoothing parameters given as parts of their ranges, and of a state.
  func coordinates(
    alphaPart: Double, betaPart: Double, gammaPart: Double, phiPart: Double, state: ETSState
  ) -> [Double] {
    var result = [alphaPart]
    if form.trend != .none { result.append(betaPart) }
    if form.season != .none { result.append(gammaPart) }
    if form.trend == .damped { result.append(phiPart) }
    result.append(state.level)
    if form.trend != .none { result.append(state.slope) }
    if form.season != .none { result += state.seasons.dropFirst() }
    return result
  }

  /// The parameters at coordinates.
  func parameters(_ coordinates: [Double]) -> ETSParameters {
    let edge = ETSBounds.edge
    let alpha = edge + (1 - 2 * edge) * coordinates[order.alpha]
    let range = ETSBounds.damping
    var seasons: [Double] = []
    if form.season != .none {
      let free = coordinates[order.firstSeason...]
      let total = form.season == .multiplicative ? Double(seasonLength) : 0
      seasons = [total - free.reduce(0, +)] + free
    }
    return ETSParameters(
      alpha: alpha,
      beta: order.beta.map { edge + (alpha - edge) * coordinates[$0] } ?? 0,
      gamma: order.gamma.map { edge + (1 - alpha - edge) * coordinates[$0] } ?? 0,
      phi: order.phi.map {
        range.lowerBound + (range.upperBound - range.lowerBound) * coordinates[$0]
      } ?? 1,
      initial: ETSState(
        level: coordinates[order.level], slope: order.slope.map { coordinates[$0] } ?? 0,
        seasons: seasons))
  }

  /// Turns derivatives with respect to parameters into those with respect to coordinates.
  func convert(_ jacobian: inout [Double], rows: Int, at coordinates: [Double]) {
    let width = coordinates.count
    let edge = ETSBounds.edge
    let alphaRange = 1 - 2 * edge
    let alpha = edge + alphaRange * coordinates[order.alpha]
    let phiRange = ETSBounds.damping.upperBound - ETSBounds.damping.lowerBound
    for row in 0..<rows {
      let start = row * width
      var alphaSlope = jacobian[start]
      if let beta = order.beta {
        alphaSlope += jacobian[start + beta] * coordinates[beta]
        jacobian[start + beta] *= alpha - edge
      }
      if let gamma = order.gamma {
        alphaSlope -= jacobian[start + gamma] * coordinates[gamma]
        jacobian[start + gamma] *= 1 - alpha - edge
      }
      if let phi = order.phi { jacobian[start + phi] *= phiRange }
      jacobian[start] = alphaSlope * alphaRange
    }
  }
}
