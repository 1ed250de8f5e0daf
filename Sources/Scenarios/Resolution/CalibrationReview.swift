import Foundation
import Funds
import Quantities

/// What is said of years whose records are far from what the lines' formulas give.
struct CalibrationReview {
  let model: FundModel

  /// The unit of printed amounts.
  let unit: QuantityUnit

  /// How many lines a finding names.
  private static let named = 3

  /// A finding for each year that is unlike its line's others, and one for all lines and years that
  /// are as many times their formulas: a whole table in another unit is one slip.
  func findings(_ departures: [CalibrationDeparture]) -> [HistoryFinding] {
    let slips = Dictionary(grouping: departures.filter { $0.usual == nil }) {
      Int(log10($0.ratio).rounded())
    }
    return departures.compactMap { departure in
      departure.usual.map { finding(departure, usual: $0) }
    } + slips.sorted { $0.key < $1.key }.map { slip($0.value) }
  }

  private func finding(_ departure: CalibrationDeparture, usual: Double) -> HistoryFinding {
    let line = title(departure.line)
    let amount = decimal(departure.amount, in: unit)
    let (ratio, usual) = (percent(departure.ratio), percent(usual))
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        "\(line.chinese) \(departure.year) 年实际数为公式数的 \(ratio)，其他年份为 \(usual)，相差 \(amount) \(unit)；校准系数随之变动，影响以后各年。如是已知事项（如推迟或提前到账），请写入基线的 events，month 写它发生的已结账月份，instead-of 写原应发生的月份；否则请核对记录",
        "\(line.english) \(departure.year): the records are \(ratio) of what the formula gives, in other years \(usual), a difference of \(amount) \(unit); the calibration follows it in all years to come. If a known matter explains it (a payment put off or brought forward), state it in the baseline's events, month as the closed one in which it happened and instead-of as the one in which it was due; else check the records"
      ), amount: departure.amount)
  }

  /// Records that are many times, or a small part of, what persons, standards and rates make of them.
  private func slip(_ departures: [CalibrationDeparture]) -> HistoryFinding {
    var seen: Set<String> = []
    let lines = departures.filter { seen.insert($0.line).inserted }
    let shown = lines.prefix(Self.named).map { departure in
      let (line, times) = (title(departure.line), times(departure.ratio))
      return LocalizedText(
        "\(line.chinese) \(departure.year) 年为公式数的 \(times.chinese)",
        "\(line.english) \(departure.year) is \(times.english) what the formula gives")
    }
    let more = lines.count - shown.count
    let (others, rest) =
      more > 0 ? ("等 \(lines.count) 个项目", "; so do \(more) more") : ("", "")
    return HistoryFinding(
      .suspicious,
      LocalizedText(
        "\(shown.map(\.chinese).joined(separator: "，"))\(others)，相差悬殊：记录的金额、人数、标准或费率像是有单位写错（如元写成万元），请核对",
        "\(shown.map(\.english).joined(separator: "; "))\(rest): amounts, persons, standards or rates of the records are perhaps in the wrong unit"
      ), amount: departures.first?.amount)
  }

  /// A ratio as so many times, or as a part.
  private func times(_ ratio: Double) -> LocalizedText {
    func short(_ value: Double) -> String {
      let unit = pow(10, max(0, log10(value).rounded(.down) - 1))
      return ParameterQuantity.plain((value / unit).rounded() * unit)
    }
    return ratio >= 1
      ? LocalizedText("\(short(ratio)) 倍", "\(short(ratio)) times")
      : LocalizedText("1/\(short(1 / ratio))", "1/\(short(1 / ratio)) of")
  }

  private func title(_ line: String) -> LocalizedText {
    model.line(line)?.title ?? LocalizedText(verbatim: line)
  }
}
