/// The passage between the coefficients of a polynomial and its partial autocorrelations.
///
/// An autoregression 1 − Σφᵢ Bⁱ is stationary exactly when all its partial autocorrelations lie
/// between −1 and 1 (Barndorff-Nielsen and Schou, Journal of Multivariate Analysis 3 (1973),
/// 408–419; Monahan, Biometrika 71 (1984), 403–404).
enum PartialCorrelations {
  /// The coefficients with given partial autocorrelations, by Durbin's recursion.
  static func coefficients(_ partials: [Double]) -> [Double] {
    var result: [Double] = []
    for partial in partials {
      let count = result.count
      let earlier = result
      for index in 0..<count { result[index] -= partial * earlier[count - 1 - index] }
      result.append(partial)
    }
    return result
  }

  /// The coefficients of each order up to the full one, the recursion taken backwards; `nil`
  /// where the autoregression is not stationary.
  static func ladder(_ coefficients: [Double]) -> [[Double]]? {
    var steps = [coefficients]
    var current = coefficients
    while let partial = current.last {
      let divisor = 1 - partial * partial
      guard abs(partial) < 1, divisor > 0 else { return nil }
      let count = current.count - 1
      current = (0..<count).map {
        (current[$0] + partial * current[count - 1 - $0]) / divisor
      }
      steps.append(current)
    }
    return steps.reversed()
  }

  /// The partial autocorrelations of coefficients, `nil` where they are not stationary.
  static func partials(_ coefficients: [Double]) -> [Double]? {
    ladder(coefficients)?.compactMap(\.last)
  }

  /// Whether all roots of 1 − Σφᵢ zⁱ lie outside a circle of a radius around zero.
  static func rootsLieOutside(_ radius: Double, _ coefficients: [Double]) -> Bool {
    var factor = 1.0
    let scaled = coefficients.map { coefficient -> Double in
      factor *= radius
      return coefficient * factor
    }
    return ladder(scaled) != nil
  }
}
