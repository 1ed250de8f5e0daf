public import LinearAlgebra

/// Readings of many funds that share their transitions, found backwards.
///
/// A reading after t steps is linear in the population at the start: w·(Aᵗ x) = (Aᵗᵀ w)·x, A being
/// one step. So the weights are carried back once, for all funds, and every reading of every fund
/// comes out of one matrix product (cells × readings, transposed, times cells × funds), at the speed
/// of the machine's linear algebra. What comes in at a cell at every step adds the sum of the
/// weights of the steps after it.
public struct StateReadings: Sendable {
  /// The cells.
  public let space: StateSpace

  /// The number of steps.
  public let stepCount: Int

  /// The number of readings after each step.
  public let readingCount: Int

  /// Cells × (steps × readings), the readings of a step together.
  private let carried: Matrix

  /// Carries weights back over the steps.
  ///
  /// - Parameters:
  ///   - projection: the cells and the ageing.
  ///   - transitions: those of each step; the last is repeated where there are more steps.
  ///   - weights: one list of weights a reading, one number a cell.
  ///   - steps: how many steps.
  /// - Complexity: steps × readings × cells × states with one set of transitions. Different ones
  ///   cost that for every step anew, since each reading goes back over its own.
  /// - Precondition: there is at least one set of transitions; weights have one number a cell.
  public init(
    _ projection: StateProjection, _ transitions: [StateTransitions], weights: [[Double]],
    steps: Int
  ) {
    precondition(
      !transitions.isEmpty && steps >= 0
        && weights.allSatisfy { $0.count == projection.space.cellCount }
        && transitions.allSatisfy { $0.space == projection.space },
      "Readings need transitions and weights of the model's cells.")
    space = projection.space
    stepCount = steps
    readingCount = weights.count
    let cells = space.cellCount
    var elements = [Double](repeating: 0, count: cells * steps * weights.count)
    for start in stride(from: 0, to: weights.count, by: 8) {
      let block = start..<min(start + 8, weights.count)
      let first = CarriedWeights(weights[block], space)
      var current = first
      for step in 0..<steps {
        if transitions.count == 1 {
          current.carry(over: transitions[0], projection.ageing)
        } else {
          current = first
          for earlier in (0...step).reversed() {
            current.carry(over: transitions[min(earlier, transitions.count - 1)], projection.ageing)
          }
        }
        current.store(in: &elements, at: (step * weights.count + start) * cells)
      }
    }
    carried = Matrix(rows: cells, columns: steps * weights.count, elements: elements)
    self.weights = weights
    isConstant = transitions.count == 1
  }

  private let weights: [[Double]]
  private let isConstant: Bool

  /// The readings of funds: (steps × readings) × funds, the readings of a step together.
  ///
  /// - Parameters:
  ///   - populations: cells × funds.
  ///   - entries: what comes in at the end of each step; only with one set of transitions.
  public func of(_ populations: some MatrixReadable, entries: [StateEntry] = []) -> Matrix {
    precondition(
      populations.view.rows == space.cellCount,
      "Populations of \(populations.view.rows) cells do not fit a model of \(space.cellCount).")
    precondition(
      entries.isEmpty || isConstant, "Entries need transitions that are the same at every step.")
    var result = carried.view.transposed * populations
    for entry in entries {
      precondition(
        entry.people.count == result.columns,
        "An entry needs one number for each of \(result.columns) funds.")
      let people = Matrix(rows: 1, columns: result.columns, elements: entry.people)
      result.accumulate(1, Matrix(column: response(at: entry.cell)), people)
    }
    return result
  }

  /// What one person a step coming into a cell adds to each reading after each step.
  private func response(at cell: Int) -> [Double] {
    var sums = weights.map { $0[cell] }
    var response: [Double] = []
    for step in 0..<stepCount {
      response += sums
      for reading in sums.indices { sums[reading] += carried[cell, step * readingCount + reading] }
    }
    return response
  }
}
