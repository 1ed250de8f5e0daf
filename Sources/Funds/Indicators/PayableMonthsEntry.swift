public import Quantities

/// Payable months at one date under one definition, with the figures they are computed from.
public struct PayableMonthsEntry: Sendable, Hashable {
  /// Which balance is divided by which expenditure.
  public let definition: PayableMonthsDefinition

  /// The date at whose end the balance stands.
  public let period: Period

  /// The balance that pays, in currency units.
  public let balance: Double

  /// The expenditure averaged, in currency units, and how many months it covers.
  public let expenditure: Double
  /// The months that the averaged expenditure covers.
  public let months: Double

  /// Balance ÷ (expenditure ÷ months).
  public let value: Double
}

extension FundTimeline {
  /// Payable months under a definition at the end of a period.
  ///
  /// Deposits and the accrual balance are known for the books the fund is judged by, from the last
  /// closed period on. The budget is the adjusted one where there is one. The last complete year
  /// is the calendar year before the period's.
  ///
  /// - Returns: `nil` where the balance or the expenditure is not known, or nothing is spent.
  public func payableMonths(_ definition: PayableMonthsDefinition, at period: Period)
    -> PayableMonthsEntry?
  {
    guard let balance = balance(definition, at: period),
      let (spent, months) = spending(definition, at: period),
      let value = Funds.payableMonths(balance: balance, expenditure: spent, over: months)
    else { return nil }
    return PayableMonthsEntry(
      definition: definition, period: period, balance: balance, expenditure: spent,
      months: months, value: value)
  }

  /// Payable months by every definition that has figures, at the end of a period.
  ///
  /// Book balance and deposits, each with and without contributions received for later cover, and
  /// the accrual balance, over each of the five denominators; where only some books are judged,
  /// the book balance of all books as well.
  public func payableMonthsByDefinition(at period: Period) -> [PayableMonthsEntry] {
    FundTimeline.definitions(of: model).compactMap { payableMonths($0, at: period) }
  }

  /// The definitions that a model's fund is shown by, in order.
  public static func definitions(of model: FundModel) -> [PayableMonthsDefinition] {
    let judged = model.payableMonths.books
    let isPart = LineScope(model, books: judged).books.count < model.books.count
    var definitions: [PayableMonthsDefinition] = []
    for numerator in PayableMonthsDefinition.Numerator.allCases {
      for excludesPrepaid in numerator == .accrual ? [false] : [false, true] {
        for denominator in PayableMonthsDefinition.Denominator.allCases {
          definitions.append(
            PayableMonthsDefinition(
              numerator: numerator, denominator: denominator, books: judged,
              excludesPrepaid: excludesPrepaid))
        }
      }
    }
    guard isPart else { return definitions }
    return definitions
      + PayableMonthsDefinition.Denominator.allCases.map {
        PayableMonthsDefinition(numerator: .book, denominator: $0, books: [])
      }
  }

  private func balance(_ definition: PayableMonthsDefinition, at period: Period) -> Double? {
    let isJudged =
      scope(definition.books).books == scope(nil).books
    guard let book = book(at: period, books: definition.books) else { return nil }
    let takesOutPrepaid = definition.takesOutPrepaid(model.booking)
    if definition.numerator == .book && !takesOutPrepaid { return book }
    guard isJudged else { return nil }
    let balance: Double
    switch definition.numerator {
    case .book: balance = book
    case .deposits:
      guard let deposits = deposits(at: period) else { return nil }
      balance = deposits
    case .accrual:
      guard let unpaid = unpaid(at: period) else { return nil }
      balance = book - unpaid
    }
    guard takesOutPrepaid else { return balance }
    return prepaid(at: period).map { balance - $0 }
  }

  private func spending(_ definition: PayableMonthsDefinition, at period: Period)
    -> (amount: Double, months: Double)?
  {
    let books = definition.books
    let size = period.frequency.monthsPerPeriod
    let perYear = period.frequency.periodsPerYear
    switch definition.denominator {
    case .yearToDate:
      let first = period.advanced(by: 1 - period.index)
      return total(.expenditure, over: first...period, books: books)
        .map { ($0, Double(period.index * size)) }
    case .trailing:
      let first = period.advanced(by: 1 - perYear)
      return total(.expenditure, over: first...period, books: books).map { ($0, 12) }
    case .lastYear:
      return total(.expenditure, inYear: period.year - 1, books: books).map { ($0, 12) }
    case .budget:
      return budget(.expenditure, year: period.year, books: books).map { ($0, 12) }
    case .next:
      let next = period.advanced(by: 1)...period.advanced(by: perYear)
      return total(.expenditure, over: next, books: books).map { ($0, 12) }
    }
  }
}
