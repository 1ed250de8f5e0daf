/// What happened to a population in one step, and what is left at its end.
///
/// Exactly, up to rounding: end = start + births − deaths + migrants.
public struct PopulationPeriod: Sendable, Equatable {
  /// People at the end, by single age; the last age is open.
  public let population: Sexes<[Double]>

  /// Births in the step.
  public let births: Sexes<Double>

  /// Deaths in the step, of all ages and of the newborn.
  public let deaths: Sexes<Double>

  /// People who moved in less people who moved out.
  public let migrants: Sexes<Double>

  /// Births of both sexes.
  public var totalBirths: Double { births.female + births.male }

  /// Deaths of both sexes.
  public var totalDeaths: Double { deaths.female + deaths.male }
}
