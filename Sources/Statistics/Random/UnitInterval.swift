/// A number strictly between 0 and 1 from 64 random bits.
///
/// (2 k + 1) × 2⁻⁵³ with k the 52 highest bits: odd multiples of 2⁻⁵³, symmetric about one half,
/// the nearest to either end being 2⁻⁵³ away from it.
func openUnit(_ bits: UInt64) -> Double {
  // 1 + k × 2⁻⁵² is written down bit by bit; the subtraction is exact.
  Double(bitPattern: bits >> 12 | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
}

/// Four numbers strictly between 0 and 1, each as `openUnit` makes it.
@inline(__always)
func openUnits(_ bits: SIMD4<UInt64>) -> SIMD4<Double> {
  let exponent = SIMD4<UInt64>(repeating: 0x3FF0_0000_0000_0000)
  let fromOne = unsafe unsafeBitCast((bits &>> 12) | exponent, to: SIMD4<Double>.self)
  return fromOne - SIMD4(repeating: 1 - 0x1p-53)
}
