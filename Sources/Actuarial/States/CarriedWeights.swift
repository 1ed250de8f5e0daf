/// The weights of up to eight readings, carried back together: one lane a reading.
struct CarriedWeights: Sendable {
  private let space: StateSpace
  private let count: Int
  private var cells: [SIMD8<Double>]

  /// The weights at the last step; one list a reading, one number a cell.
  init(_ weights: ArraySlice<[Double]>, _ space: StateSpace) {
    var cells = [SIMD8<Double>](repeating: .zero, count: space.cellCount)
    for (lane, list) in weights.enumerated() {
      for (cell, weight) in list.enumerated() { cells[cell][lane] = weight }
    }
    self.space = space
    count = weights.count
    self.cells = cells
  }

  /// One step back, Aᵀ w, in place: the youngest age first, since it leans on the next one only.
  mutating func carry(over transitions: StateTransitions, _ ageing: Double) {
    let space = space
    let states = space.stateCount
    let probabilities = transitions.probabilities.span
    var mixed = [SIMD8<Double>](repeating: .zero, count: states)
    var mixedSpan = mixed.mutableSpan
    var cells = self.cells.mutableSpan
    for sex in 0..<space.sexCount {
      for age in 0..<space.ageCount {
        let start = (sex * space.ageCount + age) * states
        let isLast = age + 1 == space.ageCount
        for to in 0..<states {
          mixedSpan[to] =
            isLast
            ? cells[start + to]
            : (1 - ageing) * cells[start + to] + ageing * cells[start + states + to]
        }
        for from in 0..<states {
          var sum = SIMD8<Double>.zero
          let row = (start + from) * states
          for to in 0..<states { sum += probabilities[row + to] * mixedSpan[to] }
          cells[start + from] = sum
        }
      }
    }
  }

  /// Writes the readings' weights one after the other, each a column of cells.
  func store(in elements: inout [Double], at start: Int) {
    let cells = cells.span
    var elements = elements.mutableSpan
    for lane in 0..<count {
      let first = start + lane * cells.count
      for cell in cells.indices { elements[first + cell] = cells[cell][lane] }
    }
  }
}
