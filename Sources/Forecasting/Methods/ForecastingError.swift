public import Quantities

/// Why a series cannot be forecast as asked.
public enum ForecastingError: Error, Sendable, Hashable {
  /// The series has no observed value.
  case noObservation

  /// The series has fewer observations than the method needs.
  case tooShort(observations: Int, needed: Int)

  /// The series has a value that the method, which needs values above zero, cannot take.
  case notPositive(Period)

  /// The series has no seasons, being annual, and the method needs them.
  case notSeasonal

  /// The frequency of the series is not the one the method works with.
  case frequency(Frequency, needed: Frequency)

  /// A regressor is not known in a period that is needed.
  case regressorUnknown(name: LocalizedText, Period)

  /// The regressors cannot be told apart in this series; the first that adds nothing is named.
  case collinear(name: LocalizedText)

  /// The parameters lie outside the region where forecasts are stable.
  case inadmissibleParameters(LocalizedText)

  /// The numbers have no finite likelihood or least-squares solution.
  case numericallyUnstable(method: LocalizedText)
}
