import Quantities
import TestSupport
import Testing

@testable import Funds

@Suite("Balances")
struct BalanceTests {
  @Test(
    "Closing is opening plus income less expenditure on every path, in every period and book",
    arguments: 0..<48)
  func closing(number: Int) throws {
    let made = GeneratedFund(case: number)
    let fund = try PreparedFund(history: made.history, plan: made.plan)
    let trace = PathTrace(fund, paths: 0..<7)
    for (before, after) in trace.steps {
      for (book, row) in made.model.books.enumerated() {
        for path in 0..<7 {
          var (change, gross) = (0.0, abs(before.books[book][path]))
          for (index, line) in made.model.lines.enumerated() where line.book == row.name {
            let amount = after.booked[index][path]
            change += line.side == .income ? amount : -amount
            gross += abs(amount)
          }
          let misfit = after.books[book][path] - before.books[book][path] - change
          #expect(abs(misfit) <= 1e-12 * gross, "\(after.period) \(row.name) path \(path)")
        }
      }
    }
  }

  @Test("The central path's books close from what they open with", arguments: 0..<24)
  func centralBooks(number: Int) throws {
    let made = GeneratedFund(case: number)
    let projection = try project(made.history, made.plan)
    for book in projection.books {
      var balance = book.opening
      #expect(balance == made.history.closingBalance(of: book.book.name))
      for index in projection.periods.indices {
        let gross = abs(balance) + abs(book.income[index]) + abs(book.expenditure[index])
        balance += book.income[index] - book.expenditure[index]
        #expect(abs(balance - book.closing[index]) <= 1e-11 * gross)
        balance = book.closing[index]
      }
    }
  }

  @Test("A year's result is the sum of its periods, closed ones included", arguments: 0..<24)
  func years(number: Int) throws {
    let made = GeneratedFund(case: number)
    let projection = try project(made.history, made.plan)
    let scope = FundScope(made.model)
    let incomeLines = scope.incomeLines.map { made.model.lines[$0] }
    let expenditureLines = scope.expenditureLines.map { made.model.lines[$0] }
    let (income, expenditure) = (projection.values(.income), projection.values(.expenditure))
    let result = projection.values(.yearToDateResult)
    for (index, period) in projection.periods.enumerated() {
      var (sum, gross) = (0.0, 0.0)
      for month in period.advanced(by: 1 - period.index)...period {
        let (plus, minus): (Double, Double)
        if let position = projection.index(of: month) {
          (plus, minus) = (income[position], expenditure[position])
        } else {
          plus = made.history.sum(incomeLines, in: month)
          minus = made.history.sum(expenditureLines, in: month)
        }
        sum += plus - minus
        gross += plus.magnitude + minus.magnitude
      }
      #expect(abs(result[index] - sum) <= 1e-12 * gross, "\(period)")
    }
  }

  @Test("Internal lines cancel where all books are judged, and count where one is")
  func internalLines() throws {
    var seen = 0
    for number in 0..<24 {
      let made = GeneratedFund(case: number)
      guard made.model.lines.contains(where: \.isInternal) else { continue }
      let scope = FundScope(made.model)
      let counted = (scope.incomeLines + scope.expenditureLines).map { made.model.lines[$0] }
      if scope.books.count == made.model.books.count {
        #expect(counted.allSatisfy { !$0.isInternal })
        seen += 1
      } else {
        #expect(counted.contains { $0.name == "credit-out" })
        seen += 1
      }
    }
    #expect(seen > 4)
  }

  @Test(
    "The ledger adds up exactly, published balances and adjustments included", arguments: 0..<24)
  func ledger(number: Int) throws {
    var random = CaseGenerator("ledger", case: number)
    var balance = Money(minorUnits: Int64(random.integer(in: -1_000_000...1_000_000_000_000)))
    let flows = (0..<60).map { index in
      Ledger.Flow(
        period: Period(year: 2020, month: 1).advanced(by: index),
        income: Money(minorUnits: Int64(random.integer(in: 0...9_000_000_000_000))),
        expenditure: Money(minorUnits: Int64(random.integer(in: 0...9_000_000_000_000))),
        publishedClosing: random.integer(in: 0...3) == 0
          ? Money(minorUnits: Int64(random.integer(in: 0...9_000_000_000_000))) : nil)
    }
    let ledger = try Ledger(opening: balance, flows: flows)
    for (entry, flow) in zip(ledger.entries, flows) {
      #expect(entry.opening == balance)
      let sum =
        entry.opening.minorUnits + entry.income.minorUnits - entry.expenditure.minorUnits
        + entry.adjustment.minorUnits
      #expect(sum == entry.closing.minorUnits)
      #expect(entry.isPublished || entry.adjustment == .zero)
      #expect(flow.publishedClosing.map { $0 == entry.closing } ?? true)
      balance = entry.closing
    }
    #expect(ledger[flows[59].period]?.closing == balance)
    #expect(ledger[Period(year: 2019, month: 12)] == nil)
    #expect(ledger[Period(year: 2020)] == nil)
  }

  @Test("A ledger whose balance does not fit says so and does not trap")
  func overflow() {
    let flow = Ledger.Flow(
      period: Period(year: 2020, month: 1), income: Money(minorUnits: 2),
      expenditure: .zero, publishedClosing: nil)
    #expect(throws: MoneyError.overflow) {
      _ = try Ledger(opening: Money(minorUnits: .max - 1), flows: [flow])
    }
  }
}
