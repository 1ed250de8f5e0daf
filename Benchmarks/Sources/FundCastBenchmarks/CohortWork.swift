import Actuarial
import LinearAlgebra
import Statistics

/// 800 funds of 2 sexes, 101 ages and 6 states over 120 months, read each month for the cost and
/// for the people in each state.
struct CohortWork {
  static let funds = 800
  static let steps = 120

  let projection: StateProjection
  let transitions: StateTransitions
  let populations: Matrix
  let weights: [[Double]]
  let entries: [StateEntry]

  init() throws {
    let space = try StateSpace(
      states: ["pupil", "resident", "employed", "flexible", "retired", "dead"], ageCount: 101)
    var stream = RandomStream(RandomKey(seed: 1, fund: "benchmark", variable: "cohort"))
    let count = space.stateCount
    var rows: [Double] = []
    for cell in 0..<space.cellCount {
      var row = (0..<count).map { _ in 0.02 * stream.nextUniform() }
      row[cell % count] = 0
      row[cell % count] = 1 - row.reduce(0, +)
      if cell % count == count - 1 { row = [0, 0, 0, 0, 0, 1] }
      rows += row
    }
    transitions = try StateTransitions(space) { sex, age, from, to in
      rows[space.cell(sex: sex, age: age, state: from) * count + to]
    }
    projection = StateProjection(space)
    populations = Matrix(rows: space.cellCount, columns: Self.funds) { cell, _ in
      cell % count == count - 1 ? 0 : 100 * stream.nextUniform()
    }
    weights =
      [(0..<space.cellCount).map { _ in 200 * stream.nextUniform() }]
      + (0..<count).map(space.count(of:))
    entries = (0..<2).map { sex in
      StateEntry(
        cell: space.cell(sex: sex, age: 0, state: 0),
        people: (0..<Self.funds).map { _ in 10 * stream.nextUniform() })
    }
  }

  /// Multiplications and additions of the product that gives all readings.
  var commonOperations: Double {
    2 * Double(populations.rows) * Double(Self.steps * weights.count) * Double(Self.funds)
  }

  /// Multiplications and additions of stepping every fund, ageing included.
  var ownOperations: Double {
    let cells = Double(populations.rows)
    return (2 * cells * Double(projection.space.stateCount) + 3 * cells) * Double(Self.steps)
      * Double(Self.funds)
  }

  /// Bytes of transition matrices read, each once.
  var ownBytes: Double { Double(populations.rows) * 64 * Double(Self.funds) }

  /// All readings with transitions that all funds share.
  func common(tasks: Int) async -> Double {
    let readings = StateReadings(projection, [transitions], weights: weights, steps: Self.steps)
    return await readings.of(populations, entries: entries, tasks: tasks)[0, 0]
  }

  /// Transitions of each fund's own: a little more or less of what leaves each state.
  func ownTransitions() throws -> [PackedTransitions] {
    try (0..<Self.funds).map { fund in
      let factor = 0.9 + 0.2 * Double(fund) / Double(Self.funds)
      return PackedTransitions(
        try StateTransitions(transitions.space) { sex, age, from, to in
          let value = factor * transitions[sex: sex, age: age, from: from, to: to]
          return from == to ? 1 - factor + value : value
        })
    }
  }

  /// The cost with transitions of each fund's own.
  func own(_ packed: [PackedTransitions], tasks: Int) async throws -> Double {
    try await projection.readings(
      populations, weights: [weights[0]], steps: Self.steps, entries: entries, tasks: tasks
    ) { packed[$0] }[0, 0]
  }
}
