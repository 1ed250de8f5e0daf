internal import Glibc
public import Quantities

/// One figure of a fund's books or reports: the tidy row that every fund file is made of.
///
/// A record is a value that shares its contents between copies: thousands of them are filtered,
/// grouped and paired on the way to a history.
public struct Record: Sendable, Hashable {
  private final class Contents: Sendable, Hashable {
    let key: RecordKey
    let fingerprint: UInt64
    let number: DecimalText
    let unit: QuantityUnit
    let value: Double
    let money: Money?
    let standing: RecordStanding
    let note: String?
    let source: String?
    let place: SourcePlace

    init(
      key: RecordKey, number: DecimalText, unit: QuantityUnit, value: Double, money: Money?,
      standing: RecordStanding, note: String?, source: String?, place: SourcePlace
    ) {
      self.key = key
      fingerprint = key.fingerprint
      self.number = number
      self.unit = unit
      self.value = value
      self.money = money
      self.standing = standing
      self.note = note
      self.source = source
      self.place = place
    }

    static func == (left: Contents, right: Contents) -> Bool {
      left === right
        || left.key == right.key && left.number == right.number && left.unit == right.unit
          && left.standing == right.standing && left.note == right.note
          && left.source == right.source && left.place == right.place
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(fingerprint)
      hasher.combine(number)
      hasher.combine(standing)
    }
  }

  private let contents: Contents

  private init(contents: Contents, key: RecordKey) {
    self.contents = Contents(
      key: key, number: contents.number, unit: contents.unit, value: contents.value,
      money: contents.money, standing: contents.standing, note: contents.note,
      source: contents.source, place: contents.place)
  }

  /// What the figure is about.
  public var key: RecordKey { contents.key }

  /// The key's fingerprint, made once: records are paired when they are read and again for a fund.
  var fingerprint: UInt64 { contents.fingerprint }

  /// The number as written, before its unit is applied.
  public var number: DecimalText { contents.number }

  /// The unit as written.
  public var unit: QuantityUnit { contents.unit }

  /// The figure in base units: currency units, persons, cases, years; shares as fractions.
  public var value: Double { contents.value }

  /// The exact amount where the unit is money and the figure is a whole number of minor units.
  public var money: Money? { contents.money }

  /// How final the figure is.
  public var standing: RecordStanding { contents.standing }

  /// A remark.
  public var note: String? { contents.note }

  /// Where the figure was published.
  public var source: String? { contents.source }

  /// Where the figure stands in the user's file.
  public var place: SourcePlace { contents.place }

  /// Half a unit of the last digit written, in base units: what rounding may hide.
  public var rounding: Double {
    0.5 * pow(10, -Double(number.decimals)) * unit.scale
  }

  /// The key's fund.
  public var fund: String { contents.key.fund }
  /// The key's item.
  public var item: String { contents.key.item }
  /// The key's group, where it has one.
  public var group: String? { contents.key.group }
  /// The key's period.
  public var period: Period { contents.key.period }
  /// The key's basis.
  public var basis: RecordBasis { contents.key.basis }
  /// The key's scope, where it has one.
  public var scope: String? { contents.key.scope }

  /// The largest amount of money admitted, in minor units: a hundred of them can be summed.
  static let largestMoney: Int64 = 90_000_000_000_000_000

  /// Makes a record.
  ///
  /// - Returns: `nil` where the unit is money and the amount exceeds 9 × 10¹⁶ minor units.
  public init?(
    key: RecordKey, number: DecimalText, unit: QuantityUnit, standing: RecordStanding = .final,
    note: String? = nil, source: String? = nil, place: SourcePlace
  ) {
    let plain = Quantity(number.value, unit).baseValue
    var (value, money): (Double, Money?) = (plain, nil)
    if unit.isMoney, let power = decimalPower(of: unit.scale) {
      guard abs(plain) * 100 <= Double(Record.largestMoney) else { return nil }
      money = number.scaled(byPowerOfTen: power + 2).map(Money.init(minorUnits:))
      value = money?.units ?? plain
    }
    contents = Contents(
      key: key, number: number, unit: unit, value: value, money: money, standing: standing,
      note: note, source: source, place: place)
  }
}

extension Record {
  /// The same figure by other names.
  public func called(fund: String, item: String, group: String?) -> Record {
    if fund == self.fund, item == self.item, group == self.group { return self }
    let key = RecordKey(
      fund: fund, item: item, group: group, period: period, basis: basis, scope: scope)
    return Record(contents: contents, key: key)
  }
}

extension QuantityUnit {
  /// Whether the unit is an amount of money, and not money per person or year.
  public var isMoney: Bool { kind == .plain && powers == Powers(money: 1) }
}

/// The power of ten that a scale is, if it is one between 10⁻³ and 10¹².
func decimalPower(of scale: Double) -> Int? {
  powersOfTen.firstIndex { abs($0 - scale) <= 1e-12 * scale }.map { $0 - 3 }
}

private let powersOfTen: [Double] = [
  1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12,
]

extension Record {
  /// The figure with its unit as in the file, without separators: `20637.18 亿元`.
  public var written: String { "\(number) \(unit)" }
}
