/// How far the links of each development scatter about their factor.
struct LinkSpread: Sendable {
  let sigma: [Double]
  let factorErrors: [Double]

  /// Whether every spread follows from links or from those of the developments before.
  let isKnown: Bool

  init(_ triangle: ClaimsTriangle, rule: DevelopmentRule, factors: [Double], exponent: Int) {
    var squares: [Double] = []
    var errors: [Double] = []
    var isKnown = true
    for (development, factor) in factors.enumerated() {
      var sum = 0.0
      var weights = 0.0
      var count = 0
      for link in rule.links(of: triangle, at: development) where link.start != 0 {
        let weight = linkWeight(link.start, exponent)
        sum += weight * (link.ratio - factor) * (link.ratio - factor)
        weights += weight
        count += 1
      }
      let own = count > 1 ? max(0, sum / Double(count - 1)) : Self.extrapolated(squares)
      isKnown = isKnown && own != nil
      let square = own ?? 0
      squares.append(square)
      errors.append(weights > 0 ? (square / weights).squareRoot() : 0)
    }
    sigma = squares.map { $0.squareRoot() }
    factorErrors = errors
    self.isKnown = isKnown
  }

  /// Mack (1993), p. 217; the value before where there is only one, nothing where there is none, zero
  /// where the last is zero.
  static func extrapolated(_ squares: [Double]) -> Double? {
    guard squares.count >= 2 else { return squares.first }
    let last = squares[squares.count - 1]
    let before = squares[squares.count - 2]
    return before == 0 ? 0 : min(last * last / before, min(last, before))
  }
}

/// Cᵅ.
func linkWeight(_ amount: Double, _ exponent: Int) -> Double {
  exponent == 0 ? 1 : exponent == 1 ? amount : amount * amount
}

/// The errors of the projected amounts, by recursion over developments.
struct ProjectionErrors: Sendable {
  let process: [Double]
  let parameter: [Double]
  let totalParameter: Double

  init(
    _ triangle: ClaimsTriangle, pattern: DevelopmentPattern, spread: LinkSpread,
    tail: TailSpread, exponent: Int
  ) {
    var amounts = triangle.latest
    var process = [Double](repeating: 0, count: amounts.count)
    var parameter = process
    var total = 0.0
    for (development, factor) in pattern.factors.enumerated() {
      let variance = spread.sigma[development] * spread.sigma[development]
      let factorVariance = spread.factorErrors[development] * spread.factorErrors[development]
      var sum = 0.0
      for origin in amounts.indices where triangle.lastKnown[origin] <= development {
        let amount = amounts[origin]
        // A projected amount below zero carries no process variance of its own.
        let own =
          amount > 0 ? variance * amount * amount / linkWeight(amount, exponent) : 0
        process[origin] = factor * factor * process[origin] + own
        parameter[origin] =
          factor * factor * parameter[origin] + amount * amount * factorVariance
        sum += amount
        amounts[origin] *= factor
      }
      total = factor * factor * total + sum * sum * factorVariance
    }
    // The tail is one more step, of all origins.
    let square = pattern.tail * pattern.tail
    let tailVariance = tail.sigma * tail.sigma
    let tailError = tail.factorError * tail.factorError
    for (origin, amount) in amounts.enumerated() {
      let own =
        amount > 0 ? tailVariance * amount * amount / linkWeight(amount, exponent) : 0
      process[origin] = square * process[origin] + own
      parameter[origin] = square * parameter[origin] + amount * amount * tailError
    }
    let sum = amounts.reduce(0, +)
    self.process = process.map { $0.squareRoot() }
    self.parameter = parameter.map { $0.squareRoot() }
    totalParameter = (square * total + sum * sum * tailError).squareRoot()
  }
}

/// How far a tail may be out, of which the triangle itself says nothing.
///
/// Mack (1999), p. 365: σ and the standard error of a tail factor are those of the development whose
/// factor is like it. Here it is the one that lies nearest, of equals the later. The standard error of a
/// fitted curve is that of its line where this is larger.
struct TailSpread: Sendable {
  let sigma: Double
  let factorError: Double

  init(_ pattern: DevelopmentPattern, tail: DevelopmentTail, spread: LinkSpread) {
    var nearest: Int?
    for (development, factor) in pattern.factors.enumerated() {
      let best = nearest.map { abs(pattern.factors[$0] - pattern.tail) } ?? .infinity
      if abs(factor - pattern.tail) <= best { nearest = development }
    }
    guard pattern.tail != 1, let nearest else {
      sigma = 0
      factorError = 0
      return
    }
    sigma = spread.sigma[nearest]
    factorError = max(
      spread.factorErrors[nearest], tail.standardError(after: pattern.factors) ?? 0)
  }
}
