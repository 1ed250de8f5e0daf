/// Where the roots of a polynomial lie.
enum UnitCircle {
  /// Whether all roots of a polynomial lie strictly inside a circle about zero.
  ///
  /// The Schur–Cohn test: the polynomial is reduced one degree at a time, and every reflection
  /// coefficient must be below one in size.
  ///
  /// - Parameters:
  ///   - polynomial: Coefficients, the constant term first, the leading one not zero.
  ///   - radius: The circle's radius.
  static func containsRoots(of polynomial: [Double], radius: Double) -> Bool {
    // Roots of p(radius · z) inside the unit circle are roots of p inside the radius.
    var power = 1.0
    var coefficients = polynomial.map { coefficient in
      defer { power *= radius }
      return coefficient * power
    }
    while coefficients.count > 1 {
      guard let leading = coefficients.last, leading != 0 else { return false }
      let reflection = coefficients[0] / leading
      guard abs(reflection) < 1 else { return false }
      let reversed = Array(coefficients.reversed())
      coefficients = zip(coefficients, reversed).dropFirst().map { $0 - reflection * $1 }
    }
    return true
  }
}
