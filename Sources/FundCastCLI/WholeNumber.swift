import ArgumentParser
import Quantities

/// Whole numbers as options take them.
enum WholeNumber {
  /// Reads a number of a range; the fault says what stands there and what was expected.
  static func of(_ option: String, _ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = Int(text), range.contains(number) else {
        throw ValidationError(
          option, found: text,
          expected: LocalizedText(
            "\(range.lowerBound)–\(range.upperBound) 的整数",
            "a whole number from \(range.lowerBound) to \(range.upperBound)"))
      }
      return number
    }
  }

  /// Reads a number of periods after which seasons repeat.
  @Sendable
  static func season(_ text: String) throws -> Int {
    guard let number = Int(text), [12, 4, 1].contains(number) else {
      throw ValidationError(
        "--period", found: text, expected: LocalizedText("12、4 或 1", "12, 4 or 1"))
    }
    return number
  }

  /// Reads the seed of random numbers.
  @Sendable
  static func seed(_ text: String) throws -> UInt64 {
    guard let number = UInt64(text) else {
      throw ValidationError(
        "--seed", found: text,
        expected: LocalizedText("0 或更大的整数", "a whole number, 0 or above"))
    }
    return number
  }
}
