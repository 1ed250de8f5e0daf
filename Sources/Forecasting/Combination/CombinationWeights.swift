/// The weights of the members of a combination by step.
public struct CombinationWeights: Sendable, Hashable {
  /// One list a step from one, each with one weight a member; the weights of a step sum to one.
  public let bySteps: [[Double]]

  /// Equal weights at every step.
  init(equalFor members: Int) {
    bySteps = [[Double](repeating: 1 / Double(members), count: members)]
  }

  /// Weights inverse to mean squared errors around each step.
  ///
  /// Errors of the steps within a third of the step (at least one) on either side count, in units
  /// of the seasonal naive error at their origin. With n of them and k pseudo-errors, a member's
  /// mean square is (n·its own + k·that of all members)/(n + k).
  init(trials: [CombinationTrial], members: Int, horizon: Int, pseudoErrors: Double) {
    let equal = [Double](repeating: 1 / Double(members), count: members)
    bySteps = (1...max(horizon, 1)).map { step in
      let reach = max(1, step / 3)
      var squares = [Double](repeating: 0, count: members)
      var count = 0.0
      for trial in trials where trial.means.allSatisfy({ !$0.isEmpty }) {
        for place in max(0, step - 1 - reach)...step - 1 + reach
        where place < trial.actuals.count {
          guard let actual = trial.actuals[place] else { continue }
          count += 1
          for member in 0..<members {
            let error = (actual - trial.means[member][place]) / trial.scale
            squares[member] += error * error
          }
        }
      }
      let all = squares.reduce(0, +) / Double(members)
      guard count > 0, all > 0 else { return equal }
      let weights = squares.map { square in
        1 / max((square + pseudoErrors * all / count) / (count + pseudoErrors), 1e-12 * all)
      }
      let sum = weights.reduce(0, +)
      return weights.map { $0 / sum }
    }
  }

  /// The weights of a step from one; beyond the last step learned, the last.
  public func step(_ step: Int) -> [Double] { bySteps[min(step, bySteps.count) - 1] }
}
