import Budgeting
import Funds
import Quantities
import Scenarios
import Testing

@Suite("The budget table")
struct BudgetTableTests {
  /// The children of each sum row of the sample form that adds up flows alone.
  private let sums: [String: [String]] = [
    "income-subtotal": ["contributions", "subsidy", "interest", "credit-in"],
    "income-total": ["income-subtotal", "kept"],
    "expenditure-total": ["inpatient", "outpatient", "credit-out", "spending"],
    "contributions": ["of-individual", "of-employer"],
  ]

  private func count(_ section: BudgetSection, _ row: String, _ column: BudgetColumn) -> Int64? {
    section.row(row)?.figures[column]
  }

  @Test("parts sum to totals in computed columns of every book and of the whole", arguments: 0..<20)
  func computedColumnsAddUp(number: Int) throws {
    let table = try SampleFund(case: number).table()
    #expect(table.sections.count == 3)
    for section in table.sections {
      for column in [BudgetColumn.expected, .nextBudget] {
        for (parent, children) in sums {
          let total = try #require(count(section, parent, column))
          let parts = children.compactMap { count(section, $0, column) }.reduce(0, +)
          #expect(total == parts, "\(section.title.english) \(parent) \(column)")
        }
      }
    }
  }

  @Test("execution + remaining = expected as printed, in every row of flows", arguments: 0..<20)
  func rowsAddUp(number: Int) throws {
    let table = try SampleFund(case: number).table()
    for section in table.sections {
      for row in section.rows {
        guard let remaining = row.figures[.remaining], let execution = row.figures[.execution]
        else { continue }
        #expect(row.figures[.expected] == execution + remaining)
      }
    }
  }

  @Test(
    "published figures are their own rounding, and every misfit is a finding", arguments: 0..<20)
  func publishedColumnsAreNotBent(number: Int) throws {
    let sample = SampleFund(case: number)
    let table = try sample.table()
    let timeline = FundTimeline(table.projection)
    let published: [BudgetColumn] = [.finalAccount, .budget, .execution]
    for section in table.sections {
      for line in section.lines {
        let actual = timeline.closedAmount(of: line.line.name, inYear: 2024) ?? 0
        #expect(line.figures[.finalAccount] == SampleFund.scale.count(actual))
      }
      for column in published {
        for (parent, children) in sums {
          let total = try #require(count(section, parent, column))
          let parts = children.compactMap { count(section, $0, column) }.reduce(0, +)
          let finding = table.findings.first {
            $0.kind == .rounding && $0.item == parent && $0.column == column
              && $0.book == section.book?.name
          }
          #expect(finding?.difference ?? 0 == total - parts)
        }
      }
    }
  }

  @Test("computed figures stay within two places of what they round", arguments: 0..<20)
  func computedFiguresStayNear(number: Int) throws {
    let table = try SampleFund(case: number).table()
    let timeline = FundTimeline(table.projection)
    for section in table.sections {
      for line in section.lines {
        for (column, year) in [(BudgetColumn.expected, 2025), (.nextBudget, 2026)] {
          let amount = timeline.amount(of: line.line.name, inYear: year) ?? 0
          let printed = try #require(line.figures[column])
          #expect(abs(SampleFund.scale.amount(printed) - amount) <= 2 * 1_000)
        }
      }
    }
  }

  @Test("the whole is the sum of the books without what they pay each other", arguments: 0..<20)
  func booksAddUp(number: Int) throws {
    let table = try SampleFund(case: number).table()
    let (pool, accounts, whole) = (table.sections[0], table.sections[1], table.sections[2])
    #expect(whole.book == nil && whole.line("credit-out") == nil)
    for column in [BudgetColumn.expected, .nextBudget] {
      let credit = try #require(count(pool, "credit-out", column))
      #expect(count(accounts, "credit-in", column) == credit)
      let expenditure = try #require(count(pool, "expenditure-total", column))
      let spending = try #require(count(accounts, "expenditure-total", column))
      #expect(count(whole, "expenditure-total", column) == expenditure + spending - credit)
      let balances = try [pool, accounts].map {
        try #require(count($0, "current-balance", column))
      }
      #expect(count(whole, "current-balance", column) == balances.reduce(0, +))
      let closings = try [pool, accounts].map { try #require(count($0, "closing", column)) }
      #expect(count(whole, "closing", column) == closings.reduce(0, +))
    }
  }

  @Test("opening + current balance = closing, and both grand totals agree", arguments: 0..<20)
  func balancesCarry(number: Int) throws {
    let table = try SampleFund(case: number).table()
    for section in table.sections {
      for column in [BudgetColumn.expected, .nextBudget] {
        let opening = try #require(count(section, "carried", column))
        let result = try #require(count(section, "current-balance", column))
        #expect(count(section, "closing", column) == opening + result)
        #expect(
          count(section, "income-grand-total", column)
            == count(section, "expenditure-grand-total", column))
      }
      #expect(count(section, "carried", .nextBudget) == count(section, "closing", .expected))
    }
  }

  @Test("change and per cent come from printed figures")
  func changes() throws {
    let figures = try #require(SampleFund().table().total.row("inpatient")?.figures)
    let (next, expected) = (
      try #require(figures[.nextBudget]), try #require(figures[.expected])
    )
    #expect(figures.changeFromExpected == next - expected)
    let tenths = (Double(next - expected) / Double(expected) * 1000).rounded()
    #expect(figures.percentFromExpected == Int64(tenths))
    #expect(figures[.adjustedBudget] == nil)
    #expect(figures.budgetInForce == figures[.budget])
  }

