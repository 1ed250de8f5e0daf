/// Why wages or a contribution base could not be used. Positions count from 0.
public enum WageError: Error, Equatable, Sendable {
  /// There is nothing to work on.
  case empty

  /// The bounds of groups of wages do not ascend.
  case unevenGroups(position: Int)

  /// A value is outside its range or not finite; the position is that of the value in its list, or
  /// of the argument.
  case unusableValue(position: Int, value: Double)

  /// Shares do not sum to one.
  case incompleteShares(sum: Double)

  /// The floor lies above the ceiling.
  case crossedBounds(floor: Double, ceiling: Double)
}
