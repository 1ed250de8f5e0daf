extension Philox4x32 {
  /// The words of four consecutive blocks, as numbers in (0, 1).
  struct FourBlocks {
    /// From the low half of each block.
    let low: SIMD4<Double>
    /// From the high half of each block.
    let high: SIMD4<Double>

    /// The blocks at `counter` and the three after it in the first word, which wraps around.
    ///
    /// Equal to four calls of `block(counter:key:)`, at a third of their time: the multiplications
    /// of two blocks share an instruction.
    init(counter: Words, key: UInt64) {
      let mask = SIMD4<UInt64>(repeating: 0xFFFF_FFFF)
      let firstFactor = SIMD4<UInt64>(repeating: 0xD251_1F53)
      let thirdFactor = SIMD4<UInt64>(repeating: 0xCD9E_8D57)
      // Of every lane only the low 32 bits count; the rounds leave rubbish above them.
      var w0 = SIMD4<UInt64>(repeating: UInt64(counter.first)) &+ SIMD4(0, 1, 2, 3)
      var w1 = SIMD4<UInt64>(repeating: UInt64(counter.second))
      var w2 = SIMD4<UInt64>(repeating: UInt64(counter.third))
      var w3 = SIMD4<UInt64>(repeating: UInt64(counter.fourth))
      var k0 = UInt32(truncatingIfNeeded: key)
      var k1 = UInt32(truncatingIfNeeded: key >> 32)
      for _ in 0..<10 {
        let p0 = firstFactor &* (w0 & mask)
        let p1 = thirdFactor &* (w2 & mask)
        w0 = (p1 &>> 32) ^ w1 ^ SIMD4(repeating: UInt64(k0))
        w1 = p1
        w2 = (p0 &>> 32) ^ w3 ^ SIMD4(repeating: UInt64(k1))
        w3 = p0
        k0 &+= 0x9E37_79B9
        k1 &+= 0xBB67_AE85
      }
      low = openUnits((w1 &<< 32) | (w0 & mask))
      high = openUnits((w3 &<< 32) | (w2 & mask))
    }
  }
}
