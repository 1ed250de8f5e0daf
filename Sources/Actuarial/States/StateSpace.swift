/// The cells of a model in which people of a sex and a single age are in one of several states.
///
/// A population in these cells is one array, all states of an age together, the ages of a sex in
/// order, the sexes one after the other. The last age is open.
public struct StateSpace: Sendable, Equatable {
  /// The states' names.
  public let states: [String]

  /// The number of sexes, usually two.
  public let sexCount: Int

  /// The number of single ages.
  public let ageCount: Int

  /// The number of states.
  public var stateCount: Int { states.count }

  /// The number of cells: sexes × ages × states.
  public var cellCount: Int { sexCount * ageCount * states.count }

  /// Makes a space.
  ///
  /// - Throws: `repeatedState`.
  /// - Precondition: there is at least one state, sex and age.
  public init(states: [String], sexCount: Int = 2, ageCount: Int) throws(StateError) {
    precondition(
      !states.isEmpty && sexCount > 0 && ageCount > 0,
      "A model over time needs at least one state, one sex and one age.")
    for (position, name) in states.enumerated() where states[..<position].contains(name) {
      throw .repeatedState(name: name)
    }
    self.states = states
    self.sexCount = sexCount
    self.ageCount = ageCount
  }

  /// The position of a cell.
  public func cell(sex: Int, age: Int, state: Int) -> Int {
    precondition(
      (0..<sexCount).contains(sex) && (0..<ageCount).contains(age)
        && states.indices.contains(state),
      "Sex \(sex), age \(age) and state \(state) lie outside the model.")
    return (sex * ageCount + age) * states.count + state
  }

  /// The position of a state by its name.
  public func state(_ name: String) -> Int? { states.firstIndex(of: name) }

  /// The weights that count the people of one state, one a cell.
  public func count(of state: Int) -> [Double] {
    (0..<cellCount).map { $0 % states.count == state ? 1 : 0 }
  }
}
