internal import Quantities

/// A number of a spreadsheet as text, as a reader of the sheet would write it down.
struct CellNumber {
  /// The decimal digits, the first not zero; empty for zero.
  private let digits: [UInt8]
  /// How many digits stand before the point; none or fewer where zeros follow it.
  private let whole: Int
  private let isNegative: Bool
  private let value: Double

  /// The digits that spreadsheets show; what is beyond them is the noise of binary arithmetic.
  private static let shownDigits = 15

  /// Reads a number as files write it, such as `0.47699999999999998` or `1E-3`.
  init?(_ text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.value = value
    isNegative = value < 0
    let parts = "\(abs(value))".split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    var digits = Array((String(mantissa[0]) + (mantissa.count > 1 ? mantissa[1] : "")).utf8)
    var whole = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let zero = UInt8(ascii: "0")
    while digits.first == zero {
      digits.removeFirst()
      whole -= 1
    }
    if digits.count > CellNumber.shownDigits {
      let isUp = digits[CellNumber.shownDigits] >= UInt8(ascii: "5")
      digits.removeLast(digits.count - CellNumber.shownDigits)
      if isUp {
        var place = digits.count - 1
        while place >= 0, digits[place] == UInt8(ascii: "9") {
          digits[place] = zero
          place -= 1
        }
        if place >= 0 {
          digits[place] += 1
        } else {
          digits.insert(UInt8(ascii: "1"), at: 0)
          whole += 1
        }
      }
    }
    while digits.last == zero { digits.removeLast() }
    self.digits = digits
    self.whole = whole
  }

  /// The text in a format.
  ///
  /// - Parameter isFrom1904: Whether days are counted from 1904, as old Macintosh files do.
  func text(_ format: CellFormat, isFrom1904: Bool) -> String {
    switch format {
    case .number: return plain(shiftedBy: 0)
    case .percent: return plain(shiftedBy: 2) + "%"
    case .day, .month, .year:
      guard let day = day(isFrom1904) else { return plain(shiftedBy: 0) }
      let text = day.description
      return switch format {
      case .day: text
      case .month: String(text.dropLast(3))
      default: String(day.year)
      }
    }
  }

  /// The digits with a point, times a power of ten.
  private func plain(shiftedBy places: Int) -> String {
    guard !digits.isEmpty else { return "0" }
    let point = whole + places
    var text = isNegative ? "-" : ""
    if point <= 0 {
      text += "0." + String(repeating: "0", count: -point) + String(decoding: digits, as: UTF8.self)
    } else if point >= digits.count {
      text +=
        String(decoding: digits, as: UTF8.self)
        + String(repeating: "0", count: point - digits.count)
    } else {
      text +=
        String(decoding: digits[..<point], as: UTF8.self) + "."
        + String(decoding: digits[point...], as: UTF8.self)
    }
    return text
  }

  /// The day of a serial number; `nil` for none of the years 1900 to 9999.
  private func day(_ isFrom1904: Bool) -> CivilDay? {
    guard value >= 0, value < 2_958_466 else { return nil }
    let serial = Int(value)
    if isFrom1904 { return CivilDay(year: 1904, month: 1, day: 1).advanced(by: serial) }
    guard serial >= 1 else { return nil }
    // Spreadsheets count a 29 February 1900 that never was.
    return CivilDay(year: 1899, month: 12, day: 31).advanced(by: serial > 59 ? serial - 1 : serial)
  }
}