  @Test("a row of another book does not apply, and a row kept for the form's sake is zero")
  func notApplicable() throws {
    let table = try SampleFund().table()
    #expect(count(table.sections[0], "spending", .expected) == nil)
    #expect(count(table.sections[0], "kept", .expected) == 0)
    #expect(count(table.total, "credit-in", .expected) == nil)
  }

  @Test("a closed year has no remaining months, and its expected execution is what was booked")
  func closedYear() throws {
    let table = try SampleFund(closed: Period(year: 2025, month: 12)).table()
    #expect(!table.columns.contains(.remaining))
    #expect(table.elapsed == 1)
    for row in table.total.rows where row.kind == .lines {
      #expect(row.figures[.expected] == row.figures[.execution])
      #expect(row.figures[.remaining] == nil)
    }
  }

  @Test("a year not begun has no execution")
  func yearNotBegun() throws {
    let table = try SampleFund().table(budgetYear: 2027)
    #expect(!table.columns.contains(.execution) && !table.columns.contains(.finalAccount))
    #expect(table.findings.contains { $0.kind == .missingColumn })
    let figures = try #require(table.total.row("inpatient")?.figures)
    #expect(figures[.expected] == figures[.remaining])
  }

  @Test("a year's totals are those of the form's own column, and none where the form lacks a line")
  func totals() throws {
    let table = try SampleFund().table()
    for (year, column) in [
      (2024, BudgetColumn.finalAccount), (2025, .expected), (2026, .nextBudget),
    ] {
      let totals = try #require(table.totals(ofYear: year))
      let closing = try #require(table.judged.rows.first { $0.kind == .closing })
      #expect(totals.closing == closing.figures[column])
      let result = try #require(table.judged.rows.first { $0.kind == .difference })
      #expect(totals.result == result.figures[column])
      #expect(totals.result == totals.income - totals.expenditure)
    }
    #expect(table.totals(ofYear: 2027) == nil && table.totals(ofYear: 2023) == nil)
  }

  @Test(
    "a difference is that of the printed rows in every column, published or not", arguments: 0..<20)
  func differences(number: Int) throws {
    let table = try SampleFund(case: number).table()
    var columns = 0
    for section in table.sections {
      for row in table.form.rows {
        guard case .difference(let left, let right) = row.content else { continue }
        for column in BudgetColumn.allCases {
          guard let more = count(section, left, column), let less = count(section, right, column)
          else { continue }
          #expect(count(section, row.name, column) == more - less)
          columns += 1
        }
      }
    }
    #expect(columns >= 3 * 4)
  }

  @Test("a line that no row shows is reported")
  func missingLine() throws {
    let sample = SampleFund()
    let form = BudgetForm(
      name: "short", title: sample.form.title, hasBookColumns: false,
      rows: sample.form.rows.filter { $0.name == "inpatient" }, memos: [])
    let table = BudgetTable(
      form: form, projection: try sample.projection(), budgetYear: 2026, scale: SampleFund.scale)
    let missing = table.findings.filter { $0.kind == .lineNotInForm }.compactMap(\.item)
    #expect(missing.contains("outpatient") && !missing.contains("inpatient"))
    #expect(table.sections.count == 1)
  }

  @Test("a balance that the flows miss is carried as an adjustment and reported")
  func adjustment() throws {
    let sample = SampleFund()
    let flows = try #require(sample.history.ledgers["pool"]).entries.map { entry in
      Ledger.Flow(
        period: entry.period, income: entry.income, expenditure: entry.expenditure,
        publishedClosing: entry.period == Period(year: 2025, month: 3)
          ? Money(minorUnits: entry.closing.minorUnits - 3_000_000) : nil)
    }
    let opening = try #require(sample.history.ledgers["pool"]?.entries.first?.opening)
    var ledgers = sample.history.ledgers
    ledgers["pool"] = try Ledger(opening: opening, flows: flows)
    let history = FundHistory(
      closedThrough: sample.history.closedThrough, lines: sample.history.lines, ledgers: ledgers,
      deposits: nil, prepaid: nil, budgets: [])
    let table = BudgetTable(
      form: sample.form, projection: try project(history, sample.plan), budgetYear: 2026,
      scale: SampleFund.scale)
    let finding = try #require(table.findings.first { $0.kind == .adjustment })
    #expect(finding.difference == -30)
    let pool = table.sections[0]
    let opening2025 = try #require(count(pool, "carried", .expected))
    let result = try #require(count(pool, "current-balance", .expected))
    #expect(count(pool, "closing", .expected) == opening2025 + result - 30)
  }

  @Test("memos show money like rows, and parameters by group and year")
  func memos() throws {
    let table = try SampleFund().table()
    guard case .parameter(let name, let values) = table.memos[0].content,
      case .money(let figures) = table.memos[1].content
    else {
      Issue.record("A parameter and a sum of lines were asked for.")
      return
    }
    #expect(name == "s.persons" && values.count == 2 && values[0].values.count == 3)
    let rows = ["inpatient", "outpatient"].compactMap { count(table.total, $0, .nextBudget) }
    #expect(figures[.nextBudget] == rows.reduce(0, +))
  }
}
