public import Quantities

/// A fund's future under a plan: the central path line by line, and its chances.
public struct Projection: Sendable {
  /// One line's central path.
  public struct Line: Sendable {
    public let item: LineItem

    /// Amounts booked by period.
    public let amounts: [Double]

    /// Services rendered by period, where the line is settled later; else empty.
    public let incurred: [Double]

    /// The line's own series by period, where a second view is asked; else empty.
    public let secondView: [Double]
    public let calibration: Calibration?
    public let evidence: LineEvidence

    /// The name of the method that gave the central amounts.
    public let methodName: LocalizedText
  }

  /// One book's central path.
  public struct Book: Sendable {
    public let book: FundModel.Book

    /// The balance before the first period.
    public let opening: Double
    public let income: [Double]
    public let expenditure: [Double]
    public let closing: [Double]
  }

  public let plan: Plan
  public let history: FundHistory
  public let periods: [Period]
  public let lines: [Line]
  public let books: [Book]

  /// Contributions received for later cover, by period; then what is unpaid.
  public let prepaid: [Double]
  public let unpaid: [Double]

  /// The same three at the last closed period: prepaid, unpaid, deposits.
  public let openingPrepaid: Double
  public let openingUnpaid: Double
  public let openingDeposits: Double

  /// The measures on the central path, by period.
  let central: [Measure: [Double]]

  /// The chances, where paths were asked for.
  public let simulation: SimulationSummary?

  /// A measure on the central path, by period.
  public func values(_ measure: Measure) -> [Double] {
    central[measure] ?? []
  }

  /// A line by name.
  public func line(_ name: String) -> Line? {
    lines.first { $0.item.name == name }
  }

  /// The position of a period, if it is projected.
  public func index(of period: Period) -> Int? {
    guard let first = periods.first, first.frequency == period.frequency else { return nil }
    let index = first.distance(to: period)
    return periods.indices.contains(index) ? index : nil
  }
}
