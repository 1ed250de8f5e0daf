/// How people of a population change their status: by chance, and by age.
public struct StatusRules: Sendable, Equatable {
  /// The probabilities of a step, by sex, year of age and state.
  public let transitions: StateTransitions

  /// The moves that come with an age, in the order in which they are made.
  public let moves: [AutomaticMove]

  /// The state of the newborn, and of those of whom nothing else is known.
  public let birthState: Int

  /// How many times as high the force of mortality is in each state as in one of 1; only ratios
  /// matter.
  public let relativeMortality: [Double]

  /// Whether mortality is the same in all states.
  var hasOneMortality: Bool { relativeMortality.allSatisfy { $0 == relativeMortality[0] } }

  /// The states' names.
  public var states: [String] { transitions.space.states }

  /// Rules.
  ///
  /// - Parameters:
  ///   - transitions: two sexes, women first, by single year of age up to the population's open one.
  ///   - moves: at most one for a state and sex is useful.
  ///   - birthState: a state's position.
  ///   - relativeMortality: one number a state; the same in all if `nil`.
  /// - Throws: `unusableMove` where the shares of a move are not shares of one, `unusableMortality`
  ///   for a relative mortality that is negative or not finite, or zero in all states.
  /// - Precondition: moves, birth and mortality refer to states of the transitions.
  public init(
    transitions: StateTransitions, moves: [AutomaticMove] = [], birthState: Int = 0,
    relativeMortality: [Double]? = nil
  ) throws(StateError) {
    let space = transitions.space
    precondition(
      space.sexCount == 2 && space.states.indices.contains(birthState)
        && moves.allSatisfy {
          space.states.indices.contains($0.from) && $0.destinations.count == space.stateCount
        } && relativeMortality?.count ?? space.stateCount == space.stateCount,
      "Rules of status need two sexes, and moves among the states there are.")
    for (position, move) in moves.enumerated() {
      let sum = move.destinations.reduce(0, +)
      guard move.destinations.allSatisfy({ $0 >= 0 && $0 <= 1 }), abs(sum - 1) <= 1e-9 else {
        throw .unusableMove(position: position, sum: sum)
      }
    }
    let mortality = relativeMortality ?? [Double](repeating: 1, count: space.stateCount)
    let wrong =
      mortality.firstIndex { !($0 >= 0 && $0.isFinite) }
      ?? (mortality.allSatisfy { $0 == 0 } ? 0 : nil)
    if let wrong {
      throw .unusableMortality(state: space.states[wrong], value: mortality[wrong])
    }
    self.transitions = transitions
    self.moves = moves
    self.birthState = birthState
    self.relativeMortality = mortality
  }

  private init(_ rules: StatusRules, unchecked moves: [AutomaticMove]) {
    transitions = rules.transitions
    self.moves = moves
    birthState = rules.birthState
    relativeMortality = rules.relativeMortality
  }

  /// The same rules with every age as it was before any change of its schedule.
  public var withOriginalAges: StatusRules {
    StatusRules(self, unchecked: moves.map(\.unchanged))
  }
}
