import Quantities
import Reporting

extension MonthlyOutcome {
  /// What a mail says of the run: what was done, what changed since the last month, what is warned
  /// of; a line each.
  public func lines() -> [String] {
    var lines = [opening(language)]
    for fund in run.record.funds { lines.append(line(fund)(language)) }
    lines += run.record.warningLines(in: language)
    let count = run.record.findingCount
    if count > 0 {
      lines.append(
        LocalizedText(
          "数据审核提示 \(count) 条，见报告“数据审核”一节",
          "findings on the data: \(count), see “Data review” in the report")(language))
    }
    lines.append(
      LocalizedText("报告：\(run.folder)/report.html", "report: \(run.folder)/report.html")(language))
    return lines
  }

  private var opening: LocalizedText {
    let closed = run.record.closedThrough.map { "\($0)" } ?? run.name
    switch occasion {
    case .first:
      return LocalizedText(
        "数据截至 \(closed) 的运行已完成", "the run closed through \(closed) is done")
    case .again(let before):
      let words = before.record.changedInputs(to: run.record)
      let (chinese, english) =
        words.isEmpty
        ? ("结果、程序版本或设置有变化", "its results, the program or the settings changed")
        : (
          "输入有变化：\(words.joined(separator: "、"))",
          "inputs changed: \(words.joined(separator: ", "))"
        )
      return LocalizedText(
        "数据截至 \(closed) 已有 \(before.name)，\(chinese)；另存为 \(run.name)",
        "closed through \(closed) there was \(before.name), but \(english); beside it stands \(run.name)"
      )
    case .unchanged:
      return LocalizedText(
        "数据截至 \(closed) 的运行 \(run.name) 已在 \(run.record.madeOn) 完成，输入没有变化，没有重新运行",
        "the run \(run.name), closed through \(closed), was done on \(run.record.madeOn) from the same inputs; nothing was run"
      )
    }
  }

  /// A fund's headline and how it moved since the earlier run, where that one has the same year in
  /// the same unit.
  private func line(_ fund: RunRecord.Fund) -> LocalizedText {
    guard let earlier,
      let before = earlier.record.funds.first(where: { $0.name == fund.name })
    else { return fund.headline }
    guard before.budgetYear == fund.budgetYear, before.unit == fund.unit,
      before.decimals == fund.decimals, let now = fund.closingFigure,
      let then = before.closingFigure
    else {
      return LocalizedText(
        "\(fund.headline.chinese)（\(earlier.name)：\(before.headline.chinese)）",
        "\(fund.headline.english) (\(earlier.name): \(before.headline.english))")
    }
    let change = NumberText.change(now.change(from: then))
    var months = ""
    // The difference of what is printed, as everywhere in the report.
    if let now = fund.payableMonths.flatMap({ PrintedFigure(rounding: $0, decimals: 2) }),
      let then = before.payableMonths.flatMap({ PrintedFigure(rounding: $0, decimals: 2) })
    {
      months = NumberText.change(now.change(from: then))
    }
    return LocalizedText(
      "\(fund.headline.chinese)；比 \(earlier.name) \(change) \(fund.unit.zh)"
        + (months.isEmpty ? "" : "、\(months) 个月"),
      "\(fund.headline.english); since \(earlier.name) \(change) \(fund.unit.en)"
        + (months.isEmpty ? "" : ", \(months) months"))
  }
}

extension RunRecord {
  /// The inputs that another run read with other bytes, or that only one of the two read.
  fileprivate func changedInputs(to other: RunRecord) -> [String] {
    let before = Dictionary(inputs.map { ($0.path, $0.hash) }) { first, _ in first }
    let after = Dictionary(other.inputs.map { ($0.path, $0.hash) }) { first, _ in first }
    return other.inputs.map(\.path).filter { before[$0] != after[$0] }
      + inputs.map(\.path).filter { after[$0] == nil }
  }
}
