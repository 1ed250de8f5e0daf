/// A whole number times a power of ten, so that printed figures are summed without rounding.
struct ExactNumber: Sendable, Hashable {
  let significand: Int128
  let exponent: Int

  init(_ significand: Int128, _ exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// The nearest Double.
  var value: Double {
    exponent >= 0
      ? Double(significand) * Double(ExactNumber.power(exponent))
      : Double(significand) / Double(ExactNumber.power(-exponent))
  }

  /// The same number counted in a finer power of ten.
  func counted(in finer: Int) -> Int128 {
    significand * ExactNumber.power(max(0, exponent - finer))
  }

  static func - (left: ExactNumber, right: ExactNumber) -> ExactNumber {
    let finer = min(left.exponent, right.exponent)
    return ExactNumber(left.counted(in: finer) - right.counted(in: finer), finer)
  }

  private static func power(_ count: Int) -> Int128 {
    precondition(count <= 18, "A power of ten of figures is at most 18, not \(count).")
    var power: Int128 = 1
    for _ in 0..<count { power *= 10 }
    return power
  }

  /// The number in units of a power of ten, thousands separated: `68,270.20`.
  func text(inUnitsOf unitPower: Int) -> String {
    let decimals = max(0, unitPower - exponent)
    let whole = significand * ExactNumber.power(max(0, exponent - unitPower))
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var grouped = ""
    let integer = padded.dropLast(decimals)
    for (index, digit) in integer.enumerated() {
      if index > 0, (integer.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return (whole < 0 ? "-" : "") + grouped + (decimals > 0 ? "." + padded.suffix(decimals) : "")
  }
}
