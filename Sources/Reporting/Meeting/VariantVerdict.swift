public import Budgeting
public import Quantities

/// What one variant comes to for a fund.
public struct VariantVerdict: Sendable, Hashable {
  /// The variant's title.
  public let scenario: LocalizedText
  /// The worst that is warned of under the variant.
  public let verdict: Budgeting.Verdict

  /// Which variant it is and what it comes to, in a sentence.
  public var sentence: LocalizedText {
    LocalizedText(
      "方案“\(scenario.chinese)”：\(verdict.sentence.chinese)",
      "Under “\(scenario.english)”: \(verdict.sentence.english)")
  }
}
