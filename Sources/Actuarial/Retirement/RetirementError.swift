/// Why a schedule of ages or of contribution years could not be used. Positions count from 0.
public enum RetirementError: Error, Equatable, Sendable {
  /// The steps of a schedule do not ascend.
  case unevenSteps(position: Int)

  /// Those born in the month at which a step begins would retire before those born earlier.
  case overtakes(position: Int)

  /// A number of months or a share is outside its range; the position counts the arguments' parts.
  case unusableValue(position: Int, value: Double)

  /// Shares do not sum to one.
  case incompleteShares(sum: Double)
}
