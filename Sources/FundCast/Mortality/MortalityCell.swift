import Quantities
import Scenarios
import Tables

/// One row of a mortality file.
struct MortalityCell {
  let row: Int
  let year: Int
  let age: AgeSpan
  let sex: String
  /// Deaths, or the rate.
  let first: Double
  /// The exposure, or zero.
  let second: Double

  /// Reads a row; `nil` where it is at fault, which is reported.
  init?(_ row: Int, _ reader: inout FigureReader, hasDeaths: Bool) {
    let year = reader.wholeNumber(row, "year")
    let age = reader.age(row)
    let column = hasDeaths ? "deaths" : "rate"
    let first = Self.quantity(row, column, &reader)
    let second = hasDeaths ? Self.quantity(row, "exposure", &reader) : 0
    guard let year, let age, let first, let second else { return nil }
    let rate = hasDeaths ? first / max(second, PlausibleDeathRate.certainExposure) : first
    if rate > PlausibleDeathRate.limit {
      reader.report(
        row, column, "implausible-rate",
        hasDeaths
          ? LocalizedText(
            "死亡 \(reader.text(row, column)) 人，暴露 \(reader.text(row, "exposure")) 人年",
            "\(reader.text(row, column)) deaths in \(reader.text(row, "exposure")) person-years")
          : PlausibleDeathRate.found(reader.text(row, column)),
        PlausibleDeathRate.expected)
      return nil
    }
    self.row = row
    self.year = year
    self.age = age
    self.first = first
    self.second = second
    sex = reader.text(row, "sex")
  }

  /// A number not below zero.
  private static func quantity(
    _ row: Int, _ column: String, _ reader: inout FigureReader
  ) -> Double? {
    guard let value = reader.number(row, column) else {
      if reader.text(row, column).isEmpty {
        reader.report(
          row, column, "missing-value", LocalizedText("没有数值", "there is no value"))
      }
      return nil
    }
    if value < 0 {
      reader.report(
        row, column, "negative-value", LocalizedText("\(value) 是负数", "\(value) is negative"),
        LocalizedText("不小于零的数", "a number not below zero"))
      return nil
    }
    return value
  }
}
