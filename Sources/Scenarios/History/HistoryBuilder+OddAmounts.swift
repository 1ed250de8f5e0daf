import Forecasting
import Funds
import Quantities
import Tables

/// Amounts of lines that look like slips of the unit or the sign.
extension HistoryBuilder {
  /// Names amounts a hundred times the line's usual amount or more, a thousandth of it or less, or
  /// below zero.
  mutating func reportOddAmounts(_ line: LineItem, _ observed: Series, _ records: [Record]) {
    let usual = observed.observations.map { abs($0.value) }.filter { $0 > 0 }.sorted()
    guard usual.count >= 6 else { return }
    let median = usual[usual.count / 2]
    for observation in observed.observations where observation.value != 0 {
      let size = abs(observation.value) / median
      let isOdd = size >= 100 || size <= 0.001
      guard isOdd || observation.value < 0 else { continue }
      let amount = decimal(observation.value)
      let reason =
        isOdd
        ? LocalizedText(
          "与平常（\(decimal(median)) \(unit)）相差悬殊，像是单位写错",
          "far from the usual \(decimal(median)) \(unit): perhaps a slip of the unit")
        : LocalizedText("为负数，请核对", "below zero: to be checked")
      note(
        HistoryFinding(
          .suspicious,
          LocalizedText(
            "\(line.title.chinese) \(observation.period) \(amount) \(unit)，\(reason.chinese)",
            "\(line.title.english) \(observation.period): \(amount) \(unit), \(reason.english)"),
          amount: observation.value,
          place: records.first { $0.period == observation.period }?.place))
    }
  }
}
