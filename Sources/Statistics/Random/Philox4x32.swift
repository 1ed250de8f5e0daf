/// The counter-based generator Philox 4×32 with ten rounds.
///
/// It turns a 128-bit counter and a 64-bit key into 128 random bits, with nothing carried from one
/// call to the next: whoever names the same counter and key gets the same numbers, in any order and
/// on any thread. It passes TestU01's BigCrush. Salmon, Moraes, Dror and Shaw, Parallel Random
/// Numbers: As Easy as 1, 2, 3, SC11 (2011), §3.3.
public enum Philox4x32 {
  /// Four words of a counter or of output.
  public struct Words: Sendable, Equatable {
    /// The first word, the low half of ``low``.
    public var first: UInt32
    /// The second word, the high half of ``low``.
    public var second: UInt32
    /// The third word, the low half of ``high``.
    public var third: UInt32
    /// The fourth word, the high half of ``high``.
    public var fourth: UInt32

    /// Makes words from the first, the low half of ``low``, to the fourth.
    @inlinable public init(_ first: UInt32, _ second: UInt32, _ third: UInt32, _ fourth: UInt32) {
      self.first = first
      self.second = second
      self.third = third
      self.fourth = fourth
    }

    /// The first two words as one number, the first being the low half.
    @inlinable public var low: UInt64 { UInt64(second) << 32 | UInt64(first) }

    /// The last two words as one number, the third being the low half.
    @inlinable public var high: UInt64 { UInt64(fourth) << 32 | UInt64(third) }
  }

  /// The random words that belong to a counter under a key.
  ///
  /// - Parameters:
  ///   - counter: any four words, the block's address.
  ///   - key: two words, the first being the low half.
  @inlinable public static func block(counter: Words, key: UInt64) -> Words {
    var (w0, w1, w2, w3) = (counter.first, counter.second, counter.third, counter.fourth)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let p0 = 0xD251_1F53 &* UInt64(w0)
      let p1 = 0xCD9E_8D57 &* UInt64(w2)
      w0 = UInt32(truncatingIfNeeded: p1 >> 32) ^ w1 ^ k0
      w1 = UInt32(truncatingIfNeeded: p1)
      w2 = UInt32(truncatingIfNeeded: p0 >> 32) ^ w3 ^ k1
      w3 = UInt32(truncatingIfNeeded: p0)
      // The key's schedule: the golden ratio and √3 − 1 as fractions of 2³².
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return Words(w0, w1, w2, w3)
  }
}
