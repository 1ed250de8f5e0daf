#if canImport(Glibc)
  import Glibc
#endif

/// A number with at most fourteen significant digits, whole ones without a point.
func figureText(_ value: Double) -> String {
  let short = shortened(value)
  if let whole = Int(exactly: short), abs(short) < 1e15 { return "\(whole)" }
  return "\(short)"
}

/// A number with at most fourteen significant digits, always with a point.
func shortText(_ value: Double) -> String { shortened(value).description }

/// A share in percent with one digit.
func percentText(_ share: Double) -> String {
  "\((share * 1000).rounded() / 10)%"
}

/// A figure to four digits.
func fourDigits(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return "\(value)" }
  var factor = 1.0
  while abs(value) * factor < 1000 { factor *= 10 }
  return figureText((value * factor).rounded() / factor)
}

/// The number nearest to a value among those of fourteen significant digits: what stands behind them
/// is noise of reckoning.
private func shortened(_ value: Double) -> Double {
  guard value.isFinite, value != 0 else { return value == 0 ? 0 : value }
  let decimals = 13 - Int(log10(abs(value)).rounded(.down))
  guard abs(decimals) < 300 else { return value }
  // Powers of ten are exact up to the 22nd, so that one division rounds as reading the digits does.
  if abs(decimals) < exactPowersOfTen.count {
    let factor = exactPowersOfTen[abs(decimals)]
    return decimals < 0 ? (value / factor).rounded() * factor : (value * factor).rounded() / factor
  }
  let factor = pow(10, Double(abs(decimals)))
  let whole = (decimals < 0 ? value / factor : value * factor).rounded()
  guard let digits = Int(exactly: whole) else { return value }
  return Double("\(digits)e\(-decimals)") ?? value
}

private let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
