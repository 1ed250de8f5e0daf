public import Quantities

/// What one figure is about.
public struct RecordKey: Sendable, Hashable {
  /// The fund, such as `居民医保` or `resident`.
  public let fund: String

  /// The line item or measure.
  public let item: String

  /// The group of people or institutions, where the figure has one.
  public let group: String?

  /// The period; of a cumulative figure, the last month of it.
  public let period: Period

  /// What the figure measures.
  public let basis: RecordBasis

  /// What the figure covers where that changes, such as `含个人账户`.
  public let scope: String?

  /// Makes a key.
  public init(
    fund: String, item: String, group: String? = nil, period: Period, basis: RecordBasis,
    scope: String? = nil
  ) {
    self.fund = fund
    self.item = item
    self.group = group
    self.period = period
    self.basis = basis
    self.scope = scope
  }
}

extension RecordKey {
  /// Whether the names are the same bytes and the rest is equal.
  public static func == (left: RecordKey, right: RecordKey) -> Bool {
    left.period == right.period && left.basis == right.basis
      && sameBytes(left.item, right.item) && sameBytes(left.fund, right.fund)
      && sameBytes(left.group, right.group) && sameBytes(left.scope, right.scope)
  }

  /// Feeds the fingerprint.
  public func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }

  /// A number made of all parts (FNV-1a over the names' bytes): the library's hash of a text beyond
  /// ASCII normalises it first, which takes most of the time of reading a file.
  var fingerprint: UInt64 {
    let prime: UInt64 = 0x100_0000_01B3
    var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [item, fund, group ?? "", scope ?? "", basis.rawValue] {
      for byte in text.utf8 { mixed = (mixed ^ UInt64(byte)) &* prime }
      mixed = (mixed ^ 0xFF) &* prime
    }
    mixed = (mixed ^ UInt64(bitPattern: Int64(period.ordinal))) &* prime
    return (mixed ^ UInt64(period.frequency.periodsPerYear)) &* prime
  }
}

private func sameBytes(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

private func sameBytes(_ left: String?, _ right: String?) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return left.utf8.elementsEqual(right.utf8)
}

extension RecordKey: CustomStringConvertible {
  /// `居民医保 · 住院支出 · 2024-09 · 当期`.
  public var description: String { text(in: .chinese) }

  /// The key in words.
  public func text(in language: Language) -> String {
    [fund, item, group, period.description, basis.label(language), scope].compactMap(\.self)
      .joined(separator: " · ")
  }
}
