/// A number exactly as it is written: a whole number of powers of ten.
///
/// One strict reader serves every file. It takes an optional sign (`+`, `-`, `−`, `–` before a
/// digit), digits with thousands separated by `,` or `'` in groups of three, a decimal point, and
/// full-width forms of all of these (`１２３．４`). Accountants' brackets `(4.16)` are negative.
/// Anything else is not a number: no exponent, no two points, no letters.
public struct DecimalText: Sendable, Hashable {
  /// The digits as one whole number.
  public let significand: Int64

  /// How many of the digits stand behind the point.
  public let decimals: Int

  /// Reads a number, or nothing where the text is not one or has more than 17 digits.
  public init?(_ text: some StringProtocol) {
    self.init(part: Substring(text))
  }

  private init?(part text: Substring) {
    if let plain = DecimalText.plain(text.utf8) {
      (significand, decimals) = plain
      return
    }
    var characters = text.unicodeScalars.map(DecimalText.narrowed)
    while characters.first == " " { characters.removeFirst() }
    while characters.last == " " { characters.removeLast() }
    var isNegative = false
    if characters.first == "(", characters.last == ")", characters.count > 2 {
      isNegative = true
      characters = Array(characters.dropFirst().dropLast())
    } else if let sign = characters.first, sign == "+" || sign == "-" {
      isNegative = sign == "-"
      characters.removeFirst()
    }
    guard let last = characters.last, last != ",", let first = characters.first,
      first.value >= 48, first.value <= 57
    else { return nil }

    var significand: Int64 = 0
    var (decimals, digits, sinceSeparator) = (0, 0, 0)
    var (sawPoint, sawSeparator) = (false, false)
    for character in characters {
      switch character {
      case "0"..."9":
        digits += 1
        guard digits <= 17 else { return nil }
        significand = significand * 10 + Int64(character.value - 48)
        if sawPoint { decimals += 1 } else { sinceSeparator += 1 }
      case ",":
        guard !sawPoint, sawSeparator ? sinceSeparator == 3 : sinceSeparator <= 3 else {
          return nil
        }
        (sawSeparator, sinceSeparator) = (true, 0)
      case ".":
        guard !sawPoint, !sawSeparator || sinceSeparator == 3 else { return nil }
        sawPoint = true
      default:
        return nil
      }
    }
    guard digits > 0, sawPoint || !sawSeparator || sinceSeparator == 3,
      !sawPoint || decimals > 0
    else { return nil }
    self.significand = isNegative ? -significand : significand
    self.decimals = decimals
  }

  /// The exact sum of numbers, with as many decimals as the one that has most; nothing where it has more
  /// than 17 digits.
  public init?(sumOf numbers: [DecimalText]) {
    let decimals = numbers.map(\.decimals).max() ?? 0
    var sum: Int64 = 0
    for number in numbers {
      guard let part = number.scaled(byPowerOfTen: decimals) else { return nil }
      let (next, overflow) = sum.addingReportingOverflow(part)
      guard !overflow else { return nil }
      sum = next
    }
    guard sum.magnitude < 100_000_000_000_000_000 else { return nil }
    (significand, self.decimals) = (sum, decimals)
  }

  /// A number of up to 17 digits with no more than a minus before and a point between: most of them.
  private static func plain(_ bytes: Substring.UTF8View) -> (Int64, Int)? {
    var significand: Int64 = 0
    var (digits, decimals) = (0, 0)
    var (isNegative, sawPoint, isFirst) = (false, false, true)
    for byte in bytes {
      switch byte {
      case 0x30...0x39:
        digits += 1
        guard digits <= 17 else { return nil }
        significand = significand * 10 + Int64(byte - 0x30)
        if sawPoint { decimals += 1 }
      case 0x2E where !sawPoint && digits > 0: sawPoint = true
      case 0x2D where isFirst: isNegative = true
      default: return nil
      }
      isFirst = false
    }
    guard digits > 0, !sawPoint || decimals > 0 else { return nil }
    return (isNegative ? -significand : significand, decimals)
  }

  /// The nearest Double.
  public var value: Double {
    // Up to 2⁵³ the quotient of two exact numbers is rounded once.
    if significand.magnitude <= 1 << 53 || decimals == 0 {
      return Double(significand) / DecimalText.powersOfTen[decimals]
    }
    return Double("\(significand)e-\(decimals)") ?? .nan
  }

  /// The number times a power of ten as a whole number, if it is one and fits.
  public func scaled(byPowerOfTen power: Int) -> Int64? {
    let shift = power - decimals
    guard abs(shift) <= 18 else { return nil }
    var factor: Int64 = 1
    for _ in 0..<abs(shift) { factor *= 10 }
    if shift >= 0 {
      let (product, overflow) = significand.multipliedReportingOverflow(by: factor)
      return overflow ? nil : product
    }
    return significand % factor == 0 ? significand / factor : nil
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17,
  ]

  /// The plain form of full-width digits and signs, thousands marks and spaces.
  private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      guard let narrow = Unicode.Scalar(scalar.value - 0xFEE0) else { return scalar }
      return narrow == "'" ? "," : narrow
    case 0x2212, 0x2013: return "-"
    case 0x27, 0x2019: return ","
    case 0x3000, 0xA0, 0x9: return " "
    default: return scalar
    }
  }
}

extension DecimalText: CustomStringConvertible {
  /// The number with the decimals it was written with and no separators: `-1234.50`.
  public var description: String {
    let digits = String(significand.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let fraction = decimals == 0 ? "" : "." + padded.suffix(decimals)
    return (significand < 0 ? "-" : "") + padded.dropLast(decimals) + fraction
  }
}
