/// What happened to a population and its states in one step.
///
/// For each state and sex: end = start + changed + outside, the last being births, deaths
/// and moves over the border.
public struct StatusPeriod: Sendable, Equatable {
  /// Births, deaths, migrants and people by age.
  public let vital: PopulationPeriod

  /// People at the end, one number a state.
  public let counts: Sexes<[Double]>

  /// People who came from other states less people who went to them, one number a state.
  public let changed: Sexes<[Double]>

  /// Births and migrants less deaths, one number a state.
  public let outside: Sexes<[Double]>
}
