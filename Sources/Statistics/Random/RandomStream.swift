/// A sequence of random numbers that belongs to one place of a random field.
///
/// For samplers that reject, and so need a number of uniforms that is not known beforehand. It is a
/// value: a copy repeats what the original gives from there on. A stream holds 2³³ numbers.
public struct RandomStream: Sendable, RandomNumberGenerator {
  private let key: UInt64
  private var counter: Philox4x32.Words
  private var spare: UInt64?

  /// A stream whose counter's second word counts the blocks from 1 on; block 0 is the field's.
  init(key: UInt64, counter: Philox4x32.Words) {
    self.key = key
    self.counter = counter
  }

  /// The stream of a key at a period, path and draw; the same as the field's of that key.
  public init(_ key: RandomKey, period: Int = 0, draw: Int = 0, path: Int = 0) {
    self = RandomField(key).stream(period: period, draw: draw, path: path)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if let value = spare {
      spare = nil
      return value
    }
    precondition(counter.second < .max, "The random stream is exhausted.")
    counter.second += 1
    let words = Philox4x32.block(counter: counter, key: key)
    spare = words.high
    return words.low
  }

  /// The next uniform number, strictly between 0 and 1.
  public mutating func nextUniform() -> Double {
    openUnit(next())
  }

  /// The next standard normal number.
  public mutating func nextNormal() -> Double {
    standardNormalQuantile(nextUniform())
  }
}
