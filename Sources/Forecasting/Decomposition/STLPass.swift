/// The loops of the decomposition by loess, with their three smoothers.
struct STLPass {
  let period: Int
  let seasonal: Loess
  let trend: Loess
  let low: Loess

  /// Runs the inner loop in every outer one.
  ///
  /// - Parameters:
  ///   - rounds: Inner passes in each outer one.
  ///   - reweightings: How often weights are taken anew from the remainder; with none all are 1.
  func run(_ values: [Double], rounds: Int, reweightings: Int)
    -> (trend: [Double], season: [Double], weights: [Double])
  {
    var trend = [Double](repeating: 0, count: values.count)
    var season = trend
    var weights: [Double] = []
    for outer in 0...reweightings {
      for _ in 0..<rounds {
        let seasonCycle = smoothCycles(zip(values, trend).map { $0 - $1 }, weights)
        let lowPass = low.smooth(averages(seasonCycle), weights: [])
        for index in values.indices { season[index] = seasonCycle[period + index] - lowPass[index] }
        trend = self.trend.smooth(zip(values, season).map { $0 - $1 }, weights: weights)
      }
      if reweightings > 0 && outer < reweightings {
        weights = STLPass.robustness(values, trend, season)
      }
    }
    return (
      trend, season, weights.isEmpty ? [Double](repeating: 1, count: values.count) : weights
    )
  }

  /// Smooths each period of the year over the years, and one year beyond either end.
  private func smoothCycles(_ values: [Double], _ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: values.count + 2 * period)
    for place in 0..<period {
      let places = stride(from: place, to: values.count, by: period)
      let part = places.map { values[$0] }
      let partWeights = weights.isEmpty ? [] : places.map { weights[$0] }
      let count = part.count
      let smooth = seasonal.smooth(part, weights: partWeights)
      var scratch = [Double](repeating: 0, count: count)
      let before = seasonal.estimate(
        part, partWeights, at: -1, 0...min(seasonal.span, count) - 1, &scratch)
      let after = seasonal.estimate(
        part, partWeights, at: Double(count), max(0, count - seasonal.span)...count - 1, &scratch)
      result[place] = before ?? smooth[0]
      for (year, value) in smooth.enumerated() { result[(year + 1) * period + place] = value }
      result[(count + 1) * period + place] = after ?? smooth[count - 1]
    }
    return result
  }

  /// Moving averages over a period, again over a period, and over three.
  private func averages(_ values: [Double]) -> [Double] {
    STLPass.average(STLPass.average(STLPass.average(values, period), period), 3)
  }

  private static func average(_ values: [Double], _ length: Int) -> [Double] {
    var sum = values[0..<length].reduce(0, +)
    var result = [sum / Double(length)]
    result.reserveCapacity(values.count - length + 1)
    for index in length..<max(values.count, length) {
      sum += values[index] - values[index - length]
      result.append(sum / Double(length))
    }
    return result
  }

  /// Bisquare weights of the remainder, in units of six times its median size.
  private static func robustness(_ values: [Double], _ trend: [Double], _ season: [Double])
    -> [Double]
  {
    let sizes = values.indices.map { abs(values[$0] - trend[$0] - season[$0]) }
    let middle = MiddlePair(of: sizes)
    let unit = 3 * (middle.lower + middle.upper)
    return sizes.map { size in
      if size <= 0.001 * unit { return 1 }
      if size > 0.999 * unit { return 0 }
      let rest = 1 - (size / unit) * (size / unit)
      return rest * rest
    }
  }
}
