public import Quantities

/// A book's closed periods: opening + income − expenditure + adjustment = closing, exactly.
///
/// A published balance anchors the ledger. Where it misses the flows, the difference is the
/// period's stated adjustment; it is never spread or repaired.
public struct Ledger: Sendable, Hashable {
  /// One closed period.
  public struct Entry: Sendable, Hashable {
    /// The period the entry closes.
    public let period: Period
    /// The balance carried in: the closing balance of the period before.
    public let opening: Money
    /// What the book received in the period.
    public let income: Money
    /// What the book paid in the period.
    public let expenditure: Money
    /// The published balance less what the flows since the last published one explain.
    public let adjustment: Money
    /// The balance carried out: published, or else opening + income − expenditure.
    public let closing: Money
    /// Whether the closing balance was published.
    public let isPublished: Bool
  }

  /// The flows of one period before they are entered.
  public struct Flow: Sendable, Hashable {
    /// The period in which the money moved.
    public let period: Period
    /// What the book received in the period.
    public let income: Money
    /// What the book paid in the period.
    public let expenditure: Money
    /// The balance published for the end of the period; `nil` where none was.
    public let publishedClosing: Money?

    /// Makes the flows of a period.
    public init(period: Period, income: Money, expenditure: Money, publishedClosing: Money?) {
      self.period = period
      self.income = income
      self.expenditure = expenditure
      self.publishedClosing = publishedClosing
    }
  }

  /// The closed periods, consecutive and in order.
  public let entries: [Entry]

  /// Enters flows in order of period after an opening balance.
  ///
  /// - Throws: ``MoneyError/overflow`` where a balance does not fit.
  public init(opening: Money, flows: [Flow]) throws(MoneyError) {
    var entries: [Entry] = []
    var balance = opening
    for flow in flows {
      let computed = try balance.adding(flow.income).subtracting(flow.expenditure)
      let closing = flow.publishedClosing ?? computed
      entries.append(
        Entry(
          period: flow.period, opening: balance, income: flow.income,
          expenditure: flow.expenditure, adjustment: try closing.subtracting(computed),
          closing: closing, isPublished: flow.publishedClosing != nil))
      balance = closing
    }
    self.entries = entries
  }

  /// The entry of a period.
  public subscript(period: Period) -> Entry? {
    guard let first = entries.first?.period, first.frequency == period.frequency else {
      return nil
    }
    let index = first.distance(to: period)
    return entries.indices.contains(index) ? entries[index] : nil
  }
}
