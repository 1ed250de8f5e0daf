/// A number for a text that is the same on every machine and in every run.
///
/// FNV-1a over the UTF-8 bytes (Fowler, Noll and Vo; RFC 9923) followed by a mixing step, so that
/// texts that differ in their last letter differ in all bits. Texts that are written differently
/// but equivalent in Unicode have different hashes. Not for secrets.
public func stableHash(_ text: String) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  return mixed(hash)
}

/// A one-to-one scrambling of 64 bits: the output step of SplitMix64, variant 13 of Stafford.
///
/// Steele, Lea and Flood, Fast Splittable Pseudorandom Number Generators, OOPSLA 2014, figure 17.
func mixed(_ bits: UInt64) -> UInt64 {
  var value = bits
  value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
  value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
  return value ^ (value >> 31)
}
