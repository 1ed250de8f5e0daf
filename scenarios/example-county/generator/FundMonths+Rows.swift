import Quantities

extension FundMonths {
  /// The rows of a range of months: flows by line, services rendered, and balances.
  func rows(_ months: ClosedRange<Period>) -> [Row] {
    months.flatMap { rows(of: $0) }
  }

  private func rows(of month: Period) -> [Row] {
    let index = Span.index(month)
    let row = { (item: String, group: String, basis: String, amount: Int, note: String?) in
      Row(
        fund: fund, item: item, group: group, period: month.description, basis: basis,
        value: String(amount * 100), note: note ?? "")
    }
    var rows = flows.map { row($0.line, "", "flow", $0.amounts[index], $0.notes[index]) }
    rows.append(row("incurred.inpatient", "", "flow", inpatient.incurred[index], nil))
    rows.append(row("unpaid.inpatient", "", "stock", inpatient.unpaid[index], nil))
    for book in books {
      rows.append(row("balance.book", book, "stock", balances[book]?[index] ?? 0, nil))
    }
    rows.append(row("balance.deposits", "", "stock", deposits(at: index), nil))
    return rows
  }

  /// All books less what hospitals hold in advance.
  func deposits(at index: Int) -> Int {
    books.reduce(0) { $0 + (balances[$1]?[index] ?? 0) } - advances[index]
  }

  /// Admissions by month.
  func admissionRows(_ months: ClosedRange<Period>) -> [Row] {
    months.map { month in
      Row(
        fund: fund, item: "admissions", period: month.description, basis: "flow",
        value: String(inpatient.admissions[Span.index(month)]), unit: "人次")
    }
  }

  /// The parameters' values known when the last month closed.
  var parameterRows: [Row] {
    parameters.histories.flatMap { history in
      history.levels.filter { history.isKnown($0) }.map { level in
        Row(
          fund: fund, item: history.name, group: history.group ?? "",
          period: history.date(level), basis: "level",
          value: written(level.number, decimals: history.decimals), unit: history.unit.symbol,
          note: history.isCover ? "参保年度" : "", source: "合成数据：\(history.source)")
      }
    }
  }

  /// A year's budget: last year's account times what was planned for each line, whole 万元.
  func budgetRows(year: Int, growth: [String: Double]) -> [Row] {
    flows.compactMap { flow in
      guard let factor = growth[flow.line] else { return nil }
      let planned = (Double(flow.total(of: year - 1)) * factor / 100).rounded() * 100
      return Row(
        fund: fund, item: flow.line, period: Period(year: year).description, basis: "budget",
        value: String(Int(planned) * 100), note: "年初预算")
    }
  }
}
