public import Quantities

/// A unit in which a table prints money, such as 万元.
public struct MoneyUnit: Sendable, Hashable {
  /// The unit's name as it stands in a column head.
  public let name: LocalizedText

  /// Minor units (fen, cents) in one of this unit.
  public let minorUnits: Int64

  /// Makes a unit.
  public init(name: LocalizedText, minorUnits: Int64) {
    precondition(minorUnits > 0, "A money unit holds at least one minor unit, not \(minorUnits).")
    self.name = name
    self.minorUnits = minorUnits
  }

  /// One yuan.
  public static let yuan = MoneyUnit(name: LocalizedText("元", "yuan"), minorUnits: 100)

  /// Ten thousand yuan.
  public static let tenThousandYuan = MoneyUnit(
    name: LocalizedText("万元", "10,000 yuan"), minorUnits: 1_000_000)

  /// A hundred million yuan.
  public static let hundredMillionYuan = MoneyUnit(
    name: LocalizedText("亿元", "100 million yuan"), minorUnits: 10_000_000_000)

  /// The units of official Chinese tables, smallest first.
  public static let official: [MoneyUnit] = [.tenThousandYuan, .hundredMillionYuan]

  /// One million of a currency, such as `million USD`.
  public static func million(_ currency: String) -> MoneyUnit {
    MoneyUnit(
      name: LocalizedText("百万 \(currency)", "million \(currency)"), minorUnits: 100_000_000)
  }

  /// An amount given in currency units, in this unit.
  public func value(ofUnits units: Double) -> Double { units * 100 / Double(minorUnits) }
}

/// The unit and decimals that every money figure of one table is printed with.
public struct TableScale: Sendable, Hashable {
  /// The unit that figures are printed in.
  public let unit: MoneyUnit
  /// The decimals that figures are printed with.
  public let decimals: Int

  /// Makes a scale.
  public init(unit: MoneyUnit, decimals: Int) {
    self.unit = unit
    self.decimals = decimals
  }

  /// The scale in which the largest figure of a table has three to five digits.
  ///
  /// The smallest unit that leaves at most five digits before the point is taken, then as many
  /// decimals as bring the largest figure to five digits: at most two, or four where the unit is larger
  /// than 万元, so that a small fund in a large unit is not printed to two digits.
  ///
  /// - Parameters:
  ///   - largest: the largest magnitude in the table, in currency units.
  ///   - units: the units to choose from, smallest first, at least one.
  public init(fittingLargest largest: Double, among units: [MoneyUnit] = MoneyUnit.official) {
    precondition(!units.isEmpty, "A table needs at least one money unit to choose from.")
    var chosen = units[units.count - 1]
    for unit in units where abs(unit.value(ofUnits: largest)) < 99_999.5 {
      chosen = unit
      break
    }
    var (digits, rest) = (1, abs(chosen.value(ofUnits: largest)))
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    let most = chosen.minorUnits > MoneyUnit.tenThousandYuan.minorUnits ? 4 : 2
    self.init(unit: chosen, decimals: max(0, min(most, 5 - digits)))
  }

  /// An amount in currency units as it is printed; `nil` where it cannot be.
  public func figure(_ units: Double) -> PrintedFigure? {
    PrintedFigure(rounding: unit.value(ofUnits: units), decimals: decimals)
  }

  /// An exact amount as it is printed.
  public func figure(_ money: Money) -> PrintedFigure? {
    PrintedFigure(money, in: unit, decimals: decimals)
  }
}
