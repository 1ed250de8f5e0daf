public import Quantities

/// A fund's future under a plan: the central path line by line, and its chances.
public struct Projection: Sendable {
  /// The largest amount, in currency units and of either sign, that a projection works with.
  ///
  /// Money is counted in 64 bits of hundredths, that is up to 9.2e16; what stays below lets the sums
  /// of a table and the ends of simulated ranges be counted too.
  public static let largestAmount = 1e15

  /// One line's central path.
  public struct Line: Sendable {
    /// The line as its model describes it.
    public let item: LineItem

    /// Amounts booked by period.
    public let amounts: [Double]

    /// Services rendered by period, where the line is settled later; else empty.
    public let incurred: [Double]

    /// The line's own series by period, where a second view is asked; else empty.
    public let secondView: [Double]
    /// How the formula was fitted to the line's last years; `nil` where it was left as it is.
    public let calibration: Calibration?
    /// What the line's spread rests on.
    public let evidence: LineEvidence

    /// The name of the method that gave the central amounts.
    public let methodName: LocalizedText

    /// The total budget by calendar year, from the one that is open; empty where there is none.
    public let totalBudget: [TotalBudgetYear]
  }

  /// One book's central path.
  public struct Book: Sendable {
    /// The book as its model describes it.
    public let book: FundModel.Book

    /// The balance before the first period.
    public let opening: Double
    /// What the book receives by period, in currency units, lines between books included.
    public let income: [Double]
    /// What the book pays by period, in currency units, lines between books included.
    public let expenditure: [Double]
    /// The balance at the end of each period, in currency units.
    public let closing: [Double]
  }

  /// What was asked of the fund.
  public let plan: Plan
  /// The closed past that the projection starts from.
  public let history: FundHistory
  /// The projected periods, from the first after the last closed one.
  public let periods: [Period]
  /// The central path of each line, in the model's order.
  public let lines: [Line]
  /// The central path of each book, in the model's order.
  public let books: [Book]

  /// Contributions received for later cover and held at the end of each period, in currency units.
  public let prepaid: [Double]
  /// Services rendered and not yet paid at the end of each period, in currency units.
  public let unpaid: [Double]

  /// Contributions received for later cover by the last closed period, in currency units.
  public let openingPrepaid: Double
  /// Services rendered and not yet paid at the last closed period, in currency units.
  public let openingUnpaid: Double
  /// What can be paid from at the last closed period, in currency units.
  public let openingDeposits: Double

  /// The measures on the central path, by period.
  let central: [Measure: [Double]]

  /// The chances, where paths were asked for.
  public let simulation: SimulationSummary?

  /// A measure on the central path, by period.
  public func values(_ measure: Measure) -> [Double] {
    central[measure] ?? []
  }

  /// Payable months on the central path at the end of a period, by the fund's own definition.
  ///
  /// - Returns: `nil` where the period is not projected or nothing is spent.
  public func payableMonths(at period: Period) -> Double? {
    guard let index = index(of: period) else { return nil }
    let months = values(.payableMonths)[index]
    return months.isNaN ? nil : months
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
