#if canImport(Glibc)
  internal import Glibc
#endif

/// A season from all years, the recent ones counting more, shrunk as far as it is uncertain.
///
/// Deviations of the values from their course are averaged by season, a year counting
/// ``yearlyWeight`` times the one after it. The course is first the moving average over a year, as
/// in the classical decomposition, which says nothing of the last half year; then a local line
/// through the values without that season. The season s is multiplied by S/(S + κV), S the
/// mean square of its effects and V the variance of one of them, which follows James and Stein's
/// idea as Miller and Williams (International Journal of Forecasting 19 (2003), 669–684) use it.
struct RecentSeason: Sendable, Hashable {
  /// What a year counts in units of the year after it.
  static let yearlyWeight = 0.7

  /// How far effects are shrunk for their variance, κ.
  static let shrinkage = 2.5

  /// The reach of the local line, in years.
  static let reach = 1.2

  /// The effects in the order of positions modulo the length of a year; zero without two years.
  let effects: [Double]

  /// Estimates the season of a complete series.
  ///
  /// - Parameter period: The length of a year, 1 for no season.
  init(_ values: [Double], period: Int) {
    guard period > 1, values.count >= 2 * period else {
      effects = [Double](repeating: 0, count: max(period, 1))
      return
    }
    let average = RecentSeason.movingAverage(values, period: period)
    let first = RecentSeason.estimate(
      zip(values, average).map { $0 - $1 }, period: period, parameters: Double(period))
    let adjusted = values.enumerated().map { $1 - first[$0 % period] }
    let course = RecentSeason.localLine(adjusted, reach: RecentSeason.reach * Double(period))
    let parameters = Double(period) + Double(values.count) / (1.75 * Double(period))
    effects = RecentSeason.estimate(
      zip(values, course).map { $0 - $1 }, period: period, parameters: parameters)
  }

  /// The centred moving average over a year, NaN where it is not known.
  private static func movingAverage(_ values: [Double], period: Int) -> [Double] {
    let half = period / 2
    let end = period % 2 == 0 ? 0.5 : 1
    return values.indices.map { index in
      guard index >= half, index + half < values.count else { return .nan }
      var sum = end * (values[index - half] + values[index + half])
      for place in index - half + 1..<index + half { sum += values[place] }
      return sum / Double(period)
    }
  }

  /// Local lines through the neighbours of each value within a reach, with tricube weights.
  private static func localLine(_ values: [Double], reach: Double) -> [Double] {
    let far = Int(reach)
    let weights = (0...far).map { distance -> Double in
      let ratio = Double(distance) / reach
      let rest = 1 - ratio * ratio * ratio
      return rest * rest * rest
    }
    return values.indices.map { index in
      var (s0, s1, s2, y0, y1) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for place in max(0, index - far)...min(values.count - 1, index + far) {
        let distance = Double(place - index)
        let weight = weights[abs(place - index)]
        s0 += weight
        s1 += weight * distance
        s2 += weight * distance * distance
        y0 += weight * values[place]
        y1 += weight * distance * values[place]
      }
      let determinant = s0 * s2 - s1 * s1
      return determinant > 0 ? (s2 * y0 - s1 * y1) / determinant : values[index]
    }
  }

  /// Weighted means of deviations by season, less their mean, shrunk.
  ///
  /// - Parameter parameters: How many figures the deviations and means have cost.
  private static func estimate(_ deviations: [Double], period: Int, parameters: Double) -> [Double]
  {
    var sums = [Double](repeating: 0, count: period)
    var weights = sums
    var squares = sums
    func weight(_ index: Int) -> Double {
      pow(yearlyWeight, Double(deviations.count - 1 - index) / Double(period))
    }
    for (index, deviation) in deviations.enumerated() where !deviation.isNaN {
      let own = weight(index)
      sums[index % period] += own * deviation
      weights[index % period] += own
      squares[index % period] += own * own
    }
    guard weights.allSatisfy({ $0 > 0 }) else { return [Double](repeating: 0, count: period) }
    var effects = zip(sums, weights).map { $0 / $1 }
    let mean = effects.reduce(0, +) / Double(period)
    for place in effects.indices { effects[place] -= mean }
    var (square, all, count) = (0.0, 0.0, 0.0)
    for (index, deviation) in deviations.enumerated() where !deviation.isNaN {
      let (own, rest) = (weight(index), deviation - effects[index % period])
      square += own * rest * rest
      all += own
      count += 1
    }
    let variance = square / all * count / max(count - parameters, 1)
    // How many equally weighted deviations a mean is worth.
    let worth = zip(weights, squares).reduce(0) { $0 + $1.0 * $1.0 / $1.1 } / Double(period)
    let size = effects.reduce(0) { $0 + $1 * $1 } / Double(period - 1)
    let whole = size + shrinkage * variance / max(worth, 1)
    return whole > 0 ? effects.map { $0 * size / whole } : effects
  }
}
