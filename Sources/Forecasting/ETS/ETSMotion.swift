/// The smoothing parameters at a point and how they change with its coordinates.
///
/// A point holds a number for each place of ``ETSKernel``. Each smoothing parameter is the part of
/// its usual range, 0…1, that lies below it, so that the bounds of one do not move with another;
/// states are their own coordinates, without bounds.
struct ETSMotion {
  let alpha: Double
  let beta: Double
  let gamma: Double
  let phi: Double

  /// Changes of α and γ with the first coordinate, of γ with the third.
  let alphaChange: Double
  let gammaChanges: (alpha: Double, gamma: Double)

  /// Changes of β with the first and the second coordinate.
  let betaChanges: SIMD2<Double>
  let phiChange: Double

  /// Reads a point of a form; parameters that it does not have are 0, and φ is 1.
  init(_ form: ETSForm, _ point: [Double]) {
    let edge = ETSBounds.edge
    let range = ETSBounds.damping
    let hasTrend = form.trend != .none
    let hasSeason = form.season != .none
    alphaChange = 1 - 2 * edge
    alpha = edge + alphaChange * point[ETSKernel.Place.alpha]
    let (b, g) = (point[ETSKernel.Place.beta], point[ETSKernel.Place.gamma])
    beta = hasTrend ? edge + (alpha - edge) * b : 0
    betaChanges = hasTrend ? SIMD2(b * alphaChange, alpha - edge) : .zero
    gamma = hasSeason ? edge + (1 - alpha - edge) * g : 0
    gammaChanges = hasSeason ? (-g * alphaChange, 1 - alpha - edge) : (0, 0)
    let isDamped = form.trend == .damped
    phiChange = isDamped ? range.upperBound - range.lowerBound : 0
    phi = isDamped ? range.lowerBound + phiChange * point[ETSKernel.Place.phi] : 1
  }
}
