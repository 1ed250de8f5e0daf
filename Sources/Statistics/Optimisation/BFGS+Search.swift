extension BFGS {
  /// The search itself; `alsoSpent` tells the evaluations that gradients have taken.
  func minimise(
    from start: [Double], gradient: ([Double], inout [Double]) -> Void, alsoSpent: () -> Int,
    _ function: ([Double]) -> Double
  ) -> Minimum {
    var state = QuasiNewtonState(at: start, value: function(start))
    var evaluations = 1
    gradient(start, &state.slopes)
    while !state.isFlat(gradientTolerance) {
      if !state.value.isFinite || evaluations + alsoSpent() >= maximumEvaluations {
        return state.outcome(evaluations, converged: false)
      }
      state.aim()
      if search(&state, &evaluations, gradient, alsoSpent, function) {
        state.learn()
      } else if state.isSteepest {
        return state.outcome(evaluations, converged: false)
      } else {
        state.forget()
      }
    }
    return state.outcome(evaluations, converged: true)
  }

  /// Walks along the state's direction to a point that satisfies Wolfe's conditions, or to the best
  /// that satisfies the first of them; false if there is none.
  private func search(
    _ state: inout QuasiNewtonState, _ evaluations: inout Int,
    _ gradient: ([Double], inout [Double]) -> Void, _ alsoSpent: () -> Int,
    _ function: ([Double]) -> Double
  ) -> Bool {
    var shortest = 0.0
    var longest = Double.infinity
    var stride = state.firstStride
    var found = false
    for _ in 0..<60 {
      if evaluations + alsoSpent() >= maximumEvaluations { break }
      state.setTrial(stride)
      let value = function(state.trial)
      evaluations += 1
      if value <= state.value + 1e-4 * stride * state.descent && value.isFinite {
        gradient(state.trial, &state.trialSlopes)
        state.keepTrial(value)
        found = true
        if state.trialDescent >= 0.9 * state.descent { return true }
        shortest = stride
      } else {
        longest = stride
        if found && longest - shortest <= 1e-3 * shortest { return true }
      }
      stride = longest < .infinity ? 0.5 * (shortest + longest) : 2 * shortest
    }
    return found
  }
}
