internal import Quantities

extension RecordReader {
  /// What a row's value turned out to be.
  enum Value {
    case number(DecimalText, QuantityUnit)
    case unavailable
    case faulty
  }

  /// The word before an amount that makes it negative.
  private static let deficit = "赤字"

  mutating func value(_ row: Int) -> Value {
    let written = text(row, .value)
    let number = DecimalText(written)
    if number == nil, WrittenFigure.signsOfNothing.contains(written) {
      countUnavailable()
      return .unavailable
    }
    let (unitText, unit) = unit(row)
    if unitText.isEmpty { return valueWithUnit(row, written) }
    if unit == nil { reportUnit(row, .unit, unitText) }
    guard let number else {
      let own = try? Quantity.parts(of: RecordReader.signed(written))
      if let own, let unit {
        if own.unit == unit { return .number(own.number, unit) }
        report(
          row, .value, "two-units",
          found: LocalizedText(
            "数值“\(written)”里的单位与单位列的“\(unitText)”不同",
            "the unit in the value “\(written)” is not that of the column, “\(unitText)”"),
          expected: LocalizedText("两处单位相同，或只写在单位列", "one unit, best in its column only"))
        return .faulty
      }
      report(
        row, .value, "not-a-number",
        found: LocalizedText("数值“\(written)”不是数字", "the value “\(written)” is not a number"),
        expected: LocalizedText(
          "只有数字，例如 1,234.5；单位写在单位列",
          "digits only, such as 1,234.5; the unit belongs to the column “unit”"))
      return .faulty
    }
    guard let unit else { return .faulty }
    return .number(number, unit)
  }

  /// A value that must carry its unit: `3754万元`, `赤字3754万元`, `5%`.
  private mutating func valueWithUnit(_ row: Int, _ written: String) -> Value {
    let fault: Quantity.Fault
    do {
      let (number, unit) = try Quantity.parts(of: RecordReader.signed(written))
      return .number(number, unit)
    } catch {
      fault = error
    }
    switch fault {
    case .noUnit where !hasUnitColumn:
      reportMissingUnitColumn()
    case .noUnit:
      report(
        row, .unit, "missing-unit",
        found: LocalizedText("数值“\(written)”没有单位", "the value “\(written)” has no unit"),
        expected: LocalizedText("元、万元、亿元、人、%", "元, 万元, 亿元, 人 or %"))
    case .unknownUnit(let text):
      reportUnit(row, .value, text)
    case .noNumber:
      report(
        row, .value, "not-a-number",
        found: LocalizedText("数值“\(written)”不是数字", "the value “\(written)” is not a number"),
        expected: LocalizedText("数字，例如 1,234.5", "a number, such as 1,234.5"))
    }
    return .faulty
  }

  /// A text with a minus where the word before the amount makes it negative.
  private static func signed(_ written: String) -> String {
    written.hasPrefix(deficit) ? "-" + trimmed(String(written.dropFirst(deficit.count))) : written
  }

  private mutating func reportUnit(_ row: Int, _ field: RecordField, _ text: String) {
    let usual = ["元", "万元", "亿元", "人", "万人", "人次", "万人次", "%", "元/人·年", "元/人·月"]
    report(
      row, field, "unknown-unit",
      found: LocalizedText("不认识的单位“\(text)”", "an unknown unit, “\(text)”"),
      expected: LocalizedText(
        usual.joined(separator: "、") + " 等", usual.joined(separator: ", ") + " or the like"),
      remedy: nearestWord(to: text, among: usual).map {
        LocalizedText("是不是“\($0)”？", "Did you mean “\($0)”?")
      })
  }

  mutating func reportNegative(_ row: Int, _ record: Record) {
    let written = text(row, .value)
    report(
      row, .value, "negative-value",
      found: LocalizedText(
        "\(record.key.text(in: .chinese)) 是负数 \(written)",
        "\(record.key.text(in: .english)) is negative, \(written)"),
      expected: LocalizedText("不小于零的数", "a number not below zero"),
      remedy: LocalizedText("若是冲减，请另列一项", "A reversal belongs to a line of its own"))
  }
}
