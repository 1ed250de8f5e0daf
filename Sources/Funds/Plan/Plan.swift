public import Quantities

/// The whole of what is asked of a fund, fully resolved.
public struct Plan: Sendable {
  /// The chance part of a projection.
  public struct SimulationSettings: Sendable, Hashable {
    /// The number of paths simulated; 0 gives the central path alone.
    public let paths: Int
    /// The seed that every random number is keyed by.
    public let seed: UInt64

    /// Makes settings from a number of paths and a seed.
    public init(paths: Int, seed: UInt64) {
      self.paths = paths
      self.seed = seed
    }
  }

  /// The fund's lines, books and definitions.
  public let model: FundModel

  /// The last period projected.
  public let projectThrough: Period

  /// Every parameter the model reads, by name.
  public let parameters: [String: ParameterPath]

  /// Known matters and judgements, in the order of the files.
  public let events: [FundEvent]
  /// What the scenario is meant to reach, in the order of the files.
  public let targets: [Target]
  /// How many paths are simulated, and by which seed.
  public let simulation: SimulationSettings

  /// Forecasts of series lines, and of second views, made beforehand; see
  /// ``forecastingSeries(from:)``. What is missing is forecast when the plan is projected.
  public let seriesForecasts: [String: SeriesForecast]
  /// Forecasts of second views by line.
  public let secondViews: [String: SeriesForecast]

  /// When the services of a line are paid as its own triangle says, by line; a line without an entry
  /// is settled by the shares of the model.
  public let settlements: [String: MeasuredSettlement]

  /// Makes a plan; dictionaries are keyed by parameter and by line.
  public init(
    model: FundModel, projectThrough: Period, parameters: [String: ParameterPath],
    events: [FundEvent], targets: [Target], simulation: SimulationSettings,
    seriesForecasts: [String: SeriesForecast] = [:], secondViews: [String: SeriesForecast] = [:],
    settlements: [String: MeasuredSettlement] = [:]
  ) {
    self.model = model
    self.projectThrough = projectThrough
    self.parameters = parameters
    self.events = events
    self.targets = targets
    self.simulation = simulation
    self.seriesForecasts = seriesForecasts
    self.secondViews = secondViews
    self.settlements = settlements
  }

  /// A parameter's value for a group at a date; a model never reads what its plan does not hold.
  func value(_ name: String, group: Int, at period: Period) -> Double {
    guard let path = parameters[name] else {
      preconditionFailure("The plan holds no parameter \(name), which the model reads.")
    }
    return path.value(group: group, at: period)
  }

  /// A formula of parameters alone, at a date, for one group.
  func value(of formula: Formula, group: Int, at period: Period) -> Double {
    // Only the parameters are captured: the plan as a whole is costly to carry along.
    let parameters = parameters
    return formula.scalar { leaf in
      guard case .parameter(let name) = leaf else { return 0 }
      return parameters[name]?.value(group: group, at: period) ?? 0
    }
  }

  /// Whether any parameter of a formula differs by group.
  func isGrouped(_ formula: Formula) -> Bool {
    formula.parameters.contains { parameters[$0]?.isGrouped ?? false }
  }

  /// A formula of parameters alone, summed over groups; once where nothing in it is grouped.
  func sum(of formula: Formula, groups names: [String], at period: Period) -> Double {
    guard isGrouped(formula) else { return value(of: formula, group: 0, at: period) }
    return groupIndices(names).reduce(0) { $0 + value(of: formula, group: $1, at: period) }
  }

  /// The positions of groups by name, all of them where none is named.
  func groupIndices(_ names: [String]) -> [Int] {
    model.groups.indices.filter { names.isEmpty || names.contains(model.groups[$0].name) }
  }
}
