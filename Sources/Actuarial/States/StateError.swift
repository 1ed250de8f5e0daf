/// Why transitions between states could not be used.
public enum StateError: Error, Equatable, Sendable {
  /// A state is named twice.
  case repeatedState(name: String)

  /// A probability is outside [0, 1].
  case notProbability(sex: Int, age: Int, from: String, to: String, value: Double)

  /// The probabilities of leaving a state and of staying in it do not sum to one.
  case incompleteRow(sex: Int, age: Int, from: String, sum: Double)
}
