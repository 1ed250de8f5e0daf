/// Where a search for the least value of a function ended.
public struct Minimum: Sendable, Equatable {
  /// The best point found.
  public let point: [Double]

  /// The function's value there.
  public let value: Double

  /// How often the function was evaluated.
  public let evaluations: Int

  /// True if the search met its tolerance, false if it ran out of evaluations or could not go on.
  public let converged: Bool

  /// The outcome of a search.
  public init(point: [Double], value: Double, evaluations: Int, converged: Bool) {
    self.point = point
    self.value = value
    self.evaluations = evaluations
    self.converged = converged
  }
}
