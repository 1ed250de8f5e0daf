/// The shortest decimal that reads back as a given Double: a significand times a power of ten.
struct DecimalExpansion {
  let isNegative: Bool
  let significand: Int64
  let exponent: Int

  /// Expands a finite number.
  init(_ value: Double) {
    var significand: Int64 = 0
    var (exponent, written, digits) = (0, 0, 0)
    var (isNegative, sawPoint, inExponent, exponentIsNegative) = (false, false, false, false)
    for byte in "\(value)".utf8 {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { exponentIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "."):
        sawPoint = true
      case UInt8(ascii: "e"):
        inExponent = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = Int64(byte - UInt8(ascii: "0"))
        if inExponent {
          written = written * 10 + Int(digit)
        } else {
          significand = significand * 10 + digit
          if sawPoint { exponent -= 1 }
          digits += 1
        }
      default:
        break
      }
    }
    self.isNegative = isNegative
    self.significand = significand
    self.exponent = exponent + (exponentIsNegative ? -written : written)
  }

  /// The number times ten to `decimals`, rounded halves away from zero, if it has 18 digits or less.
  func rounded(toDecimals decimals: Int) -> Int64? {
    let shift = exponent + decimals
    if significand == 0 || shift < -18 { return 0 }
    let magnitude: Int64
    if shift >= 0 {
      guard shift <= 18 else { return nil }
      let (product, overflow) = significand.multipliedReportingOverflow(by: powerOfTen(shift))
      guard !overflow else { return nil }
      magnitude = product
    } else {
      let divisor = powerOfTen(-shift)
      let (quotient, rest) = significand.quotientAndRemainder(dividingBy: divisor)
      magnitude = rest >= divisor - rest ? quotient + 1 : quotient
    }
    guard magnitude < 1_000_000_000_000_000_000 else { return nil }
    return isNegative ? -magnitude : magnitude
  }
}
