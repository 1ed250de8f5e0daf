public import Quantities

/// Why a series cannot be brought into line with sums.
public enum BenchmarkingError: Error, Sendable, Hashable {
  /// The indicator is empty, or the value at a position is not finite.
  case indicatorNotFinite(position: Int)

  /// A sum is not finite.
  case totalNotFinite(name: String)

  /// A sum runs outside the indicator.
  case outsideIndicator(name: String)

  /// Hard sums contradict one another: the last one named misses what the others imply.
  case inconsistent(names: [String], difference: Double)

  /// The indicator is zero in every period of a hard sum that is not zero.
  case zeroIndicator(name: String, total: Double)

  /// The sums and the indicator do not determine a solution.
  case undetermined
}

extension BenchmarkingError: CustomStringConvertible {
  /// The error in English words.
  public var description: String { message(.english) }

  /// The error in words for a user.
  public var message: LocalizedText {
    switch self {
    case .indicatorNotFinite(let position):
      LocalizedText(
        "指标序列第 \(position + 1) 期没有有效数值。",
        "The indicator has no finite value in period \(position + 1).")
    case .totalNotFinite(let name):
      LocalizedText("“\(name)”不是有效数值。", "“\(name)” is not a finite number.")
    case .outsideIndicator(let name):
      LocalizedText("“\(name)”超出指标序列的期间。", "“\(name)” runs outside the indicator.")
    case .inconsistent(let names, let difference):
      LocalizedText(
        "以下合计相互矛盾，相差 \(difference)：\(names.joined(separator: "、"))。",
        "These sums contradict one another by \(difference): \(names.joined(separator: ", ")).")
    case .zeroIndicator(let name, let total):
      LocalizedText(
        "“\(name)”为 \(total)，但指标序列在这些期间全为零。",
        "“\(name)” is \(total), but the indicator is zero in all its periods.")
    case .undetermined:
      LocalizedText("给定的合计与指标不足以确定结果。", "The sums and the indicator determine no solution.")
    }
  }
}
