/// A language that text for users is written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Chinese, `zh`.
  case chinese = "zh"
  /// English, `en`.
  case english = "en"
}
