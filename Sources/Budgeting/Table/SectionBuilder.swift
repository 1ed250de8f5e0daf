import Funds
import Quantities
import Scenarios

/// Rounds and adds up one section of a budget table.
struct SectionBuilder {
  let layout: FormLayout
  let amounts: BudgetAmounts
  let scale: FigureScale
  let book: FundModel.Book?

  /// The lines that count in the section, in the model's order.
  let lines: [LineItem]

  /// The books whose balances it carries.
  let books: [String]

  struct Built {
    let section: BudgetSection
    let findings: [BudgetFinding]
  }

  /// The section rounded by itself.
  func built() -> Built {
    var figures = lines.map { _ in BudgetFigures() }
    for column in BudgetColumn.allCases where amounts.has(column) && column != .remaining {
      let counts =
        column.isPublished
        ? lines.map { line in amounts.amount(line.name, column).map(scale.count) }
        : roundedLines(column)
      for index in lines.indices { figures[index][column] = counts[index] }
    }
    setRemaining(&figures)
    return section(figures, balances: nil)
  }

  /// The section of the whole fund: computed figures are the sums of the books' printed figures.
  func built(from parts: [BudgetSection]) -> Built {
    let figures = lines.map { line in
      parts.compactMap { $0.line(line.name)?.figures }.first ?? BudgetFigures()
    }
    return section(figures, balances: parts)
  }

  // MARK: - Lines

  /// The printed lines of a computed column: roots to the nearest, parts by largest remainder.
  private func roundedLines(_ column: BudgetColumn) -> [Int64?] {
    if column == .expected && !amounts.has(.remaining) {
      // The year is closed: expected execution is what was booked.
      return lines.map { amounts.amount($0.name, .execution).map(scale.count) }
    }
    var counts: [String: Int64] = [:]
    var places: [String: Node] = [:]
    for line in lines {
      places[line.name] = leaf(line, column)
      counts[line.name] = scale.count(amounts.amount(line.name, column) ?? 0)
    }
    for root in layout.roots {
      let node = node(root, places)
      place(node, count: node.fixed ?? scale.count(node.amount), into: &counts)
    }
    return lines.map { counts[$0.name] }
  }

  /// A row or a line on its way to being rounded.
  private struct Node {
    let amount: Double
    /// The printed figure where nothing under it may be bent.
    let fixed: Int64?
    let line: String?
    let children: [Node]
  }

  private func leaf(_ line: LineItem, _ column: BudgetColumn) -> Node {
    let amount = amounts.amount(line.name, column) ?? 0
    var fixed: Int64?
    if amount == 0 {
      fixed = 0
    } else if column == .expected, (amounts.amount(line.name, .remaining) ?? 0) == 0 {
      fixed = amounts.amount(line.name, .execution).map(scale.count)
    } else if line.isInternal {
      // What one book pays is what the other receives, to the last place.
      fixed = scale.count(amount)
    }
    return Node(amount: amount, fixed: fixed, line: line.name, children: [])
  }

  private func node(_ row: Int, _ places: [String: Node]) -> Node {
    let rows = layout.children(row)
    let children =
      rows.isEmpty
      ? layout.lines(under: row).compactMap { places[$0] } : rows.map { node($0, places) }
    let isFixed = children.allSatisfy { $0.fixed != nil }
    return Node(
      amount: children.reduce(0) { $0 + $1.amount },
      fixed: isFixed ? children.reduce(0) { $0 + ($1.fixed ?? 0) } : nil, line: nil,
      children: children)
  }

  private func place(_ node: Node, count: Int64, into counts: inout [String: Int64]) {
    if let line = node.line { counts[line] = count }
    let free = node.children.filter { $0.fixed == nil }
    let taken = node.children.reduce(0) { $0 + ($1.fixed ?? 0) }
    let shares = apportioned(free.map { scale.scaled($0.amount) }, total: count - taken)
    var next = 0
    for child in node.children {
      if let fixed = child.fixed {
        place(child, count: fixed, into: &counts)
      } else {
        place(child, count: shares[next], into: &counts)
        next += 1
      }
    }
  }

  private func setRemaining(_ figures: inout [BudgetFigures]) {
    guard amounts.has(.remaining) else { return }
    for index in figures.indices {
      guard let expected = figures[index][.expected] else { continue }
      figures[index][.remaining] = expected - (figures[index][.execution] ?? 0)
    }
  }

  // MARK: - Rows

  private func section(_ figures: [BudgetFigures], balances parts: [BudgetSection]?) -> Built {
    var rows = RowFigures(builder: self, lineFigures: figures, parts: parts)
    rows.fill()
    let form = layout.form
    let printed = form.rows.indices.map { index in
      let row = form.rows[index]
      let names = layout.lines(under: index).filter { name in
        lines.contains { $0.name == name }
      }
      let isLines = if case .lines = row.content { true } else { false }
      return BudgetRow(
        name: row.name, title: row.title, code: row.code, level: row.level, side: row.side,
        kind: layout.kind(index), figures: rows.figures[index],
        basis: isLines
          ? lines.filter { names.contains($0.name) }.map(\.basis) : [],
        remarks: isLines ? amounts.events(of: names).map(\.title) : [])
    }
    let section = BudgetSection(
      book: book, title: book?.title ?? LocalizedText("合计", "Total"), rows: printed,
      lines: zip(lines, figures).map { BudgetLine(line: $0, figures: $1) })
    return Built(section: section, findings: rows.findings)
  }
}
