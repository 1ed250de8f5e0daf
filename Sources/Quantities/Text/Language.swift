/// A language that text for users is written in.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case chinese = "zh"
  case english = "en"
}
