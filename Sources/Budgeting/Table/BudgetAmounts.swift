import Funds
import Quantities
import Scenarios

/// The unrounded amounts behind a budget table's columns.
struct BudgetAmounts {
  let projection: Projection
  let budgetYear: Int
  let timeline: FundTimeline
  private let present: Set<BudgetColumn>

  init(projection: Projection, budgetYear: Int) {
    self.projection = projection
    self.budgetYear = budgetYear
    let timeline = FundTimeline(projection)
    self.timeline = timeline
    let names = projection.plan.model.lines.map(\.name)
    present = Set(
      BudgetColumn.allCases.filter { column in
        names.contains {
          BudgetAmounts.known(
            timeline, line: $0, column, year: budgetYear - 1, history: projection.history) != nil
        }
      })
  }

  var year: Int { budgetYear - 1 }
  private var history: FundHistory { projection.history }

  /// Whether any line has a figure in a column.
  func has(_ column: BudgetColumn) -> Bool { present.contains(column) }

  /// The part of the year that has passed by the last closed period.
  var elapsed: Double {
    let closed = history.closedThrough
    if closed.year > year { return 1 }
    return closed.year < year
      ? 0 : Double(closed.index) / Double(closed.frequency.periodsPerYear)
  }

  /// A line's amount in a column; nothing recorded is nothing, but a line without a budget has none.
  func amount(_ line: String, _ column: BudgetColumn) -> Double? {
    guard has(column) else { return nil }
    let known = BudgetAmounts.known(timeline, line: line, column, year: year, history: history)
    switch column {
    case .budget, .adjustedBudget: return known
    case .finalAccount, .execution, .remaining, .expected, .nextBudget: return known ?? 0
    }
  }

  private static func known(
    _ timeline: FundTimeline, line: String, _ column: BudgetColumn, year: Int,
    history: FundHistory
  ) -> Double? {
    switch column {
    case .finalAccount:
      timeline.periods(of: year - 1).upperBound <= timeline.closedThrough
        ? timeline.closedAmount(of: line, inYear: year - 1) : nil
    case .budget: history.budget(line: line, year: year, adjusted: false)
    case .adjustedBudget: history.budget(line: line, year: year, adjusted: true)
    case .execution: timeline.closedAmount(of: line, inYear: year)
    case .remaining: timeline.projectedAmount(of: line, inYear: year)
    case .expected: timeline.amount(of: line, inYear: year)
    case .nextBudget: timeline.amount(of: line, inYear: year + 1)
    }
  }

  /// The published balance carried into a column's year.
  func opening(_ column: BudgetColumn, books: [String]) -> Double? {
    switch column {
    case .finalAccount: carried(into: year - 1, books: books)
    case .execution, .expected: carried(into: year, books: books)
    case .budget: budgeted("balance.opening", adjusted: false, books: books)
    case .adjustedBudget: budgeted("balance.opening", adjusted: true, books: books)
    case .remaining, .nextBudget: nil
    }
  }

  /// The published balance carried out of a column.
  func closing(_ column: BudgetColumn, books: [String]) -> Double? {
    switch column {
    case .finalAccount:
      return timeline.book(at: timeline.periods(of: year - 1).upperBound, books: books)
    case .execution:
      guard timeline.periods(of: year).lowerBound <= history.closedThrough else { return nil }
      return timeline.book(
        at: min(timeline.periods(of: year).upperBound, history.closedThrough), books: books)
    case .budget: return budgeted("balance.closing", adjusted: false, books: books)
    case .adjustedBudget: return budgeted("balance.closing", adjusted: true, books: books)
    case .remaining, .expected, .nextBudget: return nil
    }
  }

  /// A budgeted balance, which is that of all books together.
  private func budgeted(_ name: String, adjusted: Bool, books: [String]) -> Double? {
    guard books.count == projection.plan.model.books.count else { return nil }
    return history.budget(line: name, year: year, adjusted: adjusted)
  }

  /// What the published balances of a year's closed periods show beyond their flows.
  func adjustment(inYear year: Int, books: [String]) -> Double {
    var sum = 0.0
    for book in books {
      for period in timeline.periods(of: year) where period <= history.closedThrough {
        sum += history.ledgers[book]?[period]?.adjustment.units ?? 0
      }
    }
    return sum
  }

