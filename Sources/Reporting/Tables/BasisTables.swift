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
    var words: [(title: LocalizedText, text: LocalizedText)] = []
    var amounts: [Double?] = []
    func add(_ title: LocalizedText, _ text: LocalizedText, _ amount: Double?) {
      words.append((title, text))
      amounts.append(amount)
    }
    for term in line.terms {
      let cover = term.coverYear.map { BudgetText.cover($0, term.share) }
      for group in term.rows where group.amount != 0 {
        add(
          [group.group, cover].compactMap(\.self).joined("，", ", "), arithmetic(term, group),
          group.amount * term.share)
      }
    }
    if let rule = line.rule { add(BasisText.rule, formula(rule, line.ruleValues), nil) }
    if case .series = line.line.method {
      add(BasisText.method, line.method, nil)
    }
    if let settlement = line.line.settlement {
      add(
        SettlementText.settlement,
        SettlementText.basis(settlement.lags, self.settlement(of: line.line)), nil)
    }
    if let calibration = line.calibration {
      let products = line.terms.reduce(0) { $0 + $1.amount }
      add(
        BudgetText.calibration, BudgetText.calibrated(calibration),
        products * (calibration.ratio - 1))
    }
    for event in line.events { add(BudgetText.known, matter(event), event.amount) }
    if !line.terms.isEmpty { add(BudgetText.otherPart, .empty, line.other) }
    let total = budgetFigure(line)
    let scale = basisScale
    let printed = total.flatMap {
      RoundedTree.parts(
        amounts.compactMap { $0.map { scale.unit.value(ofUnits: $0) } }, addingTo: $0)
    }
    var next = 0
    var rows = [
      ReportTable.Row(.group, [.text(line.line.title), .text(line.words), .figure(total)])
    ]
    for (word, amount) in zip(words, amounts) {
      var cell = ReportTable.Cell.blank
      if let amount {
        let figure = printed?[next] ?? scale.figure(amount)
        next += 1
        // A part that prints as nothing is left out, unless it is one of the products.
        if figure?.isZero ?? true, word.title != BudgetText.known { continue }
        cell = .figure(figure)
      }
      rows.append(ReportTable.Row(indent: 1, [.text(word.title), .text(word.text), cell]))
    }
    return rows
  }

  /// The scale of the budget form, or the report's own where there is none.
  private var basisScale: TableScale {
    TableScale(unit: scale.unit, decimals: budget?.scale.decimals ?? scale.decimals)
  }

  /// A line's budget as the form prints it.
  private func budgetFigure(_ line: LineBasis) -> PrintedFigure? {
    for section in budget?.sections ?? [] {
      guard let count = section.line(line.line.name)?.figures[.nextBudget] else { continue }
      return PrintedFigure(count: count, decimals: basisScale.decimals)
    }
    return basisScale.figure(line.amount)
  }

  /// `133,120 人 × 98.10% × 400.0 元/人·年`.
  private func arithmetic(_ term: BasisTerm, _ group: BasisTerm.Row) -> LocalizedText {
    let parts = zip(term.factors, group.values).map { factor, value -> LocalizedText in
      let single = factor.parameters.count == 1 ? factor.parameters.first : nil
      let shown = ShownUnit(factor.label ?? single.flatMap { labels[$0] }, money: scale.unit)
      guard factor.label != nil else {
        // A sub-expression: shares print as per cent, anything else as it is.
        let isShare = factor.parameters.allSatisfy { labels[$0]?.unit.kind == .percent }
        return LocalizedText(
          verbatim: isShare
            ? NumberText.percent(value, decimals: 2, zero: .digits)
            : NumberText.number(value, decimals: 4, zero: .digits))
      }
      let number = shown.text(value)
      let name = shown.name
      if name.chinese.hasPrefix("%") {
        return LocalizedText(
          number + name.chinese,
          number + (name.english.split(separator: " ").first.map(String.init) ?? "%"))
      }
      return LocalizedText("\(number) \(name.chinese)", "\(number) \(name.english)")
        + (shown.isMonthly ? BasisText.twelveMonths : .empty)
    }
    return parts.joined(" × ", " × ")
  }

  /// A rule's formula with titles for names, and what its parameters are.
  private func formula(_ written: String, _ values: [LineBasis.RuleValue]) -> LocalizedText {
    let known = values.map { value -> LocalizedText in
      let shown = ShownUnit(value.label, money: scale.unit)
      let title = value.label?.title ?? LocalizedText(verbatim: value.parameter)
      let number = shown.text(value.value)
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
