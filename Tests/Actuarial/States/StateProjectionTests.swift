import LinearAlgebra
import TestSupport
import Testing

@testable import Actuarial

@Suite("Status over time")
struct StateProjectionTests {
  private func space(_ states: Int, ages: Int = 12) throws -> StateSpace {
    try StateSpace(states: (0..<states).map { "state-\($0)" }, ageCount: ages)
  }

  private func transitions(_ space: StateSpace, case number: Int) throws -> StateTransitions {
    var random = CaseGenerator("transitions", case: number)
    var rows: [[Double]] = []
    for cell in 0..<space.cellCount {
      let own = cell % space.stateCount
      let raw = space.states.indices.map { $0 == own ? 20 : random.number(in: 0...1) }
      let sum = raw.reduce(0, +)
      let isLast = own == space.stateCount - 1
      rows.append(space.states.indices.map { isLast ? ($0 == own ? 1 : 0) : raw[$0] / sum })
    }
    return try StateTransitions(space) { sex, age, from, to in
      rows[space.cell(sex: sex, age: age, state: from)][to]
    }
  }

  @Test(
    "the fast step equals plain loops, with few states and with many",
    arguments: [1, 3, 6, 8, 11, 17])
  func fastStep(states: Int) throws {
    let space = try space(states)
    let transitions = try transitions(space, case: states)
    let packed = PackedTransitions(transitions)
    let projection = StateProjection(space)
    var random = CaseGenerator("population in states", case: states)
    var plain = (0..<space.cellCount).map { _ in random.number(in: 0...1_000) }
    var fast = plain
    let entry = StateEntry(cell: space.cell(sex: 1, age: 0, state: 0), people: [7])
    for _ in 0..<30 {
      plain = projection.plainStep(plain, transitions, entries: [entry])
      projection.step(&fast, packed, entries: [entry])
    }
    for cell in plain.indices { #expect(relativeDifference(plain[cell], fast[cell]) < 1e-13) }
  }

  @Test("nobody is lost: people change by what comes in")
  func conservation() throws {
    let space = try space(6)
    let packed = PackedTransitions(try transitions(space, case: 1))
    let projection = StateProjection(space)
    var people = [Double](repeating: 10, count: space.cellCount)
    let start = people.reduce(0, +)
    let entry = StateEntry(cell: 0, people: [3])
    for _ in 0..<120 { projection.step(&people, packed, entries: [entry]) }
    #expect(relativeDifference(people.reduce(0, +), start + 360) < 1e-12)
  }

  @Test("readings found backwards equal those of the population carried forward")
  func readings() throws {
    let space = try space(5, ages: 20)
    let transitions = try transitions(space, case: 9)
    let packed = PackedTransitions(transitions)
    let projection = StateProjection(space)
    var random = CaseGenerator("readings")
    let funds = (0..<7).map { _ in (0..<space.cellCount).map { _ in random.number(in: 0...50) } }
    let cost = (0..<space.cellCount).map { _ in random.number(in: 0...9) }
    let weights = [cost] + space.states.indices.map(space.count(of:))
    let entries = [
      StateEntry(cell: 0, people: funds.map { $0[0] }),
      StateEntry(cell: space.cell(sex: 1, age: 3, state: 2), people: funds.map { $0[1] }),
    ]
    let backwards = StateReadings(projection, [transitions], weights: weights, steps: 24)
    let all = backwards.of(Matrix(columns: funds), entries: entries)
    for fund in funds.indices {
      let forwards = projection.readings(
        funds[fund], packed, weights: weights, steps: 24, entries: entries, fund: fund)
      for step in 0..<24 {
        for reading in weights.indices {
          #expect(
            relativeDifference(all[step * 6 + reading, fund], forwards[step][reading]) < 1e-12)
        }
      }
    }
  }

  @Test("several tasks give what one gives, also with transitions of each fund's own")
  func tasks() async throws {
    let space = try space(3)
    let shared = try transitions(space, case: 30)
    let projection = StateProjection(space)
    var random = CaseGenerator("tasks")
    let people = Matrix(rows: space.cellCount, columns: 5) { _, _ in random.number(in: 0...9) }
    let weights = space.states.indices.map(space.count(of:))
    let entries = [StateEntry(cell: 1, people: [1, 2, 3, 4, 5])]
    let readings = StateReadings(projection, [shared], weights: weights, steps: 6)
    let one = readings.of(people, entries: entries)
    let three = await readings.of(people, entries: entries, tasks: 3)
    #expect(largestDifference(one.elements, three.elements) < 1e-10)
    let packed = PackedTransitions(shared)
    let own = try await projection.readings(
      people, weights: weights, steps: 6, entries: entries, tasks: 2
    ) { _ in packed }
    for fund in 0..<5 {
      #expect(largestDifference(own.column(fund), one.column(fund)) < 1e-10)
    }
  }

