/// How far the links of each development scatter about their factor.
struct LinkSpread: Sendable {
  let sigma: [Double]
  let factorErrors: [Double]

  init(_ triangle: ClaimsTriangle, rule: DevelopmentRule, factors: [Double], exponent: Int) {
    var squares: [Double] = []
    var errors: [Double] = []
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
      let square = count > 1 ? max(0, sum / Double(count - 1)) : Self.extrapolated(squares)
      squares.append(square)
      errors.append(weights > 0 ? (square / weights).squareRoot() : 0)
    }
    sigma = squares.map { $0.squareRoot() }
    factorErrors = errors
  }

  /// Mack (1993), p. 217; zero where fewer than two values come before or the last is zero.
  static func extrapolated(_ squares: [Double]) -> Double {
    guard squares.count >= 2 else { return 0 }
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
    _ triangle: ClaimsTriangle, pattern: DevelopmentPattern, spread: LinkSpread, exponent: Int
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
    self.process = process.map { $0.squareRoot() * pattern.tail }
    self.parameter = parameter.map { $0.squareRoot() * pattern.tail }
    totalParameter = total.squareRoot() * pattern.tail
  }
}
