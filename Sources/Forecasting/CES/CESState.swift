/// The state of complex exponential smoothing between two periods.
///
/// Each part has a value and its information potential. Lists have one entry for each place in
/// the cycle of seasons, the place of the first period of the series first; a level without
/// season has one entry.
public struct CESState: Sendable, Hashable {
  /// Levels; one a period of the year in the simple form.
  public internal(set) var levels: [Double]

  /// The information potentials of ``levels``.
  public internal(set) var potentials: [Double]

  /// Seasonal effects; empty without.
  public internal(set) var seasons: [Double]

  /// The information potentials of ``seasons``; empty but for the full form.
  public internal(set) var seasonPotentials: [Double]

  /// The forecast of a place, and the step over its period with an error.
  mutating func advance(_ parameters: CESParameters, place: Int, error: Double) -> Double {
    let own = levels.count > 1 ? place : 0
    let forecast = levels[own] + (seasons.isEmpty ? 0 : seasons[place])
    (levels[own], potentials[own]) = CESState.moved(
      levels[own], potentials[own], parameters.levelReal, parameters.levelImaginary, error)
    if !seasonPotentials.isEmpty {
      (seasons[place], seasonPotentials[place]) = CESState.moved(
        seasons[place], seasonPotentials[place], parameters.seasonReal,
        parameters.seasonImaginary, error)
    } else if !seasons.isEmpty {
      seasons[place] += parameters.seasonReal * error
    }
    return forecast
  }

  /// A value and its potential a period later: the real and the imaginary part of the step.
  private static func moved(
    _ value: Double, _ potential: Double, _ real: Double, _ imaginary: Double, _ error: Double
  ) -> (Double, Double) {
    (
      value - (1 - imaginary) * potential + (real - imaginary) * error,
      value + (1 - real) * potential + (real + imaginary) * error
    )
  }
}
