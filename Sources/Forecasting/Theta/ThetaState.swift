#if canImport(Glibc)
  internal import Glibc
#endif

/// Where a Theta model stands before a period: level, line and mean of what came before.
struct ThetaState: Sendable, Hashable {
  var level: Double
  var height: Double
  var slope: Double
  var mean: Double

  /// The position, from 0, of the period to come.
  var index: Int

  /// The value of the next period with an error, after which the state has moved on.
  mutating func advance(_ model: ThetaModel, error: Double) -> Double {
    let alpha = model.parameters.smoothing
    if model.variant == .standard {
      // Exponential smoothing carried on by half the slope, as if the drift had been there from
      // the first value.
      let count = Double(model.series.count)
      let step = Double(index - model.series.count)
      let drift = model.parameters.trendPart * slope
      let past = (1 - pow(1 - alpha, count)) / alpha
      let value = level + drift * (step + past) + error
      level += alpha * error
      index += 1
      return value
    }
    return advance(model, error: error, power: pow(1 - alpha, Double(index)))
  }

  /// The same of a model of lines, where (1 − α) to the power of the position is known: paths from one
  /// origin share these.
  mutating func advance(_ model: ThetaModel, error: Double, power: Double) -> Double {
    let alpha = model.parameters.smoothing
    let value =
      level
      + model.parameters.trendPart
      * ThetaLines.lift(height: height, slope: slope, alpha: alpha, power: power) + error
    level += alpha * (value - level)
    if model.variant != .optimised {
      (mean, height, slope) = ThetaLines.next(
        value: value, index: index, mean: mean, slope: slope)
    }
    index += 1
    return value
  }
}
