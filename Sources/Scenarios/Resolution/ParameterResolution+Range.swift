import Foundation
import Funds
import Quantities

/// Continued values that the parameter cannot have.
extension ParameterResolution {
  /// What a rule of continuation carries out of the catalogue's range, each rule once, at the place
  /// where it stands; for the catalogue's own rule at the value that it continues.
  func beyondRange(
    _ rows: [Row], groups: [String?], start: Period, _ definition: ParameterDefinition
  ) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (row, group) in zip(rows, groups) {
      guard let last = row.points.last, definition.admits(last.value),
        let slot = row.values.indices.first(where: {
          start.advanced(by: $0) > last.slot && !definition.admits(row.values[$0])
        }), let place = row.then?.place ?? last.place,
        !faults.contains(where: { $0.place == place })
      else { continue }
      faults.append(
        beyondRange(
          definition, group: group, at: start.advanced(by: slot), value: row.values[slot],
          row: row, place))
    }
    return faults
  }

  private func beyondRange(
    _ definition: ParameterDefinition, group: String?, at period: Period, value: Double, row: Row,
    _ place: SourcePlace
  ) -> Diagnostic {
    let title = model.groups.first { $0.name == group }?.title
    let (zh, en) = title.map { ("（\($0.chinese)）", " (\($0.english))") } ?? ("", "")
    let rule = rule(of: row)
    let (low, high) = (
      ParameterQuantity.plain(definition.range.lowerBound / definition.unit.scale),
      definition.written(definition.range.upperBound)
    )
    let isCover = definition.timing == .cover
    let (when, then) = (
      isCover ? "\(period) 参保年度" : "\(period) ", isCover ? "cover year \(period)" : "\(period)"
    )
    let figure = definition.written(value)
    return Diagnostic(
      code: "out-of-range", at: place,
      found: LocalizedText(
        "“\(definition.title.chinese)”\(zh)按\(rule.chinese)延续，到 \(when)为 \(figure)，超出范围",
        "“\(definition.title.english)”\(en), continued by \(rule.english), is \(figure) in \(then): out of range"
      ),
      expected: LocalizedText("\(low) 到 \(high)", "\(low) to \(high)"),
      remedy: row.then == nil
        ? LocalizedText(
          "请在基线的 assumptions 中为它写明今后的值或 then",
          "State its later values, or then, among the baseline's assumptions")
        : LocalizedText(
          "请改小 then，或写明以后各年的值并用 then: hold",
          "Let then move it less, or state the later values and write then: hold"))
  }

  /// The rule as its file states it, or the catalogue's in words.
  private func rule(of row: Row) -> LocalizedText {
    if let then = row.then {
      return LocalizedText(" then: \(then.written) ", "then: \(then.written)")
    }
    guard case .averageGrowth(let rate, let years) = row.rule else {
      return LocalizedText("目录的缺省规则", "the catalogue's rule")
    }
    let percent = ParameterQuantity.plain((rate * 1000).rounded() / 10)
    return LocalizedText(
      "前 \(years) 年的平均增长率 \(percent) % ",
      "the average growth of \(years) years, \(percent) % a year")
  }
}