  private func carried(into year: Int, books: [String]) -> Double? {
    let first = timeline.periods(of: year).lowerBound
    let before = first.advanced(by: -1)
    if let balance = timeline.book(at: before, books: books) { return balance }
    let openings = books.compactMap { history.ledgers[$0]?[first]?.opening.units }
    return openings.isEmpty ? nil : openings.reduce(0, +)
  }

  /// The known matters of the year and the next that touch lines, in order.
  func events(of lines: [String]) -> [FundEvent] {
    projection.plan.events.filter {
      lines.contains($0.line) && ($0.period.year == year || $0.period.year == budgetYear)
        && $0.period.lastMonth > history.closedThrough.lastMonth
    }
  }

  /// The memo rows below the form.
  func memos(_ form: BudgetForm, allLines: [BudgetLine]) -> [BudgetMemo] {
    form.memos.compactMap { memo in
      switch memo.content {
      case .lines(let names):
        var figures = BudgetFigures()
        for column in BudgetColumn.allCases {
          let known = names.compactMap { name in
            allLines.first { $0.line.name == name }?.figures[column]
          }
          figures[column] = known.isEmpty ? nil : known.reduce(0, +)
        }
        return BudgetMemo(title: memo.title, content: .money(figures))
      case .parameter(let name):
        guard let path = projection.plan.parameters[name] else { return nil }
        let ends = (year - 1...year + 1).map { timeline.periods(of: $0).upperBound }
        let groups = projection.plan.model.groups
        let rows = path.isGrouped ? Array(groups.indices) : [0]
        return BudgetMemo(
          title: memo.title,
          content: .parameter(
            name: name,
            values: rows.map { group in
              BudgetMemo.GroupValues(
                group: path.isGrouped ? groups[group].title : nil,
                values: ends.map { path.value(group: group, at: $0) })
            }))
      }
    }
  }

  /// What the records lack and what balances do not explain.
  func findings(_ scale: FigureScale) -> [BudgetFinding] {
    var findings: [BudgetFinding] = []
    if !has(.finalAccount) {
      findings.append(
        BudgetFinding(
          kind: .missingColumn, book: nil, column: .finalAccount, item: nil, difference: nil,
          text: LocalizedText(
            "没有 \(year - 1) 年全年决算数据，上年决算列为空",
            "No complete records of \(year - 1): the column of its final account is empty")))
    }
    for past in [year - 1, year] {
      for book in projection.plan.model.books {
        let adjustment = adjustment(inYear: past, books: [book.name])
        let count = scale.count(adjustment)
        guard count != 0 else { continue }
        let (text, title) = (scale.text(count), book.title)
        findings.append(
          BudgetFinding(
            kind: .adjustment, book: book.name,
            column: past == year ? .execution : .finalAccount, item: nil, difference: count,
            text: LocalizedText(
              "\(title.chinese) \(past) 年公布结余与收支之差 \(text.chinese)，作为列明的调整带入，未作修补",
              "\(title.english) \(past): published balances differ from the flows by "
                + "\(text.english), carried as a stated adjustment")))
      }
    }
    return findings + missingPeriods()
  }

  private func missingPeriods() -> [BudgetFinding] {
    [(year - 1, BudgetColumn.finalAccount), (year, .execution)].flatMap { year, column in
      projection.plan.model.lines.compactMap { line in
        let missing = timeline.missingPeriods(of: line.name, inYear: year)
        guard let first = missing.first else { return nil }
        let isOne = missing.count == 1
        return BudgetFinding(
          kind: .missingPeriods, book: line.book, column: column, item: line.name,
          difference: nil,
          text: LocalizedText(
            "\(line.title.chinese)：\(first) 起有 \(missing.count) 期没有记录，按无发生计",
            "\(line.title.english): \(missing.count) \(isOne ? "period" : "periods") from \(first) on "
              + "\(isOne ? "has no record and counts" : "have no record and count") as nothing"))
      }
    }
  }
}
