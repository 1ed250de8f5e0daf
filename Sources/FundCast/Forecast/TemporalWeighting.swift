/// How forecasts of single periods are weighed against those of their quarters and years.
public enum TemporalWeighting: String, Sendable, Hashable, CaseIterable {
  /// Quarters and years are sums of the single periods; they have no forecasts of their own.
  case bottomUp = "bottom-up"
  /// A forecast counts inversely to the number of its periods.
  case structural = "wls-struct"
  /// A forecast counts inversely to the mean square of the past errors of its frequency.
  case variance = "wls-var"
}
