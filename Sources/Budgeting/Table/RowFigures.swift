import Funds
import Quantities
import Scenarios

/// Fills the rows of one section from its printed lines and its balances.
struct RowFigures {
  let builder: SectionBuilder
  let lineFigures: [BudgetFigures]

  /// The books' sections that a whole fund's section adds up.
  let parts: [BudgetSection]?
  private(set) var figures: [BudgetFigures]
  private(set) var findings: [BudgetFinding] = []

  private var layout: FormLayout { builder.layout }
  private var amounts: BudgetAmounts { builder.amounts }
  private var scale: FigureScale { builder.scale }

  init(builder: SectionBuilder, lineFigures: [BudgetFigures], parts: [BudgetSection]?) {
    self.builder = builder
    self.lineFigures = lineFigures
    self.parts = parts
    figures = builder.layout.form.rows.map { _ in BudgetFigures() }
  }

  /// Whether no months of the year remain.
  private var isClosed: Bool { !amounts.has(.remaining) }

  mutating func fill() {
    for column in BudgetColumn.allCases where amounts.has(column) && column != .remaining {
      if column == .expected && isClosed {
        // What was booked is what was expected.
        for row in figures.indices { figures[row][.expected] = figures[row][.execution] }
        continue
      }
      var done = [Bool](repeating: false, count: figures.count)
      for row in figures.indices { fill(row, column, &done, depth: 0) }
      if column.isPublished { review(column) }
    }
    if amounts.has(.remaining) { setRemaining() }
  }

  /// The remaining months of a row: its expected execution less its execution, as printed.
  private mutating func setRemaining() {
    for row in figures.indices {
      let kind = layout.kind(row)
      let isFlow = layout.isFlow(row) || kind == .ofWhich || kind == .difference
      guard isFlow, let expected = figures[row][.expected] else { continue }
      figures[row][.remaining] = expected - (figures[row][.execution] ?? 0)
    }
  }

  /// Fills a row after the rows it reads.
  private mutating func fill(_ row: Int, _ column: BudgetColumn, _ done: inout [Bool], depth: Int) {
    guard !done[row], depth <= figures.count else { return }
    done[row] = true
    switch layout.form.rows[row].content {
    case .lines(let names, _):
      figures[row][column] = lines(names, column)
    case .sum:
      let children = layout.children(row)
      for child in children { fill(child, column, &done, depth: depth + 1) }
      let known = children.compactMap { figures[$0][column] }
      if column.isPublished && layout.isFlow(row) {
        figures[row][column] = lines(layout.lines(under: row), column)
      } else if layout.isFlow(row) {
        figures[row][column] = known.isEmpty ? nil : known.reduce(0, +)
      } else if known.count == children.count {
        figures[row][column] = published(sum: row, column) ?? known.reduce(0, +)
      }
    case .difference(let first, let second):
      guard let left = layout.index(first), let right = layout.index(second) else { return }
      fill(left, column, &done, depth: depth + 1)
      fill(right, column, &done, depth: depth + 1)
      // No record states a difference: in every column it is that of the printed figures.
      guard let more = figures[left][column], let less = figures[right][column] else { return }
      figures[row][column] = more - less
    case .openingBalance:
      figures[row][column] = opening(column)
    case .closingBalance:
      figures[row][column] = closing(column)
    }
  }

  // MARK: - Flows

  /// The printed figure of lines: in a published column their sum's own rounding.
  private func lines(_ names: [String], _ column: BudgetColumn) -> Int64? {
    let present = builder.lines.indices.filter { names.contains(builder.lines[$0].name) }
    if present.isEmpty {
      // A row kept for the form's sake is zero; one of another book does not apply.
      return names.isEmpty ? 0 : nil
    }
    let printed = present.compactMap { lineFigures[$0][column] }
    if printed.isEmpty { return nil }
    guard column.isPublished else { return printed.reduce(0, +) }
    return scale.count(
      present.reduce(0) { $0 + (amounts.amount(builder.lines[$1].name, column) ?? 0) })
  }

  private func raw(_ row: Int, _ column: BudgetColumn) -> Double {
    let names = layout.lines(under: row)
    return builder.lines.reduce(0) {
      names.contains($1.name) ? $0 + (amounts.amount($1.name, column) ?? 0) : $0
    }
  }

