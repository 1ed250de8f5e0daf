public import Funds
public import Quantities

/// Whether an advance 预付金 to institutions may be paid (医保办函〔2024〕101号).
///
/// Allowed only where the fund holds enough payable months, had no current deficit last year, and
/// a rolling twelve-month forecast shows none.
public struct AdvanceGate: Sendable, Hashable {
  /// One condition.
  public struct Condition: Sendable, Hashable {
    /// What an advance depends on.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Payable months at the last closed period; in months.
      case payableMonths = "payable-months"
      /// The last complete calendar year's result; in currency units.
      case lastYear = "last-year"
      /// The result of the next twelve months on the central path; in currency units.
      case nextTwelveMonths = "next-12"
    }

    /// Which of the three conditions it is.
    public let kind: Kind
    /// The condition in words.
    public let title: LocalizedText

    /// The value found; `nil` where it is not known, which does not meet the condition.
    public let value: Double?

    /// The least value that meets it.
    public let threshold: Double

    /// Whether it is met.
    public var isMet: Bool { value.map { $0 >= threshold } ?? false }
  }

  /// Payable months asked of an employee pool and of a resident fund.
  public static let employeeMonths = 12.0
  /// Payable months asked of a resident fund.
  public static let residentMonths = 6.0

  /// The definition of payable months used, and its date.
  public let definition: PayableMonthsDefinition
  /// The last closed period, at whose end the conditions are tested.
  public let period: Period
  /// The three conditions in the order of their kinds.
  public let conditions: [Condition]

  /// About one month of the average expenditure of the last complete years, at most three; `nil`
  /// without one. The amount that an advance is measured by.
  public let monthlyAverage: Double?

  /// How likely the next twelve months show a deficit; `nil` without simulated paths, or where the
  /// projection ends before.
  public let deficitChance: Probability?

  /// What institutions have been paid in advance by now, in currency units; `nil` where nothing is.
  public let advances: Double?

  /// Whether every condition is met.
  public var isAllowed: Bool { conditions.allSatisfy(\.isMet) }

  /// Tests a fund at its last closed period.
  ///
  /// - Parameter minimumMonths: ``employeeMonths`` or ``residentMonths``.
  public init(_ projection: Projection, minimumMonths: Double) {
    let timeline = FundTimeline(projection)
    let model = projection.plan.model
    let closed = timeline.closedThrough
    let lastYear =
      closed.index == closed.frequency.periodsPerYear ? closed.year : closed.year - 1
    let next = closed.advanced(by: 1)...closed.advanced(by: closed.frequency.periodsPerYear)
    var rolling: Double?
    if let income = timeline.total(.income, over: next),
      let expenditure = timeline.total(.expenditure, over: next)
    {
      rolling = income - expenditure
    }
    definition = model.payableMonths
    period = closed
    deficitChance = projection.simulation?.firstTwelveMonthsDeficit
    let paidOut = timeline.book(at: closed).flatMap { book in
      timeline.deposits(at: closed).map { book - $0 }
    }
    advances = paidOut.flatMap { $0 > 0.005 ? $0 : nil }
    let months = monthsWords(minimumMonths)
    conditions = [
      Condition(
        kind: .payableMonths,
        title: LocalizedText(
          "累计结余可支付 \(months) 个月及以上", "At least \(months) payable months"),
        value: timeline.payableMonths(model.payableMonths, at: closed)?.value,
        threshold: minimumMonths),
      Condition(
        kind: .lastYear,
        title: LocalizedText("\(lastYear) 年无当期赤字", "No current deficit in \(lastYear)"),
        value: timeline.result(inYear: lastYear), threshold: 0),
      Condition(
        kind: .nextTwelveMonths,
        title: LocalizedText("未来 12 个月滚动预测无赤字", "No deficit in the next 12 months"),
        value: rolling, threshold: 0),
    ]
    let years = (lastYear - 2...lastYear).compactMap {
      timeline.total(.expenditure, inYear: $0)
    }
    monthlyAverage = years.isEmpty ? nil : years.reduce(0, +) / Double(years.count) / 12
  }
}
