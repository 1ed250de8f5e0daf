public import Forecasting

/// What a backtest of many series is asked.
public struct BacktestRequest: Sendable, Hashable {
  /// A method and the name by which it was asked for.
  public struct NamedMethod: Sendable, Hashable {
    /// The name asked for.
    public let name: String
    /// The method.
    public let method: MethodChoice

    /// Reads a name; `nil` where no method has it.
    public init?(_ name: String) {
      guard let method = MethodChoice(name) else { return nil }
      self.name = name
      self.method = method
    }
  }

  /// The file of series.
  public var path: String

  /// How many periods each forecast reaches ahead, at least 1.
  public var horizon: Int

  /// From how many earlier points forecasts are made at most, at least 1.
  public var originCount: Int

  /// Periods between those points, at least 1.
  public var step: Int

  /// The methods by the names their users give them, in order; the seasonal naive method stands
  /// beside them in any case.
  public var methods: [NamedMethod]

  /// Periods after which seasons repeat, 12, 4 or 1; `nil` for a year of each series' periods.
  public var seasonLength: Int?

  /// What is said of the series beside their numbers; each method is then tried with it and, beside
  /// that, without.
  public var guidance = SeriesGuidance()

  /// How periods are made to agree with forecasts of their quarters and years; `nil` to forecast
  /// neither. Each method is then tried with it and, beside that, without.
  public var temporal: TemporalReconciliation.Method?

  /// The file that says which series are sums of which; `nil` for none. Each method but the seasonal
  /// naive one is then tried once more for every way of ``reconciliations``.
  public var groups: String?

  /// How forecasts of sums and of their parts are made to agree.
  public var reconciliations: [Reconciliation.Method] = [.minimumTraceShrunk]

  /// The number of possible futures from which intervals of sums are read.
  public var pathCount = 1000

  /// The seed of the possible futures.
  public var seed: UInt64 = 1

  /// Whether every method is tried twice, told and not told.
  var isPaired: Bool { guidance.saysAnything || (temporal ?? .bottomUp) != .bottomUp }

  /// Makes a request.
  public init(
    path: String, horizon: Int, originCount: Int = 6, step: Int = 1,
    methods: [NamedMethod], seasonLength: Int? = nil
  ) {
    precondition(
      horizon >= 1 && originCount >= 1 && step >= 1,
      "Horizon, number of origins and step are at least 1.")
    self.path = path
    self.horizon = horizon
    self.originCount = originCount
    self.step = step
    self.methods = methods
    self.seasonLength = seasonLength
  }
}
