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
