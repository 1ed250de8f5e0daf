import Quantities

/// Follows the measures of the judged books on every path, period by period.
struct PathMeasures {
  private let scope: FundScope
  private let definition: PayableMonthsDefinition
  private let isPrepaidBooked: Bool

  /// Expenditure of the last twelve months' periods, newest last, by path.
  private var trailing: [[Double]]
  private var trailingSum: [Double]
  private var lastYearExpenditure: [Double]

  /// Expenditure and result from January to now, by path.
  private(set) var yearExpenditure: [Double]
  private(set) var yearIncome: [Double]

  /// The measures of the period last taken, by path.
  private(set) var income: [Double]
  private(set) var expenditure: [Double]
  private(set) var book: [Double]
  private(set) var deposits: [Double]
  private(set) var accrual: [Double]
  private(set) var payableMonths: [Double]
  private(set) var yearToDateResult: [Double]

  init(fund: PreparedFund, paths: Int) {
    let model = fund.plan.model
    definition = model.payableMonths
    isPrepaidBooked = model.booking == .receipt
    let perYear = model.frequency.periodsPerYear
    let history = fund.history
    let closed = history.closedThrough
    let judged = FundScope(model)
    scope = judged
    let expenditureLines = judged.expenditureLines.map { model.lines[$0] }
    let incomeLines = judged.incomeLines.map { model.lines[$0] }
    func fill(_ value: Double) -> [Double] { [Double](repeating: value, count: paths) }
    let past = (0..<perYear).map {
      history.sum(expenditureLines, in: closed.advanced(by: $0 - perYear + 1))
    }
    trailing = past.map(fill)
    trailingSum = fill(past.reduce(0, +))
    let startsYear = fund.start.index == 1
    let closedYear = closed.advanced(by: 1 - closed.index)...closed
    yearIncome = fill(
      startsYear ? 0 : closedYear.reduce(0) { $0 + history.sum(incomeLines, in: $1) })
    yearExpenditure = fill(
      startsYear ? 0 : closedYear.reduce(0) { $0 + history.sum(expenditureLines, in: $1) })
    lastYearExpenditure = fill(
      judged.expenditureLines.reduce(0) { $0 + fund.lines[$1].lastYearTotal })
    income = fill(0)
    expenditure = fill(0)
    book = fill(0)
    deposits = fill(0)
    accrual = fill(0)
    payableMonths = fill(0)
    yearToDateResult = fill(0)
  }

  /// Takes the measures of the period the engine last stepped.
  mutating func take(from engine: ProjectionEngine) {
    if engine.index > 0 && engine.period.index == 1 {
      lastYearExpenditure = yearExpenditure
      for path in yearIncome.indices {
        yearIncome[path] = 0
        yearExpenditure[path] = 0
      }
    }
    income = sum(scope.incomeLines, of: engine.booked)
    expenditure = sum(scope.expenditureLines, of: engine.booked)
    book = sum(scope.books, of: engine.books)
    deposits = engine.deposits
    let oldest = trailing.removeFirst()
    trailing.append(expenditure)
    for path in income.indices {
      yearIncome[path] += income[path]
      yearExpenditure[path] += expenditure[path]
      yearToDateResult[path] = yearIncome[path] - yearExpenditure[path]
      accrual[path] =
        book[path] - engine.unpaid[path] - (isPrepaidBooked ? engine.prepaid[path] : 0)
      trailingSum[path] += expenditure[path] - oldest[path]
    }
    let months = monthsElapsed(engine.period)
    for path in income.indices {
      payableMonths[path] = monthsPayable(path, elapsed: months, prepaid: engine.prepaid[path])
    }
  }

  /// The measure's values by path.
  func values(_ measure: Measure) -> [Double] {
    switch measure {
    case .income: income
    case .expenditure: expenditure
    case .yearToDateResult: yearToDateResult
    case .book: book
    case .deposits: deposits
    case .accrual: accrual
    case .payableMonths: payableMonths
    }
  }

  private func monthsElapsed(_ period: Period) -> Double {
    Double(period.index * period.frequency.monthsPerPeriod)
  }

  private func monthsPayable(_ path: Int, elapsed: Double, prepaid: Double) -> Double {
    var balance: Double
    switch definition.numerator {
    case .book: balance = book[path]
    case .deposits: balance = deposits[path]
    case .accrual: balance = accrual[path]
    }
    if definition.excludesPrepaid && definition.numerator != .accrual && isPrepaidBooked {
      balance -= prepaid
    }
    let (spent, months): (Double, Double) =
      switch definition.denominator {
      case .yearToDate: (yearExpenditure[path], elapsed)
      case .lastYear: (lastYearExpenditure[path], 12)
      case .trailing, .budget, .next: (trailingSum[path], 12)
      }
    return Funds.payableMonths(balance: balance, expenditure: spent, over: months) ?? 0
  }

  private func sum(_ rows: [Int], of values: [[Double]]) -> [Double] {
    var total = [Double](repeating: 0, count: income.count)
    for row in rows {
      let amounts = values[row]
      for path in total.indices { total[path] += amounts[path] }
    }
    return total
  }
}
