/// How a line is modelled.
public enum LineMethod: Sendable, Hashable {
  /// A forecast of its own history.
  case series(SeriesMethod)
  /// A sum of products of named drivers, such as persons × standard.
  case driver([DriverTerm])
  /// Σ over groups of persons × incidence × cost.
  case cohort(CohortMethod)
  /// A formula over other lines and balances, such as interest.
  case rule(RuleMethod)
  /// Given amounts and known events only.
  case plan
}

/// A line forecast from its own history.
public struct SeriesMethod: Sendable, Hashable {
  /// What is forecast.
  public enum Grain: String, Sendable, Hashable, CaseIterable {
    /// The periods of the fund themselves.
    case own
    /// Annual totals, spread over the year by the seasonal share.
    case annual
  }

  /// A forecasting method by name.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// The combination, with the moving festival where a monthly line shows its effect; one method,
    /// chosen by its errors, where nothing can be combined.
    case automatic = "auto"
    /// Every future value is the last one.
    case naive
    /// The last value moved on by the mean change.
    case drift
    /// Every future value is the mean of the past.
    case mean
    /// The value of the same season one year before.
    case seasonalNaive = "snaive"
    /// Exponential smoothing, its form chosen from the data.
    case exponentialSmoothing = "ets"
    /// Complex exponential smoothing, its form chosen from the data.
    case complexSmoothing = "ces"
    /// A regression on trend, season and, by month, the Spring Festival.
    case regression
    /// ARIMA, its order chosen from the data.
    case arima
    /// The dynamic optimised Theta method.
    case theta
    /// A structural model of level, slope and season.
    case structural
    /// The median of several methods.
    case combination
  }

  /// The forecasting method asked for.
  public let method: Name
  /// Whether periods or annual totals are forecast.
  public let grain: Grain

  /// The growth a year that annual totals approach, as a fraction; `nil` keeps their own.
  public let longRunGrowth: Double?

  /// The part of the gap to the long-run growth that remains after a year, 0…1.
  public let damping: Double

  /// Makes a series method; without a long-run growth the damping is not used.
  public init(method: Name, grain: Grain, longRunGrowth: Double?, damping: Double) {
    self.method = method
    self.grain = grain
    self.longRunGrowth = longRunGrowth
    self.damping = damping
  }
}

/// One product of drivers, summed over groups, and when in the year its money moves.
public struct DriverTerm: Sendable, Hashable {
  /// Money a year.
  public let amount: Formula
  /// When in the year the money moves.
  public internal(set) var timing: Timing

  /// The time by which due money arrives late.
  public let delay: Formula?

  /// The groups summed over; empty means all of them.
  public let groups: [String]

  /// Whether the year's amount is fixed and the months are its instalments: what has come by the close,
  /// early or late, leaves the rest of the year's amount for the months to come.
  public let hasInstalments: Bool

  /// Whether the months of collection are estimated from the line's own records where these tell them,
  /// so that those of the model are a beginning.
  public let estimatesCollection: Bool

  /// Makes a term; no groups named means all of them, and no delay that money comes when due.
  public init(
    amount: Formula, timing: Timing, delay: Formula?, groups: [String],
    hasInstalments: Bool = false, estimatesCollection: Bool = false
  ) {
    self.estimatesCollection = estimatesCollection
    self.amount = amount
    self.timing = timing
    self.delay = delay
    self.groups = groups
    self.hasInstalments = hasInstalments
  }
}

/// When in the year an annual amount moves.
public enum Timing: Sendable, Hashable {
  /// Evenly, a twelfth a month.
  case even
  /// Shares by calendar month, 12 of them, summing to one.
  case months([Double])
  /// The seasonal share estimated from the line's own history.
  case estimated
  /// Collected for a cover year: shares by month counted from January of that year, such as −4
  /// for September of the year before; they sum to one.
  case collection([CollectionShare])
}

/// The share of a cover year's contribution that is collected in one month.
public struct CollectionShare: Sendable, Hashable {
  /// Months after January of the cover year; negative before it.
  public let offset: Int
  /// The part of the contribution collected in that month, as a fraction.
  public let share: Double

  /// Makes a share of a contribution at a number of months after January of its cover year.
  public init(offset: Int, share: Double) {
    self.offset = offset
    self.share = share
  }
}

/// Persons × incidence × cost, by group.
public struct CohortMethod: Sendable, Hashable {
  /// Persons of the group.
  public let persons: Formula
  /// Events for each person and year.
  public let incidence: Formula
  /// What the fund incurs for each event.
  public let cost: Formula
  /// When in the year the events happen.
  public let timing: Timing
  /// The total budget that pays for the events; `nil` where every event is paid in full.
  public let cap: PaymentCap?

  /// The groups summed over; empty means all of them.
  public let groups: [String]

  /// Makes a cohort method from formulas read once for each group; no groups named means all.
  public init(
    persons: Formula, incidence: Formula, cost: Formula, timing: Timing, cap: PaymentCap?,
    groups: [String]
  ) {
    self.persons = persons
    self.incidence = incidence
    self.cost = cost
    self.timing = timing
    self.cap = cap
    self.groups = groups
  }
}

/// A total budget: under it the price of a point is the residual, so that volume moves the price
/// and not the spending.
///
/// With need N and budget B of the capped part, the fund pays B + excess share × (N − B) where
/// N > B, the excess counted up to a tenth of the budget, and N + savings share × (B − N) where
/// N ≤ B (``Actuarial/CappedPayment``). A decided change of benefits is no volume: where `policy` is
/// given, the budget moves as that does, so that what is decided is paid for and only volume and
/// price meet the budget.
public struct PaymentCap: Sendable, Hashable {
  /// Growth of the total budget on the year before.
  public let growth: Formula
  /// The part of the need that is under the budget.
  public let cappedShare: Formula
  /// The fund's share of reasonable excess.
  public let excessShare: Formula
  /// The part of savings that institutions keep.
  public let savingsShare: Formula

  /// The part of the cost that benefits decide, such as a reimbursement ratio; `nil` where the budget
  /// does not follow it.
  public let policy: Formula?

  /// What is still paid for a year when it is settled, over what was paid in it; `nil` where the
  /// clearing is not foreseen.
  public let clearing: Formula?

  /// The excess over the budget counts as reasonable up to this part of the budget.
  static let reasonableExcess = 0.1

  /// Makes a total budget from formulas that give fractions.
  public init(
    growth: Formula, cappedShare: Formula, excessShare: Formula, savingsShare: Formula,
    policy: Formula? = nil, clearing: Formula? = nil
  ) {
    self.policy = policy
    self.clearing = clearing
    self.growth = growth
    self.cappedShare = cappedShare
    self.excessShare = excessShare
    self.savingsShare = savingsShare
  }
}

/// A formula over other lines, in the months in which it is due.
public struct RuleMethod: Sendable, Hashable {
  /// The amount of one due period, in currency units.
  public let amount: Formula
  /// Calendar months in which the amount falls due; empty means every period.
  public let months: [Int]

  /// Makes a rule; no months named means that it is due in every period.
  public init(amount: Formula, months: [Int]) {
    self.amount = amount
    self.months = months
  }
}
