/// What a line's own history says of its future.
public struct LineForecasts: Sendable {
  /// The forecast of a line modelled as a series.
  public let main: SeriesForecast?

  /// The second view of a line modelled otherwise.
  public let second: SeriesForecast?
}
