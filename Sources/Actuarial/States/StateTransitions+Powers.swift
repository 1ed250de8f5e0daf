internal import LinearAlgebra

extension StateTransitions {
  /// The transitions of so many steps on end at one age: Pⁿ of each sex and age.
  ///
  /// - Precondition: there is at least one step.
  /// - Throws: ``StateError`` where a product is no table of probabilities.
  public func compounded(_ steps: Int) throws(StateError) -> StateTransitions {
    precondition(steps > 0, "There must be at least one step to compound.")
    return try eachMatrix { matrix, _, _ in
      var result = matrix
      for _ in 1..<steps { result = result * matrix }
      return result
    }
  }

  /// The transitions of one of so many equal parts of a step.
  ///
  /// Of each matrix P the generator log P = −Σ (I − P)ᵏ / k is taken, its negative rates between
  /// states, which no process can have, set to zero and its diagonal to what makes rows sum to zero;
  /// a part's matrix is then the exponential of its n-th. Where no rate was negative, the n parts
  /// compound to P. The series converges where all diagonal elements are above one half: Israel,
  /// Rosenthal and Wei, Finding Generators for Markov Chains via Empirical Transition Matrices,
  /// Mathematical Finance 11 (2001), 245–265, theorem 2.2.
  ///
  /// - Throws: `notDivisible` where half or less stay in a state.
  /// - Precondition: there is at least one part.
  public func divided(into parts: Int) throws(StateError) -> StateTransitions {
    precondition(parts > 0, "A step has at least one part.")
    return try eachMatrix { (matrix, sex, age) throws(StateError) in
      let count = matrix.rows
      for state in 0..<count where matrix[state, state] <= 0.5 {
        throw .notDivisible(sex: sex, age: age, from: space.states[state])
      }
      let generator = Self.generator(of: matrix)
      // The exponential of a small matrix by its series.
      var term = Matrix.identity(count)
      var sum = term
      for power in 1...40 {
        term = 1 / (Double(parts) * Double(power)) * (term * generator)
        sum += term
      }
      return sum
    }
  }

  /// log P with rates between states that are not negative and rows that sum to zero.
  private static func generator(of matrix: Matrix) -> Matrix {
    let count = matrix.rows
    let rest = Matrix.identity(count) - matrix
    var power = rest
    var sum = Matrix(rows: count, columns: count)
    var order = 1
    while order < 20_000 && (power.elements.map(abs).max() ?? 0) > 1e-18 {
      sum -= 1 / Double(order) * power
      power = power * rest
      order += 1
    }
    for row in 0..<count {
      var leaving = 0.0
      for column in 0..<count where column != row {
        sum[row, column] = max(0, sum[row, column])
        leaving += sum[row, column]
      }
      sum[row, row] = -leaving
    }
    return sum
  }

  /// The same transitions for ages in other cells.
  ///
  /// - Parameters:
  ///   - space: cells of the same states and sexes.
  ///   - age: which age of this space a cell's age is.
  func spread(
    over space: StateSpace, _ age: (Int) -> Int
  ) throws(StateError) -> StateTransitions {
    try StateTransitions(space) { sex, cell, from, to in
      self[sex: sex, age: age(cell), from: from, to: to]
    }
  }

  /// Puts another matrix in the place of each; equal ones of neighbouring ages are made once.
  private func eachMatrix(
    _ change: (Matrix, _ sex: Int, _ age: Int) throws(StateError) -> Matrix
  ) throws(StateError) -> StateTransitions {
    let count = space.stateCount
    var results: [Matrix] = []
    var previous: Matrix?
    for sex in 0..<space.sexCount {
      for age in 0..<space.ageCount {
        let matrix = Matrix(rows: count, columns: count) {
          self[sex: sex, age: age, from: $0, to: $1]
        }
        if let previous, previous == matrix, let last = results.last {
          results.append(last)
        } else {
          results.append(try change(matrix, sex, age))
        }
        previous = matrix
      }
    }
    return try StateTransitions(space) { sex, age, from, to in
      // Products of rows that sum to one may miss the bounds by a last digit.
      min(1, max(0, results[sex * space.ageCount + age][from, to]))
    }
  }
}
