public import Actuarial

/// What is asked of a triangle of unsettled claims.
public struct RunoffRequest: Sendable, Hashable {
  /// How the unsettled amount is estimated.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The chain ladder with Mack's standard errors.
    case mack
    /// The chain ladder alone, with any average.
    case chainLadder = "chain-ladder"
    /// Over-dispersed Poisson bootstrap.
    case bootstrap
    /// Bornhuetter–Ferguson with an expected rate a unit of exposure.
    case bornhuetterFerguson = "bornhuetter-ferguson"
    /// Benktander, likewise.
    case benktander
    /// Cape Cod: the rate from the triangle itself.
    case capeCod = "cape-cod"
    /// Per member and lag.
    case perMember = "per-member"

    /// Whether the method needs exposures.
    public var needsExposure: Bool {
      switch self {
      case .mack, .chainLadder, .bootstrap: false
      case .bornhuetterFerguson, .benktander, .capeCod, .perMember: true
      }
    }
  }

  /// What comes after the last development.
  public enum Tail: Sendable, Hashable {
    /// Nothing.
    case none
    /// A factor of 1 or more on what the last development has reached.
    case factor(Double)
    /// Factors less one that fall exponentially with development.
    case exponential
    /// Factors less one that fall with a power of development.
    case inversePower

    /// Reads `none`, `exponential`, `inverse-power` or a factor such as `1.02`.
    public init?(_ text: String) {
      switch text {
      case "none": self = .none
      case "exponential": self = .exponential
      case "inverse-power": self = .inversePower
      default:
        guard let factor = Double(text), factor >= 1, factor.isFinite else { return nil }
        self = .factor(factor)
      }
    }
  }

  /// Link ratios that are left out before all else.
  public enum Exclusion: Sendable, Hashable {
    /// All of an origin.
    case origin(String)
    /// The one from a development of an origin to the next.
    case link(origin: String, development: Int)
    /// All that end on the diagonal of a period.
    case diagonal(String)
    /// The highest ratios of each development.
    case highest(Int)
    /// The lowest ratios of each development.
    case lowest(Int)

    /// Reads `2024-01`, `2024-01:3`, `diagonal:2024-06`, `highest:1` or `lowest:1`.
    public init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      if parts.count == 1, !text.isEmpty {
        self = .origin(text)
        return
      }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
      let count = Int(parts[1])
      switch (parts[0], count) {
      case ("diagonal", _): self = .diagonal(parts[1])
      case ("highest", .some(let count)) where count > 0: self = .highest(count)
      case ("lowest", .some(let count)) where count > 0: self = .lowest(count)
      case ("highest", _), ("lowest", _): return nil
      case (_, .some(let development)): self = .link(origin: parts[0], development: development)
      default: return nil
      }
    }
  }

  /// The file of `origin,development,value` and perhaps `exposure`.
  public var path: String

  /// The method.
  public var method: Method

  /// The method to stand beside it; chosen by what the file holds if `nil`.
  public var beside: Method?

  /// Whether values are cumulative; else they are settled within their development.
  public var isCumulative: Bool

  /// The average of link ratios.
  public var average: DevelopmentRule.AverageName

  /// How many of the last links of each development count; all if `nil`.
  public var window: Int?

  /// Link ratios left out, before the window is laid and the average taken.
  public var exclusions: [Exclusion]

  /// What comes after the last development.
  public var tail: Tail

  /// The expected amount a unit of exposure, for Bornhuetter–Ferguson and Benktander.
  public var expectedRate: Double?

  /// The standard error of that rate; certain if `nil`.
  public var expectedRateError: Double?

  /// A file of numbers of claims settled, in the layout of the triangle and with the number of each
  /// origin in the end in a column `ultimate`, by which a change in the speed of settlement is taken
  /// out; none if `nil`.
  public var settledCounts: String?

  /// The draws of the bootstrap.
  public var draws: Int

  /// The seed of the bootstrap.
  public var seed: UInt64

  /// Asks for a method on a file; the rest may be set after.
  public init(path: String, method: Method = .mack, isCumulative: Bool = false) {
    self.path = path
    self.method = method
    self.isCumulative = isCumulative
    beside = nil
    exclusions = []
    average = .volume
    window = nil
    tail = .none
    expectedRate = nil
    expectedRateError = nil
    settledCounts = nil
    draws = 10_000
    seed = 1
  }
}
