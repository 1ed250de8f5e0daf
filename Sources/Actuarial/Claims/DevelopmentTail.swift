import Glibc

/// What follows the last development of a triangle.
public enum DevelopmentTail: Sendable, Equatable {
  /// Nothing is settled any more.
  case none

  /// A stated factor from the last development to the ultimate amount.
  case factor(Double)

  /// fⱼ − 1 = e^(a + b t) with t = j + 1, fitted to the logarithms of the factors above one and
  /// multiplied over the next `periods` developments. Diverges unless b < 0.
  case exponential(periods: Int = 100)

  /// fⱼ − 1 = a tᵇ with t = j + 1, likewise. Its product diverges without bound unless b < −1.
  /// Sherman, Extrapolating, Smoothing, and Interpolating Development Factors, Proceedings of the
  /// Casualty Actuarial Society 71 (1984), 122–155.
  case inversePower(periods: Int = 100)

  /// The standard error of a fitted tail, from the scatter of the factors about its line.
  ///
  /// To first order in level and slope of the least squares line, with s² the residual variance of its
  /// n points: what it says nothing of is whether the line goes on beyond the factors.
  ///
  /// - Parameter factors: the triangle's own factors, the first at t = 1.
  /// - Returns: `nil` for a stated tail, and for fewer than three factors above one.
  public func standardError(after factors: [Double]) -> Double? {
    switch self {
    case .none, .factor: nil
    case .exponential(let periods): Self.standardError(factors, periods) { $0 }
    case .inversePower(let periods): Self.standardError(factors, periods) { log($0) }
    }
  }

  private static func standardError(
    _ factors: [Double], _ periods: Int, _ abscissa: (Double) -> Double
  ) -> Double? {
    guard let line = try? Self.line(factors, abscissa), line.points.count > 2 else { return nil }
    let count = Double(line.points.count)
    let mean = line.points.reduce(0) { $0 + $1.x } / count
    var (residual, square) = (0.0, 0.0)
    for point in line.points {
      let distance = point.y - line.level - line.slope * point.x
      residual += distance * distance
      square += (point.x - mean) * (point.x - mean)
    }
    // The logarithm of the tail, by level and by slope.
    var (tail, byLevel, bySlope) = (1.0, 0.0, 0.0)
    for step in 0..<max(0, periods) {
      let x = abscissa(Double(factors.count + 1 + step))
      let excess = exp(line.level + line.slope * x)
      tail *= 1 + excess
      byLevel += excess / (1 + excess)
      bySlope += x * excess / (1 + excess)
    }
    let fromMean = bySlope - mean * byLevel
    let variance =
      residual / (count - 2) * (byLevel * byLevel / count + fromMean * fromMean / square)
    return tail * variance.squareRoot()
  }

  /// The factor from the last development to the ultimate amount.
  ///
  /// - Parameter factors: the triangle's own factors, the first at t = 1.
  /// - Throws: `tailNotFitted`, `divergingTail`, `unusableFactor`.
  public func factor(after factors: [Double]) throws(ClaimsError) -> Double {
    switch self {
    case .none: return 1
    case .factor(let factor):
      guard factor > 0, factor.isFinite else {
        throw .unusableFactor(development: factors.count, factor: factor)
      }
      return factor
    case .exponential(let periods):
      let line = try Self.line(factors) { $0 }
      if line.slope >= 0 { throw .divergingTail(slope: line.slope) }
      return Self.product(after: factors.count, periods) { exp(line.level + line.slope * $0) }
    case .inversePower(let periods):
      let line = try Self.line(factors) { log($0) }
      if line.slope >= -1 { throw .divergingTail(slope: line.slope) }
      return Self.product(after: factors.count, periods) {
        exp(line.level + line.slope * log($0))
      }
    }
  }

  private static func product(
    after count: Int, _ periods: Int, _ excess: (Double) -> Double
  ) -> Double {
    var product = 1.0
    for step in 0..<max(0, periods) { product *= 1 + excess(Double(count + 1 + step)) }
    return product
  }

  /// The least squares line of log(f − 1) on a function of t.
  private static func line(
    _ factors: [Double], _ abscissa: (Double) -> Double
  ) throws(ClaimsError) -> (level: Double, slope: Double, points: [(x: Double, y: Double)]) {
    var points: [(x: Double, y: Double)] = []
    for (index, factor) in factors.enumerated() where factor > 1 {
      points.append((abscissa(Double(index + 1)), log(factor - 1)))
    }
    if points.count < 2 { throw .tailNotFitted(points: points.count) }
    let count = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.x } / count
    let meanY = points.reduce(0) { $0 + $1.y } / count
    let cross = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) }
    let square = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
    let slope = cross / square
    return (meanY - slope * meanX, slope, points)
  }
}
