/// Why a life table, a graduation or a mortality model could not be made.
public enum MortalityError: Error, Equatable, Sendable {
  /// There is nothing to work on.
  case empty

  /// Ages do not ascend, or years not by one; the position of the first fault.
  case unevenSteps(position: Int)

  /// A probability is outside [0, 1]; the position of its age.
  case notProbability(position: Int, value: Double)

  /// A death rate is negative or not finite, or zero where its logarithm is needed; the position
  /// of its age, and of its year where there are several.
  case unusableRate(position: Int, year: Int, value: Double)

  /// An exposure or a number of deaths is negative or not finite.
  case unusableExposure(position: Int, year: Int, value: Double)

  /// A model has too little to be fitted to.
  case tooFewValues(count: Int, needed: Int)

  /// The equations of a fit have no unique solution.
  case degenerate

  /// An iteration did not settle.
  case notConverged(iterations: Int)
}
