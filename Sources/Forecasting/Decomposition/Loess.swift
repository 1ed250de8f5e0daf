/// A local regression on equally spaced values, as the decomposition by loess uses it.
///
/// Cleveland, Cleveland, McRae and Terpenning, *STL: A Seasonal-Trend Decomposition Procedure
/// Based on Loess*, Journal of Official Statistics 6 (1990), 3–73, section 2 and the program that
/// goes with it: tricube weights over the nearest `span` positions, and beyond the ends of the
/// data a span widened by (span − n) div 2 where it exceeds the data.
struct Loess {
  /// The number of neighbours, odd.
  let span: Int

  /// 0 for a local constant, 1 for a local line.
  let degree: Int

  /// Every how many positions the regression is evaluated; between them it is interpolated.
  let jump: Int

  /// The smoothed values at all positions.
  ///
  /// - Parameters:
  ///   - values: The data.
  ///   - weights: Their robustness weights, empty where all are 1.
  func smooth(_ values: [Double], weights: [Double]) -> [Double] {
    let count = values.count
    guard count >= 2 else { return values }
    let stride = min(jump, count - 1)
    let half = (span + 1) / 2
    var result = values
    var scratch = [Double](repeating: 0, count: count)
    func set(_ index: Int) {
      let window = self.window(around: index, count: count, half: half)
      if let value = estimate(values, weights, at: Double(index), window, &scratch) {
        result[index] = value
      }
    }
    for index in Swift.stride(from: 0, to: count, by: stride) { set(index) }
    guard stride > 1 else { return result }
    let lastKnot = (count - 1) / stride * stride
    for knot in Swift.stride(from: 0, to: lastKnot, by: stride) {
      Loess.interpolate(&result, from: knot, to: knot + stride)
    }
    if lastKnot != count - 1 {
      // The last window of the walk is kept for the end, as in the published program.
      let window = self.window(around: lastKnot, count: count, half: half)
      if let value = estimate(values, weights, at: Double(count - 1), window, &scratch) {
        result[count - 1] = value
      }
      Loess.interpolate(&result, from: lastKnot, to: count - 1)
    }
    return result
  }

  /// The neighbours of a position inside the data.
  private func window(around index: Int, count: Int, half: Int) -> ClosedRange<Int> {
    if span >= count { return 0...count - 1 }
    if index < half - 1 { return 0...span - 1 }
    if index >= count - half { return count - span...count - 1 }
    return index - half + 1...span + index - half
  }

  /// The local regression at a position, `nil` where no neighbour has weight.
  ///
  /// - Parameter scratch: Room for one weight a value; its content is overwritten.
  func estimate(
    _ values: [Double], _ robustness: [Double], at place: Double, _ window: ClosedRange<Int>,
    _ scratch: inout [Double]
  ) -> Double? {
    let count = values.count
    var reach = max(place - Double(window.lowerBound), Double(window.upperBound) - place)
    if span > count { reach += Double((span - count) / 2) }
    let (far, near) = (0.999 * reach, 0.001 * reach)
    var sum = 0.0
    for index in window {
      let distance = abs(Double(index) - place)
      var weight = 0.0
      if distance <= far {
        if distance <= near {
          weight = 1
        } else {
          let ratio = distance / reach
          let rest = 1 - ratio * ratio * ratio
          weight = rest * rest * rest
        }
        if !robustness.isEmpty { weight *= robustness[index] }
        sum += weight
      }
      scratch[index] = weight
    }
    guard sum > 0 else { return nil }
    for index in window { scratch[index] /= sum }
    if reach > 0 && degree > 0 {
      var centre = 0.0
      for index in window { centre += scratch[index] * Double(index) }
      var spread = 0.0
      for index in window {
        let distance = Double(index) - centre
        spread += scratch[index] * distance * distance
      }
      if spread.squareRoot() > 0.001 * Double(count - 1) {
        let slope = (place - centre) / spread
        for index in window { scratch[index] *= slope * (Double(index) - centre) + 1 }
      }
    }
    var value = 0.0
    for index in window { value += scratch[index] * values[index] }
    return value
  }

  private static func interpolate(_ values: inout [Double], from: Int, to: Int) {
    let slope = (values[to] - values[from]) / Double(to - from)
    for index in from + 1..<max(to, from + 1) {
      values[index] = values[from] + slope * Double(index - from)
    }
  }
}
