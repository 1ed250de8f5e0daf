/// The smoothing parameters of complex exponential smoothing, α₀ + iα₁ and β₀ + iβ₁.
public struct CESParameters: Sendable, Hashable {
  /// The real part of the parameter of the level, α₀.
  public let levelReal: Double

  /// The imaginary part of the parameter of the level, α₁; near one.
  public let levelImaginary: Double

  /// The real part of the parameter of the season, β₀; zero where there is none.
  public let seasonReal: Double

  /// The imaginary part of the parameter of the season, β₁; zero but for the full form.
  public let seasonImaginary: Double

  /// Makes parameters; those a form does not have are left at zero.
  public init(
    levelReal: Double, levelImaginary: Double, seasonReal: Double = 0, seasonImaginary: Double = 0
  ) {
    self.levelReal = levelReal
    self.levelImaginary = levelImaginary
    self.seasonReal = seasonReal
    self.seasonImaginary = seasonImaginary
  }

  /// Parameters in the order α₀, α₁, β₀, β₁, as many as the form has.
  init(_ form: CESForm, _ point: [Double]) {
    self.init(
      levelReal: point[0], levelImaginary: point[1],
      seasonReal: form.hasSeasonalEffects ? point[2] : 0,
      seasonImaginary: form == .full ? point[3] : 0)
  }

  /// The parameters in the order α₀, α₁, β₀, β₁, as many as a form has.
  func point(_ form: CESForm) -> [Double] {
    Array(
      [levelReal, levelImaginary, seasonReal, seasonImaginary].prefix(form.parameterCount))
  }

  /// Whether old observations lose their weight.
  ///
  /// Written as y = θ(B)/φ(B) e, the roots of θ in 1/B must lie inside the unit circle. For a
  /// level alone, and for the simple form with Bᵐ in place of B,
  /// θ = 1 − (2 − 2α₀ + α₁)B + (α₀² + α₁² − 3α₀ − α₁ + 2)B², the determinant of I − DB with D the
  /// matrix that carries a state on (Svetunkov, Kourentzes and Ord 2022; Hyndman et al. 2008). With
  /// seasonal effects θ is that of both parts together. There the mean of the effects and the
  /// level move almost alike, which puts one root near one that hardly any error tells of: a
  /// hundredth beyond the circle is allowed.
  public func areAdmissible(for form: CESForm, seasonLength: Int) -> Bool {
    let level = CESPolynomials(levelReal, levelImaginary)
    let trace = -level.theta[1]
    let determinant = level.theta[2]
    guard abs(determinant) < 1, abs(trace) < 1 + determinant else { return false }
    guard form.hasSeasonalEffects else { return true }
    let season =
      form == .full
      ? CESPolynomials(seasonReal, seasonImaginary)
      : CESPolynomials(phi: [1, -1, 0], theta: [1, seasonReal - 1, 0])
    let last = form == .full ? 2 : 1
    // θ of both: θ(level) φ(season) + (θ(season) − φ(season)) φ(level), the highest power of B
    // first, which is the constant term in 1/B.
    let degree = last * seasonLength + 2
    var polynomial = [Double](repeating: 0, count: degree + 1)
    for (power, factor) in season.phi.prefix(last + 1).enumerated() {
      let rest = season.theta[power] - factor
      for lag in 0...2 {
        polynomial[degree - power * seasonLength - lag] +=
          level.theta[lag] * factor + level.phi[lag] * rest
      }
    }
    return UnitCircle.containsRoots(of: polynomial, radius: 1.01)
  }
}

/// The polynomials of one part of the model in B, the constant term first.
private struct CESPolynomials {
  let phi: [Double]
  let theta: [Double]

  init(phi: [Double], theta: [Double]) {
    self.phi = phi
    self.theta = theta
  }

  init(_ real: Double, _ imaginary: Double) {
    phi = [1, real - 2, 2 - real - imaginary]
    theta = [
      1, 2 * real - imaginary - 2,
      real * real + imaginary * imaginary - 3 * real - imaginary + 2,
    ]
  }
}
