public import Forecasting
public import Quantities

/// What is known of a line's past.
public struct LineHistory: Sendable, Hashable {
  /// A total as published.
  public struct AnnualTotal: Sendable, Hashable {
    /// The calendar year.
    public let year: Int
    /// The year's total in currency units.
    public let amount: Double
    /// How firm the figure is.
    public let standing: FigureStanding

    /// Makes a year's total from an amount in currency units.
    public init(year: Int, amount: Double, standing: FigureStanding) {
      self.year = year
      self.amount = amount
      self.standing = standing
    }
  }

  /// A sum from January to the end of a month, as published.
  public struct CumulativePoint: Sendable, Hashable {
    /// The period through which the year is summed.
    public let period: Period
    /// The sum from January in currency units.
    public let amount: Double
    /// How firm the figure is.
    public let standing: FigureStanding

    /// Makes a year-to-date point from an amount in currency units.
    public init(period: Period, amount: Double, standing: FigureStanding) {
      self.period = period
      self.amount = amount
      self.standing = standing
    }
  }

  /// Amounts by period of the fund, missing ones left open.
  public let flows: Series

  /// Which of the flows were interpolated rather than observed, by position in `flows`.
  public let isInterpolated: [Bool]

  /// Complete years, in order: published, or the sum of twelve observed months.
  public let years: [AnnualTotal]

  /// Year-to-date points that were published, in order.
  public let cumulative: [CumulativePoint]

  /// Services rendered by period, where they are known apart from payments.
  public let incurred: Series?

  /// How a year is shared among its periods, where enough of the past is known to tell; known matters
  /// are no part of it.
  public let seasonal: SeasonalShares?

  /// Known matters that the flows, the years and the points hold.
  public let matters: [Matter]

  /// Makes a line's past.
  ///
  /// - Precondition: there are as many marks as flows.
  public init(
    flows: Series, isInterpolated: [Bool], years: [AnnualTotal], cumulative: [CumulativePoint],
    incurred: Series?, seasonal: SeasonalShares?, matters: [Matter] = []
  ) {
    precondition(
      isInterpolated.count == flows.count,
      "\(flows.count) flows need as many marks, not \(isInterpolated.count).")
    self.flows = flows
    self.isInterpolated = isInterpolated
    self.years = years
    self.cumulative = cumulative
    self.incurred = incurred
    self.seasonal = seasonal
    self.matters = matters
  }

  /// The total of a complete year.
  public func total(ofYear year: Int) -> Double? {
    years.first { $0.year == year }?.amount
  }

  /// Whether any flow was interpolated.
  public var hasInterpolatedFlows: Bool { isInterpolated.contains(true) }
}
