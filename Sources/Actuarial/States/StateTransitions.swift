/// The probabilities of being in each state a step later, by sex, age and present state.
///
/// A step of a month or of a year; whoever dies or leaves goes to a state for it that keeps them.
public struct StateTransitions: Sendable, Equatable {
  /// The cells.
  public let space: StateSpace

  /// P by sex, age, from, to, in the order of the cells.
  let probabilities: [Double]

  /// Takes a matrix for each sex and age.
  ///
  /// - Parameters:
  ///   - space: the cells.
  ///   - tolerance: how far a row's sum may be from one; rows within it are not changed.
  ///   - probability: P(sex, age, from, to).
  /// - Throws: `notProbability`, `incompleteRow`.
  public init(
    _ space: StateSpace, tolerance: Double = 1e-9,
    _ probability: (_ sex: Int, _ age: Int, _ from: Int, _ to: Int) -> Double
  ) throws(StateError) {
    var probabilities: [Double] = []
    probabilities.reserveCapacity(space.cellCount * space.stateCount)
    for sex in 0..<space.sexCount {
      for age in 0..<space.ageCount {
        for from in space.states.indices {
          var sum = 0.0
          for to in space.states.indices {
            let value = probability(sex, age, from, to)
            guard value >= 0, value <= 1 else {
              throw .notProbability(
                sex: sex, age: age, from: space.states[from], to: space.states[to], value: value)
            }
            probabilities.append(value)
            sum += value
          }
          guard abs(sum - 1) <= tolerance else {
            throw .incompleteRow(sex: sex, age: age, from: space.states[from], sum: sum)
          }
        }
      }
    }
    self.space = space
    self.probabilities = probabilities
  }

  /// P of one place.
  public subscript(sex sex: Int, age age: Int, from from: Int, to to: Int) -> Double {
    precondition(
      space.states.indices.contains(to), "State \(to) lies outside the model.")
    return probabilities[space.cell(sex: sex, age: age, state: from) * space.stateCount + to]
  }
}
