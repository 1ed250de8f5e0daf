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
    var coefficients = polynomial
    for index in coefficients.indices {
      coefficients[index] *= power
      power *= radius
    }
    return isStable(&coefficients)
  }

  /// The test for the unit circle, which spends the coefficients.
  static func isStable(_ coefficients: inout [Double]) -> Bool {
    // A reduction shortens the polynomial from below.
    var first = 0
    let last = coefficients.count - 1
    while first < last {
      let leading = coefficients[last]
      guard leading != 0 else { return false }
      let reflection = coefficients[first] / leading
      guard abs(reflection) < 1 else { return false }
      var (low, high) = (first, last)
      while low < high {
        let (lower, upper) = (coefficients[low], coefficients[high])
        coefficients[low] = lower - reflection * upper
        coefficients[high] = upper - reflection * lower
        (low, high) = (low + 1, high - 1)
      }
      if low == high { coefficients[low] -= reflection * coefficients[low] }
      first += 1
    }
    return true
  }
}
