/// The letters that tell a kernel what it is given.
enum KernelFlag {
  static let lower = letter("L")
  static let upper = letter("U")
  static let left = letter("L")
  static let transposed = letter("T")
  static let plain = letter("N")
  static let vectors = letter("V")
  static let thin = letter("S")

  private static func letter(_ scalar: Unicode.Scalar) -> CChar {
    CChar(scalar.value)
  }
}
