/// Why a population could not be split or projected. Positions count ages or groups from 0.
public enum PopulationError: Error, Equatable, Sendable {
  /// Groups do not ascend, or the first does not start at age zero.
  case unevenGroups(position: Int)

  /// A count, rate or number of migrants is negative where it must not be, or not finite.
  case unusableValue(position: Int, value: Double)

  /// More people are said to leave an age than there are; the step counts from 0.
  case moreLeaversThanPeople(age: Int, step: Int)

  /// The equations of the split have no solution.
  case degenerate
}
