public import LinearAlgebra

extension StateReadings {
  /// The readings of funds as `of(_:entries:)` gives them, by several tasks at once.
  ///
  /// The funds are cut into as many runs as there are tasks, and the results put together in their
  /// order.
  ///
  /// - Parameters:
  ///   - populations: cells × funds.
  ///   - entries: what comes in at the end of each step.
  ///   - tasks: how many tasks, at least one.
  public func of(
    _ populations: Matrix, entries: [StateEntry] = [], tasks: Int
  ) async -> Matrix {
    precondition(tasks > 0, "There must be at least one task.")
    let funds = populations.columns
    let parts = await withTaskGroup(of: (Int, Matrix).self) { group in
      for task in 0..<tasks {
        let range = (task * funds / tasks)..<((task + 1) * funds / tasks)
        group.addTask {
          let own = entries.map { StateEntry(cell: $0.cell, people: Array($0.people[range])) }
          return (
            task, self.of(populations[rows: 0..<populations.rows, columns: range], entries: own)
          )
        }
      }
      var parts = [Matrix](repeating: Matrix(rows: 0, columns: 0), count: tasks)
      for await (task, part) in group { parts[task] = part }
      return parts
    }
    return Matrix(
      rows: stepCount * readingCount, columns: funds, elements: parts.flatMap(\.elements))
  }
}

extension StateProjection {
  /// Readings of many funds that each have transitions of their own, by several tasks at once.
  ///
  /// A fund's transitions are made when its turn comes and then forgotten, so memory is that of the
  /// result and of one fund a task.
  ///
  /// - Parameters:
  ///   - populations: cells × funds.
  ///   - weights: one list of weights a reading.
  ///   - steps: how many steps.
  ///   - entries: what comes in at the end of each step.
  ///   - tasks: how many tasks, at least one.
  ///   - transitions: the transitions of a fund.
  /// - Returns: for each fund, for each step, one number a reading.
  /// - Throws: what `transitions` throws, that of the first fund at fault.
  public func readings(
    _ populations: Matrix, weights: [[Double]], steps: Int, entries: [StateEntry] = [],
    tasks: Int = 1, transitions: @escaping @Sendable (Int) throws(StateError) -> PackedTransitions
  ) async throws(StateError) -> [[[Double]]] {
    precondition(tasks > 0, "There must be at least one task.")
    let funds = populations.columns
    typealias Part = Result<[[[Double]]], StateError>
    let parts = await withTaskGroup(of: (Int, Part).self) { group in
      for task in 0..<tasks {
        let range = (task * funds / tasks)..<((task + 1) * funds / tasks)
        group.addTask {
          var part: [[[Double]]] = []
          for fund in range {
            do throws(StateError) {
              part.append(
                self.readings(
                  populations.column(fund), try transitions(fund), weights: weights, steps: steps,
                  entries: entries, fund: fund))
            } catch {
              return (task, .failure(error))
            }
          }
          return (task, .success(part))
        }
      }
      var parts = [Part](repeating: .success([]), count: tasks)
      for await (task, part) in group { parts[task] = part }
      return parts
    }
    var result: [[[Double]]] = []
    for part in parts { result += try part.get() }
    return result
  }
}
