/// An age or a group of ages as tables write it: `7`, `5-9`, `100+`, `5岁` or `85岁及以上`.
public struct AgeSpan: Sendable, Hashable {
  /// The first age.
  public let start: Int

  /// The age after the last; `nil` for a plain age or an open group.
  public let end: Int?

  /// Whether it is an open group.
  public let isOpen: Bool

  /// Reads a text; `nil` where it is no age from 0 to 150.
  public init?(_ written: String) {
    var text = written
    let isOpen = text.hasSuffix("+") || text.hasSuffix("及以上")
    for word in ["岁", "及以上", "+", " "] { text = text.replacing(word, with: "") }
    for dash in ["–", "—", "~", "～"] { text = text.replacing(dash, with: "-") }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      (0...150).contains(first), first <= last, last <= 150
    else { return nil }
    start = first
    end = parts.count == 2 && !isOpen ? last + 1 : nil
    self.isOpen = isOpen
  }
}
