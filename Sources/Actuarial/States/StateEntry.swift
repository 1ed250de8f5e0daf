/// People who come into a cell at the end of each step: the newborn, say, or those who move in.
public struct StateEntry: Sendable, Equatable {
  /// The cell.
  public let cell: Int

  /// People a step, one number a fund; negative where they leave.
  public let people: [Double]

  /// Makes an entry.
  public init(cell: Int, people: [Double]) {
    self.cell = cell
    self.people = people
  }
}
