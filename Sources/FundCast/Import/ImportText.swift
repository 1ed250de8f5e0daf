public import Quantities
import Tables

extension ImportOutcome.Sheet {
  /// What was read from the sheet, what was checked and what was left out, a line each.
  public func lines(in language: Language) -> [String] {
    if let nothing { return ["\(place): " + nothing(language)] }
    var lines = [head(language)]
    if let checked = checked?(language) { lines.append("  " + checked) }
    if addedCount > 0 {
      lines.append(
        "  "
          + LocalizedText(
            "按对应表并入同一项目的数 \(addedCount) 个",
            "figures added to others of their item, as the file of names says: \(addedCount)")(
            language))
    }
    for one in leftOut { lines.append("  " + one.text(language)) }
    if blankCount > 0 {
      lines.append(
        "  "
          + LocalizedText(
            "空格（写“—”“无”的同）\(blankCount) 处没有当作 0；确实没有发生的，加 --blanks-are-zero",
            "empty cells, or cells that say that there is nothing: \(blankCount), not taken as 0; where nothing happened add --blanks-are-zero"
          )(language))
    }
    if zeroCount > 0 {
      lines.append(
        "  "
          + LocalizedText(
            "空格 \(zeroCount) 处按 0 导入", "empty cells taken as 0: \(zeroCount)")(language))
    }
    if !passedOver.isEmpty {
      let words = passedOver.map { "“\($0)”" }
      lines.append(
        "  "
          + LocalizedText(
            "上级标题 \(words.joined(separator: "、")) 没有用来区分项目",
            "Words over others not used to tell items apart: \(words.joined(separator: ", "))")(
            language))
    }
    return lines
  }

  private func head(_ language: Language) -> String {
    let span =
      periods.count > 1
      ? "\(periods[0]) — \(periods[periods.count - 1])" : periods.first.map { "\($0)" } ?? ""
    let text = LocalizedText(
      "\(funds.map(\.chinese).joined(separator: "、"))，\(itemCount) 个项目 × \(periods.count) 期（\(span)），"
        + "\(bases.map(\.label.chinese).joined(separator: "、"))，\(units.joined(separator: "、"))，"
        + "导入 \(recordCount) 个数",
      "\(funds.map(\.english).joined(separator: ", ")), items: \(itemCount), periods: \(periods.count) (\(span)), "
        + "\(bases.map(\.label.english).joined(separator: ", ")), \(units.joined(separator: ", ")); "
        + "figures imported: \(recordCount)")
    return "\(place): " + text(language)
  }

  private var checked: LocalizedText? {
    guard sums.overTime + sums.overItems > 0 else { return nil }
    let rounded =
      sums.rounded == 0
      ? LocalizedText("", "")
      : LocalizedText(
        "（其中 \(sums.rounded) 处差在四舍五入以内）", " (\(sums.rounded) of them within rounding)")
    let wrong = sums.findings.count { $0.code == "sum-differs" }
    return LocalizedText(
      "核对相符：各期之和 \(sums.overTime) 处，各项之和 \(sums.overItems) 处\(rounded.chinese)；不符 \(wrong) 处",
      "Sums that hold: over periods \(sums.overTime), over items \(sums.overItems)\(rounded.english); that do not: \(wrong)"
    )
  }
}

extension LeftOut {
  /// What is left out, how many and why.
  fileprivate func text(_ language: Language) -> String {
    let (zh, en): (String, String) =
      switch reason {
      case .map: ("对应表写明不导入", "the file of names leaves it out")
      case .computed: ("由别的数算出", "computed from other figures")
      case .serial: ("序号、编码", "serial numbers and codes")
      case .unexplainedSum: ("合计，没有可对照的各数", "a sum without parts to check it by")
      case .wrongSum: ("合计，与各数之和不符", "a sum that its parts do not make")
      }
    let name = word.isEmpty ? "" : "“\(word)”"
    let cell = place.short
    return LocalizedText(
      "未导入 \(name)\(count) 个（\(cell) 起）：\(zh)",
      "Left out: \(name.isEmpty ? "" : name + ", ")\(count) from \(cell): \(en)")(language)
  }
}
