/// The random spread behind Student's distribution.
enum StudentShock {
  /// √(ν/χ²) with χ² the chi-square value with ν degrees of freedom whose upper tail has the
  /// probability of a standard normal number: the larger the number, the wider the spread.
  static func scaleFactor(shock: Double, degreesOfFreedom: Double) -> Double {
    let probability = min(max(StandardQuantile.cumulative(-shock), 1e-12), 1 - 1e-12)
    let square = StandardQuantile.chiSquare(probability, degreesOfFreedom: degreesOfFreedom)
    return square > 0 ? (degreesOfFreedom / square).squareRoot() : 1e6
  }
}
