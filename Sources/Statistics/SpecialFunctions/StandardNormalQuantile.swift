import Glibc

/// The x with Φ(x) = p: −∞ at 0, +∞ at 1, not a number outside [0, 1].
///
/// Rational approximations accurate to some 10⁻¹⁶ of the value. Wichura, Algorithm AS 241: The
/// Percentage Points of the Normal Distribution, Applied Statistics 37 (1988), 477–484, PPND16.
public func standardNormalQuantile(_ p: Double) -> Double {
  let distance = p - 0.5
  if abs(distance) <= centralHalfWidth { return centralQuantiles(SIMD2(repeating: distance))[0] }
  let tail = distance < 0 ? p : 1 - p
  if !(tail > 0) {
    return tail == 0 ? (distance < 0 ? -.infinity : .infinity) : .nan
  }
  let depth = (-log(tail)).squareRoot()
  let size =
    depth <= nearTailDepth ? nearTailQuantiles(SIMD2(repeating: depth))[0] : farQuantile(depth)
  return distance < 0 ? -size : size
}

/// Replaces each probability, strictly between 0 and 1, by its standard normal quantile.
///
/// Equal to `standardNormalQuantile` one by one, at half the time: those in the tails, which
/// take a logarithm, are set aside and done together, so that the processor need not guess which
/// is one, and the polynomials are evaluated for two at a time.
func replaceByStandardNormalQuantiles(_ values: inout MutableSpan<Double>) {
  var batch = TailBatch()
  var start = 0
  while start < values.count {
    let end = min(start + TailBatch.capacity, values.count)
    batch.collect(values, start, end)
    var index = start
    while index + 2 <= end {
      let p = SIMD2(values[index], values[index + 1])
      let x = centralQuantiles(p - SIMD2(repeating: 0.5))
      values[index] = x[0]
      values[index + 1] = x[1]
      index += 2
    }
    if index < end {
      values[index] = centralQuantiles(SIMD2(repeating: values[index] - 0.5))[0]
    }
    batch.write(&values)
    start = end
  }
}

/// The probabilities of a stretch that lie in the tails, and where they came from.
private struct TailBatch {
  static let capacity = 128

  private var count = 0
  private var places = InlineArray<128, Int>(repeating: 0)
  /// The distance of the probability from one half.
  private var distances = InlineArray<128, Double>(repeating: 0)
  private var depths = InlineArray<128, Double>(repeating: 1)

  mutating func collect(_ values: borrowing MutableSpan<Double>, _ start: Int, _ end: Int) {
    count = 0
    for index in start..<end {
      let distance = values[index] - 0.5
      places[count] = index
      distances[count] = distance
      count += abs(distance) <= centralHalfWidth ? 0 : 1
    }
  }

  mutating func write(_ values: inout MutableSpan<Double>) {
    for index in 0..<count {
      // Exact: the distance is at least 0.425 and the probability a multiple of 2⁻⁵³.
      depths[index] = (-log(0.5 - abs(distances[index]))).squareRoot()
    }
    var index = 0
    while index < count {
      // After an odd count the second place holds what an earlier stretch left.
      let size = nearTailQuantiles(SIMD2(depths[index], depths[index + 1]))
      for lane in 0..<min(2, count - index) {
        let depth = depths[index + lane]
        let magnitude = depth <= nearTailDepth ? size[lane] : farQuantile(depth)
        values[places[index + lane]] = distances[index + lane] < 0 ? -magnitude : magnitude
      }
      index += 2
    }
  }
}
