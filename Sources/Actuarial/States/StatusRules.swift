/// How people of a population change their status: by chance, and by age.
public struct StatusRules: Sendable, Equatable {
  /// The probabilities of a step, by sex, year of age and state.
  public let transitions: StateTransitions

  /// The moves that come with an age, in the order in which they are made.
  public let moves: [AutomaticMove]

  /// The state of the newborn, and of those of whom nothing else is known.
  public let birthState: Int

  /// The states' names.
  public var states: [String] { transitions.space.states }

  /// Rules.
  ///
  /// - Parameters:
  ///   - transitions: two sexes, women first, by single year of age up to the population's open one.
  ///   - moves: at most one for a state and sex is useful.
  ///   - birthState: a state's position.
  /// - Throws: `unusableMove` where the shares of a move are not shares of one.
  /// - Precondition: moves and birth refer to states of the transitions.
  public init(
    transitions: StateTransitions, moves: [AutomaticMove] = [], birthState: Int = 0
  ) throws(StateError) {
    let space = transitions.space
    precondition(
      space.sexCount == 2 && space.states.indices.contains(birthState)
        && moves.allSatisfy {
          space.states.indices.contains($0.from) && $0.destinations.count == space.stateCount
        }, "Rules of status need two sexes, and moves among the states there are.")
    for (position, move) in moves.enumerated() {
      let sum = move.destinations.reduce(0, +)
      guard move.destinations.allSatisfy({ $0 >= 0 && $0 <= 1 }), abs(sum - 1) <= 1e-9 else {
        throw .unusableMove(position: position, sum: sum)
      }
    }
    self.transitions = transitions
    self.moves = moves
    self.birthState = birthState
  }

  private init(_ transitions: StateTransitions, unchecked moves: [AutomaticMove], _ birth: Int) {
    self.transitions = transitions
    self.moves = moves
    birthState = birth
  }

  /// The same rules with every age as it was before any change of its schedule.
  public var withOriginalAges: StatusRules {
    StatusRules(transitions, unchecked: moves.map(\.unchanged), birthState)
  }
}