  @Test(
    "eight funds at once have the bits of one fund stepped, whatever the width of instructions",
    arguments: [1, 2, 3, 6, 8, 11])
  func eightFunds(states: Int) throws {
    let space = try space(states)
    let projection = StateProjection(space)
    var random = CaseGenerator("eight funds", case: states)
    let funds = try (0..<5).map { PackedTransitions(try transitions(space, case: 40 + $0)) }
    let people = funds.map { _ in (0..<space.cellCount).map { _ in random.number(in: 0...900) } }
    let weights = [
      (0..<space.cellCount).map { _ in random.number(in: -3...9) }, space.count(of: states - 1),
    ]
    let entries = [
      StateEntry(cell: 0, people: [1, 2, 3, 4, 5]),
      StateEntry(cell: 0, people: [0.1, 0.2, 0.3, 0.4, 0.5]),
      StateEntry(cell: space.cell(sex: 1, age: 4, state: states - 1), people: [9, -1, 9, 9, 9]),
    ]
    let plain = funds.indices.flatMap { fund in
      projection.readings(
        people[fund], funds[fund], weights: weights, steps: 17, entries: entries, fund: fund
      ).flatMap(\.self)
    }
    for level in EightFunds.levels {
      var stepper = EightFunds(projection, weights: weights, steps: 17, level: level)
      for _ in 0..<2 {
        let fast = stepper.readings(
          funds, people: { people[$1][$0] }, entries: entries, first: 0)
        #expect(fast.map(\.bitPattern) == plain.map(\.bitPattern), "level \(level)")
      }
    }
  }

  @Test("with several entries into a cell each fund has its own, in blocks of eight and a rest")
  func manyFunds() async throws {
    let space = try space(4)
    let projection = StateProjection(space)
    var random = CaseGenerator("many funds")
    let funds = try (0..<19).map { PackedTransitions(try transitions(space, case: 60 + $0)) }
    let people = Matrix(rows: space.cellCount, columns: 19) { _, _ in random.number(in: 0...9) }
    let entries = [StateEntry(cell: 2, people: (0..<19).map(Double.init))]
    let weights = space.states.indices.map(space.count(of:))
    for tasks in [1, 2, 3, 7] {
      let all = try await projection.readings(
        people, weights: weights, steps: 5, entries: entries, tasks: tasks
      ) { funds[$0] }
      for fund in funds.indices {
        let one = projection.readings(
          people.column(fund), funds[fund], weights: weights, steps: 5, entries: entries,
          fund: fund)
        #expect(all.column(fund) == one.flatMap(\.self))
      }
    }
  }

  @Test("transitions that change from step to step are carried back in their own order")
  func changingTransitions() throws {
    let space = try space(4)
    let changing = try (0..<3).map { try transitions(space, case: 20 + $0) }
    let projection = StateProjection(space, stepsPerYear: 1)
    var random = CaseGenerator("changing transitions")
    let start = (0..<space.cellCount).map { _ in random.number(in: 0...50) }
    let weights = [space.count(of: 1)]
    let all = StateReadings(projection, changing, weights: weights, steps: 5)
      .of(Matrix(column: start))
    var people = start
    for step in 0..<5 {
      people = projection.plainStep(people, changing[min(step, 2)])
      let direct = zip(people, weights[0]).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(relativeDifference(all[step, 0], direct) < 1e-12)
    }
  }

  @Test("what is no transition is refused with its place")
  func refusals() throws {
    let space = try space(2)
    #expect(throws: StateError.incompleteRow(sex: 1, age: 3, from: "state-0", sum: 0.75)) {
      try StateTransitions(space) { sex, age, from, to in
        sex == 1 && age == 3 && from == 0 && to == 1 ? 0.25 : 0.5
      }
    }
    #expect(
      throws: StateError.notProbability(
        sex: 0, age: 0, from: "state-0", to: "state-0", value: -0.5)
    ) {
      try StateTransitions(space) { _, _, _, to in to == 0 ? -0.5 : 1.5 }
    }
    #expect(throws: StateError.repeatedState(name: "retired")) {
      try StateSpace(states: ["retired", "retired"], ageCount: 1)
    }
  }
}
