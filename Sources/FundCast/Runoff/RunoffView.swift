/// What one method says of a triangle: by origin, by future period and in total.
public struct RunoffView: Sendable, Hashable {
  /// One origin, or the total.
  public struct Row: Sendable, Hashable {
    /// The origin as the file writes it; `total` in the last row.
    public let origin: String

    /// What is settled.
    public let latest: Double

    /// What will have been settled.
    public let ultimate: Double

    /// The standard error of what is unsettled, where the method gives one.
    public let standardError: Double?

    /// What is still to be settled.
    public var unsettled: Double { ultimate - latest }
  }

  /// What is expected to be settled in one future period: the cash that leaves the fund.
  public struct Settlement: Sendable, Hashable {
    /// The period, such as `2025-03`; `beyond` after the triangle's last, `total` for all.
    public let period: String

    /// How many periods after the valuation; `nil` for `beyond` and `total`.
    public let step: Int?

    /// The expected amount.
    public let expected: Double

    /// Its standard error, where the method gives one.
    public let standardError: Double?

    /// The ranges of 80 and of 95 percent, where there is a standard error.
    public let ranges: [ClosedRange<Double>]
  }

  /// Draws of a bootstrap.
  public struct Draws: Sendable, Hashable {
    /// How many.
    public let count: Int

    /// The Monte Carlo error of the total's mean.
    public let meanError: Double

    /// The share of the total's variance that the farthest draw makes up.
    public let largestShare: Double

    /// Whether mean and standard error are more than the luck of one draw.
    public var isStable: Bool { largestShare < 0.25 }
  }

  /// The method used.
  public let method: RunoffRequest.Method

  /// Whether a change in the speed of settlement was taken out of the triangle first.
  public let isRestated: Bool

  /// The draws that the errors rest on; `nil` where they follow from a formula.
  public let draws: Draws?

  /// The origins, oldest first.
  public let origins: [Row]

  /// All origins together.
  public let total: Row

  /// The future periods in order.
  public let settlements: [Settlement]

  /// What is expected after them, from a tail; `nil` where nothing is.
  public let beyond: Settlement?

  /// All that is unsettled, with its ranges.
  public let whole: Settlement
}
