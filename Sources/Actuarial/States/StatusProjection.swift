/// A population carried forward by age and sex with everyone in one of several states.
///
/// The cohorts say how many people there are: births, deaths and migration are theirs. The states
/// say how each cell is divided. In a step everyone first changes state by chance and grows older;
/// each cell's states then take their part of its deaths, by the rules' relative mortality, and of its
/// migrants, in proportion, the newborn coming in their own state; at last come the moves that depend
/// on age. So the states of a cell always sum to the cohort's people, and nobody is lost.
///
/// In steps of a month ages are counted in months, and moves come in the month of their age.
public struct StatusProjection: Sendable {
  /// The rules.
  public let rules: StatusRules

  /// The month reached, numbered as in `StepSchedule`.
  public private(set) var month: Int

  /// The cells: two sexes, women first, ages by the step, states.
  public let space: StateSpace

  /// People in each cell.
  public private(set) var people: [Double]

  /// The population that is divided.
  public private(set) var cohorts: CohortProjection

  private let packed: PackedTransitions
  private let projection: StateProjection

  /// Starts from a population and its division.
  ///
  /// - Parameters:
  ///   - population: counts by single age from 0; the last age is open.
  ///   - month: the month they are of, its end.
  ///   - step: how long a step is; the rules' probabilities are those of such a step.
  ///   - rules: how people change state.
  ///   - start: the share of each state among the people of a sex (0 for women) and year of age,
  ///     before the moves that come with age: whoever is past an age is moved at once.
  /// - Throws: `population` for counts that are negative, `states` for shares that do not sum to
  ///   one.
  /// - Precondition: the rules have the population's ages.
  public init(
    _ population: Sexes<[Double]>, month: Int, step: CohortProjection.Step, rules: StatusRules,
    start: (_ sex: Int, _ age: Int) -> [Double]
  ) throws(StatusError) {
    precondition(
      rules.transitions.space.ageCount == population.female.count,
      "Rules of \(rules.transitions.space.ageCount) ages do not fit the population's.")
    do {
      cohorts = try CohortProjection(population, step: step)
    } catch {
      throw .population(error)
    }
    let lastAge = population.female.count - 1
    let parts = step == .year ? 1 : 12
    self.rules = rules
    self.month = month
    people = []
    do throws(StateError) {
      space = try StateSpace(
        states: rules.states, sexCount: 2, ageCount: cohorts.cells.female.count)
      packed = PackedTransitions(
        try rules.transitions.spread(over: space) { min(lastAge, $0 / parts) })
      for (sex, counts) in [cohorts.cells.female, cohorts.cells.male].enumerated() {
        var shares: [Double] = []
        for (cell, count) in counts.enumerated() {
          if cell % parts == 0 {
            let age = min(lastAge, cell / parts)
            shares = start(sex, age)
            let sum = shares.reduce(0, +)
            let isSound = shares.allSatisfy { $0 >= 0 && $0 <= 1 }
            guard shares.count == rules.states.count, isSound, abs(sum - 1) <= 1e-9 else {
              throw StateError.unusableStart(sex: sex, age: age, sum: sum)
            }
          }
          people += shares.map { $0 * count }
        }
      }
    } catch {
      throw .states(error)
    }
    projection = StateProjection(space, stepsPerYear: 1)
    moveByAge(step: 0)
  }

  /// The months in a step.
  public var stepMonths: Int { cohorts.step == .year ? 12 : 1 }

  /// People of each state.
  public var counts: Sexes<[Double]> {
    Sexes(female: sums(0), male: sums(1))
  }

  /// People of each state by year of age, one list of ages a state.
  public func byAge(sex: Int) -> [[Double]] {
    let (count, parts) = (space.stateCount, cohorts.step == .year ? 1 : 12)
    let ages = (space.ageCount - 1) / parts + 1
    var result = [[Double]](repeating: [Double](repeating: 0, count: ages), count: count)
    for cell in 0..<space.ageCount {
      let start = (sex * space.ageCount + cell) * count
      for state in 0..<count { result[state][cell / parts] += people[start + state] }
    }
    return result
  }

  /// Carries everyone one step forward.
  ///
  /// - Parameter rates: the yearly rates that hold in the step.
  /// - Throws: `moreLeaversThanPeople`.
  public mutating func advance(_ rates: VitalRates) throws(PopulationError) -> StatusPeriod {
    let before = counts
    projection.step(&people, packed)
    let mixed = counts
    let vital = try cohorts.advance(rates)
    divide()
    let divided = counts
    month += stepMonths
    moveByAge(step: stepMonths)
    let after = counts
    func difference(_ left: [Double], _ right: [Double]) -> [Double] {
      zip(left, right).map { $0 - $1 }
    }
    func changed(_ path: KeyPath<Sexes<[Double]>, [Double]>) -> [Double] {
      zip(
        difference(mixed[keyPath: path], before[keyPath: path]),
        difference(after[keyPath: path], divided[keyPath: path])
      ).map { $0 + $1 }
    }
    return StatusPeriod(
      vital: vital, counts: after,
      changed: Sexes(female: changed(\.female), male: changed(\.male)),
      outside: Sexes(
        female: difference(divided.female, mixed.female),
        male: difference(divided.male, mixed.male)))
  }

  /// Divides every cell of the cohorts as the states lie in it.
  private mutating func divide() {
    let count = space.stateCount
    let survival = [cohorts.livingShares.female, cohorts.livingShares.male]
    let hasOneMortality = rules.hasOneMortality
    for (sex, totals) in [cohorts.cells.female, cohorts.cells.male].enumerated() {
      for (cell, total) in totals.enumerated() {
        let start = (sex * space.ageCount + cell) * count
        if !hasOneMortality {
          let shares = StateSurvival.shares(
            people[start..<(start + count)], relativeMortality: rules.relativeMortality,
            share: survival[sex][cell])
          for state in 0..<count { people[start + state] *= shares[state] }
        }
        let sum = people[start..<(start + count)].reduce(0, +)
        if sum > 0 {
          let factor = total / sum
          for state in 0..<count { people[start + state] *= factor }
        } else {
          // The newborn, and the first who come to an age at which nobody was.
          people[start + rules.birthState] = total
        }
      }
    }
  }

  /// Makes the moves that come with age.
  private mutating func moveByAge(step: Int) {
    let count = space.stateCount
    let parts = cohorts.step == .year ? 12 : 1
    for move in rules.moves {
      for (sex, pattern) in [move.ages.female, move.ages.male].enumerated() {
        guard let pattern else { continue }
        for cell in 0..<space.ageCount {
          let start = (sex * space.ageCount + cell) * count
          let there = people[start + move.from]
          if there == 0 { continue }
          let share = move.share(
            pattern, ages: (cell * parts)..<(cell * parts + parts), month: month, step: step)
          if share == 0 { continue }
          people[start + move.from] = there - there * share
          for (state, part) in move.destinations.enumerated() where part > 0 {
            people[start + state] += there * share * part
          }
        }
      }
    }
  }

  private func sums(_ sex: Int) -> [Double] {
    let count = space.stateCount
    var sums = [Double](repeating: 0, count: count)
    let start = sex * space.ageCount * count
    for cell in 0..<space.ageCount {
      for state in 0..<count { sums[state] += people[start + cell * count + state] }
    }
    return sums
  }
}
