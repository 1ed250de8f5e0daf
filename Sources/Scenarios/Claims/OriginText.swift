public import Quantities

/// A period of service as a triangle's file writes it.
public struct OriginText: Hashable, Sendable {
  /// What kind of number it is; one file holds one kind.
  public enum Grain: Hashable, Sendable {
    /// A year or another plain number.
    case number
    /// A quarter of a year.
    case quarter
    /// A calendar month.
    case month
  }

  /// What kind of number it is.
  public let grain: Grain

  /// The year or plain number, or the ordinal of the quarter or month.
  public let number: Int

  /// Reads `2024`, `2024-01`, `2024/1`, `202401`, `2024年1月`, `2024Q1`, `2024-Q1` or a plain number.
  public init?(_ text: String) {
    var digits: [Int] = []
    var lengths: [Int] = []
    var isQuarter = false
    var wasDigit = false
    for character in text.unicodeScalars {
      switch character {
      case "0"..."9":
        if wasDigit, let last = digits.indices.last {
          guard lengths[last] < 9 else { return nil }
          digits[last] = digits[last] * 10 + Int(character.value) - 48
          lengths[last] += 1
        } else {
          digits.append(Int(character.value) - 48)
          lengths.append(1)
        }
        wasDigit = true
        continue
      case "Q", "q", "季": isQuarter = true
      case "-", "/", ".", "年", "月", "度", " ", "第": break
      default: return nil
      }
      wasDigit = false
    }
    switch digits.count {
    case 1 where !isQuarter && lengths[0] == 6 && (1...12).contains(digits[0] % 100):
      self.init(grain: .month, number: digits[0] / 100 * 12 + digits[0] % 100 - 1)
    case 1 where !isQuarter:
      self.init(grain: .number, number: digits[0])
    case 2 where lengths[0] == 4 && isQuarter && (1...4).contains(digits[1]):
      self.init(grain: .quarter, number: digits[0] * 4 + digits[1] - 1)
    case 2 where lengths[0] == 4 && !isQuarter && (1...12).contains(digits[1]):
      self.init(grain: .month, number: digits[0] * 12 + digits[1] - 1)
    default: return nil
    }
  }

  init(grain: Grain, number: Int) {
    self.grain = grain
    self.number = number
  }

  /// The calendar period; a plain number is taken for a year.
  public var period: Period {
    switch grain {
    case .number: Period(year: number)
    case .quarter: Period(frequency: .quarter, ordinal: number)
    case .month: Period(frequency: .month, ordinal: number)
    }
  }

  /// The period in its usual writing.
  public var text: String { grain == .number ? "\(number)" : "\(period)" }
}
