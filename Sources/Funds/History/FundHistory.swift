public import Quantities

/// A fund's closed past: its lines, balances and budgets, as its records have it.
public struct FundHistory: Sendable {
  /// The budget of a line for a year.
  public struct BudgetFigure: Sendable, Hashable {
    /// The line's short name.
    public let line: String
    /// The calendar year budgeted.
    public let year: Int
    /// The budget in currency units.
    public let amount: Double
    /// Whether it is the adjusted budget rather than that of the start of the year.
    public let isAdjusted: Bool

    /// Makes a budget figure from a line's name, its year and an amount in currency units.
    public init(line: String, year: Int, amount: Double, isAdjusted: Bool) {
      self.line = line
      self.year = year
      self.amount = amount
      self.isAdjusted = isAdjusted
    }
  }

  /// The last closed period.
  public let closedThrough: Period

  /// The lines that have records, by name.
  public let lines: [String: LineHistory]

  /// The ledger of each book, by name.
  public let ledgers: [String: Ledger]

  /// Deposits at the last closed period, where the records state them.
  public let deposits: Double?

  /// Contributions received for later cover at the last closed period, where the records state
  /// them.
  public let prepaid: Double?

  /// The budgets on record, of any line and year.
  public let budgets: [BudgetFigure]

  /// Makes a history; dictionaries are keyed by line and by book, amounts are currency units.
  public init(
    closedThrough: Period, lines: [String: LineHistory], ledgers: [String: Ledger],
    deposits: Double?, prepaid: Double?, budgets: [BudgetFigure]
  ) {
    self.closedThrough = closedThrough
    self.lines = lines
    self.ledgers = ledgers
    self.deposits = deposits
    self.prepaid = prepaid
    self.budgets = budgets
  }

  /// The closing balance of a book at the last closed period; nothing recorded is zero.
  public func closingBalance(of book: String) -> Double {
    ledgers[book]?[closedThrough]?.closing.units ?? 0
  }

  /// The budget of a line for a year.
  public func budget(line: String, year: Int, adjusted: Bool) -> Double? {
    budgets.first { $0.line == line && $0.year == year && $0.isAdjusted == adjusted }?.amount
  }
}
