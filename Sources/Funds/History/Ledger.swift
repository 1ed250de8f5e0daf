public import Quantities

/// A book's closed periods: opening + income − expenditure + adjustment = closing, exactly.
///
/// A published balance anchors the ledger. Where it misses the flows, the difference is the
/// period's stated adjustment; it is never spread or repaired.
public struct Ledger: Sendable, Hashable {
  /// One closed period.
  public struct Entry: Sendable, Hashable {
    public let period: Period
    public let opening: Money
    public let income: Money
    public let expenditure: Money
    /// The published balance less what the flows since the last published one explain.
    public let adjustment: Money
    public let closing: Money
    /// Whether the closing balance was published.
    public let isPublished: Bool
  }

  /// The flows of one period before they are entered.
  public struct Flow: Sendable, Hashable {
    public let period: Period
    public let income: Money
    public let expenditure: Money
    public let publishedClosing: Money?

    public init(period: Period, income: Money, expenditure: Money, publishedClosing: Money?) {
      self.period = period
      self.income = income
      self.expenditure = expenditure
      self.publishedClosing = publishedClosing
    }
  }

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
