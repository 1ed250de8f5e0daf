import Glibc

/// A linear scale with round ticks.
struct LinearScale: Hashable {
  let low: Double
  let high: Double

  /// Ticks between low and high in steps of 1, 2 or 5 times a power of ten.
  let ticks: [Double]

  /// Decimals that tell the ticks apart.
  let decimals: Int

  /// A scale around values with a little room at ends that are not zero.
  ///
  /// - Parameters:
  ///   - values: what must fit; those that are not finite, or beyond 1e300, are passed over.
  ///   - includesZero: whether zero must fit; `nil` takes it in where the values come near it.
  ///   - most: at most this many ticks.
  init(around values: [Double], includesZero: Bool? = nil, most: Int = 6) {
    let finite = values.filter { abs($0) <= 1e300 }
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if includesZero ?? LinearScale.comesNearZero(low, high) {
      low = min(0, low)
      high = max(0, high)
    }
    if low == high {
      let margin = low == 0 ? 1 : max(abs(low) * 0.1, 1e-300)
      if low != 0 && includesZero != true { low -= margin }
      high += margin
    }
    let margin = (high - low) * 0.04
    if low != 0 { low -= margin }
    if high != 0 { high += margin }
    let (step, power) = LinearScale.step(low: low, high: high, most: max(2, most))
    let (first, last) = LinearScale.whole(low, high, step)
    // Of these there are few, however large their numbers.
    ticks = first <= last ? (0...Int(last - first)).map { (first + Double($0)) * step } : [low]
    self.low = low
    self.high = high
    decimals = max(0, -power)
  }

  /// Where a value lies between two ends.
  func position(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (value - low) / (high - low) * (end - start)
  }

  private static func comesNearZero(_ low: Double, _ high: Double) -> Bool {
    if low <= 0, high >= 0 { return true }
    return min(abs(low), abs(high)) < 0.55 * max(abs(low), abs(high))
  }

  /// The smallest round step that needs no more than the allowed ticks, and its power of ten.
  private static func step(low: Double, high: Double, most: Int) -> (Double, Int) {
    // A power below the range over the ticks there are too many; two above it, one or none.
    let start = max(-9, Int(log10((high - low) / Double(most)).rounded(.down)) - 1)
    for power in start...(start + 3) {
      for factor in [1.0, 2, 5] {
        let step = factor * scale(power)
        let (first, last) = whole(low, high, step)
        let count = last - first + 1
        if count <= Double(most) { return (step, power) }
        // One tick too many reads better than fewer than four.
        let next = whole(low, high, factor == 2 ? step * 2.5 : step * 2)
        if count == Double(most + 1), next.1 - next.0 + 1 < 4 { return (step, power) }
      }
    }
    return (scale(start + 4), start + 4)
  }

  /// The first and last multiple of a step between two ends.
  private static func whole(_ low: Double, _ high: Double, _ step: Double) -> (Double, Double) {
    ((low / step - 1e-9).rounded(.up), (high / step + 1e-9).rounded(.down))
  }

  private static func scale(_ power: Int) -> Double {
    Double("1e\(power)") ?? .nan
  }
}
