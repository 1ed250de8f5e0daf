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

  /// Feeds the bytes of the names: the library's hash of a text beyond ASCII normalises it first,
  /// which takes most of the time of reading a file.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(period.ordinal)
    hasher.combine(basis)
    var mixed: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in [item, fund, group ?? "", scope ?? ""] {
      for byte in text.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x100_0000_01B3 }
      mixed = (mixed ^ 0xFF) &* 0x100_0000_01B3
    }
    hasher.combine(mixed)
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

/// One figure of a fund's books or reports: the tidy row that every fund file is made of.
public struct Record: Sendable, Hashable {
  /// What the figure is about.
  public let key: RecordKey

  /// The number as written, before its unit is applied.
  public let number: DecimalText

  /// The unit as written.
  public let unit: QuantityUnit

  /// The figure in base units: currency units, persons, cases, years; shares as fractions.
  public let value: Double

  /// The exact amount where the unit is money and the figure is a whole number of minor units.
  public let money: Money?

  /// How final the figure is.
  public let standing: RecordStanding

  /// A remark.
  public let note: String?

  /// Where the figure was published.
  public let source: String?

  /// Where the figure stands in the user's file.
  public let place: SourcePlace

  /// The key's fund.
  public var fund: String { key.fund }
  /// The key's item.
  public var item: String { key.item }
  /// The key's group, where it has one.
  public var group: String? { key.group }
  /// The key's period.
  public var period: Period { key.period }
  /// The key's basis.
  public var basis: RecordBasis { key.basis }
  /// The key's scope, where it has one.
  public var scope: String? { key.scope }

  /// The largest amount of money admitted, in minor units: a hundred of them can be summed.
  static let largestMoney: Int64 = 90_000_000_000_000_000

  /// Makes a record.
  ///
  /// - Returns: `nil` where the unit is money and the amount exceeds 9 × 10¹⁶ minor units.
  public init?(
    key: RecordKey, number: DecimalText, unit: QuantityUnit, standing: RecordStanding = .final,
    note: String? = nil, source: String? = nil, place: SourcePlace
  ) {
    self.key = key
    self.number = number
    self.unit = unit
    self.standing = standing
    self.note = note
    self.source = source
    self.place = place
    let plain = Quantity(number.value, unit).baseValue
    guard unit.isMoney, let power = decimalPower(of: unit.scale) else {
      (value, money) = (plain, nil)
      return
    }
    guard abs(plain) * 100 <= Double(Record.largestMoney) else { return nil }
    money = number.scaled(byPowerOfTen: power + 2).map(Money.init(minorUnits:))
    value = money?.units ?? plain
  }
}

extension QuantityUnit {
  /// Whether the unit is an amount of money, and not money per person or year.
  public var isMoney: Bool { kind == .plain && powers == Powers(money: 1) }
}

/// The power of ten that a scale is, if it is one between 10⁻³ and 10¹².
func decimalPower(of scale: Double) -> Int? {
  let scales: [Double] = [
    1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
  ]
  return scales.firstIndex { abs($0 - scale) <= 1e-12 * scale }.map { $0 - 3 }
}

extension Record {
  /// The figure with its unit as in the file, without separators: `20637.18 亿元`.
  public var written: String { "\(number) \(unit.symbol)" }
}
