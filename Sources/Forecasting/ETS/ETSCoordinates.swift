/// The passage between the parameters of a form and a point of ``ETSKernel``.
enum ETSCoordinates {
  private typealias Place = ETSKernel.Place

  /// The places that a form uses.
  static func places(_ form: ETSForm, seasonLength: Int) -> [Int] {
    var result = [Place.alpha]
    if form.trend != .none { result.append(Place.beta) }
    if form.season != .none { result.append(Place.gamma) }
    if form.trend == .damped { result.append(Place.phi) }
    result.append(Place.level)
    if form.trend != .none { result.append(Place.slope) }
    if form.season != .none { result += Place.season..<Place.season + seasonLength - 1 }
    return result
  }

  /// A point with smoothing parameters given as parts of their ranges, and a state.
  static func point(
    _ form: ETSForm, seasonLength: Int, parts: (Double, Double, Double, Double), state: ETSState
  ) -> [Double] {
    var point = [Double](repeating: 0, count: ETSKernel.width(seasonLength: seasonLength))
    point[Place.alpha] = parts.0
    if form.trend != .none { point[Place.beta] = parts.1 }
    if form.season != .none { point[Place.gamma] = parts.2 }
    if form.trend == .damped { point[Place.phi] = parts.3 }
    point[Place.level] = state.level
    if form.trend != .none { point[Place.slope] = state.slope }
    for (offset, effect) in state.seasons.dropFirst().enumerated() {
      point[Place.season + offset] = effect
    }
    return point
  }

  /// The point of parameters, those outside the usual range a little inside it.
  static func point(_ form: ETSForm, seasonLength: Int, _ parameters: ETSParameters) -> [Double] {
    func part(_ value: Double, _ low: Double, _ high: Double) -> Double {
      high > low ? min(max((value - low) / (high - low), 0.001), 0.999) : 0.5
    }
    let (edge, range, alpha) = (ETSBounds.edge, ETSBounds.damping, parameters.alpha)
    return point(
      form, seasonLength: seasonLength,
      parts: (
        part(alpha, edge, 1 - edge), part(parameters.beta, edge, alpha),
        part(parameters.gamma, edge, 1 - alpha),
        part(parameters.phi, range.lowerBound, range.upperBound)
      ), state: parameters.initial)
  }

  /// The parameters at a point.
  static func parameters(_ form: ETSForm, seasonLength: Int, _ point: [Double]) -> ETSParameters {
    let motion = ETSMotion(form, point)
    var seasons: [Double] = []
    if form.season != .none {
      let free = point[Place.season..<Place.season + seasonLength - 1]
      let total = form.season == .multiplicative ? Double(seasonLength) : 0
      seasons = [total - free.reduce(0, +)] + free
    }
    return ETSParameters(
      alpha: motion.alpha, beta: motion.beta, gamma: motion.gamma, phi: motion.phi,
      initial: ETSState(
        level: point[Place.level], slope: form.trend == .none ? 0 : point[Place.slope],
        seasons: seasons))
  }
}
