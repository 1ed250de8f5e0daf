import Budgeting
import Funds
import Quantities

extension FundChapter {
  /// The arithmetic of every line that moves in the budget year.
  func basisTable() -> ReportTable {
    let rows = basis.lines.filter { figure($0.amount).map { !$0.isZero } ?? false }
      .flatMap(basisRows)
    return ReportTable(
      title: BudgetText.basis,
      basis: CommonText.unit(scale.unit.name, DateText.year(basis.budgetYear)),
      columns: [
        label(CommonText.item), prose(BudgetText.arithmetic), column(CommonText.amount),
      ], rows: rows, isDense: true)
  }

  private func basisRows(_ line: LineBasis) -> [ReportTable.Row] {
    func row(_ title: LocalizedText, _ words: LocalizedText, _ amount: Double?) -> ReportTable.Row {
      ReportTable.Row(
        indent: 1, [.text(title), .text(words), amount.map { .figure(figure($0)) } ?? .blank])
    }
    var rows = [
      ReportTable.Row(
        .group, [.text(line.line.title), .text(line.words), .figure(figure(line.amount))])
    ]
    for term in line.terms {
      let cover = term.coverYear.map { BudgetText.cover($0, term.share) }
      for group in term.rows where group.amount != 0 {
        rows.append(
          row(
            [group.group, cover].compactMap(\.self).joined("，", ", "),
            arithmetic(term, group), group.amount * term.share))
      }
    }
    if let rule = line.rule {
      rows.append(row(BasisText.rule, formula(rule, line.ruleValues), nil))
    }
    if line.terms.isEmpty, line.rule == nil, !line.method.isEmpty {
      rows.append(row(BasisText.method, line.method, nil))
    }
    if let calibration = line.calibration, calibration.ratio != 1 {
      let products = line.terms.reduce(0) { $0 + $1.amount }
      rows.append(
        row(
          BudgetText.calibration, BudgetText.calibrated(calibration),
          products * (calibration.ratio - 1)))
    }
    for event in line.events {
      rows.append(row(BudgetText.known, matter(event), event.amount))
    }
    if !line.terms.isEmpty, let other = figure(line.other), !other.isZero {
      rows.append(row(BudgetText.otherPart, .empty, line.other))
    }
    return rows
  }

  /// `133,120 人 × 98.10% × 400.0 元/人·年`.
  private func arithmetic(_ term: BasisTerm, _ group: BasisTerm.Row) -> LocalizedText {
    let parts = zip(term.factors, group.values).map { factor, value -> LocalizedText in
      let single = factor.parameters.count == 1 ? factor.parameters.first : nil
      let shown = ShownUnit(factor.label ?? single.flatMap { labels[$0] })
      guard factor.label != nil else {
        // A sub-expression: shares print as per cent, anything else as it is.
        let isShare = factor.parameters.allSatisfy { labels[$0]?.unit.kind == .percent }
        return LocalizedText(
          verbatim: isShare
            ? NumberText.percent(value, decimals: 2, zero: .digits)
            : NumberText.number(value, decimals: 4, zero: .digits))
      }
      let number = NumberText.figure(shown.figure(value), zero: .digits)
      let name = shown.name
      if name.chinese.hasPrefix("%") {
        return LocalizedText(
          number + name.chinese,
          number + (name.english.split(separator: " ").first.map(String.init) ?? "%"))
      }
      return LocalizedText("\(number) \(name.chinese)", "\(number) \(name.english)")
    }
    return parts.joined(" × ", " × ")
  }

  /// A rule's formula with titles for names, and what its parameters are.
  private func formula(_ written: String, _ values: [LineBasis.RuleValue]) -> LocalizedText {
    let known = values.map { value -> LocalizedText in
      let shown = ShownUnit(value.label)
      let title = value.label?.title ?? LocalizedText(verbatim: value.parameter)
      let number = NumberText.figure(shown.figure(value.value), zero: .digits)
      return LocalizedText(
        "\(title.chinese) \(number)\(shown.name.chinese)",
        "\(title.english) \(number)\(shown.name.english)")
    }
    let names =
      values.map { ($0.parameter, $0.label?.title) }
      + model.lines.map { ($0.name, Optional($0.title)) }
    let text = BasisText.formula(written, names: names)
    return known.isEmpty ? text : text + LocalizedText("；", "; ") + known.joined("，", ", ")
  }
}
