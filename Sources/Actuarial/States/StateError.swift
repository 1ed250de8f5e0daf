/// Why transitions between states could not be used.
public enum StateError: Error, Equatable, Sendable {
  /// A state is named twice.
  case repeatedState(name: String)

  /// A probability is outside [0, 1].
  case notProbability(sex: Int, age: Int, from: String, to: String, value: Double)

  /// The probabilities of leaving a state and of staying in it do not sum to one.
  case incompleteRow(sex: Int, age: Int, from: String, sum: Double)

  /// The shares of the states at the start do not sum to one, or one of them is outside [0, 1].
  case unusableStart(sex: Int, age: Int, sum: Double)

  /// The shares of an automatic move do not sum to one, or one of them is outside [0, 1].
  case unusableMove(position: Int, sum: Double)

  /// A relative mortality is negative or not finite, or zero in all states.
  case unusableMortality(state: String, value: Double)

  /// The probabilities of a step cannot be divided among shorter ones, since less than half of a
  /// state's people stay in it.
  case notDivisible(sex: Int, age: Int, from: String)
}
