public import LinearAlgebra

extension StateProjection {
  /// Readings of many funds that each have transitions of their own, by several tasks at once.
  ///
  /// Eight funds are stepped together. Their transitions are made when their turn comes and then
  /// forgotten, so memory is that of the result and of eight funds a task. The numbers are those of
  /// `readings(_:_:weights:steps:entries:fund:)` bit by bit, whatever the processor and the tasks.
  ///
  /// - Parameters:
  ///   - populations: cells × funds.
  ///   - weights: one list of weights a reading.
  ///   - steps: how many steps.
  ///   - entries: what comes in at the end of each step.
  ///   - tasks: how many tasks, at least one.
  ///   - transitions: the transitions of a fund.
  /// - Returns: (steps × readings) × funds, the readings of a step together.
  /// - Throws: what `transitions` throws, that of the first fund at fault.
  /// - Complexity: funds × cells × (states + readings) × steps.
  /// - Precondition: populations, weights and transitions have the model's cells, and an entry has
  ///   one number a fund.
  public func readings(
    _ populations: Matrix, weights: [[Double]], steps: Int, entries: [StateEntry] = [],
    tasks: Int = 1, transitions: @escaping @Sendable (Int) throws(StateError) -> PackedTransitions
  ) async throws(StateError) -> Matrix {
    precondition(tasks > 0, "There must be at least one task.")
    precondition(
      populations.rows == space.cellCount
        && entries.allSatisfy { $0.people.count == populations.columns },
      "Populations or entries do not fit the model's cells and funds.")
    let funds = populations.columns
    let blocks = (funds + EightFunds.count - 1) / EightFunds.count
    typealias Part = Result<[Double], StateError>
    let parts = await withTaskGroup(of: (Int, Part).self) { group in
      for task in 0..<tasks {
        let first = EightFunds.count * (task * blocks / tasks)
        let end = min(funds, EightFunds.count * ((task + 1) * blocks / tasks))
        group.addTask {
          do throws(StateError) {
            return (
              task,
              .success(
                try self.readings(
                  of: first..<max(first, end), populations, weights: weights, steps: steps,
                  entries: entries, transitions: transitions))
            )
          } catch {
            return (task, .failure(error))
          }
        }
      }
      var parts = [Part](repeating: .success([]), count: tasks)
      for await (task, part) in group { parts[task] = part }
      return parts
    }
    var elements: [Double] = []
    elements.reserveCapacity(steps * weights.count * funds)
    for part in parts { elements += try part.get() }
    return Matrix(rows: steps * weights.count, columns: funds, elements: elements)
  }

  /// The readings of a run of funds, one fund after the other.
  private func readings(
    of funds: Range<Int>, _ populations: Matrix, weights: [[Double]], steps: Int,
    entries: [StateEntry], transitions: (Int) throws(StateError) -> PackedTransitions
  ) throws(StateError) -> [Double] {
    var stepper = EightFunds(self, weights: weights, steps: steps)
    var result: [Double] = []
    result.reserveCapacity(funds.count * steps * weights.count)
    for first in stride(from: funds.lowerBound, to: funds.upperBound, by: EightFunds.count) {
      var own: [PackedTransitions] = []
      for fund in first..<min(first + EightFunds.count, funds.upperBound) {
        own.append(try transitions(fund))
      }
      result += stepper.readings(
        own, people: { populations[$0, first + $1] }, entries: entries, first: first)
    }
    return result
  }
}