  /// The own rounding of a published sum of flows and a balance.
  private func published(sum row: Int, _ column: BudgetColumn) -> Int64? {
    guard column.isPublished else { return nil }
    var total = 0.0
    for child in layout.children(row) {
      switch layout.form.rows[child].content {
      case .openingBalance:
        guard let balance = amounts.opening(column, books: builder.books) else { return nil }
        total += balance
      case .closingBalance:
        guard let balance = amounts.closing(column, books: builder.books) else { return nil }
        total += balance
      default: total += raw(child, column)
      }
    }
    return scale.count(total)
  }

  // MARK: - Balances

  private func opening(_ column: BudgetColumn) -> Int64? {
    if !column.isPublished, let parts { return sum(parts, .opening, column) }
    if column == .nextBudget { return closing(isClosed ? .execution : .expected) }
    return amounts.opening(column, books: builder.books).map(scale.count)
  }

  private func closing(_ column: BudgetColumn) -> Int64? {
    if column.isPublished {
      if let balance = amounts.closing(column, books: builder.books) {
        return scale.count(balance)
      }
      guard column != .execution, let opening = opening(column) else { return nil }
      return opening + result(column)
    }
    if let parts { return sum(parts, .closing, column) }
    guard let opening = opening(column) else { return nil }
    let year = column == .expected ? amounts.year : amounts.budgetYear
    return opening + result(column)
      + scale.count(amounts.adjustment(inYear: year, books: builder.books))
  }

  /// Income less expenditure as printed, over the rows that nothing else adds up.
  private func result(_ column: BudgetColumn) -> Int64 {
    layout.roots.reduce(0) { sum, root in
      let names = layout.lines(under: root)
      let count = builder.lines.indices.reduce(Int64(0)) {
        names.contains(builder.lines[$1].name) ? $0 + (lineFigures[$1][column] ?? 0) : $0
      }
      return layout.form.rows[root].side == .income ? sum + count : sum - count
    }
  }

  private func sum(_ parts: [BudgetSection], _ kind: BudgetRow.Kind, _ column: BudgetColumn)
    -> Int64?
  {
    let known = parts.compactMap { section in
      section.rows.first { $0.kind == kind }?.figures[column]
    }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  // MARK: - Review

  /// Reports published figures that their printed parts miss.
  private mutating func review(_ column: BudgetColumn) {
    for row in figures.indices {
      guard let printed = figures[row][column] else { continue }
      let parts: Int64
      switch layout.form.rows[row].content {
      case .sum:
        let known = layout.children(row).compactMap { figures[$0][column] }
        if known.isEmpty { continue }
        parts = known.reduce(0, +)
      case .difference: continue
      case .lines(let names, let ofWhich):
        guard !ofWhich, let sum = ofWhichSum(row, names, column) else { continue }
        parts = sum
      case .openingBalance, .closingBalance:
        guard let sum = self.parts.flatMap({ self.sum($0, layout.kind(row), column) }) else {
          continue
        }
        parts = sum
      }
      if printed != parts { report(row, column, printed: printed, parts: parts) }
    }
  }

  /// The printed sum of the “of which” rows below a row, where they make up all of it.
  private func ofWhichSum(_ row: Int, _ names: [String], _ column: BudgetColumn) -> Int64? {
    var (found, sum) = ([String](), Int64(0))
    for next in figures.indices where next > row {
      guard case .lines(let part, true) = layout.form.rows[next].content else { break }
      found += part
      sum += figures[next][column] ?? 0
    }
    return !found.isEmpty && found.sorted() == names.sorted() ? sum : nil
  }

  private mutating func report(_ row: Int, _ column: BudgetColumn, printed: Int64, parts: Int64) {
    let item = layout.form.rows[row]
    let (whole, sum, gap) = (
      scale.text(printed), scale.text(parts), scale.text(printed - parts)
    )
    findings.append(
      BudgetFinding(
        kind: .rounding, book: builder.book?.name, column: column, item: item.name,
        difference: printed - parts,
        text: LocalizedText(
          "“\(item.title.chinese)”公布数 \(whole.chinese)，分项取整之和 \(sum.chinese)，"
            + "相差 \(gap.chinese)，系各数分别取整，未作修补",
          "“\(item.title.english)” is \(whole.english); its rounded parts add up to "
            + "\(sum.english), a difference of \(gap.english) from rounding each figure by itself"))
    )
  }
}
