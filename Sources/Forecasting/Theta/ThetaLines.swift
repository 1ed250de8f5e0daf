/// The straight lines through the first 1, 2, … n values, or the last of them throughout.
struct ThetaLines {
  /// Height at time 0 and slope of the line used after each value.
  private(set) var heights: [Double]
  private(set) var slopes: [Double]

  /// - Parameter isDynamic: Whether each value sees the line of the values up to it only.
  init(_ values: [Double], isDynamic: Bool) {
    heights = [values[0]]
    slopes = [0]
    heights.reserveCapacity(values.count)
    slopes.reserveCapacity(values.count)
    var mean = values[0]
    for index in values.indices.dropFirst() {
      let next = ThetaLines.next(
        value: values[index], index: index, mean: mean, slope: slopes[index - 1])
      mean = next.mean
      heights.append(next.height)
      slopes.append(next.slope)
    }
    if !isDynamic, let height = heights.last, let slope = slopes.last {
      heights = [Double](repeating: height, count: values.count)
      slopes = [Double](repeating: slope, count: values.count)
    }
  }

  /// The line once one more value, at a position from 0, is known: Fiorucci et al. (2016),
  /// equations 13 to 15.
  static func next(value: Double, index: Int, mean: Double, slope: Double) -> (
    mean: Double, height: Double, slope: Double
  ) {
    let count = Double(index + 1)
    let newMean = ((count - 1) * mean + value) / count
    let newSlope = ((count - 2) * slope + 6 * (value - mean) / count) / (count + 1)
    return (newMean, newMean - newSlope * (count + 1) / 2, newSlope)
  }

  /// What the whole trend adds to the level for the value at a position i, from 0:
  /// A(1 − α)^i + B(1 − (1 − α)^(i + 1))/α.
  ///
  /// - Parameter power: (1 − α)^i.
  static func lift(height: Double, slope: Double, alpha: Double, power: Double) -> Double {
    height * power + slope * (1 - power * (1 - alpha)) / alpha
  }
}
