public import Quantities

/// A question of the form: how much must this parameter change for that target to be met?
public struct SolveRequest: Sendable {
  /// The scenario that the parameter is moved in, a baseline or a variant.
  public var scenario: String

  /// The parameter's full name or its Chinese label.
  public var parameter: String

  /// The targets, such as `payable-months >= 6 by 2030-12 with probability 0.9`; none for those that
  /// the scenario states.
  public var targets: [String]

  /// The fund, where several read the parameter.
  public var fund: String?

  /// The only group or tier that is moved, by its name or as it is printed.
  public var group: String?

  /// The first period or cover year that is moved; `nil` for the first of the budget year that is
  /// open.
  public var from: Period?

  /// The least amount by which to move, such as `10 元/人·年`; `nil` for a tenth of the catalogue's step.
  public var grain: String?

  /// A folder searched for models first.
  public var models: String?

  /// Paths to simulate in place of the scenario's own setting; 0 judges by the central path.
  public var paths: Int?

  /// The seed in place of the scenario's own.
  public var seed: UInt64?

  /// Asks what a parameter must become for a scenario to meet targets.
  public init(
    scenario: String, parameter: String, targets: [String] = [], fund: String? = nil,
    group: String? = nil, from: Period? = nil, grain: String? = nil, models: String? = nil,
    paths: Int? = nil, seed: UInt64? = nil
  ) {
    self.scenario = scenario
    self.parameter = parameter
    self.targets = targets
    self.fund = fund
    self.group = group
    self.from = from
    self.grain = grain
    self.models = models
    self.paths = paths
    self.seed = seed
  }
}
