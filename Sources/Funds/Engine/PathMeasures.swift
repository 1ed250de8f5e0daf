import Quantities

/// Follows the measures of the judged books on every path, period by period.
struct PathMeasures {
  private let scope: FundScope
  private let definition: PayableMonthsDefinition
  private let booking: FundModel.Booking

  /// Expenditure of the last twelve months' periods, newest last, by path.
  private var trailing: [[Double]]
  private var trailingSum: [Double]
  private var lastYearExpenditure: [Double]

  /// Expenditure from January to now, by path; currency units.
  private(set) var yearExpenditure: [Double]
  /// Income from January to now, by path; currency units.
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
    booking = model.booking
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
    let records = FundTimeline(model: model, history: history)
    let lastYear = fund.start.year - 1
    lastYearExpenditure = fill(
      expenditureLines.reduce(0) {
        $0 + (records.closedAmount(of: $1.name, inYear: lastYear) ?? 0)
      })
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
    let paths = income.count
    if engine.index > 0 && engine.period.index == 1 {
      lastYearExpenditure = yearExpenditure
      yearIncome = [Double](repeating: 0, count: paths)
      yearExpenditure = yearIncome
    }
    income = sum(scope.incomeLines, of: engine.booked)
    expenditure = sum(scope.expenditureLines, of: engine.booked)
    book = sum(scope.books, of: engine.books)
    deposits = engine.deposits
    add(income, times: 1, to: &yearIncome)
    add(expenditure, times: 1, to: &yearExpenditure)
    yearToDateResult = yearIncome
    add(yearExpenditure, times: -1, to: &yearToDateResult)
    accrual = book
    add(engine.unpaid, times: -1, to: &accrual)
    if booking == .receipt { add(engine.prepaid, times: -1, to: &accrual) }
    add(expenditure, times: 1, to: &trailingSum)
    add(trailing.removeFirst(), times: -1, to: &trailingSum)
    trailing.append(expenditure)
    payableMonths = monthsPayable(
      elapsed: Double(engine.period.index * engine.period.frequency.monthsPerPeriod),
      prepaid: engine.prepaid)
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

  /// Payable months by path; not a number where nothing is spent, so that such a path has no
  /// months, as in ``FundTimeline``, instead of the fewest there can be.
  private func monthsPayable(elapsed: Double, prepaid: [Double]) -> [Double] {
    var balance =
      switch definition.numerator {
      case .book: book
      case .deposits: deposits
      case .accrual: accrual
      }
    // The accrual balance has them taken out already.
    if definition.numerator != .accrual && definition.takesOutPrepaid(booking) {
      add(prepaid, times: -1, to: &balance)
    }
    let (spent, months): ([Double], Double) =
      switch definition.denominator {
      case .yearToDate: (yearExpenditure, elapsed)
      case .lastYear: (lastYearExpenditure, 12)
      case .trailing, .budget, .next: (trailingSum, 12)
      }
    for path in balance.indices {
      balance[path] =
        Funds.payableMonths(balance: balance[path], expenditure: spent[path], over: months) ?? .nan
    }
    return balance
  }

  private func sum(_ rows: [Int], of values: [[Double]]) -> [Double] {
    var total = [Double](repeating: 0, count: income.count)
    for row in rows { add(values[row], times: 1, to: &total) }
    return total
  }
}
