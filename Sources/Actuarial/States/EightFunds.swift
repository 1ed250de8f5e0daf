internal import CStates

/// Up to eight funds with transitions of their own, stepped together: one lane a fund.
///
/// A cell leans only on its own age and the one before, so all steps of an age are taken before the
/// next age's: each matrix is read from memory once, and what moved at an age in each step waits for
/// the age after it. Lanes never meet, so that a fund's numbers are those of `StateProjection.step`
/// bit by bit, whatever the width of the processor's instructions.
struct EightFunds {
  /// How many funds are stepped together.
  static let count = 8

  private let projection: StateProjection
  private let weights: [[Double]]
  private let steps: Int
  private let level: Int32
  private var numbers: [Double]
  private let places: Places

  /// Room for funds.
  ///
  /// - Parameters:
  ///   - projection: the cells and the ageing.
  ///   - weights: one list of weights a reading, one number a cell.
  ///   - steps: how many steps.
  ///   - level: which instructions to use, those of the processor at most.
  init(_ projection: StateProjection, weights: [[Double]], steps: Int, level: Int? = nil) {
    precondition(
      steps >= 0 && weights.allSatisfy { $0.count == projection.space.cellCount },
      "A reading needs a weight for each cell.")
    self.projection = projection
    self.weights = weights
    self.steps = steps
    self.level = Int32(min(level ?? Self.levels.upperBound, Self.levels.upperBound))
    places = Places(states: projection.space.stateCount, readings: weights.count, steps: steps)
    numbers = [Double](repeating: 0, count: places.end)
  }

  /// The levels of instructions that the processor offers: 0 for two lanes at once, 1 for four, 2
  /// for eight.
  static var levels: ClosedRange<Int> { 0...Int(state_vector_level()) }

  /// The readings of funds: for each fund, those of a step together.
  ///
  /// - Parameters:
  ///   - transitions: those of each fund, at most eight.
  ///   - people: the number in a cell of a fund at the start.
  ///   - entries: what comes in at the end of each step.
  ///   - first: the number of the first fund among the entries' people.
  mutating func readings(
    _ transitions: [PackedTransitions], people: (_ cell: Int, _ fund: Int) -> Double,
    entries: [StateEntry], first: Int
  ) -> [Double] {
    precondition(
      transitions.count <= Self.count
        && transitions.allSatisfy { $0.space == projection.space },
      "The transitions do not fit the model's cells.")
    let space = projection.space
    for index in numbers.indices { numbers[index] = 0 }
    for sex in 0..<space.sexCount {
      for index in places.younger..<places.sums { numbers[index] = 0 }
      for age in 0..<space.ageCount {
        let start = space.cell(sex: sex, age: age, state: 0)
        for (lane, own) in transitions.enumerated() {
          own.copyRows(from: start, to: &numbers, at: places.transitions + lane)
          for state in 0..<space.stateCount {
            numbers[places.people + Self.count * state + lane] = people(start + state, lane)
          }
        }
        let hasEntries = setEntries(entries, start: start, first: first, funds: transitions.count)
        for (reading, list) in weights.enumerated() {
          for state in 0..<space.stateCount {
            numbers[places.weights + reading * space.stateCount + state] = list[start + state]
          }
        }
        advance(isLast: age + 1 == space.ageCount, hasEntries: hasEntries)
      }
    }
    let own = steps * weights.count
    var result: [Double] = []
    result.reserveCapacity(transitions.count * own)
    for lane in transitions.indices {
      for reading in 0..<own { result.append(numbers[places.sums + Self.count * reading + lane]) }
    }
    return result
  }

  /// Puts in place what comes into an age's cells; false where nothing does.
  private mutating func setEntries(
    _ entries: [StateEntry], start: Int, first: Int, funds: Int
  ) -> Bool {
    let states = projection.space.stateCount
    let own = entries.filter { (start..<(start + states)).contains($0.cell) }
    if own.isEmpty { return false }
    for index in places.entries..<places.weights { numbers[index] = 0 }
    for entry in own {
      for lane in 0..<funds {
        numbers[places.entries + Self.count * (entry.cell - start) + lane] +=
          entry.people[first + lane]
      }
    }
    return true
  }

  /// All steps of one age.
  private mutating func advance(isLast: Bool, hasEntries: Bool) {
    let (places, projection, level) = (places, projection, level)
    let (steps, readings) = (steps, weights.count)
    unsafe numbers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var work = unsafe state_steps(
        states: projection.space.stateCount, steps: steps, readings: readings,
        kept: isLast ? 1 : 1 - projection.ageing, ageing: projection.ageing,
        transitions: base + places.transitions, people: base + places.people,
        entries: hasEntries ? UnsafePointer(base + places.entries) : nil,
        weights: base + places.weights, younger: base + places.younger, sums: base + places.sums)
      unsafe advance_age(level, &work)
    }
  }

  /// Where in one array each part lies.
  private struct Places {
    let transitions = 0
    let people: Int
    let entries: Int
    let weights: Int
    let younger: Int
    let sums: Int
    let end: Int

    init(states: Int, readings: Int, steps: Int) {
      let count = EightFunds.count
      people = count * states * states
      entries = people + count * states
      weights = entries + count * states
      younger = weights + readings * states
      sums = younger + count * states * steps
      end = sums + count * readings * steps
    }
  }
}
