import Quantities

/// Reads a quantity for a parameter and says precisely why it does not fit.
enum ParameterQuantity {
  /// What the quantity does to the parameter.
  enum Use {
    /// Sets its value.
    case level
    /// Moves it by an amount.
    case shift
    /// Moves it by a fraction of itself.
    case scale
  }

  /// The quantity in base units.
  static func read(
    _ text: String, definition: ParameterDefinition, use: Use, place: SourcePlace
  ) -> Result<Double, Diagnostic> {
    let quantity: Quantity
    do {
      quantity = try Quantity(text)
    } catch {
      return .failure(unreadable(text, error, definition, place))
    }
    let unit = quantity.unit
    let isShare = definition.unit.kind == .percent
    switch use {
    case .scale where unit.kind == .percent:
      return .success(quantity.baseValue)
    case .shift where isShare && unit.kind == .percentagePoint:
      return .success(quantity.baseValue)
    case .shift where unit.kind == .percent, .scale where unit.kind == .percentagePoint:
      return .failure(ambiguous(text, definition, use, place))
    case .level where definition.admits(unit):
      return checked(quantity.baseValue, text, definition, place)
    case .shift where !isShare && unit.kind == .plain && unit.counts(like: definition.unit):
      return .success(quantity.baseValue)
    default:
      return .failure(misfit(text, unit, definition, use, place))
    }
  }

  private static func checked(
    _ value: Double, _ text: String, _ definition: ParameterDefinition, _ place: SourcePlace
  ) -> Result<Double, Diagnostic> {
    if definition.range.contains(value) { return .success(value) }
    return .failure(definition.outOfRange(text, at: place))
  }

  /// A number without a needless fraction.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }

  private static func unreadable(
    _ text: String, _ fault: Quantity.Fault, _ definition: ParameterDefinition,
    _ place: SourcePlace
  ) -> Diagnostic {
    let expected = LocalizedText(
      "数字加单位，如 \(definition.example)", "a number with its unit, such as \(definition.example)")
    switch fault {
    case .noNumber:
      return Diagnostic(
        code: "not-a-number", at: place,
        found: LocalizedText("“\(text)”不以数字开头", "“\(text)” does not start with a number"),
        expected: expected)
    case .noUnit:
      return Diagnostic(
        code: "missing-unit", at: place,
        found: LocalizedText("“\(text)”没有单位", "“\(text)” has no unit"), expected: expected,
        remedy: withUnit(text, definition))
    case .unknownUnit(let unit):
      let near = nearestWord(
        to: unit, among: [definition.unit.symbol, "个百分点", "%", "万元", "亿元", "万人"])
      return Diagnostic(
        code: "unknown-unit", at: place,
        found: LocalizedText("单位“\(unit)”不认识", "the unit “\(unit)” is not known"),
        expected: expected,
        remedy: near.map { LocalizedText("是否想写“\($0)”？", "Did you mean “\($0)”?") })
    }
  }

  /// A number without a unit as it was probably meant: a share's fraction in per cent.
  private static func withUnit(_ text: String, _ definition: ParameterDefinition) -> LocalizedText {
    let plain = "\(text) \(definition.unit)"
    guard definition.unit.kind == .percent, let number = DecimalText(text)?.value,
      abs(number) > 0, abs(number) < 1, definition.range.contains(number)
    else { return LocalizedText("请写成“\(plain)”", "Write “\(plain)”") }
    let meant = definition.written(number)
    return LocalizedText(
      "请写成“\(meant)”；确实只有百分之 \(text) 的，写“\(plain)”",
      "Write “\(meant)”, or “\(plain)” where it is no more than that")
  }

  private static func ambiguous(
    _ text: String, _ definition: ParameterDefinition, _ use: Use, _ place: SourcePlace
  ) -> Diagnostic {
    let isShare = definition.unit.kind == .percent
    // A share moves by points, anything else by an amount in its own unit.
    let absolute = isShare ? "-0.5 个百分点" : "10 \(definition.unit)"
    return Diagnostic(
      code: "ambiguous-unit", at: place,
      found: use == .scale || isShare
        ? LocalizedText(
          "“\(text)”含义不明：百分数是相对变动，百分点是绝对变动",
          "“\(text)” is ambiguous: per cent is relative, percentage points are absolute")
        : LocalizedText(
          "“\(text)”含义不明：增减（shift）是绝对变动，百分数是相对变动",
          "“\(text)” is ambiguous: shift moves by an amount, per cent is relative"),
      expected: place.sheet == nil
        ? LocalizedText(
          "shift: \(absolute)（绝对），或 scale: -2 %（相对）",
          "shift: \(absolute) (absolute), or scale: -2 % (relative)")
        : LocalizedText(
          "做法“增减”写 \(absolute)（绝对），或做法“按比例增减”写 -2 %（相对）",
          "the operation shift with \(absolute) (absolute), or scale with -2 % (relative)"))
  }

  private static func misfit(
    _ text: String, _ unit: QuantityUnit, _ definition: ParameterDefinition, _ use: Use,
    _ place: SourcePlace
  ) -> Diagnostic {
    let isShare = definition.unit.kind == .percent
    let wanted =
      use == .scale ? "%" : isShare && use == .shift ? "个百分点" : definition.unit.symbol
    // An amount that lacks only its period or its person is not wrong but ambiguous.
    let lacksPart =
      !isShare && unit.powers.money == definition.unit.powers.money && unit.kind == .plain
      && unit.powers != definition.unit.powers && unit.powers.money != 0
      && (unit.scale == 1 || unit.powers != .init(money: 1))
    return Diagnostic(
      code: lacksPart ? "ambiguous-unit" : "wrong-unit", at: place,
      found: LocalizedText(
        lacksPart
          ? "“\(text)”的单位不完整：每人还是合计、每月还是每年？"
          : "“\(text)”的单位 \(unit) 不适用于“\(definition.title.chinese)”",
        lacksPart
          ? "the unit of “\(text)” is incomplete: a person or in total, a month or a year?"
          : "the unit \(unit) of “\(text)” does not fit “\(definition.title.english)”"),
      expected: LocalizedText("单位 \(wanted)", "the unit \(wanted)"))
  }
}
