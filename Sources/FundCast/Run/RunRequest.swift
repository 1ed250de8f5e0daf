/// What a run is asked to do.
public struct RunRequest: Sendable {
  /// Scenario files: baselines, variants or both; a variant brings its baseline along.
  public let scenarios: [String]

  /// The baseline that every variant must stand on, where one is named.
  public let baseline: String?

  /// A folder searched for models before any other.
  public let models: String?

  /// Overrides of the scenarios' own simulation settings.
  public let paths: Int?
  /// The seed in place of the scenarios' own; `nil` keeps theirs.
  public let seed: UInt64?

  /// The folder of an earlier run to say what changed since.
  public let since: String?

  /// The year that the budget is drawn up for, in place of the scenarios' own.
  public let budgetYear: Int?

  /// Makes a request.
  public init(
    scenarios: [String], baseline: String? = nil, models: String? = nil, paths: Int? = nil,
    seed: UInt64? = nil, since: String? = nil, budgetYear: Int? = nil
  ) {
    self.budgetYear = budgetYear
    self.scenarios = scenarios
    self.baseline = baseline
    self.models = models
    self.paths = paths
    self.seed = seed
    self.since = since
  }
}
