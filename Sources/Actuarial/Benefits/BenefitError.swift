/// Why a benefit, a credibility or a regression could not be computed. Positions count from 0.
public enum BenefitError: Error, Equatable, Sendable {
  /// There is nothing to work on.
  case empty

  /// A value is negative where it must not be, outside its range, or not finite.
  case unusableValue(position: Int, value: Double)

  /// The bands of a benefit do not ascend.
  case unevenBands(position: Int)

  /// There are too few groups, periods or observations.
  case tooFewValues(count: Int, needed: Int)

  /// A column of a regression follows from the others.
  case dependentColumn(column: Int)

  /// An iteration did not settle.
  case notConverged(iterations: Int)
}
