/// A population in states carried forward step by step.
///
/// One step of a fund's population x: first everybody changes state, y = xᵀ P by sex and age; then
/// the share `ageing` of each age but the last moves to the next (ages being spread evenly over
/// their year, a twelfth a month); then entries come in. With new cells x':
///
/// x'(age) = (1 − ageing) y(age) + ageing y(age − 1) + entries,
///
/// and the last age keeps its own.
public struct StateProjection: Sendable, Equatable {
  /// The cells.
  public let space: StateSpace

  /// The share of an age that has its birthday in a step.
  public let ageing: Double

  /// A projection with steps of a part of a year.
  ///
  /// - Precondition: there is at least one step a year.
  public init(_ space: StateSpace, stepsPerYear: Int = 12) {
    precondition(stepsPerYear > 0, "There must be at least one step a year.")
    self.space = space
    ageing = 1 / Double(stepsPerYear)
  }

  /// One step of one fund in plain loops; what the other ways are tested against.
  ///
  /// - Precondition: the population has one number a cell.
  public func plainStep(
    _ population: [Double], _ transitions: StateTransitions, entries: [StateEntry] = [],
    fund: Int = 0
  ) -> [Double] {
    precondition(
      population.count == space.cellCount && transitions.space == space,
      "The population or the transitions do not fit the model's cells.")
    var next = [Double](repeating: 0, count: population.count)
    for sex in 0..<space.sexCount {
      for age in 0..<space.ageCount {
        for from in space.states.indices {
          let people = population[space.cell(sex: sex, age: age, state: from)]
          for to in space.states.indices {
            let moved = people * transitions[sex: sex, age: age, from: from, to: to]
            if age + 1 < space.ageCount {
              next[space.cell(sex: sex, age: age, state: to)] += (1 - ageing) * moved
              next[space.cell(sex: sex, age: age + 1, state: to)] += ageing * moved
            } else {
              next[space.cell(sex: sex, age: age, state: to)] += moved
            }
          }
        }
      }
    }
    for entry in entries { next[entry.cell] += entry.people[fund] }
    return next
  }

  /// One step of one fund, in place and with several states at a time.
  ///
  /// - Precondition: the population has one number a cell.
  public func step(
    _ population: inout [Double], _ transitions: PackedTransitions, entries: [StateEntry] = [],
    fund: Int = 0
  ) {
    precondition(
      population.count == space.cellCount && transitions.space == space,
      "The population or the transitions do not fit the model's cells.")
    transitions.advance(&population, ageing: ageing)
    for entry in entries { population[entry.cell] += entry.people[fund] }
  }

  /// Readings of one fund after each step: Σ weight × people over the cells.
  ///
  /// For one fund; `readings(_:weights:steps:entries:tasks:transitions:)` steps eight at once with
  /// the same bits, and where all funds share their transitions `StateReadings` is faster.
  ///
  /// - Parameters:
  ///   - population: the start, one number a cell.
  ///   - transitions: those of every step.
  ///   - weights: one list of weights a reading: a cost in each cell, or ones to count a state.
  ///   - steps: how many steps.
  ///   - entries: what comes in at the end of each step.
  ///   - fund: which of the entries' funds this is.
  /// - Returns: for each step one number a reading.
  public func readings(
    _ population: [Double], _ transitions: PackedTransitions, weights: [[Double]], steps: Int,
    entries: [StateEntry] = [], fund: Int = 0
  ) -> [[Double]] {
    var current = population
    return (0..<steps).map { _ in
      step(&current, transitions, entries: entries, fund: fund)
      return weights.map { weightedSum($0, current) }
    }
  }
}

/// Σ weight × value, cell after cell.
private func weightedSum(_ weights: [Double], _ values: [Double]) -> Double {
  precondition(weights.count == values.count, "A reading needs a weight for each cell.")
  let (weights, values) = (weights.span, values.span)
  var sum = 0.0
  for index in values.indices { sum += weights[index] * values[index] }
  return sum
}
