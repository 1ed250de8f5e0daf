/// A random number for every (period, path, draw), all determined by a key.
///
/// The number at a place does not depend on which others are asked for: any split of the paths into
/// ranges, on any number of threads, gives the same. Numbers at different places are independent.
///
/// Paths p = 2b and 2b + 1 are the two halves of the generator's block with counter
/// (b, 0, period, draw).
public struct RandomField: Sendable {
  /// The key that determines the field.
  public let key: RandomKey

  /// The field of a key.
  public init(_ key: RandomKey) {
    self.key = key
  }

  /// The uniform number in (0, 1) at one place.
  ///
  /// - Precondition: see `uniforms(period:draw:paths:into:)`.
  public func uniform(period: Int, draw: Int = 0, path: Int) -> Double {
    let address = FieldAddress(period: period, draw: draw, paths: path..<(path + 1))
    let words = Philox4x32.block(
      counter: address.counter(block: UInt32(path >> 1)), key: key.bits)
    return openUnit(path & 1 == 0 ? words.low : words.high)
  }

  /// The standard normal number at one place: the normal quantile of the uniform there.
  ///
  /// - Precondition: see `uniforms(period:draw:paths:into:)`.
  public func normal(period: Int, draw: Int = 0, path: Int) -> Double {
    standardNormalQuantile(uniform(period: period, draw: draw, path: path))
  }

  /// Writes the uniform numbers in (0, 1) of a range of paths.
  ///
  /// - Parameters:
  ///   - period: the period's ordinal, which must fit in 32 bits and may be negative.
  ///   - draw: which of several numbers of the same variable and period, below 2³².
  ///   - paths: the paths, within 0 ..< 2³².
  ///   - values: receives one number a path, in order.
  /// - Precondition: `values` holds as many elements as there are paths.
  public func uniforms(
    period: Int, draw: Int = 0, paths: Range<Int>, into values: inout MutableSpan<Double>
  ) {
    precondition(
      values.count == paths.count,
      "\(paths.count) paths need as many places for their numbers, not \(values.count).")
    let address = FieldAddress(period: period, draw: draw, paths: paths)
    let bits = key.bits
    var path = paths.lowerBound
    var index = 0
    if path & 1 == 1 && index < values.count {
      let words = Philox4x32.block(counter: address.counter(block: UInt32(path >> 1)), key: bits)
      values[0] = openUnit(words.high)
      path += 1
      index = 1
    }
    var counter = address.counter(block: UInt32(truncatingIfNeeded: path >> 1))
    while index + 8 <= values.count {
      let blocks = Philox4x32.FourBlocks(counter: counter, key: bits)
      let low = blocks.low
      let high = blocks.high
      for lane in 0..<4 {
        values[index + 2 * lane] = low[lane]
        values[index + 2 * lane + 1] = high[lane]
      }
      counter.first &+= 4
      index += 8
    }
    while index < values.count {
      let words = Philox4x32.block(counter: counter, key: bits)
      values[index] = openUnit(words.low)
      if index + 1 < values.count { values[index + 1] = openUnit(words.high) }
      counter.first &+= 1
      index += 2
    }
  }

  /// Writes the standard normal numbers of a range of paths.
  ///
  /// Each is the normal quantile of the uniform at its place, so it rises with it.
  ///
  /// - Precondition: as for `uniforms(period:draw:paths:into:)`.
  public func normals(
    period: Int, draw: Int = 0, paths: Range<Int>, into values: inout MutableSpan<Double>
  ) {
    uniforms(period: period, draw: draw, paths: paths, into: &values)
    replaceByStandardNormalQuantiles(&values)
  }

  /// Writes the uniform numbers in (0, 1) of a range of paths into an array of as many elements.
  public func uniforms(
    period: Int, draw: Int = 0, paths: Range<Int>, into values: inout [Double]
  ) {
    var span = values.mutableSpan
    uniforms(period: period, draw: draw, paths: paths, into: &span)
  }

  /// Writes the standard normal numbers of a range of paths into an array of as many elements.
  public func normals(
    period: Int, draw: Int = 0, paths: Range<Int>, into values: inout [Double]
  ) {
    var span = values.mutableSpan
    normals(period: period, draw: draw, paths: paths, into: &span)
  }

  /// A sequence of numbers of its own for one place, for samplers that need an unknown number.
  ///
  /// Streams of different places are independent of one another and of the field's own numbers.
  ///
  /// - Precondition: see `uniforms(period:draw:paths:into:)`.
  public func stream(period: Int = 0, draw: Int = 0, path: Int = 0) -> RandomStream {
    let address = FieldAddress(period: period, draw: draw, paths: path..<(path + 1))
    return RandomStream(key: key.bits, counter: address.counter(block: UInt32(path)))
  }
}

/// The part of a counter that is common to a range of paths, checked.
struct FieldAddress {
  private let period: UInt32
  private let draw: UInt32

  init(period: Int, draw: Int, paths: Range<Int>) {
    precondition(
      Int32(exactly: period) != nil, "The period's ordinal \(period) does not fit in 32 bits.")
    precondition(
      UInt32(exactly: draw) != nil, "The draw \(draw) does not lie between 0 and 2³² − 1.")
    precondition(
      paths.lowerBound >= 0 && paths.upperBound <= 1 << 32,
      "The paths \(paths) do not lie within 0 ..< 2³².")
    self.period = UInt32(truncatingIfNeeded: period)
    self.draw = UInt32(truncatingIfNeeded: draw)
  }

  func counter(block: UInt32) -> Philox4x32.Words {
    Philox4x32.Words(block, 0, period, draw)
  }
}
