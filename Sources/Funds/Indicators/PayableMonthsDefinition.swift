/// Which balance is divided by which monthly expenditure: printed with every figure.
public struct PayableMonthsDefinition: Sendable, Hashable {
  /// The balance that pays.
  public enum Numerator: String, Sendable, Hashable, CaseIterable {
    /// The balance of the books, as the form prints it.
    case book
    /// What can be paid from: deposits.
    case deposits
    /// The book balance less services not yet paid and contributions for later cover.
    case accrual
  }

  /// The expenditure that is averaged by month.
  public enum Denominator: String, Sendable, Hashable, CaseIterable {
    /// This calendar year up to now.
    case yearToDate = "year-to-date"
    /// The last twelve months.
    case trailing = "trailing-12"
    /// The last complete calendar year.
    case lastYear = "last-year"
    /// This year's budget.
    case budget
    /// The next twelve months.
    case next = "next-12"
  }

  /// The balance that is divided.
  public let numerator: Numerator
  /// The expenditure that divides it.
  public let denominator: Denominator

  /// The books counted; empty counts all.
  public let books: [String]

  /// Whether contributions received for later cover are left out of the balance.
  public let excludesPrepaid: Bool

  /// Makes a definition; without books named it counts all of them.
  public init(
    numerator: Numerator, denominator: Denominator, books: [String] = [],
    excludesPrepaid: Bool = false
  ) {
    self.numerator = numerator
    self.denominator = denominator
    self.books = books
    self.excludesPrepaid = excludesPrepaid
  }

  /// Whether contributions received for later cover have to be taken out of the balance.
  ///
  /// Where they are booked on receipt they are in every balance. Where they are held as a liability
  /// until their cover year they are in deposits and in no book.
  func takesOutPrepaid(_ booking: FundModel.Booking) -> Bool {
    switch numerator {
    case .book: excludesPrepaid && booking == .receipt
    case .deposits: excludesPrepaid
    case .accrual: booking == .receipt
    }
  }
}
