public import Quantities

extension BacktestOutcome {
  /// The summary as lines of text: a row a method, a column a measure, each figure with that of the
  /// seasonal naive method behind a stroke; with a hierarchy the same for the series of each level;
  /// under it the scaled error by step.
  public func table(_ language: Language) -> [String] {
    let overall = block(nil)
    if overall.isEmpty { return [] }
    let steps = entries.compactMap { $0.series == nil ? $0.step : nil }.max() ?? 0
    var byStep = [["MASE"] + (1...max(steps, 1)).map { "h\($0)" }]
    for method in methods {
      byStep.append(
        [method]
          + (1...max(steps, 1)).map { step in
            let entry = entries.first {
              $0.series == nil && $0.level == nil && $0.method == method && $0.step == step
            }
            return fixed(entry.flatMap { $0.values[0] }, 3)
          })
    }
    let heading = LocalizedText(
      "各方法的误差（斜线后为季节性末值法；按序列平均；区间与概率评分以季节性末值法的历史误差为单位）",
      "Errors of each method (behind the stroke: seasonal naive; means over series; scores of ranges "
        + "in units of the seasonal naive method's past errors)")
    let second = LocalizedText("按预测步长的 MASE", "MASE by step ahead")
    var lines = [heading(language)] + overall
    for level in SeriesLevel.allCases {
      let own = block(level)
      if !own.isEmpty { lines += ["", level.heading(language)] + own }
    }
    return lines + ["", second(language)] + BacktestOutcome.aligned(byStep)
  }

  /// The measures of all steps, over all series or those of a level; nothing where there are none.
  private func block(_ level: SeriesLevel?) -> [String] {
    let overall = entries.filter { $0.series == nil && $0.level == level && $0.step == nil }
    guard let beside = overall.first(where: { $0.method == BacktestOutcome.benchmark }) else {
      return []
    }
    // Measures that no method has, such as those of years' ranges, take no room.
    let measures = BacktestMeasure.allCases.enumerated().filter { place, measure in
      !measure.isOptional || overall.contains { $0.values[place] != nil }
    }
    var rows = [["method"] + measures.map(\.element.rawValue) + ["fallback"]]
    for entry in overall {
      rows.append(
        [entry.method]
          + measures.map { place, measure in
            let own = fixed(entry.values[place], measure.digits)
            if entry.method == BacktestOutcome.benchmark { return own }
            return own + "/" + fixed(beside.values[place], measure.digits)
          } + ["\(entry.failures)"])
    }
    return BacktestOutcome.aligned(rows)
  }

  /// Columns of equal width, the first to the left and the others to the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.reduce(0) { max($0, $1[column].count) }
    }
    return rows.map { row in
      row.enumerated().map { column, text in
        let gap = String(repeating: " ", count: widths[column] - text.count)
        return column == 0 ? text + gap : gap + text
      }.joined(separator: "  ")
    }
  }
}

/// A number with so many digits after the point, `-` where there is none.
private func fixed(_ value: Double?, _ digits: Int) -> String {
  guard let value, value.isFinite, abs(value) < 1e12 else { return "-" }
  var factor = 1.0
  for _ in 0..<digits { factor *= 10 }
  let whole = Int((abs(value) * factor).rounded())
  let unit = Int(factor)
  let rest = String(whole % unit + unit).dropFirst()
  return (value < 0 && whole > 0 ? "-" : "") + "\(whole / unit)" + (digits > 0 ? "." + rest : "")
}
