import Glibc

/// Divides the deaths of a cell among its states by their relative mortality.
///
/// The force of mortality in state s is h r, r being its relative mortality, and h is such that the
/// cell as a whole keeps the share that its life table lets live: Σ wₛ exp(−h rₛ) = σ with wₛ the
/// states' shares. So totals stay those of the population, and a state's own rates lie in the stated
/// ratio to another's within the step.
enum StateSurvival {
  /// The share of each state that lives.
  ///
  /// Newton's method on the logarithm of the sum, which is convex, from −log σ / Σ w r, which lies
  /// below the root: it rises to it without overshooting.
  ///
  /// - Parameters:
  ///   - people: in each state, none negative.
  ///   - relativeMortality: of each state.
  ///   - share: of all of them that lives, from 0 to 1.
  /// - Returns: the whole's share in every state where nobody there can die more than another.
  static func shares(
    _ people: ArraySlice<Double>, relativeMortality: [Double], share: Double
  ) -> [Double] {
    let same = [Double](repeating: share, count: people.count)
    let sum = people.reduce(0, +)
    let exposed = zip(people, relativeMortality).reduce(0) { $0 + $1.0 * $1.1 }
    guard sum > 0, exposed > 0, share > 0, share < 1 else { return same }
    // With some who do not die, the rest may not be enough to die.
    let immortal = zip(people, relativeMortality).reduce(0) { $0 + ($1.1 == 0 ? $1.0 : 0) }
    guard immortal < share * sum else { return same }
    var force = -log(share) * sum / exposed
    for _ in 0..<60 {
      var (living, slope) = (0.0, 0.0)
      for (count, mortality) in zip(people, relativeMortality) {
        let part = count * exp(-force * mortality)
        living += part
        slope += part * mortality
      }
      let step = log(living / (share * sum)) * living / slope
      force += step
      if abs(step) <= 4e-15 { break }
    }
    return relativeMortality.map { exp(-force * $0) }
  }
}
