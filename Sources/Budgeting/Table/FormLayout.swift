import Funds
import Quantities
import Scenarios

/// A form's rows as a tree: which rows add up which.
struct FormLayout {
  let form: BudgetForm
  private let position: [String: Int]

  init(_ form: BudgetForm) {
    self.form = form
    position = Dictionary(
      form.rows.indices.map { (form.rows[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows that a row is the sum of.
  func children(_ row: Int) -> [Int] {
    guard case .sum(let names) = form.rows[row].content else { return [] }
    return names.compactMap { position[$0] }
  }

  /// The position of a row by name.
  func index(_ name: String) -> Int? { position[name] }

  /// Whether a row adds up flows alone: lines, or sums of such rows.
  func isFlow(_ row: Int) -> Bool { isFlow(row, depth: 0) }

  private func isFlow(_ row: Int, depth: Int) -> Bool {
    guard depth <= form.rows.count else { return false }
    switch form.rows[row].content {
    case .lines(_, let ofWhich): return !ofWhich
    case .sum:
      let rows = children(row)
      return !rows.isEmpty && rows.allSatisfy { isFlow($0, depth: depth + 1) }
    case .difference, .openingBalance, .closingBalance: return false
    }
  }

  /// The flow rows that no other flow row adds up, in order.
  var roots: [Int] {
    let added = Set(form.rows.indices.filter { isFlow($0) }.flatMap { children($0) })
    return form.rows.indices.filter { isFlow($0) && !added.contains($0) }
  }

  /// The lines under a row, in order; for a row of balances or differences, none.
  func lines(under row: Int) -> [String] {
    switch form.rows[row].content {
    case .lines(let names, _): names
    case .sum: isFlow(row) ? children(row).flatMap { lines(under: $0) } : []
    case .difference, .openingBalance, .closingBalance: []
    }
  }

  func kind(_ row: Int) -> BudgetRow.Kind {
    switch form.rows[row].content {
    case .lines(_, let ofWhich): ofWhich ? .ofWhich : .lines
    case .sum: .total
    case .difference: .difference
    case .openingBalance: .opening
    case .closingBalance: .closing
    }
  }

  /// Lines that the form and the model do not share.
  func findings(_ model: FundModel) -> [BudgetFinding] {
    let shown = Set(roots.flatMap { lines(under: $0) })
    var findings = model.lines.filter { !shown.contains($0.name) }.map { line in
      BudgetFinding(
        kind: .lineNotInForm, book: line.book, column: nil, item: line.name, difference: nil,
        text: LocalizedText(
          "预算表没有列示“\(line.title.chinese)”，合计中不含该项",
          "The form shows no row for “\(line.title.english)”; totals leave it out"))
    }
    let known = Set(model.lines.map(\.name))
    for row in form.rows {
      guard case .lines(let names, _) = row.content else { continue }
      for name in names where !known.contains(name) {
        findings.append(
          BudgetFinding(
            kind: .lineNotInModel, book: nil, column: nil, item: name, difference: nil,
            text: LocalizedText(
              "预算表“\(row.title.chinese)”中的项目 \(name) 不在模型中",
              "Line \(name) of the row “\(row.title.english)” is not in the model")))
      }
    }
    return findings
  }
}
